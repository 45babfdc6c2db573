/* One column's cells in BINARY2: big-endian, fixed or with a count before them. */

#include "vo/cell.h"

#include <math.h>
#include <string.h>

static void
append_big_endian (GByteArray *out, guint64 word, guint size)
{
  guint8 bytes[8];

  for (guint i = 0; i < size; i++)
    bytes[i] = (guint8) (word >> (8 * (size - 1 - i)));
  g_byte_array_append (out, bytes, size);
}

static void
append_zeros (GByteArray *out, gsize n)
{
  guint old = out->len;

  g_byte_array_set_size (out, old + (guint) n);
  memset (out->data + old, 0, n);
}

static void
append_real (GByteArray *out, double d, gboolean is_float)
{
  float   f = (float) d;
  guint32 half;
  guint64 word;

  memcpy (&half, &f, sizeof half);
  memcpy (&word, &d, sizeof word);
  append_big_endian (out, is_float ? half : word, is_float ? 4 : 8);
}

static gboolean
is_single (NunDatatype type)
{
  return type == NUN_DATATYPE_FLOAT || type == NUN_DATATYPE_FLOAT_COMPLEX;
}

/* NaN for reals, zero bytes for the rest, as section 5.4 recommends. */
static void
append_absent (const NunCell *self, GByteArray *out)
{
  gboolean is_complex =
      self->type == NUN_DATATYPE_FLOAT_COMPLEX || self->type == NUN_DATATYPE_DOUBLE_COMPLEX;

  if (self->variable)
    append_zeros (out, 4);
  else if (self->type == NUN_DATATYPE_BIT)
    append_zeros (out, (self->count + 7) / 8);
  else if (is_complex || nun_datatype_is_real (self->type))
    for (gsize i = 0; i < self->count * (is_complex ? 2 : 1); i++)
      append_real (out, NAN, is_single (self->type));
  else
    append_zeros (out, self->count * self->size);
}

/* The next character of a text of `length` bytes at *i; U+FFFD for a byte that is not UTF-8. */
static gunichar
next_character (const char *text, gsize length, gsize *i)
{
  gunichar c = (guint8) text[*i];

  if (c < 0x80)
    {
      *i += 1;
      return c;
    }
  c = g_utf8_get_char_validated (text + *i, (gssize) (length - *i));
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *i += 1;
      return 0xfffd;
    }
  *i += g_utf8_skip[(guint8) text[*i]];
  return c;
}

/* Big-endian UCS-2; what lies outside it as a pair of surrogates, as readers of UTF-16 expect. Returns
 * how many 16 bit units were written: at most `most`, and never half a pair. */
static gsize
append_unicode (GByteArray *out, const char *text, gsize length, gsize most)
{
  gsize n = 0, i = 0;

  while (i < length)
    {
      gunichar c = next_character (text, length, &i);
      guint    units = c >= 0x10000 ? 2 : 1;

      if (n + units > most)
        break;
      if (units == 2)
        append_big_endian (out, (0xd800 + ((c - 0x10000) >> 10)) << 16 | (0xdc00 + (c & 0x3ff)), 4);
      else
        append_big_endian (out, c, 2);
      n += units;
    }
  return n;
}

static gsize
append_ascii (GByteArray *out, const char *text, gsize length, gsize most)
{
  gsize n = 0, i = 0;

  while (i < length && n < most)
    {
      gsize start = i;

      while (i < length && n < most && (guint8) text[i] < 0x80)
        i++, n++;
      g_byte_array_append (out, (const guint8 *) text + start, (guint) (i - start));
      if (i < length && n < most)
        {
          next_character (text, length, &i);
          g_byte_array_append (out, (const guint8 *) "?", 1);
          n++;
        }
    }
  return n;
}

static void
append_text (const NunCell *self, const char *text, gsize length, GByteArray *out)
{
  guint start = out->len;
  gsize most = self->variable ? G_MAXUINT32 : self->count;
  gsize n;

  if (self->variable)
    append_zeros (out, 4);
  if (self->type == NUN_DATATYPE_UNICODE_CHAR)
    n = append_unicode (out, text, length, most);
  else
    n = append_ascii (out, text, length, most);
  if (self->variable)
    for (guint i = 0; i < 4; i++)
      out->data[start + i] = (guint8) (n >> (8 * (3 - i)));
  else
    append_zeros (out, (self->count - n) * self->size);
}

/* A number in a column of text, e.g. a row's number as its identifier. */
static void
append_number_as_text (const NunCell *self, const NunValue *value, GByteArray *out)
{
  g_autoptr (GString) text = g_string_sized_new (32);

  nun_value_append_text (value, self->type, FALSE, text);
  append_text (self, text->str, text->len, out);
}

static void
append_bits (const NunCell *self, const NunValue *value, GByteArray *out)
{
  gsize n = value->length * 8;
  gsize n_bytes;

  if (!self->variable || (self->count > 0 && self->count < n))
    n = self->count;
  n_bytes = (n + 7) / 8;
  if (self->variable)
    append_big_endian (out, n, 4);
  g_byte_array_append (out, value->bytes, (guint) n_bytes);
  if (n % 8 != 0)
    out->data[out->len - 1] &= (guint8) (0xff << (8 - n % 8));
}

static void
append_bytes (const NunCell *self, const NunValue *value, GByteArray *out)
{
  if (self->type == NUN_DATATYPE_BIT)
    {
      append_bits (self, value, out);
      return;
    }
  if (self->variable)
    append_big_endian (out, value->length / self->size, 4);
  g_byte_array_append (out, value->bytes, (guint) value->length);
}

static void
append_scalar (const NunCell *self, const NunValue *value, GByteArray *out)
{
  double d = 0;

  if (nun_datatype_is_real (self->type) && nun_value_get_double (value, &d))
    append_real (out, d, is_single (self->type));
  else if (self->type == NUN_DATATYPE_BOOLEAN)
    append_big_endian (out, value->i != 0 ? 'T' : 'F', 1);
  else
    append_big_endian (out, (guint64) value->i, (guint) self->size);
}

void
nun_cell_append_binary (const NunCell *self, const NunValue *value, GByteArray *out)
{
  if (nun_cell_is_null (self, value))
    append_absent (self, out);
  else if (value->type == NUN_VALUE_TEXT)
    append_text (self, value->text, value->length, out);
  else if (value->type == NUN_VALUE_BYTES)
    append_bytes (self, value, out);
  else if (nun_datatype_is_text (self->type))
    append_number_as_text (self, value, out);
  else
    append_scalar (self, value, out);
}
