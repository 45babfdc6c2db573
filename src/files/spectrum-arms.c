/* Arms of a spectrograph: arrays B_FLUX, R_FLUX, Z_FLUX of the same fibres, joined to spectra that reach over all of them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/spectrum-private.h"

#define MAX_ARMS 10
#define MAX_LETTERS 3 /* of an arm's name: "B", "UVB" */

/* "_FLUX" of "B_FLUX"; NULL when the name does not begin with an arm's. */
static const char *
tail_of (const NunSpectrum *self)
{
  const char *tail = strchr (self->name, '_');

  return tail != NULL && tail > self->name && tail - self->name <= MAX_LETTERS ? tail : NULL;
}

static gboolean
reaches_beyond (const NunSpectrum *self, const NunSpectrum *other)
{
  return self->wavelengths_m[0] < other->wavelengths_m[0] ||
         self->wavelengths_m[1] > other->wavelengths_m[1];
}

/* Whether both show the same things in the same units, at wavelengths that the other has not. */
static gboolean
are_arms (const NunSpectrum *one, const NunSpectrum *other)
{
  const NunSpectrumHow *how = nun_spectrum_how (one), *others = nun_spectrum_how (other);
  const char           *tail = tail_of (one);

  return tail != NULL && tail_of (other) != NULL && g_str_equal (tail, tail_of (other)) &&
         how->form == NUN_AXIS_PLACE && others->form == NUN_AXIS_PLACE &&
         (how->error.hdu >= 0) == (others->error.hdu >= 0) && one->n_spectra == other->n_spectra &&
         one->medium == other->medium && g_strcmp0 (one->flux_unit, other->flux_unit) == 0 &&
         reaches_beyond (one, other) && reaches_beyond (other, one);
}

/* Empty where it has none. */
static GPtrArray *
arms_of (GPtrArray *found, guint i)
{
  GPtrArray *arms = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_spectrum_free);

  for (guint k = i + 1; k < found->len; k++)
    if (are_arms (found->pdata[i], found->pdata[k]))
      g_ptr_array_add (arms, nun_spectrum_ref (found->pdata[k]));
  if (arms->len >= MAX_ARMS)
    g_ptr_array_set_size (arms, 0);
  if (arms->len > 0)
    g_ptr_array_insert (arms, 0, nun_spectrum_ref (found->pdata[i]));
  return arms;
}

/* Takes the arms. */
static NunSpectrum *
join (GPtrArray *arms)
{
  const NunSpectrum *first = arms->pdata[0];
  NunSpectrum       *self = nun_spectrum_new (first->hdu);
  NunSpectrumHow    *how = nun_spectrum_how (self);
  GString           *axis = g_string_new (NULL);

  how->form = NUN_AXIS_PLACE;
  how->unit = nun_spectrum_how (first)->unit;
  how->flux = nun_spectrum_how (first)->flux;
  how->error = nun_spectrum_how (first)->error;
  how->arms = arms;
  self->name = g_strdup (tail_of (first) + 1);
  self->header = nun_header_ref (first->header);
  self->spectral_unit = g_strdup (first->spectral_unit);
  self->flux_name = g_strdup (first->flux_name);
  self->flux_unit = g_strdup (first->flux_unit);
  self->calibration = first->calibration;
  self->medium = first->medium;
  self->resolution = first->resolution;
  self->remark = g_strdup (first->remark);
  self->n_spectra = first->n_spectra;
  for (guint i = 0; i < arms->len; i++)
    {
      const NunSpectrum *arm = arms->pdata[i];

      self->n_points += arm->n_points;
      nun_spectrum_widen (self, arm->wavelengths_m[0]);
      nun_spectrum_widen (self, arm->wavelengths_m[1]);
      g_string_append_printf (axis, "%s%s", i > 0 ? ", " : "", arm->axis);
    }
  self->axis = g_string_free (axis, FALSE);
  return self;
}

void
nun_spectra_join_arms (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      GPtrArray *arms = arms_of (found, i);

      for (guint k = 1; k < arms->len; k++)
        g_ptr_array_remove (found, arms->pdata[k]);
      if (arms->len == 0)
        {
          g_ptr_array_unref (arms);
          continue;
        }
      nun_spectrum_free (found->pdata[i]);
      found->pdata[i] = join (arms);
    }
}

/* -- samples ----------------------------------------------------------------------------------------- */

static NunSamples *
samples_new (gsize n, gboolean with_error)
{
  NunSamples *self = g_new0 (NunSamples, 1);

  self->n = n;
  self->wavelength_m = g_new (double, n);
  self->flux = g_new (double, n);
  self->error = with_error ? g_new (double, n) : NULL;
  return self;
}

NunSamples *
nun_spectrum_read_arms (NunFile           *file,
                        const NunSpectrum *spectrum,
                        guint              index,
                        GCancellable      *cancellable,
                        GError           **error)
{
  GPtrArray             *arms = nun_spectrum_how (spectrum)->arms;
  g_autoptr (NunSamples) out = NULL;
  gsize                  at = 0;

  for (guint i = 0; i < arms->len; i++)
    {
      g_autoptr (NunSamples) arm =
          nun_spectrum_read_samples (file, arms->pdata[i], index, cancellable, error);

      if (arm == NULL)
        return NULL;
      if (out == NULL)
        out = samples_new ((gsize) spectrum->n_points, arm->error != NULL);
      memcpy (out->wavelength_m + at, arm->wavelength_m, arm->n * sizeof (double));
      memcpy (out->flux + at, arm->flux, arm->n * sizeof (double));
      if (out->error != NULL)
        memcpy (out->error + at, arm->error, arm->n * sizeof (double));
      at += arm->n;
    }
  return g_steal_pointer (&out);
}
