/* What people write in the stead of unit symbols: names, plurals, other cases, whole phrases. */

#include "vocabulary/unit-word.h"

#include "vocabulary/unit-symbol.h"

#include <string.h>

/* In small letters and the singular; the names that may have a prefix written out are marked. */
static const struct
{
  const char *name, *symbol;
  gboolean    prefixes;
} names[] = {
  { "degree", "deg", FALSE },
  { "arcminute", "arcmin", FALSE },
  { "arcsecond", "arcsec", TRUE },
  { "arcsec", "arcsec", TRUE },
  { "arcmin", "arcmin", FALSE },
  { "milliarcsec", "mas", FALSE },
  { "milliarcsecond", "mas", FALSE },
  { "asec", "arcsec", FALSE },
  { "amin", "arcmin", FALSE },
  { "radian", "rad", TRUE },
  { "steradian", "sr", FALSE },
  { "ster", "sr", FALSE },
  { "uas", "uarcsec", FALSE },
  { "muas", "uarcsec", FALSE },
  { "sqdeg", "deg**2", FALSE },
  { "sqarcmin", "arcmin**2", FALSE },
  { "sqarcsec", "arcsec**2", FALSE },
  { "second", "s", TRUE },
  { "sec", "s", TRUE },
  { "minute", "min", FALSE },
  { "hour", "h", FALSE },
  { "hr", "h", FALSE },
  { "day", "d", FALSE },
  { "jd", "d", FALSE },
  { "mjd", "d", FALSE },
  { "hjd", "d", FALSE },
  { "bjd", "d", FALSE },
  { "year", "yr", TRUE },
  { "jyear", "yr", FALSE },
  { "meter", "m", TRUE },
  { "metre", "m", TRUE },
  { "micron", "um", FALSE },
  { "mum", "um", FALSE },
  { "aa", "Angstrom", FALSE },
  { "ang", "Angstrom", FALSE },
  { "angstrom", "Angstrom", FALSE },
  { "angstroem", "Angstrom", FALSE },
  { "parsec", "pc", TRUE },
  { "lightyear", "lyr", FALSE },
  { "ly", "lyr", FALSE },
  { "gram", "g", TRUE },
  { "gm", "g", FALSE },
  { "kelvin", "K", TRUE },
  { "hertz", "Hz", TRUE },
  { "joule", "J", TRUE },
  { "watt", "W", TRUE },
  { "newton", "N", TRUE },
  { "pascal", "Pa", TRUE },
  { "volt", "V", TRUE },
  { "gauss", "G", TRUE },
  { "tesla", "T", TRUE },
  { "electronvolt", "eV", TRUE },
  { "ev", "eV", TRUE },
  { "ergs", "erg", FALSE },
  { "jansky", "Jy", TRUE },
  { "janskies", "Jy", TRUE },
  { "jansky's", "Jy", FALSE },
  { "rydberg", "Ry", FALSE },
  { "magnitude", "mag", TRUE },
  { "mags", "mag", FALSE },
  { "abmag", "mag", FALSE },
  { "vegamag", "mag", FALSE },
  { "count", "count", FALSE },
  { "cts", "count", FALSE },
  { "cnt", "count", FALSE },
  { "photon", "photon", FALSE },
  { "phot", "photon", FALSE },
  { "pixel", "pixel", FALSE },
  { "px", "pixel", FALSE },
  { "channel", "chan", FALSE },
  { "bytes", "byte", FALSE },
  { "decibel", "dB", FALSE },
  { "msun", "solMass", FALSE },
  { "lsun", "solLum", FALSE },
  { "rsun", "solRad", FALSE },
  { "msol", "solMass", FALSE },
  { "lsol", "solLum", FALSE },
  { "rsol", "solRad", FALSE },
  { "m_sun", "solMass", FALSE },
  { "l_sun", "solLum", FALSE },
  { "r_sun", "solRad", FALSE },
  { "m_sol", "solMass", FALSE },
  { "l_sol", "solLum", FALSE },
  { "r_sol", "solRad", FALSE },
  { "solarmass", "solMass", FALSE },
  { "solarmasses", "solMass", FALSE },
  { "solarluminosity", "solLum", FALSE },
  { "solarradius", "solRad", FALSE },
  { "percent", "%", FALSE },
  { "pct", "%", FALSE },
  { "dex", "'dex'", FALSE },
  { "degc", "'degC'", FALSE },
  { "celsius", "'degC'", FALSE },
};

static const struct
{
  const char *name, *prefix;
} prefix_names[] = {
  { "nano", "n" }, { "micro", "u" }, { "milli", "m" }, { "centi", "c" }, { "kilo", "k" },
  { "mega", "M" }, { "giga", "G" },  { "tera", "T" },  { "pico", "p" },  { "femto", "f" },
};

/* Whole units. "" says that there is none. */
static const struct
{
  const char *text, *unit;
} phrases[] = {
  { "-", "" },
  { "--", "" },
  { "---", "" },
  { "none", "" },
  { "null", "" },
  { "n/a", "" },
  { "unitless", "" },
  { "no unit", "" },
  { "dimensionless", "" },
  { "deg c", "'degC'" },
  { "degrees c", "'degC'" },
  { "degree celsius", "'degC'" },
  { "degrees celsius", "'degC'" },
  { "deg k", "K" },
  { "degrees kelvin", "K" },
  { "arc sec", "arcsec" },
  { "arc second", "arcsec" },
  { "arc seconds", "arcsec" },
  { "seconds of arc", "arcsec" },
  { "arc min", "arcmin" },
  { "arc minute", "arcmin" },
  { "arc minutes", "arcmin" },
  { "minutes of arc", "arcmin" },
  { "decimal degrees", "deg" },
  { "degrees (j2000)", "deg" },
  { "deg (j2000)", "deg" },
  { "solar mass", "solMass" },
  { "solar masses", "solMass" },
  { "solar luminosity", "solLum" },
  { "solar luminosities", "solLum" },
  { "solar radius", "solRad" },
  { "solar radii", "solRad" },
  { "light year", "lyr" },
  { "light years", "lyr" },
  { "light-year", "lyr" },
  { "light-years", "lyr" },
  { "julian date", "d" },
  { "julian day", "d" },
  { "julian days", "d" },
  { "astronomical unit", "AU" },
  { "astronomical units", "AU" },
  { "electron volt", "eV" },
  { "electron volts", "eV" },
  { "ab mag", "mag" },
  { "mag(ab)", "mag" },
  { "mag (ab)", "mag" },
  { "mag_ab", "mag" },
  { "mag ab", "mag" },
  { "vega mag", "mag" },
  { "mag(vega)", "mag" },
  { "mag (vega)", "mag" },
  { "mag vega", "mag" },
  { "square degree", "deg**2" },
  { "square degrees", "deg**2" },
  { "sq deg", "deg**2" },
  { "sq. deg", "deg**2" },
  { "sq. deg.", "deg**2" },
  { "sq arcmin", "arcmin**2" },
  { "square arcmin", "arcmin**2" },
  { "square arcminutes", "arcmin**2" },
  { "sq arcsec", "arcsec**2" },
  { "square arcsec", "arcsec**2" },
  { "square arcseconds", "arcsec**2" },
  /* Also what capitals become: "KM/S" must not end at the siemens. */
  { "m/s", "m/s" },
  { "cm/s", "cm/s" },
  { "km/s", "km/s" },
  { "km s-1", "km/s" },
  { "km/s/mpc", "km.s**-1.Mpc**-1" },
  { "mas/yr", "mas/yr" },
  { "arcsec/yr", "arcsec/yr" },
  { "'", "arcmin" },
  { "''", "arcsec" },
  { "\"", "arcsec" },
};

const char *
nun_unit_phrase (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].text, text) == 0)
      return phrases[i].unit;
  return NULL;
}

/* -- repair ---------------------------------------------------------------------------------------- */

static int
find_name_exactly (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, text) == 0)
      return (int) i;
  return -1;
}

/* A name in small letters, in the singular or the plural. */
static int
find_name (const char *text)
{
  gsize            length = strlen (text);
  g_autofree char *singular = NULL;
  int              i = find_name_exactly (text);

  if (i >= 0 || length < 4 || text[length - 1] != 's')
    return i;
  singular = g_strndup (text, length - 1);
  return find_name_exactly (singular);
}

static char *
repair_prefixed_name (const char *low)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefix_names); i++)
    if (g_str_has_prefix (low, prefix_names[i].name))
      {
        int name = find_name (low + strlen (prefix_names[i].name));

        if (name >= 0 && names[name].prefixes)
          return g_strconcat (prefix_names[i].prefix, names[name].symbol, NULL);
      }
  /* "mJansky", "kparsec": a letter before a name of some length, lest "mas" be read so. */
  if (low[0] != '\0' && strlen (low) > 5 && strchr ("mkn", low[0]) != NULL)
    {
      int name = find_name (low + 1);

      if (name >= 0 && names[name].prefixes)
        return g_strdup_printf ("%c%s", low[0], names[name].symbol);
    }
  return NULL;
}

/* Those with a prefix that are written in capitals, with the prefix that astronomers mean. */
static const char *const prefixed_symbols[] = { "km",  "cm",  "mm",  "nm",  "um",  "kpc", "Mpc",
                                                "mJy", "uJy", "GHz", "MHz", "kHz", "keV", "MeV",
                                                "GeV", "kg",  "Myr", "Gyr", "ms" };

char *
nun_unit_word_repair (const char *word)
{
  g_autofree char *low = g_ascii_strdown (word, -1);
  int              name;
  char            *repaired;

  if (nun_unit_symbol_kind (word, NULL, NULL) == NUN_SYMBOL_KNOWN)
    return g_strdup (word);
  name = find_name (low);
  if (name >= 0)
    return g_strdup (names[name].symbol);
  repaired = repair_prefixed_name (low);
  if (repaired == NULL)
    repaired = g_strdup (nun_unit_symbol_in_case (low));
  for (guint i = 0; repaired == NULL && i < G_N_ELEMENTS (prefixed_symbols); i++)
    if (g_ascii_strcasecmp (prefixed_symbols[i], low) == 0)
      repaired = g_strdup (prefixed_symbols[i]);
  return repaired;
}
