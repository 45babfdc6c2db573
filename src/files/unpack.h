#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Largest size of an unpacked copy, in bytes. */
#define NUN_UNPACK_LIMIT (G_GINT64_CONSTANT (4) << 30)

/* The unpacked bytes of a compressed file, in a temporary file without a name that goes with the last
 * reference.  Immutable; any thread. */
#define NUN_TYPE_UNPACKED (nun_unpacked_get_type ())
G_DECLARE_FINAL_TYPE (NunUnpacked, nun_unpacked, NUN, UNPACKED, GObject)

/* Whether these first bytes are those of a compressed file that nun_unpacked_new knows by name. */
gboolean nun_unpack_is_compressed (const guint8 *head, gsize length);

/* Unpacks gzip, bzip2, xz and compress.  For zstd and zip, and for a damaged or too large file: NULL and
 * NUN_FILES_ERROR with a sentence.  Blocks. */
NunUnpacked *nun_unpacked_new (const char   *path,
                               const guint8 *head,
                               gsize         length,
                               GCancellable *cancellable,
                               GError      **error);

/* Another copy that is to be read instead of a file: takes fd, a temporary file of `size` bytes, over. */
NunUnpacked *nun_unpacked_new_copy (int fd, gint64 size);

const char *nun_unpacked_get_path (NunUnpacked *self); /* to be opened as often as wanted */
gint64      nun_unpacked_get_size (NunUnpacked *self);

/* Whether the compressed file ended too early: what was there has been unpacked. */
gboolean nun_unpacked_is_truncated (NunUnpacked *self);

G_END_DECLS
