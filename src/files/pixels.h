#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* Pixels of an image HDU of any BITPIX, plain or tile-compressed, in bounded memory. */

/* A picture of an image: block means, the first row at the bottom as FITS counts. */
typedef struct
{
  guint  width, height;
  guint  step;   /* pixels of the image along an edge of one of these */
  float *values; /* width * height; NaN where nothing is known */
} NunPlane;

/* Largest max_size that may be asked for. */
#define NUN_PLANE_MAX 2048

/* The picture over two of the image's axes (from 0, different), neither edge longer than max_size.  Along other axes: the
 * mean of some elements spread over them, but the first alone of a STOKES axis.  Of very large images some rows of each
 * block are read.  Blocks.  NULL and NUN_FILES_ERROR, or G_IO_ERROR_CANCELLED. */
NunPlane *nun_plane_read (NunFile      *file,
                          int           hdu,
                          int           x_axis,
                          int           y_axis,
                          guint         max_size,
                          GCancellable *cancellable,
                          GError      **error);
void      nun_plane_free (NunPlane *self);

/* handle: a fitsfile* at an image.  Whether what cfitsio unpacks at a time fits into memory.  Only for pixels*.c. */
gboolean nun_pixels_are_bounded (gpointer handle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunPlane, nun_plane_free)

G_END_DECLS
