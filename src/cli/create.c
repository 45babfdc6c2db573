/* nunciusctl create: a publication from files, whole or not at all. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/ragged-option.h"
#include "cli/scan-tool.h"
#include "store/scan.h"

/* Remarks about single files that are told; `inspect` tells all. */
#define MOST_REMARKS 20

/* -- the half-made file ------------------------------------------------------------------------------ */

/* The publication grows under a hidden name beside its place and is renamed when it is whole: a kill leaves
 * nothing under the name that was asked for. */
static char *
part_prefix (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf (".%s.part-", base);
}

static char *
part_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = part_prefix (path);
  g_autofree char *name = g_strdup_printf ("%s%d", prefix, (int) getpid ());

  return g_build_filename (folder, name, NULL);
}

static void
remove_part (const char *part)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *name = g_strconcat (part, tails[i], NULL);

      g_unlink (name);
    }
}

/* What killed runs of this verb left behind: their process is gone. */
static void
remove_dead_parts (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = part_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 pid;
      char  *end;

      if (!g_str_has_prefix (name, prefix))
        continue;
      pid = g_ascii_strtoll (name + strlen (prefix), &end, 10);
      if (*end == 0 && pid > 0 &&
          (pid == getpid () || (kill ((pid_t) pid, 0) != 0 && errno == ESRCH)))
        {
          g_autofree char *part = g_build_filename (folder, name, NULL);

          remove_part (part);
        }
    }
}

/* link refuses an existing name, as rename would not. */
static gboolean
move_into_place (const char *part, const char *path, GError **error)
{
  if (link (part, path) == 0 ||
      ((errno == EPERM || errno == ENOTSUP || errno == ENOSYS) &&
       !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (part, path) == 0))
    return TRUE;
  g_set_error (error, NUN_STORE_ERROR,
               errno == EEXIST ? NUN_STORE_ERROR_EXISTS : NUN_STORE_ERROR_READONLY,
               _ ("%s: cannot be made: %s."), path, g_strerror (errno));
  return FALSE;
}

/* -- tables ------------------------------------------------------------------------------------------ */

typedef struct
{
  const char *table; /* or NULL */
  NunRagged   ragged;
  gboolean    all_hdus;
} Wish;

static gboolean
add_table (NunStore *store, NunFile *file, const char *table_name, GError **error)
{
  GCancellable      *cancellable = nun_tool_cancellable ();
  const char        *path = nun_file_get_path (file);
  NunTable          *table = nun_tool_choose_file_table (file, table_name, error);
  const char *const *warnings;

  if (table == NULL)
    return FALSE;
  warnings = nun_file_get_warnings (file);
  for (guint i = 0; warnings[i] != NULL; i++)
    g_printerr ("%s: %s\n", path, warnings[i]);
  return nun_store_import (store, file, table, nun_tool_progress, (gpointer) path, cancellable,
                           NULL, error);
}

static gboolean
is_scanned (NunFile *file)
{
  g_autoptr (GPtrArray) datasets = nun_datasets_of_file (file, FALSE, nun_tool_cancellable ());

  return datasets->len > 0;
}

/* Images and spectra are left for the scan: they go to scanned. */
static gboolean
add_file (NunStore     *store,
          const char   *path,
          const Wish   *wish,
          GStrvBuilder *scanned,
          guint        *n_scanned,
          GError      **error)
{
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (NunFile) file =
          nun_file_open_as (path, wish->ragged, nun_tool_cancellable (), error);

      if (file == NULL)
        return FALSE;
      if (wish->table != NULL || !is_scanned (file))
        return add_table (store, file, wish->table, error);
    }
  g_strv_builder_add (scanned, path);
  ++*n_scanned;
  return TRUE;
}

/* -- folders, images and spectra --------------------------------------------------------------------- */

/* In a folder a table that cannot be taken is no reason to take nothing; cancelling is. */
static gboolean
add_found_tables (NunStore *store, const NunScan *scan, const Wish *wish, GError **error)
{
  for (guint i = 0; i < scan->table_files->len; i++)
    {
      const char         *path = scan->table_files->pdata[i];
      g_autoptr (GError)  problem = NULL;
      g_autoptr (NunFile) file =
          nun_file_open_as (path, wish->ragged, nun_tool_cancellable (), &problem);

      if (file != NULL && add_table (store, file, NULL, &problem))
        continue;
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          problem->domain == NUN_STORE_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_printerr (_ ("%s: not taken: %s\n"), path, problem->message);
    }
  return TRUE;
}

static gboolean
add_scan (NunStore *store, char **paths, const Wish *wish, GError **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  NunScanOptions      options = { .all_hdus = wish->all_hdus, .only = -1 };
  g_autoptr (NunScan) scan = nun_scan ((const char *const *) paths, &options, nun_tool_progress,
                                       paths[0], cancellable, error);

  if (scan == NULL)
    return FALSE;
  nun_tool_print_remarks (scan->remarks, MOST_REMARKS);
  if (scan->n_datasets[NUN_DATASET_IMAGE] + scan->n_datasets[NUN_DATASET_SPECTRUM] +
          scan->table_files->len ==
      0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                   _ ("%s: there is no image, no spectrum and no table in it."), scan->folder);
      return FALSE;
    }
  nun_tool_print_scan (scan);
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    if (scan->tables[kind] != NULL &&
        !nun_store_import_scan (store, scan, kind, NULL, nun_tool_progress, paths[0], cancellable,
                                NULL, error))
      return FALSE;
  return add_found_tables (store, scan, wish, error);
}

static gboolean
add_all (NunStore *store, char **files, int n_files, const Wish *wish, GError **error)
{
  g_autoptr (GStrvBuilder) scanned = g_strv_builder_new ();
  g_auto (GStrv)           paths = NULL;
  guint                    n_scanned = 0;

  for (int i = 0; i < n_files; i++)
    if (!add_file (store, files[i], wish, scanned, &n_scanned, error))
      return FALSE;
  paths = g_strv_builder_end (scanned);
  return n_scanned == 0 || add_scan (store, paths, wish, error);
}

/* -- the work ---------------------------------------------------------------------------------------- */

static void
report_one (const char *path, const NunCollection *collection)
{
  const char *what = collection->kind == NUN_COLLECTION_IMAGES    ? _ ("images")
                     : collection->kind == NUN_COLLECTION_SPECTRA ? _ ("spectra")
                                                                  : _ ("table");

  g_print (_ ("%s: %s %s, %" PRId64 " rows, %" PRId64 " with a position\n"), path, what,
           collection->name, collection->n_rows, collection->n_placed);
  if (collection->n_placed > 0)
    return;
  if (collection->kind == NUN_COLLECTION_TABLE)
    g_printerr (_ ("%s: table %s has no position on the sky that could be found, so it cannot "
                   "be searched; name its columns with `nunciusctl set %s COLUMN:role=ra "
                   "COLUMN:role=dec`\n"),
                path, collection->name, path);
  else
    g_printerr (_ ("%s: no file of %s tells where it lies on the sky, so no search by position "
                   "finds them; say which keywords do with `nunciusctl set %s s_ra:rule=… "
                   "s_dec:rule=…`\n"),
                path, collection->name, path);
}

static void
report (const char *path, const NunDescription *description)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    report_one (path, nun_description_get_collection (description, i));
}

static gboolean
create (const char *path, char **files, int n_files, const Wish *wish, GError **error)
{
  g_autofree char           *part = part_path (path);
  g_autoptr (NunDescription) description = NULL;
  NunStore                  *store;
  gboolean                   fine;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_EXISTS,
                   _ ("%s: there is a file of that name already; choose another name."), path);
      return FALSE;
    }
  remove_dead_parts (path);
  store = nun_store_create (part, error);
  if (store == NULL)
    return FALSE;
  nun_tool_use_personal (store);
  fine = add_all (store, files, n_files, wish, error);
  description = nun_store_get_description (store);
  fine = fine && nun_store_fold (store, error);
  g_object_unref (store);
  fine = fine && move_into_place (part, path, error);
  remove_part (part);
  if (fine)
    report (path, description);
  return fine;
}

static int
run (int argc, char **argv)
{
  g_autofree char   *table = NULL, *ragged_name = NULL;
  Wish               wish = { .ragged = NUN_RAGGED_REPAIR };
  g_autoptr (GError) error = NULL;
  GOptionEntry       entries[] = {
          { "table", 0, 0, G_OPTION_ARG_STRING, &table, N_ ("Which table of the file (else the largest)"),
            N_ ("NAME") },
          { "all-hdus", 0, 0, G_OPTION_ARG_NONE, &wish.all_hdus,
            N_ ("Each image and spectrum of a file, also those over the same field or target"), NULL },
          NUN_RAGGED_OPTION (&ragged_name),
          { NULL }
  };

  nun_tool_cancellable ();
  if (!nun_tool_options (&nun_verb_create, entries, &argc, &argv, 2, -1))
    return NUN_EXIT_USAGE;
  if (!nun_ragged_option_read (ragged_name, &wish.ragged))
    return NUN_EXIT_USAGE;
  wish.table = table;
  return create (argv[1], argv + 2, argc - 2, &wish, &error) ? 0 : nun_tool_fail (error);
}

const NunVerb nun_verb_create = { "create", "[--ragged HOW] PUB FILE…",
                                  N_ ("make a publication from tables, images and spectra"),
                                  NUN_RAGGED_DETAILS, run };
