/* Which columns are the position, and where a row lies by them. */
#include "describe/position.h"

#include <string.h>

#include "made-table.h"
#include "sky/sphere.h"

#define D NUN_DATATYPE_DOUBLE
#define C NUN_DATATYPE_CHAR

static NunPosition *
guess (const MadeColumn *columns)
{
  g_autoptr (NunCollection) collection = made_collection ("t", 100, columns);

  return nun_position_guess (collection->columns, collection->profile);
}

static void
assert_pair (const MadeColumn *columns, int lon, int lat, NunFrame frame)
{
  g_autoptr (NunPosition) position = guess (columns);

  if (lon < 0)
    {
      g_assert_null (position);
      return;
    }
  g_assert_nonnull (position);
  g_assert_cmpuint (position->lon[0], ==, (guint) lon);
  g_assert_cmpuint (position->lat[0], ==, (guint) lat);
  g_assert_cmpint (position->frame, ==, frame);
}

/* Without a header only what the values alone can say. */
static void
test_unnamed (void)
{
  const MadeColumn        plain[] = { { "column_1", C, NULL, NULL, 0, 0, 0, FALSE },
                                      { "column_2", C, NULL, NULL, 0.5, 23.5, 0, TRUE },
                                      { "column_3", C, NULL, NULL, -80, 80, 0, TRUE },
                                      { "column_4", D, NULL, NULL, 0, 20, 0, FALSE },
                                      { NULL } };
  MadeColumn              named[] = { plain[1], plain[2], { NULL } };
  MadeColumn              far[] = { plain[1], plain[3], plain[2], { NULL } };
  MadeColumn              times[] = { plain[1], plain[1], { NULL } };
  MadeColumn              three[] = { plain[1], plain[2], plain[2], { NULL } };
  MadeColumn              large[] = { plain[1], plain[2], { NULL } };
  g_autoptr (NunPosition) position = guess (plain);

  g_assert_nonnull (position);
  g_assert_cmpuint (position->lon[0], ==, 1);
  g_assert_cmpuint (position->lat[0], ==, 2);
  g_assert_cmpint (position->lon_form, ==, NUN_POSITION_SEXAGESIMAL);
  g_assert_cmpfloat (position->confidence, <, 0.8);
  named[0].name = "from";
  times[1].name = "column_3"; /* of day: none goes below zero */
  large[0].maximum = 300;
  three[2].name = "column_4";
  assert_pair (named, -1, -1, NUN_FRAME_ICRS);
  assert_pair (far, -1, -1, NUN_FRAME_ICRS);
  assert_pair (times, -1, -1, NUN_FRAME_ICRS);
  assert_pair (three, -1, -1, NUN_FRAME_ICRS);
  assert_pair (large, -1, -1, NUN_FRAME_ICRS);
}

/* Tables are made in other languages too. */
static void
test_languages (void)
{
  static const char *const names[][2] = { { "Rektaszension", "Deklination" },
                                          { "Ascension droite", "D\303\251clinaison" },
                                          { "Ascensi\303\263n recta (J2000)",
                                            "Declinaci\303\263n (J2000)" },
                                          { "ascensione retta", "declinazione" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const MadeColumn columns[] = { { "Stern", C, NULL, NULL, 0, 0 },
                                     { names[i][0], D, NULL, NULL, 1, 359 },
                                     { names[i][1], D, NULL, NULL, -80, 80 },
                                     { NULL } };

      assert_pair (columns, 1, 2, NUN_FRAME_ICRS);
    }
}

static void
test_pairs (void)
{
  const MadeColumn errors[] = {
    { "e_RAJ2000", D, "arcsec", NULL, 0, 1 }, { "RAJ2000", D, "deg", NULL, 0, 360 },
    { "DEJ2000", D, "deg", NULL, -90, 90 },   { "pmRA", D, "mas/yr", NULL, -9, 9 },
    { "pmDE", D, "mas/yr", NULL, -9, 9 },     { NULL }
  };
  const MadeColumn by_ucd[] = { { "ra", D, "deg", "pos.eq.ra", 0, 360 },
                                { "dec", D, "deg", "pos.eq.dec", -90, 90 },
                                { "x", D, "deg", "pos.eq.ra;meta.main", 0, 360 },
                                { "y", D, "deg", "pos.eq.dec;meta.main", -90, 90 },
                                { NULL } };
  const MadeColumn galactic[] = { { "GLON", D, "deg", NULL, 0, 360 },
                                  { "GLAT", D, "deg", NULL, -90, 90 },
                                  { NULL } };
  const MadeColumn both[] = { { "GLON", D, "deg", NULL, 0, 360 },
                              { "GLAT", D, "deg", NULL, -90, 90 },
                              { "ra", D, "deg", NULL, 0, 360 },
                              { "dec", D, "deg", NULL, -90, 90 },
                              { NULL } };
  const MadeColumn none[] = { { "b", D, "mag", NULL, 3, 20 },    { "lat", D, "deg", NULL, -90, 90 },
                              { "lon", D, "deg", NULL, 0, 360 }, { "radius", D, "deg", NULL, 0, 3 },
                              { "rate", D, NULL, NULL, 0, 3 },   { NULL } };
  const MadeColumn off[] = { { "ra", D, NULL, NULL, 1000, 2000 },
                             { "dec", D, NULL, NULL, 900, 2000 },
                             { NULL } };

  assert_pair (errors, 1, 2, NUN_FRAME_ICRS);
  assert_pair (by_ucd, 2, 3, NUN_FRAME_ICRS);
  assert_pair (galactic, 0, 1, NUN_FRAME_GALACTIC);
  assert_pair (both, 2, 3, NUN_FRAME_ICRS);
  assert_pair (none, -1, -1, NUN_FRAME_ICRS);
  assert_pair (off, -1, -1, NUN_FRAME_ICRS);
}

static void
test_names (void)
{
  static const char *const pairs[][2] = {
    { "ra", "dec" },
    { "RA_ICRS", "DE_ICRS" },
    { "_RAJ2000", "_DEJ2000" },
    { "RAdeg", "DEdeg" },
    { "ALPHA_J2000", "DELTA_J2000" },
    { "right_ascension", "declination" },
    { "RA(deg)", "DEC(deg)" },
    { "system_rightascension", "system_declination" },
    { "objRa", "objDec" },
    { "R.A.", "Dec." },
    { "ra_deg", "dec_deg" },
    { "s_ra2000", "s_dec2000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs) - 1; i++)
    {
      const MadeColumn columns[] = { { pairs[i][0], D, NULL, NULL, 0, 359 },
                                     { pairs[i][1], D, NULL, NULL, -80, 80 },
                                     { NULL } };

      assert_pair (columns, 0, 1, NUN_FRAME_ICRS);
    }
}

static NunValue
text (const char *string)
{
  NunValue value = { .type = NUN_VALUE_TEXT, .length = strlen (string) };

  value.text = string;
  return value;
}

static NunValue
number (double d)
{
  NunValue value = { .type = NUN_VALUE_DOUBLE };

  value.d = d;
  return value;
}

static void
test_forms (void)
{
  NunPosition position = {
    .n_lon = 1, .n_lat = 1, .lon = { 0 }, .lat = { 1 }, .frame = NUN_FRAME_ICRS
  };
  NunValue sexagesimal[] = { text ("05:34:31.94"), text ("-00 30 00") };
  NunValue hours[] = { number (6.0), number (-45.0) };
  NunValue negative[] = { number (-10.0), number (20.0) };
  NunValue missing[] = { { .type = NUN_VALUE_NULL }, number (20.0) };
  NunValue beyond[] = { number (10.0), number (99.0) };
  double   ra, dec;

  position.lon_form = NUN_POSITION_SEXAGESIMAL;
  position.lat_form = NUN_POSITION_SEXAGESIMAL_DEGREES;
  g_assert_true (nun_position_of_row (&position, sexagesimal, &ra, &dec));
  g_assert_cmpfloat_with_epsilon (ra, 83.63308333333333, 1e-10);
  g_assert_cmpfloat_with_epsilon (dec, -0.5, 1e-12);

  position.lon_form = NUN_POSITION_HOURS;
  position.lat_form = NUN_POSITION_DEGREES;
  g_assert_true (nun_position_of_row (&position, hours, &ra, &dec));
  g_assert_cmpfloat_with_epsilon (ra, 90.0, 1e-12);

  position.lon_form = NUN_POSITION_DEGREES;
  g_assert_true (nun_position_of_row (&position, negative, &ra, &dec));
  g_assert_cmpfloat_with_epsilon (ra, 350.0, 1e-12);
  g_assert_false (nun_position_of_row (&position, missing, &ra, &dec));
  g_assert_false (nun_position_of_row (&position, beyond, &ra, &dec));
}

static void
test_split (void)
{
  const MadeColumn        columns[] = { { "RAh", NUN_DATATYPE_INT, "h", NULL, 0, 23 },
                                        { "RAm", NUN_DATATYPE_INT, "min", NULL, 0, 59 },
                                        { "RAs", D, "s", NULL, 0, 59 },
                                        { "DE-", C, NULL, NULL, 0, 0 },
                                        { "DEd", NUN_DATATYPE_INT, "deg", NULL, 0, 80 },
                                        { "DEm", NUN_DATATYPE_INT, "arcmin", NULL, 0, 59 },
                                        { "DEs", NUN_DATATYPE_INT, "arcsec", NULL, 0, 59 },
                                        { NULL } };
  g_autoptr (NunPosition) position = guess (columns);
  NunValue                row[] = { number (5),
                                    number (34),
                                    number (30),
                                    text ("-"),
                                    number (0),
                                    number (30),
                                    { .type = NUN_VALUE_NULL } };
  double                  ra, dec;

  g_assert_nonnull (position);
  g_assert_cmpuint (position->n_lon, ==, 3);
  g_assert_cmpuint (position->n_lat, ==, 4);
  g_assert_true (nun_position_of_row (position, row, &ra, &dec));
  g_assert_cmpfloat_with_epsilon (ra, 83.625, 1e-10);
  g_assert_cmpfloat_with_epsilon (dec, -0.5, 1e-12);
}

static void
test_equinox (void)
{
  const MadeColumn        columns[] = { { "ra", D, "deg", NULL, 0, 359 },
                                        { "dec", D, "deg", NULL, -80, 80 },
                                        { "equinox", D, NULL, NULL, 1950, 2000 },
                                        { NULL } };
  const MadeColumn        plain[] = { { "ra", D, "deg", NULL, 0, 359 },
                                      { "dec", D, "deg", NULL, -80, 80 },
                                      { "equinox", D, NULL, NULL, 2000, 2000 },
                                      { NULL } };
  g_autoptr (NunPosition) position = guess (columns);
  g_autoptr (NunPosition) without = guess (plain);
  NunValue                old[] = { number (83.0), number (22.0), number (1950.0) };
  NunValue                named[] = { number (83.0), number (22.0), text ("B1950.0") };
  NunValue new[] = { number (83.0), number (22.0), text ("J2000") };
  double ra, dec;

  g_assert_cmpint (position->equinox, ==, 2);
  g_assert_cmpint (without->equinox, ==, -1);
  /* astropy 5.2.1: FK4 83 22 is 83.752386822 22.032115682 in ICRS */
  g_assert_true (nun_position_of_row (position, old, &ra, &dec));
  g_assert_cmpfloat (nun_sphere_distance_deg (ra, dec, 83.752386822, 22.032115682), <, 0.05 / 3600);
  g_assert_true (nun_position_of_row (position, named, &ra, &dec));
  g_assert_cmpfloat (nun_sphere_distance_deg (ra, dec, 83.752386822, 22.032115682), <, 0.05 / 3600);
  g_assert_true (nun_position_of_row (position, new, &ra, &dec));
  g_assert_cmpfloat (nun_sphere_distance_deg (ra, dec, 83.0, 22.0), <, 0.1 / 3600);
}

/* Decimal hours beside the same in sexagesimal. */
static void
test_hours_beside (void)
{
  const MadeColumn          columns[] = { { "RA", D, NULL, NULL, 22.0529, 22.0529, 1 },
                                          { "DEC", D, NULL, NULL, 18.88, 18.88, 1 },
                                          { "RA_STRING", C, NULL, NULL, 22.05298, 22.0529, 1, TRUE },
                                          { "DEC_STRING", C, NULL, NULL, 18.88, 18.89, 1, TRUE },
                                          { NULL } };
  g_autoptr (NunCollection) collection = made_collection ("t", 1, columns);
  g_autoptr (NunPosition)   position = NULL;

  for (guint i = 0; i < 4; i++) /* one value is a range too */
    collection->profile->columns[i].has_range = TRUE;
  position = nun_position_guess (collection->columns, collection->profile);
  g_assert_nonnull (position);
  g_assert_cmpuint (position->lon[0], ==, 0);
  g_assert_cmpint (position->lon_form, ==, NUN_POSITION_HOURS);
}

static void
test_zero_and_off (void)
{
  NunPosition position = {
    .n_lon = 1, .n_lat = 1, .lon = { 0 }, .lat = { 1 }, .frame = NUN_FRAME_ICRS, .equinox = -1
  };
  NunValue zero[] = { number (0.0), number (0.0) };
  NunValue off[] = { number (99.99), number (99.99) };
  NunValue empty[] = { { .type = NUN_VALUE_NULL }, number (20.0) };
  double   ra, dec;

  g_assert_cmpint (nun_position_place_row (&position, zero, &ra, &dec), ==, NUN_PLACE_ZERO);
  g_assert_cmpint (nun_position_place_row (&position, off, &ra, &dec), ==, NUN_PLACE_OFF);
  g_assert_cmpint (nun_position_place_row (&position, empty, &ra, &dec), ==, NUN_PLACE_EMPTY);
  position.zero_is_none = TRUE;
  g_assert_cmpint (nun_position_place_row (&position, zero, &ra, &dec), ==, NUN_PLACE_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/position/languages", test_languages);
  g_test_add_func ("/position/pairs", test_pairs);
  g_test_add_func ("/position/unnamed", test_unnamed);
  g_test_add_func ("/position/names", test_names);
  g_test_add_func ("/position/forms", test_forms);
  g_test_add_func ("/position/split", test_split);
  g_test_add_func ("/position/equinox", test_equinox);
  g_test_add_func ("/position/hours-beside", test_hours_beside);
  g_test_add_func ("/position/zero-and-off", test_zero_and_off);
  return g_test_run ();
}
