/* Spectra whose wavelengths, fluxes and errors are arrays in HDUs of their own, told by their names. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"

#define BLOCK 65536
#define MAX_VALUES 200000000 /* that are read for a range */

typedef struct
{
  NunSpectrumHdu   *hdu;
  NunSpectralUnit   unit;
  NunSpectrumMedium medium;
  gsize             cut; /* length of that */
} Wave;

/* "B_WAVELENGTH" is "B_" and a spectral axis; so is "SCI_WAVE", but not "WAVECAL". */
static gboolean
parse_name (const NunSpectrumHdu *hdu, Wave *wave)
{
  static const char *const words[] = { "WAVE",   "WAVL", "WVL",  "LAMBDA",
                                       "LOGLAM", "LAM",  "FREQ", "ENERGY" };
  const char              *unit = nun_header_get (hdu->header, "BUNIT");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = strstr (hdu->name, words[i]);

      /* "LAM" in "LOGLAM" is not where it begins. */
      if (at != NULL && nun_spectrum_role_of_name (at, &wave->unit, NULL, &wave->medium, NULL) ==
                            NUN_ROLE_SPECTRAL)
        {
          wave->cut = (gsize) (at - hdu->name);
          return TRUE;
        }
    }
  wave->cut = 0;
  if (unit != NULL && g_ascii_strncasecmp (unit, "wavelength", 10) == 0)
    {
      wave->unit = NUN_SPECTRAL_UNIT_INIT;
      wave->unit.kind = NUN_SPECTRAL_WAVELENGTH;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_on_sky (const NunSpectrumHdu *hdu)
{
  const char *type = nun_header_get (hdu->header, "CTYPE1");

  return hdu->naxis >= 2 && type != NULL &&
         (g_str_has_prefix (type, "RA--") || g_str_has_prefix (type, "GLON") ||
          g_str_has_prefix (type, "DEC-"));
}

static gboolean
same_shape (const NunSpectrumHdu *a, const NunSpectrumHdu *b)
{
  return memcmp (a->axes, b->axes, sizeof a->axes) == 0;
}

/* "SPEC_DIVIDE_A0V", "TGT_SPEC_VARIANCE": what the words of a longer name say, an error before a flux. */
static NunSpectrumRole
role_of_words (const char *name, NunErrorForm *form)
{
  g_auto (GStrv)  words = g_strsplit_set (name, "_ -.", -1);
  NunSpectrumRole role = NUN_ROLE_NONE;

  for (guint i = 0; words[i] != NULL && role != NUN_ROLE_ERROR; i++)
    {
      NunSpectrumRole own = strlen (words[i]) > 2
                                ? nun_spectrum_role_of_name (words[i], NULL, form, NULL, NULL)
                                : NUN_ROLE_NONE;

      if (own == NUN_ROLE_FLUX || own == NUN_ROLE_ERROR)
        role = own;
    }
  return role;
}

/* The role of an array that may go with the wavelengths. */
static NunSpectrumRole
role_of (const Wave *wave, const NunSpectrumHdu *hdu, NunErrorForm *form, int *rank)
{
  NunSpectrumRole role;

  *rank = 9;
  if (!hdu->is_image || hdu->naxis == 0 || hdu->used || hdu == wave->hdu || !hdu->has_data ||
      hdu->axes[0] != wave->hdu->axes[0] || strncmp (hdu->name, wave->hdu->name, wave->cut) != 0)
    return NUN_ROLE_NONE;
  /* Light still on the detector, its wavelengths pixel by pixel, is an image. */
  if (is_on_sky (hdu))
    return NUN_ROLE_NONE;
  /* The primary array without a name holds the flux. */
  if (hdu->name[wave->cut] == 0)
    return NUN_ROLE_FLUX;
  role = nun_spectrum_role_of_name (hdu->name + wave->cut, NULL, form, NULL, rank);
  if (role != NUN_ROLE_NONE)
    return role;
  *rank = 9;
  return role_of_words (hdu->name + wave->cut, form);
}

/* Each spectrum has wavelengths of its own, or all share one array. */
static gboolean
goes_with (const NunSpectrumHdu *wave, const NunSpectrumHdu *flux)
{
  gboolean shared = TRUE;

  for (int i = 1; i < 9; i++)
    shared = shared && wave->axes[i] == 1;
  return shared || same_shape (wave, flux);
}

static NunSpectrumHdu *
find_flux (NunSpectrumSearch *search, const Wave *wave)
{
  NunSpectrumHdu *best = NULL;
  NunErrorForm    form;
  int             rank, best_rank = 100;

  for (guint i = 0; i < search->hdus->len; i++)
    if (role_of (wave, search->hdus->pdata[i], &form, &rank) == NUN_ROLE_FLUX && rank < best_rank &&
        goes_with (wave->hdu, search->hdus->pdata[i]))
      {
        best = search->hdus->pdata[i];
        best_rank = rank;
      }
  return best;
}

static gboolean
is_prime (const NunSpectrumHdu *hdu)
{
  return hdu->hdu == 0 && hdu->naxis > 0;
}

/* Nameless first image: the flux when nothing is called so. */
static NunSpectrumHdu *
find_nameless (NunSpectrumSearch *search, const Wave *wave)
{
  for (guint i = 0; i < search->hdus->len; i++)
    {
      NunSpectrumHdu *hdu = search->hdus->pdata[i];

      if (hdu->is_image && hdu->naxis > 0 && hdu != wave->hdu && !hdu->used && hdu->has_data &&
          (is_prime (hdu) || hdu->name[0] == 0) && same_shape (hdu, wave->hdu))
        return hdu;
    }
  return NULL;
}

static void
place_error (NunSpectrumSearch    *search,
             const Wave           *wave,
             const NunSpectrumHdu *flux,
             NunSpectrumHow       *how)
{
  NunErrorForm form;
  int          rank;

  for (guint i = 0; i < search->hdus->len; i++)
    {
      const NunSpectrumHdu *hdu = search->hdus->pdata[i];

      if (how->error.hdu < 0 && hdu != flux && same_shape (hdu, flux) &&
          role_of (wave, hdu, &form, &rank) == NUN_ROLE_ERROR)
        {
          how->error = how->flux;
          how->error.hdu = hdu->hdu;
          how->error_form = form;
        }
    }
}

/* Lowest and highest of all wavelengths, in blocks. */
static gboolean
read_range (NunSpectrumSearch *search, const NunSpectrumHdu *hdu, double *low, double *high)
{
  g_autofree double *block = g_new (double, BLOCK);
  NunPlace           place = { .hdu = hdu->hdu, .stride = 1 };
  gint64             n = 1;

  *low = INFINITY;
  *high = -INFINITY;
  for (int i = 0; i < hdu->naxis; i++)
    n = n <= MAX_VALUES / hdu->axes[i] ? n * hdu->axes[i] : MAX_VALUES + 1;
  if (n > MAX_VALUES)
    return FALSE;
  for (gint64 at = 0; at < n; at += BLOCK)
    {
      gsize many = (gsize) MIN (n - at, BLOCK);

      if (!nun_place_read (search->handle, &place, 0, at, many, block))
        return FALSE;
      /* Zeros and less stand for no wavelength. */
      for (gsize i = 0; i < many; i++)
        if (isfinite (block[i]) && block[i] > 0)
          {
            *low = MIN (*low, block[i]);
            *high = MAX (*high, block[i]);
          }
    }
  return *low < *high;
}

/* What the header of the flux counts its own axis in; where that makes no wavelengths of the values, their logarithm may. */
static gboolean
take_unit_of_flux (const NunSpectrumHdu *flux, double low, double high, NunSpectralUnit *unit)
{
  NunSpectralUnit said = *unit;

  if (unit->kind != NUN_SPECTRAL_WAVELENGTH || unit->logarithm != NUN_LOGARITHM_NONE ||
      !nun_spectral_unit_parse (&said, nun_header_get (flux->header, "CUNIT1")) ||
      said.kind != NUN_SPECTRAL_WAVELENGTH)
    return FALSE;
  if (said.factor == 1e-10 && said.logarithm == NUN_LOGARITHM_NONE && low >= 3 && high <= 4.7)
    said.logarithm = NUN_LOGARITHM_10;
  low = nun_spectral_unit_to_m (&said, low);
  high = nun_spectral_unit_to_m (&said, high);
  if (!(low > 1e-8 && high < 1e-3))
    return FALSE;
  *unit = said;
  return TRUE;
}

static gboolean
find_unit (const Wave           *wave,
           const NunSpectrumHdu *flux,
           double                low,
           double                high,
           NunSpectralUnit      *unit,
           gboolean             *assumed)
{
  const char     *keys[] = { "BUNIT", "CUNIT1", "TUNIT1", "UNIT", "UNITS" };
  NunSpectralUnit parsed = wave->unit;

  *unit = wave->unit;
  *assumed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char      *text = nun_header_get (wave->hdu->header, keys[i]);
      const char      *open = text != NULL ? strpbrk (text, "([") : NULL;
      g_autofree char *inner =
          open != NULL && open > text ? g_strndup (open + 1, strcspn (open + 1, "])")) : NULL;

      if ((nun_spectral_unit_parse (&parsed, text) ||
           (inner != NULL && nun_spectral_unit_parse (&parsed, inner))) &&
          !nun_spectral_is_velocity (parsed.kind))
        {
          unit->kind = parsed.kind;
          unit->factor = parsed.factor;
          if (parsed.logarithm != NUN_LOGARITHM_NONE)
            unit->logarithm = parsed.logarithm;
          return TRUE;
        }
    }
  if (unit->factor > 0 || take_unit_of_flux (flux, low, high, unit))
    return TRUE;
  *assumed = TRUE;
  return nun_spectral_unit_guess (unit, low, high);
}

/* All arrays of the family are part of the spectrum, masks and resolutions too. */
static void
mark_family (NunSpectrumSearch *search, const Wave *wave)
{
  for (guint i = 0; i < search->hdus->len; i++)
    {
      NunSpectrumHdu *hdu = search->hdus->pdata[i];

      if (hdu->is_image && (hdu->axes[0] == wave->hdu->axes[0] || wave->cut > 0) &&
          strncmp (hdu->name, wave->hdu->name, wave->cut) == 0)
        hdu->used = TRUE;
    }
}

static void
count (NunSpectrum *self, const NunSpectrumHdu *wave, const NunSpectrumHdu *flux)
{
  NunSpectrumHow *how = nun_spectrum_how (self);
  gint64          n = 1;

  for (int i = 1; i < flux->naxis; i++)
    n = n <= G_MAXINT32 / flux->axes[i] ? n * flux->axes[i] : G_MAXINT32;
  self->n_spectra = (guint) n;
  self->n_points = flux->axes[0];
  how->flux = (NunPlace){ .hdu = flux->hdu, .stride = 1, .step = flux->axes[0] };
  how->wave = (NunPlace){ .hdu = wave->hdu, .stride = 1 };
  if (same_shape (wave, flux))
    how->wave.step = wave->axes[0];
}

static void
add_group (NunSpectrumSearch *search, Wave *wave)
{
  NunSpectrumHdu *flux = find_flux (search, wave);
  NunSpectralUnit unit;
  NunSpectrum    *self;
  NunSpectrumHow *how;
  double          low, high;
  gboolean        assumed;

  if (flux == NULL)
    flux = find_nameless (search, wave);
  if (flux == NULL || !read_range (search, wave->hdu, &low, &high) ||
      !find_unit (wave, flux, low, high, &unit, &assumed))
    return;
  self = nun_spectrum_new (flux->hdu);
  how = nun_spectrum_how (self);
  how->form = NUN_AXIS_PLACE;
  how->unit = unit;
  count (self, wave->hdu, flux);
  place_error (search, wave, flux, how);
  self->header = nun_spectrum_inherit (search, flux);
  self->name = g_strdup (flux->name);
  self->medium = wave->medium;
  self->axis = wave->hdu->name[0] != 0 ? g_strdup_printf (_ ("array %s"), wave->hdu->name)
                                       : g_strdup_printf (_ ("array in HDU %d"), wave->hdu->hdu);
  self->spectral_unit = g_strdup (nun_spectral_unit_name (&unit));
  if (assumed)
    self->remark = g_strdup_printf (
        _ ("The header names no unit of the wavelengths; %s was taken by their size."),
        nun_spectral_unit_name (&unit));
  nun_spectrum_widen (self, nun_spectral_unit_to_m (&unit, low));
  nun_spectrum_widen (self, nun_spectral_unit_to_m (&unit, high));
  nun_spectrum_describe (self);
  mark_family (search, wave);
  g_ptr_array_add (search->found, self);
}

/* -- arrays without names ---------------------------------------------------------------------------- */

#define MIN_LINE 512
#define MAX_LINES 200

/* A picture of many long lines that nothing is said of. */
static gboolean
is_nameless (const NunSpectrumHdu *hdu)
{
  return hdu->is_image && hdu->has_data && !hdu->used && hdu->naxis == 2 && hdu->name[0] == 0 &&
         hdu->axes[0] >= MIN_LINE && hdu->axes[1] <= MAX_LINES &&
         nun_header_get (hdu->header, "CTYPE1") == NULL &&
         nun_header_get (hdu->header, "CRVAL1") == NULL;
}

/* Whether each line runs one way in steps that hardly change: no light does that in all lines of a picture. */
static gboolean
runs_like_wavelengths (NunSpectrumSearch *search, const NunSpectrumHdu *hdu)
{
  gsize              n = (gsize) hdu->axes[0];
  g_autofree double *line = n <= NUN_SAMPLES_MAX ? g_try_new (double, n) : NULL;
  NunPlace           place = { .hdu = hdu->hdu, .stride = 1, .step = hdu->axes[0] };

  for (gint64 k = 0; line != NULL && k < hdu->axes[1]; k++)
    {
      double step;

      if (!nun_place_read (search->handle, &place, k, 0, n, line))
        return FALSE;
      step = (line[n - 1] - line[0]) / (double) (n - 1);
      for (gsize i = 1; i < n; i++)
        if (!((line[i] - line[i - 1]) / step > 0.2 && (line[i] - line[i - 1]) / step < 5))
          return FALSE;
    }
  return line != NULL;
}

/* Echelle orders as their flux, its error and the wavelengths in arrays of one shape, told by what the last holds. */
static void
add_nameless (NunSpectrumSearch *search)
{
  NunSpectrumHdu *flux = NULL;

  for (guint i = 0; i < search->hdus->len; i++)
    {
      NunSpectrumHdu *hdu = search->hdus->pdata[i];
      Wave            wave = { .hdu = hdu, .unit = NUN_SPECTRAL_UNIT_INIT };
      NunSpectralUnit unit;
      double          low, high;

      if (!is_nameless (hdu))
        continue;
      if (flux == NULL || !same_shape (hdu, flux))
        {
          flux = hdu;
          continue;
        }
      wave.unit.kind = NUN_SPECTRAL_WAVELENGTH;
      unit = wave.unit;
      if (runs_like_wavelengths (search, hdu) && read_range (search, hdu, &low, &high) &&
          low > 0.1 && high < 30 * low && nun_spectral_unit_guess (&unit, low, high))
        {
          add_group (search, &wave);
          return;
        }
    }
}

void
nun_spectra_in_groups (NunSpectrumSearch *search)
{
  for (guint i = 0; i < search->hdus->len && search->found->len < NUN_MAX_SPECTRA; i++)
    {
      Wave wave = { .hdu = search->hdus->pdata[i], .unit = NUN_SPECTRAL_UNIT_INIT };

      if (wave.hdu->is_image && wave.hdu->naxis > 0 && wave.hdu->axes[0] > 1 &&
          wave.hdu->has_data && !wave.hdu->used && parse_name (wave.hdu, &wave))
        add_group (search, &wave);
    }
  if (search->found->len == 0)
    add_nameless (search);
  nun_spectra_join_arms (search->found);
}
