/* Prints the spectra that are found in a file, and their samples, for test-spectrum.py: one line a spectrum and a
 * sample, the fields parted by tabs; --quiet reads the samples without printing them. */

#include <inttypes.h>
#include <locale.h>
#include <string.h>

#include "files/spectrum.h"

static void
print_spectrum (const NunSpectrum *s)
{
  g_print ("spectrum\t%d\t%s\t%u\t%" PRId64 "\t%.17g\t%.17g\t%s\t%d\t%.9g\t%s\t%s\t%d\t%s\t%s\n",
           s->hdu, s->name, s->n_spectra, s->n_points, s->wavelengths_m[0], s->wavelengths_m[1],
           s->spectral_unit, s->medium, s->resolution, s->flux_name, s->flux_unit, s->calibration,
           s->axis, s->remark != NULL ? s->remark : "");
}

static void
print_samples (NunFile *file, const NunSpectrum *spectrum, guint index, gboolean quiet)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (NunSamples) samples = nun_spectrum_read_samples (file, spectrum, index, NULL, &error);

  if (samples == NULL)
    {
      g_print ("unreadable\t%s\n", error->message);
      return;
    }
  for (gsize i = 0; i < samples->n && !quiet; i++)
    g_print ("sample\t%u\t%.17g\t%.17g\t%.17g\n", index, samples->wavelength_m[i], samples->flux[i],
             samples->error != NULL ? samples->error[i] : 0.0);
  g_print ("samples\t%u\t%" G_GSIZE_FORMAT "\t%d\n", index, samples->n, samples->error != NULL);
}

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "table", "image", "spectrum", "other" };
  gboolean                 quiet = argc > 2 && g_str_equal (argv[2], "--quiet");
  g_autoptr (GError)       error = NULL;
  g_autoptr (NunFile)      file = NULL;
  g_autoptr (GPtrArray)    spectra = NULL;

  setlocale (LC_ALL, "");
  file = nun_file_open (argv[1], NULL, &error);
  if (file == NULL)
    {
      g_print ("error\t%s\n", error->message);
      return 1;
    }
  g_print ("kind\t%s\n", kinds[nun_file_get_kind (file)]);
  spectra = nun_spectra_find (file, NULL);
  for (guint i = 0; i < spectra->len; i++)
    {
      const NunSpectrum *spectrum = spectra->pdata[i];

      print_spectrum (spectrum);
      for (guint k = 0; k < MIN (spectrum->n_spectra, 60); k++)
        print_samples (file, spectrum, k, quiet);
    }
  return 0;
}
