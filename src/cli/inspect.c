/* nunciusctl inspect: what files hold. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#include "cli/inspect-json.h"
#include "cli/inspect-observation.h"
#include "cli/scan-tool.h"
#include "describe/position.h"

static void
print_table (NunTable *table, GCancellable *cancellable)
{
  GPtrArray              *columns = nun_table_get_columns (table);
  g_autoptr (NunProfile)  profile = nun_profile_table (table, NULL, NULL, cancellable, NULL);
  g_autoptr (NunPosition) position = profile != NULL ? nun_position_guess (columns, profile) : NULL;

  g_print ("  table %s: %" PRId64 " rows, %u columns\n",
           *nun_table_get_name (table) != 0 ? nun_table_get_name (table) : "(unnamed)",
           nun_table_get_n_rows (table), columns->len);
  if (position != NULL)
    g_print ("    position: %s%s%s (%s). %s\n",
             ((NunColumn *) columns->pdata[position->lon[0]])->name,
             position->lon_form == NUN_POSITION_PAIR ? "" : ", ",
             position->lon_form == NUN_POSITION_PAIR
                 ? ""
                 : ((NunColumn *) columns->pdata[position->lat[0]])->name,
             nun_frame_to_name (position->frame), position->reason);
  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      g_autofree char *missing =
          profile != NULL ? nun_profile_dup_spellings (&profile->columns[i]) : NULL;

      g_print ("    %-24s %-12s %-10s %s\n", column->name, nun_datatype_name (column->datatype),
               column->unit != NULL ? column->unit : "",
               profile != NULL && profile->columns[i].samples[0] != NULL
                   ? profile->columns[i].samples[0]
                   : "");
      if (missing != NULL)
        g_print (_ ("      missing: %s\n"), missing);
    }
}

static void
print_file (const char *path, NunFile *file, GCancellable *cancellable)
{
  const char *const    *warnings = nun_file_get_warnings (file);
  g_autoptr (GPtrArray) spectra = nun_spectra_find (file, cancellable);

  g_print ("%s: %s\n", path, nun_file_get_format (file));
  if (nun_file_get_reason (file) != NULL)
    g_print ("  %s\n", nun_file_get_reason (file));
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    print_table (nun_file_get_table (file, i), cancellable);
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    g_print ("  image in HDU %d, %d axes\n", nun_file_get_image (file, i)->hdu,
             nun_file_get_image (file, i)->naxis);
  for (guint i = 0; i < spectra->len; i++)
    nun_inspect_print_spectrum (spectra->pdata[i]);
  for (guint i = 0; warnings[i] != NULL; i++)
    g_print ("  note: %s\n", warnings[i]);
}

static int
inspect_file (const char *path, gboolean json, GCancellable *cancellable)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, cancellable, &error);

  if (json)
    {
      g_autofree char *line =
          nun_inspect_json (path, file, error != NULL ? error->message : NULL, cancellable);

      g_print ("%s\n", line);
    }
  else if (file != NULL)
    print_file (path, file, cancellable);
  else
    nun_tool_fail (error);
  fflush (stdout);
  return file != NULL ? 0 : NUN_EXIT_FAILED;
}

/* A folder is told as a whole: its groups of files, then what is special about single ones. */
static int
inspect_folder (const char *path, GCancellable *cancellable)
{
  const char *const   paths[] = { path, NULL };
  NunScanOptions      options = { .only = -1 };
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunScan) scan =
      nun_scan (paths, &options, nun_tool_progress, (gpointer) path, cancellable, &error);

  if (scan == NULL)
    return nun_tool_fail (error);
  nun_tool_print_scan (scan);
  for (guint i = 0; i < scan->table_files->len; i++)
    g_print (_ ("  tables: %s\n"), (char *) scan->table_files->pdata[i]);
  fflush (stdout);
  nun_tool_print_remarks (scan->remarks, 0);
  return 0;
}

static int
run (int argc, char **argv)
{
  gboolean     json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON object a file"), NULL }, { NULL }
  };
  GCancellable *cancellable = nun_tool_cancellable ();
  int           status = 0;

  if (!nun_tool_options (&nun_verb_inspect, entries, &argc, &argv, 1, -1))
    return NUN_EXIT_USAGE;
  for (int i = 1; i < argc; i++)
    if ((!json && g_file_test (argv[i], G_FILE_TEST_IS_DIR)
             ? inspect_folder (argv[i], cancellable)
             : inspect_file (argv[i], json, cancellable)) != 0)
      status = NUN_EXIT_FAILED;
  return status;
}

const NunVerb nun_verb_inspect = { "inspect", "[--json] FILE…", N_ ("tell what files hold"), NULL,
                                   run };
