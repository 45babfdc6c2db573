/* The HEALPix cells of a region: circles part most cells, outlines those at the rim. */

#include <erfa.h>
#include <erfam.h>
#include <math.h>

#include "sky/arc.h"
#include "sky/healpix.h"
#include "sky/region.h"
#include "sky/sphere.h"

/* An outline's arcs cut off some of a cell's curved sides: so much wider, they have all of it.  From this order on the
 * sides are straight enough. */
#define WIDER 1.02
#define FIRST_OUTLINED 3

#define SLACK_DEG 1e-9

typedef struct
{
  const NunRegion *region;
  double           middle[3]; /* of the circle around */
  int              order;     /* of the cover: only there the outlines are asked */
} Shape;

typedef struct
{
  NunArc arcs[NUN_HEALPIX_OUTLINE];
} Outline;

static void
make_outline (Outline *self, int order, gint64 cell, const double centre[3])
{
  double points[NUN_HEALPIX_OUTLINE][3];

  nun_healpix_outline (order, cell, points);
  for (guint i = 0; i < NUN_HEALPIX_OUTLINE; i++)
    {
      double length;

      for (guint k = 0; k < 3; k++)
        points[i][k] = centre[k] + WIDER * (points[i][k] - centre[k]);
      eraPn (points[i], &length, points[i]);
    }
  for (guint i = 0; i < NUN_HEALPIX_OUTLINE; i++)
    {
      eraCp (points[i], self->arcs[i].a);
      eraCp (points[(i + 1) % NUN_HEALPIX_OUTLINE], self->arcs[i].b);
    }
}

static gboolean
edges_cross (const Outline *outline, const NunRegion *polygon)
{
  for (guint i = 0; i < polygon->n_vertices; i++)
    {
      NunArc edge;

      eraCp (polygon->vectors[i], edge.a);
      eraCp (polygon->vectors[(i + 1) % polygon->n_vertices], edge.b);
      for (guint k = 0; k < NUN_HEALPIX_OUTLINE; k++)
        if (nun_arcs_cross (&outline->arcs[k], &edge))
          return TRUE;
    }
  return FALSE;
}

static gboolean
circle_meets (const Outline *outline, const Shape *shape)
{
  for (guint k = 0; k < NUN_HEALPIX_OUTLINE; k++)
    if (nun_arc_distance_deg (&outline->arcs[k], shape->middle) <=
        shape->region->radius_deg + SLACK_DEG)
      return TRUE;
  return FALSE;
}

/* Whether the point lies in the widened cell: drawn nearer to the middle by as much, it lies in the cell. */
static gboolean
point_meets (int order, gint64 cell, const double centre[3], const double point[3])
{
  double drawn[3], lon, lat;

  for (guint k = 0; k < 3; k++)
    drawn[k] = centre[k] + (point[k] - centre[k]) / WIDER;
  eraC2s (drawn, &lon, &lat);
  return nun_healpix_cell (order, lon * ERFA_DR2D, lat * ERFA_DR2D) == cell;
}

/* Whether a cell whose middle lies outside has something of the region: a point of it within, or sides that meet. */
static gboolean
rim_meets (const Shape *shape, int order, gint64 cell, const double centre[3])
{
  const NunRegion *region = shape->region;
  Outline          outline;

  if (region->kind == NUN_REGION_RANGE)
    return TRUE;
  if (region->kind == NUN_REGION_CIRCLE && point_meets (order, cell, centre, shape->middle))
    return TRUE;
  for (guint i = 0; i < region->n_vertices; i++)
    if (point_meets (order, cell, centre, region->vectors[i]))
      return TRUE;
  make_outline (&outline, order, cell, centre);
  return region->kind == NUN_REGION_CIRCLE ? circle_meets (&outline, shape)
                                           : edges_cross (&outline, region);
}

/* By the chord: this parts most cells from the region. */
static gboolean
is_far (const double a[3], const double b[3], double distance_deg)
{
  double chord2 = 0.0, most;

  if (distance_deg >= 180)
    return FALSE;
  most = 2 * sin (distance_deg / 2 * ERFA_DD2R);
  for (guint k = 0; k < 3; k++)
    chord2 += (a[k] - b[k]) * (a[k] - b[k]);
  return chord2 > most * most;
}

static NunCellPlace
judge_region (gconstpointer data,
              int           order,
              gint64        cell,
              const double  centre[3],
              double        cell_radius_deg)
{
  const Shape     *shape = data;
  const NunRegion *region = shape->region;
  double           lon, lat, rim_deg;

  if (is_far (centre, shape->middle, region->radius_deg + cell_radius_deg + SLACK_DEG))
    return NUN_CELL_OUTSIDE;
  eraC2s ((double *) centre, &lon, &lat);
  lon = eraAnp (lon) * ERFA_DR2D;
  lat *= ERFA_DR2D;
  rim_deg = nun_region_rim_distance_deg (region, lon, lat);
  if (nun_region_contains (region, lon, lat))
    return rim_deg > cell_radius_deg + SLACK_DEG ? NUN_CELL_INSIDE : NUN_CELL_PARTIAL;
  if (rim_deg > cell_radius_deg + SLACK_DEG)
    return NUN_CELL_OUTSIDE;
  if (order == shape->order && order >= FIRST_OUTLINED && !rim_meets (shape, order, cell, centre))
    return NUN_CELL_OUTSIDE;
  return NUN_CELL_PARTIAL;
}

GArray *
nun_region_cover (const NunRegion *self, int order, guint max_ranges)
{
  Shape shape = { .region = self, .order = order };

  nun_sphere_vector (self->ra_deg, self->dec_deg, shape.middle);
  return nun_healpix_cover (order, judge_region, &shape, max_ranges);
}
