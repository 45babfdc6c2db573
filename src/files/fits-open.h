#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* A FITS file of a NunFile opened again through cfitsio, at one HDU.  Only for the files fits-*.c. */
typedef struct
{
  void    *handle; /* a fitsfile* */
  gboolean locked; /* a cfitsio that was built without threads is used by one at a time */
} NunFitsOpen;

/* NUN_FILES_ERROR: the file has gone, or the HDU cannot be reached.  Whether it is still the file that was looked at is not asked.
 * What was opened must be closed. */
gboolean nun_fits_open_hdu (NunFitsOpen *self, NunFile *file, int hdu, GError **error);
void     nun_fits_open_close (NunFitsOpen *self);

/* What the reading of a file left open is used by the first that opens an HDU of it, so that an image of many costs no second
 * look at its header.  NULL when there is none any more; else the caller's. */
gpointer nun_file_take_fits_handle (NunFile *file);

/* handle: a fitsfile*, whether it may be left open is told by the other. */
void     nun_fits_handle_free (gpointer handle);
gboolean nun_fits_may_be_left_open (void);

/* Taken by everybody who uses a cfitsio that is not reentrant. */
void nun_fits_lock (gboolean *locked);
void nun_fits_unlock (gboolean locked);

G_END_DECLS
