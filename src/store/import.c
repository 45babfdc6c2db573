/* Writers that take long: a table read in, its rows sorted anew, a table taken out.  Each is one transaction. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "describe/compare.h"
#include "sky/moc.h"
#include "store/row-source.h"
#include "store/select.h"
#include "store/store-private.h"

/* SQLite's bound on the columns of a table (SQLITE_MAX_COLUMN), less our own four. */
#define MOST_COLUMNS 1990

/* A record should show coverage, not be made of it. */
#define MOST_MOC_CELLS 1500

/* The cone of the test query: it finds at least the row at its centre. */
#define TEST_RADIUS_DEG 0.01

/* Steps of SQLite's machine between two looks at the cancel button while it sorts. */
#define STEPS_BETWEEN_LOOKS 20000

#define SOURCE_NAME "nun_rows"

/* -- the frame of a long write ----------------------------------------------------------------------- */

typedef struct
{
  NunStore     *store;
  GCancellable *cancellable;
} Job;

static int
look_for_cancel (void *job)
{
  return g_cancellable_is_cancelled (((Job *) job)->cancellable);
}

static gboolean
job_begin (Job *job, GError **error)
{
  NunStore *self = job->store;

  if (self->read_only)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
                   _ ("%s: the publication was opened for reading only."), self->path);
      return FALSE;
    }
  if (!g_atomic_int_compare_and_exchange (&self->importing, 0, 1))
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY,
                   _ ("%s: another table is being read in; wait until it is done."), self->path);
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  sqlite3_progress_handler (self->database, STEPS_BETWEEN_LOOKS, look_for_cancel, job);
  if (nun_database_run (self->database, error, "BEGIN IMMEDIATE"))
    {
      if (nun_store_catch_up (self, NULL, error))
        return TRUE;
      nun_database_run (self->database, NULL, "ROLLBACK");
    }
  sqlite3_progress_handler (self->database, 0, NULL, NULL);
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->importing, 0);
  return FALSE;
}

/* description: what becomes current if the commit succeeds. */
static gboolean
job_end (Job *job, gboolean fine, NunDescription *description, GError **error)
{
  NunStore *self = job->store;

  sqlite3_progress_handler (self->database, 0, NULL, NULL);
  fine = fine && nun_database_run (self->database, error, "COMMIT");
  if (!fine)
    nun_database_run (self->database, NULL, "ROLLBACK");
  else
    {
      nun_store_take_description (self, nun_description_ref (description));
      nun_store_update_labels (self);
      /* The log has held every row once: fold it back now rather than when a reader waits. */
      nun_database_run (self->database, NULL, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->importing, 0);
  return fine;
}

/* -- rows -------------------------------------------------------------------------------------------- */

static gboolean
create_row_table (NunStore *self, const char *name, guint n_columns, GError **error)
{
  g_autofree char *columns = nun_row_columns (n_columns);

  return nun_database_run (self->database, error,
                           "CREATE TABLE %s (key INTEGER PRIMARY KEY, number INTEGER NOT NULL,"
                           " ra REAL, dec REAL%s%s)",
                           name, n_columns > 0 ? "," : "", columns);
}

/* Copies the source into the table `name`, sorted by key. */
static gboolean
fill (NunStore *self, NunRowSource *source, const char *name, GError **error)
{
  gboolean fine =
      nun_row_source_open (source, self->database, SOURCE_NAME, error) &&
      nun_database_run (self->database, error,
                        "INSERT INTO %s SELECT * FROM " SOURCE_NAME " ORDER BY key", name);

  /* What stopped the rows says more than that SQLite stopped. */
  if (!fine && source->error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&source->error));
    }
  return fine;
}

static void
take_found (NunCollection *collection, NunRowSource *source)
{
  collection->n_rows = source->n_rows;
  collection->n_placed = source->n_placed;
  collection->n_zero = source->n_zero;
  collection->n_off = source->n_off;
  g_clear_pointer (&collection->moc, g_free);
  if (!nun_moc_is_empty (source->moc))
    {
      nun_moc_simplify (source->moc, MOST_MOC_CELLS);
      collection->moc = nun_moc_to_ascii (source->moc);
    }
  g_free (collection->sorted_by);
  collection->sorted_by = nun_store_fingerprint (source->position);
  collection->has_test = source->has_test;
  collection->test_ra_deg = source->test_ra_deg;
  collection->test_dec_deg = source->test_dec_deg;
  collection->test_sr_deg = source->has_test ? TEST_RADIUS_DEG : 0.0;
}

/* -- import ------------------------------------------------------------------------------------------ */

/* Letters, digits and underscores, beginning with a letter: it stands in URLs. */
static char *
plain_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  GString         *name = g_string_new (NULL);
  char            *dot = strchr (base + 1, '.');

  if (dot != NULL)
    *dot = 0;
  for (const char *p = base; *p != 0 && name->len < 40; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (name, g_ascii_tolower (*p));
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  while (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 || g_ascii_isdigit (name->str[0]))
    g_string_prepend (name, "table_");
  return g_string_free (name, FALSE);
}

/* The collection that came from the same table of the same file, or NULL. */
static const NunCollection *
find_same_source (const NunDescription *description, const char *source, NunTable *table)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (g_strcmp0 (collection->source, source) == 0 &&
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
  g_autofree char     *plain = plain_name (source);
  char                *name;

  if (same != NULL)
    return g_strdup (same->name);
  name = g_strdup (plain);
  for (guint i = 2; nun_description_find_collection (description, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", plain, i);
    }
  return name;
}

/* Files declare text as ASCII that is not; VOTable has a type of its own for the rest of the world. */
static NunColumn *
honest_column (NunColumn *column, const NunColumnProfile *profile)
{
  NunColumn *copy;

  if (column->datatype != NUN_DATATYPE_CHAR || !profile->unicode)
    return nun_column_ref (column);
  copy = nun_column_copy (column);
  copy->datatype = NUN_DATATYPE_UNICODE_CHAR;
  return copy;
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
  GPtrArray       *columns = nun_table_get_columns (table);
  GPtrArray       *notes = nun_table_get_notes (table);
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
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (collection->columns, honest_column (columns->pdata[i], &profile->columns[i]));
  for (guint i = 0; i < notes->len; i++)
    {
      const NunNote *note = notes->pdata[i];

      nun_collection_add_note (collection, note->key, note->value, note->source);
    }
  collection->n_rows = profile->n_rows;
  collection->profile = profile;
  return collection;
}

/* Inside the transaction: the rows, then what is said of them. */
static gboolean
write_collection (NunStore        *self,
                  NunRowSource    *source,
                  NunCollection   *collection,
                  NunDescription **description,
                  GError         **error)
{
  gint64           id = nun_store_collection_id (self, collection->name);
  g_autofree char *table = NULL;

  if (id == 0)
    id = 1 + nun_database_get_int (self->database, "SELECT max(id) FROM collection", 0);
  table = g_strdup_printf ("rows_%" G_GINT64_FORMAT, id);
  if (!nun_database_run (self->database, error, "DROP TABLE IF EXISTS %s", table) ||
      !create_row_table (self, table, collection->columns->len, error) ||
      !fill (self, source, table, error))
    return FALSE;
  take_found (collection, source);
  nun_description_unref (*description);
  *description = nun_store_get_description (self);
  {
    g_autoptr (NunDescription) former = *description;
    g_autoptr (NunPersonal)    personal = nun_store_dup_personal (self);

    *description = nun_description_with_collection (former, collection, personal);
  }
  return nun_store_save_collection (self, collection, id, error) &&
         nun_store_save_said (self, *description, error);
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

static gboolean
fits_limits (NunTable *table, GError **error)
{
  guint n = nun_table_get_columns (table)->len;

  if (n <= MOST_COLUMNS)
    return TRUE;
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
               _ ("The table has %u columns; a publication takes %d at most. Leave some out."), n,
               MOST_COLUMNS);
  return FALSE;
}

/* Inside the transaction: what the publication is now decides of names, decisions and the position. */
static gboolean
import_rows (Job             *job,
             NunRowSource    *source,
             NunFile         *file,
             NunTable        *table,
             NunProfile      *profile,
             NunDescription **description,
             NunCollection  **collection,
             GError         **error)
{
  g_autoptr (NunPosition)    position = NULL;
  g_autoptr (NunDescription) planned = NULL;
  g_autoptr (NunPersonal)    personal = nun_store_dup_personal (job->store);
  gboolean                   fine;

  *description = nun_store_get_description (job->store);
  *collection = facts_of (*description, file, table, profile, job->cancellable);
  planned = nun_description_with_collection (*description, *collection, personal);
  position = nun_position_described (planned, (*collection)->name);
  source->position = position;
  fine = write_collection (job->store, source, *collection, description, error);
  nun_row_source_close (source, job->store->database, SOURCE_NAME);
  return fine;
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
  Job                        job = { self, cancellable };
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (NunCollection)  collection = NULL;
  g_autoptr (NunProfile)     profile = NULL;
  g_autoptr (NunRows)        rows = NULL;
  NunRowSource               source = {
                  .cancellable = cancellable, .progress = progress, .user_data = user_data, .from = 0.4, .to = 0.9
  };
  gboolean fine;

  if (!fits_limits (table, error))
    return FALSE;
  profile = nun_profile_table (table, first_half, &half, cancellable, error);
  rows = profile != NULL ? nun_table_open_rows (table, cancellable, error) : NULL;
  if (rows == NULL || !job_begin (&job, error))
    return FALSE;
  source.rows = rows;
  fine = import_rows (&job, &source, file, table, g_steal_pointer (&profile), &description,
                      &collection, error);
  if (!job_end (&job, fine, description, error))
    return FALSE;
  if (name != NULL)
    *name = g_strdup (collection->name);
  return TRUE;
}

/* -- placing ----------------------------------------------------------------------------------------- */

gboolean
nun_store_needs_placing (NunStore *self, const char *table)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autoptr (NunPosition)    position = nun_position_described (description, table);
  g_autofree char           *wanted = nun_store_fingerprint (position);

  return collection != NULL && g_strcmp0 (collection->sorted_by, wanted) != 0;
}

static gboolean
rewrite (NunStore        *self,
         NunRowSource    *source,
         gint64           id,
         NunCollection   *facts,
         NunDescription **description,
         GError         **error)
{
  NunDescription *next;

  if (!create_row_table (self, "rows_new", facts->columns->len, error) ||
      !fill (self, source, "rows_new", error))
    return FALSE;
  /* The reading statement must be gone before its table can be dropped. */
  g_clear_object (&source->rows);
  if (!nun_database_run (self->database, error,
                         "DROP TABLE rows_%" G_GINT64_FORMAT
                         "; ALTER TABLE rows_new RENAME TO rows_%" G_GINT64_FORMAT,
                         id, id))
    return FALSE;
  take_found (facts, source);
  next = nun_description_with_facts (*description, facts);
  nun_description_unref (*description);
  *description = next;
  return nun_store_save_collection (self, facts, id, error);
}

static gboolean
place_rows (Job             *job,
            NunRowSource    *source,
            const char      *table,
            NunDescription **description,
            GError         **error)
{
  NunStore                 *self = job->store;
  const NunCollection      *collection;
  g_autoptr (NunCollection) facts = NULL;
  g_autoptr (NunPosition)   position = NULL;
  gint64                    id = nun_store_collection_id (self, table);
  gboolean                  fine;

  *description = nun_store_get_description (self);
  collection = nun_description_find_collection (*description, table);
  if (collection == NULL || id == 0)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      return FALSE;
    }
  facts = nun_collection_copy (collection);
  position = nun_position_described (*description, table);
  source->position = position;
  source->rows = nun_store_select_raw (self, facts, id, error);
  fine = source->rows != NULL && rewrite (self, source, id, facts, description, error);
  g_clear_object (&source->rows);
  nun_row_source_close (source, self->database, SOURCE_NAME);
  return fine;
}

gboolean
nun_store_place (NunStore     *self,
                 const char   *table,
                 NunProgress   progress,
                 gpointer      user_data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Job                        job = { self, cancellable };
  g_autoptr (NunDescription) description = NULL;
  NunRowSource               source = { .cancellable = cancellable,
                                        .progress = progress,
                                        .user_data = user_data,
                                        .from = 0.0,
                                        .to = 0.9,
                                        .has_number = TRUE };
  gboolean                   fine;

  if (!job_begin (&job, error))
    return FALSE;
  fine = place_rows (&job, &source, table, &description, error);
  return job_end (&job, fine, description, error);
}

/* -- removing ---------------------------------------------------------------------------------------- */

static gboolean
remove_rows (Job *job, const char *table, NunDescription **without, GError **error)
{
  NunStore                  *self = job->store;
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  gint64                     id = nun_store_collection_id (self, table);

  if (id == 0)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      return FALSE;
    }
  *without = nun_description_without_collection (description, table);
  return nun_database_run (self->database, error, "DROP TABLE rows_%" G_GINT64_FORMAT, id) &&
         nun_database_execute (self->database, error, "DELETE FROM collection WHERE id = ?", "i",
                               id) &&
         nun_store_save_said (self, *without, error);
}

gboolean
nun_store_remove (NunStore *self, const char *table, GError **error)
{
  Job                        job = { self, NULL };
  g_autoptr (NunDescription) without = NULL;
  gboolean                   fine;

  if (!job_begin (&job, error))
    return FALSE;
  fine = remove_rows (&job, table, &without, error);
  return job_end (&job, fine, without, error);
}
