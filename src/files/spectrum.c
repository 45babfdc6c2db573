/* NunSpectrum: its life. */

#include "files/spectrum.h"

#include <math.h>

#include "files/spectrum-private.h"

typedef struct
{
  NunSpectrum     spectrum;
  NunSpectrumHow  how;
  gatomicrefcount references;
} Counted;

NunSpectrum *
nun_spectrum_new (int hdu)
{
  Counted        *self = g_new0 (Counted, 1);
  NunSpectrumHow *how = &self->how;

  g_atomic_ref_count_init (&self->references);
  self->spectrum.hdu = hdu;
  self->spectrum.n_spectra = 1;
  self->spectrum.wavelengths_m[0] = self->spectrum.wavelengths_m[1] = NAN;
  self->spectrum.resolution = NAN;
  self->spectrum.how = how;
  how->unit = NUN_SPECTRAL_UNIT_INIT;
  how->wave = how->flux = how->error = NUN_PLACE_NONE;
  how->wave_column = how->flux_column = how->error_column = how->count_column = -1;
  how->value_column = how->step_column = how->pixel_column = -1;
  return &self->spectrum;
}

NunSpectrum *
nun_spectrum_ref (NunSpectrum *self)
{
  g_atomic_ref_count_inc (&((Counted *) self)->references);
  return self;
}

NunSpectrumHow *
nun_spectrum_how (const NunSpectrum *self)
{
  return self->how;
}

void
nun_spectrum_widen (NunSpectrum *self, double wavelength_m)
{
  if (!isfinite (wavelength_m))
    return;
  self->wavelengths_m[0] = fmin (self->wavelengths_m[0], wavelength_m);
  self->wavelengths_m[1] = fmax (self->wavelengths_m[1], wavelength_m);
}

void
nun_spectrum_free (NunSpectrum *self)
{
  NunSpectrumHow *how;

  if (self == NULL || !g_atomic_ref_count_dec (&((Counted *) self)->references))
    return;
  how = self->how;
  nun_wcs_free (how->wcs);
  nun_iraf_free (how->iraf);
  g_clear_pointer (&how->channels, g_array_unref);
  g_clear_pointer (&how->polynomials, g_array_unref);
  g_clear_pointer (&how->arms, g_ptr_array_unref);
  nun_header_unref (self->header);
  g_free (self->name);
  g_free (self->axis);
  g_free (self->spectral_unit);
  g_free (self->flux_name);
  g_free (self->flux_unit);
  g_free (self->remark);
  g_free ((Counted *) self);
}

GPtrArray *
nun_spectra_find (NunFile *file, GCancellable *cancellable)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_spectrum_free);
  GPtrArray *known = nun_file_get_spectra (file);

  /* They were found when the file was opened, since its kind depends on them. */
  for (guint i = 0; known != NULL && i < known->len && !g_cancellable_is_cancelled (cancellable);
       i++)
    g_ptr_array_add (out, nun_spectrum_ref (known->pdata[i]));
  return out;
}
