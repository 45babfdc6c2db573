/* Tile-compressed FITS tables: the columns of a tile by gzip, shuffled gzip or Rice back into rows. */

#include "files/fits-packed.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-cell.h"
#include "files/read-at.h"
#include "files/word.h"

#define RICE_BLOCK 32

typedef enum
{
  PACKING_NONE,
  PACKING_GZIP,
  PACKING_SHUFFLED, /* gzip; all first bytes of the numbers come first */
  PACKING_RICE,
} Packing;

typedef struct
{
  Packing packing;
  gsize   offset; /* of the descriptor in a packed row */
  gsize   word;   /* 4 for P, 8 for Q */
} PackedColumn;

struct _NunFitsPacked
{
  gint64  data_start, heap_start, data_end;
  gint64  width; /* of a packed row, in bytes */
  gint64  tile_rows, n_rows;
  GArray *columns; /* of PackedColumn */
};

/* Inflates to exactly `size` bytes. */
static gboolean
inflate_exactly (const guint8 *in, gsize length, guint8 *out, gsize size)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  while (size > 0 && length > 0)
    {
      gsize            n_in = 0, n_out = 0;
      GConverterResult result = g_converter_convert (G_CONVERTER (inflater), in, length, out, size,
                                                     G_CONVERTER_INPUT_AT_END, &n_in, &n_out, NULL);

      if (result == G_CONVERTER_ERROR)
        return FALSE;
      in += n_in;
      length -= n_in;
      out += n_out;
      size -= n_out;
      if (result == G_CONVERTER_FINISHED || (n_in == 0 && n_out == 0))
        break;
    }
  return size == 0;
}

static void
put_together (const guint8 *shuffled, gsize length, gsize size, guint8 *out)
{
  gsize count = length / size;

  for (gsize i = 0; i < size; i++)
    for (gsize j = 0; j < count; j++)
      out[j * size + i] = shuffled[i * count + j];
}

typedef struct
{
  const guint8 *bytes;
  gsize         length; /* that are left */
  guint64       held;
  guint         n_held; /* bits */
  gboolean      at_end;
} Bits;

static guint32
take_bits (Bits *bits, guint n)
{
  while (bits->n_held < n)
    {
      bits->at_end = bits->at_end || bits->length == 0;
      bits->held = bits->held << 8 | (bits->length > 0 ? *bits->bytes : 0xff);
      bits->bytes += bits->length > 0;
      bits->length -= bits->length > 0;
      bits->n_held += 8;
    }
  bits->n_held -= n;
  return (guint32) (bits->held >> bits->n_held & ((G_GUINT64_CONSTANT (1) << n) - 1));
}

static guint32
count_zeros (Bits *bits)
{
  guint32 n = 0;

  while (take_bits (bits, 1) == 0)
    n++;
  return n;
}

/* Rice's code as FITS 4.0, section 10.4.1 has it: differences in blocks of 32, each with its own split. */
static gboolean
decode_rice (const guint8 *in, gsize length, gsize size, guint8 *out, gsize out_length)
{
  guint   split_bits = size == 1 ? 3 : size == 2 ? 4 : 5;
  guint   most = size == 1 ? 6 : size == 2 ? 14 : 25;
  gsize   count = out_length / size;
  Bits    bits = { .bytes = in, .length = length };
  guint32 last = 0, split = 0;

  if (length < size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    last = last << 8 | take_bits (&bits, 8);
  for (gsize i = 0; i < count; i++)
    {
      guint32 difference = 0;

      if (i % RICE_BLOCK == 0)
        split = take_bits (&bits, split_bits);
      if (split == most + 1)
        difference = take_bits (&bits, (guint) size * 8);
      else if (split > most + 1)
        return FALSE;
      else if (split > 0)
        {
          difference = count_zeros (&bits);
          difference = difference << (split - 1) | take_bits (&bits, split - 1);
        }
      last += difference & 1 ? ~(difference >> 1) : difference >> 1;
      for (gsize j = 0; j < size; j++)
        out[i * size + j] = (guint8) (last >> 8 * (size - 1 - j));
      if (bits.at_end)
        return FALSE;
    }
  return TRUE;
}

/* Bytes of the numbers that are shuffled, or that Rice tells apart.  CFITSIO shuffles no complex ones. */
static gsize
number_size (char code)
{
  switch (code)
    {
    case 'I': return 2;
    case 'J':
    case 'E': return 4;
    case 'K':
    case 'D': return 8;
    default: return 1;
    }
}

static gboolean
decode (Packing packing, char code, const guint8 *in, gsize length, guint8 *out, gsize out_length)
{
  g_autofree guint8 *shuffled = NULL;
  gsize              size = number_size (code);

  /* What would only grow is left as it is. */
  if (packing == PACKING_NONE ||
      (length == out_length &&
       !(length > 2 && in[0] == 0x1f && in[1] == 0x8b && packing != PACKING_RICE)))
    {
      if (length == out_length)
        memcpy (out, in, length);
      return length == out_length;
    }
  if (packing == PACKING_RICE)
    return strchr ("BIJ", code) && decode_rice (in, length, size, out, out_length);
  if (packing == PACKING_GZIP || size == 1)
    return inflate_exactly (in, length, out, out_length);
  shuffled = g_try_malloc (out_length);
  if (!shuffled || !inflate_exactly (in, length, shuffled, out_length))
    return FALSE;
  put_together (shuffled, out_length, size, out);
  return TRUE;
}

/* Where a descriptor points to; FALSE when that is not in the heap. */
static gboolean
find_in_heap (const NunFitsPacked *self,
              const guint8        *descriptor,
              gsize                word,
              gsize               *length,
              gint64              *offset)
{
  guint64 count = nun_word_read (descriptor, word), at = nun_word_read (descriptor + word, word);
  guint64 room = (guint64) (self->data_end - self->heap_start);

  *length = (gsize) count;
  *offset = self->heap_start + (gint64) MIN (at, room);
  return at <= room && count <= room - at && count <= (guint64) NUN_FITS_MAX_TILE;
}

static gboolean
unpack (const NunFitsPacked *self,
        int                  fd,
        Packing              packing,
        char                 code,
        const guint8        *descriptor,
        gsize                word,
        guint8              *out,
        gsize                size)
{
  g_autofree guint8 *packed = NULL;
  gsize              length;
  gint64             offset;

  if (size == 0)
    return TRUE;
  if (!find_in_heap (self, descriptor, word, &length, &offset))
    return FALSE;
  packed = g_try_malloc (MAX (1, length));
  return packed && nun_read_at (fd, packed, length, offset) &&
         decode (packing, code, packed, length, out, size);
}

static gboolean
all_in_heap (const NunFitsPacked *self, const guint8 *list, gint64 n_rows)
{
  gsize  length;
  gint64 offset;

  for (gint64 i = 0; i < n_rows; i++)
    if (!find_in_heap (self, list + 16 * i, 8, &length, &offset))
      return FALSE;
  return TRUE;
}

/* Both lists of descriptors lie in one gzip: CFITSIO puts the plain table's before those of the packed arrays, the
 * text of the standard has it the other way. */
static gboolean
read_lists (const NunFitsPacked *self,
            int                  fd,
            const guint8        *descriptor,
            const PackedColumn  *column,
            const NunFitsField  *field,
            gint64               n_rows,
            guint8              *plain,
            GByteArray          *list)
{
  gsize              plain_size = (gsize) n_rows * field->width, list_size = (gsize) n_rows * 16;
  g_autofree guint8 *both = g_try_malloc (plain_size + list_size);
  gboolean           plain_first;

  if (!both ||
      !unpack (self, fd, PACKING_GZIP, 'B', descriptor, column->word, both, plain_size + list_size))
    return FALSE;
  plain_first = all_in_heap (self, both + plain_size, n_rows);
  if (!plain_first && !all_in_heap (self, both, n_rows))
    return FALSE;
  memcpy (plain, both + (plain_first ? 0 : list_size), plain_size);
  g_byte_array_set_size (list, 0);
  g_byte_array_append (list, both + (plain_first ? plain_size : 0), (guint) list_size);
  return TRUE;
}

gboolean
nun_fits_packed_read_tile (const NunFitsPacked *self,
                           int                  fd,
                           const GArray        *fields,
                           gint64               tile,
                           gint64               n_rows,
                           gsize                row_length,
                           guint8              *rows,
                           GPtrArray           *lists)
{
  g_autofree guint8 *packed = g_try_malloc ((gsize) self->width);
  g_autofree guint8 *cells = g_try_malloc (MAX (1, (gsize) n_rows * row_length));

  if (!packed || !cells ||
      !nun_read_at (fd, packed, (gsize) self->width, self->data_start + tile * self->width))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const NunFitsField *field = &g_array_index (fields, NunFitsField, i);
      const PackedColumn *column = &g_array_index (self->columns, PackedColumn, i);
      const guint8       *descriptor = packed + column->offset;

      if (field->array ? !read_lists (self, fd, descriptor, column, field, n_rows, cells,
                                      g_ptr_array_index (lists, i))
                       : !unpack (self, fd, column->packing, field->code, descriptor, column->word,
                                  cells, (gsize) n_rows * field->width))
        return FALSE;
      for (gint64 j = 0; j < n_rows; j++)
        memcpy (rows + (gsize) j * row_length + field->offset, cells + (gsize) j * field->width,
                field->width);
    }
  return TRUE;
}

gboolean
nun_fits_packed_read_array (const NunFitsPacked *self,
                            int                  fd,
                            guint                column,
                            const NunFitsField  *field,
                            const GByteArray    *list,
                            gint64               row,
                            guint8              *out,
                            gsize                size)
{
  return unpack (self, fd, g_array_index (self->columns, PackedColumn, column).packing, field->code,
                 list->data + 16 * row, 8, out, size);
}

static gboolean
find_packing (const char *name, Packing *packing)
{
  static const char *const names[] = { "NOCOMPRESS", "GZIP_1", "GZIP_2", "RICE_1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *packing = (Packing) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_columns (NunFitsPacked *self, const NunFitsHeader *header, const char **reason)
{
  gint64 n_fields = 0;
  gsize  offset = 0;

  nun_fits_header_get_integer (header, "TFIELDS", &n_fields);
  for (int n = 1; n <= CLAMP (n_fields, 0, 999); n++)
    {
      const char  *form = nun_fits_header_get_n (header, "TFORM", n);
      PackedColumn column = { .offset = offset };

      while (form && g_ascii_isdigit (*form))
        form++;
      *reason = _ ("its columns are packed by a method that is not read; unpack it with funpack");
      if (!form || (*form != 'P' && *form != 'Q') ||
          !find_packing (nun_fits_header_get_n (header, "ZCTYP", n), &column.packing))
        return FALSE;
      column.word = *form == 'P' ? 4 : 8;
      offset += 2 * column.word;
      g_array_append_val (self->columns, column);
    }
  *reason = _ ("its compressed columns are wider than its row");
  return offset > 0 && offset <= (gsize) self->width;
}

/* Tiles in front of the first one that reaches behind the end of the file. */
static gint64
count_whole_tiles (const NunFitsPacked *self, int fd, gint64 n_tiles)
{
  g_autofree guint8 *packed = g_malloc ((gsize) self->width);
  gsize              length;
  gint64             offset;

  for (gint64 tile = 0; tile < n_tiles; tile++)
    {
      if (!nun_read_at (fd, packed, (gsize) self->width, self->data_start + tile * self->width))
        return tile;
      for (guint i = 0; i < self->columns->len; i++)
        {
          const PackedColumn *column = &g_array_index (self->columns, PackedColumn, i);

          if (!find_in_heap (self, packed + column->offset, column->word, &length, &offset))
            return tile;
        }
    }
  return n_tiles;
}

NunFitsPacked *
nun_fits_packed_new (const NunFitsHeader *header,
                     int                  fd,
                     gint64               data_start,
                     gint64               heap_start,
                     gint64               data_end,
                     gint64               n_tiles_there,
                     const char         **reason)
{
  g_autoptr (NunFitsPacked) self = g_new0 (NunFitsPacked, 1);
  gint64                    row_length = 0, n_rows = -1, n_tiles;

  self->columns = g_array_new (FALSE, TRUE, sizeof (PackedColumn));
  self->data_start = data_start;
  self->heap_start = heap_start;
  self->data_end = MAX (data_end, heap_start);
  *reason = _ ("ZNAXIS1, ZNAXIS2 or ZTILELEN of the compressed table make no sense, or a tile is "
               "larger than 64 MiB");
  if (!nun_fits_header_get_integer (header, "NAXIS1", &self->width) ||
      !nun_fits_header_get_integer (header, "ZNAXIS1", &row_length) ||
      !nun_fits_header_get_integer (header, "ZNAXIS2", &n_rows) ||
      !nun_fits_header_get_integer (header, "ZTILELEN", &self->tile_rows) || self->width < 8 ||
      self->width > 16 * 999 || row_length < 1 || n_rows < 0 || self->tile_rows < 1)
    return NULL;
  self->tile_rows = MIN (self->tile_rows, MAX (1, n_rows));
  if (self->tile_rows > NUN_FITS_MAX_TILE / row_length || !read_columns (self, header, reason))
    return NULL;
  n_tiles = n_rows / self->tile_rows + (n_rows % self->tile_rows != 0);
  n_tiles = count_whole_tiles (self, fd, MIN (n_tiles, n_tiles_there));
  self->n_rows = MIN (n_rows, n_tiles * self->tile_rows);
  return g_steal_pointer (&self);
}

void
nun_fits_packed_free (NunFitsPacked *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

gint64
nun_fits_packed_get_n_rows (const NunFitsPacked *self)
{
  return self->n_rows;
}

gint64
nun_fits_packed_get_tile_rows (const NunFitsPacked *self)
{
  return self->tile_rows;
}
