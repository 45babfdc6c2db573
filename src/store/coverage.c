/* How far images and spectra reach in time and in the spectrum, from their rows. */
#include "store/coverage.h"

#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>

#include "describe/coverage.h"

/* Intervals are merged whenever so many have come together, down to as many as are kept. */
#define MOST_PENDING 4096
#define MOST_KEPT 1024

/* What a file keeps; a record shows fewer. */
#define MOST_STORED 64

static void
add (GArray *intervals, double low, double high)
{
  NunInterval interval = { low, high };

  if (!isfinite (low) || !isfinite (high) || low > high)
    return;
  g_array_append_val (intervals, interval);
  if (intervals->len >= MOST_PENDING)
    nun_intervals_merge (intervals, MOST_KEPT);
}

/* Both ends in the two columns from first on; an instant when only one is there. */
static gboolean
read_ends (NunStatement *row, int first, double *low, double *high)
{
  gboolean has_low = sqlite3_column_type (row, first) == SQLITE_FLOAT;
  gboolean has_high = sqlite3_column_type (row, first + 1) == SQLITE_FLOAT;

  *low = sqlite3_column_double (row, has_low ? first : first + 1);
  *high = sqlite3_column_double (row, has_high ? first + 1 : first);
  return has_low || has_high;
}

static gboolean
read_rows (NunStore     *self,
           NunStatement *rows,
           GArray       *temporal,
           GArray       *spectral,
           GCancellable *cancellable,
           GError      **error)
{
  int code;

  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      double low, high;

      if (read_ends (rows, 0, &low, &high))
        add (temporal, low, high);
      if (read_ends (rows, 2, &low, &high) && low > 0 && high > 0)
        add (spectral, NUN_JOULE_METRE / high, NUN_JOULE_METRE / low);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return code == SQLITE_DONE || nun_database_fail (self->database, error);
}

static char *
text_of (GArray *intervals)
{
  nun_intervals_merge (intervals, MOST_STORED);
  return nun_intervals_to_text (intervals);
}

gboolean
nun_store_measure (NunStore      *self,
                   NunCollection *collection,
                   gint64         id,
                   GCancellable  *cancellable,
                   GError       **error)
{
  static const char *const names[] = { "t_min", "t_max", "em_min", "em_max" };
  g_autoptr (GArray)       temporal = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  g_autoptr (GArray)       spectral = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  g_autoptr (GString)      sql = g_string_new ("SELECT ");
  g_autoptr (NunStatement) rows = NULL;

  if (collection->kind == NUN_COLLECTION_TABLE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int column = nun_collection_find_column (collection, names[i]);

      g_string_append (sql, i > 0 ? ", " : "");
      if (column >= 0)
        g_string_append_printf (sql, "CAST (c%d AS REAL)", column);
      else
        g_string_append (sql, "NULL");
    }
  g_string_append_printf (sql, " FROM rows_%" PRId64, id);
  rows = nun_database_prepare (self->database, sql->str, error);
  if (rows == NULL || !read_rows (self, rows, temporal, spectral, cancellable, error))
    return FALSE;
  g_free (collection->temporal);
  collection->temporal = text_of (temporal);
  g_free (collection->spectral);
  collection->spectral = text_of (spectral);
  return TRUE;
}
