#pragma once

#include "files/file.h"
#include "files/header.h"

G_BEGIN_DECLS

/* Spectra in a file: one for each HDU, table or text that holds some, whatever its form (an image of one axis with a
 * wavelength solution, IRAF's multispec, one sample a row, one spectrum a row, fibres of a plate, text). */

typedef enum
{
  NUN_SPECTRUM_UNKNOWN,
  NUN_SPECTRUM_VACUUM,
  NUN_SPECTRUM_AIR,
} NunSpectrumMedium;

typedef enum
{
  NUN_FLUX_UNKNOWN,
  NUN_FLUX_ABSOLUTE, /* in physical units */
  NUN_FLUX_RELATIVE,
  NUN_FLUX_NORMALIZED,   /* by the continuum */
  NUN_FLUX_UNCALIBRATED, /* counts */
} NunFluxCalibration;

/* Immutable after birth. */
typedef struct
{
  int        hdu;    /* -1 when not FITS */
  char      *name;   /* of the HDU or table, "" for none */
  NunHeader *header; /* NULL when not FITS; keywords that only the primary HDU has follow its own */
  char
      *axis; /* how the spectral axis is given, for people: "linear in the header", "column WAVE" */
  char  *spectral_unit; /* as the file counts: "Angstrom", "GHz", "km/s"; "" unknown */
  guint  n_spectra;     /* fibres, orders, rows; at least 1 */
  gint64 n_points;      /* samples of one of them (of the longest) */
  double wavelengths_m
      [2]; /* of all of them, to the centres of the outermost samples (channels: to their ends), vacuum
                              or air as the file has it; NaN unknown */
  double resolution;            /* lambda / delta lambda where the file states it, else NaN */
  char  *flux_name, *flux_unit; /* "" unknown; unit in VOUnits' spelling where it can be */
  NunFluxCalibration calibration;
  NunSpectrumMedium  medium;
  char              *remark; /* one sentence where something had to be assumed, or NULL */

  /*< private >*/
  gpointer how; /* what the reader of samples needs */
} NunSpectrum;

/* All spectra of the file in its order, so that the first is the one that the file is about; empty when it holds none.
 * nun_file_open has looked for them, since its kind depends on them: this is quick.  Of NunSpectrum, frees its
 * items.  At most 10,000. */
GPtrArray *nun_spectra_find (NunFile *file, GCancellable *cancellable);
void       nun_spectrum_free (NunSpectrum *self);

/* Samples of spectrum `index` (0 to n_spectra - 1), ordered as in the file.  flux and error may hold NaN; error is
 * NULL when the file has none. */
typedef struct
{
  gsize   n;
  double *wavelength_m, *flux, *error;
} NunSamples;

/* At most NUN_SAMPLES_MAX samples: more are NUN_FILES_ERROR_LIMIT. */
#define NUN_SAMPLES_MAX 20000000
NunSamples *nun_spectrum_read_samples (NunFile           *file,
                                       const NunSpectrum *spectrum,
                                       guint              index,
                                       GCancellable      *cancellable,
                                       GError           **error);
void        nun_samples_free (NunSamples *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSpectrum, nun_spectrum_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSamples, nun_samples_free)

G_END_DECLS
