/* The description in the database: facts in tables of their own, everything said in one. */
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "store/store-private.h"

/* -- small things ------------------------------------------------------------------------------------ */

static const char *
text_at (NunStatement *statement, int i)
{
  return (const char *) sqlite3_column_text (statement, i);
}

gint64
nun_store_collection_id (NunStore *self, const char *table)
{
  g_autoptr (NunStatement) find =
      nun_database_prepare (self->database, "SELECT id FROM collection WHERE name = ?", NULL);

  if (find == NULL)
    return 0;
  nun_statement_bind (find, "s", table);
  return sqlite3_step (find) == SQLITE_ROW ? sqlite3_column_int64 (find, 0) : 0;
}

char *
nun_store_fingerprint (const NunPosition *position)
{
  GString *out = g_string_new (NULL);

  if (position == NULL)
    return g_string_free (out, FALSE);
  g_string_append_printf (out, "%d %d %d %d:", position->frame, position->lon_form,
                          position->lat_form, position->lat_sign);
  for (guint i = 0; i < position->n_lon; i++)
    g_string_append_printf (out, " %u", position->lon[i]);
  g_string_append_c (out, '/');
  for (guint i = 0; i < position->n_lat; i++)
    g_string_append_printf (out, " %u", position->lat[i]);
  return g_string_free (out, FALSE);
}

/* Inside the publication's folder a source is named from there, so that both can move together. */
static char *
relative_source (NunStore *self, const char *source)
{
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (GFile) publication = g_file_new_for_path (self->path);
  g_autoptr (GFile) folder = g_file_get_parent (publication);
  char             *relative = g_file_get_relative_path (folder, file);

  return relative != NULL ? relative : g_strdup (source);
}

static char *
absolute_source (NunStore *self, const char *stored)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return g_path_is_absolute (stored) ? g_strdup (stored) : g_build_filename (folder, stored, NULL);
}

/* -- saving ------------------------------------------------------------------------------------------ */

static gboolean
save_columns (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (NunStatement) insert = nun_database_prepare (
      self->database, "INSERT INTO file_column VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn        *column = collection->columns->pdata[i];
      const NunColumnProfile *profile = &collection->profile->columns[i];
      g_autofree char        *samples = g_strjoinv ("\x1f", (char **) profile->samples);

      /* Without a range both ends are NaN, which SQLite keeps as NULL. */
      nun_statement_bind (
          insert, "iissssssssssiiiddis", id, (gint64) i, column->name, column->original,
          nun_datatype_name (column->datatype), column->arraysize, column->unit, column->ucd,
          column->utype, column->xtype, column->description, column->frame,
          (gint64) profile->sexagesimal, profile->n_null, profile->n_distinct,
          profile->has_range ? profile->minimum : NAN, profile->has_range ? profile->maximum : NAN,
          (gint64) profile->longest, samples);
      if (!nun_statement_run (insert, self->database, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_notes (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  for (guint i = 0; i < collection->notes->len; i++)
    {
      const NunNote *note = collection->notes->pdata[i];

      if (!nun_database_execute (self->database, error, "INSERT INTO note VALUES (?,?,?,?)", "isss",
                                 id, note->key, note->value, note->source))
        return FALSE;
    }
  return TRUE;
}

gboolean
nun_store_save_collection (NunStore            *self,
                           const NunCollection *collection,
                           gint64               id,
                           const char          *sorted_by,
                           GError             **error)
{
  g_autofree char *source =
      collection->source != NULL ? relative_source (self, collection->source) : NULL;

  return nun_database_execute (self->database, error, "DELETE FROM collection WHERE id = ?", "i",
                               id) &&
         nun_database_execute (self->database, error,
                               "INSERT INTO collection VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                               "isssiiissiisiddds", id, collection->name, source,
                               collection->source_table, (gint64) collection->source_hdu,
                               collection->source_size, collection->source_mtime,
                               collection->source_sha256, collection->format, collection->n_rows,
                               collection->n_placed, collection->moc, (gint64) collection->has_test,
                               collection->test_ra_deg, collection->test_dec_deg,
                               collection->test_sr_deg, sorted_by) &&
         save_columns (self, collection, id, error) && save_notes (self, collection, id, error);
}

typedef struct
{
  NunStore     *store;
  NunStatement *insert;
  gboolean      fine;
  GError      **error;
} Saving;

static void
save_datum (const char *table,
            const char *column,
            const char *key,
            gboolean    decided,
            NunDatum   *datum,
            gpointer    user_data)
{
  Saving *saving = user_data;

  if (!saving->fine)
    return;
  nun_statement_bind (saving->insert, "sssisids", table != NULL ? table : "",
                      column != NULL ? column : "", key, (gint64) decided, datum->value,
                      (gint64) datum->origin, datum->confidence, datum->reason);
  saving->fine = nun_statement_run (saving->insert, saving->store->database, saving->error);
}

gboolean
nun_store_save_said (NunStore *self, const NunDescription *description, GError **error)
{
  g_autoptr (NunStatement) insert =
      nun_database_prepare (self->database, "INSERT INTO said VALUES (?,?,?,?,?,?,?,?)", error);
  Saving saving = { self, insert, TRUE, error };

  if (insert == NULL || !nun_database_run (self->database, error, "DELETE FROM said"))
    return FALSE;
  nun_description_foreach (description, save_datum, &saving);
  return saving.fine;
}

/* -- loading ----------------------------------------------------------------------------------------- */

/* Finishes a walk over rows: an error of the database, or a file that holds nonsense, is told. */
static gboolean
walked (NunStore *self, int code, GError **error)
{
  return code == SQLITE_DONE || nun_database_fail (self->database, error);
}

static void
load_samples (NunColumnProfile *profile, const char *joined)
{
  g_auto (GStrv) samples = g_strsplit (joined != NULL ? joined : "", "\x1f", NUN_PROFILE_SAMPLES);

  for (guint i = 0; samples[i] != NULL && i < NUN_PROFILE_SAMPLES; i++)
    if (*samples[i] != 0)
      profile->samples[i] = g_strdup (samples[i]);
}

static NunColumn *
column_of (NunStatement *row)
{
  NunDatatype type = NUN_DATATYPE_CHAR;
  NunColumn  *column;

  nun_datatype_from_name (text_at (row, 2) != NULL ? text_at (row, 2) : "", &type);
  column =
      nun_column_new (text_at (row, 0) != NULL ? text_at (row, 0) : "?", type, text_at (row, 3));
  column->original = g_strdup (text_at (row, 1));
  column->unit = g_strdup (text_at (row, 4));
  column->ucd = g_strdup (text_at (row, 5));
  column->utype = g_strdup (text_at (row, 6));
  column->xtype = g_strdup (text_at (row, 7));
  column->description = g_strdup (text_at (row, 8));
  column->frame = g_strdup (text_at (row, 9));
  column->sexagesimal = sqlite3_column_int (row, 10) != 0;
  return column;
}

static gboolean
load_columns (NunStore *self, NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (GArray)       profiles = g_array_new (FALSE, TRUE, sizeof (NunColumnProfile));
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      "SELECT name, original, datatype, arraysize, unit, ucd, utype, xtype, description, frame,"
      " sexagesimal, n_null, n_distinct, minimum, maximum, longest, samples"
      " FROM file_column WHERE collection = ? ORDER BY number",
      error);
  int code;

  if (rows == NULL)
    return FALSE;
  nun_statement_bind (rows, "i", id);
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      NunColumnProfile profile = { 0 };

      g_ptr_array_add (collection->columns, column_of (rows));
      profile.sexagesimal = sqlite3_column_int (rows, 10) != 0;
      profile.n_null = sqlite3_column_int64 (rows, 11);
      profile.n_distinct = sqlite3_column_int64 (rows, 12);
      profile.has_range = sqlite3_column_type (rows, 13) != SQLITE_NULL;
      profile.minimum = sqlite3_column_double (rows, 13);
      profile.maximum = sqlite3_column_double (rows, 14);
      profile.longest = (gsize) sqlite3_column_int64 (rows, 15);
      load_samples (&profile, text_at (rows, 16));
      g_array_append_val (profiles, profile);
    }
  collection->profile = g_new0 (NunProfile, 1);
  collection->profile->n_rows = collection->n_rows;
  collection->profile->n_columns = profiles->len;
  collection->profile->columns =
      (NunColumnProfile *) g_array_free (g_steal_pointer (&profiles), FALSE);
  return walked (self, code, error);
}

static gboolean
load_notes (NunStore *self, NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database, "SELECT key, value, source FROM note WHERE collection = ? ORDER BY rowid",
      error);
  int code;

  if (rows == NULL)
    return FALSE;
  nun_statement_bind (rows, "i", id);
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    nun_collection_add_note (collection, text_at (rows, 0), text_at (rows, 1), text_at (rows, 2));
  return walked (self, code, error);
}

static NunCollection *
collection_of (NunStore *self, NunStatement *row)
{
  NunCollection *collection =
      nun_collection_new (text_at (row, 1) != NULL ? text_at (row, 1) : "?");

  if (text_at (row, 2) != NULL)
    collection->source = absolute_source (self, text_at (row, 2));
  collection->source_table = g_strdup (text_at (row, 3));
  collection->source_hdu = sqlite3_column_int (row, 4);
  collection->source_size = sqlite3_column_int64 (row, 5);
  collection->source_mtime = sqlite3_column_int64 (row, 6);
  collection->source_sha256 = g_strdup (text_at (row, 7));
  collection->format = g_strdup (text_at (row, 8));
  collection->n_rows = sqlite3_column_int64 (row, 9);
  collection->n_placed = sqlite3_column_int64 (row, 10);
  collection->moc = g_strdup (text_at (row, 11));
  collection->has_test = sqlite3_column_int (row, 12) != 0;
  collection->test_ra_deg = sqlite3_column_double (row, 13);
  collection->test_dec_deg = sqlite3_column_double (row, 14);
  collection->test_sr_deg = sqlite3_column_double (row, 15);
  return collection;
}

static gboolean
load_collections (NunStore *self, NunDescription *fresh, GError **error)
{
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      "SELECT id, name, source, source_table, source_hdu, source_size, source_mtime,"
      " source_sha256, format, n_rows, n_placed, moc, has_test, test_ra, test_dec, test_sr"
      " FROM collection ORDER BY id",
      error);
  int code;

  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      g_autoptr (NunCollection) collection = collection_of (self, rows);
      gint64                    id = sqlite3_column_int64 (rows, 0);

      if (!load_columns (self, collection, id, error) || !load_notes (self, collection, id, error))
        return FALSE;
      nun_description_load_collection (fresh, collection);
    }
  return walked (self, code, error);
}

static gboolean
load_said (NunStore *self, NunDescription *fresh, GError **error)
{
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      "SELECT place_table, place_column, key, decided, value, origin, confidence, reason FROM said",
      error);
  int code;

  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      int origin = CLAMP (sqlite3_column_int (rows, 5), NUN_ORIGIN_GUESS, NUN_ORIGIN_PERSON);
      g_autoptr (NunDatum) datum =
          nun_datum_new (text_at (rows, 4), (NunOrigin) origin, sqlite3_column_double (rows, 6),
                         text_at (rows, 7));
      const char *table = text_at (rows, 0), *column = text_at (rows, 1);

      nun_description_load_datum (fresh, table != NULL && *table != 0 ? table : NULL,
                                  column != NULL && *column != 0 ? column : NULL, text_at (rows, 2),
                                  sqlite3_column_int (rows, 3) != 0, datum);
    }
  return walked (self, code, error);
}

NunDescription *
nun_store_load (NunStore *self, GError **error)
{
  g_autoptr (NunDescription) fresh = nun_description_new ();

  if (!load_collections (self, fresh, error) || !load_said (self, fresh, error))
    return NULL;
  return g_steal_pointer (&fresh);
}
