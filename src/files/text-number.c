/* Cells of text as NULL, integer, real or boolean, without the locale and without copying. */

#include "files/text-number.h"

#include <math.h>
#include <string.h>

typedef struct
{
  gboolean negative;
  guint64  mantissa; /* the first 19 significant digits */
  int      exponent; /* of ten, to go with mantissa */
  guint    n_digits, n_dropped;
  gboolean has_point, has_exponent, leading_zero;
} Number;

static inline gboolean
is_digit (char c)
{
  return (guint8) (c - '0') <= 9;
}

static gboolean
read_exponent (const char *p, const char *end, int *exponent)
{
  gboolean negative = FALSE;
  int      value = 0;

  if (p < end && (*p == '+' || *p == '-'))
    negative = *p++ == '-';
  if (p == end)
    return FALSE;
  for (; p < end; p++)
    {
      if (!is_digit (*p))
        return FALSE;
      value = MIN (value * 10 + (*p - '0'), 100000);
    }
  *exponent += negative ? -value : value;
  return TRUE;
}

/* Reads [sign] digits [point digits] [e|E|d|D [sign] digits]; FALSE when the text is anything else. */
static gboolean
read_number (const char *p, gsize length, Number *number)
{
  const char *end = p + length;

  memset (number, 0, sizeof *number);
  if (p < end && (*p == '+' || *p == '-'))
    number->negative = *p++ == '-';
  number->leading_zero = end - p > 1 && *p == '0' && is_digit (p[1]);
  for (; p < end; p++)
    {
      if (is_digit (*p))
        {
          number->n_digits++;
          if (number->mantissa < G_GUINT64_CONSTANT (1000000000000000000))
            {
              number->mantissa = number->mantissa * 10 + (guint64) (*p - '0');
              number->exponent -= number->has_point;
            }
          else
            {
              number->n_dropped++;
              number->exponent += !number->has_point;
            }
        }
      else if (*p == '.' && !number->has_point)
        number->has_point = TRUE;
      else
        break;
    }
  if (number->n_digits == 0)
    return FALSE;
  if (p == end)
    return TRUE;
  number->has_exponent = TRUE;
  return (*p == 'e' || *p == 'E' || *p == 'd' || *p == 'D') &&
         read_exponent (p + 1, end, &number->exponent);
}

static gboolean
is_word (const char *text, gsize length, const char *const *words)
{
  for (; *words; words++)
    if (strlen (*words) == length && memcmp (*words, text, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
nun_text_cell_is_null (const char *text, gsize length)
{
  static const char *const words[] = { "NaN", "nan", "NAN", "null", "NULL", "Null", "--",
                                       "---", "N/A", "n/a", "NA",   "\\N",  NULL };

  if (length == 0)
    return TRUE;
  if (length > 4 || (*text != 'N' && *text != 'n' && *text != '-' && *text != '\\'))
    return FALSE;
  return is_word (text, length, words);
}

/* What stands for a missing number, but may be a word of its own among texts. */
static gboolean
is_dash (const char *text, gsize length)
{
  static const char *const words[] = { "-",    "...",  "?",    "..",    "....",  "----", "INDEF",
                                       "None", "none", "<NA>", "#N/A",  "-nan",  "+nan", "-NaN",
                                       "+NaN", "nil",  "N.A.", "undef", "#NULL", NULL };

  return length <= 5 && strchr ("-.?INn<#+u", *text) && is_word (text, length, words);
}

static gboolean
is_infinity (const char *text, gsize length, double *value)
{
  gboolean negative = length > 0 && *text == '-';

  if (length > 0 && (*text == '-' || *text == '+'))
    {
      text++;
      length--;
    }
  if (!(length == 3 && g_ascii_strncasecmp (text, "inf", 3) == 0) &&
      !(length == 8 && g_ascii_strncasecmp (text, "infinity", 8) == 0))
    return FALSE;
  *value = negative ? -INFINITY : INFINITY;
  return TRUE;
}

static NunTextCellKind
word_kind (const char *text, gsize length, gint64 *integer)
{
  static const char *const yes[] = { "true", "True", "TRUE", "T", NULL };
  static const char *const no[] = { "false", "False", "FALSE", "F", NULL };
  double                   infinity;

  if (length > 8)
    return NUN_TEXT_CELL_OTHER;
  *integer = is_word (text, length, yes);
  if (*integer || is_word (text, length, no))
    return NUN_TEXT_CELL_BOOLEAN;
  return is_infinity (text, length, &infinity) ? NUN_TEXT_CELL_REAL : NUN_TEXT_CELL_OTHER;
}

/* Whether the digits make an integer of 64 bit. */
static gboolean
to_integer (const Number *number, gint64 *integer)
{
  guint64 magnitude = number->mantissa;
  guint64 most = (guint64) G_MAXINT64 + number->negative;

  if (number->n_dropped > 0 || magnitude > most)
    return FALSE;
  *integer = number->negative ? (gint64) (0 - magnitude) : (gint64) magnitude;
  return TRUE;
}

NunTextCellKind
nun_text_cell_kind (const char *text, gsize length, gint64 *integer)
{
  Number number;

  if (nun_text_cell_is_null (text, length))
    return NUN_TEXT_CELL_NULL;
  if (is_dash (text, length))
    return NUN_TEXT_CELL_DASH;
  if (!is_digit (*text) && *text != '+' && *text != '-' && *text != '.')
    return word_kind (text, length, integer);
  if (!read_number (text, length, &number))
    return word_kind (text, length, integer);
  if (number.has_point || number.has_exponent)
    return NUN_TEXT_CELL_REAL;
  /* Two digits are an hour or a minute; more with a zero before them are a name. */
  if (number.leading_zero && number.n_digits > 2)
    return NUN_TEXT_CELL_CODE;
  return to_integer (&number, integer) ? NUN_TEXT_CELL_INTEGER : NUN_TEXT_CELL_CODE;
}

gboolean
nun_text_cell_has_comma (const char *text, gsize length, gboolean *sure)
{
  const char *comma = length > 1 ? memchr (text, ',', length) : NULL;
  char        copy[32];
  gsize       before, behind;
  Number      number;

  if (!comma || length > sizeof copy || memchr (text, '.', length))
    return FALSE;
  memcpy (copy, text, length);
  copy[comma - text] = '.';
  if (!read_number (copy, length, &number))
    return FALSE;
  while (text < comma && (*text == '+' || *text == '-'))
    {
      text++;
      length--;
    }
  before = (gsize) (comma - text);
  behind = length - before - 1;
  *sure = number.has_exponent || behind != 3 || before < 1 || before > 3 || *text == '0';
  return TRUE;
}

gboolean
nun_text_cell_get_integer (const char *text, gsize length, gint64 *integer)
{
  Number number;

  return read_number (text, length, &number) && !number.has_point && !number.has_exponent &&
         to_integer (&number, integer);
}

/* The library's reading for what is too long or too far from one for the quick way. */
static double
read_slowly (const char *text, gsize length)
{
  char             buffer[64];
  g_autofree char *longer = NULL;
  char            *copy = buffer;

  if (length >= sizeof buffer)
    copy = longer = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  for (char *p = copy; *p; p++)
    if (*p == 'd' || *p == 'D')
      *p = 'e';
  return g_ascii_strtod (copy, NULL);
}

gboolean
nun_text_cell_get_double (const char *text, gsize length, double *value)
{
  static const double powers_of_ten[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                          1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                          1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  Number              number;

  if (!read_number (text, length, &number))
    return is_infinity (text, length, value);
  /* Both factors are exact doubles, so that the result is rounded once (Clinger 1990). */
  if (number.n_dropped == 0 && number.mantissa <= (G_GUINT64_CONSTANT (1) << 53) &&
      ABS (number.exponent) <= 22)
    {
      double d = (double) number.mantissa;

      d = number.exponent < 0 ? d / powers_of_ten[-number.exponent]
                              : d * powers_of_ten[number.exponent];
      *value = number.negative ? -d : d;
    }
  else
    *value = read_slowly (text, length);
  return TRUE;
}
