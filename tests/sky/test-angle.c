/* Sexagesimal angles: forms that catalogues have, forms that are none, and writing. */

#include "sky/angle.h"
#include "sky/pair.h"

#include <math.h>
#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char  *text;
    double       value;
    NunAngleUnit unit;
  } cases[] = {
    { "12:30:05.5", 12 + (30 + 5.5 / 60) / 60, NUN_ANGLE_UNKNOWN },
    { " 05 34 31.94\t", 5 + (34 + 31.94 / 60) / 60, NUN_ANGLE_UNKNOWN },
    { "+22:00:52.2", 22.0145, NUN_ANGLE_UNKNOWN },
    { "-00 30 00", -0.5, NUN_ANGLE_UNKNOWN },
    { "-0:0:36", -0.01, NUN_ANGLE_UNKNOWN },
    { "- 5 30", -5.5, NUN_ANGLE_UNKNOWN },
    { "12 30.5", 12 + 30.5 / 60, NUN_ANGLE_UNKNOWN },
    { "12: 5: 3", 12 + (5 + 3 / 60.0) / 60, NUN_ANGLE_UNKNOWN },
    { "12h30m05.5s", 12 + (30 + 5.5 / 60) / 60, NUN_ANGLE_HOURS },
    { "12H30M05.5S", 12 + (30 + 5.5 / 60) / 60, NUN_ANGLE_HOURS },
    { "12h 30m 05.5s", 12 + (30 + 5.5 / 60) / 60, NUN_ANGLE_HOURS },
    { "12h30m05s.5", 12 + (30 + 5.5 / 60) / 60, NUN_ANGLE_HOURS },
    { "5h34.5m", 5.575, NUN_ANGLE_HOURS },
    { "12^h30^m05^s", 12 + (30 + 5 / 60.0) / 60, NUN_ANGLE_HOURS },
    { "24:00:00", 24, NUN_ANGLE_UNKNOWN },
    { "-12d30m05s", -(12 + (30 + 5 / 60.0) / 60), NUN_ANGLE_DEGREES },
    { "12\302\26030'05\"", 12 + (30 + 5 / 60.0) / 60, NUN_ANGLE_DEGREES },
    { "12\302\26030\342\200\26205\342\200\263", 12 + (30 + 5 / 60.0) / 60, NUN_ANGLE_DEGREES },
    { "\342\210\22212\302\26030'05''", -(12 + (30 + 5 / 60.0) / 60), NUN_ANGLE_DEGREES },
    { "10:59:60.0", 11, NUN_ANGLE_UNKNOWN },
    { "359:59:59", 359 + (59 + 59 / 60.0) / 60, NUN_ANGLE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double       value = NAN;
      NunAngleUnit unit = 99;

      g_test_message ("%s", cases[i].text);
      g_assert_true (nun_angle_parse_sexagesimal (cases[i].text, -1, &value, &unit));
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-13);
      g_assert_cmpint (unit, ==, cases[i].unit);
    }
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "12",
    "12.5",
    "-12.5",
    "12h",
    "abc",
    "12:",
    "12:30:",
    ":30:00",
    "12:60.1",
    "12:30:61",
    "12:61:00",
    "12:30:05:07",
    "12:30 05",
    "12 30:05",
    "12.5:30",
    "12:30.5:05",
    "1e3:20:10",
    "12:1e1",
    "0x1f:10:10",
    "nan:10:10",
    "inf 10 10",
    "2010:05:05",
    "2010-05-05",
    "12:-30:05",
    "25h00m00s",
    "24h00m01s",
    "361 00 00",
    "12h30s05m",
    "12m30s",
    "12:30:05x",
    "12 30 05 N",
    "12,30,05",
    "--12:30:05",
    "12::30",
    "12:30:05e5",
    "12h30m.5s.5",
    "+",
    "12:30:05.5.5",
    /* longer than any angle: the bound of the buffer */
    "12:30:05.0000000000000000000000000000000000000000000000000000000000001",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value = 7;

      g_test_message ("%s", texts[i]);
      g_assert_false (nun_angle_parse_sexagesimal (texts[i], -1, &value, NULL));
      g_assert_cmpfloat (value, ==, 7);
    }
  g_assert_false (nun_angle_parse_sexagesimal (NULL, 0, &(double){ 0 }, NULL));
}

/* The text need not end with NUL: nothing behind its length is read. */
static void
test_parse_length (void)
{
  g_autofree char *text = g_malloc (8);
  double           value;

  memcpy (text, "12:30:00", 8);
  g_assert_true (nun_angle_parse_sexagesimal (text, 8, &value, NULL));
  g_assert_cmpfloat (value, ==, 12.5);
  g_assert_true (nun_angle_parse_sexagesimal (text, 5, &value, NULL));
  g_assert_cmpfloat (value, ==, 12.5);
  g_assert_false (nun_angle_parse_sexagesimal (text, 3, &value, NULL));
  g_assert_false (nun_angle_parse_sexagesimal (text, 0, &value, NULL));
  g_assert_true (copysign (1, (nun_angle_parse_sexagesimal ("-0:0:0", -1, &value, NULL), value)) <
                 0);
}

static void
assert_written (char *written, const char *expected)
{
  g_assert_cmpstr (written, ==, expected);
  g_free (written);
}

static void
test_format (void)
{
  /* M 1: 83.63308 +22.0145 is 05 34 31.94 +22 00 52.2 (SIMBAD). */
  assert_written (nun_angle_format_hms (83.633083, 2), "05:34:31.94");
  assert_written (nun_angle_format_dms (22.0145, 1), "+22:00:52.2");
  assert_written (nun_angle_format_dms (-0.5, 0), "-00:30:00");
  assert_written (nun_angle_format_dms (-1e-9, 1), "+00:00:00.0");
  assert_written (nun_angle_format_dms (89.99999999, 1), "+90:00:00.0");
  assert_written (nun_angle_format_hms (359.9999999, 1), "00:00:00.0");
  assert_written (nun_angle_format_hms (360, 0), "00:00:00");
  assert_written (nun_angle_format_hms (-15, 0), "23:00:00");
  assert_written (nun_angle_format_hms (15, 9), "01:00:00.000000000");
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      double           ra = g_test_rand_double_range (0, 359.9999);
      double           dec = g_test_rand_double_range (-90, 90), value;
      g_autofree char *hms = nun_angle_format_hms (ra, 7);
      g_autofree char *dms = nun_angle_format_dms (dec, 6);

      g_assert_true (nun_angle_parse_sexagesimal (hms, -1, &value, NULL));
      g_assert_cmpfloat_with_epsilon (value * 15, ra, 3e-10);
      g_assert_true (nun_angle_parse_sexagesimal (dms, -1, &value, NULL));
      g_assert_cmpfloat_with_epsilon (value, dec, 2e-10);
    }
}

/* Bytes of all kinds: nothing but an answer may come of them. */
static void
test_noise (void)
{
  static const char letters[] = "0123456789:. hdms'\"+-\302\260e^\342\200\262";

  for (int i = 0; i < 200000; i++)
    {
      char   text[24];
      int    n = g_test_rand_int_range (0, sizeof text);
      double value = 0;

      for (int k = 0; k < n; k++)
        text[k] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      if (nun_angle_parse_sexagesimal (text, n, &value, NULL))
        g_assert_true (fabs (value) <= 360);
    }
}

/* Both coordinates in one text; tests/cli/pairs.py compares with astropy. */
static void
test_pairs (void)
{
  static const struct
  {
    const char *text;
    double      lon, lat;
    NunPairForm form;
  } good[] = {
    { "12 30 00 -12 30 00", 187.5, -12.5, NUN_PAIR_SEXAGESIMAL },
    { " [12:30:00.0;-00:30:00] ", 187.5, -0.5, NUN_PAIR_SEXAGESIMAL },
    { "12h30m -12d30m", 187.5, -12.5, NUN_PAIR_SEXAGESIMAL },
    { "187d30m00s +12d30m00s", 187.5, 12.5, NUN_PAIR_SEXAGESIMAL },
    { "187.5\t-12.5", 187.5, -12.5, NUN_PAIR_DEGREES },
    { "-10.5,0", -10.5, 0.0, NUN_PAIR_DEGREES },
    { "X J123000-003000.0 (A)", 187.5, -0.5, NUN_PAIR_NAME },
  };
  static const char *const bad[] = { "",
                                     " ",
                                     "J",
                                     "-",
                                     ",",
                                     "+,-",
                                     "1.5 ",
                                     "1 2 3",
                                     "()",
                                     "nan -nan",
                                     "1e1 -1e1",
                                     "12 30 00 -91 00 00",
                                     "361.5 -1",
                                     "J123000-0030",
                                     "J123000",
                                     "SJ123000-003000",
                                     "12 30 00 12h30m00s" };
  g_autofree char         *huge = g_strnfill (100000, '1');
  double                   lon = 7, lat = 7;
  NunPairForm              form;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gsize            length = strlen (good[i].text);
      g_autofree char *bare = g_memdup2 (good[i].text, length); /* no zero behind it */

      g_assert_true (nun_pair_parse (bare, (gssize) length, &lon, &lat, &form));
      g_assert_cmpfloat_with_epsilon (lon, good[i].lon, 1e-12);
      g_assert_cmpfloat_with_epsilon (lat, good[i].lat, 1e-12);
      g_assert_cmpint (form, ==, good[i].form);
    }
  lon = lat = 7;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (nun_pair_parse (bad[i], -1, &lon, &lat, NULL));
  g_assert_false (nun_pair_parse (huge, -1, &lon, &lat, NULL));
  g_assert_false (nun_pair_parse (NULL, 0, &lon, &lat, NULL));
  g_assert_true (lon == 7 && lat == 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sky/angle/parse", test_parse);
  g_test_add_func ("/sky/angle/refused", test_parse_refused);
  g_test_add_func ("/sky/angle/length", test_parse_length);
  g_test_add_func ("/sky/angle/format", test_format);
  g_test_add_func ("/sky/angle/round-trip", test_round_trip);
  g_test_add_func ("/sky/angle/noise", test_noise);
  g_test_add_func ("/sky/angle/pairs", test_pairs);
  return g_test_run ();
}
