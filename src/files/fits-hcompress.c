/* A walk through a stream of HCOMPRESS: does it end within its bytes? */

#include <string.h>

#include "files/fits-tiles.h"

#define HEAD 25       /* bytes: mark, two sides, scale, sum, numbers of bit planes */
#define MAX_PLANES 64 /* bits of the largest coefficient */
#define MAX_SIDE (1 << 20)

typedef struct
{
  const guint8 *bytes;
  gsize         length; /* bytes */
  gsize         at;     /* bit */
  gint64        n_set;  /* coefficients that are not zero */
} Stream;

/* Zeros behind the end, where has_more tells. */
static guint
take_bit (Stream *self)
{
  gsize byte = self->at / 8;
  guint bit = byte < self->length ? self->bytes[byte] >> (7 - self->at % 8) & 1 : 0;

  self->at++;
  return bit;
}

static guint
take_bits (Stream *self, guint n)
{
  guint out = 0;

  while (n-- > 0)
    out = out << 1 | take_bit (self);
  return out;
}

static gboolean
has_more (const Stream *self)
{
  return self->at <= self->length * 8;
}

/* The fixed Huffman code of which of four quarters hold something: 3 bits for one of them, up to 6 for the rarest. */
static guint8
take_code (Stream *self)
{
  guint c = take_bits (self, 3);

  if (c < 4)
    return (guint8) (1 << c);
  c = c << 1 | take_bit (self);
  switch (c)
    {
    case 8: return 3;
    case 9: return 5;
    case 10: return 10;
    case 11: return 12;
    case 12: return 15;
    default: break;
    }
  c = c << 1 | take_bit (self);
  switch (c)
    {
    case 26: return 6;
    case 27: return 7;
    case 28: return 9;
    case 29: return 11;
    case 30: return 13;
    default: break;
    }
  return take_bit (self) == 0 ? 0 : 14;
}

static gsize
halve (gsize n, guint times)
{
  return times == 0 ? n : (n - 1) / ((gsize) 1 << times) + 1;
}

/* Which quarter of a code an element is in: the highest bit is the first. */
static gboolean
is_in (guint8 code, gsize row, gsize column)
{
  return code >> (3 - (row % 2 * 2 + column % 2)) & 1;
}

/* One level of a tree: its codes follow where those of the level above say that something is, the last first. */
static gboolean
grow (Stream *self, const guint8 *above, gsize width, guint8 *codes, gsize n_rows, gsize n_columns)
{
  for (gsize i = n_rows * n_columns; i-- > 0;)
    {
      gsize row = i / n_columns, column = i % n_columns;

      codes[i] = is_in (above[row / 2 * width + column / 2], row, column) ? take_code (self) : 0;
      if (!has_more (self))
        return FALSE;
    }
  return TRUE;
}

/* The codes of one bit plane; spare: room for as many. */
static gboolean
read_plane (Stream *self, guint8 *codes, guint8 *spare, gsize n_rows, gsize n_columns)
{
  guint how = take_bits (self, 4), levels = 0;
  gsize width = 1;

  if (how == 0)
    {
      for (gsize i = 0; i < n_rows * n_columns && has_more (self); i++)
        codes[i] = (guint8) take_bits (self, 4);
      return has_more (self);
    }
  if (how != 0xf)
    return FALSE;
  while (halve (MAX (n_rows, n_columns), levels) > 1)
    levels++;
  codes[0] = take_code (self);
  while (levels-- > 0)
    {
      gsize rows = halve (n_rows, levels), columns = halve (n_columns, levels);

      memcpy (spare, codes, halve (n_rows, levels + 1) * width);
      if (!grow (self, spare, width, codes, rows, columns))
        return FALSE;
      width = columns;
    }
  return has_more (self);
}

/* A quarter of the transform: the planes of its coefficients. */
static gboolean
pass_quarter (Stream *self, gsize n_rows, gsize n_columns, guint n_planes)
{
  gsize              rows = (n_rows + 1) / 2, columns = (n_columns + 1) / 2;
  g_autofree guint8 *codes = g_try_malloc (rows * columns);
  g_autofree guint8 *spare = g_try_malloc (rows * columns);
  g_autofree guint8 *set = g_try_malloc0 (rows * columns);

  if (codes == NULL || spare == NULL || set == NULL)
    return FALSE;
  while (n_planes-- > 0)
    {
      if (!read_plane (self, codes, spare, rows, columns))
        return FALSE;
      for (gsize i = 0; i < rows * columns; i++)
        set[i] |= codes[i];
    }
  for (gsize row = 0; row < n_rows; row++)
    for (gsize column = 0; column < n_columns; column++)
      self->n_set += is_in (set[row / 2 * columns + column / 2], row, column);
  return TRUE;
}

static gint64
read_integer (const guint8 *bytes)
{
  return (gint32) ((guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 |
                   bytes[3]);
}

gboolean
nun_fits_hcompress_is_whole (const guint8 *bytes, gsize length, gint64 n)
{
  Stream self = { .bytes = bytes, .length = length, .at = HEAD * 8 };
  gint64 rows, columns;

  if (length < HEAD || bytes[0] != 0xdd || bytes[1] != 0x99)
    return FALSE;
  rows = read_integer (bytes + 2);
  columns = read_integer (bytes + 6);
  if (rows < 2 || columns < 2 || rows > MAX_SIDE || columns > MAX_SIDE || rows * columns != n ||
      bytes[22] > MAX_PLANES || bytes[23] > MAX_PLANES || bytes[24] > MAX_PLANES)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!pass_quarter (&self, (gsize) (i < 2 ? rows + 1 : rows) / 2,
                       (gsize) (i % 2 == 0 ? columns + 1 : columns) / 2, bytes[22 + (i + 1) / 2]))
      return FALSE;
  if (take_bits (&self, 4) != 0)
    return FALSE;
  /* Signs begin with a byte of their own. */
  return (self.at + 7) / 8 * 8 + (gsize) self.n_set <= length * 8;
}
