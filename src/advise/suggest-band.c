/* Bands of photometry by their names, by wavelengths, frequencies and energies. */
#include "advise/suggest-band.h"

#include <string.h>

#include "advise/suggest-knowledge.h"

#define SPEED_OF_LIGHT_M_S 299792458.0
#define EV_TIMES_M 1.23984198e-6 /* wavelength in m times photon energy in eV */

/* -- the table --------------------------------------------------------------------------------------- */

static GHashTable *band_forms; /* name in small letters: line of the table */

static GHashTable *
band_table (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      band_forms = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < nun_suggest_n_bands; i++)
        {
          char **all = g_strsplit (nun_suggest_bands[i][0], ", ", -1);

          /* The names live as long as the table. */
          for (guint j = 0; all[j] != NULL; j++)
            if (g_hash_table_contains (band_forms, all[j]))
              g_free (all[j]);
            else
              g_hash_table_insert (band_forms, all[j], (gpointer) nun_suggest_bands[i]);
          g_free (all);
        }
      g_once_init_leave (&ready, 1);
    }
  return band_forms;
}

static const char *const *
find_form (const char *text)
{
  char low[16];

  if (strlen (text) >= sizeof low)
    return NULL;
  for (gsize i = 0; i <= strlen (text); i++)
    low[i] = g_ascii_tolower (text[i]);
  return g_hash_table_lookup (band_table (), low);
}

static gboolean
needs_company (const char *const *line)
{
  return *line[3] == 'l';
}

/* -- by wavelength ----------------------------------------------------------------------------------- */

#define TEXT_BYTES 1000

/* Up to that wavelength in metres, in the words of the UCD list. */
static const struct
{
  double      up_to_m;
  const char *em;
} ranges[] = {
  { 2.4797e-12, "em.gamma.hard" }, { 1.0332e-11, "em.gamma.soft" },
  { 1.0332e-10, "em.X-ray.hard" }, { 6.1992e-10, "em.X-ray.medium" },
  { 1.0332e-8, "em.X-ray.soft" },  { 5.0e-8, "em.UV.10-50nm" },
  { 1.0e-7, "em.UV.50-100nm" },    { 2.0e-7, "em.UV.100-200nm" },
  { 3.0e-7, "em.UV.200-300nm" },   { 4.0e-7, "em.opt.U" },
  { 5.0e-7, "em.opt.B" },          { 6.0e-7, "em.opt.V" },
  { 7.5e-7, "em.opt.R" },          { 1.0e-6, "em.opt.I" },
  { 1.5e-6, "em.IR.J" },           { 2.0e-6, "em.IR.H" },
  { 3.0e-6, "em.IR.K" },           { 4.0e-6, "em.IR.3-4um" },
  { 8.0e-6, "em.IR.4-8um" },       { 1.5e-5, "em.IR.8-15um" },
  { 3.0e-5, "em.IR.15-30um" },     { 6.0e-5, "em.IR.30-60um" },
  { 1.0e-4, "em.IR.60-100um" },    { 2.0e-4, "em.mm.1500-3000GHz" },
  { 4.0e-4, "em.mm.750-1500GHz" }, { 7.5e-4, "em.mm.400-750GHz" },
  { 1.5e-3, "em.mm.200-400GHz" },  { 3.0e-3, "em.mm.100-200GHz" },
  { 6.0e-3, "em.mm.50-100GHz" },   { 1.0e-2, "em.mm.30-50GHz" },
  { 2.5e-2, "em.radio.12-30GHz" }, { 5.0e-2, "em.radio.6-12GHz" },
  { 0.1, "em.radio.3-6GHz" },      { 0.2, "em.radio.1500-3000MHz" },
  { 0.4, "em.radio.750-1500MHz" }, { 0.75, "em.radio.400-750MHz" },
  { 1.5, "em.radio.200-400MHz" },  { 3.0, "em.radio.100-200MHz" },
  { 15.0, "em.radio.20-100MHz" },  { 1e9, "em.radio.20MHz" },
};

static const char *
em_of_wavelength (double wavelength_m)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (wavelength_m > 0 && wavelength_m <= ranges[i].up_to_m)
      return ranges[i].em;
  return NULL;
}

/* What a number with this word behind it is, in metres of wavelength; 0 when the word is no such unit. */
static double
wavelength_of (double number, const char *unit)
{
  static const struct
  {
    const char *word;
    double      hz, ev, m; /* one of them is set */
  } units[] = {
    { "ghz", 1e9, 0, 0 },        { "mhz", 1e6, 0, 0 },         { "khz", 1e3, 0, 0 },
    { "kev", 0, 1e3, 0 },        { "mev", 0, 1e6, 0 },         { "gev", 0, 1e9, 0 },
    { "tev", 0, 1e12, 0 },       { "um", 0, 0, 1e-6 },         { "micron", 0, 0, 1e-6 },
    { "microns", 0, 0, 1e-6 },   { "mum", 0, 0, 1e-6 },        { "nm", 0, 0, 1e-9 },
    { "angstrom", 0, 0, 1e-10 }, { "angstroms", 0, 0, 1e-10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units) && number > 0; i++)
    if (g_ascii_strcasecmp (unit, units[i].word) == 0)
      return units[i].hz > 0   ? SPEED_OF_LIGHT_M_S / (number * units[i].hz)
             : units[i].ev > 0 ? EV_TIMES_M / (number * units[i].ev)
                               : number * units[i].m;
  return 0;
}

/* "1.4 GHz" is cut into "1", "4", "GHz": the number that ends before word i. */
static double
number_before (const NunSuggestWords *self, guint i)
{
  char joined[48];

  if (i == 0 || !g_ascii_isdigit (self->raw[i - 1][0]))
    return 0;
  if (i >= 2 && g_ascii_isdigit (self->raw[i - 2][0]) && strlen (self->raw[i - 1]) <= 3)
    {
      g_snprintf (joined, sizeof joined, "%.20s.%.20s", self->raw[i - 2], self->raw[i - 1]);
      return g_ascii_strtod (joined, NULL);
    }
  return g_ascii_strtod (self->raw[i - 1], NULL);
}

/* "NB816", "IA527", "n711": narrow and intermediate bands are called by their wavelengths in nm. */
static double
wavelength_of_narrow (const char *raw)
{
  gsize   letters = strcspn (raw, "0123456789");
  char    head[4];
  char   *rest;
  guint64 nm;

  if (letters == 0 || letters > 2 || strlen (raw) != letters + 3)
    return 0;
  for (gsize i = 0; i <= letters; i++)
    head[i] = i < letters ? g_ascii_tolower (raw[i]) : 0;
  if (strcmp (head, "nb") != 0 && strcmp (head, "ib") != 0 && strcmp (head, "ia") != 0 &&
      strcmp (head, "n") != 0)
    return 0;
  nm = g_ascii_strtoull (raw + letters, &rest, 10);
  return *rest == 0 && nm >= 350 && nm <= 999 ? (double) nm * 1e-9 : 0;
}

/* "f_vla_1400": a number behind a radio telescope is a frequency in MHz. */
static double
wavelength_of_radio (const char *telescope, const char *number)
{
  static const char *const telescopes[] = { "vla",   "jvla",  "gmrt",    "wsrt",   "atca",
                                            "lofar", "askap", "meerkat", "merlin", "mwa" };
  char                    *rest;
  double                   mhz = g_ascii_strtod (number, &rest);

  for (guint i = 0; i < G_N_ELEMENTS (telescopes); i++)
    if (g_ascii_strcasecmp (telescopes[i], telescope) == 0)
      return *rest == 0 && mhz >= 20 && mhz <= 50000 ? SPEED_OF_LIGHT_M_S / (mhz * 1e6) : 0;
  return 0;
}

/* A survey of the radio sky has one frequency, in MHz. */
static double
wavelength_of_survey (const char *raw)
{
  static const struct
  {
    const char *name;
    double      mhz;
  } surveys[] = { { "nvss", 1400 },  { "sumss", 843 }, { "tgss", 150 }, { "wenss", 325 },
                  { "vlass", 3000 }, { "vlss", 74 },   { "lotss", 144 } };

  for (guint i = 0; i < G_N_ELEMENTS (surveys); i++)
    if (g_ascii_strcasecmp (surveys[i].name, raw) == 0)
      return SPEED_OF_LIGHT_M_S / (surveys[i].mhz * 1e6);
  return 0;
}

/* What is told without a unit, in names of photometry only. */
static const char *
em_of_habit (const NunSuggestWords *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      double wavelength = wavelength_of_narrow (self->raw[i]);
      char   joined[64];

      if (wavelength <= 0 && i > 0)
        {
          g_snprintf (joined, sizeof joined, "%.16s%.16s", self->raw[i - 1], self->raw[i]);
          wavelength = wavelength_of_narrow (joined);
        }
      if (wavelength <= 0 && i > 0)
        wavelength = wavelength_of_radio (self->raw[i - 1], self->raw[i]);
      if (wavelength <= 0)
        wavelength = wavelength_of_survey (self->raw[i]);
      if (wavelength > 0)
        return em_of_wavelength (wavelength);
    }
  return NULL;
}

static const char *
em_in_name (const NunSuggestWords *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      double number = number_before (self, i);
      double wavelength = number > 0 ? wavelength_of (number, self->raw[i]) : 0;
      char  *rest = NULL;

      if (wavelength <= 0 && g_ascii_isdigit (self->raw[i][0]))
        {
          number = g_ascii_strtod (self->raw[i], &rest);
          wavelength = wavelength_of (number, rest);
        }
      if (wavelength > 0)
        return em_of_wavelength (wavelength);
    }
  return NULL;
}

/* What lies between two numbers with one unit, "0.5-2 keV": where both are the same, or what both belong to. */
static const char *
em_of_range (double from_m, double to_m)
{
  static const char *const wide[] = { "em.gamma", "em.X-ray", "em.UV",   "em.opt",
                                      "em.IR",    "em.mm",    "em.radio" };
  /* The words meet where ranges end: a little inwards it is clear which is meant. */
  const char *a = em_of_wavelength (MIN (from_m, to_m) * 1.001);
  const char *b = em_of_wavelength (MAX (from_m, to_m) / 1.001);

  if (g_strcmp0 (a, b) == 0)
    return a;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (a != NULL && b != NULL && g_str_has_prefix (a, wide[i]) && g_str_has_prefix (b, wide[i]))
      return wide[i];
  return NULL;
}

/* Past what may stand between the two numbers of a range: "-", "to", an en dash. */
static const char *
after_dash (const char *at)
{
  at += strspn (at, " ");
  if (*at == '-' || *at == '/' || *at == ':')
    at++;
  else if (g_str_has_prefix (at, "to ") || g_str_has_prefix (at, "\342\200\223"))
    at += 3;
  else
    return NULL;
  return at + strspn (at, " ");
}

/* The wavelength in metres of a number and the unit behind it, which may stand behind a second number; *second: that
 * one's, 0 for none. */
static double
measure_at (const char *at, const char **end, double *second)
{
  char        unit[12];
  char       *rest;
  double      first = g_ascii_strtod (at, &rest), last = 0;
  const char *dash;
  gsize       n;

  *end = rest;
  dash = after_dash (rest);
  if (dash != NULL && g_ascii_isdigit (*dash))
    last = g_ascii_strtod (dash, &rest);
  at = rest + strspn (rest, " -");
  for (n = 0; g_ascii_isalpha (at[n]) && n < sizeof unit - 1; n++)
    unit[n] = at[n];
  unit[n] = 0;
  *second = last > 0 ? wavelength_of (last, unit) : 0;
  return wavelength_of (first, unit);
}

/* The first wavelength, frequency or energy in a description, or the range of them. */
static const char *
em_in_text (const char *text)
{
  const char *from = text;

  while (from != NULL && *from != 0 && from - text < TEXT_BYTES)
    {
      double first, second;

      if (!g_ascii_isdigit (*from) ||
          (from > text && (g_ascii_isalnum (from[-1]) || from[-1] == '_')))
        {
          from++;
          continue;
        }
      first = measure_at (from, &from, &second);
      if (first > 0)
        return second > 0 ? em_of_range (first, second) : em_of_wavelength (first);
    }
  return NULL;
}

/* -- by name ----------------------------------------------------------------------------------------- */

static gboolean
is_company (const char *word)
{
  static const char *const company[] = { "magnitude",  "flux",       "fluxdensity", "color",
                                         "band",       "filter",     "sb",          "photometric",
                                         "extinction", "luminosity", "counts",      "psf",
                                         "aperture",   "petrosian",  "kron",        "ms igcom",
                                         "mean" };

  for (guint i = 0; i < G_N_ELEMENTS (company); i++)
    if (g_str_equal (word, company[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_photometry (NunQuantity quantity)
{
  return quantity == NUN_QUANTITY_MAGNITUDE || quantity == NUN_QUANTITY_FLUX_DENSITY ||
         quantity == NUN_QUANTITY_FLUX || quantity == NUN_QUANTITY_MAGNITUDE_SB;
}

/* "w1mpro", "j_msigcom", "nuvmag": a band in front of letters that mean something else. */
static const char *const *
form_in_front (const char *raw)
{
  char head[8];

  for (guint n = 4; n >= 2; n--)
    if (strlen (raw) > n && g_ascii_isdigit (raw[n - 1]) != 0 && !g_ascii_isdigit (raw[n]))
      {
        g_strlcpy (head, raw, n + 1);
        if (find_form (head) != NULL)
          return find_form (head);
      }
  if (strlen (raw) > 3 &&
      (g_ascii_strncasecmp (raw, "nuv", 3) == 0 || g_ascii_strncasecmp (raw, "fuv", 3) == 0))
    {
      g_strlcpy (head, raw, 4);
      return find_form (head);
    }
  return NULL;
}

/* The band that word i, alone or with the next one or two, spells; *taken: how many words that are. */
static const char *const *
form_at (const NunSuggestWords *self, guint i, guint *taken)
{
  char joined[64];

  for (guint n = MIN (3, self->n - i); n >= 2; n--)
    {
      g_snprintf (joined, sizeof joined, "%.16s%.16s%.16s", self->raw[i], self->raw[i + 1],
                  n == 3 ? self->raw[i + 2] : "");
      *taken = n;
      if (g_ascii_isdigit (self->raw[i + 1][0]) && find_form (joined) != NULL)
        return find_form (joined);
    }
  *taken = 1;
  if (find_form (self->raw[i]) != NULL)
    return find_form (self->raw[i]);
  return form_in_front (self->raw[i]);
}

static void
add_band (NunSuggestBands *self, const char *const *line, gboolean sure)
{
  NunSuggestBand band = { line[1], line[2], sure };

  if (self->n < G_N_ELEMENTS (self->bands))
    self->bands[self->n++] = band;
}

static NunSuggestBands
in_name (const NunSuggestWords *name, NunQuantity quantity)
{
  NunSuggestBands found = { .n = 0 };
  gboolean        company = is_photometry (quantity);
  guint           taken = 1;

  for (guint i = 0; i < name->n; i++)
    company = company || is_company (name->words[i]);
  for (guint i = 0; i < name->n; i += taken)
    {
      const char *const *line = form_at (name, i, &taken);

      if (line != NULL && (company || !needs_company (line)) &&
          (strlen (name->raw[i]) > 1 || taken > 1 || company))
        add_band (&found, line, !needs_company (line) || company);
    }
  return found;
}

/* A single letter counts beside a word such as "band" or "magnitude" only. */
static NunSuggestBands
in_text (const NunSuggestWords *text)
{
  NunSuggestBands found = { .n = 0 };
  guint           taken = 1;

  for (guint i = 0; i < text->n && found.n == 0; i += taken)
    {
      const char *const *line = form_at (text, i, &taken);
      gboolean           beside = (i > 0 && (is_company (text->words[i - 1]) ||
                                   g_str_equal (text->words[i - 1], "johnson") ||
                                   g_str_equal (text->words[i - 1], "sdss") ||
                                   g_str_equal (text->words[i - 1], "cousins") ||
                                   g_str_equal (text->words[i - 1], "2mass") ||
                                   g_str_has_prefix (text->words[i - 1], "gaia"))) ||
                        (i + taken < text->n && is_company (text->words[i + taken]));

      if (line != NULL && (!needs_company (line) || beside))
        add_band (&found, line, TRUE);
    }
  return found;
}

/* -- the whole --------------------------------------------------------------------------------------- */

/* A capital G is Gaia's broad band, a small one the green of the SDSS. */
static void
tell_gaia (NunSuggestBands       *self,
           const NunSuggestWords *name,
           const NunSuggestWords *text,
           gboolean               is_gaia)
{
  gboolean gaia =
      is_gaia || nun_suggest_words_has (text, "gaia") || nun_suggest_words_has (name, "gaia") ||
      (nun_suggest_words_has (name, "photometric") && nun_suggest_words_has (name, "mean"));

  for (guint i = 0; i < name->n; i++)
    gaia = gaia || (name->raw[i][0] == 'G' && name->raw[i][1] == 0);
  for (guint i = 0; i < self->n; i++)
    if (gaia && g_str_equal (self->bands[i].label, "g"))
      {
        self->bands[i].em = "em.opt";
        self->bands[i].label = "Gaia G";
      }
}

static gboolean
is_energetic (const char *em)
{
  return em != NULL && (g_str_has_prefix (em, "em.X-ray") || g_str_has_prefix (em, "em.gamma"));
}

/* Whether the band is told by one letter of the name. */
static gboolean
is_single_letter (const NunSuggestBands *self)
{
  return self->bands[0].label[0] != 0 && self->bands[0].label[1] == 0;
}

NunSuggestBands
nun_suggest_bands_find (const NunSuggestWords *name,
                        const NunSuggestWords *text,
                        const char            *description,
                        gboolean               is_gaia,
                        NunQuantity            quantity)
{
  NunSuggestBands found = in_name (name, quantity);
  const char     *em;

  if (found.n == 0)
    found = in_text (text);
  /* The bands of X-ray and gamma-ray telescopes have letters, too. */
  em = em_in_text (description);
  if (found.n > 0 && is_single_letter (&found) && is_energetic (em))
    found.n = 0;
  if (found.n == 0)
    {
      if (em == NULL)
        em = em_in_name (name);
      if (em == NULL && is_photometry (quantity))
        em = em_of_habit (name);
      if (em != NULL)
        {
          found.bands[0] = (NunSuggestBand){ em, "", TRUE };
          found.n = 1;
        }
    }
  if (found.n == 2 && strcmp (found.bands[0].label, found.bands[1].label) == 0)
    found.n = 1;
  tell_gaia (&found, name, text, is_gaia);
  return found;
}
