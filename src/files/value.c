/* NunValue as text: the innermost loop of every response, so numbers are written by hand. */

#include "files/value.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "files/word.h"

__extension__ typedef unsigned __int128 guint128;

/* Writes the digits backwards from `end`; returns where they begin. */
static char *
write_digits (guint64 number, char *end)
{
  static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233"
                              "34353637383940414243444546474849505152535455565758596061626364656667"
                              "6869707172737475767778798081828384858687888990919293949596979899";

  while (number >= 100)
    {
      end -= 2;
      memcpy (end, pairs + 2 * (number % 100), 2);
      number /= 100;
    }
  if (number >= 10)
    {
      end -= 2;
      memcpy (end, pairs + 2 * number, 2);
    }
  else
    *--end = (char) ('0' + number);
  return end;
}

static void
append_integer (gint64 value, GString *out)
{
  char    buffer[24], *end = buffer + sizeof buffer, *start;
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;

  start = write_digits (magnitude, end);
  if (value < 0)
    *--start = '-';
  g_string_append_len (out, start, end - start);
}

/* Writes number / 10^decimals; decimals up to 22. */
static void
append_scaled (gboolean negative, guint64 number, int decimals, GString *out)
{
  char  buffer[48], *end = buffer + sizeof buffer, *start;
  char *point;

  start = write_digits (number, end);
  while (end - start <= decimals)
    *--start = '0';
  if (negative)
    *--start = '-';
  point = end - decimals;
  g_string_append_len (out, start, point - start);
  if (decimals == 0)
    return;
  g_string_append_c (out, '.');
  g_string_append_len (out, point, decimals);
}

/* A positive number as mantissa * 2^exponent. */
typedef struct
{
  guint64 mantissa;
  int     exponent;
  gboolean
      at_power; /* a power of two: the next number below is only half as far as the one above */
} Binary;

/* FALSE for a number that is not normal. */
static gboolean
decode (double value, gboolean is_float, Binary *binary)
{
  float   single = (float) value;
  guint32 word;
  guint64 bits;
  int     width = is_float ? FLT_MANT_DIG - 1 : DBL_MANT_DIG - 1, biased;

  memcpy (&word, &single, sizeof word);
  memcpy (&bits, &value, sizeof bits);
  if (is_float)
    bits = word;
  biased = (int) (bits >> width) & (is_float ? 0xff : 0x7ff);
  binary->mantissa = bits & ((G_GUINT64_CONSTANT (1) << width) - 1);
  binary->at_power = binary->mantissa == 0;
  binary->mantissa |= G_GUINT64_CONSTANT (1) << width;
  binary->exponent = biased - (is_float ? 127 : 1023) - width;
  return biased != 0;
}

/* The shortest decimal number / 10^decimals that lies nearer to the value than to its neighbours, by the
 * digit generation of Steele and White (1990) in whole numbers: exact.  FALSE outside of 2^-66 to 2^53
 * (floats: 2^-95 to 2^24), where 128 bits do not hold the remainders. */
static gboolean
find_shortest (double value, gboolean is_float, guint64 *number, int *decimals)
{
  Binary   binary;
  guint128 rest, one, above = 2, below;
  gboolean low, high, even;
  int      shift;

  if (!decode (value, is_float, &binary) || binary.exponent > 0 || binary.exponent < -118)
    return FALSE;
  /* All in quarters of the last binary place: the middle to the neighbour above is two away. */
  shift = 2 - binary.exponent;
  one = (guint128) 1 << shift;
  rest = ((guint128) binary.mantissa << 2) & (one - 1);
  below = binary.at_power ? 1 : 2;
  even = (binary.mantissa & 1) == 0;
  *number = (guint64) (((guint128) binary.mantissa << 2) >> shift);
  *decimals = 0;
  for (;;)
    {
      low = rest < below || (even && rest == below);
      high = rest + above > one || (even && rest + above == one);
      if (low || high)
        break;
      rest *= 10;
      above *= 10;
      below *= 10;
      *number = *number * 10 + (guint64) (rest >> shift);
      rest &= one - 1;
      (*decimals)++;
    }
  if (high && (!low || 2 * rest > one))
    (*number)++;
  return TRUE;
}

/* Writes number / 10^decimals as "1.25e-07". */
static void
append_scientific (gboolean negative, guint64 number, int decimals, GString *out)
{
  char buffer[24], *end = buffer + sizeof buffer, *start = write_digits (number, end);
  int  exponent = (int) (end - start) - 1 - decimals;

  if (negative)
    g_string_append_c (out, '-');
  g_string_append_c (out, *start++);
  if (start < end)
    g_string_append_c (out, '.');
  g_string_append_len (out, start, end - start);
  g_string_append (out, "e-");
  if (exponent > -10)
    g_string_append_c (out, '0');
  append_integer (-exponent, out);
}

/* Below the smallest normal number a decimal of few digits may do where %.15g shows more. */
static guint
first_precision (double value, gboolean is_float)
{
  if (fabs (value) < (is_float ? FLT_MIN : DBL_MIN))
    return 1;
  return is_float ? FLT_DIG : DBL_DIG;
}

/* By the library, for the very large and the very small. */
static void
append_any (double value, gboolean is_float, GString *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];

  for (guint digits = first_precision (value, is_float); digits <= 17; digits++)
    {
      double back;

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      back = g_ascii_strtod (buffer, NULL);
      if (is_float ? (float) back == (float) value : back == value)
        break;
    }
  g_string_append (out, buffer);
}

static void
append_real (double value, gboolean is_float, GString *out)
{
  guint64 number;
  int     decimals;

  if (is_float)
    value = (float) value;
  if (value == 0)
    g_string_append (out, signbit (value) ? "-0" : "0");
  else if (isnan (value))
    g_string_append (out, "NaN");
  else if (isinf (value))
    g_string_append (out, value > 0 ? "+Inf" : "-Inf");
  else if (!find_shortest (fabs (value), is_float, &number, &decimals))
    append_any (value, is_float, out);
  else if (fabs (value) < 1e-4)
    append_scientific (value < 0, number, decimals, out);
  else
    append_scaled (value < 0, number, decimals, out);
}

static double
read_real (const guint8 *bytes, gboolean is_float)
{
  guint64 word = nun_word_read (bytes, is_float ? 4 : 8);
  guint32 half = (guint32) word;
  double  d;
  float   f;

  if (is_float)
    {
      memcpy (&f, &half, sizeof f);
      return f;
    }
  memcpy (&d, &word, sizeof d);
  return d;
}

static void
append_element (const guint8 *bytes, NunDatatype type, GString *out)
{
  gboolean is_float = type == NUN_DATATYPE_FLOAT || type == NUN_DATATYPE_FLOAT_COMPLEX;

  switch (type)
    {
    case NUN_DATATYPE_UNSIGNED_BYTE: append_integer (bytes[0], out); break;
    case NUN_DATATYPE_SHORT: append_integer ((gint16) nun_word_read (bytes, 2), out); break;
    case NUN_DATATYPE_INT: append_integer ((gint32) nun_word_read (bytes, 4), out); break;
    case NUN_DATATYPE_LONG: append_integer ((gint64) nun_word_read (bytes, 8), out); break;
    case NUN_DATATYPE_FLOAT:
    case NUN_DATATYPE_DOUBLE: append_real (read_real (bytes, is_float), is_float, out); break;
    case NUN_DATATYPE_FLOAT_COMPLEX:
    case NUN_DATATYPE_DOUBLE_COMPLEX:
      append_real (read_real (bytes, is_float), is_float, out);
      g_string_append_c (out, ' ');
      append_real (read_real (bytes + (is_float ? 4 : 8), is_float), is_float, out);
      break;
    case NUN_DATATYPE_BOOLEAN:
      g_string_append_c (out, bytes[0] == 'T' || bytes[0] == 'F' ? (char) bytes[0] : '?');
      break;
    default: break;
    }
}

static void
append_bytes (const NunValue *value, NunDatatype type, gboolean is_array, GString *out)
{
  gsize size = nun_datatype_size (type);

  if (type == NUN_DATATYPE_BIT)
    {
      gsize n_bits = is_array ? value->length * 8 : MIN (value->length, 1);

      for (gsize i = 0; i < n_bits; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          g_string_append_c (out, value->bytes[i / 8] & (0x80 >> (i % 8)) ? '1' : '0');
        }
      return;
    }
  for (gsize i = 0; i + size <= value->length; i += size)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_element (value->bytes + i, type, out);
    }
}

void
nun_value_append_text (const NunValue *value, NunDatatype type, gboolean is_array, GString *out)
{
  switch (value->type)
    {
    case NUN_VALUE_NULL: break;
    case NUN_VALUE_LONG:
      if (type == NUN_DATATYPE_BOOLEAN)
        g_string_append_c (out, value->i ? 'T' : 'F');
      else
        append_integer (value->i, out);
      break;
    case NUN_VALUE_DOUBLE: append_real (value->d, type == NUN_DATATYPE_FLOAT, out); break;
    case NUN_VALUE_TEXT: g_string_append_len (out, value->text, (gssize) value->length); break;
    case NUN_VALUE_BYTES: append_bytes (value, type, is_array, out); break;
    }
}

void
nun_value_set_bytes (NunValue *value, const guint8 *bytes, gsize length)
{
  value->type = length > 0 ? NUN_VALUE_BYTES : NUN_VALUE_NULL;
  value->bytes = bytes;
  value->length = length;
}

gboolean
nun_value_get_double (const NunValue *value, double *out)
{
  if (value->type == NUN_VALUE_LONG)
    *out = (double) value->i;
  else if (value->type == NUN_VALUE_DOUBLE)
    *out = value->d;
  else
    return FALSE;
  return TRUE;
}
