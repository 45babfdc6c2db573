/* Regions: known areas, text forms, and every relation held against many points. */
#include "helpers.h"

#include "sky/sphere.h"

#include <math.h>

static void
test_text (void)
{
  static const char *const good[][2] = {
    { "CIRCLE 10 20 0.5", "CIRCLE 10 20 0.5" },
    { "circle ICRS -10 20 0.5", "CIRCLE 350 20 0.5" },
    { "POLYGON 0 0 1 0 1 1", "POLYGON 0 0 1 0 1 1" },
    { "Polygon ICRS 0 0 0 1 1 1 0 0", "POLYGON 1 1 0 1 0 0" },
    { "Polygon ICRS TOPOCENTER 359.5 0 0.5 0 0 0.123456789",
      "POLYGON 359.5 0 0.5 0 0 0.123456789" },
    { "RANGE 10 20 -5 5", "RANGE 10 20 -5 5" },
    { "RANGE 350 10 -5 5", "RANGE 350 10 -5 5" },
    { "RANGE -Inf +Inf -Inf 5", "RANGE 0 360 -90 5" },
    { "RANGE 12 12 -90 90", "RANGE 12 12 -90 90" },
  };
  static const char *const bad[] = {
    "",
    "CIRCLE",
    "CIRCLE 1 2",
    "CIRCLE 1 91 1",
    "CIRCLE 1 2 -1",
    "CIRCLE 1 2 nan",
    "CIRCLE 1 2 inf",
    "CIRCLE 1 2 3 4",
    "CIRCLE a b c",
    "POLYGON 0 0 1 0",
    "POLYGON 0 0 1 0 1",
    "POLYGON 0 0 0 0 1 1",
    "POLYGON 0 0 120 0 240 0",
    "RANGE 1 2 5 -5",
    "RANGE 1 2 -91 5",
    "BOX 1 2 3 4",
    "10 20",
    "CIRCLE 1 2 1e999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (NunRegion) self = region (good[i][0]);
      g_autofree char      *text = nun_region_to_text (self);

      g_assert_cmpstr (text, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (nun_region_from_text (bad[i]) != NULL)
      g_error ("taken for a region: %s", bad[i]);
}

static void
test_text_bounded (void)
{
  GString *text = g_string_new ("POLYGON");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, " %u.%u 1", i % 100, i);
  g_assert_null (nun_region_from_text (text->str));
  g_string_free (text, TRUE);
}

/* The sphere has 41252.96 square degrees, an octant one eighth; a square of 0.1 degrees at the equator 0.01. */
static void
test_area (void)
{
  static const struct
  {
    const char *text;
    double      area;
  } cases[] = {
    { "CIRCLE 0 0 180", 41252.9612494193 },
    { "CIRCLE 77 -12 90", 20626.4806247097 },
    { "POLYGON 0 0 89.999999999 0 0 90", 5156.6201561774 },
    { "RANGE 0 360 -90 90", 41252.9612494193 },
    { "RANGE 10 11 -0.5 0.5", 0.9999873066 },
    { "POLYGON 359.95 -0.05 0.05 -0.05 0.05 0.05 359.95 0.05", 0.01 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunRegion) self = region (cases[i].text);

      g_assert_cmpfloat_with_epsilon (nun_region_area_deg2 (self), cases[i].area,
                                      1e-6 * cases[i].area);
    }
}

static void
test_places (void)
{
  static const struct
  {
    const char *text;
    double      ra, dec;
    gboolean    inside;
  } cases[] = {
    { "POLYGON 0 89 90 89 180 89 270 89", 45, 89.9, TRUE },
    { "POLYGON 0 89 90 89 180 89 270 89", 200, 90, TRUE },
    { "POLYGON 0 89 90 89 180 89 270 89", 200, -90, FALSE },
    { "POLYGON 270 -89 180 -89 90 -89 0 -89", 10, -89.9, TRUE },
    { "POLYGON 359 -1 1 -1 1 1 359 1", 0, 0, TRUE },
    { "POLYGON 359 -1 1 -1 1 1 359 1", 360, 0.99, TRUE },
    { "POLYGON 359 -1 1 -1 1 1 359 1", 180, 0, FALSE },
    { "POLYGON 359 -1 1 -1 1 1 359 1", 1, 1, TRUE },    /* a vertex */
    { "POLYGON 359 -1 1 -1 1 1 359 1", 1, 0, TRUE },    /* an edge */
    { "POLYGON 0 0 4 0 4 4 2 1 0 4", 2, 2, FALSE },     /* the notch */
    { "POLYGON 0 0 4 0 4 4 2 1 0 4", 3.5, 2, TRUE },    /* a horn */
    { "POLYGON 0 60 90 60 90 61 0 61", 45, 61, FALSE }, /* edges are great circles, not parallels */
    { "POLYGON 0 60 90 60 90 61 0 61", 45, 68.2, TRUE },
    { "CIRCLE 0 90 1", 123, 89, TRUE },
    { "CIRCLE 0 90 1", 123, 88.999, FALSE },
    { "RANGE 350 10 -5 5", 0, 5, TRUE },
    { "RANGE 350 10 -5 5", 11, 5, FALSE },
    { "RANGE 0 360 80 90", 217, 90, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunRegion) self = region (cases[i].text);

      if (nun_region_contains (self, cases[i].ra, cases[i].dec) != cases[i].inside)
        g_error ("%s and %g %g", cases[i].text, cases[i].ra, cases[i].dec);
    }
}

/* -- many ------------------------------------------------------------------------------------------- */

/* A star-shaped polygon around (ra, dec), made in the tangent plane. */
static NunRegion *
random_polygon (GRand *rand, double ra, double dec, double size_deg)
{
  guint  n = (guint) g_rand_int_range (rand, 3, 9);
  double vertices[9][2];

  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * (i + g_rand_double_range (rand, 0, 0.8)) / n;
      double r = tan (size_deg * G_PI / 180) * g_rand_double_range (rand, 0.3, 1);
      double x = r * cos (angle), y = r * sin (angle), d = dec * G_PI / 180;
      double z = cos (d) - y * sin (d);

      vertices[i][0] = ra + atan2 (x, z) * 180 / G_PI;
      vertices[i][1] = atan2 (sin (d) + y * cos (d), hypot (x, z)) * 180 / G_PI;
    }
  return nun_region_new_polygon ((const double (*)[2]) vertices, n);
}

static NunRegion *
random_region (GRand *rand)
{
  double ra = g_rand_double_range (rand, 0, 30) - 15;
  double dec = g_rand_boolean (rand) ? g_rand_double_range (rand, 70, 90)
                                     : g_rand_double_range (rand, -15, 15);
  double size = g_rand_double_range (rand, 0.5, 25);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0: return nun_region_new_circle (ra, dec, size);
    case 1:
      return nun_region_new_range (ra - size, ra + size, MAX (-90, dec - size),
                                   MIN (90, dec + size));
    default: return random_polygon (rand, ra, dec, size);
    }
}

static void
random_point (GRand *rand, double *ra, double *dec)
{
  *ra = g_rand_double_range (rand, 0, 360);
  *dec = asin (g_rand_double_range (rand, -1, 1)) * 180 / G_PI;
}

/* A point in both shows that they overlap, one in the second alone that it is not covered. */
static void
test_relations (void)
{
  enum
  {
    POINTS = 4000
  };
  g_autoptr (GRand)  rand = g_rand_new_with_seed (20260101);
  g_autofree double *ra = g_new (double, POINTS), *dec = g_new (double, POINTS);
  guint              n_overlap = 0, n_cover = 0;

  for (guint i = 0; i < POINTS; i++)
    random_point (rand, &ra[i], &dec[i]);
  for (guint k = 0; k < 3000; k++)
    {
      g_autoptr (NunRegion) a = random_region (rand), b = random_region (rand);
      gboolean              overlaps, covers;
      guint                 both = 0, only_b = 0;

      if (a == NULL || b == NULL)
        continue;
      overlaps = nun_region_overlaps (a, b);
      covers = nun_region_covers (a, b);
      g_assert_cmpint (overlaps, ==, nun_region_overlaps (b, a));
      for (guint i = 0; i < POINTS; i++)
        if (nun_region_contains (b, ra[i], dec[i]))
          {
            if (nun_region_contains (a, ra[i], dec[i]))
              both++;
            else
              only_b++;
          }
      if ((both > 0 && !overlaps) || (only_b > 0 && covers) || (covers && !overlaps))
        {
          g_autofree char *text_a = nun_region_to_text (a), *text_b = nun_region_to_text (b);

          g_error ("%s | %s: overlaps %d covers %d; %u of both, %u of the second alone", text_a,
                   text_b, overlaps, covers, both, only_b);
        }
      n_overlap += overlaps;
      n_cover += covers;
    }
  g_assert_cmpuint (n_overlap, >, 300);
  g_assert_cmpuint (n_cover, >, 30);
}

/* Cases worked out by hand, a hair to either side of the border. */
static void
test_edges (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    overlaps, covers;
  } cases[] = {
    { "CIRCLE 10 0 1", "CIRCLE 12 0 0.999999", FALSE, FALSE },
    { "CIRCLE 10 0 1", "CIRCLE 12 0 1.000001", TRUE, FALSE },
    { "CIRCLE 10 0 3", "CIRCLE 12 0 0.999999", TRUE, TRUE },
    { "CIRCLE 0 0 120", "CIRCLE 180 0 70", TRUE, FALSE },
    { "CIRCLE 0 0 180", "RANGE 0 360 -90 90", TRUE, TRUE },
    { "CIRCLE 0 0 90", "RANGE 271 89 -90 90", TRUE, TRUE },
    { "CIRCLE 0 0 90", "RANGE 269 91 -90 90", TRUE, FALSE },
    { "POLYGON 0 0 10 0 10 10 0 10", "POLYGON 1 1 9 1 9 9 1 9", TRUE, TRUE },
    { "POLYGON 1 1 9 1 9 9 1 9", "POLYGON 0 0 10 0 10 10 0 10", TRUE, FALSE },
    { "POLYGON 0 0 10 0 10 10 0 10", "POLYGON 0 0 10 0 10 10 0 10", TRUE, TRUE },
    { "POLYGON -5 -1 5 -1 5 1 -5 1", "POLYGON -1 -5 1 -5 1 5 -1 5", TRUE, FALSE }, /* a cross */
    { "POLYGON 0 0 1 0 1 1 0 1", "POLYGON 1.00001 0 2 0 2 1 1.00001 1", FALSE, FALSE },
    { "RANGE -5 5 -1 1", "POLYGON -1 -5 1 -5 1 5 -1 5", TRUE, FALSE },
    { "RANGE 0 90 59 61", "POLYGON 0 60 90 60 45 89", TRUE, FALSE }, /* the edge rises to 67.8 */
    { "RANGE 0 90 59 90", "POLYGON 0 60 90 60 45 89", TRUE, TRUE },
    { "RANGE 0 90 61 66", "POLYGON 0 60 90 60 90 60.5 0 60.5", TRUE, FALSE },
    { "POLYGON 0 80 120 80 240 80", "RANGE 0 360 89 90", TRUE, TRUE },
    { "POLYGON 0 80 120 80 240 80", "RANGE 0 360 82 90", TRUE, FALSE },
    { "RANGE 350 10 0 5", "RANGE 5 20 0 5", TRUE, FALSE },
    { "RANGE 350 10 0 5", "RANGE 355 5 1 2", TRUE, TRUE },
    { "RANGE 350 10 0 5", "RANGE 11 20 0 5", FALSE, FALSE },
    { "POLYGON 0 0 1 0 1 1 0 1", "CIRCLE 0.5 0.5 0.49", TRUE, TRUE },
    { "POLYGON 0 0 1 0 1 1 0 1", "CIRCLE 0.5 0.5 0.51", TRUE, FALSE },
    { "POLYGON 0 0 1 0 1 1 0 1", "CIRCLE 1.5 0.5 0.499", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunRegion) a = region (cases[i].a), b = region (cases[i].b);

      if (nun_region_overlaps (a, b) != cases[i].overlaps ||
          nun_region_covers (a, b) != cases[i].covers)
        g_error ("%s | %s", cases[i].a, cases[i].b);
    }
}

static void
test_box (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint k = 0; k < 300; k++)
    {
      g_autoptr (NunRegion) self = random_region (rand);
      double                low[3], high[3], xyz[3], ra, dec;

      if (self == NULL)
        continue;
      nun_region_box (self, low, high);
      for (guint i = 0; i < 300; i++)
        {
          random_point (rand, &ra, &dec);
          nun_sphere_vector (ra, dec, xyz);
          if (nun_region_contains (self, ra, dec))
            for (guint axis = 0; axis < 3; axis++)
              g_assert_true (xyz[axis] >= low[axis] && xyz[axis] <= high[axis]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sky/region/text", test_text);
  g_test_add_func ("/sky/region/text-bounded", test_text_bounded);
  g_test_add_func ("/sky/region/area", test_area);
  g_test_add_func ("/sky/region/places", test_places);
  g_test_add_func ("/sky/region/relations", test_relations);
  g_test_add_func ("/sky/region/edges", test_edges);
  g_test_add_func ("/sky/region/box", test_box);
  return g_test_run ();
}
