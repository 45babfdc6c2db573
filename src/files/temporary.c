/* Temporary files: nameless ones for unpacked copies and for spools, named ones for what comes from a server. */

#include "files/temporary.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What must stay free, in bytes, and the power of two of bytes after which it is looked up again. */
#define RESERVE (G_GINT64_CONSTANT (256) << 20)
#define CHECK_SHIFT 24

int
nun_temporary_new (GError **error)
{
  g_autofree char *name = NULL;
  int              fd = g_file_open_tmp ("nuncius-XXXXXX", &name, error);

  if (fd >= 0)
    unlink (name);
  return fd;
}

char *
nun_temporary_new_path (GError **error)
{
  char *path = NULL;
  int   fd = g_file_open_tmp ("nuncius-XXXXXX", &path, error);

  if (fd < 0)
    return NULL;
  close (fd);
  return path;
}

static gboolean
has_room (int fd)
{
  struct statvfs vfs;

  return fstatvfs (fd, &vfs) != 0 || (gint64) vfs.f_bavail * (gint64) vfs.f_frsize > RESERVE;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

gboolean
nun_temporary_append (int fd, gint64 *size, const void *data, gsize length, GError **error)
{
  gint64 before = *size;

  *size += (gint64) length;
  errno = ENOSPC;
  if (((before >> CHECK_SHIFT) == (*size >> CHECK_SHIFT) || has_room (fd)) &&
      write_all (fd, data, length))
    return TRUE;
  g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (errno),
               _ ("A temporary file in %s cannot be written: %s; make room there and try again"),
               g_get_tmp_dir (), g_strerror (errno));
  return FALSE;
}
