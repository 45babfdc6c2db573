#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Temporary files.  Nameless ones go with their descriptor, even when the program is killed. */

/* A descriptor to read and write, or -1 with an error.  The caller closes it. */
int nun_temporary_new (GError **error);

/* The path of a new and empty one that has a name; NULL with an error.  The caller removes it; g_free. */
char *nun_temporary_new_path (GError **error);

/* Writes all of it at the end.  Refuses with G_IO_ERROR_NO_SPACE rather than fill the disk to the
 * brim (256 MiB are left free).  size: bytes written so far, counted up. */
gboolean
nun_temporary_append (int fd, gint64 *size, const void *data, gsize length, GError **error);

G_END_DECLS
