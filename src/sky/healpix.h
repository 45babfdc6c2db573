#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HEALPix cells in the NESTED scheme (Gorski et al. 2005, ApJ 622, 759).  Pure, any thread.
 * order: 0 to 29; a cell number lies in 0 .. 12 * 4^order - 1. */

/* ra_deg: any finite number; dec_deg is held to -90 .. 90; -1 when either is not finite.  The cell of
 * a lower order is always the ancestor (cell >> 2) of the higher order's. */
gint64 nun_healpix_cell (int order, double ra_deg, double dec_deg);
void   nun_healpix_centre (int order, gint64 cell, double *ra_deg, double *dec_deg);

/* An upper bound of the distance of any point of a cell from its centre, in degrees. */
double nun_healpix_max_radius_deg (int order);

/* Corners of a cell and points between them, in turn: NUN_HEALPIX_OUTLINE unit vectors on its border. */
#define NUN_HEALPIX_OUTLINE 16
void nun_healpix_outline (int order, gint64 cell, double points[NUN_HEALPIX_OUTLINE][3]);

typedef struct
{
  gint64   first, last; /* cells, both included */
  gboolean inside;      /* every point of these cells lies in the cone: no test of rows needed */
} NunCellRange;

typedef enum
{
  NUN_CELL_OUTSIDE,
  NUN_CELL_PARTIAL,
  NUN_CELL_INSIDE,
} NunCellPlace;

/* Where a cell of any order lies to a shape; centre is its middle, cell_radius_deg nun_healpix_max_radius_deg of the order.
 * NUN_CELL_PARTIAL is never wrong, the others must be sure. */
typedef NunCellPlace (*NunCellJudge) (gconstpointer shape,
                                      int           order,
                                      gint64        cell,
                                      const double  centre[3],
                                      double        cell_radius_deg);

/* The cells of `order` that a shape can touch, as ascending ranges that do not overlap (ranges that differ only in `inside`
 * may touch).  max_ranges (at least 32) bounds the answer: the cover gets coarser rather than longer.  Of NunCellRange;
 * g_array_unref. */
GArray *nun_healpix_cover (int order, NunCellJudge judge, gconstpointer shape, guint max_ranges);

/* The same of a cone.  Always a superset of the cone; radius_deg 0 to 180.
 * An empty answer where an argument is not finite or the radius is negative.
 * Returns a GArray of NunCellRange; free with g_array_unref. */
GArray *nun_healpix_cover_cone (int    order,
                                double ra_deg,
                                double dec_deg,
                                double radius_deg,
                                guint  max_ranges);

G_END_DECLS
