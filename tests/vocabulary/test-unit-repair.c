/* What people write for units, by classes, and what becomes of it; hostile texts. */

#include "vocabulary/unit.h"

#include <string.h>

static const char *const repairs[][2] = {
  /* scales */
  { "10-12W.m-2", "10**-12W/m**2" },
  { "10-12 erg cm-2 s-1", "10**-12erg.cm**-2.s**-1" },
  { "10+3Msun", "10**3solMass" },
  { "10**-12 erg cm**-2 s**-1", "10**-12erg.cm**-2.s**-1" },
  { "10^-17 erg/s/cm^2/\303\205", "10**-17erg.s**-1.cm**-2.Angstrom**-1" },
  { "10**(-17) erg/cm**2/s/angstrom", "10**-17erg.cm**-2.s**-1.angstrom**-1" },
  { "1e+52 erg", "1e+52erg" },
  { "1.5x10+11m", "1.5e+11m" },
  { "1D-17 erg/s", "1e-17erg/s" },
  { "1.E-17 erg/s", "1e-17erg/s" },
  { "x10^-14 erg/cm2/s", "10**-14erg.cm**-2.s**-1" },
  { "erg/s/cm2 x 10-17", "10**-17erg.s**-1.cm**-2" },
  { "erg/cm2/s*1e-15", "1e-15erg.cm**-2.s**-1" },
  { "\303\22710\342\201\273\302\271\342\201\265 W m\342\201\273\302\262", "10**-15W/m**2" },
  { "10+20/cm2", "10**20cm**-2" },
  { "10 km", "10km" },
  /* signs of Unicode, and UTF-8 that was taken for Latin-1 */
  { "\302\265m", "um" },
  { "\316\274m", "um" },
  { "\302\265", "um" },
  { "\303\202\302\265m", "um" },
  { "\303\203\342\200\246", "Angstrom" },
  { "\302\260", "deg" },
  { "\302\260C", "'degC'" },
  { "\302\260K", "K" },
  { "\342\200\262", "arcmin" },
  { "\342\200\263", "arcsec" },
  { "\342\200\262\342\200\262", "arcsec" },
  { "M\342\230\211", "solMass" },
  { "L\342\212\231", "solLum" },
  { "R\342\212\225", "'earthRad'" },
  { "M\342\231\203", "'jupiterMass'" },
  { "km s\342\201\273\302\271", "km/s" },
  { "W\302\267m\342\201\273\302\262", "W/m**2" },
  { "\343\216\233", "um" },
  { "\316\274as", "uarcsec" },
  { "deg\302\262", "deg**2" },
  /* LaTeX and HTML */
  { "M_\\odot", "solMass" },
  { "$M_{\\odot}$ yr$^{-1}$", "solMass/yr" },
  { "erg s$^{-1}$ cm$^{-2}$ \\AA$^{-1}$", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "$\\mu$m", "um" },
  { "$^\\circ$", "deg" },
  { "km\\,s$^{-1}$", "km/s" },
  { "\\mathrm{km~s^{-1}}", "km/s" },
  { "km s<sup>-1</sup>", "km/s" },
  { "&mu;m", "um" },
  { "M<sub>sun</sub>", "solMass" },
  /* logarithms, and brackets that are none */
  { "[Sun]", "log(Sun)" },
  { "[K]", "log(K)" },
  { "[cm/s2]", "log(cm/s**2)" },
  { "[solMass]", "log(solMass)" },
  { "[Msun]", "log(solMass)" },
  { "[10-7W]", "log(10**-7W)" },
  { "[yr]", "log(yr)" },
  { "[deg]", "deg" },
  { "[mag]", "mag" },
  { "[km/s]", "km/s" },
  { "log(cm/s2)", "log(cm/s**2)" },
  { "log10(L_sun)", "log(solLum)" },
  { "dex(cm/s2)", "log(cm/s**2)" },
  { "log10(L/Lsun)", "log(solLum)" },
  { "log(M/Msun)", "log(solMass)" },
  { "log Msun", "log(solMass)" },
  { "log erg/s", "log(erg/s)" },
  { "log10[erg/s]", "log(erg/s)" },
  { "[log(yr)]", "log(yr)" },
  { "log cgs", "log(cm/s**2)" },
  /* detectors */
  { "e-/s", "'electron'/s" },
  { "e-", "'electron'" },
  { "e/ADU", "'electron'/adu" },
  { "electrons/s", "'electron'/s" },
  { "e-/pix/s", "'electron'.pix**-1.s**-1" },
  { "ADU", "adu" },
  { "DN", "adu" },
  { "DN/s", "adu/s" },
  { "counts/s", "count/s" },
  { "cps", "count/s" },
  { "cts", "count" },
  { "counts-per-second", "count/s" },
  /* light */
  { "nanomaggies", "'nmgy'" },
  { "nmgy", "'nmgy'" },
  { "ABmag", "mag" },
  { "AB mag", "mag" },
  { "mag(AB)", "mag" },
  { "mag (AB)", "mag" },
  { "mag (Vega)", "mag" },
  { "mag AB", "mag" },
  { "milli Jansky", "mJy" },
  { "micro-Jansky", "uJy" },
  { "mJansky", "mJy" },
  { "MJY/SR", "MJy/sr" },
  { "Jy/beam km/s", "Jy.km.s**-1.beam**-1" },
  { "SFU", "10**4Jy" },
  { "mag/sq.arcsec", "mag/arcsec**2" },
  { "mag per square arcsec", "mag/arcsec**2" },
  { "mW/m2", "mW/m**2" },
  { "Crab", "'Crab'" },
  /* times */
  { "years", "yr" },
  { "Julian years", "yr" },
  { "MJD", "d" },
  { "JD", "d" },
  { "BJD-2454833", "d" },
  { "BJD - 2454833 d", "d" },
  { "BJD_TDB", "d" },
  { "HJD(UTC)", "d" },
  { "days since 1858-11-17", "d" },
  { "seconds since 1970-01-01 00:00:00", "s" },
  { "century", "hyr" },
  { "arcsec/cy", "arcsec/hyr" },
  { "Gyear", "Gyr" },
  { "msec", "ms" },
  { "hr", "h" },
  { "Sec", "s" },
  { "y", "yr" },
  /* remarks */
  { "deg (J2000)", "deg" },
  { "degrees (deg)", "deg" },
  { "Flux (mJy)", "mJy" },
  { "Flux[e-/s]", "'electron'/s" },
  { "Angular Velocity[mas/year]", "mas/yr" },
  { "Time[Julian Years]", "yr" },
  { "Dimensionless[see description]", "" },
  { "deg, deg", "deg" },
  { "\"deg\"", "deg" },
  /* none at all */
  { "none", "" },
  { "unitless", "" },
  { "---", "" },
  { "?", "" },
  { "unknown", "" },
  { "N/A", "" },
  { "[-]", "" },
  { "arbitrary units", "" },
  { "iso-8601", "" },
  { "yyyy-mm-dd", "" },
  { "yrs", "yr" },
  { "hrs", "h" },
  /* capitals */
  { "KM/S", "km/s" },
  { "ERG/S/CM2", "erg.s**-1.cm**-2" },
  { "ERGS/CM**2/S/A", "erg.cm**-2.s**-1.Angstrom**-1" },
  { "JY/BEAM", "Jy/beam" },
  { "COUNTS/SEC", "count/s" },
  { "W/M2", "W/m**2" },
  { "M/S", "m/s" },
  { "GHZ", "GHz" },
  { "MEV", "MeV" },
  { "Khz", "kHz" },
  /* symbols run together */
  { "kms-1", "km/s" },
  { "ergs-1", "erg/s" },
  { "ergs-1cm-2", "erg.s**-1.cm**-2" },
  { "Wm-2Hz-1", "W.m**-2.Hz**-1" },
  { "masyr-1", "mas/yr" },
  { "cms-2", "cm/s**2" },
  { "s-1cm-2", "s**-1.cm**-2" },
  /* which of two readings */
  { "erg/s cm2", "erg.s**-1.cm**-2" },
  { "erg/s cm2 A", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "W/m2 Hz-1", "W.m**-2.Hz**-1" },
  { "erg/s*cm^2", "erg.s**-1.cm**-2" },
  /* slips that are valid or nearly so */
  { "A.mm-1", "Angstrom/mm" },
  { "e-1e.mm-1\302\262A", "Angstrom/mm**12" },
  { "erg/(s.cm**2.A)", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "as/yr", "arcsec/yr" },
  { "Mpc/h", "Mpc/'h'" },
  { "h-1 Mpc", "Mpc/'h'" },
  { "10^10 Msun/h", "10**10solMass/'h'" },
  /* angles */
  { "arc-sec", "arcsec" },
  { "arc seconds", "arcsec" },
  { "milli-arcsec", "mas" },
  { "uas", "uarcsec" },
  { "\"/yr", "arcsec/yr" },
  { "''/pix", "arcsec/pix" },
  { "'/s", "arcmin/s" },
  { "sq. deg.", "deg**2" },
  { "deg squared", "deg**2" },
  { "arcsec^2", "arcsec**2" },
  { "deg_C", "'degC'" },
  /* powers */
  { "m(2)", "m**2" },
  { "m(1.5)", "m**(3/2)" },
  { "m^(1/2)", "m**(1/2)" },
  { "V/Hz**0.5", "V/Hz**(1/2)" },
  { "/cm", "cm**-1" },
  { "cc", "cm**3" },
  { "cm^{-3}", "cm**-3" },
  { "stars/deg2", "deg**-2" },
  { "(mas/yr)^2", "mas**2/yr**2" },
  /* names */
  { "Solar Mass", "solMass" },
  { "solar masses per year", "solMass/yr" },
  { "Jupiter masses", "'jupiterMass'" },
  { "Mjup", "'jupiterMass'" },
  { "R_earth", "'earthRad'" },
  { "light-years", "lyr" },
  { "electron volts", "eV" },
  { "astronomical units", "AU" },
  { "kilometers per second", "km/s" },
  { "dyn/cm2", "10**-5N/cm**2" },
  { "mbar", "hPa" },
  { "inch", "25.4mm" },
  { "Kelvins", "K" },
  { "Angstroms", "Angstrom" },
  { "microns", "um" },
  { "sigma", "'sigma'" },
  { "ppm", "'ppm'" },
  { "Time at exp. start [days]", "d" },
  { "FLAM", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "W/m^2-sr", "W.m**-2.sr**-1" },
  /* Latin-1 */
  { "\265m", "um" },
  { "\260", "deg" },
  { "W/m\262", "W/m**2" },
  { "\305", "Angstrom" },
};

static void
check (const char *unit)
{
  g_autofree char *repaired = nun_unit_repair (unit), *again = NULL;

  if (repaired == NULL)
    return;
  again = nun_unit_repair (repaired);
  g_assert_true (nun_unit_check (repaired, NULL));
  g_assert_cmpstr (again, ==, repaired);
}

static void
test_classes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      g_autofree char *repaired = nun_unit_repair (repairs[i][0]);

      g_test_message ("%s", repairs[i][1]);
      g_assert_cmpstr (repaired, ==, repairs[i][1]);
      check (repairs[i][0]);
    }
}

/* Two readings that are both something, words, numbers that are dates: better nothing than a slip. */
static void
test_unsure (void)
{
  static const char *const units[] = {
    "m/s kg",
    "km/s kpc",
    "mJy/beam km",
    "Hz^1/2",
    "year 2000",
    "see note",
    "h m s",
    "hh:mm:ss",
    "deg|rad",
    "unit",
    "M",
    "furlong/s",
    "mag E(B-V)",
    "1.0",
    "10^10",
    "string",
    "km/s, deg",
    "Time[Gaia]",
    "m^1000",
    "sin(x)",
    "BJD-tomorrow",
    "log(",
    "log(furlong)",
    "[furlong]",
    "x",
    "e-e-e-",
    "**2",
    "per",
    "per per per m",
    "sq",
    "square",
    "sq sq",
    "(((((m",
    "10^400m",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *repaired = nun_unit_repair (units[i]);

      g_test_message ("%s", units[i]);
      g_assert_null (repaired);
      check (units[i]);
    }
}

static void
test_hostile (void)
{
  static const char *const fillings[] = { "(",        "[",    "log(",    "sqrt(",  "m.",
                                          "m/",       "10**", "m**-99.", "9",      "'",
                                          "\"",       "\\mu", "<sup>",   "\303",   "[[(",
                                          "a since ", "deg,", "km s ",   "milli-", "sq ",
                                          "1e300 ",   "(m)",  "A (A) " };

  for (guint i = 0; i < G_N_ELEMENTS (fillings); i++)
    for (guint length = 1; length <= 4096; length *= 2)
      {
        g_autoptr (GString) unit = g_string_new (NULL);
        double              factor;

        while (unit->len < length)
          g_string_append (unit, fillings[i]);
        check (unit->str);
        nun_unit_quantity (unit->str);
        nun_unit_convert (unit->str, "m", &factor, NULL);
        g_string_append (unit, "m)]");
        check (unit->str);
      }
}

/* Pieces in any order. */
static void
test_noise (void)
{
  static const char *const pieces[] = {
    "m",      "s",   "erg", " ",  "/",     ".",     "**",     "^",        "-1",       "2",    "(",
    ")",      "10",  "e",   "'",  "A",     "log",   "sq ",    "sec",      "1.5",      "per ", "-",
    "\"",     "[",   "]",   "%",  "_",     "Msun",  "x ",     "\302\260", "\302\265", "\261", "h",
    "Mpc",    "JD",  "mag", "AB", "solar", "mass ", " (deg)", " since ",  ",",        "$",    "as",
    "counts", "kms", "e-",  "cc", "dyn",   "M_",    "'dex'",  "\\odot",   "S",        "sun",  "yr",
  };

  for (int i = 0; i < 60000; i++)
    {
      g_autoptr (GString) unit = g_string_new (NULL);

      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        g_string_append (unit, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check (unit->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/unit-repair/classes", test_classes);
  g_test_add_func ("/vocabulary/unit-repair/unsure", test_unsure);
  g_test_add_func ("/vocabulary/unit-repair/hostile", test_hostile);
  g_test_add_func ("/vocabulary/unit-repair/noise", test_noise);
  return g_test_run ();
}
