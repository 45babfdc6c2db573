/* What units measure and the factors between them, against published sizes. */

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

#include <math.h>
#include <string.h>

/* Factors as astropy.units 5.2 has them (CODATA 2018, IAU 2012 and 2015); the debye is 1e-21 C m over the
 * speed of light. */
static const struct
{
  const char *from, *to;
  double      factor;
} factors[] = {
  { "deg", "rad", 0.0174532925199433 },
  { "arcsec", "deg", 0.000277777777777778 },
  { "mas", "uarcsec", 1000 },
  { "sr", "deg**2", 3282.80635001174 },
  { "mas/yr", "deg/d", 7.60514107536695e-10 },
  { "yr", "s", 31557600 },
  { "h", "min", 60 },
  { "Myr", "d", 365250000 },
  { "pc", "m", 3.08567758149137e+16 },
  { "kpc", "lyr", 3261.56377716743 },
  { "AU", "km", 149597870.7 },
  { "lyr", "pc", 0.306601393785551 },
  { "Angstrom", "nm", 0.1 },
  { "solMass", "kg", 1.98840987069805e+30 },
  { "solLum", "W", 3.828e+26 },
  { "solRad", "m", 695700000 },
  { "'jupiterMass'", "kg", 1.89812459733605e+27 },
  { "'jupiterRad'", "km", 71492 },
  { "'earthMass'", "kg", 5.97216786779138e+24 },
  { "'earthRad'", "km", 6378.1 },
  { "Jy", "W.m**-2.Hz**-1", 1e-26 },
  { "erg.s**-1.cm**-2", "W/m**2", 0.001 },
  { "erg.s**-1.cm**-2.Angstrom**-1", "W.m**-2.um**-1", 10 },
  { "erg.s**-1.cm**-2.Hz**-1", "mJy", 1e+26 },
  { "MJy/sr", "Jy/arcsec**2", 2.35044305390979e-05 },
  { "eV", "J", 1.602176634e-19 },
  { "keV", "erg", 1.602176634e-09 },
  { "Ry", "eV", 13.6056931229942 },
  { "u", "kg", 1.6605390666e-27 },
  { "barn", "cm**2", 1e-24 },
  { "D", "C.m", 3.33564095198152e-30 },
  { "G", "T", 0.0001 },
  { "R", "photon.m**-2.s**-1.sr**-1", 795774715.459477 },
  { "byte", "bit", 8 },
  { "KiB", "byte", 1024 },
  { "km/s", "pc/Myr", 1.02271216504569 },
  { "km.s**-1.Mpc**-1", "s**-1", 3.24077928944436e-20 },
  { "Hz**(1/2)", "kHz**(1/2)", 0.0316227766016838 },
  { "lx", "lm/cm**2", 0.0001 },
  { "H", "Ohm.s", 1 },
  { "F", "s/Ohm", 1 },
  { "Wb", "V.s", 1 },
  { "S", "A/V", 1 },
  { "Pa", "N/m**2", 1 },
  { "%", "1", 0.01 },
  { "hPa", "Pa", 100 },
  { "10**-17erg", "W.s", 1e-24 },
  { "solMass/yr", "kg/s", 6.30089065929618e+22 },
  { "solMass/pc**3", "g/cm**3", 6.76790532324733e-23 },
  /* in anybody's spelling */
  { "erg/s/cm^2/A", "W/m2/um", 10 },
  { "milliarcsec per year", "\"/yr", 1e-3 },
  { "SFU", "Jy", 1e4 },
  { "10^10 Msun", "solar masses", 1e10 },
  { "century", "Julian years", 100 },
  { "dyn/cm2", "Pa", 0.1 },
  { "counts", "ct", 1 },
  { "[cm/s2]", "log(cm.s**-2)", 1 },
  { "nanomaggies", "maggies", 1e-9 },
  { "'furlong'", "'furlong'", 1 },
};

static void
test_factors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autoptr (GError) error = NULL;
      double             there = 0, back = 0;

      g_test_message ("%s to %s", factors[i].from, factors[i].to);
      nun_unit_convert (factors[i].from, factors[i].to, &there, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (there / factors[i].factor, 1, 1e-12);
      g_assert_true (nun_unit_convert (factors[i].to, factors[i].from, &back, &error));
      g_assert_cmpfloat_with_epsilon (there * back, 1, 1e-12);
    }
}

static void
test_no_factor (void)
{
  static const struct
  {
    const char *from, *to;
    int         code;
  } cases[] = {
    { "mag", "Jy", NUN_VOCABULARY_ERROR_WORD },
    { "m", "s", NUN_VOCABULARY_ERROR_WORD },
    { "Hz", "rad/s", NUN_VOCABULARY_ERROR_WORD },
    { "count", "photon", NUN_VOCABULARY_ERROR_WORD },
    { "K", "degC", NUN_VOCABULARY_ERROR_WORD },
    { "log(K)", "K", NUN_VOCABULARY_ERROR_WORD },
    { "log(m)", "log(km)", NUN_VOCABULARY_ERROR_WORD },
    { "Mpc/h", "Mpc", NUN_VOCABULARY_ERROR_WORD },
    { "'furlong'", "m", NUN_VOCABULARY_ERROR_WORD },
    { "'furlong'.m", "'rod'.m", NUN_VOCABULARY_ERROR_WORD },
    { "furlong", "m", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m", "h:m:s", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m**99999999999999999999", "km**99999999999999999999", NUN_VOCABULARY_ERROR_WORD },
    { "Ym**99", "ym**99", NUN_VOCABULARY_ERROR_WORD },
    { NULL, "m", NUN_VOCABULARY_ERROR_SYNTAX },
    { "m", NULL, NUN_VOCABULARY_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double             factor = -1;

      g_test_message ("%s to %s", cases[i].from, cases[i].to);
      g_assert_false (nun_unit_convert (cases[i].from, cases[i].to, &factor, &error));
      g_assert_error (error, NUN_VOCABULARY_ERROR, cases[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpfloat (factor, ==, -1);
    }
}

static const struct
{
  const char *unit;
  NunQuantity quantity;
} quantities[] = {
  { "", NUN_QUANTITY_UNKNOWN },
  { NULL, NUN_QUANTITY_UNKNOWN },
  { "furlong", NUN_QUANTITY_UNKNOWN },
  { "'furlong'", NUN_QUANTITY_UNKNOWN },
  { "---", NUN_QUANTITY_NONE },
  { "%", NUN_QUANTITY_NONE },
  { "1", NUN_QUANTITY_NONE },
  { "deg", NUN_QUANTITY_ANGLE },
  { "'deg'", NUN_QUANTITY_ANGLE },
  { "sr", NUN_QUANTITY_SOLID_ANGLE },
  { "sq. deg", NUN_QUANTITY_SOLID_ANGLE },
  { "mas/yr", NUN_QUANTITY_ANGULAR_RATE },
  { "MJD", NUN_QUANTITY_TIME },
  { "Gyr", NUN_QUANTITY_TIME },
  { "GHz", NUN_QUANTITY_FREQUENCY },
  { "1/d", NUN_QUANTITY_FREQUENCY },
  { "kpc", NUN_QUANTITY_LENGTH },
  { "h-1 Mpc", NUN_QUANTITY_LENGTH },
  { "cm-1", NUN_QUANTITY_WAVENUMBER },
  { "km/s", NUN_QUANTITY_VELOCITY },
  { "km/s/Mpc", NUN_QUANTITY_OTHER },
  { "A/mm", NUN_QUANTITY_OTHER },
  { "cm/s2", NUN_QUANTITY_ACCELERATION },
  { "[cm/s2]", NUN_QUANTITY_ACCELERATION },
  { "Msun", NUN_QUANTITY_MASS },
  { "K", NUN_QUANTITY_TEMPERATURE },
  { "deg C", NUN_QUANTITY_TEMPERATURE },
  { "keV", NUN_QUANTITY_ENERGY },
  { "log(erg/s)", NUN_QUANTITY_POWER },
  { "Lsun", NUN_QUANTITY_POWER },
  { "mag(AB)", NUN_QUANTITY_MAGNITUDE },
  { "mag/arcsec^2", NUN_QUANTITY_MAGNITUDE_SB },
  { "mJy", NUN_QUANTITY_FLUX_DENSITY },
  { "nanomaggies", NUN_QUANTITY_FLUX_DENSITY },
  { "erg/s/cm2/Hz", NUN_QUANTITY_FLUX_DENSITY },
  { "erg/s/cm2/A", NUN_QUANTITY_FLUX_DENSITY },
  { "ph/cm2/s/keV", NUN_QUANTITY_FLUX_DENSITY },
  { "ph/cm2/s/Angstrom", NUN_QUANTITY_FLUX_DENSITY },
  { "mW/m2", NUN_QUANTITY_FLUX },
  { "ph/s/cm2", NUN_QUANTITY_FLUX },
  { "erg/cm2", NUN_QUANTITY_FLUX },
  { "cm-2 s-1", NUN_QUANTITY_FLUX },
  { "cm-2 s-1 TeV-1", NUN_QUANTITY_FLUX_DENSITY },
  { "Jy*Hz", NUN_QUANTITY_FLUX },
  { "MJy/sr", NUN_QUANTITY_BRIGHTNESS },
  { "Jy/beam", NUN_QUANTITY_BRIGHTNESS },
  { "mJy/arcsec2", NUN_QUANTITY_BRIGHTNESS },
  { "ADU", NUN_QUANTITY_COUNTS },
  { "e-", NUN_QUANTITY_COUNTS },
  { "cts/s", NUN_QUANTITY_COUNT_RATE },
  { "g/cm3", NUN_QUANTITY_DENSITY },
  { "cm-3", NUN_QUANTITY_DENSITY },
  { "cm-2", NUN_QUANTITY_COLUMN_DENSITY },
  { "mbar", NUN_QUANTITY_PRESSURE },
  { "uG", NUN_QUANTITY_MAGNETIC },
  { "dex", NUN_QUANTITY_ABUNDANCE },
  { "[Sun]", NUN_QUANTITY_ABUNDANCE },
  { "pix", NUN_QUANTITY_OTHER },
  { "mag2", NUN_QUANTITY_OTHER },
  { "Msun/yr", NUN_QUANTITY_OTHER },
};

static void
test_quantity (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      g_test_message ("%s", quantities[i].unit);
      g_assert_cmpint (nun_unit_quantity (quantities[i].unit), ==, quantities[i].quantity);
    }
}

/* The value of a unit does not depend on the order of its factors, nor on how it is written. */
static void
test_orders (void)
{
  static const char *const ways[] = {
    "erg.s**-1.cm**-2.Angstrom**-1",
    "cm**-2.erg.Angstrom**-1.s**-1",
    "erg/(s.cm**2.Angstrom)",
    "erg/s/cm2/A",
    "erg/s cm2 A",
    "erg s^-1 cm^-2 \303\205^-1",
    "ERG/S/CM**2/A",
    "erg s$^{-1}$ cm$^{-2}$ \\AA$^{-1}$",
    "erg*s**(-1)*cm**(-2)*Ang**(-1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      {
        g_autoptr (GError) error = NULL;
        double             factor = 0;

        g_test_message ("%s to %s", ways[i], ways[j]);
        nun_unit_convert (ways[i], ways[j], &factor, &error);
        g_assert_no_error (error);
        g_assert_cmpfloat_with_epsilon (factor, 1, 1e-12);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/unit-convert/factors", test_factors);
  g_test_add_func ("/vocabulary/unit-convert/no-factor", test_no_factor);
  g_test_add_func ("/vocabulary/unit-convert/quantity", test_quantity);
  g_test_add_func ("/vocabulary/unit-convert/orders", test_orders);
  return g_test_run ();
}
