#pragma once

#include "files/file.h"
#include "files/header.h"
#include "sky/wcs.h"

G_BEGIN_DECLS

/* What the header of an image HDU says of where, when and in what light it was taken.  Immutable after birth. */
typedef struct
{
  int    hdu;
  int    naxis;
  gint64 axes[9];
  int    bitpix;
  NunHeader *
      header; /* of the image as it is unpacked; keywords that only the primary HDU has follow its own
                      * where the file has INHERIT = T or a primary HDU without data */
  NunWcs    *wcs;           /* NULL when there is none */
  char      *left_out;      /* what of the world coordinates could not be used, a phrase; or NULL */
  char      *why_no_sky;    /* one sentence, when the image has no place on the sky; else NULL */
  double     centre_deg[2]; /* ICRS of the middle, NaN when unknown */
  double     corners_deg[4][2]; /* pixel centres (1,1) (N1,1) (N1,N2) (1,N2); NaN off the sphere */
  double     scale_arcsec[2];   /* NaN when unknown */
  NunRegion *footprint;         /* NULL when unknown */
  double     wavelengths_m[2];  /* of a spectral axis, in vacuum; NaN for none */
  gint64     n_wavelengths;     /* pixels of it, 0 for none */
  double     mjd[2];            /* of a time axis; NaN for none */
  gint64     n_times;
  char      *polarisations; /* "/I/Q/" of a polarisation axis, or NULL */
} NunImage;

/* Image i of a file.  Blocks.  NULL and NUN_FILES_ERROR when its header cannot be read any more. */
NunImage *nun_image_read (NunFile *file, guint i, GCancellable *cancellable, GError **error);
void      nun_image_free (NunImage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunImage, nun_image_free)

G_END_DECLS
