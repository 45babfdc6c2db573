/* nunciusctl update: reads changed files again, in place, and tells what changed. */
#include <glib/gi18n-lib.h>

#include "cli/ragged-option.h"
#include "cli/scan-tool.h"
#include "describe/compare.h"
#include "store/scan.h"

/* The table of the file that the collection was read from. */
static NunTable *
same_table (NunFile *file, const NunCollection *collection, GError **error)
{
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable *table = nun_file_get_table (file, i);

      if (nun_table_get_hdu (table) == collection->source_hdu &&
          g_strcmp0 (nun_table_get_name (table), collection->source_table) == 0)
        return table;
    }
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED,
               _ ("%s: the table that “%s” was read from is no longer in the file; make a new "
                  "publication of it."),
               nun_file_get_path (file), collection->name);
  return NULL;
}

static void
print_news (NunStore *store, const NunCollection *before)
{
  g_autoptr (NunDescription) now = nun_store_get_description (store);
  const NunCollection       *after = nun_description_find_collection (now, before->name);
  g_autoptr (GPtrArray)      news = nun_compare_collections (before, after);

  g_print (_ ("%s: read again from %s\n"), before->name, before->source);
  for (guint i = 0; i < news->len; i++)
    g_print ("  %s\n", (char *) news->pdata[i]);
}

static gboolean
read_again (NunStore *store, const NunCollection *collection, NunRagged ragged, GError **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  g_autoptr (NunFile) file = nun_file_open_as (collection->source, ragged, cancellable, error);
  NunTable           *table = file != NULL ? same_table (file, collection, error) : NULL;

  for (guint i = 0; table != NULL && nun_file_get_warnings (file)[i] != NULL; i++)
    g_printerr ("%s: %s\n", collection->source, nun_file_get_warnings (file)[i]);
  if (table == NULL || !nun_store_import (store, file, table, nun_tool_progress,
                                          (gpointer) collection->name, cancellable, NULL, error))
    return FALSE;
  print_news (store, collection);
  return TRUE;
}

/* ragged_name: NULL for the choice that the table was read by before.  Another choice reads it again in any case. */
static gboolean
update (NunStore *store, const NunCollection *collection, const char *ragged_name, GError **error)
{
  NunRaggedRows before;
  NunRagged     ragged;

  nun_ragged_read (collection->notes, &before);
  ragged = before.choice;
  nun_ragged_from_name (ragged_name, &ragged);
  switch (nun_compare_source (collection))
    {
    case NUN_SOURCE_SAME:
      if (ragged != before.choice)
        return read_again (store, collection, ragged, error);
      g_print (_ ("%s: the file has not changed\n"), collection->name);
      return TRUE;
    case NUN_SOURCE_GONE:
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("%s: the file has gone; the publication keeps the rows that it has."),
                   collection->source);
      return FALSE;
    case NUN_SOURCE_CHANGED:
    default: return read_again (store, collection, ragged, error);
    }
}

/* Images and spectra: new files count as well. */
static gboolean
update_scanned (NunStore *store, const NunCollection *collection, GError **error)
{
  switch (nun_compare_source (collection))
    {
    case NUN_SOURCE_SAME:
      if (nun_store_needs_scan (store, collection->name))
        return nun_tool_rescan (store, collection->name, error);
      g_print (_ ("%s: no file has changed\n"), collection->name);
      return TRUE;
    case NUN_SOURCE_GONE:
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("%s: the folder has gone; the publication keeps the rows that it has."),
                   collection->source);
      return FALSE;
    case NUN_SOURCE_CHANGED:
    default: return nun_tool_rescan (store, collection->name, error);
    }
}

static gboolean
update_any (NunStore            *store,
            const NunCollection *collection,
            const char          *ragged_name,
            GError             **error)
{
  return collection->kind == NUN_COLLECTION_TABLE ? update (store, collection, ragged_name, error)
                                                  : update_scanned (store, collection, error);
}

static int
run (int argc, char **argv)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autofree char           *ragged_name = NULL;
  NunRagged                  ragged;
  GOptionEntry               entries[] = { NUN_RAGGED_OPTION (&ragged_name), { NULL } };

  nun_tool_cancellable ();
  if (!nun_tool_options (&nun_verb_update, entries, &argc, &argv, 1, 1) ||
      !nun_ragged_option_read (ragged_name, &ragged))
    return NUN_EXIT_USAGE;
  store = nun_store_open (argv[1], FALSE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  nun_tool_use_personal (store);
  description = nun_store_get_description (store);
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    if (!update_any (store, nun_description_get_collection (description, i), ragged_name, &error))
      return nun_tool_fail (error);
  return 0;
}

const NunVerb nun_verb_update = {
  "update", "[--ragged HOW] PUB", N_ ("read changed files again"),
  N_ ("What people decided is kept; what changed is told.  With --ragged "
      "rows with too few or too many values are treated as create "
      "does it, also where the file has not changed; without it as "
      "they were before."),
  run
};
