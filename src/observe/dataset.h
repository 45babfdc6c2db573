#pragma once

#include "files/image.h"
#include "files/spectrum.h"

G_BEGIN_DECLS

/* One thing that an observation service gives out: an image, a cube or a spectrum, with all that was measured of it
 * in its file.  Immutable; counted references; any thread. */

typedef enum
{
  NUN_DATASET_IMAGE, /* and cubes: two or more image axes */
  NUN_DATASET_SPECTRUM,
  NUN_N_DATASET_KINDS
} NunDatasetKind;

typedef struct
{
  NunDatasetKind kind;
  char          *path; /* of the file, as given */
  int    hdu, index;   /* -1 not FITS; index: of the spectrum among n_spectra, -1 for all of them */
  gint64 size, mtime;  /* bytes; microseconds since 1970 */
  const char
      *media_type; /* "image/fits", "image/x-fits-gzip", "application/fits", "text/plain": static */
  NunHeader         *header;    /* NULL when not FITS */
  NunRegion         *footprint; /* NULL unknown */
  double             centre_deg[2];
  double             scale_arcsec[2];
  gint64             axes[2]; /* pixels along the axes of the sky, 0 unknown */
  int                naxis;
  double             wavelengths_m[2]; /* NaN unknown */
  gint64             n_wavelengths;
  double             resolution; /* lambda / delta lambda, NaN unknown */
  double             mjd[2];
  gint64             n_times;
  char              *polarisations; /* "/I/Q/", NULL unknown */
  char              *projection;    /* "TAN"; NULL */
  char              *flux_unit;     /* of the pixels or samples; NULL unknown */
  NunFluxCalibration calibration;
  char              *remark; /* what was left out or is missing, one sentence; or NULL */
  char *
      shape; /* datasets with equal text have headers of the same making: kind, axes, and the keywords that say who
                         * made them */

  /*< private >*/
  gatomicrefcount references;
} NunDataset;

/* The datasets of one file: its images where one lies on the sky, else its spectra where it holds some, else its images; empty
 * for tables and others.
 * Images of different fields and those that are counted (SCI 1, SCI 2) are one each, but no masks, weights, errors or other
 * arrays over the same field; more than a thousand: the first alone.  Spectra of different targets (by the headers of
 * their HDUs) are one each; arms of the same are one.  all: each image with a place but for known companions, and
 * each spectrum.  Blocks.  Frees its items. */
GPtrArray *nun_datasets_of_file (NunFile *file, gboolean all, GCancellable *cancellable);

/* A header's text as sentences show it: at most 60 letters, no control characters, valid UTF-8.  g_free. */
char *nun_dataset_clip (const char *text);

NunDataset *nun_dataset_ref (NunDataset *self);
void        nun_dataset_unref (NunDataset *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunDataset, nun_dataset_unref)

G_END_DECLS
