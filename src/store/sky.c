/* Where the rows of a table lie, coarse enough for a picture. */
#include "store/sky.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>

#include "sky/healpix.h"
#include "sky/sphere.h"
#include "store/row-source.h"
#include "store/store-private.h"

#define FINEST_ORDER 8
#define FINEST_ORDER_IN_CONE 13

/* Behind the last cell nothing can lie but what a stranger's file says. */
#define LAST_KEY (((G_GINT64_CONSTANT (12) << (2 * NUN_STORE_ORDER)) << NUN_STORE_NUMBER_BITS) - 1)

/* Rows between two looks at the cancel button. */
#define ROWS_BETWEEN_LOOKS 10000

/* The cover of a cone. */
#define MOST_RANGES 200

/* Columns of the statement. */
enum
{
  AT_KEY,
  AT_RA,
  AT_DEC,
  AT_VALUE
};

/* One question on its way. */
typedef struct
{
  NunStore        *store;
  gint64           id;
  int              column; /* -1: none */
  const NunSkyAsk *ask;
  GArray          *ranges; /* of NunCellRange of the store's order; NULL: all */
  GArray          *points;
  GCancellable    *cancellable;
  guint            n_looked;

  /* the cell that is being counted */
  int    order;
  gint64 cell;
  double sum;
  guint  n_values;
} Reader;

static gboolean
is_whole (const NunSkyAsk *ask)
{
  return !(ask->radius_deg < 180.0);
}

static double
value_at (const Reader *self, NunStatement *row)
{
  int type = self->column >= 0 ? sqlite3_column_type (row, AT_VALUE) : SQLITE_NULL;

  return type == SQLITE_INTEGER || type == SQLITE_FLOAT ? sqlite3_column_double (row, AT_VALUE)
                                                        : (double) NAN;
}

/* -- rows -------------------------------------------------------------------------------------------- */

/* FALSE when there are too many. */
static gboolean
take_row (Reader *self, NunStatement *row)
{
  NunSkyPoint point = { sqlite3_column_double (row, AT_RA),
                        sqlite3_column_double (row, AT_DEC),
                        sqlite3_column_int64 (row, AT_KEY),
                        -1,
                        1,
                        (float) value_at (self, row) };

  if (!is_whole (self->ask) &&
      nun_sphere_distance_deg (self->ask->ra_deg, self->ask->dec_deg, point.ra_deg, point.dec_deg) >
          self->ask->radius_deg)
    return TRUE;
  if (self->points->len >= self->ask->max_points)
    return FALSE;
  g_array_append_val (self->points, point);
  return TRUE;
}

/* -- cells ------------------------------------------------------------------------------------------- */

static void
begin_cell (Reader *self, gint64 cell)
{
  NunSkyPoint point = { .key = cell, .order = self->order, .value = NAN };

  nun_healpix_centre (self->order, cell, &point.ra_deg, &point.dec_deg);
  g_array_append_val (self->points, point);
  self->cell = cell;
  self->sum = 0.0;
  self->n_values = 0;
}

/* Keys come in sky order, so the rows of a cell come together. */
static gboolean
count_row (Reader *self, NunStatement *row)
{
  int          shift = NUN_STORE_NUMBER_BITS + 2 * (NUN_STORE_ORDER - self->order);
  gint64       cell = sqlite3_column_int64 (row, AT_KEY) >> shift;
  double       value = value_at (self, row);
  NunSkyPoint *point;

  if (cell != self->cell)
    begin_cell (self, cell);
  point = &g_array_index (self->points, NunSkyPoint, self->points->len - 1);
  point->n_rows++;
  if (isfinite (value))
    {
      self->sum += value;
      point->value = (float) (self->sum / ++self->n_values);
    }
  return TRUE;
}

/* The finest order of which at most about max_points cells lie in the cone. */
static int
fitting_order (const NunSkyAsk *ask)
{
  gboolean whole = is_whole (ask);
  double   part = whole ? 1.0 : (1.0 - cos (ask->radius_deg * G_PI / 180.0)) / 2.0;
  int      order = whole ? FINEST_ORDER : FINEST_ORDER_IN_CONE;

  while (order > 0 && part * 12.0 * pow (4.0, order) > ask->max_points)
    order--;
  return order;
}

/* -- reading ----------------------------------------------------------------------------------------- */

typedef gboolean (*Take) (Reader *self, NunStatement *row);

/* enough: set when `take` wants no more. */
static gboolean
read_range (Reader       *self,
            NunStatement *rows,
            gint64        first,
            gint64        last,
            Take          take,
            gboolean     *enough,
            GError      **error)
{
  int code;

  sqlite3_reset (rows);
  sqlite3_bind_int64 (rows, 1, first);
  sqlite3_bind_int64 (rows, 2, last);
  while (!*enough && (code = sqlite3_step (rows)) != SQLITE_DONE)
    {
      if (code != SQLITE_ROW)
        return nun_database_fail (self->store->database, error);
      if (self->n_looked++ % ROWS_BETWEEN_LOOKS == 0 &&
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      *enough = !take (self, rows);
    }
  return TRUE;
}

static gboolean
read_all (Reader *self, Take take, gboolean *enough, GError **error)
{
  g_autofree char *value =
      self->column >= 0 ? g_strdup_printf (", c%d", self->column) : g_strdup ("");
  g_autofree char         *sql = g_strdup_printf ("SELECT key, ra, dec%s FROM rows_%" PRId64
                                                  " WHERE key BETWEEN ?1 AND ?2 ORDER BY key",
                                                  value, self->id);
  g_autoptr (NunStatement) rows = nun_database_prepare (self->store->database, sql, error);

  *enough = FALSE;
  g_array_set_size (self->points, 0);
  if (rows == NULL)
    return FALSE;
  if (self->ranges == NULL)
    return read_range (self, rows, 0, LAST_KEY, take, enough, error);
  for (guint i = 0; i < self->ranges->len && !*enough; i++)
    {
      const NunCellRange *range = &g_array_index (self->ranges, NunCellRange, i);

      if (!read_range (self, rows, range->first << NUN_STORE_NUMBER_BITS,
                       ((range->last + 1) << NUN_STORE_NUMBER_BITS) - 1, take, enough, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_points (Reader *self, gint64 n_placed, GError **error)
{
  gboolean too_many = is_whole (self->ask) && n_placed > (gint64) self->ask->max_points;
  gboolean enough;

  if (!too_many && !read_all (self, take_row, &too_many, error))
    return FALSE;
  if (!too_many)
    return TRUE;
  self->order = fitting_order (self->ask);
  self->cell = -1;
  return read_all (self, count_row, &enough, error);
}

GArray *
nun_store_sky (NunStore        *self,
               const char      *table,
               const NunSkyAsk *ask,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autoptr (GArray)         points = g_array_new (FALSE, FALSE, sizeof (NunSkyPoint));
  g_autoptr (GArray)         ranges = NULL;
  Reader   reader = { .store = self, .ask = ask, .points = points, .cancellable = cancellable };
  gboolean fine;

  if (!is_whole (ask))
    reader.ranges = ranges = nun_healpix_cover_cone (NUN_STORE_ORDER, ask->ra_deg, ask->dec_deg,
                                                     ask->radius_deg, MOST_RANGES);
  g_mutex_lock (&self->lock);
  reader.id = nun_store_collection_id (self, table);
  fine = reader.id != 0 && collection != NULL;
  if (fine)
    {
      reader.column =
          ask->column != NULL ? nun_collection_find_column (collection, ask->column) : -1;
      fine = read_points (&reader, collection->n_placed, error);
    }
  else
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has no table “%s”."), table);
  g_mutex_unlock (&self->lock);
  return fine ? g_steal_pointer (&points) : NULL;
}
