/* Compressed files: known by their first bytes, unpacked into a nameless temporary file. */

#include "files/unpack.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/file.h"
#include "files/temporary.h"

#define PIECE 65536

static const struct
{
  const char *name;
  const char *magic;
  gsize       length;
} packings[] = {
  { "gzip", "\x1f\x8b", 2 },
  { "bzip2", "BZh", 3 },
  { "xz",
    "\xfd"
    "7zXZ",
    5 },
  { "compress", "\x1f\x9d", 2 },
  { "zstd", "\x28\xb5\x2f\xfd", 4 },
  { "zip", "PK\x03\x04", 4 },
};

struct _NunUnpacked
{
  GObject parent_instance;

  int      fd;
  char    *path;
  gint64   size;
  gboolean truncated;
};

G_DEFINE_FINAL_TYPE (NunUnpacked, nun_unpacked, G_TYPE_OBJECT)

static void
nun_unpacked_finalize (GObject *object)
{
  NunUnpacked *self = NUN_UNPACKED (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  G_OBJECT_CLASS (nun_unpacked_parent_class)->finalize (object);
}

static void
nun_unpacked_class_init (NunUnpackedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_unpacked_finalize;
}

static void
nun_unpacked_init (NunUnpacked *self)
{
  self->fd = -1;
}

static const char *
packing_name (const guint8 *head, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (length >= packings[i].length && memcmp (head, packings[i].magic, packings[i].length) == 0)
      return packings[i].name;
  return NULL;
}

gboolean
nun_unpack_is_compressed (const guint8 *head, gsize length)
{
  return packing_name (head, length) != NULL;
}

static gboolean
write_piece (NunUnpacked *self, const char *path, const guint8 *data, gsize length, GError **error)
{
  if (self->size + (gint64) length > NUN_UNPACK_LIMIT)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s unpacks to more than 4 GiB; unpack it first"), path);
      return FALSE;
    }
  if (nun_temporary_append (self->fd, &self->size, data, length, error))
    return TRUE;
  g_prefix_error (error, _ ("%s cannot be unpacked: "), path);
  return FALSE;
}

/* The stream of all members of a gzip file: each ends its converter, and the next may follow. */
static gboolean
unpack_gzip (NunUnpacked *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile)             file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream)  raw = g_file_read (file, cancellable, error);
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree guint8            *in = g_malloc (PIECE), *out = g_malloc (PIECE);
  gsize                         have = 0, start = 0;
  gboolean                      at_end = FALSE, between = FALSE; /* two members */

  while (raw)
    {
      gsize              used, made;
      g_autoptr (GError) local = NULL;
      GConverterResult   result;

      if (start > 0 || have == 0)
        {
          memmove (in, in + start, have);
          start = 0;
        }
      if (!at_end && have < PIECE)
        {
          gssize n = g_input_stream_read (G_INPUT_STREAM (raw), in + have, PIECE - have,
                                          cancellable, error);
          if (n < 0)
            return FALSE;
          at_end = n == 0;
          have += (gsize) n;
        }
      if (at_end && have == 0 && between)
        break;
      result = g_converter_convert (G_CONVERTER (zlib), in, have, out, PIECE,
                                    at_end ? G_CONVERTER_INPUT_AT_END : 0, &used, &made, &local);
      if (result == G_CONVERTER_ERROR)
        {
          used = made = 0;
          if (!at_end && have < PIECE &&
              g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            continue;
          self->truncated = TRUE;
          break;
        }
      between = result == G_CONVERTER_FINISHED;
      if (!write_piece (self, path, out, made, error))
        return FALSE;
      start += used;
      have -= used;
      if (between)
        {
          /* What follows a member without being one is padding, as tape writers leave it. */
          if (have >= 1 && in[start] != 0x1f)
            break;
          g_converter_reset (G_CONVERTER (zlib));
        }
    }
  return raw != NULL;
}

NunUnpacked *
nun_unpacked_new (const char   *path,
                  const guint8 *head,
                  gsize         length,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (NunUnpacked) self = g_object_new (NUN_TYPE_UNPACKED, NULL);
  const char             *packing = packing_name (head, length);

  if (g_strcmp0 (packing, "gzip") != 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                   _ ("%s is compressed with %s; unpack it first"), path, packing);
      return NULL;
    }
  self->fd = nun_temporary_new (error);
  if (self->fd < 0)
    return NULL;
  /* /proc lets every reader open it anew, each with its own position. */
  self->path = g_strdup_printf ("/proc/%d/fd/%d", (int) getpid (), self->fd);
  if (!unpack_gzip (self, path, cancellable, error))
    return NULL;
  if (self->size == 0)
    {
      g_set_error (error, NUN_FILES_ERROR,
                   self->truncated ? NUN_FILES_ERROR_BROKEN : NUN_FILES_ERROR_EMPTY,
                   self->truncated ? _ ("%s is a damaged gzip file; get it again")
                                   : _ ("%s is a gzip file with nothing in it"),
                   path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
nun_unpacked_get_path (NunUnpacked *self)
{
  return self->path;
}

gint64
nun_unpacked_get_size (NunUnpacked *self)
{
  return self->size;
}

gboolean
nun_unpacked_is_truncated (NunUnpacked *self)
{
  return self->truncated;
}
