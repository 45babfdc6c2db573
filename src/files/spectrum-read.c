/* The samples of a spectrum, read where the finder saw them. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/fits-open.h"
#include "files/spectrum-column.h"

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

static void
fail (NunFile *file, const NunSpectrum *spectrum, guint index, GError **error)
{
  if (error != NULL && *error == NULL)
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                 _ ("%s: the samples of spectrum %u in %s cannot be read; get the file again"),
                 nun_file_get_path (file), index + 1,
                 *spectrum->name != 0 ? spectrum->name : _ ("its first HDU"));
}

static double
error_of (NunErrorForm form, double value)
{
  if (form == NUN_ERROR_VARIANCE)
    return value >= 0 ? sqrt (value) : NAN;
  if (form == NUN_ERROR_INVERSE_VARIANCE)
    return value > 0 ? 1 / sqrt (value) : NAN;
  return value;
}

static gboolean
allocate (NunSamples *self, gsize n, gboolean with_error)
{
  self->n = n;
  self->wavelength_m = g_try_new (double, MAX (n, 1));
  self->flux = g_try_new (double, MAX (n, 1));
  self->error = with_error ? g_try_new (double, MAX (n, 1)) : NULL;
  return self->wavelength_m != NULL && self->flux != NULL && (!with_error || self->error != NULL);
}

/* -- images ------------------------------------------------------------------------------------------ */

static gint64
count_in_image (const NunSpectrum *spectrum, guint index)
{
  const NunSpectrumHow *how = nun_spectrum_how (spectrum);

  return how->form == NUN_AXIS_IRAF ? nun_iraf_n_points (how->iraf, index, spectrum->n_points)
                                    : spectrum->n_points;
}

/* Fluxes first: what the file does not hold is not computed. */
static gboolean
read_image (void *handle, const NunSpectrum *spectrum, guint index, NunSamples *out)
{
  const NunSpectrumHow *how = nun_spectrum_how (spectrum);

  if (!nun_place_read (handle, &how->flux, index, 0, out->n, out->flux))
    return FALSE;
  if (how->error.hdu >= 0 && !nun_place_read (handle, &how->error, index, 0, out->n, out->error))
    return FALSE;
  if (how->form == NUN_AXIS_PLACE)
    {
      if (!nun_place_read (handle, &how->wave, index, 0, out->n, out->wavelength_m))
        return FALSE;
      for (gsize i = 0; i < out->n; i++)
        out->wavelength_m[i] = nun_spectral_unit_to_m (&how->unit, out->wavelength_m[i]);
    }
  else
    for (gsize i = 0; i < out->n; i++)
      out->wavelength_m[i] = nun_spectrum_wavelength_at (how, index, (gint64) i);
  for (gsize i = 0; out->error != NULL && i < out->n; i++)
    out->error[i] = error_of (how->error_form, out->error[i]);
  return TRUE;
}

static NunSamples *
read_from_image (NunFile *file, const NunSpectrum *spectrum, guint index, GError **error)
{
  g_autoptr (NunSamples) out = g_new0 (NunSamples, 1);
  const NunSpectrumHow  *how = nun_spectrum_how (spectrum);
  NunFitsOpen            open;
  gboolean               good;

  if (!nun_fits_open_hdu (&open, file, spectrum->hdu, error))
    return NULL;
  good = allocate (out, (gsize) count_in_image (spectrum, index), how->error.hdu >= 0) &&
         read_image (open.handle, spectrum, index, out);
  nun_fits_open_close (&open);
  if (good)
    return g_steal_pointer (&out);
  fail (file, spectrum, index, error);
  return NULL;
}

/* -- tables ------------------------------------------------------------------------------------------ */

typedef struct
{
  const NunSpectrumHow *how;
  GPtrArray            *columns;
  GArray               *wave, *flux, *error; /* of double */
} Collector;

static double
number (const Collector *self, int column, const NunValue *values, gsize i)
{
  const NunColumn *c = column >= 0 ? self->columns->pdata[column] : NULL;

  return c != NULL && i < nun_spectrum_cell_length (c, &values[column])
             ? nun_spectrum_cell_number (c, &values[column], i)
             : NAN;
}

/* Element i of the row's cells; `at` counts samples for axes that do not stand in the table. */
static void
collect (Collector *self, const NunValue *values, gsize i, gint64 at)
{
  const NunSpectrumHow *how = self->how;
  double                flux = number (self, how->flux_column, values, i);
  double error = error_of (how->error_form, number (self, how->error_column, values, i));
  double wave;

  if (how->form == NUN_AXIS_COLUMN)
    wave = nun_spectral_unit_to_m (&how->unit, number (self, how->wave_column, values, i));
  else if (how->form == NUN_AXIS_CELLS)
    wave = nun_spectrum_cells_at (how, values, at);
  else
    wave = nun_spectrum_wavelength_at (how, 0, at);
  g_array_append_val (self->wave, wave);
  g_array_append_val (self->flux, flux);
  if (self->error != NULL)
    g_array_append_val (self->error, error);
}

static gsize
row_length (const Collector *self, const NunValue *values)
{
  const NunSpectrumHow *how = self->how;
  int                   column = how->form == NUN_AXIS_COLUMN ? how->wave_column : how->flux_column;
  gsize n = nun_spectrum_cell_length (self->columns->pdata[column], &values[column]);

  if (how->count_column >= 0 && values[how->count_column].type == NUN_VALUE_LONG)
    n = (gsize) CLAMP (values[how->count_column].i, 0, (gint64) n);
  return MIN (n, NUN_SAMPLES_MAX);
}

static NunSamples *
finish (Collector *self)
{
  NunSamples *out = g_new0 (NunSamples, 1);

  out->n = self->wave->len;
  out->wavelength_m = (double *) (gpointer) g_array_free (self->wave, FALSE);
  out->flux = (double *) (gpointer) g_array_free (self->flux, FALSE);
  if (self->error != NULL)
    out->error = (double *) (gpointer) g_array_free (self->error, FALSE);
  return out;
}

static gboolean
read_rows (Collector *self, NunTable *table, guint index, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, error);
  const NunValue     *values;
  g_autoptr (GError)  local = NULL;

  if (rows == NULL)
    return FALSE;
  for (gint64 row = 0; (values = nun_rows_next (rows, cancellable, &local)) != NULL; row++)
    {
      if (!self->how->in_rows && row < NUN_SAMPLES_MAX)
        collect (self, values, 0, row);
      else if (self->how->in_rows && row == (gint64) index)
        {
          gsize n = row_length (self, values);

          for (gsize i = 0; i < n; i++)
            collect (self, values, i, (gint64) i);
          break;
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static NunSamples *
read_from_table (NunFile           *file,
                 const NunSpectrum *spectrum,
                 guint              index,
                 GCancellable      *cancellable,
                 GError           **error)
{
  const NunSpectrumHow *how = nun_spectrum_how (spectrum);
  NunTable             *table = nun_file_get_table (file, how->table);
  Collector             self = { .how = how, .columns = nun_table_get_columns (table) };
  NunSamples           *out;

  self.wave = g_array_new (FALSE, FALSE, sizeof (double));
  self.flux = g_array_new (FALSE, FALSE, sizeof (double));
  self.error = how->error_column >= 0 ? g_array_new (FALSE, FALSE, sizeof (double)) : NULL;
  if (read_rows (&self, table, index, cancellable, error))
    return finish (&self);
  out = finish (&self);
  nun_samples_free (out);
  return NULL;
}

/* -- the door ---------------------------------------------------------------------------------------- */

NunSamples *
nun_spectrum_read_samples (NunFile           *file,
                           const NunSpectrum *spectrum,
                           guint              index,
                           GCancellable      *cancellable,
                           GError           **error)
{
  const NunSpectrumHow *how = nun_spectrum_how (spectrum);

  g_return_val_if_fail (index < spectrum->n_spectra, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (spectrum->n_points > NUN_SAMPLES_MAX)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s: a spectrum of %" PRId64 " samples is longer than is read; cut it"),
                   nun_file_get_path (file), spectrum->n_points);
      return NULL;
    }
  if (how->arms != NULL)
    return nun_spectrum_read_arms (file, spectrum, index, cancellable, error);
  if (how->flux.hdu >= 0)
    return read_from_image (file, spectrum, index, error);
  return read_from_table (file, spectrum, index, cancellable, error);
}
