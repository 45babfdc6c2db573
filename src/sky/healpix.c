/* HEALPix cells: which cell a direction lies in, where a cell lies, and the cells of a cone. */

#include "sky/healpix.h"

#include "sky/sphere.h"

#include <chealpix.h>
#include <math.h>

#define MAX_ORDER 29

/* Slack in degrees for the rounding of directions, distances and cell borders: a few 1e-14 in each,
 * so that this is wide and still a thousandth of the smallest cell. */
#define SLACK_DEG 1e-10

static double
degrees (double radians)
{
  return radians * (180 / G_PI);
}

static double
radians (double deg)
{
  return deg * (G_PI / 180);
}

gint64
nun_healpix_cell (int order, double ra_deg, double dec_deg)
{
  gint64 cell;

  g_return_val_if_fail (order >= 0 && order <= MAX_ORDER, -1);
  if (!isfinite (ra_deg) || !isfinite (dec_deg))
    return -1;

  dec_deg = CLAMP (dec_deg, -90.0, 90.0);
  if (ra_deg < 0 || ra_deg >= 360)
    {
      ra_deg = fmod (ra_deg, 360);
      if (ra_deg < 0)
        ra_deg += 360;
    }
  /* Always at the finest order: so a cell of one order is the ancestor of the next order's cell
   * even for a point that rounding puts on the border. */
  ang2pix_nest64 (G_GINT64_CONSTANT (1) << MAX_ORDER, radians (90 - dec_deg), radians (ra_deg),
                  &cell);
  return cell >> (2 * (MAX_ORDER - order));
}

void
nun_healpix_centre (int order, gint64 cell, double *ra_deg, double *dec_deg)
{
  double theta, phi;

  g_return_if_fail (order >= 0 && order <= MAX_ORDER);
  g_return_if_fail (cell >= 0 && cell < G_GINT64_CONSTANT (12) << (2 * order));

  pix2ang_nest64 (G_GINT64_CONSTANT (1) << order, cell, &theta, &phi);
  *ra_deg = degrees (phi);
  *dec_deg = 90 - degrees (theta);
}

double
nun_healpix_max_radius_deg (int order)
{
  double nside, zb, step, distance;

  g_return_val_if_fail (order >= 0 && order <= MAX_ORDER, 180);
  nside = ldexp (1, order);
  /* The longest way is from the centre at z = 2/3, in the middle of the first row of the polar cap's
   * border, up to the corner on the next meridian (Gorski et al. 2005, equations 4 to 9). */
  step = 1 - 1 / nside;
  zb = 1 - step * step / 3;
  distance =
      nun_sphere_distance_deg (45.0 / nside, degrees (asin (2.0 / 3.0)), 0, degrees (asin (zb)));
  /* One part in a thousand more, so that the bound is one for points found by rounding too. */
  return distance * 1.001 + SLACK_DEG;
}

/* A cell of the finest order within `cell`, at the steps x and y (0 to 2^depth - 1) along its sides: the bits of both take
 * turns in a NESTED number. */
static gint64
inner_cell (gint64 cell, int depth, gint64 x, gint64 y)
{
  gint64 inner = 0;

  for (int bit = depth - 1; bit >= 0; bit--)
    inner = inner << 2 | (y >> bit & 1) << 1 | (x >> bit & 1);
  return cell << (2 * depth) | inner;
}

void
nun_healpix_outline (int order, gint64 cell, double points[NUN_HEALPIX_OUTLINE][3])
{
  int    depth, n = NUN_HEALPIX_OUTLINE / 4;
  gint64 end;

  g_return_if_fail (order >= 0 && order <= MAX_ORDER);
  depth = MAX_ORDER - order;
  end = (G_GINT64_CONSTANT (1) << depth) - 1;
  for (int i = 0; i < NUN_HEALPIX_OUTLINE; i++)
    {
      gint64 step = end * (i % n) / n;
      gint64 x = i < n ? step : i < 2 * n ? end : i < 3 * n ? end - step : 0;
      gint64 y = i < n ? 0 : i < 2 * n ? step : i < 3 * n ? end : end - step;

      pix2vec_nest64 (G_GINT64_CONSTANT (1) << MAX_ORDER, inner_cell (cell, depth, x, y),
                      points[i]);
    }
}

/* -- the cells of a shape -------------------------------------------------------------------------- */

typedef struct
{
  NunCellJudge  judge;
  gconstpointer shape;
  int           order; /* of the answer */
} Cover;

/* Appends a range, joined to the one before where both are of a kind and touch. */
static void
append_range (GArray *ranges, gint64 first, gint64 last, gboolean inside)
{
  if (ranges->len > 0)
    {
      NunCellRange *end = &g_array_index (ranges, NunCellRange, ranges->len - 1);

      if (end->last + 1 == first && end->inside == inside)
        {
          end->last = last;
          return;
        }
    }
  g_array_append_vals (ranges, &(NunCellRange){ first, last, inside }, 1);
}

/* Splits the four children of every cell of a range that the border crosses. */
static void
split_range (const Cover        *cover,
             int                 child_order,
             double              radius_deg,
             const NunCellRange *range,
             GArray             *next)
{
  int shift = 2 * (cover->order - child_order);

  for (gint64 child = range->first >> shift; child <= range->last >> shift; child++)
    {
      double       centre[3];
      NunCellPlace place;

      pix2vec_nest64 (G_GINT64_CONSTANT (1) << child_order, child, centre);
      place = cover->judge (cover->shape, child_order, child, centre, radius_deg);
      if (place != NUN_CELL_OUTSIDE)
        append_range (next, child << shift, ((child + 1) << shift) - 1, place == NUN_CELL_INSIDE);
    }
}

/* One order finer; NULL when that would take more than max_ranges. */
static GArray *
refine (const Cover *cover, int child_order, GArray *ranges, guint max_ranges)
{
  g_autoptr (GArray) next = g_array_sized_new (FALSE, FALSE, sizeof (NunCellRange), ranges->len);
  double             radius_deg = nun_healpix_max_radius_deg (child_order);

  for (guint i = 0; i < ranges->len; i++)
    {
      const NunCellRange *range = &g_array_index (ranges, NunCellRange, i);

      if (range->inside)
        append_range (next, range->first, range->last, TRUE);
      else
        split_range (cover, child_order, radius_deg, range, next);
      if (next->len > max_ranges)
        return NULL;
    }
  return g_steal_pointer (&next);
}

GArray *
nun_healpix_cover (int order, NunCellJudge judge, gconstpointer shape, guint max_ranges)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (NunCellRange));
  Cover              cover = { judge, shape, order };

  g_return_val_if_fail (order >= 0 && order <= MAX_ORDER, g_steal_pointer (&ranges));
  append_range (ranges, 0, (G_GINT64_CONSTANT (12) << (2 * order)) - 1, FALSE);
  for (int child_order = 0; child_order <= order; child_order++)
    {
      GArray *next = refine (&cover, child_order, ranges, MAX (max_ranges, 32));

      if (next == NULL)
        break;
      g_array_unref (ranges);
      ranges = next;
    }
  return g_steal_pointer (&ranges);
}

/* -- the cells of a cone --------------------------------------------------------------------------- */

typedef struct
{
  double centre[3];
  double radius_deg;
} Cone;

static NunCellPlace
judge_cone (gconstpointer shape, int order, gint64 cell, const double b[3], double cell_radius_deg)
{
  const Cone   *cone = shape;
  const double *a = cone->centre;
  double        cross[3], distance_deg;

  cross[0] = a[1] * b[2] - a[2] * b[1];
  cross[1] = a[2] * b[0] - a[0] * b[2];
  cross[2] = a[0] * b[1] - a[1] * b[0];
  distance_deg =
      degrees (atan2 (sqrt (cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]),
                      a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));

  if (distance_deg > cone->radius_deg + cell_radius_deg + SLACK_DEG)
    return NUN_CELL_OUTSIDE;
  if (distance_deg + cell_radius_deg + SLACK_DEG <= cone->radius_deg)
    return NUN_CELL_INSIDE;
  return NUN_CELL_PARTIAL;
}

GArray *
nun_healpix_cover_cone (int    order,
                        double ra_deg,
                        double dec_deg,
                        double radius_deg,
                        guint  max_ranges)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (NunCellRange));
  Cone               cone = { .radius_deg = radius_deg };

  g_return_val_if_fail (order >= 0 && order <= MAX_ORDER, g_steal_pointer (&ranges));
  if (!isfinite (ra_deg) || !isfinite (dec_deg) || !(radius_deg >= 0))
    return g_steal_pointer (&ranges);
  if (radius_deg >= 180)
    {
      append_range (ranges, 0, (G_GINT64_CONSTANT (12) << (2 * order)) - 1, TRUE);
      return g_steal_pointer (&ranges);
    }
  nun_sphere_vector (fmod (ra_deg, 360), CLAMP (dec_deg, -90.0, 90.0), cone.centre);
  return nun_healpix_cover (order, judge_cone, &cone, max_ranges);
}
