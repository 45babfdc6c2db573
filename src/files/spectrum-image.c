/* Spectra in one image HDU: along an axis with a solution, lines of IRAF's multispec, rows that are arrays of one
 * spectrum. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"

#define MAX_ROWS 12 /* of an image whose rows are quantities, not spectra */

/* -- shared ------------------------------------------------------------------------------------------ */

static gboolean
has_sky (const NunSpectrumHdu *hdu)
{
  static const char *const parts[] = { "RA--", "DEC-", "GLON", "GLAT",
                                       "ELON", "ELAT", "HPLN", "SOLAR" };

  for (int i = 0; i < hdu->naxis; i++)
    {
      g_autofree char *key = g_strdup_printf ("CTYPE%d", i + 1);
      const char      *type = nun_header_get (hdu->header, key);

      for (guint j = 0; type != NULL && j < G_N_ELEMENTS (parts); j++)
        if (hdu->axes[i] > 1 && g_ascii_strncasecmp (type, parts[j], strlen (parts[j])) == 0)
          return TRUE;
    }
  return FALSE;
}

/* A long slit: the second axis is a distance on the sky, so that the whole is an image. */
static gboolean
has_slit (const NunSpectrumHdu *hdu)
{
  const char *unit = nun_header_get (hdu->header, "CUNIT2");

  return unit != NULL && hdu->axes[1] > 1 &&
         (g_ascii_strncasecmp (unit, "arcsec", 6) == 0 ||
          g_ascii_strncasecmp (unit, "arcmin", 6) == 0 ||
          g_ascii_strncasecmp (unit, "deg", 3) == 0);
}

/* The one axis longer than a pixel, from 0, or -1. */
static int
only_axis (const NunSpectrumHdu *hdu)
{
  int axis = -1;

  for (int i = 0; i < hdu->naxis; i++)
    if (hdu->axes[i] > 1)
      {
        if (axis >= 0)
          return -1;
        axis = i;
      }
  return axis;
}

/* Elements of all axes but the first; at most G_MAXUINT of them. */
static gint64
count_lines (const NunSpectrumHdu *hdu)
{
  gint64 n = 1;

  for (int i = 1; i < hdu->naxis; i++)
    n = hdu->axes[i] > 0 && n <= G_MAXINT32 / hdu->axes[i] ? n * hdu->axes[i] : G_MAXINT32;
  return n;
}

static NunSpectrum *
begin (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  NunSpectrum *self = nun_spectrum_new (hdu->hdu);
  const char  *name = nun_header_get (hdu->header, "EXTNAME");

  self->header = nun_spectrum_inherit (search, hdu);
  self->name = g_strdup (name != NULL ? name : "");
  hdu->used = TRUE;
  return self;
}

static void
finish (NunSpectrumSearch *search, NunSpectrum *self)
{
  if (self->spectral_unit == NULL)
    self->spectral_unit = g_strdup (nun_spectral_unit_name (&nun_spectrum_how (self)->unit));
  nun_spectrum_describe (self);
  g_ptr_array_add (search->found, self);
}

/* -- names of rows ----------------------------------------------------------------------------------- */

/* "ARRAY1 = 'Normalized flux'", "ROW1", "BANDID1": what row (or band) i, from 1, holds. */
static const char *
row_name (const NunHeader *header, gint64 i)
{
  static const char *const stems[] = { "ARRAY", "ROW", "BANDID", "LABEL" };

  for (guint j = 0; j < G_N_ELEMENTS (stems); j++)
    {
      g_autofree char *key = g_strdup_printf ("%s%d", stems[j], (int) i);
      const char      *name = nun_header_get (header, key);

      if (name != NULL && g_ascii_isalpha (*name))
        return name;
    }
  return NULL;
}

static gboolean
says (const char *text, const char *word)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && strstr (lower, word) != NULL;
}

/* Finds errors among n rows (or bands) of `stride` elements by what the header calls them. */
static void
place_rows (const NunHeader *header, gint64 n, gint64 size, NunSpectrumHow *how)
{
  static const char *const words[] = { "sigma", "error", "noise", "uncert", "stddev" };

  for (gint64 i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      const char *name = row_name (header, i + 1);
      gboolean inverse = says (name, "inverse var") || says (name, "invvar") || says (name, "ivar");
      gboolean match = inverse || says (name, "variance");

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        match = match || says (name, words[j]);
      /* "spectrum - weights variance" is the flux all the same. */
      if (i == 0 || !match || how->error.hdu >= 0 || says (name, "spectrum -"))
        continue;
      how->error = how->flux;
      how->error.first = i * size;
      how->error_form = inverse                   ? NUN_ERROR_INVERSE_VARIANCE
                        : says (name, "variance") ? NUN_ERROR_VARIANCE
                                                  : NUN_ERROR_SIGMA;
    }
}

/* -- a row that holds the wavelengths ---------------------------------------------------------------- */

/* Whether some row repeats the wavelengths of the header: the rows are then quantities of one spectrum. */
static gboolean
repeats_axis (NunSpectrumSearch *search, const NunSpectrumHdu *hdu, const NunSpectrumHow *how)
{
  gint64 n = hdu->axes[0], at[3] = { 0, n / 2, n - 1 };

  for (gint64 row = 1; row < hdu->axes[1]; row++)
    {
      NunPlace place = { .hdu = hdu->hdu, .first = row * n, .stride = 1 };
      gboolean same = TRUE;
      double   factor = how->unit.factor, value;

      for (guint i = 0; same && i < G_N_ELEMENTS (at); i++)
        {
          double want = nun_spectrum_wavelength_at (how, 0, at[i]) / factor;

          same = nun_place_read (search->handle, &place, 0, at[i], 1, &value) &&
                 fabs (value / want - 1) < 1e-3;
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  gint64 n, n_rising, n_falling;
  double low, high;
} Course;

static gboolean
read_course (NunSpectrumSearch *search, const NunPlace *place, gint64 n, Course *course)
{
  g_autofree double *values = NULL;
  double             before = NAN;

  *course = (Course){ .low = INFINITY, .high = -INFINITY };
  if (n < 8 || n > NUN_SAMPLES_MAX)
    return FALSE;
  values = g_try_new (double, (gsize) n);
  if (values == NULL || !nun_place_read (search->handle, place, 0, 0, (gsize) n, values))
    return FALSE;
  for (gint64 i = 0; i < n; i++)
    if (isfinite (values[i]) && values[i] > 0)
      {
        course->n++;
        course->low = MIN (course->low, values[i]);
        course->high = MAX (course->high, values[i]);
        if (values[i] > before)
          course->n_rising++;
        else if (values[i] < before)
          course->n_falling++;
        before = values[i];
      }
  return TRUE;
}

/* -- solutions --------------------------------------------------------------------------------------- */

static void
widen_by_ends (NunSpectrum *self)
{
  const NunSpectrumHow *how = nun_spectrum_how (self);

  nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, 0, 0));
  nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, 0, self->n_points - 1));
}

static const char *
axis_text (const NunSpectrumHow *how)
{
  if (how->form == NUN_AXIS_WCS)
    return _ ("world coordinates of the header");
  return how->unit.logarithm != NUN_LOGARITHM_NONE ? _ ("logarithmic, in the header")
                                                   : _ ("linear, in the header");
}

/* Flux and errors of an image whose first axis is the spectral one. */
static void
place_lines (NunSpectrumSearch *search, NunSpectrumHdu *hdu, NunSpectrum *self)
{
  NunSpectrumHow *how = nun_spectrum_how (self);
  gint64          n = hdu->axes[0], n_lines = count_lines (hdu);
  gboolean        in_bands = hdu->axes[2] > 1 && row_name (hdu->header, 1) != NULL;

  how->flux = (NunPlace){ .hdu = hdu->hdu, .stride = 1, .step = n };
  if (in_bands)
    {
      self->n_spectra = (guint) hdu->axes[1];
      place_rows (hdu->header, hdu->axes[2], n * hdu->axes[1], how);
    }
  else if (hdu->naxis >= 2 && hdu->axes[1] > 1 && hdu->axes[1] <= MAX_ROWS && hdu->axes[2] == 1 &&
           (row_name (hdu->header, 1) != NULL || repeats_axis (search, hdu, how)))
    {
      self->n_spectra = 1;
      place_rows (hdu->header, hdu->axes[1], n, how);
    }
  else
    self->n_spectra = (guint) MIN (n_lines, G_MAXINT32);
}

/* Errors in an HDU of their own, of the same shape, told by its name. */
static void
place_sibling (NunSpectrumSearch *search, const NunSpectrumHdu *hdu, NunSpectrumHow *how)
{
  NunErrorForm form;

  for (guint i = 0; i < search->hdus->len && how->error.hdu < 0; i++)
    {
      const NunSpectrumHdu *other = search->hdus->pdata[i];

      if (other != hdu && other->is_image && other->has_data && other->name[0] != 0 &&
          memcmp (other->axes, hdu->axes, sizeof hdu->axes) == 0 &&
          nun_spectrum_role_of_name (other->name, NULL, &form, NULL, NULL) == NUN_ROLE_ERROR)
        {
          how->error = how->flux;
          how->error.hdu = other->hdu;
          how->error_form = form;
        }
    }
}

static gboolean
along_axis (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  int            axis = only_axis (hdu);
  NunSpectrumHow how = { .unit = { .rest_m = NAN } };
  NunSpectrum   *self;
  char          *remark = NULL;
  gint64         stride = 1;
  gboolean       strict = axis < 0;

  if (axis < 0 && (has_sky (hdu) || has_slit (hdu) || hdu->axes[0] < 2))
    return FALSE;
  if (!nun_spectrum_solve (hdu->header, MAX (axis, 0) + 1, hdu->axes, hdu->naxis, strict, &how,
                           &remark))
    return FALSE;
  self = begin (search, hdu);
  self->remark = remark;
  self->n_points = hdu->axes[MAX (axis, 0)];
  self->axis = g_strdup (axis_text (&how));
  how.wave = how.flux = how.error = NUN_PLACE_NONE;
  how.wave_column = how.flux_column = how.error_column = how.count_column = -1;
  how.value_column = how.step_column = how.pixel_column = -1;
  *nun_spectrum_how (self) = how;
  if (axis >= 0)
    nun_spectrum_how (self)->flux = (NunPlace){ .hdu = hdu->hdu, .stride = stride };
  else
    place_lines (search, hdu, self);
  if (nun_spectrum_how (self)->error.hdu < 0)
    place_sibling (search, hdu, nun_spectrum_how (self));
  widen_by_ends (self);
  finish (search, self);
  return TRUE;
}

/* -- multispec --------------------------------------------------------------------------------------- */

#define MAX_EVALUATIONS 4000000

/* The range of all lines: every pixel where that is quick, else some of each line. */
static void
widen_by_lines (NunSpectrum *self, gint64 n_pixels)
{
  const NunSpectrumHow *how = nun_spectrum_how (self);
  gint64                every = 1 + n_pixels * self->n_spectra / MAX_EVALUATIONS;

  for (guint k = 0; k < self->n_spectra; k++)
    {
      gint64 n = nun_iraf_n_points (how->iraf, k, n_pixels);

      if (!nun_iraf_is_calibrated (how->iraf, k))
        continue;
      self->n_points = MAX (self->n_points, n);
      for (gint64 i = 0; i < n; i += every)
        nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, k, i));
      nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, k, n - 1));
    }
}

static gboolean
in_multispec (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  const char         *type = nun_header_get (hdu->header, "CTYPE1");
  g_autofree char    *system = NULL;
  g_autoptr (NunIraf) iraf = NULL;
  NunSpectrum        *self;
  NunSpectrumHow     *how;
  NunSpectralUnit     unit = NUN_SPECTRAL_UNIT_INIT;

  if (type == NULL || g_ascii_strncasecmp (type, "MULTISPE", 8) != 0)
    {
      system = nun_iraf_attribute (hdu->header, 0, "system");
      if (system == NULL || !g_str_equal (system, "multispec"))
        return FALSE;
    }
  iraf = nun_iraf_new (hdu->header, hdu->axes[1]);
  if (iraf == NULL)
    return FALSE;
  if (!nun_spectral_unit_parse (&unit, nun_iraf_get_unit (iraf)))
    {
      unit.kind = NUN_SPECTRAL_WAVELENGTH;
      unit.factor = 1e-10;
    }
  self = begin (search, hdu);
  how = nun_spectrum_how (self);
  how->form = NUN_AXIS_IRAF;
  how->unit = unit;
  how->iraf = g_steal_pointer (&iraf);
  how->flux = (NunPlace){ .hdu = hdu->hdu, .stride = 1, .step = hdu->axes[0] };
  place_rows (hdu->header, hdu->axes[2], hdu->axes[0] * hdu->axes[1], how);
  self->n_spectra = (guint) MIN (hdu->axes[1], G_MAXINT32);
  self->axis = g_strdup (_ ("dispersion functions of IRAF's multispec"));
  widen_by_lines (self, hdu->axes[0]);
  finish (search, self);
  return TRUE;
}

/* -- arrays of one spectrum -------------------------------------------------------------------------- */

static gboolean
guess_unit (const NunHeader *header, const Course *course, NunSpectralUnit *unit, gboolean *assumed)
{
  static const char *const keys[] = { "XUNITS",    "XUNIT",    "CUNIT1", "WAVEUNIT",
                                      "WAVEUNITS", "DISPUNIT", "WUNIT",  "WAT1_001" };

  unit->kind = NUN_SPECTRAL_WAVELENGTH;
  *assumed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (nun_spectral_unit_parse (unit, nun_header_get (header, keys[i])) &&
        !nun_spectral_is_velocity (unit->kind))
      return TRUE;
  if (nun_spectrum_hint (header, unit))
    return TRUE;
  *assumed = TRUE;
  return nun_spectral_unit_guess (unit, course->low, course->high) &&
         course->high > course->low * 1.001;
}

#define LONG_ENOUGH 100 /* for values that rise throughout to be no accident of an image */

/* Whether what is guessed to be wavelengths may be such: in the range where nearly all spectra are that nobody names, and
 * not in an array that is called otherwise ("XTRACE"). */
static gboolean
is_believable (const NunSpectrumHdu *hdu, const Course *course, const NunSpectralUnit *unit)
{
  double low = nun_spectral_unit_to_m (unit, course->low);
  double high = nun_spectral_unit_to_m (unit, course->high);

  /* What falls is a beam, a window, or some other function of no wavelength. */
  return course->n_rising > course->n_falling && high < 30 * low && low > 1e-8 && high < 1e-4 &&
         (hdu->name[0] == 0 || strstr (hdu->name, "SPEC") != NULL ||
          nun_spectrum_role_of_name (hdu->name, NULL, NULL, NULL, NULL) != NUN_ROLE_NONE);
}

/* Three rows (or columns): wavelength, flux, error; further planes are orders. */
static gboolean
in_rows (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  gboolean rows = hdu->axes[1] >= 2 && hdu->axes[1] <= 6 && hdu->axes[0] > 3 * hdu->axes[1];
  gboolean columns = hdu->axes[0] >= 2 && hdu->axes[0] <= 6 && hdu->axes[1] > 3 * hdu->axes[0];
  gint64   n = rows ? hdu->axes[0] : hdu->axes[1], n_rows = rows ? hdu->axes[1] : hdu->axes[0];
  NunPlace place = { .hdu = hdu->hdu, .stride = rows ? 1 : n_rows, .step = n * n_rows };
  gint64   next = rows ? n : 1;
  NunSpectralUnit unit = NUN_SPECTRAL_UNIT_INIT;
  NunSpectrum    *self;
  NunSpectrumHow *how;
  Course          course;
  gboolean        assumed;

  /* Words of the sky may be left over from the picture that the spectrum was taken out of. */
  if (hdu->naxis < 2 || hdu->naxis > 3 || !(rows || columns) || (has_sky (hdu) && n < LONG_ENOUGH))
    return FALSE;
  /* All but a few padded ends run one way. */
  if (!read_course (search, &place, n, &course) || course.n < 8 || course.n < n / 4 ||
      MAX (course.n_rising, course.n_falling) < course.n - 1 ||
      !guess_unit (hdu->header, &course, &unit, &assumed) ||
      ((assumed || has_sky (hdu)) && !is_believable (hdu, &course, &unit)))
    return FALSE;
  self = begin (search, hdu);
  how = nun_spectrum_how (self);
  how->form = NUN_AXIS_PLACE;
  how->unit = unit;
  how->wave = how->flux = place;
  how->flux.first = next;
  if (n_rows >= 3)
    {
      how->error = place;
      how->error.first = 2 * next;
    }
  self->n_spectra = (guint) MIN (hdu->axes[2], NUN_MAX_SPECTRA);
  self->n_points = n;
  self->axis = g_strdup (rows ? _ ("first row of the array") : _ ("first column of the array"));
  if (assumed)
    self->remark = g_strdup_printf (
        _ ("The header names no unit of the wavelengths; %s was taken by their size."),
        nun_spectral_unit_name (&unit));
  for (gint64 k = 0; k < self->n_spectra; k++)
    {
      NunPlace order = place;

      order.first = k * place.step;
      if (read_course (search, &order, n, &course) && course.n > 0)
        {
          nun_spectrum_widen (self, nun_spectral_unit_to_m (&unit, course.low));
          nun_spectrum_widen (self, nun_spectral_unit_to_m (&unit, course.high));
        }
    }
  finish (search, self);
  return TRUE;
}

void
nun_spectra_in_image (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  NunErrorForm form;
  char        *name = hdu->name;

  /* Errors, masks and the like stand beside their spectrum. */
  if (nun_spectrum_role_of_name (name, NULL, &form, NULL, NULL) == NUN_ROLE_ERROR && hdu->hdu > 0)
    return;
  if (!nun_spectra_in_orders (search, hdu) && !in_multispec (search, hdu) &&
      !along_axis (search, hdu))
    in_rows (search, hdu);
}
