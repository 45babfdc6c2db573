/* A table of a file read in, as one transaction. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "describe/compare.h"
#include "files/stem.h"
#include "store/job.h"

/* SQLite's bound on the columns of a table (SQLITE_MAX_COLUMN), less our own four. */
#define MOST_COLUMNS 1990

/* -- import ------------------------------------------------------------------------------------------ */

/* The collection that came from the same table of the same file, or NULL. */
static const NunCollection *
find_same_source (const NunDescription *description, const char *source, NunTable *table)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (collection->kind == NUN_COLLECTION_TABLE && g_strcmp0 (collection->source, source) == 0 &&
          g_strcmp0 (collection->source_table, nun_table_get_name (table)) == 0 &&
          collection->source_hdu == nun_table_get_hdu (table))
        return collection;
    }
  return NULL;
}

static char *
choose_name (const NunDescription *description, const char *source, NunTable *table)
{
  const NunCollection *same = find_same_source (description, source, table);
  g_autofree char     *stem = nun_file_stem (source);
  g_autofree char     *plain = nun_store_plain_name (stem);

  return same != NULL ? g_strdup (same->name) : nun_store_free_name (description, plain);
}

static NunCollection *
facts_of (const NunDescription *description,
          NunFile              *file,
          NunTable             *table,
          NunProfile           *profile,
          GCancellable         *cancellable)
{
  g_autofree char *source = g_canonicalize_filename (nun_file_get_path (file), NULL);
  g_autofree char *name = choose_name (description, source, table);
  NunCollection   *collection = nun_collection_new (name);
  GStatBuf         status;

  collection->source_table = g_strdup (nun_table_get_name (table));
  collection->source_hdu = nun_table_get_hdu (table);
  if (g_stat (source, &status) == 0)
    {
      collection->source_size = status.st_size;
      collection->source_mtime =
          (gint64) status.st_mtim.tv_sec * 1000000 + status.st_mtim.tv_nsec / 1000;
    }
  collection->source_sha256 = nun_compare_checksum (source, cancellable);
  collection->source = g_steal_pointer (&source);
  collection->format = g_strdup (nun_file_get_format (file));
  nun_store_tell_table (collection, table, profile);
  return collection;
}

typedef struct
{
  NunProgress progress;
  gpointer    user_data;
} HalfProgress;

static void
first_half (double fraction, gpointer user_data)
{
  HalfProgress *half = user_data;

  if (half->progress != NULL)
    half->progress (fraction * 0.4, half->user_data);
}

/* A table without a name is known by its file. */
static gboolean
fits_limits (NunFile *file, NunTable *table, GError **error)
{
  g_autofree char *base = g_path_get_basename (nun_file_get_path (file));
  const char      *name = nun_table_get_name (table);
  guint            n = nun_table_get_columns (table)->len;

  if (n <= MOST_COLUMNS)
    return TRUE;
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
               _ ("Table “%s” has %u columns; a publication takes %d at most. Leave some out."),
               name != NULL && *name != 0 ? name : base, n, MOST_COLUMNS);
  return FALSE;
}

gboolean
nun_store_import (NunStore     *self,
                  NunFile      *file,
                  NunTable     *table,
                  NunProgress   progress,
                  gpointer      user_data,
                  GCancellable *cancellable,
                  char        **name,
                  GError      **error)
{
  HalfProgress               half = { progress, user_data };
  NunStoreJob                job = { self, cancellable, 0 };
  g_autoptr (NunDescription) before = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (NunCollection)  collection = NULL;
  g_autoptr (NunProfile)     profile = NULL;
  g_autoptr (NunRows)        rows = NULL;
  NunRowSource               source = {
                  .cancellable = cancellable, .progress = progress, .user_data = user_data, .from = 0.4, .to = 0.9
  };
  gboolean fine;

  if (!fits_limits (file, table, error))
    return FALSE;
  profile = nun_profile_table (table, first_half, &half, cancellable, error);
  rows = profile != NULL ? nun_table_open_rows (table, cancellable, error) : NULL;
  if (rows == NULL || !nun_store_job_begin (&job, error))
    return FALSE;
  source.rows = rows;
  /* Inside the transaction: what the publication is now decides of names, decisions and the position. */
  before = nun_store_get_description (self);
  collection = facts_of (before, file, table, g_steal_pointer (&profile), cancellable);
  fine = nun_store_write_collection (&job, &source, collection, &description, error);
  if (!nun_store_job_end (&job, fine, description, error))
    return FALSE;
  if (name != NULL)
    *name = g_strdup (collection->name);
  return TRUE;
}
