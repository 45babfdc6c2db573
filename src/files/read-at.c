/* Reading a piece of a file from its place, whole or not at all. */
#include "files/read-at.h"

#include <errno.h>
#include <unistd.h>

gboolean
nun_read_at (int fd, gpointer out, gsize length, gint64 offset)
{
  guint8 *bytes = out;

  while (length > 0)
    {
      gssize n = pread (fd, bytes, length, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
      offset += n;
    }
  return TRUE;
}
