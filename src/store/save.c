/* Writing the description: facts in tables of their own, everything said in one. */
#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "store/store-private.h"

/* -- small things ------------------------------------------------------------------------------------ */

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
  g_string_append_printf (out, "%d %d %d %d %d %d:", position->frame, position->lon_form,
                          position->lat_form, position->lat_sign, position->equinox,
                          position->zero_is_none);
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
  char             *relative =
      g_file_equal (folder, file) ? g_strdup (".") : g_file_get_relative_path (folder, file);

  return relative != NULL ? relative : g_strdup (source);
}

/* -- saving ------------------------------------------------------------------------------------------ */

/* "low width n0 n1 ..."; NULL without one. */
static char *
histogram_to_text (const NunColumnProfile *profile)
{
  GString *out;
  char     number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!profile->has_range)
    return NULL;
  out = g_string_new (g_ascii_dtostr (number, sizeof number, profile->histogram_low));
  g_string_append_printf (out, " %s",
                          g_ascii_dtostr (number, sizeof number, profile->histogram_width));
  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    g_string_append_printf (out, " %" PRId64, profile->histogram[i]);
  return g_string_free (out, FALSE);
}

/* "12 --\x1f3 \x1f1 N/A": numbers and spellings; NULL without one. */
static char *
spellings_to_text (const NunColumnProfile *profile)
{
  GString *out;

  if (profile->spellings[0].n == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < NUN_PROFILE_SPELLINGS && profile->spellings[i].n > 0; i++)
    g_string_append_printf (out, "%s%" PRId64 " %s", i > 0 ? "\x1f" : "", profile->spellings[i].n,
                            profile->spellings[i].text);
  return g_string_free (out, FALSE);
}

static gboolean
save_columns (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (NunStatement) insert = nun_database_prepare (
      self->database,
      "INSERT INTO file_column VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn        *column = collection->columns->pdata[i];
      const NunColumnProfile *profile = &collection->profile->columns[i];
      g_autofree char        *samples = g_strjoinv ("\x1f", (char **) profile->samples);
      g_autofree char        *histogram = histogram_to_text (profile);
      g_autofree char        *spellings = spellings_to_text (profile);

      /* Without a range both ends are NaN, which SQLite keeps as NULL. */
      nun_statement_bind (insert, "iissssssssssiiiddississ", id, (gint64) i, column->name,
                          column->original, nun_datatype_name (column->datatype), column->arraysize,
                          column->unit, column->ucd, column->utype, column->xtype,
                          column->description, column->frame, (gint64) profile->sexagesimal,
                          profile->n_null, profile->n_distinct,
                          profile->has_range ? profile->minimum : NAN,
                          profile->has_range ? profile->maximum : NAN, (gint64) profile->longest,
                          samples, histogram, (gint64) column->width, column->precision, spellings);
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
                           GError             **error)
{
  g_autofree char *source =
      collection->source != NULL ? relative_source (self, collection->source) : NULL;

  return nun_database_execute (self->database, error, "DELETE FROM collection WHERE id = ?", "i",
                               id) &&
         nun_database_execute (
             self->database, error,
             "INSERT INTO collection VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
             "isssiiissiiiisidddsisissss", id, collection->name, source, collection->source_table,
             (gint64) collection->source_hdu, collection->source_size, collection->source_mtime,
             collection->source_sha256, collection->format, collection->n_rows,
             collection->n_placed, collection->n_zero, collection->n_off, collection->moc,
             (gint64) collection->has_test, collection->test_ra_deg, collection->test_dec_deg,
             collection->test_sr_deg, collection->sorted_by, (gint64) collection->kind,
             collection->scanned, (gint64) collection->all_hdus, collection->ruled_by,
             collection->temporal, collection->spectral, collection->reading) &&
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

  if (insert == NULL || !nun_database_run (self->database, error,
                                           "DELETE FROM said WHERE place_table NOT LIKE '-%%'"))
    return FALSE;
  nun_description_foreach (description, save_datum, &saving);
  return saving.fine;
}
