#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Regions of the sphere: footprints of images and the regions that clients ask for (DALI 1.1, section
 * 3.3: circle, polygon; SIAv2's range).  ICRS degrees.  Immutable after birth; any thread. */

#define NUN_REGION_MAX_VERTICES 1024

typedef enum
{
  NUN_REGION_CIRCLE, /* a cap of radius 0 to 180 */
  NUN_REGION_POLYGON, /* simple, of great-circle arcs, within a hemisphere; either sense of rotation */
  NUN_REGION_RANGE, /* between two meridians and two parallels */
} NunRegionKind;

typedef struct
{
  NunRegionKind kind;
  double        ra_deg, dec_deg, radius_deg; /* the circle; else a circle around the region */
  guint         n_vertices;                  /* of a polygon, 3 or more */
  double (*vertices_deg)[2];
  double (*vectors)[3]; /* the same as unit vectors, counter-clockwise seen from outside */
  double lon_min_deg, lon_width_deg; /* of a range: width 0 to 360, eastwards */
  double lat_min_deg, lat_max_deg;
} NunRegion;

/* NULL where a number is not finite or out of its range. */
NunRegion *nun_region_new_circle (double ra_deg, double dec_deg, double radius_deg);

/* NULL also for fewer than three different vertices, for more than NUN_REGION_MAX_VERTICES, and for a
 * polygon that no hemisphere holds.  A last vertex that repeats the first is dropped. */
NunRegion *nun_region_new_polygon (const double (*vertices_deg)[2], guint n_vertices);

/* lon_max below lon_min crosses 0.  Longitudes -360 to 360. */
NunRegion *nun_region_new_range (double lon_min_deg,
                                 double lon_max_deg,
                                 double lat_min_deg,
                                 double lat_max_deg);
NunRegion *nun_region_copy (const NunRegion *self);
void       nun_region_free (NunRegion *self);

/* The rim belongs to the region. */
gboolean nun_region_contains (const NunRegion *self, double ra_deg, double dec_deg);

/* Degrees from a point, inside or outside, to the nearest of the rim; 360 where there is none (the whole sky). */
double nun_region_rim_distance_deg (const NunRegion *self, double ra_deg, double dec_deg);

/* Whether both have a point in common; whether every point of `other` lies in self.  Exact but for rounding. */
gboolean nun_region_overlaps (const NunRegion *self, const NunRegion *other);
gboolean nun_region_covers (const NunRegion *self, const NunRegion *other);

/* The HEALPix NESTED cells of `order` (0 to 29) that the region can touch, as nun_healpix_cover has them: never too few;
 * beside the cells that the region meets only such as miss it by a fiftieth of their size, where max_ranges leaves
 * room for the order.  Of NunCellRange; g_array_unref. */
GArray *nun_region_cover (const NunRegion *self, int order, guint max_ranges);

/* In square degrees. */
double nun_region_area_deg2 (const NunRegion *self);

/* A box around the region in unit vectors, for an index over three dimensions. */
void nun_region_box (const NunRegion *self, double low[3], double high[3]);

/* "CIRCLE ra dec radius", "POLYGON ra dec ra dec ...", "RANGE lon lon lat lat" as DALI and SIAv2 write them,
 * with the shortest decimals that keep a micro-arcsecond.  g_free. */
char *nun_region_to_text (const NunRegion *self);

/* Reads that, and STC-S ("Polygon ICRS 10 20 ..."), any case; ranges may have -Inf and +Inf; TAP's
 * "UNION" and further frames are not read.  NULL when it is no region. */
NunRegion *nun_region_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRegion, nun_region_free)

G_END_DECLS
