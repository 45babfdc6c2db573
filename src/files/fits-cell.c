/* The bytes of one cell of a FITS table as a value: signs turned, scales applied, text made valid. */

#include "files/fits-cell.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/word.h"

static inline gint64
read_integer (char code, const guint8 *bytes)
{
  switch (code)
    {
    case 'B': return bytes[0];
    case 'I': return (gint16) nun_word_read (bytes, 2);
    case 'J': return (gint32) nun_word_read (bytes, 4);
    default: return (gint64) nun_word_read (bytes, 8);
    }
}

static inline double
read_real (gboolean is_float, const guint8 *bytes)
{
  if (is_float)
    {
      guint32 word = (guint32) nun_word_read (bytes, 4);
      float   f;

      memcpy (&f, &word, sizeof f);
      return f;
    }
  else
    {
      guint64 word = nun_word_read (bytes, 8);
      double  d;

      memcpy (&d, &word, sizeof d);
      return d;
    }
}

static void
append_double (GByteArray *out, double d)
{
  guint64 word;

  memcpy (&word, &d, sizeof word);
  nun_word_append (out, word, 8);
}

/* What is added to a turned integer. */
static gint64
sign_offset (char code)
{
  return code == 'B' ? -128 : code == 'I' ? 32768 : G_GINT64_CONSTANT (2147483648);
}

gsize
nun_fits_cell_size (const NunFitsField *field, guint64 count)
{
  switch (field->code)
    {
    case 'X': return (gsize) (count / 8 + (count % 8 != 0));
    case 'I': return (gsize) count * 2;
    case 'J':
    case 'E': return (gsize) count * 4;
    case 'K':
    case 'D':
    case 'C': return (gsize) count * 8;
    case 'M': return (gsize) count * 16;
    default: return (gsize) count;
    }
}

static void
set_double (NunValue *value, double d)
{
  value->type = isnan (d) ? NUN_VALUE_NULL : NUN_VALUE_DOUBLE;
  value->d = d;
}

static void
set_integer (NunValue *value, gint64 i)
{
  value->type = NUN_VALUE_LONG;
  value->i = i;
}

/* FITS allows ASCII only, but names of people and places come in UTF-8 and in Latin 1. */
static void
set_foreign_text (NunValue *value, const guint8 *bytes, gsize length, GByteArray *scratch)
{
  value->type = NUN_VALUE_TEXT;
  value->text = (const char *) bytes;
  value->length = length;
  if (g_utf8_validate_len ((const char *) bytes, length, NULL))
    return;
  g_byte_array_set_size (scratch, 0);
  for (gsize i = 0; i < length; i++)
    {
      guint8 pair[2] = { 0xc0 | bytes[i] >> 6, 0x80 | (bytes[i] & 0x3f) };

      if (bytes[i] < 0x80)
        g_byte_array_append (scratch, bytes + i, 1);
      else
        g_byte_array_append (scratch, pair, 2);
    }
  value->text = (const char *) scratch->data;
  value->length = scratch->len;
}

static void
set_text (NunValue *value, const guint8 *bytes, gsize length, GByteArray *scratch)
{
  const guint8 *nul = memchr (bytes, 0, length);
  gboolean      is_ascii = TRUE;

  if (nul)
    length = (gsize) (nul - bytes);
  while (length > 0 && bytes[length - 1] == ' ')
    length--;
  for (gsize i = 0; i < length && is_ascii; i++)
    is_ascii = bytes[i] < 0x80;
  if (length > 0 && !is_ascii)
    {
      set_foreign_text (value, bytes, length, scratch);
      return;
    }
  value->type = length > 0 ? NUN_VALUE_TEXT : NUN_VALUE_NULL;
  value->text = (const char *) bytes;
  value->length = length;
}

/* An array of strings keeps its width: it is what tells one string from the next.  So what is not
 * ASCII cannot grow here, and becomes a question mark. */
static void
set_strings (const NunFitsField *field, NunValue *value, const guint8 *bytes, GByteArray *scratch)
{
  gboolean in_string = TRUE, blank = TRUE;

  g_byte_array_set_size (scratch, (guint) field->width);
  for (gsize i = 0; i < field->width; i++)
    {
      if (i % field->string_width == 0)
        in_string = TRUE;
      if (bytes[i] == 0)
        in_string = FALSE;
      scratch->data[i] = !in_string ? ' ' : bytes[i] >= 0x80 ? '?' : bytes[i];
      blank = blank && scratch->data[i] == ' ';
    }
  value->type = blank ? NUN_VALUE_NULL : NUN_VALUE_TEXT;
  value->text = (const char *) scratch->data;
  value->length = scratch->len;
}

static void
read_scalar (const NunFitsField *field, const guint8 *bytes, GByteArray *scratch, NunValue *value)
{
  gint64 i;

  switch (field->code)
    {
    case 'L':
      if (bytes[0] == 'T' || bytes[0] == 'F')
        set_integer (value, bytes[0] == 'T');
      break;
    case 'E':
    case 'D':
      set_double (value, field->scaled
                             ? read_real (field->code == 'E', bytes) * field->scale + field->zero
                             : read_real (field->code == 'E', bytes));
      break;
    default:
      i = read_integer (field->code, bytes);
      if (field->has_null && i == field->null)
        break;
      if (field->scaled)
        set_double (value, (double) i * field->scale + field->zero);
      else if (field->sign == NUN_FITS_TURNED && field->code == 'K')
        {
          g_byte_array_set_size (scratch, 24);
          value->type = NUN_VALUE_TEXT;
          value->length = (gsize) g_snprintf ((char *) scratch->data, 24, "%" PRIu64,
                                              (guint64) i ^ G_GUINT64_CONSTANT (1) << 63);
          value->text = (const char *) scratch->data;
        }
      else
        set_integer (value, field->sign == NUN_FITS_TURNED ? i + sign_offset (field->code) : i);
    }
}

static void
append_turned (const NunFitsField *field, gint64 i, GByteArray *out)
{
  char text[32];

  if (field->code == 'K')
    {
      g_snprintf (text, sizeof text, out->len > 0 ? " %" PRIu64 : "%" PRIu64,
                  (guint64) i ^ G_GUINT64_CONSTANT (1) << 63);
      g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
      return;
    }
  nun_word_append (out, (guint64) (i + sign_offset (field->code)),
                   2 * nun_fits_cell_size (field, 1));
}

/* An array whose elements are not those of the file: scaled to double, or with the sign turned. */
static void
convert_array (const NunFitsField *field,
               const guint8       *bytes,
               guint64             count,
               GByteArray         *scratch,
               NunValue           *value)
{
  gboolean is_complex = field->code == 'C' || field->code == 'M';
  gboolean is_real = is_complex || field->code == 'E' || field->code == 'D';
  gboolean is_float = field->code == 'C' || field->code == 'E';
  gsize    size = nun_fits_cell_size (field, 1) / (is_complex ? 2 : 1);

  g_byte_array_set_size (scratch, 0);
  for (guint64 i = 0; i < (is_complex ? 2 * count : count); i++, bytes += size)
    {
      if (is_real)
        /* The zero point of a complex number is real. */
        append_double (scratch, read_real (is_float, bytes) * field->scale +
                                    (is_complex && i % 2 ? 0 : field->zero));
      else if (field->sign == NUN_FITS_TURNED)
        append_turned (field, read_integer (field->code, bytes), scratch);
      else
        {
          gint64 n = read_integer (field->code, bytes);

          append_double (scratch, field->has_null && n == field->null
                                      ? NAN
                                      : (double) n * field->scale + field->zero);
        }
    }
  nun_value_set_bytes (value, scratch->data, scratch->len);
  if (field->code == 'K' && !field->scaled && value->type == NUN_VALUE_BYTES)
    value->type = NUN_VALUE_TEXT;
}

static void
read_array (const NunFitsField *field,
            const guint8       *bytes,
            guint64             count,
            GByteArray         *scratch,
            NunValue           *value)
{
  gsize length = nun_fits_cell_size (field, count);

  if (field->scaled || field->sign == NUN_FITS_TURNED)
    {
      convert_array (field, bytes, count, scratch, value);
      return;
    }
  if (field->code != 'L' && (field->code != 'X' || count % 8 == 0))
    {
      nun_value_set_bytes (value, bytes, length);
      return;
    }
  g_byte_array_set_size (scratch, 0);
  g_byte_array_append (scratch, bytes, (guint) length);
  if (field->code == 'X' && length > 0)
    scratch->data[length - 1] &= (guint8) (0xff << (8 - count % 8));
  for (gsize i = 0; field->code == 'L' && i < length; i++)
    if (bytes[i] != 'T' && bytes[i] != 'F')
      scratch->data[i] = '?';
  nun_value_set_bytes (value, scratch->data, length);
}

/* A number of an ASCII table: blanks anywhere around it, Fortran's D, a point that may be implied. */
static void
read_ascii_number (const NunFitsField *field, const guint8 *bytes, NunValue *value)
{
  char     text[128], *start, *end;
  gsize    length = MIN (field->width, sizeof text - 1);
  gint64   i;
  double   d;
  gboolean has_point;

  memcpy (text, bytes, length);
  text[length] = '\0';
  start = g_strstrip (text);
  if (!*start || (field->null_text && strcmp (start, field->null_text) == 0))
    return;
  errno = 0;
  i = g_ascii_strtoll (start, &end, 10);
  if (field->code == 'I' && !field->scaled)
    {
      if (!*end && errno == 0)
        set_integer (value, i);
      return;
    }
  has_point = strchr (start, '.') != NULL;
  g_strdelimit (start, "dD", 'E');
  d = g_ascii_strtod (start, &end);
  if (*end || end == start)
    return;
  if (!has_point && field->code == 'F' && field->decimals > 0)
    d /= pow (10, field->decimals);
  set_double (value, field->scaled ? d * field->scale + field->zero : d);
}

void
nun_fits_cell_read (const NunFitsField *field,
                    const guint8       *bytes,
                    guint64             count,
                    gboolean            is_ascii,
                    GByteArray         *scratch,
                    NunValue           *value)
{
  value->type = NUN_VALUE_NULL;
  value->length = 0;
  if (is_ascii)
    {
      if (field->code != 'A')
        read_ascii_number (field, bytes, value);
      else
        {
          set_text (value, bytes, field->width, scratch);
          if (field->null_text && value->length == strlen (field->null_text) &&
              memcmp (value->text, field->null_text, value->length) == 0)
            value->type = NUN_VALUE_NULL;
        }
    }
  else if (field->code == 'A')
    {
      if (field->string_width > 0 && !field->array)
        set_strings (field, value, bytes, scratch);
      else
        set_text (value, bytes, (gsize) count, scratch);
    }
  else if (!field->is_array)
    read_scalar (field, bytes, scratch, value);
  else if (count > 0)
    read_array (field, bytes, count, scratch, value);
}
