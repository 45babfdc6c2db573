/* How regions lie to each other: one holds a point, two overlap, one covers another. */

#include <erfa.h>
#include <erfam.h>
#include <math.h>

#include "sky/arc.h"
#include "sky/region.h"
#include "sky/sphere.h"

/* Points nearer to a rim than that lie on it (degrees): the rounding of a few operations. */
#define ON_RIM_DEG 1e-11

/* -- ranges ------------------------------------------------------------------------------------------ */

static gboolean
lon_in_range (const NunRegion *range, double lon_deg)
{
  double offset = fmod (lon_deg - range->lon_min_deg + 720, 360);

  return offset <= range->lon_width_deg + ON_RIM_DEG || offset >= 360 - ON_RIM_DEG;
}

static gboolean
is_band (const NunRegion *range)
{
  return range->lon_width_deg >= 360;
}

/* Whether the arc meets the parallel within the range's longitudes. */
static gboolean
arc_crosses_parallel (const NunArc *arc, const NunRegion *range, double lat_deg)
{
  double normal[3], across[3], length, span, phase, amplitude, half;

  eraPxp ((double *) arc->a, (double *) arc->b, normal);
  eraPn (normal, &length, normal);
  if (length == 0)
    return FALSE;
  eraPxp (normal, (double *) arc->a, across);
  span = eraSepp ((double *) arc->a, (double *) arc->b);
  amplitude = hypot (arc->a[2], across[2]);
  if (amplitude < fabs (sin (lat_deg * ERFA_DD2R)))
    return FALSE;
  /* Height along the arc is amplitude * cos (angle - phase). */
  phase = atan2 (across[2], arc->a[2]);
  half = acos (CLAMP (sin (lat_deg * ERFA_DD2R) / amplitude, -1.0, 1.0));
  for (int sign = -1; sign <= 1; sign += 2)
    {
      double angle = eraAnp (phase + sign * half);
      double x = arc->a[0] * cos (angle) + across[0] * sin (angle);
      double y = arc->a[1] * cos (angle) + across[1] * sin (angle);

      if (angle > 0 && angle < span && lon_in_range (range, atan2 (y, x) * ERFA_DR2D))
        return TRUE;
    }
  return FALSE;
}

/* The rim's meridians as two arcs each, since one from pole to pole has no plane. */
static guint
meridian_arcs (const NunRegion *range, NunArc arcs[4])
{
  double middle = (range->lat_min_deg + range->lat_max_deg) / 2;
  guint  n = 0;

  for (guint side = 0; side < 2 && !is_band (range); side++)
    {
      double lon = range->lon_min_deg + side * range->lon_width_deg;

      nun_sphere_vector (lon, range->lat_min_deg, arcs[n].a);
      nun_sphere_vector (lon, middle, arcs[n].b);
      nun_sphere_vector (lon, middle, arcs[n + 1].a);
      nun_sphere_vector (lon, range->lat_max_deg, arcs[n + 1].b);
      n += 2;
    }
  return n;
}

static double
range_rim_distance (const NunRegion *range, double ra_deg, double dec_deg, const double point[3])
{
  NunArc arcs[4];
  guint  n = meridian_arcs (range, arcs);
  double nearest = 360;

  for (guint i = 0; i < n; i++)
    nearest = MIN (nearest, nun_arc_distance_deg (&arcs[i], point));
  if (!lon_in_range (range, ra_deg))
    return nearest;
  if (range->lat_min_deg > -90)
    nearest = MIN (nearest, fabs (dec_deg - range->lat_min_deg));
  if (range->lat_max_deg < 90)
    nearest = MIN (nearest, fabs (dec_deg - range->lat_max_deg));
  return nearest;
}

/* -- polygons ---------------------------------------------------------------------------------------- */

static NunArc
edge (const NunRegion *polygon, guint i)
{
  guint  next = (i + 1) % polygon->n_vertices;
  NunArc arc;

  eraCp (polygon->vectors[i], arc.a);
  eraCp (polygon->vectors[next], arc.b);
  return arc;
}

static double
polygon_rim_distance (const NunRegion *polygon, const double point[3])
{
  double nearest = 360;

  for (guint i = 0; i < polygon->n_vertices; i++)
    {
      NunArc arc = edge (polygon, i);

      nearest = MIN (nearest, nun_arc_distance_deg (&arc, point));
    }
  return nearest;
}

/* Seen from the point, the vertices turn once around it when it lies inside, and not at all when it lies outside; that
 * holds in the hemisphere around the polygon's middle, which has all of it. */
static gboolean
polygon_holds (const NunRegion *polygon, const double point[3])
{
  double turn = 0.0, before[3], after[3], normal[3], *p = (double *) point;

  for (guint i = 0; i < polygon->n_vertices; i++)
    {
      eraPxp (p, polygon->vectors[i], before);
      eraPxp (p, polygon->vectors[(i + 1) % polygon->n_vertices], after);
      eraPxp (before, after, normal);
      turn += atan2 (eraPdp (normal, p), eraPdp (before, after));
    }
  return turn > G_PI;
}

/* -- any region -------------------------------------------------------------------------------------- */

double
nun_region_rim_distance_deg (const NunRegion *self, double ra_deg, double dec_deg)
{
  double point[3];

  if (self->kind == NUN_REGION_CIRCLE)
    return self->radius_deg >= 180
               ? 360
               : fabs (nun_sphere_distance_deg (ra_deg, dec_deg, self->ra_deg, self->dec_deg) -
                       self->radius_deg);
  nun_sphere_vector (ra_deg, dec_deg, point);
  return self->kind == NUN_REGION_POLYGON ? polygon_rim_distance (self, point)
                                          : range_rim_distance (self, ra_deg, dec_deg, point);
}

gboolean
nun_region_contains (const NunRegion *self, double ra_deg, double dec_deg)
{
  double point[3];

  if (self->kind == NUN_REGION_RANGE)
    return dec_deg >= self->lat_min_deg - ON_RIM_DEG && dec_deg <= self->lat_max_deg + ON_RIM_DEG &&
           (lon_in_range (self, ra_deg) || fabs (dec_deg) == 90);
  if (nun_sphere_distance_deg (ra_deg, dec_deg, self->ra_deg, self->dec_deg) >
      self->radius_deg + ON_RIM_DEG)
    return FALSE;
  if (self->kind == NUN_REGION_CIRCLE)
    return TRUE;
  nun_sphere_vector (ra_deg, dec_deg, point);
  return polygon_holds (self, point) || polygon_rim_distance (self, point) <= ON_RIM_DEG;
}

static double
distance (const NunRegion *self, double ra_deg, double dec_deg)
{
  return nun_region_contains (self, ra_deg, dec_deg)
             ? 0.0
             : nun_region_rim_distance_deg (self, ra_deg, dec_deg);
}

static gboolean
range_corner_in (const NunRegion *range, const NunRegion *other)
{
  for (guint i = 0; i < 4; i++)
    if (nun_region_contains (other, range->lon_min_deg + (i & 1) * range->lon_width_deg,
                             i & 2 ? range->lat_max_deg : range->lat_min_deg))
      return TRUE;
  return FALSE;
}

static gboolean
polygon_vertex_in (const NunRegion *polygon, const NunRegion *other)
{
  for (guint i = 0; i < polygon->n_vertices; i++)
    if (nun_region_contains (other, polygon->vertices_deg[i][0], polygon->vertices_deg[i][1]))
      return TRUE;
  return FALSE;
}

static gboolean
polygon_crosses_range (const NunRegion *polygon, const NunRegion *range)
{
  NunArc sides[4];
  guint  n_sides = meridian_arcs (range, sides);

  for (guint i = 0; i < polygon->n_vertices; i++)
    {
      NunArc arc = edge (polygon, i);

      if ((range->lat_min_deg > -90 && arc_crosses_parallel (&arc, range, range->lat_min_deg)) ||
          (range->lat_max_deg < 90 && arc_crosses_parallel (&arc, range, range->lat_max_deg)))
        return TRUE;
      for (guint k = 0; k < n_sides; k++)
        if (nun_arcs_cross (&arc, &sides[k]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
polygons_cross (const NunRegion *self, const NunRegion *other)
{
  for (guint i = 0; i < self->n_vertices; i++)
    for (guint k = 0; k < other->n_vertices; k++)
      {
        NunArc one = edge (self, i), two = edge (other, k);

        if (nun_arcs_cross (&one, &two))
          return TRUE;
      }
  return FALSE;
}

static gboolean
ranges_overlap (const NunRegion *a, const NunRegion *b)
{
  gboolean pole = (a->lat_max_deg == 90 && b->lat_max_deg == 90) ||
                  (a->lat_min_deg == -90 && b->lat_min_deg == -90);

  return pole || (a->lat_min_deg <= b->lat_max_deg && b->lat_min_deg <= a->lat_max_deg &&
                  (lon_in_range (a, b->lon_min_deg) || lon_in_range (b, a->lon_min_deg)));
}

gboolean
nun_region_overlaps (const NunRegion *self, const NunRegion *other)
{
  if (self->kind == NUN_REGION_CIRCLE)
    return distance (other, self->ra_deg, self->dec_deg) <= self->radius_deg + ON_RIM_DEG;
  if (other->kind == NUN_REGION_CIRCLE)
    return nun_region_overlaps (other, self);
  if (self->kind == NUN_REGION_RANGE && other->kind == NUN_REGION_RANGE)
    return ranges_overlap (self, other);
  if (self->kind == NUN_REGION_RANGE)
    return range_corner_in (self, other) || polygon_vertex_in (other, self) ||
           polygon_crosses_range (other, self);
  if (other->kind == NUN_REGION_RANGE)
    return nun_region_overlaps (other, self);
  if (nun_sphere_distance_deg (self->ra_deg, self->dec_deg, other->ra_deg, other->dec_deg) >
      self->radius_deg + other->radius_deg + ON_RIM_DEG)
    return FALSE;
  return polygon_vertex_in (self, other) || polygon_vertex_in (other, self) ||
         polygons_cross (self, other);
}

static gboolean
all_vertices_in (const NunRegion *self, const NunRegion *polygon)
{
  for (guint i = 0; i < polygon->n_vertices; i++)
    if (!nun_region_contains (self, polygon->vertices_deg[i][0], polygon->vertices_deg[i][1]))
      return FALSE;
  return TRUE;
}

static gboolean
polygon_covers_range (const NunRegion *polygon, const NunRegion *range)
{
  for (guint i = 0; i < 4; i++)
    if (!nun_region_contains (polygon, range->lon_min_deg + (i & 1) * range->lon_width_deg,
                              i & 2 ? range->lat_max_deg : range->lat_min_deg))
      return FALSE;
  return range->lon_width_deg < 360
             ? !polygon_crosses_range (polygon, range)
             : !polygon_crosses_range (polygon, range) &&
                   (nun_region_contains (polygon, 0, 90) || nun_region_contains (polygon, 0, -90));
}

static gboolean
range_covers_range (const NunRegion *self, const NunRegion *other)
{
  double offset = fmod (other->lon_min_deg - self->lon_min_deg + 720, 360);

  if (other->lat_min_deg < self->lat_min_deg || other->lat_max_deg > self->lat_max_deg)
    return FALSE;
  return is_band (self) || offset + other->lon_width_deg <= self->lon_width_deg + ON_RIM_DEG;
}

/* All of other is nearer than the radius when it keeps off the circle around the antipode. */
static gboolean
circle_covers (const NunRegion *self, const NunRegion *other)
{
  double antipode = eraAnp ((self->ra_deg + 180) * ERFA_DD2R) * ERFA_DR2D;

  if (other->kind == NUN_REGION_CIRCLE)
    return self->radius_deg >= 180 ||
           nun_sphere_distance_deg (self->ra_deg, self->dec_deg, other->ra_deg, other->dec_deg) +
                   other->radius_deg <=
               self->radius_deg + ON_RIM_DEG;
  return distance (other, antipode, -self->dec_deg) >= 180 - self->radius_deg - ON_RIM_DEG;
}

gboolean
nun_region_covers (const NunRegion *self, const NunRegion *other)
{
  if (self->kind == NUN_REGION_CIRCLE)
    return circle_covers (self, other);
  if (other->kind == NUN_REGION_CIRCLE)
    return nun_region_contains (self, other->ra_deg, other->dec_deg) &&
           nun_region_rim_distance_deg (self, other->ra_deg, other->dec_deg) >=
               other->radius_deg - ON_RIM_DEG;
  if (self->kind == NUN_REGION_RANGE && other->kind == NUN_REGION_RANGE)
    return range_covers_range (self, other);
  if (self->kind == NUN_REGION_RANGE)
    return all_vertices_in (self, other) && !polygon_crosses_range (other, self);
  if (other->kind == NUN_REGION_RANGE)
    return polygon_covers_range (self, other);
  return all_vertices_in (self, other) && !polygons_cross (self, other);
}
