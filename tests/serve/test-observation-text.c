/* Values of parameters: intervals, ranges, dates, places, boxes and media types. */

#include <math.h>

#include "serve/host.h"
#include "serve/observation-text.h"

typedef gboolean (*Read) (const char *parameter, const char *text, double ends[2], GError **error);

typedef struct
{
  const char *text;
  double      low, high; /* NaN: refused */
} Case;

static void
check (Read read, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      double             ends[2];
      gboolean           fits = read ("P", cases[i].text, ends, &error);

      if (fits != !isnan (cases[i].low))
        g_test_fail_printf ("“%s” is %s", cases[i].text, fits ? "taken" : error->message);
      else if (!fits)
        g_assert_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST);
      else if (ends[0] != cases[i].low || ends[1] != cases[i].high)
        g_test_fail_printf ("“%s” is %.17g to %.17g", cases[i].text, ends[0], ends[1]);
    }
}

static void
test_intervals (void)
{
  static const Case cases[] = {
    { "1 2", 1, 2 },
    { " 1\t 2 ", 1, 2 },
    { "-Inf 2", -INFINITY, 2 },
    { "1 +Inf", 1, INFINITY },
    { "1 Inf", 1, INFINITY },
    { "-inf  infinity", -INFINITY, INFINITY },
    { "5e-7", 5e-7, 5e-7 },
    { "2 1", NAN },
    { "", NAN },
    { "Inf", NAN },
    { "1 2 3", NAN },
    { "nan 1", NAN },
    { "1,2", NAN },
    { "1/2", NAN },
    { "0x1 2", NAN },
    { "1e999", NAN },
    { "+Inf -Inf", NAN },
  };

  check (nun_observation_read_interval, cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const Case cases[] = {
    { "1/2", 1, 2 },
    { "/2", -INFINITY, 2 },
    { "1/", 1, INFINITY },
    { "3", 3, 3 },
    { "1e-7/ 2e-7", 1e-7, 2e-7 },
    { "/", -INFINITY, INFINITY },
    { "", NAN },
    { "2/1", NAN },
    { "1/2/3", NAN },
    { "a/b", NAN },
    { "1 2", NAN },
  };

  check (nun_observation_read_range, cases, G_N_ELEMENTS (cases));
}

/* MJD 53371 is 2005-01-01 (for example by the Julian date 2453371.5). */
static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    double      low, high;
  } cases[] = {
    { "2005", 53371, 53736 },
    { "2005-02", 53402, 53430 },
    { "2004-02", 53036, 53065 },
    { "2005-01-01", 53371, 53372 },
    { "2004-12", 53340, 53371 },
    { "2005-01-01T12:00:00", 53371.5, 53371.5 },
    { "2005-01-01T12:00", 53371.5, 53371.5 },
    { "2005-01-01T06:00:00.0Z", 53371.25, 53371.25 },
    { "2005/2006-01", 53371, 53767 },
    { "/2005-01-01", -INFINITY, 53372 },
    { "2005/", 53371, INFINITY },
  };
  static const char *const wrong[] = {
    "",          "05",       "2005-13",         "2005-02-30",          "2005-1-1",
    "2006/2005", "2005/6/7", "yesterday",       "2005-01-01T25:00:00", "53371",
    "2005-00",   "9999999",  "2005-01-01 12:00"
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double             ends[2];
      g_autoptr (GError) error = NULL;

      nun_observation_read_dates ("TIME", cases[i].text, ends, &error);
      g_assert_no_error (error);
      /* a period ends just before the next */
      if (!(ends[0] == cases[i].low &&
            (ends[1] == cases[i].high || fabs (ends[1] - cases[i].high) < 1e-8)))
        g_test_fail_printf ("%s is %.12g to %.12g", cases[i].text, ends[0], ends[1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      double             ends[2];
      g_autoptr (GError) error = NULL;

      if (nun_observation_read_dates ("TIME", wrong[i], ends, &error))
        g_test_fail_printf ("“%s” is taken", wrong[i]);
    }
}

static void
test_positions (void)
{
  double place[2];

  g_assert_true (nun_observation_read_position ("POS", "10.5, -20", FALSE, place, NULL));
  g_assert_cmpfloat (place[0], ==, 10.5);
  g_assert_cmpfloat (place[1], ==, -20);
  g_assert_true (nun_observation_read_position ("POS", "-10,0", FALSE, place, NULL));
  g_assert_cmpfloat (place[0], ==, 350);
  /* the north galactic pole, by the definition of the frame (Murray 1989: 192.85948, 27.12825) */
  g_assert_true (nun_observation_read_position ("POS", "0,90;GALACTIC", TRUE, place, NULL));
  g_assert_cmpfloat_with_epsilon (place[0], 192.85948, 1e-4);
  g_assert_cmpfloat_with_epsilon (place[1], 27.12825, 1e-4);
  g_assert_false (nun_observation_read_position ("POS", "0,90;GALACTIC", FALSE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "0,90;MARS", TRUE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "361,0", FALSE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "0,90.1", FALSE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "0", FALSE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "0,0,0", FALSE, place, NULL));
  g_assert_false (nun_observation_read_position ("POS", "", TRUE, place, NULL));
}

/* A box is as wide as it was asked for along its middle, wherever it lies; its area is that of a spherical rectangle:
 * 4 asin (sin (w/2) tan (h'/2)...) comes down to w h for small ones. */
static void
test_boxes (void)
{
  static const double places[][2] = {
    { 0, 0 }, { 359.99, 45 }, { 10, 90 }, { 200, -90 }, { 77, -89.9 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double                size[2] = { 0.2, 0.1 };
      g_autoptr (NunRegion) box = nun_observation_make_box (places[i], size);
      double                dec_in = places[i][1] > 0 ? places[i][1] - 0.049 : places[i][1] + 0.049;
      double dec_out = places[i][1] > 0 ? places[i][1] - 0.051 : places[i][1] + 0.051;

      g_assert_nonnull (box);
      g_assert_cmpfloat_with_epsilon (nun_region_area_deg2 (box), 0.02, 1e-6);
      g_assert_true (nun_region_contains (box, places[i][0], places[i][1]));
      g_assert_true (nun_region_contains (box, places[i][0], dec_in));
      g_assert_false (nun_region_contains (box, places[i][0], dec_out));
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      static const double sizes[][2] = { { 0, 0 }, { 360, 180 }, { 0, 1 },
                                         { 1, 0 }, { 170, 10 },  { 10, 179 } };
      double              last = places[i][1];

      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
        {
          g_autoptr (NunRegion) box = nun_observation_make_box (places[i], sizes[j]);

          g_assert_nonnull (box);
          g_assert_true (nun_region_contains (box, places[i][0], last));
        }
    }
}

static void
test_types (void)
{
  g_assert_true (nun_observation_type_fits ("image/fits", "image/fits"));
  g_assert_true (nun_observation_type_fits ("application/fits", "image/fits"));
  g_assert_true (nun_observation_type_fits ("IMAGE/FITS", "application/fits"));
  g_assert_true (nun_observation_type_fits ("image/png, image/fits", "image/fits"));
  g_assert_true (nun_observation_type_fits ("application/x-votable+xml",
                                            "application/x-votable+xml;content=datalink"));
  g_assert_true (nun_observation_type_fits ("application/x-votable+xml; content=\"datalink\"",
                                            "application/x-votable+xml;content=datalink"));
  g_assert_true (
      nun_observation_type_fits ("application/x-votable xml", "application/x-votable+xml"));
  g_assert_false (nun_observation_type_fits ("application/x-votable+xml;content=datalink",
                                             "application/x-votable+xml"));
  g_assert_true (nun_observation_type_fits ("image/fits", "image/x-fits-gzip"));
  g_assert_true (nun_observation_type_fits ("application/fits", "application/x-fits-xz"));
  g_assert_true (nun_observation_type_fits ("image/x-fits-gzip", "image/x-fits-gzip"));
  g_assert_false (nun_observation_type_fits ("image/x-fits-gzip", "image/fits"));
  g_assert_false (nun_observation_type_fits ("image/fits", "application/x-fits-bintable"));
  g_assert_false (nun_observation_type_fits ("image/fits", "application/gzip"));
  g_assert_false (nun_observation_type_fits ("image/*", "image/fits"));
  g_assert_false (nun_observation_type_fits ("", "image/fits"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/serve/observation-text/intervals", test_intervals);
  g_test_add_func ("/serve/observation-text/ranges", test_ranges);
  g_test_add_func ("/serve/observation-text/dates", test_dates);
  g_test_add_func ("/serve/observation-text/positions", test_positions);
  g_test_add_func ("/serve/observation-text/boxes", test_boxes);
  g_test_add_func ("/serve/observation-text/types", test_types);
  return g_test_run ();
}
