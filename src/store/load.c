/* Reading the description back. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "files/display.h"
#include "store/coverage.h"
#include "store/store-private.h"

#define LONGEST_COVERAGE (1 << 20) /* bytes */

static const char *
text_at (NunStatement *statement, int i)
{
  return (const char *) sqlite3_column_text (statement, i);
}

static char *
absolute_source (NunStore *self, const char *stored)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return g_canonicalize_filename (stored, folder);
}

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

static void
load_histogram (NunColumnProfile *profile, const char *text)
{
  g_auto (GStrv) numbers = g_strsplit (text != NULL ? text : "", " ", NUN_PROFILE_BINS + 2);

  if (g_strv_length (numbers) != NUN_PROFILE_BINS + 2)
    return;
  profile->histogram_low = g_ascii_strtod (numbers[0], NULL);
  profile->histogram_width = g_ascii_strtod (numbers[1], NULL);
  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    profile->histogram[i] = g_ascii_strtoll (numbers[i + 2], NULL, 10);
}

/* Whatever a stranger's file holds there: numbers from 1 on, and text that fits. */
static void
load_spellings (NunColumnProfile *profile, const char *joined)
{
  g_auto (GStrv) parts = g_strsplit (joined != NULL ? joined : "", "\x1f", NUN_PROFILE_SPELLINGS);

  for (guint i = 0; parts[i] != NULL && i < NUN_PROFILE_SPELLINGS; i++)
    {
      char  *text;
      gint64 n = g_ascii_strtoll (parts[i], &text, 10);

      if (n < 1 || *text != ' ' || strlen (text + 1) >= NUN_PROFILE_SPELLING_SIZE)
        return;
      profile->spellings[i].n = n;
      g_strlcpy (profile->spellings[i].text, text + 1, NUN_PROFILE_SPELLING_SIZE);
    }
}

/* Only the forms that column.h names. */
static void
load_display (NunColumn *column, gint64 width, const char *precision)
{
  g_autofree char *number = g_strdup_printf ("%" PRId64, width);

  nun_display_read_votable (column, width > 0 ? number : NULL, precision);
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
  load_display (column, sqlite3_column_int64 (row, 18), text_at (row, 19));
  return column;
}

static gboolean
load_columns (NunStore *self, NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (GArray)       profiles = g_array_new (FALSE, TRUE, sizeof (NunColumnProfile));
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      "SELECT name, original, datatype, arraysize, unit, ucd, utype, xtype, description, frame,"
      " sexagesimal, n_null, n_distinct, minimum, maximum, longest, samples,"
      " histogram, width, precision, spellings"
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
      load_histogram (&profile, text_at (rows, 17));
      load_spellings (&profile, text_at (rows, 20));
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

/* A number of rows, whatever a stranger's file says. */
static gint64
count_at (NunStatement *row, int i)
{
  return CLAMP (sqlite3_column_int64 (row, i), 0, G_MAXINT32);
}

/* Names stand in addresses and in the names of files: letters, digits and underscores, as import makes them. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && *name != 0 && strlen (name) <= 100 &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

/* Of a table that is removed, while undo may want it (remove.h). */
static gboolean
is_aside (const char *name)
{
  return name != NULL && *name == '-';
}

/* A text of ours is far shorter; one that is longer was not made here, and every record would go through it. */
static char *
dup_coverage (NunStatement *row, int i)
{
  return sqlite3_column_bytes (row, i) <= LONGEST_COVERAGE ? g_strdup (text_at (row, i)) : NULL;
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
  collection->n_rows = count_at (row, 9);
  collection->n_placed = MIN (count_at (row, 10), collection->n_rows);
  collection->n_zero = count_at (row, 11);
  collection->n_off = count_at (row, 12);
  collection->moc = dup_coverage (row, 13);
  collection->has_test = sqlite3_column_int (row, 14) != 0;
  collection->test_ra_deg = sqlite3_column_double (row, 15);
  collection->test_dec_deg = sqlite3_column_double (row, 16);
  collection->test_sr_deg = sqlite3_column_double (row, 17);
  collection->sorted_by = g_strdup (text_at (row, 18));
  collection->kind = (NunCollectionKind) CLAMP (sqlite3_column_int (row, 19), NUN_COLLECTION_TABLE,
                                                NUN_COLLECTION_SPECTRA);
  collection->scanned = g_strdup (text_at (row, 20));
  collection->all_hdus = sqlite3_column_int (row, 21) != 0;
  collection->ruled_by = g_strdup (text_at (row, 22));
  collection->temporal = dup_coverage (row, 23);
  collection->spectral = dup_coverage (row, 24);
  collection->reading = g_strdup (text_at (row, 25));
  return collection;
}

static gboolean
load_collections (NunStore *self, NunDescription *fresh, GError **error)
{
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      "SELECT id, name, source, source_table, source_hdu, source_size, source_mtime,"
      " source_sha256, format, n_rows, n_placed, n_zero, n_off, moc, has_test, test_ra, test_dec, "
      "test_sr, sorted_by, kind, scanned, all_hdus, ruled_by, temporal, spectral, reading"
      " FROM collection ORDER BY id",
      error);
  int code;

  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      g_autoptr (NunCollection) collection = collection_of (self, rows);
      gint64                    id = sqlite3_column_int64 (rows, 0);

      if (is_aside (text_at (rows, 1)))
        continue;
      if (!is_plain_name (text_at (rows, 1)) || id <= 0)
        {
          g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BROKEN,
                       _ ("%s: the publication holds a table of an impossible name."), self->path);
          return FALSE;
        }
      if (!load_columns (self, collection, id, error) || !load_notes (self, collection, id, error))
        return FALSE;
      /* A file of an older format does not know its coverage yet; one whose rows are damaged opens all the same. */
      if (collection->temporal == NULL)
        nun_store_measure (self, collection, id, NULL, NULL);
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

      if (is_aside (table))
        continue;
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
