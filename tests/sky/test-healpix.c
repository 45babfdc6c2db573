/* HEALPix cells against healpy, and the promises of the cone cover by many points. */
#include "helpers.h"

#include "sky/sphere.h"

#include <math.h>

/* healpy 1.16.1, ang2pix(nside, ra, dec, nest=True, lonlat=True); astropy-healpix 0.7 has the same. */
static void
test_cell (void)
{
  static const int orders[] = { 0, 3, 16, 29 };
  static const struct
  {
    double ra_deg, dec_deg;
    gint64 cells[4];
  } cases[] = {
    { 0, 90, { 0, 63, 4294967295, 288230376151711743 } },
    { 0, -90, { 8, 512, 34359738368, 2305843009213693952 } },
    { 45, 41.8103148957786, { 0, 48, 3221225472, 216172782113783808 } },
    { 359.999999999, 12.3, { 4, 307, 20615068732, 1383453843950400271 } },
    { 83.63308, 22.0145, { 5, 377, 25360421733, 1701909093095845960 } },
    { 266.41684, -29.00781, { 7, 450, 30230595367, 2028740913184737052 } },
    { 201.365063, -43.019113, { 10, 675, 45364384689, 3044352322598060879 } },
    { 12.5, -89.99, { 8, 512, 34359738529, 2305843020041031718 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
      g_assert_cmpint (nun_healpix_cell (orders[k], cases[i].ra_deg, cases[i].dec_deg), ==,
                       cases[i].cells[k]);
}

static void
test_cell_any_number (void)
{
  gint64 cell = nun_healpix_cell (16, 350, 10);

  g_assert_cmpint (nun_healpix_cell (16, -10, 10), ==, cell);
  g_assert_cmpint (nun_healpix_cell (16, 710, 10), ==, cell);
  g_assert_cmpint (nun_healpix_cell (16, 360, 10), ==, nun_healpix_cell (16, 0, 10));
  g_assert_cmpint (nun_healpix_cell (16, 0, 91), ==, nun_healpix_cell (16, 0, 90));
  g_assert_cmpint (nun_healpix_cell (16, 0, -1e300), ==, nun_healpix_cell (16, 0, -90));
  g_assert_cmpint (nun_healpix_cell (16, 1e300, 0), >=, 0);
  g_assert_cmpint (nun_healpix_cell (16, -1e-300, 0), >=, 0);
  g_assert_cmpint (nun_healpix_cell (16, -DBL_MIN, 0), <, G_GINT64_CONSTANT (12) << 32);
  g_assert_cmpint (nun_healpix_cell (16, NAN, 0), ==, -1);
  g_assert_cmpint (nun_healpix_cell (16, 0, INFINITY), ==, -1);
}

/* Centres by healpy 1.16.1, pix2ang(..., nest=True, lonlat=True). */
static void
test_centre (void)
{
  double ra, dec;

  nun_healpix_centre (3, 767, &ra, &dec);
  g_assert_cmpfloat_with_epsilon (ra, 315.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (dec, -4.780191847199163, 1e-12);
  nun_healpix_centre (16, 24117531234, &ra, &dec);
  g_assert_cmpfloat_with_epsilon (ra, 80.63072204589844, 1e-12);
  g_assert_cmpfloat_with_epsilon (dec, 4.012070794882803, 1e-12);
  nun_healpix_centre (29, 1234567890123456789, &ra, &dec);
  g_assert_cmpfloat_with_epsilon (ra, 15.83427264355123, 1e-12);
  g_assert_cmpfloat_with_epsilon (dec, -12.81055504430438, 1e-12);
}

static void
random_point (double *ra_deg, double *dec_deg)
{
  static const double edges[] = { 0, 360, 90, 180, 270, 45 };

  *ra_deg = g_test_rand_double_range (0, 360);
  *dec_deg = asin (g_test_rand_double_range (-1, 1)) * 180 / G_PI;
  switch (g_test_rand_int_range (0, 8))
    {
    case 0: *ra_deg = edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))]; break;
    case 1: *dec_deg = g_test_rand_bit () ? 90 : -90; break;
    case 2: *dec_deg = 90 - pow (10, g_test_rand_double_range (-9, 0)); break;
    /* The border of the polar caps, where the cells are longest. */
    case 3: *dec_deg = asin (2.0 / 3) * 180 / G_PI; break;
    default: break;
    }
}

static void
test_hierarchy (void)
{
  for (int i = 0; i < 100000; i++)
    {
      double ra, dec, centre_ra, centre_dec;
      gint64 finest, cell;
      int    order = g_test_rand_int_range (0, 30);

      random_point (&ra, &dec);
      finest = nun_healpix_cell (29, ra, dec);
      cell = nun_healpix_cell (order, ra, dec);
      g_assert_cmpint (cell, ==, finest >> (2 * (29 - order)));
      nun_healpix_centre (order, cell, &centre_ra, &centre_dec);
      g_assert_cmpint (nun_healpix_cell (order, centre_ra, centre_dec), ==, cell);
      g_assert_cmpfloat (nun_sphere_distance_deg (ra, dec, centre_ra, centre_dec), <=,
                         nun_healpix_max_radius_deg (order));
    }
}

/* -- cover ----------------------------------------------------------------------------------------- */

static void
assert_well_formed (GArray *ranges, int order, guint max_ranges)
{
  gint64 last = -1;

  g_assert_cmpuint (ranges->len, <=, max_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const NunCellRange *range = &g_array_index (ranges, NunCellRange, i);

      g_assert_cmpint (range->first, >, last);
      g_assert_cmpint (range->last, >=, range->first);
      last = range->last;
    }
  g_assert_cmpint (last, <, G_GINT64_CONSTANT (12) << (2 * order));
}

/* The point at a distance and bearing from another. */
static void
offset_point (double  ra_deg,
              double  dec_deg,
              double  distance_deg,
              double  bearing_deg,
              double *out_ra_deg,
              double *out_dec_deg)
{
  double d = distance_deg * G_PI / 180, b = bearing_deg * G_PI / 180, dec = dec_deg * G_PI / 180;
  double z = sin (dec) * cos (d) + cos (dec) * sin (d) * cos (b);
  double x = cos (d) * cos (dec) - sin (dec) * sin (d) * cos (b), y = sin (d) * sin (b);

  *out_ra_deg = ra_deg + atan2 (y, x) * 180 / G_PI;
  *out_dec_deg = atan2 (z, hypot (x, y)) * 180 / G_PI;
}

static void
check_point (GArray *ranges, int order, const double cone[3], double ra_deg, double dec_deg)
{
  double              distance = nun_sphere_distance_deg (cone[0], cone[1], ra_deg, dec_deg);
  const NunCellRange *range = find_range (ranges, nun_healpix_cell (order, ra_deg, dec_deg));

  if (distance <= cone[2])
    g_assert_nonnull (range);
  if (range != NULL && range->inside)
    g_assert_cmpfloat (distance, <=, cone[2]);
}

static void
check_cone (int order, guint max_ranges)
{
  double             cone[3];
  g_autoptr (GArray) ranges = NULL;

  random_point (&cone[0], &cone[1]);
  cone[2] = g_test_rand_bit () ? pow (10, g_test_rand_double_range (-6, 2.2553))
                               : g_test_rand_int_range (0, 181);
  ranges = nun_healpix_cover_cone (order, cone[0], cone[1], cone[2], max_ranges);
  assert_well_formed (ranges, order, max_ranges);
  for (int i = 0; i < 1500; i++)
    {
      double ra, dec, distance = cone[2];

      /* On the rim, a hair from it, anywhere within, anywhere at all. */
      if (i % 4 == 1)
        distance *= 1 + g_test_rand_double_range (-1e-9, 1e-9);
      else if (i % 4 == 2)
        distance *= sqrt (g_test_rand_double ());
      offset_point (cone[0], cone[1], distance, g_test_rand_double_range (0, 360), &ra, &dec);
      if (i % 4 == 3)
        random_point (&ra, &dec);
      check_point (ranges, order, cone, ra, dec);
    }
  check_point (ranges, order, cone, cone[0], cone[1]);
}

static void
test_cover (void)
{
  static const guint bounds[] = { 32, 64, 256, 4096 };

  for (int i = 0; i < 1600; i++)
    check_cone (i % 3 ? 16 : g_test_rand_int_range (0, 30), bounds[i % 4 < 3 ? i % 4 : 1]);
  for (int i = 0; i < 20; i++)
    check_cone (16, bounds[3]);
}

/* A cover that is the whole sky would pass test_cover: this asks for closeness. */
static void
test_cover_is_close (void)
{
  static const double radii[] = { 0.01, 0.1, 1, 5, 30, 90, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      g_autoptr (GArray) ranges = nun_healpix_cover_cone (16, 83.6, 22, radii[i], 256);
      double             n = 0, n_inside = 0;
      double             n_cone = (1 - cos (radii[i] * G_PI / 180)) / 2 * 12 * pow (4, 16);

      for (guint k = 0; k < ranges->len; k++)
        {
          const NunCellRange *range = &g_array_index (ranges, NunCellRange, k);
          double              size = (double) (range->last - range->first + 1);

          n += size;
          n_inside += range->inside ? size : 0;
        }
      g_test_message ("%g degrees: cover %.3f, inside %.3f of the cone", radii[i], n / n_cone,
                      n_inside / n_cone);
      g_assert_cmpfloat (n, >=, n_cone);
      g_assert_cmpfloat (n, <, 1.25 * n_cone);
      g_assert_cmpfloat (n_inside, <=, n_cone);
      g_assert_cmpfloat (n_inside, >, 0.75 * n_cone);
    }
}

static void
test_cover_extremes (void)
{
  static const double places[][2] = { { 0, 90 }, { 0, -90 }, { 0, 0 }, { 360, 0 }, { 83.6, 22 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GArray) point = nun_healpix_cover_cone (16, places[i][0], places[i][1], 0, 32);
      g_autoptr (GArray) all = nun_healpix_cover_cone (16, places[i][0], places[i][1], 180, 32);
      gint64             n = 0;

      for (guint k = 0; k < point->len; k++)
        n += g_array_index (point, NunCellRange, k).last -
             g_array_index (point, NunCellRange, k).first + 1;
      g_assert_cmpint (n, >=, 1);
      g_assert_cmpint (n, <=, 16);
      g_assert_nonnull (find_range (point, nun_healpix_cell (16, places[i][0], places[i][1])));

      g_assert_cmpuint (all->len, ==, 1);
      g_assert_cmpint (g_array_index (all, NunCellRange, 0).first, ==, 0);
      g_assert_cmpint (g_array_index (all, NunCellRange, 0).last, ==,
                       (G_GINT64_CONSTANT (12) << 32) - 1);
      g_assert_true (g_array_index (all, NunCellRange, 0).inside);
    }
}

static void
test_cover_nonsense (void)
{
  static const double cones[][3] = {
    { NAN, 0, 1 }, { 0, NAN, 1 }, { 0, 0, NAN }, { 0, 0, -1 }, { INFINITY, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cones); i++)
    {
      g_autoptr (GArray) ranges =
          nun_healpix_cover_cone (16, cones[i][0], cones[i][1], cones[i][2], 64);

      g_assert_cmpuint (ranges->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sky/healpix/cell", test_cell);
  g_test_add_func ("/sky/healpix/any-number", test_cell_any_number);
  g_test_add_func ("/sky/healpix/centre", test_centre);
  g_test_add_func ("/sky/healpix/hierarchy", test_hierarchy);
  g_test_add_func ("/sky/healpix/cover", test_cover);
  g_test_add_func ("/sky/healpix/cover-close", test_cover_is_close);
  g_test_add_func ("/sky/healpix/cover-extremes", test_cover_extremes);
  g_test_add_func ("/sky/healpix/cover-nonsense", test_cover_nonsense);
  return g_test_run ();
}
