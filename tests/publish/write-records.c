/* Writes the records of a small publication to files, for the schemas: write-records DIRECTORY. */

#include "publish/record.h"
#include "sample.h"

static void
save (const char *folder, const char *name, const NunDescription *description)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *record = nun_publish_record (description, "first", "http://[::1]:8080", &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, record, -1, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const char *const optional[] = {
    "short_name", "licence",       "reference_url", "source",
    "wavebands",  "content_level", "version",       "created"
  };
  g_autoptr (NunDescription) one = sample_description (FALSE, sample_about);
  g_autoptr (NunDescription) two = sample_description (TRUE, sample_about);
  g_autoptr (NunDescription) bare = nun_description_ref (one);

  g_assert_cmpint (argc, ==, 2);
  save (argv[1], "one.xml", one);
  save (argv[1], "two.xml", two);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      g_autoptr (NunDescription) before = g_steal_pointer (&bare);

      bare = nun_description_set (before, NULL, NULL, optional[i], NULL, NULL);
    }
  save (argv[1], "bare.xml", bare);
  return 0;
}
