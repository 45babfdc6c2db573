/* The text of a TD and the bytes of a BINARY stream as values. */

#include <errno.h>
#include <math.h>
#include <string.h>

#include "files/text-number.h"
#include "files/votable-field.h"
#include "files/word.h"

static void
trim (const char **text, gsize *length)
{
  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
equals (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (text, word, length) == 0;
}

static gboolean
parse_boolean (const char *text, gsize length, int *value)
{
  *value = -1;
  if (equals (text, length, "t") || equals (text, length, "true") || equals (text, length, "1"))
    *value = 1;
  else if (equals (text, length, "f") || equals (text, length, "false") ||
           equals (text, length, "0"))
    *value = 0;
  return *value >= 0 || length == 0 || equals (text, length, "?") || equals (text, length, "null");
}

static gboolean
parse_real (const char *text, gsize length, double *value)
{
  *value = NAN;
  if (equals (text, length, "nan") || equals (text, length, "null"))
    return TRUE;
  if (equals (text, length, "+inf") || equals (text, length, "inf") ||
      equals (text, length, "infinity") || equals (text, length, "+infinity"))
    *value = INFINITY;
  else if (equals (text, length, "-inf") || equals (text, length, "-infinity"))
    *value = -INFINITY;
  else
    return nun_text_cell_get_double (text, length, value);
  return TRUE;
}

/* Decimal with a sign or not, or hexadecimal with "0x". */
static gboolean
parse_integer (const char *text, gsize length, gint64 *value)
{
  guint64  number = 0;
  gboolean negative = FALSE, hex;
  gsize    i = 0;
  double   real;

  if (length > 0 && (text[0] == '-' || text[0] == '+'))
    negative = text[i++] == '-';
  hex = length > i + 2 && text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X');
  if (hex)
    i += 2;
  if (i == length)
    return FALSE;
  for (; i < length; i++)
    {
      int digit = hex ? g_ascii_xdigit_value (text[i]) : g_ascii_digit_value (text[i]);

      if (digit < 0 || number > (G_MAXUINT64 - (guint64) digit) / (hex ? 16 : 10))
        break;
      number = number * (hex ? 16 : 10) + (guint64) digit;
    }
  if (i < length)
    {
      /* "12.0" and "1e3" are whole numbers too. */
      if (hex || !parse_real (text, length, &real) || real != floor (real) || fabs (real) > 9e15)
        return FALSE;
      *value = (gint64) real;
      return TRUE;
    }
  if (number > (guint64) G_MAXINT64 + (negative ? 1 : 0))
    return FALSE;
  *value = negative ? (gint64) (0 - number) : (gint64) number;
  return TRUE;
}

static void
append_real (GByteArray *out, double value, gboolean is_float)
{
  guint64 word;
  guint32 half;
  float   f = (float) value;

  memcpy (&half, &f, sizeof half);
  memcpy (&word, &value, sizeof word);
  nun_word_append (out, is_float ? half : word, is_float ? 4 : 8);
}

static gboolean
append_element (NunDatatype type, const char *text, gsize length, GByteArray *out)
{
  static const char letters[] = "?FT";
  gint64            i = 0;
  double            d;
  int               flag;
  gboolean          good;

  if (type == NUN_DATATYPE_BOOLEAN)
    {
      good = parse_boolean (text, length, &flag);
      g_byte_array_append (out, (const guint8 *) &letters[flag + 1], 1);
      return good;
    }
  if (nun_datatype_is_integer (type))
    {
      good = parse_integer (text, length, &i);
      nun_word_append (out, (guint64) i, nun_datatype_size (type));
      return good;
    }
  good = parse_real (text, length, &d);
  append_real (out, good ? d : NAN,
               type == NUN_DATATYPE_FLOAT || type == NUN_DATATYPE_FLOAT_COMPLEX);
  return good;
}

static gboolean
parse_bits (const char *text, gsize length, GByteArray *scratch, NunValue *value)
{
  gsize         n_bits = 0;
  static guint8 none = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '0' && text[i] != '1')
        {
          if (g_ascii_isspace (text[i]))
            continue;
          return FALSE;
        }
      if (n_bits % 8 == 0)
        g_byte_array_append (scratch, &none, 1);
      if (text[i] == '1')
        scratch->data[n_bits / 8] |= (guint8) (0x80 >> (n_bits % 8));
      n_bits++;
    }
  nun_value_set_bytes (value, scratch->data, scratch->len);
  return TRUE;
}

static gboolean
parse_array (NunDatatype type, const char *text, gsize length, GByteArray *scratch, NunValue *value)
{
  gboolean good = TRUE;
  gsize    i = 0;

  while (i < length)
    {
      gsize start;

      while (i < length && (g_ascii_isspace (text[i]) || text[i] == ','))
        i++;
      for (start = i; i < length && !g_ascii_isspace (text[i]) && text[i] != ',';)
        i++;
      if (i > start && !append_element (type, text + start, i - start, scratch))
        good = FALSE;
    }
  /* A complex number of one part is none. */
  if (scratch->len % nun_datatype_size (type) != 0)
    return FALSE;
  nun_value_set_bytes (value, scratch->data, scratch->len);
  return good;
}

static void
set_real (const NunVotableField *self, double d, NunValue *value)
{
  value->d = d;
  value->type = isnan (d) || (self->has_null_real && d == self->null_real) ? NUN_VALUE_NULL
                                                                           : NUN_VALUE_DOUBLE;
}

static gboolean
fits_in (NunDatatype type, gint64 i)
{
  switch (type)
    {
    case NUN_DATATYPE_UNSIGNED_BYTE: return i >= 0 && i <= 255;
    case NUN_DATATYPE_SHORT: return i >= G_MININT16 && i <= G_MAXINT16;
    case NUN_DATATYPE_INT: return i >= G_MININT32 && i <= G_MAXINT32;
    default: return TRUE;
    }
}

NunDatatype
nun_votable_cell_guess (const char *text, gsize length)
{
  gint64 i;
  double d;

  trim (&text, &length);
  if (parse_integer (text, length, &i))
    return NUN_DATATYPE_LONG;
  return parse_real (text, length, &d) ? NUN_DATATYPE_DOUBLE : NUN_DATATYPE_CHAR;
}

static gboolean
parse_scalar (const NunVotableField *self, const char *text, gsize length, NunValue *value)
{
  NunDatatype type = self->column->datatype;
  gint64      i;
  double      d;
  int         flag;

  if (type == NUN_DATATYPE_BOOLEAN)
    {
      if (!parse_boolean (text, length, &flag))
        return FALSE;
      value->type = flag < 0 ? NUN_VALUE_NULL : NUN_VALUE_LONG;
      value->i = flag;
      return TRUE;
    }
  if (nun_datatype_is_real (type))
    {
      if (!parse_real (text, length, &d))
        return FALSE;
      set_real (self, type == NUN_DATATYPE_FLOAT ? (double) (float) d : d, value);
      return TRUE;
    }
  if (!parse_integer (text, length, &i))
    return equals (text, length, "null") || equals (text, length, "nan");
  if (!fits_in (type, i))
    return FALSE;
  value->type = self->has_null_long && i == self->null_long ? NUN_VALUE_NULL : NUN_VALUE_LONG;
  value->i = i;
  return TRUE;
}

/* Damaged XML can let bytes through that are not UTF-8: they are shown as Latin 1. */
static void
mend_text (GByteArray *scratch, NunValue *value)
{
  char utf[6];

  g_byte_array_set_size (scratch, 0);
  for (gsize i = 0; i < value->length; i++)
    {
      guchar c = (guchar) value->text[i];

      g_byte_array_append (scratch, (const guint8 *) utf,
                           (guint) g_unichar_to_utf8 (c ? c : 0xfffd, utf));
    }
  value->text = (const char *) scratch->data;
  value->length = scratch->len;
}

gboolean
nun_votable_field_parse (const NunVotableField *self,
                         const char            *text,
                         gsize                  length,
                         GByteArray            *scratch,
                         NunValue              *value)
{
  NunDatatype type = self->column->datatype;
  const char *all = text;
  gsize       all_length = length;

  value->type = NUN_VALUE_NULL;
  value->length = 0;
  trim (&text, &length);
  if (length == 0 ||
      (self->null && strlen (self->null) == length && memcmp (text, self->null, length) == 0))
    return TRUE;
  if (nun_datatype_is_text (type))
    {
      /* In an array of strings blanks tell one string from the next. */
      gboolean keep = nun_column_is_array (self->column);

      value->type = NUN_VALUE_TEXT;
      value->text = keep ? all : text;
      value->length = keep ? all_length : length;
      if (!g_utf8_validate_len (value->text, value->length, NULL))
        mend_text (scratch, value);
      return TRUE;
    }
  g_byte_array_set_size (scratch, 0);
  if (type == NUN_DATATYPE_BIT)
    return parse_bits (text, length, scratch, value);
  if (nun_column_is_array (self->column) || type == NUN_DATATYPE_FLOAT_COMPLEX ||
      type == NUN_DATATYPE_DOUBLE_COMPLEX)
    return parse_array (type, text, length, scratch, value);
  return parse_scalar (self, text, length, value);
}

static void
unpack_scalar (const NunVotableField *self, const guint8 *bytes, NunValue *value)
{
  NunDatatype type = self->column->datatype;
  guint64     word = nun_word_read (bytes, nun_datatype_size (type));
  guint32     half = (guint32) word;
  float       f;

  value->type = NUN_VALUE_LONG;
  switch (type)
    {
    case NUN_DATATYPE_BOOLEAN:
      value->i = bytes[0] == 'T' || bytes[0] == 't' || bytes[0] == '1' || bytes[0] == 1;
      if (!value->i && bytes[0] != 'F' && bytes[0] != 'f' && bytes[0] != '0')
        value->type = NUN_VALUE_NULL;
      return;
    case NUN_DATATYPE_UNSIGNED_BYTE: value->i = bytes[0]; break;
    case NUN_DATATYPE_SHORT: value->i = (gint16) word; break;
    case NUN_DATATYPE_INT: value->i = (gint32) word; break;
    case NUN_DATATYPE_LONG: value->i = (gint64) word; break;
    case NUN_DATATYPE_FLOAT:
      memcpy (&f, &half, sizeof f);
      set_real (self, f, value);
      return;
    default:
      memcpy (&value->d, &word, sizeof value->d);
      set_real (self, value->d, value);
      return;
    }
  if (self->has_null_long && value->i == self->null_long)
    value->type = NUN_VALUE_NULL;
}

/* char is ASCII; what comes as UTF-8 is taken as such, the rest as Latin 1.  unicodeChar is UTF-16. */
static void
unpack_text (const NunVotableField *self,
             const guint8          *bytes,
             gsize                  count,
             GByteArray            *scratch,
             NunValue              *value)
{
  gboolean wide = self->column->datatype == NUN_DATATYPE_UNICODE_CHAR;
  gboolean utf8 = !wide && g_utf8_validate_len ((const char *) bytes, count, NULL);
  char     utf[6];

  g_byte_array_set_size (scratch, 0);
  for (gsize i = 0; i < count; i++)
    {
      gunichar c = wide ? (gunichar) nun_word_read (bytes + 2 * i, 2) : bytes[i];

      if (c == 0)
        break;
      if (wide && c >= 0xd800 && c < 0xe000)
        {
          gunichar low = i + 1 < count ? (gunichar) nun_word_read (bytes + 2 * i + 2, 2) : 0;
          gboolean pair = c < 0xdc00 && low >= 0xdc00 && low < 0xe000;

          c = pair ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
          i += pair;
        }
      if (utf8)
        g_byte_array_append (scratch, bytes + i, 1);
      else
        g_byte_array_append (scratch, (const guint8 *) utf, (guint) g_unichar_to_utf8 (c, utf));
    }
  if (!nun_column_is_array (self->column))
    while (scratch->len > 0 && scratch->data[scratch->len - 1] == ' ')
      g_byte_array_set_size (scratch, scratch->len - 1);
  value->type = scratch->len > 0 ? NUN_VALUE_TEXT : NUN_VALUE_NULL;
  value->text = (const char *) scratch->data;
  value->length = scratch->len;
  if (self->null && strlen (self->null) == scratch->len && scratch->len > 0 &&
      memcmp (self->null, scratch->data, scratch->len) == 0)
    value->type = NUN_VALUE_NULL;
}

gssize
nun_votable_field_unpack (const NunVotableField *self,
                          const guint8          *bytes,
                          gsize                  length,
                          GByteArray            *scratch,
                          NunValue              *value)
{
  NunDatatype type = self->column->datatype;
  gsize       head = self->variable ? 4 : 0, size;
  guint64     count = self->fixed;

  if (length < head)
    return -1;
  if (self->variable)
    count = nun_word_read (bytes, 4);
  if (count > NUN_VOTABLE_MAX_CELL)
    return -2;
  size = type == NUN_DATATYPE_BIT ? (count + 7) / 8 : count * nun_datatype_size (type);
  if (size > NUN_VOTABLE_MAX_CELL)
    return -2;
  if (length - head < size)
    return -1;
  if (!value)
    return (gssize) (head + size);
  value->type = NUN_VALUE_NULL;
  bytes += head;
  if (count == 0)
    return (gssize) (head + size);
  if (type == NUN_DATATYPE_BIT && count == 1)
    {
      /* The first bit counts, but astropy sets another one. */
      g_byte_array_set_size (scratch, 1);
      scratch->data[0] = bytes[0] ? 0x80 : 0;
      nun_value_set_bytes (value, scratch->data, 1);
    }
  else if (nun_datatype_is_text (type))
    unpack_text (self, bytes, count, scratch, value);
  else if (type == NUN_DATATYPE_BIT || type == NUN_DATATYPE_FLOAT_COMPLEX ||
           type == NUN_DATATYPE_DOUBLE_COMPLEX || nun_column_is_array (self->column))
    nun_value_set_bytes (value, bytes, size);
  else
    unpack_scalar (self, bytes, value);
  return (gssize) (head + size);
}
