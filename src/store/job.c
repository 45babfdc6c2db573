/* The frame of writers that take long: one transaction, rows copied in sky order, a collection with all that is said of
 * it. */
#include "store/job.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "sky/moc.h"
#include "store/coverage.h"
#include "store/footprint.h"

/* A record should show coverage, not be made of it. */
#define MOST_MOC_CELLS 1500

/* The cone of the test query: it finds at least the row at its centre. */
#define TEST_RADIUS_DEG 0.01

/* Steps of SQLite's machine between two looks at the cancel button while it sorts. */
#define STEPS_BETWEEN_LOOKS 20000

/* -- the frame of a long write ----------------------------------------------------------------------- */

void
nun_store_set_cache (NunStore *self, guint kib)
{
  nun_database_run (self->database, NULL, "PRAGMA cache_size = -%u", kib);
}

static int
look_for_cancel (void *job)
{
  return g_cancellable_is_cancelled (((NunStoreJob *) job)->cancellable);
}

gboolean
nun_store_job_begin (NunStoreJob *job, GError **error)
{
  NunStore *self = job->store;

  if (self->read_only)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
                   _ ("%s: the file cannot be written; copy it to a folder of yours."), self->path);
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
      if (job->cache_kib > 0)
        nun_store_set_cache (self, job->cache_kib);
      if (nun_store_catch_up (self, NULL, error))
        return TRUE;
      nun_store_set_cache (self, NUN_DATABASE_WRITER_CACHE_KIB);
      nun_database_run (self->database, NULL, "ROLLBACK");
    }
  sqlite3_progress_handler (self->database, 0, NULL, NULL);
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->importing, 0);
  return FALSE;
}

gboolean
nun_store_job_end (NunStoreJob *job, gboolean fine, NunDescription *description, GError **error)
{
  NunStore *self = job->store;

  sqlite3_progress_handler (self->database, 0, NULL, NULL);
  fine = fine && nun_database_run (self->database, error, "COMMIT");
  if (!fine)
    nun_database_run (self->database, NULL, "ROLLBACK");
  if (job->cache_kib > 0)
    nun_store_set_cache (self, NUN_DATABASE_WRITER_CACHE_KIB);
  if (fine)
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

gboolean
nun_store_create_row_table (NunStore *self, const char *name, guint n_columns, GError **error)
{
  g_autofree char *columns = nun_row_columns (n_columns);

  return nun_database_run (self->database, error,
                           "CREATE TABLE %s (key INTEGER PRIMARY KEY, number INTEGER NOT NULL,"
                           " ra REAL, dec REAL%s%s)",
                           name, n_columns > 0 ? "," : "", columns);
}

gboolean
nun_store_fill (NunStore *self, NunRowSource *source, const char *name, GError **error)
{
  gboolean fine =
      nun_row_source_open (source, self->database, NUN_STORE_SOURCE, error) &&
      nun_database_run (self->database, error,
                        "INSERT INTO %s SELECT * FROM " NUN_STORE_SOURCE " ORDER BY key", name);

  /* What stopped the rows says more than that SQLite stopped. */
  if (!fine && source->error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&source->error));
    }
  return fine;
}

void
nun_store_take_found (NunCollection *collection, NunRowSource *source)
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

/* -- a collection ------------------------------------------------------------------------------------ */

/* How many values a column has where that was too many for the profile of a collection of files: by a sort on disk. */
static gboolean
count_distinct (NunStore *self, NunCollection *collection, gint64 id, GError **error)
{
  for (guint i = 0; i < collection->columns->len; i++)
    {
      NunColumnProfile        *column = &collection->profile->columns[i];
      g_autofree char         *sql = NULL;
      g_autoptr (NunStatement) count = NULL;

      if (column->n_distinct >= 0)
        continue;
      sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM rows_%" PRId64
                             " WHERE c%u IS NOT NULL GROUP BY c%u)",
                             id, i, i);
      count = nun_database_prepare (self->database, sql, error);
      if (count == NULL)
        return FALSE;
      if (sqlite3_step (count) != SQLITE_ROW)
        return nun_database_fail (self->database, error);
      column->n_distinct = sqlite3_column_int64 (count, 0);
    }
  return TRUE;
}

/* Footprints and paths find images and spectra again. */
static gboolean
write_rows (NunStoreJob   *job,
            NunRowSource  *source,
            NunCollection *collection,
            gint64         id,
            GError       **error)
{
  NunStore        *self = job->store;
  g_autofree char *table = g_strdup_printf ("rows_%" PRId64, id);

  return nun_footprints_drop (self, id, error) &&
         nun_database_run (self->database, error, "DROP TABLE IF EXISTS %s", table) &&
         nun_store_create_row_table (self, table, collection->columns->len, error) &&
         nun_store_fill (self, source, table, error) &&
         (collection->kind == NUN_COLLECTION_TABLE ||
          (nun_footprints_make (self, collection, id, source->moc, job->cancellable, error) &&
           count_distinct (self, collection, id, error)));
}

gboolean
nun_store_write_collection (NunStoreJob     *job,
                            NunRowSource    *source,
                            NunCollection   *collection,
                            NunDescription **description,
                            GError         **error)
{
  NunStore                  *self = job->store;
  g_autoptr (NunDescription) former = nun_store_get_description (self);
  g_autoptr (NunPersonal)    personal = nun_store_dup_personal (self);
  g_autoptr (NunDescription) planned =
      nun_description_with_collection (former, collection, personal);
  g_autoptr (NunPosition) position = nun_position_described (planned, collection->name);
  gint64                  id = nun_store_collection_id (self, collection->name);
  gboolean                fine;

  *description = nun_description_ref (former);
  if (id == 0)
    id = 1 + nun_database_get_int (self->database, "SELECT max(id) FROM collection", 0);
  source->position = position;
  fine = write_rows (job, source, collection, id, error);
  if (fine)
    nun_store_take_found (collection, source);
  fine = fine && nun_store_measure (self, collection, id, job->cancellable, error);
  nun_row_source_close (source, self->database, NUN_STORE_SOURCE);
  source->position = NULL;
  if (!fine)
    return FALSE;
  nun_description_unref (*description);
  *description = nun_description_with_collection (former, collection, personal);
  return nun_store_save_collection (self, collection, id, error) &&
         nun_store_save_said (self, *description, error);
}

/* -- names ------------------------------------------------------------------------------------------- */

char *
nun_store_plain_name (const char *words)
{
  GString *name = g_string_new (NULL);

  for (const char *p = words; *p != 0 && name->len < 40; p++)
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

char *
nun_store_free_name (const NunDescription *description, const char *name)
{
  char *next = g_strdup (name);

  for (guint i = 2; nun_description_find_collection (description, next) != NULL; i++)
    {
      g_free (next);
      next = g_strdup_printf ("%s_%u", name, i);
    }
  return next;
}

/* Files declare text as ASCII that is not; VOTable has a type of its own for the rest of the world.  A reference. */
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

void
nun_store_tell_table (NunCollection *collection, NunTable *table, NunProfile *profile)
{
  GPtrArray *columns = nun_table_get_columns (table);
  GPtrArray *notes = nun_table_get_notes (table);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (collection->columns, honest_column (columns->pdata[i], &profile->columns[i]));
  for (guint i = 0; i < notes->len; i++)
    {
      const NunNote *note = notes->pdata[i];

      nun_collection_add_note (collection, note->key, note->value, note->source);
    }
  collection->n_rows = profile->n_rows;
  collection->profile = profile;
}
