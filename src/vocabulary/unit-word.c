/* What people write in the stead of unit symbols: names, plurals, other cases, whole phrases. */

#include "vocabulary/unit-word.h"

#include "vocabulary/unit-symbol.h"

#include <string.h>

/* In small letters and the singular; the names that may have a prefix are marked. */
static const struct
{
  const char *name, *unit;
  gboolean    prefixes;
} names[] = {
  /* angles */
  { "degree", "deg", FALSE },
  { "arcminute", "arcmin", FALSE },
  { "arcsecond", "arcsec", TRUE },
  { "arcsec", "arcsec", TRUE },
  { "arcmin", "arcmin", FALSE },
  { "milliarcsec", "mas", FALSE },
  { "milliarcsecond", "mas", FALSE },
  { "marcsec", "mas", FALSE },
  { "microas", "uarcsec", FALSE },
  { "asec", "arcsec", TRUE },
  { "arcs", "arcsec", FALSE },
  { "amin", "arcmin", FALSE },
  { "radian", "rad", TRUE },
  { "steradian", "sr", FALSE },
  { "ster", "sr", FALSE },
  { "uas", "uarcsec", FALSE },
  { "muas", "uarcsec", FALSE },
  { "sqdeg", "deg**2", FALSE },
  { "sqarcmin", "arcmin**2", FALSE },
  { "sqarcsec", "arcsec**2", FALSE },
  { "sqas", "arcsec**2", FALSE },
  { "sqasec", "arcsec**2", FALSE },
  /* times */
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
  { "julianday", "d", FALSE },
  { "juliandate", "d", FALSE },
  { "year", "yr", TRUE },
  { "yrs", "yr", FALSE },
  { "jyear", "yr", FALSE },
  { "julianyear", "yr", FALSE },
  { "besselianyear", "Ba", FALSE },
  { "tropicalyear", "ta", FALSE },
  { "century", "hyr", FALSE },
  { "centuries", "hyr", FALSE },
  { "juliancentury", "hyr", FALSE },
  { "cy", "hyr", FALSE },
  { "week", "7d", FALSE },
  /* lengths */
  { "meter", "m", TRUE },
  { "metre", "m", TRUE },
  { "micron", "um", FALSE },
  { "mum", "um", FALSE },
  { "aa", "Angstrom", FALSE },
  { "ang", "Angstrom", FALSE },
  { "angstrom", "Angstrom", FALSE },
  { "angstroem", "Angstrom", FALSE },
  { "angs", "Angstrom", FALSE },
  { "parsec", "pc", TRUE },
  { "lightyear", "lyr", FALSE },
  { "ly", "lyr", FALSE },
  { "ua", "AU", FALSE },
  { "astronomicalunit", "AU", FALSE },
  { "gal", "cm/s**2", FALSE },
  { "inch", "25.4mm", FALSE },
  { "inches", "25.4mm", FALSE },
  { "cc", "cm**3", FALSE },
  { "ccm", "cm**3", FALSE },
  /* masses, energies and what follows from them */
  { "gram", "g", TRUE },
  { "gramme", "g", TRUE },
  { "gm", "g", FALSE },
  { "gr", "g", FALSE },
  { "amu", "u", FALSE },
  { "dalton", "u", FALSE },
  { "kelvin", "K", TRUE },
  { "degk", "K", FALSE },
  { "degreekelvin", "K", FALSE },
  { "hertz", "Hz", TRUE },
  { "joule", "J", TRUE },
  { "watt", "W", TRUE },
  { "newton", "N", TRUE },
  { "dyn", "10**-5N", FALSE },
  { "dyne", "10**-5N", FALSE },
  { "pascal", "Pa", TRUE },
  { "bar", "10**5Pa", FALSE },
  { "atm", "101325Pa", FALSE },
  { "mbar", "hPa", FALSE },
  { "millibar", "hPa", FALSE },
  { "hpa", "hPa", FALSE },
  { "volt", "V", TRUE },
  { "ampere", "A", TRUE },
  { "amp", "A", FALSE },
  { "ohm", "Ohm", TRUE },
  { "farad", "F", TRUE },
  { "coulomb", "C", TRUE },
  { "weber", "Wb", FALSE },
  { "lumen", "lm", FALSE },
  { "lux", "lx", FALSE },
  { "candela", "cd", FALSE },
  { "mole", "mol", TRUE },
  { "gauss", "G", TRUE },
  { "tesla", "T", TRUE },
  { "electronvolt", "eV", TRUE },
  { "ev", "eV", TRUE },
  { "erg", "erg", FALSE },
  { "rydberg", "Ry", FALSE },
  { "rayleigh", "R", TRUE },
  { "debye", "D", FALSE },
  { "celsius", "'degC'", FALSE },
  { "centigrade", "'degC'", FALSE },
  { "centigra", "'degC'", FALSE }, /* eight letters of it */
  { "degc", "'degC'", FALSE },
  { "deg_c", "'degC'", FALSE },
  { "degreecelsius", "'degC'", FALSE },
  { "degreescelsius", "'degC'", FALSE },
  { "fahrenheit", "'degF'", FALSE },
  { "degf", "'degF'", FALSE },
  { "deg_f", "'degF'", FALSE },
  /* light */
  { "jansky", "Jy", TRUE },
  { "janskies", "Jy", TRUE },
  { "janskys", "Jy", TRUE },
  { "sfu", "10**4Jy", FALSE },
  { "flam", "erg.s**-1.cm**-2.Angstrom**-1", FALSE },
  { "fnu", "erg.s**-1.cm**-2.Hz**-1", FALSE },
  { "maggy", "'mgy'", FALSE },
  { "maggies", "'mgy'", FALSE },
  { "mgy", "'mgy'", FALSE },
  { "nanomaggy", "'nmgy'", FALSE },
  { "nanomaggies", "'nmgy'", FALSE },
  { "nmgy", "'nmgy'", FALSE },
  { "nmaggy", "'nmgy'", FALSE },
  { "nmaggies", "'nmgy'", FALSE },
  { "crab", "'Crab'", FALSE },
  { "mcrab", "'mCrab'", FALSE },
  { "magnitude", "mag", TRUE },
  { "mag", "mag", FALSE },
  { "millimag", "mmag", FALSE },
  { "abmag", "mag", FALSE },
  { "mag_ab", "mag", FALSE },
  { "magab", "mag", FALSE },
  { "stmag", "mag", FALSE },
  { "vegamag", "mag", FALSE },
  { "mag_vega", "mag", FALSE },
  { "count", "count", TRUE },
  { "cts", "count", FALSE },
  { "cnt", "count", FALSE },
  { "cps", "count/s", FALSE },
  { "photon", "photon", TRUE },
  { "phot", "photon", FALSE },
  { "electron", "'electron'", FALSE },
  { "elec", "'electron'", FALSE },
  { "el", "'electron'", FALSE },
  { "dn", "adu", FALSE },
  { "datanumber", "adu", FALSE },
  { "adu", "adu", FALSE },
  { "pixel", "pixel", TRUE },
  { "pix", "pix", FALSE },
  { "px", "pixel", FALSE },
  { "bm", "beam", FALSE },
  { "beam", "beam", FALSE },
  { "channel", "chan", FALSE },
  { "bin", "bin", FALSE },
  { "byte", "byte", TRUE },
  { "bit", "bit", TRUE },
  { "decibel", "dB", FALSE },
  /* the Sun and its planets */
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
  { "sunmass", "solMass", FALSE },
  { "solarmass", "solMass", FALSE },
  { "solarmasses", "solMass", FALSE },
  { "solarlum", "solLum", FALSE },
  { "solarluminosity", "solLum", FALSE },
  { "solarluminosities", "solLum", FALSE },
  { "sollum", "solLum", FALSE },
  { "solarradius", "solRad", FALSE },
  { "solarradii", "solRad", FALSE },
  { "solrad", "solRad", FALSE },
  { "solradius", "solRad", FALSE },
  { "mjup", "'jupiterMass'", FALSE },
  { "mjupiter", "'jupiterMass'", FALSE },
  { "m_jup", "'jupiterMass'", FALSE },
  { "m_j", "'jupiterMass'", FALSE },
  { "jupitermass", "'jupiterMass'", FALSE },
  { "jupitermasses", "'jupiterMass'", FALSE },
  { "jupmass", "'jupiterMass'", FALSE },
  { "rjup", "'jupiterRad'", FALSE },
  { "rjupiter", "'jupiterRad'", FALSE },
  { "r_jup", "'jupiterRad'", FALSE },
  { "r_j", "'jupiterRad'", FALSE },
  { "jupiterrad", "'jupiterRad'", FALSE },
  { "jupiterradius", "'jupiterRad'", FALSE },
  { "jupiterradii", "'jupiterRad'", FALSE },
  { "mearth", "'earthMass'", FALSE },
  { "m_earth", "'earthMass'", FALSE },
  { "m_e", "'earthMass'", FALSE },
  { "mgeo", "'earthMass'", FALSE },
  { "geomass", "'earthMass'", FALSE },
  { "earthmass", "'earthMass'", FALSE },
  { "earthmasses", "'earthMass'", FALSE },
  { "rearth", "'earthRad'", FALSE },
  { "r_earth", "'earthRad'", FALSE },
  { "r_e", "'earthRad'", FALSE },
  { "rgeo", "'earthRad'", FALSE },
  { "georad", "'earthRad'", FALSE },
  { "earthrad", "'earthRad'", FALSE },
  { "earthradius", "'earthRad'", FALSE },
  { "earthradii", "'earthRad'", FALSE },
  /* numbers */
  { "percent", "%", FALSE },
  { "pct", "%", FALSE },
  { "permil", "'permil'", FALSE },
  { "ppm", "'ppm'", FALSE },
  { "ppb", "'ppb'", FALSE },
  { "dex", "'dex'", FALSE },
  { "sigma", "'sigma'", FALSE },
  /* what is counted without a unit */
  { "atom", "", FALSE },
  { "particle", "", FALSE },
  { "molecule", "", FALSE },
  { "star", "", FALSE },
  { "source", "", FALSE },
  { "object", "", FALSE },
  { "galaxy", "", FALSE },
  { "galaxies", "", FALSE },
  { "cycle", "", FALSE },
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
  { "----", "" },
  { "...", "" },
  { "?", "" },
  { "[-]", "" },
  { "none", "" },
  { "(none)", "" },
  { "<none>", "" },
  { "null", "" },
  { "nil", "" },
  { "n/a", "" },
  { "unknown", "" },
  { "unitless", "" },
  { "unit-less", "" },
  { "no unit", "" },
  { "no units", "" },
  { "without unit", "" },
  { "not applicable", "" },
  { "dimensionless", "" },
  { "adimensional", "" },
  { "arbitrary", "" },
  { "arbitrary units", "" },
  { "arb. units", "" },
  { "iso-8601", "" },
  { "iso8601", "" },
  { "iso 8601", "" },
  { "y:m:d", "" },
  { "'y:m:d'", "" },
  { "\"y:m:d\"", "" },
  { "yyyy-mm-dd", "" },
  { "yyyy/mm/dd", "" },
  { "year/month/date", "" },
  { "year/month/day", "" },
  { "deg c", "'degC'" },
  { "degrees c", "'degC'" },
  { "deg. c", "'degC'" },
  { "deg f", "'degF'" },
  { "deg k", "K" },
  { "degrees k", "K" },
  { "seconds of arc", "arcsec" },
  { "second of arc", "arcsec" },
  { "sec of arc", "arcsec" },
  { "minutes of arc", "arcmin" },
  { "minute of arc", "arcmin" },
  { "min of arc", "arcmin" },
  { "decimal degree", "deg" },
  { "decimal degrees", "deg" },
  { "decimal hours", "h" },
  { "hourangle", "h" },
  { "hour angle", "h" },
  { "modified julian date", "d" },
  { "modified julian day", "d" },
  { "modified julian days", "d" },
  { "barycentric julian date", "d" },
  { "heliocentric julian date", "d" },
  { "julian date (day)", "d" },
  { "decimal year", "yr" },
  { "decimal years", "yr" },
  { "ab mag", "mag" },
  { "st mag", "mag" },
  { "ab magnitude", "mag" },
  { "ab magnitudes", "mag" },
  { "mag(ab)", "mag" },
  { "mag(st)", "mag" },
  { "mag ab", "mag" },
  { "vega mag", "mag" },
  { "mag(vega)", "mag" },
  { "mag vega", "mag" },
  { "mag(ct/s)", "mag" },
  { "mag(electron/s)", "mag" },
  { "asinh mag", "mag" },
  { "log(cgs)", "log(cm/s**2)" },
  { "log cgs", "log(cm/s**2)" },
  { "[cgs]", "log(cm/s**2)" },
  { "c/d", "d**-1" },
  /* Also what capitals become, and what several words are joined to. */
  { "kms", "km/s" },
  { "kmps", "km/s" },
  { "kps", "km/s" },
  { "jy/beam km/s", "Jy.km.s**-1.beam**-1" },
  { "jy/beam.km/s", "Jy.km.s**-1.beam**-1" },
  { "jy/beam*km/s", "Jy.km.s**-1.beam**-1" },
  { "jy/beam*(km/s)", "Jy.km.s**-1.beam**-1" },
  { "mjy/beam km/s", "mJy.km.s**-1.beam**-1" },
  { "mjy/beam.km/s", "mJy.km.s**-1.beam**-1" },
  { "mjy/beam*km/s", "mJy.km.s**-1.beam**-1" },
  { "mjy/sr", "MJy/sr" },
  { "mjy sr-1", "MJy/sr" },
  { "mjy sr^-1", "MJy/sr" },
  { "mjy/ster", "MJy/sr" },
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

  if (i >= 0 || length < 3 || text[length - 1] != 's')
    return i;
  singular = g_strndup (text, length - 1);
  return find_name_exactly (singular);
}

/* "millijansky", "mJansky", "Gyear": the letter of a prefix only before a name of some length, lest
 * "mas" be read so. */
static char *
repair_prefixed_name (const char *word, const char *low)
{
  int name;

  for (guint i = 0; i < G_N_ELEMENTS (prefix_names); i++)
    if (g_str_has_prefix (low, prefix_names[i].name))
      {
        name = find_name (low + strlen (prefix_names[i].name));
        if (name < 0 || !names[name].prefixes)
          {
            /* "microJy": a prefix in full before a symbol. */
            const char      *symbol = word + strlen (prefix_names[i].name);
            g_autofree char *short_form = g_strconcat (prefix_names[i].prefix, symbol, NULL);

            return nun_unit_symbol_kind (symbol, NULL, NULL) == NUN_SYMBOL_KNOWN &&
                           nun_unit_symbol_kind (short_form, NULL, NULL) == NUN_SYMBOL_KNOWN
                       ? g_steal_pointer (&short_form)
                       : NULL;
          }
        return g_strconcat (prefix_names[i].prefix, names[name].unit, NULL);
      }
  if (strlen (low) < 4 || strchr ("mkunMGTp", word[0]) == NULL)
    return NULL;
  name = find_name (low + 1);
  if (name >= 0 && names[name].prefixes)
    return g_strdup_printf ("%c%s", word[0], names[name].unit);
  return NULL;
}

gboolean
nun_unit_word_is_name (const char *word)
{
  g_autofree char *low = g_ascii_strdown (word, -1), *prefixed = NULL;

  if (find_name (low) >= 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefix_names); i++)
    if (g_str_has_prefix (low, prefix_names[i].name))
      prefixed = repair_prefixed_name (word, low);
  return prefixed != NULL;
}

/* Symbols with a prefix that are written in other cases, with the prefix that astronomers mean. */
static const char *const prefixed_symbols[] = {
  "km",  "cm",  "mm",  "nm",  "um",  "kpc",  "Mpc", "Gpc", "mJy", "uJy", "nJy", "GHz",
  "MHz", "kHz", "THz", "keV", "MeV", "GeV",  "TeV", "kg",  "Myr", "Gyr", "kyr", "ms",
  "us",  "ns",  "mW",  "kW",  "mK",  "mmag", "uHz", "mHz", "nT",  "kB",  "hPa", "kPa",
};

/* Single letters mean too many things, but among capitals they are small ones. */
static char *
repair_letter (char letter, gboolean capitals)
{
  if (letter == 'y')
    return g_strdup ("yr");
  if (letter == 'e')
    return g_strdup ("'electron'");
  if (capitals && strchr ("SMDH", letter) != NULL)
    return g_strdup_printf ("%c", g_ascii_tolower (letter));
  return nun_unit_symbol_kind ((char[2]){ letter, 0 }, NULL, NULL) == NUN_SYMBOL_KNOWN
             ? g_strdup_printf ("%c", letter)
             : NULL;
}

char *
nun_unit_word_repair (const char *word, gboolean capitals)
{
  g_autofree char *low = g_ascii_strdown (word, -1);
  int              name;
  char            *repaired;

  if (word[0] != '%' && word[1] == '\0')
    return repair_letter (word[0], capitals);
  if (nun_unit_symbol_kind (word, NULL, NULL) == NUN_SYMBOL_KNOWN)
    return g_strdup (word);
  name = find_name (low);
  if (name >= 0)
    return g_strdup (names[name].unit);
  repaired = repair_prefixed_name (word, low);
  if (repaired == NULL)
    repaired = g_strdup (nun_unit_symbol_in_case (low));
  for (guint i = 0; repaired == NULL && i < G_N_ELEMENTS (prefixed_symbols); i++)
    if (g_ascii_strcasecmp (prefixed_symbols[i], low) == 0)
      repaired = g_strdup (prefixed_symbols[i]);
  return repaired;
}
