#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exactly length bytes of the file from offset on, without moving its position: several cursors may share a
 * descriptor.  FALSE when the file ends before, or cannot be read.  Any thread. */
gboolean nun_read_at (int fd, gpointer out, gsize length, gint64 offset);

G_END_DECLS
