/* nunciusctl create: a publication from files, whole or not at all. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/ragged-option.h"

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

/* -- the work ---------------------------------------------------------------------------------------- */

static gboolean
add_file (NunStore   *store,
          const char *path,
          const char *table_name,
          NunRagged   ragged,
          GError    **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  g_autoptr (NunFile) file = nun_file_open_as (path, ragged, cancellable, error);
  NunTable *table = file != NULL ? nun_tool_choose_file_table (file, table_name, error) : NULL;
  const char *const *warnings;

  if (table == NULL)
    return FALSE;
  warnings = nun_file_get_warnings (file);
  for (guint i = 0; warnings[i] != NULL; i++)
    g_printerr ("%s: %s\n", path, warnings[i]);
  return nun_store_import (store, file, table, nun_tool_progress, (gpointer) path, cancellable,
                           NULL, error);
}

static void
report (const char *path, const NunDescription *description)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      g_print (
          _ ("%s: table %s, %" G_GINT64_FORMAT " rows, %" G_GINT64_FORMAT " with a position\n"),
          path, collection->name, collection->n_rows, collection->n_placed);
      if (collection->n_placed == 0)
        g_printerr (_ ("%s: table %s has no position on the sky that could be found, so it cannot "
                       "be searched; name its columns with `nunciusctl set %s COLUMN:role=ra "
                       "COLUMN:role=dec`\n"),
                    path, collection->name, path);
    }
}

static gboolean
create (const char *path,
        char      **files,
        int         n_files,
        const char *table,
        NunRagged   ragged,
        GError    **error)
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
  fine = TRUE;
  for (int i = 0; fine && i < n_files; i++)
    fine = add_file (store, files[i], table, ragged, error);
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
  NunRagged          ragged = NUN_RAGGED_REPAIR;
  g_autoptr (GError) error = NULL;
  GOptionEntry       entries[] = { { "table", 0, 0, G_OPTION_ARG_STRING, &table,
                                     N_ ("Which table of the file (else the largest)"), N_ ("NAME") },
                                   NUN_RAGGED_OPTION (&ragged_name),
                                   { NULL } };

  nun_tool_cancellable ();
  if (!nun_tool_options (&nun_verb_create, entries, &argc, &argv, 2, -1))
    return NUN_EXIT_USAGE;
  if (!nun_ragged_option_read (ragged_name, &ragged))
    return NUN_EXIT_USAGE;
  return create (argv[1], argv + 2, argc - 2, table, ragged, &error) ? 0 : nun_tool_fail (error);
}

const NunVerb nun_verb_create = { "create", "[--ragged HOW] PUB FILE…",
                                  N_ ("make a publication from tables"), NUN_RAGGED_DETAILS, run };
