/* Compressed files: known by their first bytes, unpacked into a nameless temporary file. */

#include "files/unpack.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/decoder.h"
#include "files/file.h"
#include "files/temporary.h"

#define PIECE 65536

static const struct
{
  const char *name;
  const char *magic;
  gsize       length;
  gint        packing; /* NunPacking; -1: cannot be unpacked here */
  const char *type, *image_type, *fits_type;
} packings[] = {
  { "gzip", "\x1f\x8b", 2, NUN_PACKING_GZIP, "application/gzip", "image/x-fits-gzip",
    "application/x-fits-gzip" },
  { "bzip2", "BZh", 3, NUN_PACKING_BZIP2, "application/x-bzip2", "image/x-fits-bzip2",
    "application/x-fits-bzip2" },
  { "xz",
    "\xfd"
    "7zXZ",
    5, NUN_PACKING_XZ, "application/x-xz", "image/x-fits-xz", "application/x-fits-xz" },
  { "compress", "\x1f\x9d", 2, NUN_PACKING_COMPRESS, "application/x-compress",
    "image/x-fits-compress", "application/x-fits-compress" },
  { "zstd", "\x28\xb5\x2f\xfd", 4, -1, "application/zstd", "image/x-fits-zstd",
    "application/x-fits-zstd" },
  { "zip", "PK\x03\x04", 4, -1, "application/zip", "image/x-fits-zip", "application/x-fits-zip" },
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

/* The row of packings that these first bytes belong to; -1 for none. */
static gint
find_packing (const guint8 *head, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (length >= packings[i].length && memcmp (head, packings[i].magic, packings[i].length) == 0)
      {
        /* "BZh" could be a word: the size of a block follows, and the mark of a block or of the end. */
        if (packings[i].packing == NUN_PACKING_BZIP2 &&
            (length < 5 || !g_ascii_isdigit (head[3]) || (head[4] != 0x31 && head[4] != 0x17)))
          return -1;
        return (gint) i;
      }
  return -1;
}

const char *
nun_unpack_media_type (const guint8 *head, gsize length, const char *plain)
{
  gint i = find_packing (head, length);

  if (i < 0)
    return NULL;
  if (plain == NULL || strstr (plain, "fits") == NULL)
    return packings[i].type;
  return g_str_has_prefix (plain, "image/") ? packings[i].image_type : packings[i].fits_type;
}

gboolean
nun_unpack_is_compressed (const guint8 *head, gsize length)
{
  return find_packing (head, length) >= 0;
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

/* What is still packed, between the file and the decoder. */
typedef struct
{
  GInputStream *stream;
  guint8        bytes[PIECE];
  gsize         start, length;
  gboolean      at_end;
} Packed;

static gboolean
fill (Packed *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  if (self->start > 0)
    memmove (self->bytes, self->bytes + self->start, self->length);
  self->start = 0;
  if (self->at_end || self->length == PIECE)
    return TRUE;
  n = g_input_stream_read (self->stream, self->bytes + self->length, PIECE - self->length,
                           cancellable, error);
  self->at_end = n == 0;
  self->length += (gsize) MAX (n, 0);
  return n >= 0;
}

static gboolean
run (NunUnpacked  *self,
     const char   *path,
     Packed       *packed,
     NunDecoder   *decoder,
     GCancellable *cancellable,
     GError      **error)
{
  g_autofree guint8 *out = g_malloc (PIECE);

  for (;;)
    {
      NunDecoderStep  step = { .out = out, .room = PIECE };
      NunDecoderState state;

      if (!fill (packed, cancellable, error))
        return FALSE;
      step.in = packed->bytes;
      step.length = packed->length;
      step.at_end = packed->at_end;
      state = nun_decoder_step (decoder, &step);
      packed->start = step.used;
      packed->length -= step.used;
      if (!write_piece (self, path, out, step.made, error))
        return FALSE;
      if (state == NUN_DECODER_END)
        return TRUE;
      /* A decoder that neither takes nor gives although all is there, or its place is full, never will. */
      if (state == NUN_DECODER_DAMAGED ||
          (step.used == 0 && step.made == 0 && (packed->at_end || packed->length == PIECE)))
        {
          self->truncated = TRUE;
          return TRUE;
        }
    }
}

static gboolean
unpack (NunUnpacked  *self,
        const char   *path,
        NunPacking    packing,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, cancellable, error);
  g_autoptr (NunDecoder)       decoder = nun_decoder_new (packing);
  g_autofree Packed           *packed = g_new0 (Packed, 1);

  if (!raw)
    return FALSE;
  packed->stream = G_INPUT_STREAM (raw);
  return run (self, path, packed, decoder, cancellable, error);
}

NunUnpacked *
nun_unpacked_new (const char   *path,
                  const guint8 *head,
                  gsize         length,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (NunUnpacked) self = g_object_new (NUN_TYPE_UNPACKED, NULL);
  gint                    i = find_packing (head, length);

  if (i < 0 || packings[i].packing < 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                   _ ("%s is compressed with %s; unpack it first"), path,
                   i < 0 ? "?" : packings[i].name);
      return NULL;
    }
  self->fd = nun_temporary_new (error);
  if (self->fd < 0)
    return NULL;
  /* /proc lets every reader open it anew, each with its own position. */
  self->path = g_strdup_printf ("/proc/%d/fd/%d", (int) getpid (), self->fd);
  if (!unpack (self, path, (NunPacking) packings[i].packing, cancellable, error))
    return NULL;
  if (self->size == 0)
    {
      g_set_error (error, NUN_FILES_ERROR,
                   self->truncated ? NUN_FILES_ERROR_BROKEN : NUN_FILES_ERROR_EMPTY,
                   self->truncated ? _ ("%s is a damaged %s file; get it again")
                                   : _ ("%s is a %s file with nothing in it"),
                   path, packings[i].name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

NunUnpacked *
nun_unpacked_new_copy (int fd, gint64 size)
{
  NunUnpacked *self = g_object_new (NUN_TYPE_UNPACKED, NULL);

  self->fd = fd;
  self->size = size;
  self->path = g_strdup_printf ("/proc/%d/fd/%d", (int) getpid (), fd);
  return self;
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
