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

/* The media type of a file that begins so and holds, packed, what is of the type `plain`; NULL when it is not packed.  Static.
 * "image/x-fits-gzip" is ObsCore's for a packed FITS image (ObsCore 1.1, table of astronomical file formats), and the others are made
 * after it.  Such a file is no image/fits: what a client is promised is what it gets, and pyVO would hand the bytes to a reader
 * that does not unpack.  Nor is it application/gzip, which would not tell Aladin and TOPCAT that they can open it; they
 * unpack by the first bytes. */
const char *nun_unpack_media_type (const guint8 *head, gsize length, const char *plain);

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
