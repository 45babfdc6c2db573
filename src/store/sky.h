#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A place on the sky for a picture of it: one row, or the rows of one HEALPix cell. */
typedef struct
{
  float  ra_deg, dec_deg;
  gint32 n_rows;
} NunSkyPoint;

/* Where the rows of a table lie: each row where they are at most max_points, else the cells of the finest order
 * (at most 8, about 14 arcmin) of which there are at most that many.  Blocks; for a worker thread.  GArray of
 * NunSkyPoint, in sky order. */
GArray *nun_store_sky (NunStore     *self,
                       const char   *table,
                       guint         max_points,
                       GCancellable *cancellable,
                       GError      **error);

G_END_DECLS
