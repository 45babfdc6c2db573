/* Units hidden in names and descriptions: those that are meant, and words that are something else. */

#include "vocabulary/unit.h"

#include <string.h>

typedef struct
{
  const char *text, *unit, *found;
} Case;

static const Case names[] = {
  { "flux_mjy", "mJy", "mjy" },    { "RA (deg)", "deg", "deg" },
  { "dist [pc]", "pc", "pc" },     { "dec_deg", "deg", "deg" },
  { "RAdeg", "deg", "deg" },       { "DEdeg", "deg", "deg" },
  { "raDeg", "deg", "Deg" },       { "distKpc", "kpc", "Kpc" },
  { "mpc", NULL, NULL },           { "pm_mas_yr", "mas/yr", "mas_yr" },
  { "rv_kms", "km/s", "kms" },     { "vel_km_s", "km/s", "km_s" },
  { "exptime_s", "s", "s" },       { "teff_k", "K", "k" },
  { "mag_k", NULL, NULL },         { "flux_h", NULL, NULL },
  { "n_pix", NULL, NULL },         { "size_pix", "pixel", "pix" },
  { "flux_2_10_kev", NULL, NULL }, { "energy_kev", "keV", "kev" },
  { "[C/H]", NULL, NULL },         { "log(g)", NULL, NULL },
  { "N(H)", NULL, NULL },          { "Teff(K)", "K", "K" },
  { "Teff (K)", "K", "K" },        { "E(B-V)", NULL, NULL },
  { "obs_mjd", "d", "mjd" },       { "MJD", "d", "MJD" },
  { "mag_g", NULL, NULL },         { "core_rad", NULL, NULL },
  { "chi_min", NULL, NULL },       { "sb_mag_arcsec2", "mag/arcsec**2", "mag_arcsec2" },
  { "psfMag", "mag", "Mag" },      { "mass_msun", "solMass", "msun" },
  { "object(s)", NULL, NULL },     { "period_days", "d", "days" },
  { "pub_year", NULL, NULL },      { "distance_pc", "pc", "pc" },
  { "Flux(mJy)", "mJy", "mJy" },   { "EW", NULL, NULL },
  { "logg_cgs", NULL, NULL },      { "", NULL, NULL },
};

static const Case descriptions[] = {
  { "Distance in kpc", "kpc", "kpc" },
  { "Effective temperature [K]", "K", "K" },
  { "Effective temperature (K)", "K", "K" },
  { "Magnitude in K", NULL, NULL },
  { "Magnitude in V band", NULL, NULL },
  { "Position angle (PA)", NULL, NULL },
  { "Right ascension in decimal degrees (ICRS)", "deg", "decimal degrees" },
  { "Flux in units of 10^-17 erg/s/cm^2/Ang", "10**-17erg.s**-1.cm**-2.Angstrom**-1",
    "10^-17 erg/s/cm^2/Ang" },
  { "proper motion in RA in mas/yr.", "mas/yr", "mas/yr" },
  { "Exposure time in s", "s", "s" },
  { "Exposure time in seconds", "s", "seconds" },
  { "Number of object(s) in beam", NULL, NULL },
  { "Metallicity [Fe/H]", NULL, NULL },
  { "Stellar mass in solar masses", "solMass", "solar masses" },
  { "Abundance [C/H]", NULL, NULL },
  { "Signal to noise in S/N", NULL, NULL },
  { "Equivalent width (EW) of Halpha in Angstroms", "Angstrom", "Angstroms" },
  { "Epoch of observation in year 2000", NULL, NULL },
  { "Flux density at 1.4 GHz in mJy", "mJy", "mJy" },
  { "1.4 GHz flux (mJy/beam)", "mJy/beam", "mJy/beam" },
  { "ratio (%)", "%", "%" },
  { "Radial velocity (km s-1)", "km/s", "km s-1" },
  { "RV (RV)", NULL, NULL },
  { "[0/360] Position angle", NULL, NULL },
  { "log of stellar mass (Msun)", "log(solMass)", "Msun" },
  { "Days after Gregorian Epoch", NULL, NULL },
  { "Luminosity (erg/(s cm2))", "erg.s**-1.cm**-2", "erg/(s cm2)" },
  { "Lower confidence level (16%) of distance", NULL, NULL },
  { "2MASS J magnitude (1.25um)", NULL, NULL },
  { "Unique source identifier (source_id) (G3)", NULL, NULL },
  { "Right ascension in h m s, ICRS", NULL, NULL },
  { "Average signal-to-noise ratio (per pixel)", NULL, NULL },
  { "Log10 luminosity in Lsun units", "log(solLum)", "Lsun" },
  { "Units: km/s", "km/s", "km/s" },
  { "", NULL, NULL },
};

static void
check (const Case *cases, guint n, gboolean is_name)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *unit = nun_unit_in_text (cases[i].text, is_name, &found);
      g_autofree char *again = nun_unit_in_text (cases[i].text, is_name, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (unit, ==, cases[i].unit);
      g_assert_cmpstr (again, ==, unit);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_true (unit == NULL || nun_unit_check (unit, NULL));
    }
}

static void
test_names (void)
{
  check (names, G_N_ELEMENTS (names), TRUE);
  g_assert_null (nun_unit_in_text (NULL, TRUE, NULL));
}

static void
test_descriptions (void)
{
  check (descriptions, G_N_ELEMENTS (descriptions), FALSE);
  g_assert_null (nun_unit_in_text (NULL, FALSE, NULL));
}

/* Texts of strangers: whatever is found is valid, lies in the text, and takes no time. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "(",        ")",   "[",         "]",   " in ",
                                        "_",        "mJy", "deg",       "log", " per ",
                                        "10-",      "**",  "\"",        "'",   "\377",
                                        "\302\265", "m/s", "units of ", "\n",  " " };
  g_autofree char         *deep = g_strnfill (1999, '(');
  g_autofree char         *many = g_strnfill (1999, ' ');

  for (guint i = 0; i + 4 < 1999; i += 4)
    memcpy (many + i, " in ", 4);
  for (int is_name = 0; is_name < 2; is_name++)
    {
      g_assert_null (nun_unit_in_text (deep, is_name, NULL));
      g_assert_null (nun_unit_in_text (many, is_name, NULL));
    }
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char    *unit = NULL, *found = NULL;

      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      unit = nun_unit_in_text (text->str, i % 2, &found);
      g_assert_true ((unit == NULL) == (found == NULL));
      g_assert_true (unit == NULL || nun_unit_check (unit, NULL));
      g_assert_true (found == NULL || strstr (text->str, found) != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/unit-text/names", test_names);
  g_test_add_func ("/vocabulary/unit-text/descriptions", test_descriptions);
  g_test_add_func ("/vocabulary/unit-text/hostile", test_hostile);
  return g_test_run ();
}
