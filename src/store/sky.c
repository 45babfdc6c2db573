/* Where the rows of a table lie, coarse enough for a picture. */
#include "store/sky.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "sky/healpix.h"
#include "store/row-source.h"
#include "store/store-private.h"

#define FINEST_ORDER 8

/* Rows between two looks at the cancel button. */
#define ROWS_BETWEEN_LOOKS 10000

static gboolean
look (guint n, GCancellable *cancellable, GError **error)
{
  return n % ROWS_BETWEEN_LOOKS != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_rows (NunStore *self, gint64 id, GArray *points, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT ra, dec FROM rows_%" G_GINT64_FORMAT " WHERE key >= 0", id);
  g_autoptr (NunStatement) rows = nun_database_prepare (self->database, sql, error);

  for (int code; rows != NULL && (code = sqlite3_step (rows)) != SQLITE_DONE;)
    {
      NunSkyPoint point = { (float) sqlite3_column_double (rows, 0),
                            (float) sqlite3_column_double (rows, 1), 1 };

      if (code != SQLITE_ROW)
        return nun_database_fail (self->database, error);
      if (!look (points->len, cancellable, error))
        return FALSE;
      g_array_append_val (points, point);
    }
  return rows != NULL;
}

static void
add_cell (GArray *points, int order, gint64 cell)
{
  double      ra, dec;
  NunSkyPoint point = { 0, 0, 1 };

  nun_healpix_centre (order, cell, &ra, &dec);
  point.ra_deg = (float) ra;
  point.dec_deg = (float) dec;
  g_array_append_val (points, point);
}

/* Keys come in sky order, so the rows of a cell come together. */
static gboolean
read_cells (NunStore     *self,
            gint64        id,
            int           order,
            GArray       *points,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT key FROM rows_%" G_GINT64_FORMAT " WHERE key >= 0 ORDER BY key", id);
  g_autoptr (NunStatement) rows = nun_database_prepare (self->database, sql, error);
  int                      shift = NUN_STORE_NUMBER_BITS + 2 * (NUN_STORE_ORDER - order);
  gint64                   last = -1;
  guint                    n = 0;

  for (int code; rows != NULL && (code = sqlite3_step (rows)) != SQLITE_DONE; n++)
    {
      gint64 cell = sqlite3_column_int64 (rows, 0) >> shift;

      if (code != SQLITE_ROW)
        return nun_database_fail (self->database, error);
      if (!look (n, cancellable, error))
        return FALSE;
      if (cell == last)
        g_array_index (points, NunSkyPoint, points->len - 1).n_rows++;
      else
        add_cell (points, order, cell);
      last = cell;
    }
  return rows != NULL;
}

/* The finest order whose whole sky has at most max_points cells. */
static int
fitting_order (guint max_points)
{
  int order = FINEST_ORDER;

  while (order > 0 && (12u << (2 * order)) > max_points)
    order--;
  return order;
}

GArray *
nun_store_sky (NunStore     *self,
               const char   *table,
               guint         max_points,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autoptr (GArray)         points = g_array_new (FALSE, FALSE, sizeof (NunSkyPoint));
  gboolean                   fine;
  gint64                     id;

  g_mutex_lock (&self->lock);
  id = nun_store_collection_id (self, table);
  if (id == 0 || collection == NULL)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      fine = FALSE;
    }
  else if (collection->n_placed <= (gint64) max_points)
    fine = read_rows (self, id, points, cancellable, error);
  else
    fine = read_cells (self, id, fitting_order (max_points), points, cancellable, error);
  g_mutex_unlock (&self->lock);
  return fine ? g_steal_pointer (&points) : NULL;
}
