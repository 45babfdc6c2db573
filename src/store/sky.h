#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A place on the sky for a picture of it: one row, or the rows of one HEALPix cell. */
typedef struct
{
  double ra_deg, dec_deg; /* of the row, or the middle of the cell */
  gint64 key;             /* of a row, for nun_store_select_where; or the number of the cell */
  int    order;           /* of the cell; -1 for a row */
  gint32 n_rows;
  float  value; /* what the column of the question holds, the mean over a cell; NaN unknown */
} NunSkyPoint;

typedef struct
{
  double      ra_deg, dec_deg, radius_deg; /* only rows in this cone; a radius of 180: all */
  const char *column;                      /* whose numbers are wanted, or NULL */
  guint       max_points;
} NunSkyAsk;

/* Where the rows of a table lie: each row where they are at most max_points, else the cells of the finest order of
 * which there are about that many: at most 8 (14 arcmin) for the whole sky, 13 (26 arcsec) for a cone, at whose rim
 * a cell may lie outside with its middle.  Blocks; for a worker thread.  GArray of NunSkyPoint, in sky order. */
GArray *nun_store_sky (NunStore        *self,
                       const char      *table,
                       const NunSkyAsk *ask,
                       GCancellable    *cancellable,
                       GError         **error);

G_END_DECLS
