/* Wavelength solutions in headers: linear and log-linear ones in all the ways that people write them. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"
#include "vocabulary/unit.h"

#define LIGHT 299792458.0

/* What the header says of one axis. */
typedef struct
{
  const NunHeader *header;
  int              axis;
  gint64           n;
  const char      *ctype; /* "" for none */
  double           value, pixel, step;
  gboolean         named;  /* something says that it is spectral */
  gboolean         logged; /* something says that it is a logarithm */
} Card;

static const char *
get (const Card *self, const char *stem)
{
  char key[16];

  g_snprintf (key, sizeof key, "%s%d", stem, self->axis);
  return nun_header_get (self->header, key);
}

static gboolean
get_number (const Card *self, const char *stem, double *value)
{
  char key[16];

  g_snprintf (key, sizeof key, "%s%d", stem, self->axis);
  return nun_header_get_double (self->header, key, value) && isfinite (*value);
}

/* The diagonal element of a matrix: "CD1_1". */
static gboolean
get_diagonal (const Card *self, const char *stem, double *value)
{
  char key[16];

  g_snprintf (key, sizeof key, "%s%d_%d", stem, self->axis, self->axis);
  return nun_header_get_double (self->header, key, value) && isfinite (*value);
}

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, word) != NULL;
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (g_ascii_toupper (*value) == 'T' || *value == '1');
}

/* -- the numbers ------------------------------------------------------------------------------------- */

static gboolean
read_step (Card *self)
{
  double scale = 1;

  if (get_diagonal (self, "CD", &self->step) && self->step != 0)
    return TRUE;
  if (!get_number (self, "CDELT", &self->step) || self->step == 0)
    return FALSE;
  if (get_diagonal (self, "PC", &scale) && scale != 0)
    self->step *= scale;
  return TRUE;
}

/* SDSS and its kin, and IRAF's old onedspec. */
static gboolean
read_foreign (Card *self)
{
  self->pixel = 1;
  if (nun_header_get_double (self->header, "COEFF0", &self->value) &&
      nun_header_get_double (self->header, "COEFF1", &self->step))
    {
      self->named = self->logged = TRUE;
      return self->step != 0;
    }
  if (nun_header_get_double (self->header, "W0", &self->value) &&
      nun_header_get_double (self->header, "WPC", &self->step))
    {
      self->named = TRUE;
      return self->step != 0;
    }
  return FALSE;
}

static gboolean
read_numbers (Card *self)
{
  self->pixel = 1;
  if (!get_number (self, "CRVAL", &self->value) || !read_step (self))
    return self->axis == 1 && read_foreign (self);
  get_number (self, "CRPIX", &self->pixel);
  return TRUE;
}

static void
ends (const Card *self, double *low, double *high)
{
  double first = self->value + (1 - self->pixel) * self->step;
  double last = self->value + ((double) self->n - self->pixel) * self->step;

  *low = MIN (first, last);
  *high = MAX (first, last);
}

/* -- the kind ---------------------------------------------------------------------------------------- */

static const struct
{
  const char     *part; /* of CTYPE, in lower case */
  NunSpectralKind kind;
} kinds[] = {
  { "wavn", NUN_SPECTRAL_WAVENUMBER },      { "wavenum", NUN_SPECTRAL_WAVENUMBER },
  { "wav", NUN_SPECTRAL_WAVELENGTH },       { "lam", NUN_SPECTRAL_WAVELENGTH },
  { "angst", NUN_SPECTRAL_WAVELENGTH },     { "ang", NUN_SPECTRAL_WAVELENGTH },
  { "freq", NUN_SPECTRAL_FREQUENCY },       { "ener", NUN_SPECTRAL_ENERGY },
  { "radi-", NUN_SPECTRAL_VELOCITY_RADIO }, { "opti-", NUN_SPECTRAL_VELOCITY_OPTICAL },
  { "vrad", NUN_SPECTRAL_VELOCITY_RADIO },  { "vopt", NUN_SPECTRAL_VELOCITY_OPTICAL },
  { "vel", NUN_SPECTRAL_VELOCITY },
};

/* FALSE when CTYPE says that it is something else. */
static gboolean
read_kind (Card *self, NunSpectralUnit *unit)
{
  static const char *const open[] = { "",          "linear",   "pixel",      "pixels",
                                      "log",       "loglin",   "log-linear", "log-lin",
                                      "loglinear", "spectral", "dispersion", "spectrum",
                                      "ln" };
  g_autofree char         *lower = g_ascii_strdown (self->ctype, -1);
  NunSpectralUnit          by_name;

  unit->kind = NUN_SPECTRAL_WAVELENGTH;
  self->logged = self->logged || g_str_has_prefix (lower, "log");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (lower, kinds[i].part) != NULL)
      {
        unit->kind = kinds[i].kind;
        self->named = TRUE;
        return TRUE;
      }
  by_name = *unit;
  /* A unit in place of a type: "MICRON", "nm". */
  if (nun_spectral_unit_parse (&by_name, self->ctype))
    {
      *unit = by_name;
      self->named = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    if (g_str_equal (lower, open[i]))
      {
        self->named = self->named || i > 3;
        return TRUE;
      }
  return FALSE;
}

/* -- the unit ---------------------------------------------------------------------------------------- */

/* A unit of the kind that the axis has; one of another kind tells what the axis is where nothing else does. */
static gboolean
try_unit (Card *self, NunSpectralUnit *unit, const char *text)
{
  NunSpectralUnit parsed = *unit;

  if (text == NULL || !nun_spectral_unit_parse (&parsed, text))
    return FALSE;
  if (parsed.kind != unit->kind)
    {
      gboolean velocities =
          nun_spectral_is_velocity (parsed.kind) && nun_spectral_is_velocity (unit->kind);

      if (!velocities && self->ctype[0] != 0 && g_ascii_strcasecmp (self->ctype, "LINEAR") != 0)
        return FALSE;
      if (!velocities)
        unit->kind = parsed.kind;
    }
  unit->factor = parsed.factor;
  if (parsed.logarithm != NUN_LOGARITHM_NONE)
    unit->logarithm = parsed.logarithm;
  self->named = TRUE;
  return TRUE;
}

/* "WAVELENGTH [Ang]", "[Angstrom] wavelength of the first pixel", "Wavelength (nm)" */
static gboolean
try_words (Card *self, NunSpectralUnit *unit, const char *text)
{
  g_autofree char *inner = NULL, *found = NULL;
  const char      *open;
  gsize            n;

  if (text == NULL)
    return FALSE;
  open = strpbrk (text, "[(");
  if (open != NULL)
    {
      n = strcspn (open + 1, "])");
      inner = g_strndup (open + 1, n);
      if (try_unit (self, unit, inner))
        return TRUE;
    }
  found = nun_unit_in_text (text, FALSE, NULL);
  return found != NULL && try_unit (self, unit, found);
}

static gboolean
try_comments (Card *self, NunSpectralUnit *unit)
{
  static const char *const stems[] = { "CRVAL", "CDELT", "CTYPE", "CD", "COEFF0", "CRPIX", "W0" };
  guint                    n_cards;
  const NunCard           *cards = nun_header_get_cards (self->header, &n_cards);

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      g_autofree char *key = g_ascii_isdigit (stems[i][strlen (stems[i]) - 1]) ? g_strdup (stems[i])
                             : g_str_equal (stems[i], "CD")
                                 ? g_strdup_printf ("CD%d_%d", self->axis, self->axis)
                                 : g_strdup_printf ("%s%d", stems[i], self->axis);

      for (guint j = 0; j < n_cards; j++)
        if (g_str_equal (cards[j].keyword, key))
          {
            if (try_words (self, unit, cards[j].comment))
              return TRUE;
            break;
          }
    }
  return FALSE;
}

static gboolean
find_unit (Card *self, NunSpectralUnit *unit)
{
  static const char *const keys[] = { "XUNITS",   "XUNIT", "WAVEUNIT", "WAVEUNITS", "WUNIT",
                                      "DISPUNIT", "UNITX", "LAMUNIT",  "WLUNIT" };
  g_autofree char         *wat = nun_iraf_attribute (self->header, self->axis, "units");
  g_autofree char         *label = nun_iraf_attribute (self->header, self->axis, "label");

  if (label != NULL && (contains (label, "wave") || contains (label, "lambda")))
    self->named = TRUE;
  if (unit->factor > 0 || try_unit (self, unit, get (self, "CUNIT")) ||
      try_words (self, unit, self->ctype) || try_unit (self, unit, wat))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (try_unit (self, unit, nun_header_get (self->header, keys[i])))
      return TRUE;
  return try_comments (self, unit) || nun_spectrum_hint (self->header, unit);
}

/* -- logarithms -------------------------------------------------------------------------------------- */

/* Values of 3 to 4.6 in tiny steps are logarithms of Angstroms, whatever the header calls them. */
static void
find_logarithm (Card *self, NunSpectralUnit *unit)
{
  const char *flag = nun_header_get (self->header, "DC-FLAG");
  double      low, high;

  ends (self, &low, &high);
  if (unit->kind != NUN_SPECTRAL_WAVELENGTH)
    return;
  if (flag != NULL)
    self->named = TRUE;
  if (is_true (flag) || is_true (nun_header_get (self->header, "LOGLAM")))
    self->logged = TRUE;
  if (unit->logarithm != NUN_LOGARITHM_NONE)
    return;
  if (low >= 3 && high <= 4.7 && fabs (self->step) < 0.02 &&
      (self->logged || unit->factor == 0 || unit->factor == 1e-10))
    unit->logarithm = NUN_LOGARITHM_10;
  else if (self->logged && low >= 6.5 && high <= 11)
    unit->logarithm = NUN_LOGARITHM_NATURAL;
  else if (self->logged && low > -10 && high < 6)
    unit->logarithm = NUN_LOGARITHM_10;
  if (unit->logarithm != NUN_LOGARITHM_NONE)
    self->named = TRUE;
}

/* -- velocities -------------------------------------------------------------------------------------- */

static gboolean
find_rest (const NunHeader *header, NunSpectralUnit *unit)
{
  static const char *const frequencies[] = { "RESTFRQ", "RESTFREQ", "FREQ0", "RESTFRQ1" };
  static const char *const wavelengths[] = { "RESTWAV", "RESTWAVE", "RESTWL" };
  double                   value;

  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    if (nun_header_get_double (header, frequencies[i], &value) && value > 0)
      {
        /* In hertz by the standard, but GHz and MHz are written too. */
        unit->rest_m = LIGHT / (value < 1e4 ? value * 1e9 : value < 1e7 ? value * 1e6 : value);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (wavelengths); i++)
    if (nun_header_get_double (header, wavelengths[i], &value) && value > 0)
      {
        unit->rest_m = value > 100 ? value * 1e-10 : value;
        return TRUE;
      }
  return FALSE;
}

/* CLASS writes the frequency of a line in a keyword of its own, and only what is beside it on the axis, in hertz. */
static gboolean
add_rest_frequency (Card *self, NunSpectralUnit *unit)
{
  double low, high, rest, factor = unit->factor > 0 ? unit->factor : 1;

  ends (self, &low, &high);
  if (unit->kind != NUN_SPECTRAL_FREQUENCY || low > 0 || high < 0 ||
      !nun_header_get_double (self->header, "RESTFREQ", &rest) ||
      !(rest > 10 * MAX (-low, high) * factor))
    return FALSE;
  self->value += rest / factor;
  unit->factor = factor;
  return TRUE;
}

/* -- wcslib ------------------------------------------------------------------------------------------ */

/* Types with an algorithm ("WAVE-LOG", "FREQ-F2W", "WAVE-TAB") and AIPS's frames ("VELO-LSR"). */
static gboolean
needs_wcslib (const char *ctype)
{
  static const char *const types[] = { "WAVE-", "AWAV-", "FREQ-", "ENER-", "WAVN-", "VRAD-",
                                       "VOPT-", "VELO-", "ZOPT",  "BETA",  "FELO-" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (ctype, types[i]))
      return TRUE;
  return FALSE;
}

/* "WAVE-LOG" with logarithms on it, where the standard wants wavelengths: in no unit, or in that of what they are of. */
static gboolean
is_logarithm_of_angstroms (Card *self)
{
  const char     *text = get (self, "CUNIT");
  NunSpectralUnit unit = NUN_SPECTRAL_UNIT_INIT;
  double          low, high;

  if (!g_str_has_suffix (self->ctype, "-LOG") || !read_numbers (self))
    return FALSE;
  ends (self, &low, &high);
  return low >= 3 && high <= 4.7 && fabs (self->step) < 0.02 &&
         (text == NULL || (nun_spectral_unit_parse (&unit, text) && unit.factor == 1e-10));
}

static gboolean
solve_by_wcslib (const NunHeader *header,
                 const gint64    *axes,
                 int              naxis,
                 gint64           n,
                 NunSpectrumHow  *how)
{
  g_autoptr (NunWcs) wcs = NULL;
  guint              n_cards;
  const char        *raw = nun_header_get_raw (header, &n_cards);
  double             first, last;

  wcs = nun_wcs_new (raw, n_cards, axes, (guint) naxis, NULL, NULL, NULL, 0, NULL, NULL);
  if (wcs == NULL)
    return FALSE;
  first = nun_wcs_wavelength_at (wcs, 1);
  last = nun_wcs_wavelength_at (wcs, (double) n);
  if (!isfinite (first) || !isfinite (last) || first == last ||
      !nun_spectral_is_plausible (MIN (first, last), MAX (first, last)))
    return FALSE;
  how->form = NUN_AXIS_WCS;
  how->wcs = g_steal_pointer (&wcs);
  how->unit.kind = NUN_SPECTRAL_WAVELENGTH;
  how->unit.factor = 1;
  return TRUE;
}

/* -- all together ------------------------------------------------------------------------------------ */

/* Counting pixels from 1, or from wherever a section was cut. */
static gboolean
is_pixels (const Card *self)
{
  return fabs (self->step) == 1 && fabs (self->value - self->pixel) < 2;
}

/* MIDAS calls an axis PIXEL that has wavelengths; small numbers on it are pixels all the same. */
static gboolean
is_uncalibrated (const Card *self)
{
  double low, high;

  ends (self, &low, &high);
  return is_pixels (self) || (g_ascii_strncasecmp (self->ctype, "PIXEL", 5) == 0 && low < 900);
}

static gboolean
is_sensible (const NunSpectralUnit *unit, double low, double high)
{
  double a = nun_spectral_unit_to_m (unit, low), b = nun_spectral_unit_to_m (unit, high);

  return isfinite (a) && isfinite (b) && nun_spectral_is_plausible (MIN (a, b), MAX (a, b));
}

static gboolean
finish (Card *self, NunSpectralUnit *unit, gboolean has_unit, char **remark)
{
  double low, high;

  has_unit = add_rest_frequency (self, unit) || has_unit;
  ends (self, &low, &high);
  if (nun_spectral_is_velocity (unit->kind) && !find_rest (self->header, unit))
    return FALSE;
  /* A linear axis that reaches zero has gone astray at one end only. */
  if (has_unit && is_sensible (unit, low, high) &&
      !(unit->kind == NUN_SPECTRAL_WAVELENGTH && nun_spectral_unit_to_m (unit, high) > 100))
    return TRUE;
  if (unit->logarithm != NUN_LOGARITHM_NONE)
    unit->factor = 0;
  if (!nun_spectral_unit_guess (unit, low, high) || !is_sensible (unit, low, high))
    return FALSE;
  if (remark != NULL)
    *remark = g_strdup_printf (_ ("The header names no unit of the wavelengths that fits them; %s "
                                  "was taken by their size."),
                               nun_spectral_unit_name (unit));
  return TRUE;
}

gboolean
nun_spectrum_solve (const NunHeader *header,
                    int              axis,
                    const gint64    *axes,
                    int              naxis,
                    gboolean         strict,
                    NunSpectrumHow  *how,
                    char           **remark)
{
  Card            self = { .header = header, .axis = axis, .n = axes[axis - 1] };
  NunSpectralUnit unit = NUN_SPECTRAL_UNIT_INIT;
  const char     *flag = nun_header_get (header, "DC-FLAG");
  gboolean        has_unit;

  self.ctype = get (&self, "CTYPE") != NULL ? get (&self, "CTYPE") : "";
  if (flag != NULL && g_str_has_prefix (flag, "-1"))
    return FALSE;
  if (needs_wcslib (self.ctype) && !is_logarithm_of_angstroms (&self) &&
      solve_by_wcslib (header, axes, naxis, self.n, how))
    return TRUE;
  if (g_str_has_suffix (self.ctype, "-TAB"))
    return FALSE;
  if (!read_numbers (&self) || !read_kind (&self, &unit))
    return FALSE;
  has_unit = find_unit (&self, &unit);
  find_logarithm (&self, &unit);
  if ((strict && !self.named) || (!has_unit && is_uncalibrated (&self)))
    return FALSE;
  if (!finish (&self, &unit, has_unit, remark))
    return FALSE;
  how->form = NUN_AXIS_LINEAR;
  how->unit = unit;
  how->reference_value = self.value;
  how->reference_pixel = self.pixel;
  how->step = self.step;
  return TRUE;
}

double
nun_spectrum_wavelength_at (const NunSpectrumHow *how, gint64 k, gint64 i)
{
  double pixel = (double) i + 1;

  switch (how->form)
    {
    case NUN_AXIS_LINEAR:
      return nun_spectral_unit_to_m (&how->unit, how->reference_value +
                                                     (pixel - how->reference_pixel) * how->step);
    case NUN_AXIS_WCS: return nun_wcs_wavelength_at (how->wcs, pixel);
    case NUN_AXIS_IRAF:
      return nun_spectral_unit_to_m (&how->unit, nun_iraf_evaluate (how->iraf, k, pixel));
    case NUN_AXIS_POLYNOMIALS:
      return nun_spectral_unit_to_m (&how->unit, nun_spectrum_polynomial_at (how, k, (double) i));
    case NUN_AXIS_CHANNELS:
      return i < how->channels->len ? g_array_index (how->channels, double, i) : NAN;
    default: return NAN;
    }
}
