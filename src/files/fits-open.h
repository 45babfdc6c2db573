#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* A FITS file of a NunFile opened again through cfitsio, at one HDU.  Only for the files fits-*.c. */
typedef struct
{
  void    *handle; /* a fitsfile* */
  gboolean locked; /* a cfitsio that was built without threads is used by one at a time */
} NunFitsOpen;

/* NUN_FILES_ERROR: the file has gone, changed its size or time, or the HDU cannot be reached.  What was opened must be closed. */
gboolean nun_fits_open_hdu (NunFitsOpen *self, NunFile *file, int hdu, GError **error);
void     nun_fits_open_close (NunFitsOpen *self);

/* Taken by everybody who uses a cfitsio that is not reentrant. */
void nun_fits_lock (gboolean *locked);
void nun_fits_unlock (gboolean locked);

G_END_DECLS
