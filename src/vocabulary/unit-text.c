/* Units hidden in the names and descriptions of columns: only those that are surely meant. */

#include "vocabulary/unit.h"

#include <string.h>

/* Longer texts have their units in the beginning. */
#define MAX_TEXT 2000
/* "10^-17 erg / s / cm^2 / Angstrom" has nine words. */
#define MAX_WORDS 9
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* What stands in texts; rare units there are mostly abbreviations of other things: RA, PA, EW, Mg. */
static const char *const common[] = {
  "%",        "A",           "AU",         "Angstrom",  "G",        "GHz",   "GeV",      "Gpc",
  "Gyr",      "Hz",          "J",          "Jy",        "K",        "MHz",   "MJy",      "MeV",
  "Mpc",      "Myr",         "N",          "THz",       "TeV",      "V",     "W",        "adu",
  "angstrom", "arcmin",      "arcsec",     "au",        "beam",     "cm",    "count",    "ct",
  "d",        "deg",         "eV",         "erg",       "g",        "h",     "hPa",      "hyr",
  "kG",       "kHz",         "keV",        "kg",        "km",       "kpc",   "kyr",      "lyr",
  "m",        "mG",          "mHz",        "mJy",       "mK",       "mV",    "mW",       "mag",
  "mas",      "min",         "mm",         "mmag",      "ms",       "nJy",   "nT",       "nm",
  "ns",       "pc",          "ph",         "photon",    "pix",      "pixel", "rad",      "s",
  "solLum",   "solMass",     "solRad",     "sr",        "uG",       "uHz",   "uJy",      "uK",
  "uarcsec",  "um",          "us",         "yr",        "dex",      "degC",  "electron", "mgy",
  "nmgy",     "jupiterMass", "jupiterRad", "earthMass", "earthRad", "ppm",   "log",      "h",
  NULL,
};

/* Words that are units at times, and mostly something else. */
static const char *const ordinary[] = {
  "as",    "min",     "bin",     "beam",   "sun",     "count",  "channel",  "photon", "star",
  "stars", "source",  "sources", "object", "objects", "galaxy", "galaxies", "year",   "day",
  "hour",  "second",  "minute",  "ph",     "gal",     "pixel",  "electron", "sigma",  "el",
  "inch",  "week",    "century", "n/a",    "s/n",     "cycle",  "cycles",   "atom",   "particle",
  "none",  "unknown", "crab",    "gr",     "amp",     "mole",   "bar",      "lux",    "ohm",
  "sec",   "ha",      "ms",      "bit",    "log",     "c/d",    "am",       "d",      "gm",
  "e",     "y",       NULL,
};

static gboolean
is_in (const char *const *words, const char *text, gsize length)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == length && g_ascii_strncasecmp (*words, text, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether every symbol of a VOUnits string is one that texts have. */
static gboolean
is_common (const char *unit)
{
  for (const char *at = unit; *at != '\0';)
    {
      gsize            length = *at == '%' ? 1 : strspn (at, LETTERS);
      g_autofree char *symbol = g_strndup (at, length);

      if (length > 0 && !g_strv_contains (common, symbol))
        return FALSE;
      at += MAX (length, 1);
    }
  return TRUE;
}

/* "C/H", "S/N": ratios of other things. */
static gboolean
is_ratio_of_letters (const char *text)
{
  return g_ascii_isupper (text[0]) && text[1] == '/' && g_ascii_isupper (text[2]) &&
         text[3] == '\0';
}

/* "16%", "3.35um" and "11x11 pixel" are values, "G3" and "e1" names, "per pixel" a manner of counting,
 * "log g" a quantity; "10-17erg" has a scale. */
static gboolean
is_other (const char *text)
{
  gsize length = strlen (text);

  if (g_ascii_isdigit (*text))
    return !g_str_has_prefix (text, "10") && !g_str_has_prefix (text, "1e") &&
           !g_str_has_prefix (text, "1.0e") && !g_str_has_prefix (text, "1E");
  if (length > 1 && g_ascii_isalpha (text[0]) && strspn (text + 1, "0123456789") == length - 1)
    return TRUE;
  return g_str_has_prefix (text, "per ") || g_ascii_strcasecmp (text, "log g") == 0 ||
         is_ratio_of_letters (text);
}

/* The unit that start to end says; single letters and everyday words say none unless plain is set. */
static char *
unit_of (const char *start, const char *end, gboolean plain)
{
  g_autofree char *text = g_strstrip (g_strndup (start, (gsize) (end - start)));
  g_autofree char *unit = NULL;
  gsize            length = strlen (text);

  if (length == 0 || length > 60 || is_other (text))
    return NULL;
  if (!plain && (length == 1 || is_in (ordinary, text, length)) && *text != '%')
    return NULL;
  unit = nun_unit_repair (text);
  if (unit == NULL || *unit == '\0' || g_str_equal (unit, "1") || !is_common (unit))
    return NULL;
  return g_steal_pointer (&unit);
}

static char *
report (char *unit, const char *start, const char *end, char **found)
{
  if (unit != NULL && found != NULL)
    *found = g_strndup (start, (gsize) (end - start));
  return unit;
}

static gboolean
has_word (const char *text, gsize length, const char *const *words)
{
  g_autofree char *head = g_strndup (text, length), *low = g_ascii_strdown (head, -1);

  for (; *words != NULL; words++)
    if (strstr (low, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the text before a short word speaks of what the word is a unit of: "exposure" before "s". */
static gboolean
speaks_of (const char *text, gsize length, const char *word, gsize word_length)
{
  static const char *const times[] = { "time",     "exp",  "dur", "period", "lag", "delay",
                                       "interval", "per_", "tau", "age",    NULL };
  static const char *const heats[] = { "temp", "teff", "tsys", "tbol", NULL };
  static const char *const spans[] = { "s", "d", "h", "yr", "min", "sec", "ms", "y", NULL };

  if (is_in (spans, word, word_length))
    return has_word (text, length, times);
  return word_length == 1 && g_ascii_toupper (*word) == 'K' && has_word (text, length, heats);
}

/* "RA (deg)", "dist [pc]"; what stands before the bracket is the name of something. */
static char *
unit_in_brackets (const char *text, char **found)
{
  for (const char *at = text; (at = strpbrk (at, "([")) != NULL; at++)
    {
      const char *end = strchr (at, *at == '(' ? ')' : ']');
      gboolean    apart, plain;
      char       *unit;

      /* "(erg/(s cm2))" */
      if (end != NULL && *at == '(' && memchr (at + 1, '(', (gsize) (end - at - 1)) != NULL)
        end = strchr (end + 1, ')');
      if (end == NULL || at == text)
        continue;
      apart = at[-1] == ' ' || at[-1] == '_';
      plain = (*at == '[' && apart) ||
              speaks_of (text, (gsize) (at - text), at + 1, (gsize) (end - at - 1));
      /* "object(s)", "log(g)", "N(H)" */
      if (!apart && *at == '(' && end - at < 3 && !plain)
        continue;
      unit = unit_of (at + 1, end, plain);
      if (unit != NULL)
        return report (unit, at + 1, end, found);
    }
  return NULL;
}

/* -- names ----------------------------------------------------------------------------------------- */

/* What the last words of names say, in small letters without what parts them; "" where the words
 * before must speak of it (times and temperatures). */
static const struct
{
  const char *ending, *unit;
} endings[] = {
  { "arcmin", "arcmin" },
  { "arcsec", "arcsec" },
  { "arcsecs", "arcsec" },
  { "asec", "arcsec" },
  { "amin", "arcmin" },
  { "deg", "deg" },
  { "degs", "deg" },
  { "degree", "deg" },
  { "degrees", "deg" },
  { "mas", "mas" },
  { "uas", "uarcsec" },
  { "muas", "uarcsec" },
  { "radians", "rad" },
  { "masyr", "mas/yr" },
  { "maspyr", "mas/yr" },
  { "masperyr", "mas/yr" },
  { "masperyear", "mas/yr" },
  { "arcsecyr", "arcsec/yr" },
  { "arcsecperyr", "arcsec/yr" },
  { "sqdeg", "deg**2" },
  { "deg2", "deg**2" },
  { "sqarcmin", "arcmin**2" },
  { "arcmin2", "arcmin**2" },
  { "arcsec2", "arcsec**2" },
  { "mag", "mag" },
  { "mags", "mag" },
  { "mmag", "mmag" },
  { "magarcsec2", "mag/arcsec**2" },
  { "magsqarcsec", "mag/arcsec**2" },
  { "magpersqarcsec", "mag/arcsec**2" },
  { "jy", "Jy" },
  { "mjy", "mJy" },
  { "ujy", "uJy" },
  { "njy", "nJy" },
  { "jansky", "Jy" },
  { "mjysr", "MJy/sr" },
  { "jybeam", "Jy/beam" },
  { "mjybeam", "mJy/beam" },
  { "nmgy", "'nmgy'" },
  { "nanomaggies", "'nmgy'" },
  { "maggies", "'mgy'" },
  { "ergscm2", "erg.s**-1.cm**-2" },
  { "ergcm2s", "erg.cm**-2.s**-1" },
  { "ergscm2a", "erg.s**-1.cm**-2.Angstrom**-1" },
  { "ergss", "erg/s" },
  { "ergpers", "erg/s" },
  { "pc", "pc" },
  { "kpc", "kpc" },
  { "mpc", "Mpc" },
  { "gpc", "Gpc" },
  { "parsec", "pc" },
  { "parsecs", "pc" },
  { "lyr", "lyr" },
  { "au", "AU" },
  { "km", "km" },
  { "cm", "cm" },
  { "mm", "mm" },
  { "um", "um" },
  { "nm", "nm" },
  { "micron", "um" },
  { "microns", "um" },
  { "angstrom", "Angstrom" },
  { "angstroms", "Angstrom" },
  { "meters", "m" },
  { "metres", "m" },
  { "kms", "km/s" },
  { "kms1", "km/s" },
  { "kmps", "km/s" },
  { "kmpers", "km/s" },
  { "kmpersec", "km/s" },
  { "kmsec", "km/s" },
  { "cms2", "cm/s**2" },
  { "hz", "Hz" },
  { "khz", "kHz" },
  { "mhz", "MHz" },
  { "ghz", "GHz" },
  { "ev", "eV" },
  { "kev", "keV" },
  { "mev", "MeV" },
  { "gev", "GeV" },
  { "tev", "TeV" },
  { "msun", "solMass" },
  { "lsun", "solLum" },
  { "rsun", "solRad" },
  { "msol", "solMass" },
  { "lsol", "solLum" },
  { "rsol", "solRad" },
  { "solmass", "solMass" },
  { "msunyr", "solMass/yr" },
  { "msunperyr", "solMass/yr" },
  { "mjup", "'jupiterMass'" },
  { "rjup", "'jupiterRad'" },
  { "mearth", "'earthMass'" },
  { "rearth", "'earthRad'" },
  { "days", "d" },
  { "hours", "h" },
  { "hrs", "h" },
  { "years", "yr" },
  { "yrs", "yr" },
  { "minutes", "min" },
  { "seconds", "s" },
  { "secs", "s" },
  { "msec", "ms" },
  { "gyr", "Gyr" },
  { "myr", "Myr" },
  { "jd", "d" },
  { "mjd", "d" },
  { "bjd", "d" },
  { "hjd", "d" },
  { "kelvin", "K" },
  { "degc", "'degC'" },
  { "celsius", "'degC'" },
  { "adu", "adu" },
  { "electrons", "'electron'" },
  { "pix", "pixel" },
  { "pixels", "pixel" },
  { "pct", "%" },
  { "percent", "%" },
  { "dex", "'dex'" },
  { "cps", "count/s" },
  { "ctss", "count/s" },
  /* Only behind a word that speaks of them. */
  { "s", "" },
  { "sec", "" },
  { "d", "" },
  { "h", "" },
  { "k", "" },
  { "yr", "" },
};

/* Numbers and flags about a thing are not in the unit of the thing. */
static gboolean
is_about (const char *head)
{
  static const char *const words[] = { "n",   "num", "nr",   "no",     "flag",    "q",    "f",
                                       "id",  "ref", "src",  "source", "band",    "type", "is",
                                       "has", "use", "code", "name",   "bibcode", NULL };
  g_autofree char         *low = g_ascii_strdown (head, -1);
  g_auto (GStrv)           parts = g_strsplit_set (low, "_-. ", 16);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

/* The unit of the ending of a name behind its first length characters; static string or NULL. */
static const char *
ending_unit (const char *name, gsize length)
{
  g_autoptr (GString) ending = g_string_new (NULL);
  const char         *tail = name + length;

  for (const char *at = tail; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (ending, g_ascii_tolower (*at));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (endings[i].ending, ending->str))
      {
        if (*endings[i].unit != '\0')
          return endings[i].unit;
        if (!speaks_of (name, length, ending->str, ending->len))
          return NULL;
        return g_str_equal (ending->str, "k")     ? "K"
               : g_str_equal (ending->str, "sec") ? "s"
               : g_str_equal (ending->str, "yr")  ? "yr"
               : *ending->str == 's'              ? "s"
               : *ending->str == 'd'              ? "d"
                                                  : "h";
      }
  return NULL;
}

/* Whether a new word of a name begins at name + i: "flux_mJy", "distKpc", "RAdeg". */
static gboolean
is_word_start (const char *name, gsize i)
{
  if (strchr ("_-. ", name[i - 1]) != NULL)
    return g_ascii_isalpha (name[i]);
  if (g_ascii_islower (name[i - 1]) && g_ascii_isupper (name[i]))
    return TRUE;
  return i >= 2 && i <= 5 && g_ascii_strcasecmp (name + i, "deg") == 0 &&
         has_word (name, i, (const char *const[]){ "ra", "de", "dec", "lon", "lat", NULL });
}

/* The longest ending that is a unit: "pm_mas_yr" before "yr". */
static char *
unit_at_end_of_name (const char *name, char **found)
{
  gsize length = strlen (name);

  for (gsize i = 1; i < length; i++)
    {
      g_autofree char *head = NULL;
      const char      *unit;
      gsize            last = i;

      if (!is_word_start (name, i))
        continue;
      unit = ending_unit (name, i);
      head = g_strndup (name, i);
      while (last > 0 && strchr ("_-. ", name[last - 1]) != NULL)
        last--;
      /* "flux_2_10_kev" is a band's, "n_pix" a number of pixels. */
      if (unit == NULL || last == 0 || g_ascii_isdigit (name[last - 1]) || is_about (head))
        continue;
      return report (g_strdup (unit), name + i, name + length, found);
    }
  /* A date is in days, whatever stands before it. */
  if (is_in ((const char *const[]){ "jd", "mjd", "hjd", "bjd", NULL }, name, length))
    return report (g_strdup ("d"), name, name + length, found);
  return NULL;
}

/* -- descriptions ---------------------------------------------------------------------------------- */

/* The end of word n behind start, where the text goes on in one clause. */
static const char *
end_of_words (const char *start, guint n)
{
  const char *at = start;

  for (guint i = 0; i < n; i++)
    {
      at += strspn (at, " ");
      at += strcspn (at, " ,;:)]\n");
      if (i + 1 < n && *at != ' ')
        return NULL;
    }
  while (at > start && at[-1] == '.')
    at--;
  return at;
}

/* The longest run of words from start that is a unit. */
static char *
unit_of_words (const char *start, const char *text, char **found)
{
  for (guint n = MAX_WORDS; n > 0; n--)
    {
      const char *end = end_of_words (start, n);
      gboolean    last, plain;
      char       *unit;

      if (end == NULL || end == start)
        continue;
      last = *end == '\0' || strchr (".;,)", *end) != NULL;
      plain = last && speaks_of (text, (gsize) (start - text), start, (gsize) (end - start));
      unit = unit_of (start, end, plain);
      if (unit != NULL)
        return report (unit, start, end, found);
    }
  return NULL;
}

/* "Distance in kpc", "Units: mJy", "in units of 10^-17 erg/s/cm^2". */
static char *
unit_behind_word (const char *text, char **found)
{
  static const char *const words[] = { "units of ",  "unit of ", "units: ", "unit: ", "unit=",
                                       "units are ", "unit is ", " in ",    "(in ",   "[in " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = text;

      for (; *at != '\0'; at++)
        if (g_ascii_strncasecmp (at, words[i], strlen (words[i])) == 0)
          {
            char *unit = unit_of_words (at + strlen (words[i]), text, found);

            if (unit != NULL)
              return unit;
          }
    }
  return NULL;
}

/* "log of the stellar mass": the numbers are logarithms, whatever the unit says. */
static gboolean
is_logarithm (const char *text)
{
  const char *behind = text + 3;

  if (g_ascii_strncasecmp (text, "log", 3) != 0)
    return strstr (text, " log ") != NULL || strstr (text, "ogarithm") != NULL ||
           strstr (text, "log10") != NULL;
  return !g_ascii_islower (*behind) || g_str_has_prefix (behind, "arithm");
}

/* The logarithm of a unit that people take logarithms of. */
static char *
take_logarithm (char *unit)
{
  g_autofree char *plain = unit;

  switch (nun_unit_quantity (unit))
    {
    case NUN_QUANTITY_ANGLE:
    case NUN_QUANTITY_MAGNITUDE:
    case NUN_QUANTITY_ABUNDANCE:
    case NUN_QUANTITY_NONE:
    case NUN_QUANTITY_UNKNOWN: return g_steal_pointer (&plain);
    default: break;
    }
  return strchr (unit, '\'') == NULL && strchr (unit, '(') == NULL
             ? g_strdup_printf ("log(%s)", unit)
             : g_steal_pointer (&plain);
}

char *
nun_unit_in_text (const char *text, gboolean is_name, char **found)
{
  char *unit;

  if (found != NULL)
    *found = NULL;
  if (text == NULL || strlen (text) > MAX_TEXT)
    return NULL;
  unit = unit_in_brackets (text, found);
  if (unit == NULL)
    unit = is_name ? unit_at_end_of_name (text, found) : unit_behind_word (text, found);
  return unit != NULL && is_logarithm (text) ? take_logarithm (unit) : unit;
}
