/* Units: what VOUnits takes, what is mended and into what, and what is left alone. */

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

#include <string.h>

/* A line of TAP is UTF-8 whatever the test is about. */
static void
tell (const char *unit)
{
  g_autofree char *valid = g_utf8_make_valid (unit, -1);

  g_test_message ("%s", valid);
}

static void
test_valid (void)
{
  static const char *const units[] = {
    "",
    "1",
    "deg",
    "mas/yr",
    "km/s",
    "km.s**-1",
    "mJy",
    "Angstrom",
    "10**6Hz",
    "25.4mm",
    "1.5e+11m",
    "0.1nm",
    "10eV",
    "sqrt(erg)",
    "log(GHz)",
    "log(10**6Hz)",
    "m**(1/2)",
    "m**(-0.5)",
    "kg.m**2.s**-2",
    "(kg.m)/s",
    "%",
    "'furlong'",
    "k'jovianDay'",
    "solMass",
    "GB",
    "KiB",
    "erg.s**-1.cm**-2.Angstrom**-1",
    "uarcsec",
    "dB",
    "AU",
    "Pa",
    "W.m**-2.Hz**-1",
    "mag/arcsec**2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *repaired = nun_unit_repair (units[i]);

      nun_unit_check (units[i], &error);
      g_assert_no_error (error);
      /* What is right stays as it is. */
      g_assert_cmpstr (repaired, ==, units[i]);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *unit;
    int         code;
  } cases[] = {
    { "km/s/Mpc", NUN_VOCABULARY_ERROR_SYNTAX }, { "km s", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m^2", NUN_VOCABULARY_ERROR_SYNTAX },      { "m2", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m*s", NUN_VOCABULARY_ERROR_SYNTAX },      { "m.", NUN_VOCABULARY_ERROR_SYNTAX },
    { "/s", NUN_VOCABULARY_ERROR_SYNTAX },       { "(m", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m)", NUN_VOCABULARY_ERROR_SYNTAX },       { "m**", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m**1.5", NUN_VOCABULARY_ERROR_SYNTAX },   { "0", NUN_VOCABULARY_ERROR_SYNTAX },
    { "0.0m", NUN_VOCABULARY_ERROR_SYNTAX },     { "10", NUN_VOCABULARY_ERROR_SYNTAX },
    { "2**3m", NUN_VOCABULARY_ERROR_SYNTAX },    { "m/s.kg", NUN_VOCABULARY_ERROR_SYNTAX },
    { "1.m", NUN_VOCABULARY_ERROR_SYNTAX },      { "''", NUN_VOCABULARY_ERROR_SYNTAX },
    { "'a b'", NUN_VOCABULARY_ERROR_SYNTAX },    { "\302\265m", NUN_VOCABULARY_ERROR_SYNTAX },
    { "\377", NUN_VOCABULARY_ERROR_SYNTAX },     { "m\n", NUN_VOCABULARY_ERROR_SYNTAX },
    { "degrees", NUN_VOCABULARY_ERROR_WORD },    { "kAU", NUN_VOCABULARY_ERROR_WORD },
    { "furlong", NUN_VOCABULARY_ERROR_WORD },    { "sin(deg)", NUN_VOCABULARY_ERROR_WORD },
    { "unknown", NUN_VOCABULARY_ERROR_WORD },    { "DEG", NUN_VOCABULARY_ERROR_WORD },
    { "dam", NUN_VOCABULARY_ERROR_WORD },
  };
  g_autofree char *deep = g_strnfill (200000, '(');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      tell (cases[i].unit);
      g_assert_false (nun_unit_check (cases[i].unit, &error));
      g_assert_error (error, NUN_VOCABULARY_ERROR, cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_false (nun_unit_check (deep, NULL));
  g_assert_null (nun_unit_repair (deep));
  deep[200] = '\0';
  g_assert_false (nun_unit_check (deep, NULL));
  g_assert_null (nun_unit_repair (deep));
}

/* What people write, and VOUnits' spelling of it. */
static const char *const repairs[][2] = {
  { "degrees", "deg" },
  { "Degree", "deg" },
  { "DEG", "deg" },
  { "[deg]", "deg" },
  { " deg ", "deg" },
  { "\302\260", "deg" },
  { "arcseconds", "arcsec" },
  { "\"", "arcsec" },
  { "''", "arcsec" },
  { "sec", "s" },
  { "JD", "d" },
  { "MJD", "d" },
  { "BJD - 2454833", "d" },
  { "hours", "h" },
  { "years", "yr" },
  { "Ang", "Angstrom" },
  { "Angstroms", "Angstrom" },
  { "\303\205", "Angstrom" },
  { "micron", "um" },
  { "microns", "um" },
  { "\302\265m", "um" },
  { "\316\274m", "um" },
  { "\302\265as", "uarcsec" },
  { "uas", "uarcsec" },
  { "milliarcsec", "mas" },
  { "Msun", "solMass" },
  { "M_sun/yr", "solMass/yr" },
  { "M\342\230\211", "solMass" },
  { "Jansky", "Jy" },
  { "mJansky", "mJy" },
  { "JY", "Jy" },
  { "deg C", "'degC'" },
  { "counts", "count" },
  { "counts/s", "count/s" },
  { "ADU", "adu" },
  { "mag.", "mag" },
  { "mags", "mag" },
  { "km/sec", "km/s" },
  { "km s-1", "km/s" },
  { "km s\342\201\273\302\271", "km/s" },
  { "km*s^-1", "km/s" },
  { "KM/S", "km/s" },
  { "KPC", "kpc" },
  { "MPC", "Mpc" },
  { "km/s/Mpc", "km.s**-1.Mpc**-1" },
  { "mas per year", "mas/yr" },
  { "erg/s/cm^2/A", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "erg s-1 cm-2 Hz-1", "erg.s**-1.cm**-2.Hz**-1" },
  { "erg/(s cm2 A)", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "10-17 erg/s/cm2/A", "10**-17erg.s**-1.cm**-2.Angstrom**-1" },
  { "1e-17 erg/s/cm2", "1e-17erg.s**-1.cm**-2" },
  { "W m-2", "W/m**2" },
  { "cm-2", "cm**-2" },
  { "1/s", "s**-1" },
  { "(km/s)^2", "km**2/s**2" },
  { "s^(-1.5)", "s**(-3/2)" },
  { "mag/arcsec2", "mag/arcsec**2" },
  { "sq deg", "deg**2" },
  { "log(cm/s2)", "log(cm/s**2)" },
  { "log10(L_sun)", "log(solLum)" },
  { "-", "" },
  { "unitless", "" },
  { "dex", "'dex'" },
};

static void
test_repair (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      g_autofree char *repaired = nun_unit_repair (repairs[i][0]);

      g_test_message ("%s", repairs[i][0]);
      g_assert_cmpstr (repaired, ==, repairs[i][1]);
      g_assert_true (nun_unit_check (repaired, NULL));
    }
}

/* Better no answer than a wrong one. */
static void
test_beyond_repair (void)
{
  static const char *const units[] = {
    "furlong",
    "m/s kg",
    "m/s.kg",
    "h:m:s",
    "0",
    "((m",
    "m^999999999999",
    "see note",
    "10^10",
    "\377\376",
    "erg/s/cm2/furlong",
    "m/s per kg m",
    "\360\237\214\240",
    "m/",
    "^2",
    "sqrt(",
    "kAU",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      tell (units[i]);
      g_assert_null (nun_unit_repair (units[i]));
    }
  g_assert_null (nun_unit_repair (NULL));
}

static void
test_angle (void)
{
  static const struct
  {
    const char  *unit;
    NunUnitAngle angle;
  } cases[] = {
    { "deg", NUN_UNIT_DEGREES },
    { "degrees", NUN_UNIT_DEGREES },
    { "\302\260", NUN_UNIT_DEGREES },
    { "h", NUN_UNIT_HOURS },
    { "hr", NUN_UNIT_HOURS },
    { "hours", NUN_UNIT_HOURS },
    { "rad", NUN_UNIT_RADIANS },
    { "radians", NUN_UNIT_RADIANS },
    { "arcsec", NUN_UNIT_SMALL_ANGLE },
    { "arcmin", NUN_UNIT_SMALL_ANGLE },
    { "mas", NUN_UNIT_SMALL_ANGLE },
    { "uas", NUN_UNIT_SMALL_ANGLE },
    { "h:m:s", NUN_UNIT_HMS },
    { "\"h:m:s\"", NUN_UNIT_HMS },
    { "hms", NUN_UNIT_HMS },
    { "hh:mm:ss", NUN_UNIT_HMS },
    { "HH:MM:SS.SS", NUN_UNIT_HMS },
    { "h m s", NUN_UNIT_HMS },
    { "hour:min:sec", NUN_UNIT_HMS },
    { "d:m:s", NUN_UNIT_DMS },
    { "\"d:m:s\"", NUN_UNIT_DMS },
    { "+dd:mm:ss.s", NUN_UNIT_DMS },
    { "dms", NUN_UNIT_DMS },
    { "deg:arcmin:arcsec", NUN_UNIT_DMS },
    { "", NUN_UNIT_NO_ANGLE },
    { "mag", NUN_UNIT_NO_ANGLE },
    { "mas/yr", NUN_UNIT_NO_ANGLE },
    { "m", NUN_UNIT_NO_ANGLE },
    { "h/s", NUN_UNIT_NO_ANGLE },
    { "d m", NUN_UNIT_DMS },
    { "d", NUN_UNIT_NO_ANGLE },
    { "hh:mag", NUN_UNIT_NO_ANGLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].unit);
      g_assert_cmpint (nun_unit_angle (cases[i].unit), ==, cases[i].angle);
    }
  g_assert_cmpint (nun_unit_angle (NULL), ==, NUN_UNIT_NO_ANGLE);
}

/* Pieces of units in any order: what is repaired is valid, and repairing it again changes nothing. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "m",        "s",   "erg", " ",    "/",   ".",   "**",
                                        "^",        "-1",  "2",   "(",    ")",   "10",  "e",
                                        "'",        "A",   "log", "sqrt", "sec", "1.5", "per ",
                                        "\302\262", "deg", "[",   "]",    "%",   "_" };

  for (int i = 0; i < 100000; i++)
    {
      g_autoptr (GString) unit = g_string_new (NULL);
      g_autofree char    *repaired = NULL;

      for (int n = g_test_rand_int_range (1, 10); n > 0; n--)
        g_string_append (unit, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      repaired = nun_unit_repair (unit->str);
      if (repaired != NULL)
        {
          g_autofree char *again = nun_unit_repair (repaired);

          g_assert_true (nun_unit_check (repaired, NULL));
          g_assert_cmpstr (again, ==, repaired);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/unit/valid", test_valid);
  g_test_add_func ("/vocabulary/unit/invalid", test_invalid);
  g_test_add_func ("/vocabulary/unit/repair", test_repair);
  g_test_add_func ("/vocabulary/unit/beyond-repair", test_beyond_repair);
  g_test_add_func ("/vocabulary/unit/angle", test_angle);
  g_test_add_func ("/vocabulary/unit/noise", test_noise);
  return g_test_run ();
}
