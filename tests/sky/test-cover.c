/* Cells of regions: against healpy, and by many points that no cell but the cover's may hold. */
#include "helpers.h"

#include "sky/moc.h"
#include "sky/sphere.h"

#include <math.h>

/* healpy 1.16.1, query_polygon (2**order, vertices, inclusive=True, fact=32, nest=True), and the same from the cells of an
 * order six higher. */
static void
test_healpy (void)
{
  static const struct
  {
    const char *text;
    int         order;
    gint64      ranges[16][2];
  } cases[] = {
    { "POLYGON 10 -1 12 -1 12 1 10 1",
      6,
      { { 17981, 17983 },
        { 18024, 18024 },
        { 18026, 18027 },
        { 18068, 18069 },
        { 18071, 18071 },
        { 18112, 18114 } } },
    { "POLYGON 0 89 90 89 180 89 270 89",
      7,
      { { 16375, 16375 },
        { 16379, 16379 },
        { 16381, 16383 },
        { 32759, 32759 },
        { 32763, 32763 },
        { 32765, 32767 },
        { 49143, 49143 },
        { 49147, 49147 },
        { 49149, 49151 },
        { 65527, 65527 },
        { 65531, 65531 },
        { 65533, 65535 } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunRegion) self = region (cases[i].text);
      g_autoptr (GArray)    ranges = nun_region_cover (self, cases[i].order, 256);

      for (guint k = 0; k < ranges->len; k++)
        {
          const NunCellRange *range = &g_array_index (ranges, NunCellRange, k);

          g_assert_cmpint (range->first, ==, cases[i].ranges[k][0]);
          g_assert_cmpint (range->last, ==, cases[i].ranges[k][1]);
        }
      g_assert_cmpint (cases[i].ranges[ranges->len][1], ==, 0);
    }
}

/* -- random regions -------------------------------------------------------------------------------- */

/* A point at a distance and bearing. */
static void
offset_point (const double from[2], double distance_deg, double bearing, double to[2])
{
  double d = distance_deg * G_PI / 180, dec = from[1] * G_PI / 180;
  double z = sin (dec) * cos (d) + cos (dec) * sin (d) * cos (bearing);
  double x = cos (d) * cos (dec) - sin (dec) * sin (d) * cos (bearing);

  to[0] = fmod (from[0] + atan2 (sin (d) * sin (bearing), x) * 180 / G_PI + 720, 360);
  to[1] = atan2 (z, hypot (x, sin (d) * sin (bearing))) * 180 / G_PI;
}

/* Star-shaped around its middle, seldom convex. */
static NunRegion *
random_polygon (const double middle[2], double size_deg)
{
  double vertices[12][2];
  guint  n = (guint) g_test_rand_int_range (3, 13);

  for (guint i = 0; i < n; i++)
    offset_point (middle, size_deg * g_test_rand_double_range (0.3, 1), -2 * G_PI * i / n,
                  vertices[i]);
  return nun_region_new_polygon (vertices, n);
}

static NunRegion *
random_region (double size_deg)
{
  static const double places[][2] = { { 0, 90 },  { 0, -90 }, { 0, 0 },         { 45, 41.8 },
                                      { 360, 0 }, { 10, 89 }, { 83.6, -41.81 }, { 200, 60 } };
  const double       *middle = places[g_test_rand_int_range (0, G_N_ELEMENTS (places))];

  switch (g_test_rand_int_range (0, 6))
    {
    case 0: return nun_region_new_circle (middle[0], middle[1], size_deg);
    case 1:
      return nun_region_new_range (350, 350 + MIN (size_deg, 10), MAX (-90, middle[1] - size_deg),
                                   MIN (90, middle[1] + size_deg));
    default: return random_polygon (middle, size_deg);
    }
}

/* Points anywhere around the region: those within lie in a cell of the cover, those in a cell called inside lie within. */
static void
check_points (const NunRegion *self, GArray *ranges, int order)
{
  double middle[2] = { self->ra_deg, self->dec_deg };
  guint  n_within = 0;

  for (guint i = 0; i < 4000; i++)
    {
      double              point[2];
      const NunCellRange *range;
      gboolean            within;

      offset_point (middle, MIN (180, self->radius_deg * sqrt (g_test_rand_double_range (0, 1.2))),
                    g_test_rand_double_range (0, 2 * G_PI), point);
      range = find_range (ranges, nun_healpix_cell (order, point[0], point[1]));
      within = nun_region_contains (self, point[0], point[1]);
      n_within += within;
      if (within && range == NULL)
        g_error ("%s: %.9f %.9f lies in no cell of order %d", nun_region_to_text (self), point[0],
                 point[1], order);
      g_assert_false (!within && range != NULL && range->inside);
    }
  /* A range near a pole is thin beside its circle. */
  g_assert_true (n_within > 0 || self->kind == NUN_REGION_RANGE);
}

/* No cell of the cover lies apart from the region: one of the 4096 cells in it comes near. */
static void
check_close (const NunRegion *self, GArray *ranges, int order)
{
  enum
  {
    DEPTH = 6
  };
  double near_deg =
      0.05 * nun_healpix_max_radius_deg (order) + nun_healpix_max_radius_deg (order + DEPTH);

  for (guint i = 0; i < ranges->len; i++)
    {
      const NunCellRange *range = &g_array_index (ranges, NunCellRange, i);
      gint64              cell = g_test_rand_bit () ? range->first : range->last;
      double              nearest = 360;

      for (gint64 k = cell << (2 * DEPTH); k < (cell + 1) << (2 * DEPTH) && nearest > 0; k++)
        {
          double ra, dec;

          nun_healpix_centre (order + DEPTH, k, &ra, &dec);
          nearest = nun_region_contains (self, ra, dec)
                        ? 0
                        : MIN (nearest, nun_region_rim_distance_deg (self, ra, dec));
        }
      g_assert_cmpfloat (nearest, <=, near_deg);
    }
}

static void
test_many (void)
{
  for (int i = 0; i < 120; i++)
    {
      int    order = g_test_rand_int_range (3, 12);
      double size = nun_healpix_max_radius_deg (order) * pow (10, g_test_rand_double_range (-2, 1));
      g_autoptr (NunRegion) self = random_region (MIN (size, 60));
      g_autoptr (GArray)    ranges = NULL;

      if (self == NULL) /* of some points the polygon crosses itself */
        continue;
      ranges = nun_region_cover (self, order, 4096);
      check_points (self, ranges, order);
      if (self->kind != NUN_REGION_RANGE)
        check_close (self, ranges, order);
    }
}

/* A long rim makes the cover coarser, never shorter than the region, and never the whole sky. */
static void
test_bound (void)
{
  g_autoptr (NunRegion) self = region ("POLYGON 0 -20 40 -20 40 20 0 20");
  g_autoptr (GArray)    ranges = nun_region_cover (self, 29, 64);
  double                n = 0, whole = 12 * pow (4, 29);

  g_assert_cmpuint (ranges->len, <=, 64);
  for (guint i = 0; i < ranges->len; i++)
    {
      const NunCellRange *range = &g_array_index (ranges, NunCellRange, i);

      n += (double) (range->last - range->first + 1);
    }
  g_assert_cmpfloat (n / whole * 41252.96, >, nun_region_area_deg2 (self));
  g_assert_cmpfloat (n / whole * 41252.96, <, 1.4 * nun_region_area_deg2 (self));
  check_points (self, ranges, 29);
}

static void
test_moc (void)
{
  g_autoptr (NunMoc)    moc = nun_moc_new (6);
  g_autoptr (NunRegion) self = region ("POLYGON 10 -1 12 -1 12 1 10 1");
  g_autoptr (NunRegion) all = region ("CIRCLE 0 0 180");
  g_autofree char      *text = NULL, *whole = NULL;

  nun_moc_add_region (moc, self);
  text = nun_moc_to_ascii (moc);
  g_assert_cmpstr (text, ==, "6/17981-17983 18024 18026-18027 18068-18069 18071 18112-18114");
  nun_moc_add_region (moc, all);
  whole = nun_moc_to_ascii (moc);
  g_assert_cmpstr (whole, ==, "0/0-11 6/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sky/cover/healpy", test_healpy);
  g_test_add_func ("/sky/cover/many", test_many);
  g_test_add_func ("/sky/cover/bound", test_bound);
  g_test_add_func ("/sky/cover/moc", test_moc);
  return g_test_run ();
}
