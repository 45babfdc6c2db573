/* Spectra: their life, and who finds and reads them. */

#include "files/spectrum.h"

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "files/fits-open.h"
#include "files/spectrum-private.h"

/* -- life -------------------------------------------------------------------------------------------- */

typedef struct
{
  NunSpectrum     spectrum;
  gatomicrefcount references;
} Counted;

NunSpectrum *
nun_spectrum_new (int hdu)
{
  Counted *self = g_new0 (Counted, 1);

  g_atomic_ref_count_init (&self->references);
  self->spectrum.hdu = hdu;
  self->spectrum.n_spectra = 1;
  self->spectrum.wavelengths_m[0] = self->spectrum.wavelengths_m[1] = NAN;
  self->spectrum.resolution = NAN;
  return &self->spectrum;
}

NunSpectrum *
nun_spectrum_ref (NunSpectrum *self)
{
  g_atomic_ref_count_inc (&((Counted *) self)->references);
  return self;
}

void
nun_spectrum_free (NunSpectrum *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&((Counted *) self)->references))
    return;
  nun_header_unref (self->header);
  g_free (self->name);
  g_free (self->axis);
  g_free (self->spectral_unit);
  g_free (self->flux_name);
  g_free (self->flux_unit);
  g_free (self->remark);
  g_free (self);
}

void
nun_samples_free (NunSamples *self)
{
  if (self == NULL)
    return;
  g_free (self->wavelength_m);
  g_free (self->flux);
  g_free (self->error);
  g_free (self);
}

/* -- the doors --------------------------------------------------------------------------------------- */

/* A one-axis image with a linear solution. */
static NunSpectrum *
spectrum_of_image (fitsfile *handle, int hdu)
{
  NunSpectrum *self = NULL;
  char        *text = NULL;
  LONGLONG     size = 0;
  int          naxis = 0, n = 0, status = 0;

  if (fits_get_img_dim (handle, &naxis, &status) == 0 && naxis == 1 &&
      fits_get_img_sizell (handle, 1, &size, &status) == 0 && size > 1 &&
      fits_convert_hdr2str (handle, 0, NULL, 0, &text, &n, &status) == 0)
    {
      g_autoptr (NunHeader) header = nun_header_new (text, (gsize) n * 80);
      double                start, step = NAN;

      if (nun_header_get_double (header, "CRVAL1", &start) &&
          (nun_header_get_double (header, "CDELT1", &step) ||
           nun_header_get_double (header, "CD1_1", &step)))
        {
          self = nun_spectrum_new (hdu);
          self->header = g_steal_pointer (&header);
          self->name = g_strdup ("");
          self->axis = g_strdup (_ ("linear in the header"));
          self->spectral_unit = g_strdup ("Angstrom");
          self->flux_name = g_strdup ("");
          self->flux_unit = g_strdup ("");
          self->n_points = size;
        }
    }
  if (text != NULL)
    fits_free_memory (text, &(int){ 0 });
  fits_clear_errmsg ();
  return self;
}

GPtrArray *
nun_spectra_find (NunFile *file, GCancellable *cancellable)
{
  GPtrArray  *out = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_spectrum_free);
  NunFitsOpen open;

  if (g_cancellable_is_cancelled (cancellable) || !nun_fits_open_hdu (&open, file, 0, NULL))
    return out;
  {
    NunSpectrum *spectrum = spectrum_of_image (open.handle, 0);

    if (spectrum != NULL)
      g_ptr_array_add (out, spectrum);
  }
  nun_fits_open_close (&open);
  return out;
}

NunSamples *
nun_spectrum_read_samples (NunFile           *file,
                           const NunSpectrum *spectrum,
                           guint              index,
                           GCancellable      *cancellable,
                           GError           **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
               _ ("%s, spectrum %u of HDU %d: its samples cannot be read"),
               nun_file_get_path (file), index + 1, spectrum->hdu);
  return NULL;
}
