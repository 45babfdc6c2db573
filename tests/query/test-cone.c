/* Cones against every row looked at one by one, with a distance of another formula than the store's. */
#include "query/cone.h"

#include <math.h>
#include <string.h>

#include "made-store.h"

#define N_ROWS 20000

static char     *folder;
static NunStore *store;
static double   *ra, *dec;

static double
radians (double degrees)
{
  return degrees * G_PI / 180.0;
}

/* Vincenty's formula for the sphere, in long double. */
static double
distance_deg (double ra1, double dec1, double ra2, double dec2)
{
  long double d = radians (ra2 - ra1), a = radians (dec1), b = radians (dec2);
  long double x = cosl (b) * sinl (d);
  long double y = cosl (a) * sinl (b) - sinl (a) * cosl (b) * cosl (d);
  long double z = sinl (a) * sinl (b) + cosl (a) * cosl (b) * cosl (d);

  return (double) (atan2l (sqrtl (x * x + y * y), z) * 180.0L / G_PI);
}

/* The positions as the file has them, by row. */
static void
read_positions (const char *csv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;

  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  ra = g_new (double, N_ROWS);
  dec = g_new (double, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", -1);

      ra[i] = g_ascii_strtod (cells[1], NULL);
      dec[i] = g_ascii_strtod (cells[2], NULL);
    }
}

static void
compare_cone (double ra_deg, double dec_deg, double radius_deg)
{
  NunConeQuestion      question = { ra_deg, dec_deg, radius_deg, 1, N_ROWS, NUN_UCD_STYLE_UCD1 };
  g_autofree gboolean *found = g_new0 (gboolean, N_ROWS);
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunRows)  rows = nun_query_cone (store, "cone", &question, &error);
  const NunValue      *values;

  g_assert_no_error (error);
  while ((values = nun_rows_next (rows, NULL, &error)) != NULL)
    {
      g_autofree char *id = g_strndup (values[0].text, values[0].length);
      guint64          number = g_ascii_strtoull (id + strlen ("star"), NULL, 10);

      g_assert_cmpuint (number, >=, 1);
      g_assert_cmpuint (number, <=, N_ROWS);
      g_assert_false (found[number - 1]);
      found[number - 1] = TRUE;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < N_ROWS; i++)
    {
      double d = distance_deg (ra_deg, dec_deg, ra[i], dec[i]);

      if (fabs (d - radius_deg) > 1e-9)
        g_assert_cmpint (found[i], ==, d <= radius_deg);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 150; i++)
    compare_cone (g_rand_double_range (random, 0, 360), g_rand_double_range (random, -90, 90),
                  pow (10.0, g_rand_double_range (random, -2.0, 2.2)));
}

static void
test_edges (void)
{
  static const double cones[][3] = {
    { 0, 90, 5 },      { 123, -90, 5 },  { 0, 0, 3 },     { 359.999, 0, 3 },
    { 360, 45, 3 },    { 10, 89.5, 2 },  { 180, 0, 180 }, { 0, 90, 90 },
    { 77, 13, 179.9 }, { 45, 41.81, 1 }, { 0, 0, 90 },    { 270, -45, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cones); i++)
    compare_cone (cones[i][0], cones[i][1], cones[i][2]);
}

static guint
count (double radius_deg, gint64 max_rows)
{
  NunConeQuestion     question = { 10, 10, radius_deg, 2, max_rows, NUN_UCD_STYLE_UCD1 };
  g_autoptr (NunRows) rows = nun_query_cone (store, "cone", &question, NULL);
  guint               n = 0;

  while (nun_rows_next (rows, NULL, NULL) != NULL)
    n++;
  return n;
}

static void
test_bounds (void)
{
  g_assert_cmpuint (count (0.0, 100), ==, 0);
  g_assert_cmpuint (count (180.0, 0), ==, 0);
  g_assert_cmpuint (count (180.0, 10), ==, 11); /* one more tells of overflow */
  g_assert_cmpuint (count (180.0, N_ROWS), ==, N_ROWS);
}

/* A row exactly at the centre is found by the smallest of radii. */
static void
test_tiny (void)
{
  for (guint i = 0; i < 200; i++)
    compare_cone (ra[i], dec[i], 1e-7);
}

static void
test_unknown_table (void)
{
  NunConeQuestion    question = { 10, 10, 1, 2, 10, NUN_UCD_STYLE_UCD1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (nun_query_cone (store, "nothing", &question, &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL, *csv = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  path = g_build_filename (folder, "cone.nuncius", NULL);
  csv = make_csv (folder, "cone.csv", N_ROWS, FALSE);
  store = nun_store_create (path, NULL);
  import_file (store, csv);
  read_positions (csv);
  g_test_add_func ("/cone/random", test_random);
  g_test_add_func ("/cone/edges", test_edges);
  g_test_add_func ("/cone/bounds", test_bounds);
  g_test_add_func ("/cone/tiny", test_tiny);
  g_test_add_func ("/cone/unknown-table", test_unknown_table);
  status = g_test_run ();
  g_object_unref (store);
  g_free (ra);
  g_free (dec);
  remove_folder (folder);
  return status;
}
