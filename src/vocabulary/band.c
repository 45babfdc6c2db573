/* From a filter's name to its light: names of systems, names that are figures, bands of radio receivers. */
#include "vocabulary/band.h"

#include <math.h>
#include <string.h>

#include "vocabulary/band-table.h"

#define MAX_NAME 80
#define LIGHT_M_S 299792458.0

/* -- names ------------------------------------------------------------------------------------------- */

/* Words that name a system, in a filter's name or beside it; several may name the same. */
static const struct
{
  const char *word, *system;
} systems[] = {
  { "JOHNSON", "Johnson" },
  { "BESSELL", "Johnson" },
  { "BESSEL", "Johnson" },
  { "HARRIS", "Johnson" },
  { "COUSINS", "Cousins" },
  { "KRON", "Cousins" },
  { "KRON-COUSINS", "Cousins" },
  { "JOHNSON-COUSINS", "Cousins" },
  { "KC", "Cousins" },
  { "SDSS", "SDSS" },
  { "SLOAN", "SDSS" },
  { "PS1", "PS1" },
  { "PANSTARRS", "PS1" },
  { "PAN-STARRS", "PS1" },
  { "PAN-STARRS1", "PS1" },
  { "GPC1", "PS1" },
  { "DECAM", "DES" },
  { "DES", "DES" },
  { "2MASS", "2MASS" },
  { "UKIDSS", "UKIDSS" },
  { "WFCAM", "UKIDSS" },
  { "UKIRT", "UKIDSS" },
  { "MKO", "UKIDSS" },
  { "VISTA", "VISTA" },
  { "VIRCAM", "VISTA" },
  { "WISE", "WISE" },
  { "NEOWISE", "WISE" },
  { "SPITZER", "Spitzer" },
  { "IRAC", "Spitzer" },
  { "MIPS", "Spitzer" },
  { "IRAS", "IRAS" },
  { "MSX", "MSX" },
  { "SPIRIT", "MSX" },
  { "AKARI", "AKARI" },
  { "HERSCHEL", "Herschel" },
  { "PACS", "Herschel" },
  { "SPIRE", "Herschel" },
  { "GALEX", "GALEX" },
  { "UVOTA", "UVOT" },
  { "UVOT", "UVOT" },
  { "SWIFT", "UVOT" },
  { "GAIA", "Gaia" },
  { "HST", "HST" },
  { "STROMGREN", "Stroemgren" },
  { "STROEMGREN", "Stroemgren" },
  { "STRO", "Stroemgren" },
  { "WASHINGTON", "Washington" },
  { "WASH", "Washington" },
  { "ASTRODON", "Johnson" },
};

/* Whether word stands in text between characters that belong to no word; any case. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = text; *p != 0; p++)
    if (g_ascii_strncasecmp (p, word, length) == 0 && (p == text || !g_ascii_isalnum (p[-1])) &&
        !g_ascii_isalnum (p[length]))
      return TRUE;
  return FALSE;
}

static const char *
system_of (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (systems); i++)
    if (has_word (text, systems[i].word))
      return systems[i].system;
  return NULL;
}

/* The filter's name without the words of its system and what only says that it is one: "r_SDSS", "Filter V",
 * "KPNO B Harris" become "r", "V", "B". */
static char *
core_of (const char *filter)
{
  static const char *const fillers[] = { "FILTER", "BAND",   "BROADBAND", "GEN",
                                         "KPNO",   "NOAO",   "ESO",       "PHOTOMETRICS",
                                         "ASTRO",  "BAADER", "NB" };
  g_auto (GStrv)           words = g_strsplit_set (filter, " _#,;:", 20);
  GString                 *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      gboolean filler = **word == 0;

      for (guint i = 0; i < G_N_ELEMENTS (fillers) && !filler; i++)
        filler = g_ascii_strcasecmp (*word, fillers[i]) == 0;
      for (guint i = 0; i < G_N_ELEMENTS (systems) && !filler; i++)
        filler = g_ascii_strcasecmp (*word, systems[i].word) == 0;
      if (!filler)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", *word);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_name (const NunBandRow *row, const char *name, gboolean any_case)
{
  gsize length = strlen (name);

  for (const char *p = row->names; *p != 0;)
    {
      gsize n = strcspn (p, " ");

      if (n == length && (any_case ? g_ascii_strncasecmp (p, name, n) : strncmp (p, name, n)) == 0)
        return TRUE;
      p += n;
      p += strspn (p, " ");
    }
  return FALSE;
}

static const NunBandRow *
find_row (const char *system, const char *name, gboolean any_case)
{
  for (const NunBandRow *row = nun_band_rows (); row->system != NULL; row++)
    if ((system != NULL ? g_str_equal (row->system, system) : row->common) &&
        is_name (row, name, any_case))
      return row;
  return NULL;
}

static const NunBandRow *
find_named (const char *filter, const char *name, const char *context, double *confidence)
{
  const char *systems_said[] = { system_of (filter), system_of (context) };

  for (guint i = 0; i < 2; i++)
    for (guint any_case = 0; any_case < 2 && systems_said[i] != NULL; any_case++)
      {
        const NunBandRow *row = find_row (systems_said[i], name, any_case);

        *confidence = i == 0 ? 0.95 : 0.9;
        if (row != NULL)
          return row;
      }
  for (guint any_case = 0; any_case < 2; any_case++)
    {
      const NunBandRow *row = find_row (NULL, name, any_case);

      *confidence = any_case ? 0.6 : 0.75;
      if (row != NULL)
        return row;
    }
  return NULL;
}

/* -- names of figures -------------------------------------------------------------------------------- */

static void
set_band (NunBand *band, const char *name, double centre_m, double width_m)
{
  band->name = name;
  band->centre_m = centre_m;
  band->width_m = width_m;
  band->em = nun_band_em (centre_m);
}

/* "F606W" of the space telescopes: nanometres, but tens of them in the infrared instruments.  The letters say how wide:
 * extremely wide, wide, medium, narrow, long-pass. */
static gboolean
read_space_name (const char *name, const char *context, NunBand *band)
{
  static const struct
  {
    const char *letters;
    double      part; /* of the centre */
  } widths[] = { { "X", 0.4 },   { "W2", 0.4 }, { "W", 0.25 },  { "MB", 0.1 }, { "M", 0.09 },
                 { "N", 0.012 }, { "LP", 0.3 }, { "BW", 0.25 }, { "Q", 0.15 }, { "C", 0.1 } };
  gboolean infrared =
      context != NULL &&
      (has_word (context, "JWST") || has_word (context, "NIRCAM") || has_word (context, "MIRI") ||
       has_word (context, "NIRISS") || has_word (context, "NICMOS") ||
       has_word (context, "WFIRST") || has_word (context, "ROMAN"));
  char  *end;
  double centre;

  if ((*name != 'F' && *name != 'f') || !g_ascii_isdigit (name[1]))
    return FALSE;
  centre = g_ascii_strtod (name + 1, &end);
  if (end - name < 4 || end - name > 5 || centre < 60)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_ascii_strcasecmp (end, widths[i].letters) == 0)
      {
        centre *= infrared || end - name == 5 ? 10e-9 : 1e-9;
        set_band (band, NULL, centre, centre * widths[i].part);
        return TRUE;
      }
  return FALSE;
}

/* "NB816", "NB0497", "IB527", "6563/10", "6563", "656.3nm", "850um": figures that can be nothing but a wavelength. */
static gboolean
read_figures (const char *name, NunBand *band)
{
  static const struct
  {
    const char *unit;
    double      metres;
  } units[] = { { "nm", 1e-9 },        { "um", 1e-6 }, { "micron", 1e-6 }, { "A", 1e-10 },
                { "Angstrom", 1e-10 }, { "mm", 1e-3 }, { "cm", 1e-2 } };
  gboolean narrow = g_ascii_strncasecmp (name, "NB", 2) == 0,
           medium = g_ascii_strncasecmp (name, "IB", 2) == 0;
  char  *end;
  double centre, width, metres = 0;

  name += narrow || medium ? 2 : 0;
  if (!g_ascii_isdigit (*name))
    return FALSE;
  centre = g_ascii_strtod (name, &end);
  width = *end == '/' && g_ascii_isdigit (end[1]) ? g_ascii_strtod (end + 1, &end) : 0;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (end, units[i].unit) || (*end == ' ' && g_str_equal (end + 1, units[i].unit)))
      metres = units[i].metres;
  if (metres == 0 && *end == 0 && (narrow || medium) && centre >= 300 && centre < 1200)
    metres = 1e-9;
  else if (metres == 0 && *end == 0 && centre >= 3000 && centre <= 11000)
    metres = 1e-10;
  if (metres == 0 || centre <= 0)
    return FALSE;
  set_band (band, NULL, centre * metres,
            width > 0 ? width * metres : centre * metres * (medium ? 0.04 : 0.012));
  return TRUE;
}

/* "0.5-2 keV", "2.0-10.0keV": energies of X-rays (h c in keV m, CODATA 2018). */
static gboolean
read_energies (const char *filter, NunBand *band)
{
  char  *end;
  double low = g_ascii_strtod (filter, &end), high, longest, shortest;

  if (end == filter || *end != '-' || low <= 0)
    return FALSE;
  filter = end + 1;
  high = g_ascii_strtod (filter, &end);
  while (*end == ' ')
    end++;
  if (end == filter || high <= low || g_ascii_strcasecmp (end, "keV") != 0)
    return FALSE;
  longest = 1.23984198433e-9 / low;
  shortest = 1.23984198433e-9 / high;
  set_band (band, NULL, (longest + shortest) / 2, longest - shortest);
  return TRUE;
}

/* -- receivers --------------------------------------------------------------------------------------- */

static gboolean
read_receiver (const char *name, const char *context, NunBand *band)
{
  static const char *const radio[] = { "VLA",        "EVLA",     "JVLA",   "GBT",     "ATCA",
                                       "EFFELSBERG", "MEERKAT",  "PARKES", "ARECIBO", "VLBA",
                                       "MERLIN",     "E-MERLIN", "WSRT",   "GMRT" };
  static const struct
  {
    const char *name;
    double      low_ghz, high_ghz;
    gboolean    alma;
  } bands[] = { { "P", 0.23, 0.47, FALSE }, { "L", 1, 2, FALSE },      { "S", 2, 4, FALSE },
                { "C", 4, 8, FALSE },       { "X", 8, 12, FALSE },     { "Ku", 12, 18, FALSE },
                { "K", 18, 26.5, FALSE },   { "Ka", 26.5, 40, FALSE }, { "Q", 40, 50, FALSE },
                { "W", 75, 110, FALSE },    { "1", 35, 50, TRUE },     { "3", 84, 116, TRUE },
                { "4", 125, 163, TRUE },    { "5", 158, 211, TRUE },   { "6", 211, 275, TRUE },
                { "7", 275, 373, TRUE },    { "8", 385, 500, TRUE },   { "9", 602, 720, TRUE },
                { "10", 787, 950, TRUE } };
  gboolean is_alma = context != NULL && has_word (context, "ALMA"), is_radio = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (radio) && context != NULL; i++)
    is_radio = is_radio || has_word (context, radio[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if ((bands[i].alma ? is_alma : is_radio) && g_ascii_strcasecmp (name, bands[i].name) == 0)
      {
        double shortest = LIGHT_M_S / (bands[i].high_ghz * 1e9);
        double longest = LIGHT_M_S / (bands[i].low_ghz * 1e9);

        set_band (band, bands[i].name, (shortest + longest) / 2, longest - shortest);
        return TRUE;
      }
  return FALSE;
}

/* -- the whole --------------------------------------------------------------------------------------- */

gboolean
nun_band_is_clear (const char *filter)
{
  static const char *const words[] = { "CLEAR",      "OPEN",    "NONE",     "EMPTY", "OUT",
                                       "BLANK",      "NO",      "NOFILTER", "FREE",  "AIR",
                                       "UNFILTERED", "CL",      "C",        "N/A",   "UNKNOWN",
                                       "CLR",        "WHITE",   "GLASS",    "DARK",  "CLOSED",
                                       "HOLE",       "BLOCKED", "MIRROR",   "L NONE" };
  static const char *const beginnings[] = { "CLEAR", "OPEN", "FREE" };
  g_autofree char         *core = g_strstrip (core_of (filter));

  for (gsize n = strlen (core); n > 0 && g_ascii_isdigit (core[n - 1]); n--)
    core[n - 1] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (core, words[i]) == 0)
      return TRUE;
  /* Clear1L, open2-8, Free_2 */
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);

      if (g_ascii_strncasecmp (core, beginnings[i], length) == 0 && !g_ascii_isalpha (core[length]))
        return TRUE;
    }
  return *core == 0 && strpbrk (filter, "0123456789") == NULL;
}

/* The name as it is, with its parts joined ("H_alpha"), its first part ("g c0001 4720"). */
static const NunBandRow *
find_variants (const char *filter, const char *core, const char *context, double *confidence)
{
  g_auto (GStrv)    words = g_strsplit (core, " ", 20);
  g_autofree char  *joined = g_strjoinv ("", words);
  const NunBandRow *row = find_named (filter, core, context, confidence);

  if (row == NULL && words[0] != NULL && words[1] != NULL)
    row = find_named (filter, joined, context, confidence);
  if (row == NULL && words[0] != NULL && words[1] != NULL)
    {
      row = find_named (filter, words[0], context, confidence);
      *confidence *= 0.8;
    }
  if (row == NULL)
    *confidence = 0.6;
  return row;
}

gboolean
nun_band_find (const char *filter, const char *context, NunBand *band, double *confidence)
{
  g_autofree char  *trimmed = g_strstrip (g_strdup (filter));
  g_autofree char  *core = core_of (trimmed);
  const NunBandRow *row;
  double            sure = 0.6;

  if (*trimmed == 0 || strlen (trimmed) > MAX_NAME)
    return FALSE;
  if (!read_receiver (core, context, band))
    {
      row = find_variants (trimmed, core, context, &sure);
      if (row != NULL)
        set_band (band, row->label, row->centre_nm * 1e-9, row->width_nm * 1e-9);
      else if (nun_band_is_clear (trimmed) ||
               (!read_space_name (core, context, band) && !read_energies (trimmed, band) &&
                !read_figures (core, band)))
        return FALSE;
    }
  if (confidence != NULL)
    *confidence = sure;
  return TRUE;
}

/* UCD list 1.6: borders between words of em. */
static const struct
{
  double      up_to_m;
  const char *word;
} em_words[] = {
  { 1.0332e-11, "em.gamma" },
  { 1.0332e-10, "em.X-ray.hard" },
  { 6.1992e-10, "em.X-ray.medium" },
  { 1e-8, "em.X-ray.soft" },
  { 5e-8, "em.UV.10-50nm" },
  { 1e-7, "em.UV.50-100nm" },
  { 2e-7, "em.UV.100-200nm" },
  { 3e-7, "em.UV.200-300nm" },
  { 4e-7, "em.opt.U" },
  { 5e-7, "em.opt.B" },
  { 6e-7, "em.opt.V" },
  { 7.5e-7, "em.opt.R" },
  { 1e-6, "em.opt.I" },
  { 1.5e-6, "em.IR.J" },
  { 2e-6, "em.IR.H" },
  { 3e-6, "em.IR.K" },
  { 4e-6, "em.IR.3-4um" },
  { 8e-6, "em.IR.4-8um" },
  { 1.5e-5, "em.IR.8-15um" },
  { 3e-5, "em.IR.15-30um" },
  { 6e-5, "em.IR.30-60um" },
  { 1e-4, "em.IR.60-100um" },
  { LIGHT_M_S / 1.5e12, "em.mm.1500-3000GHz" },
  { LIGHT_M_S / 7.5e11, "em.mm.750-1500GHz" },
  { LIGHT_M_S / 4e11, "em.mm.400-750GHz" },
  { LIGHT_M_S / 2e11, "em.mm.200-400GHz" },
  { LIGHT_M_S / 1e11, "em.mm.100-200GHz" },
  { LIGHT_M_S / 5e10, "em.mm.50-100GHz" },
  { LIGHT_M_S / 3e10, "em.mm.30-50GHz" },
  { LIGHT_M_S / 1.2e10, "em.radio.12-30GHz" },
  { LIGHT_M_S / 6e9, "em.radio.6-12GHz" },
  { LIGHT_M_S / 3e9, "em.radio.3-6GHz" },
  { LIGHT_M_S / 1.5e9, "em.radio.1500-3000MHz" },
  { LIGHT_M_S / 7.5e8, "em.radio.750-1500MHz" },
  { LIGHT_M_S / 4e8, "em.radio.400-750MHz" },
  { LIGHT_M_S / 2e8, "em.radio.200-400MHz" },
  { LIGHT_M_S / 1e8, "em.radio.100-200MHz" },
  { LIGHT_M_S / 2e7, "em.radio.20-100MHz" },
};

const char *
nun_band_em (double wavelength_m)
{
  for (guint i = 0; i < G_N_ELEMENTS (em_words); i++)
    if (wavelength_m <= em_words[i].up_to_m)
      return em_words[i].word;
  return "em.radio.20MHz";
}

/* -- wavebands ---------------------------------------------------------------------------------------- */

/* From the longest waves on: the shortest of each, and the UCD word that stands for them. */
static const struct
{
  const char *name;
  double      shortest_m;
  const char *em;
} wavebands[] = {
  { "Radio", 1e-2, "em.radio" },  { "Millimeter", 1e-4, "em.mm" },
  { "Infrared", 1e-6, "em.IR" },  { "Optical", 3e-7, "em.opt" },
  { "UV", 1e-7, "em.UV" },        { "EUV", 1e-8, "em.UV.10-50nm" },
  { "X-ray", 1e-10, "em.X-ray" }, { "Gamma-ray", 0.0, "em.gamma" },
};

const char *
nun_band_waveband (double wavelength_m)
{
  if (!(wavelength_m > 0.0))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (wavebands); i++)
    if (wavelength_m >= wavebands[i].shortest_m)
      return wavebands[i].name;
  return NULL;
}

const char *
nun_band_waveband_of_ucd (const char *ucd)
{
  const char *best = NULL;
  gsize       longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wavebands); i++)
    {
      const char *found = strstr (ucd, wavebands[i].em);
      gsize       length = strlen (wavebands[i].em);

      if (found != NULL && length > longest && strchr (".;", found[length]) != NULL)
        {
          best = wavebands[i].name;
          longest = length;
        }
    }
  return best;
}

/* A word of several: "em.opt" has what its parts have. */
static gboolean
is_word_or_part (const char *known, const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (known, word, length) == 0 &&
         (known[length] == 0 || known[length] == '.');
}

gboolean
nun_band_em_range (const char *word, double *low_m, double *high_m)
{
  gboolean found = FALSE;

  if (g_ascii_strncasecmp (word, "em.", 3) != 0)
    return FALSE;
  /* The first word, gamma rays, has no border on its far side. */
  for (guint i = 1; i < G_N_ELEMENTS (em_words); i++)
    {
      if (!is_word_or_part (em_words[i].word, word))
        continue;
      if (!found)
        *low_m = em_words[i - 1].up_to_m;
      *high_m = em_words[i].up_to_m;
      found = TRUE;
    }
  return found;
}
