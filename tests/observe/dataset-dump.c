/* Prints the datasets of a file, a line each, the fields parted by tabs, for test-dataset.py. */

#include "observe/dataset.h"

int
main (int argc, char **argv)
{
  gboolean              all = argc > 2 && g_str_equal (argv[2], "--all");
  g_autoptr (GError)    error = NULL;
  g_autoptr (NunFile)   file = nun_file_open (argv[1], NULL, &error);
  g_autoptr (GPtrArray) datasets = NULL;

  if (file == NULL)
    {
      g_print ("error\t%s\n", error->message);
      return 1;
    }
  for (const char *const *warning = nun_file_get_warnings (file); *warning != NULL; warning++)
    g_print ("warning\t-1\t%s\n", *warning);
  datasets = nun_datasets_of_file (file, all, NULL);
  for (guint i = 0; i < datasets->len; i++)
    {
      const NunDataset *dataset = datasets->pdata[i];

      g_print ("%s\t%d\t%.17g\t%.17g\t%.17g\t%.17g\t%s\t%s\n",
               dataset->kind == NUN_DATASET_IMAGE ? "image" : "spectrum", dataset->hdu,
               dataset->centre_deg[0], dataset->centre_deg[1], dataset->wavelengths_m[0],
               dataset->wavelengths_m[1], dataset->remark != NULL ? dataset->remark : "",
               dataset->shape);
    }
  return 0;
}
