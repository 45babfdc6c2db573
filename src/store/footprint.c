/* What rows are found by: footprints, made with the rows and asked for candidates, texts and intervals. */
#include "store/footprint.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>

#include "observe/observation.h"
#include "sky/moc.h"
#include "sky/region.h"
#include "store/conditions.h"
#include "store/observe.h"

/* Rows between two looks at the cancel button. */
#define ROWS_BETWEEN_LOOKS 1000

/* Columns of the walk over rows. */
enum
{
  AT_KEY,
  AT_RA,
  AT_DEC,
  AT_REGION
};

/* -- making ------------------------------------------------------------------------------------------ */

/* The footprint of the row that the statement stands on, or NULL. */
static NunRegion *
footprint_of (NunStatement *row)
{
  const char *text = (const char *) sqlite3_column_text (row, AT_REGION);
  NunRegion  *region = text != NULL ? nun_region_from_text (text) : NULL;

  if (region == NULL && sqlite3_column_type (row, AT_RA) == SQLITE_FLOAT)
    region = nun_region_new_circle (sqlite3_column_double (row, AT_RA),
                                    sqlite3_column_double (row, AT_DEC), 0.0);
  return region;
}

/* coverage takes what the row covers; its point is there already. */
static gboolean
add_row (NunStore *self, NunStatement *insert, NunStatement *row, NunMoc *coverage, GError **error)
{
  g_autoptr (NunRegion) region = footprint_of (row);
  gboolean              placed = sqlite3_column_type (row, AT_RA) == SQLITE_FLOAT;
  double                low[3], high[3];

  if (region == NULL)
    return TRUE;
  if (region->radius_deg > 0)
    nun_moc_add_region (coverage, region);
  nun_region_box (region, low, high);
  nun_statement_bind (insert, "idddddddd", (gint64) sqlite3_column_int64 (row, AT_KEY), low[0],
                      high[0], low[1], high[1], low[2], high[2],
                      placed ? sqlite3_column_double (row, AT_RA) : region->ra_deg,
                      placed ? sqlite3_column_double (row, AT_DEC) : region->dec_deg);
  return nun_statement_run (insert, self->database, error);
}

static gboolean
add_rows (NunStore     *self,
          gint64        id,
          int           region_column,
          NunMoc       *coverage,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *region =
      region_column >= 0 ? g_strdup_printf ("c%d", region_column) : g_strdup ("NULL");
  g_autofree char *select =
      g_strdup_printf ("SELECT key, ra, dec, %s FROM rows_%" PRId64 " ORDER BY key", region, id);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO " NUN_STORE_FOOTPRINTS "%" PRId64 " VALUES (?,?,?,?,?,?,?,?,?)", id);
  g_autoptr (NunStatement) rows = nun_database_prepare (self->database, select, error);
  g_autoptr (NunStatement) insert =
      rows != NULL ? nun_database_prepare (self->database, sql, error) : NULL;
  guint n = 0;
  int   code = SQLITE_DONE;

  if (insert == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    if ((++n % ROWS_BETWEEN_LOOKS == 0 &&
         g_cancellable_set_error_if_cancelled (cancellable, error)) ||
        !add_row (self, insert, rows, coverage, error))
      return FALSE;
  return code == SQLITE_DONE || nun_database_fail (self->database, error);
}

/* Columns that clients ask for by their texts: a name that is nowhere must not cost a look at every row. */
static const char *const asked[] = { "obs_collection", "target_name", "facility_name",
                                     "instrument_name", "obs_publisher_did" };

gboolean
nun_store_has_text_index (const NunCollection *collection, int column)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (nun_collection_find_column (collection, asked[i]) == column)
      return TRUE;
  return FALSE;
}

static gboolean
index_texts (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      int column = nun_collection_find_column (collection, asked[i]);

      if (column >= 0 && !nun_database_run (self->database, error,
                                            "CREATE INDEX IF NOT EXISTS text_%" PRId64
                                            "_%d ON rows_%" PRId64 " (c%d COLLATE NOCASE)",
                                            id, column, id, column))
        return FALSE;
    }
  return TRUE;
}

/* Pairs of ends that clients ask for by an interval. */
static const struct
{
  const char *min_key, *max_key;
} spans[] = { { "em_min", "em_max" }, { "t_min", "t_max" } };

static gboolean
knows (const NunCollection *collection, int column)
{
  return column >= 0 && (collection->profile == NULL ||
                         collection->profile->columns[column].n_null < collection->n_rows);
}

/* Both ends lie in the index, so that rows are looked at only where they fit. */
static gboolean
index_spans (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      int low = nun_collection_find_column (collection, spans[i].min_key);
      int high = nun_collection_find_column (collection, spans[i].max_key);

      if (knows (collection, low) && knows (collection, high) &&
          !nun_database_run (self->database, error,
                             "CREATE INDEX IF NOT EXISTS span_%" PRId64 "_%d ON rows_%" PRId64
                             " (c%d, c%d)",
                             id, low, id, low, high))
        return FALSE;
    }
  return TRUE;
}

gboolean
nun_footprints_make (NunStore            *self,
                     const NunCollection *collection,
                     gint64               id,
                     NunMoc              *coverage,
                     GCancellable        *cancellable,
                     GError             **error)
{
  int path = nun_collection_find_column (collection, NUN_PRODUCT_PATH);

  if (path >= 0 &&
      !nun_database_run (self->database, error,
                         "CREATE INDEX IF NOT EXISTS path_%" PRId64 " ON rows_%" PRId64 " (c%d)",
                         id, id, path))
    return FALSE;
  if (!index_texts (self, collection, id, error) || !index_spans (self, collection, id, error))
    return FALSE;
  return nun_database_run (self->database, error,
                           "CREATE VIRTUAL TABLE " NUN_STORE_FOOTPRINTS "%" PRId64
                           " USING " NUN_STORE_FOOTPRINT_INDEX,
                           id) &&
         add_rows (self, id, nun_collection_find_column (collection, "s_region"), coverage,
                   cancellable, error);
}

gboolean
nun_footprints_drop (NunStore *self, gint64 id, GError **error)
{
  return nun_database_run (self->database, error,
                           "DROP TABLE IF EXISTS " NUN_STORE_FOOTPRINTS "%" PRId64, id);
}

/* -- asking ------------------------------------------------------------------------------------------ */

static gboolean
read_places (NunStore     *self,
             NunStatement *rows,
             GArray       *places,
             GCancellable *cancellable,
             GError      **error)
{
  int code;

  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      NunFootprintPlace place = { sqlite3_column_int64 (rows, 0), sqlite3_column_double (rows, 1),
                                  sqlite3_column_double (rows, 2) };

      g_array_append_val (places, place);
      if (places->len % ROWS_BETWEEN_LOOKS == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return code == SQLITE_DONE || nun_database_fail (self->database, error);
}

GArray *
nun_store_find_footprints (NunStore     *self,
                           const char   *table,
                           const double  low[3],
                           const double  high[3],
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (NunFootprintPlace));
  gint64             id;
  gboolean           fine = FALSE;

  g_mutex_lock (&self->lock);
  id = nun_store_collection_id (self, table);
  if (id != 0)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT id, ra, dec FROM " NUN_STORE_FOOTPRINTS "%" PRId64
          " WHERE x1 >= ? AND x0 <= ? AND y1 >= ? AND y0 <= ? AND z1 >= ? AND z0 <= ?",
          id);
      g_autoptr (NunStatement) rows = nun_database_prepare (self->database, sql, error);

      if (rows != NULL)
        {
          nun_statement_bind (rows, "dddddd", low[0], high[0], low[1], high[1], low[2], high[2]);
          fine = read_places (self, rows, places, cancellable, error);
        }
    }
  else
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has no table “%s”."), table);
  g_mutex_unlock (&self->lock);
  return fine ? g_steal_pointer (&places) : NULL;
}

/* -- intervals --------------------------------------------------------------------------------------- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* NULL for more than most. */
static GArray *
read_keys (NunStatement *rows, guint most)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  int                code;

  while ((code = sqlite3_step (rows)) == SQLITE_ROW && keys->len <= most)
    {
      gint64 key = sqlite3_column_int64 (rows, 0);

      g_array_append_val (keys, key);
    }
  if (code != SQLITE_DONE || keys->len > most)
    return NULL;
  g_array_sort (keys, compare_keys);
  return g_steal_pointer (&keys);
}

GArray *
nun_store_find_spans (NunStore *self, const char *table, const GArray *intervals, guint most)
{
  const NunRowConditions   conditions = { .intervals = intervals };
  g_autoptr (NunStatement) rows = NULL;
  GArray                  *keys = NULL;
  GString                 *sql = g_string_new (NULL);
  gint64                   id;

  g_mutex_lock (&self->lock);
  id = nun_store_collection_id (self, table);
  g_string_printf (sql, "SELECT key FROM rows_%" PRId64 " INDEXED BY span_%" PRId64 "_%d WHERE 1",
                   id, id, g_array_index (intervals, NunRowInterval, 0).min_column);
  nun_conditions_append_sql (&conditions, sql, 1);
  /* A publication that an older program made has no such index. */
  rows = nun_database_prepare (self->database, sql->str, NULL);
  if (rows != NULL)
    {
      nun_conditions_bind (&conditions, rows, 1);
      keys = read_keys (rows, most);
    }
  g_clear_pointer (&rows, nun_statement_free);
  g_mutex_unlock (&self->lock);
  g_string_free (sql, TRUE);
  return keys;
}
