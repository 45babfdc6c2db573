/* The one door to cfitsio's files. */

#include "files/fits-open.h"

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A cfitsio that was built without threads keeps its open files in one table without a lock. */
static GMutex cfitsio_mutex;

void
nun_fits_lock (gboolean *locked)
{
  *locked = !fits_is_reentrant ();
  if (*locked)
    g_mutex_lock (&cfitsio_mutex);
}

void
nun_fits_unlock (gboolean locked)
{
  if (locked)
    g_mutex_unlock (&cfitsio_mutex);
}

static gboolean
fail (NunFitsOpen *self, NunFile *file, int hdu, int status, GError **error)
{
  char text[FLEN_STATUS];

  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU %d: it cannot be read: %s (CFITSIO %d); get the file again"),
               nun_file_get_path (file), hdu, text, status);
  nun_fits_open_close (self);
  return FALSE;
}

gboolean
nun_fits_open_hdu (NunFitsOpen *self, NunFile *file, int hdu, GError **error)
{
  /* An absolute name keeps cfitsio from reading "~" or "." at its beginning. */
  g_autofree char *path = g_canonicalize_filename (nun_file_get_local_path (file), NULL);
  fitsfile        *handle = NULL;
  int              status = 0;

  memset (self, 0, sizeof *self);
  nun_fits_lock (&self->locked);
  /* Not fits_open_file: that would read brackets in the name as a command. */
  if (strlen (path) >= FLEN_FILENAME - 1)
    return fail (self, file, hdu, FILE_NOT_OPENED, error);
  if (fits_open_diskfile (&handle, path, READONLY, &status) != 0)
    return fail (self, file, hdu, status, error);
  self->handle = handle;
  if (fits_movabs_hdu (handle, hdu + 1, NULL, &status) != 0)
    return fail (self, file, hdu, status, error);
  return TRUE;
}

void
nun_fits_open_close (NunFitsOpen *self)
{
  int status = 0;

  if (self->handle != NULL)
    fits_close_file (self->handle, &status);
  self->handle = NULL;
  nun_fits_unlock (self->locked);
  self->locked = FALSE;
}
