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

/* Returns a status of cfitsio. */
static int
open_again (NunFitsOpen *self, NunFile *file)
{
  /* An absolute name keeps cfitsio from reading "~" or "." at its beginning. */
  g_autofree char *path = g_canonicalize_filename (nun_file_get_local_path (file), NULL);
  fitsfile        *handle = NULL;
  int              status = 0;

  if (strlen (path) >= FLEN_FILENAME - 1)
    return FILE_NOT_OPENED;
  /* Not fits_open_file: that would read brackets in the name as a command. */
  fits_open_diskfile (&handle, path, READONLY, &status);
  self->handle = handle;
  return status;
}

gboolean
nun_fits_open_hdu (NunFitsOpen *self, NunFile *file, int hdu, GError **error)
{
  int status = 0;

  memset (self, 0, sizeof *self);
  nun_fits_lock (&self->locked);
  self->handle = nun_file_take_fits_handle (file);
  if (self->handle == NULL)
    status = open_again (self, file);
  if (status != 0 || fits_movabs_hdu (self->handle, hdu + 1, NULL, &status) != 0)
    return fail (self, file, hdu, status, error);
  return TRUE;
}

void
nun_fits_handle_free (gpointer handle)
{
  int status = 0;

  if (handle != NULL)
    fits_close_file (handle, &status);
}

gboolean
nun_fits_may_be_left_open (void)
{
  return fits_is_reentrant () != 0;
}

void
nun_fits_open_close (NunFitsOpen *self)
{
  nun_fits_handle_free (g_steal_pointer (&self->handle));
  nun_fits_unlock (self->locked);
  self->locked = FALSE;
}
