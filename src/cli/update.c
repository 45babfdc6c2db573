/* nunciusctl update: reads changed files again, in place, and tells what changed. */
#include <glib/gi18n-lib.h>

#include "cli/tool.h"
#include "describe/compare.h"

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
read_again (NunStore *store, const NunCollection *collection, GError **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  g_autoptr (NunFile) file = nun_file_open (collection->source, cancellable, error);
  NunTable           *table = file != NULL ? same_table (file, collection, error) : NULL;

  if (table == NULL || !nun_store_import (store, file, table, nun_tool_progress,
                                          (gpointer) collection->name, cancellable, NULL, error))
    return FALSE;
  print_news (store, collection);
  return TRUE;
}

static gboolean
update (NunStore *store, const NunCollection *collection, GError **error)
{
  switch (nun_compare_source (collection))
    {
    case NUN_SOURCE_SAME:
      g_print (_ ("%s: the file has not changed\n"), collection->name);
      return TRUE;
    case NUN_SOURCE_GONE:
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("%s: the file has gone; the publication keeps the rows that it has."),
                   collection->source);
      return FALSE;
    case NUN_SOURCE_CHANGED:
    default: return read_again (store, collection, error);
    }
}

static int
run (int argc, char **argv)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;

  nun_tool_cancellable ();
  if (!nun_tool_options (&nun_verb_update, NULL, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  store = nun_store_open (argv[1], FALSE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    if (!update (store, nun_description_get_collection (description, i), &error))
      return nun_tool_fail (error);
  return 0;
}

const NunVerb nun_verb_update = { "update", "PUB", N_ ("read changed files again"),
                                  N_ ("What people decided is kept; what changed is told."), run };
