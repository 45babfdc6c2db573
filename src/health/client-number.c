/* Numbers in the spelling of Python, STIL and Java, from one set of shortest digits. */

#include "health/client-number.h"

#include <math.h>
#include <string.h>

typedef struct
{
  gboolean is_negative;
  char     digits[20]; /* "1068", without a point, no zeros at the end */
  int      n_digits;
  int      exponent; /* of the first digit: 1 for 10.68 */
} Digits;

/* The fewest digits that read back to the same number. */
static void
split (double number, Digits *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  for (int precision = 0; precision <= 16; precision++)
    {
      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  memset (out, 0, sizeof *out);
  out->is_negative = text[0] == '-';
  for (const char *at = text; *at != 0 && *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      out->digits[out->n_digits++] = *at;
  out->exponent = (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10);
  while (out->n_digits > 1 && out->digits[out->n_digits - 1] == '0')
    out->n_digits--;
  out->digits[out->n_digits] = 0;
}

static char *
plain (const Digits *self)
{
  g_autoptr (GString) out = g_string_new (self->is_negative ? "-" : "");

  if (self->exponent < 0)
    {
      g_string_append (out, "0.");
      for (int i = self->exponent + 1; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, self->digits);
      return g_strdup (out->str);
    }
  for (int i = 0; i <= self->exponent; i++)
    g_string_append_c (out, i < self->n_digits ? self->digits[i] : '0');
  g_string_append_c (out, '.');
  g_string_append (out,
                   self->n_digits > self->exponent + 1 ? self->digits + self->exponent + 1 : "0");
  return g_strdup (out->str);
}

char *
nun_number_python (double number)
{
  Digits digits;

  if (!isfinite (number))
    return g_strdup (isnan (number) ? "nan" : number < 0 ? "-inf" : "inf");
  split (number, &digits);
  if (digits.exponent >= -4 && digits.exponent < 16)
    return plain (&digits);
  return g_strdup_printf ("%s%c%s%se%s%02d", digits.is_negative ? "-" : "", digits.digits[0],
                          digits.n_digits > 1 ? "." : "", digits.digits + 1,
                          digits.exponent < 0 ? "-" : "+", ABS (digits.exponent));
}

char *
nun_number_stil (double number)
{
  Digits digits;

  if (!isfinite (number))
    return g_strdup (isnan (number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
  split (number, &digits);
  return plain (&digits);
}

char *
nun_number_java (double number)
{
  Digits digits;

  if (!isfinite (number))
    return nun_number_stil (number);
  split (number, &digits);
  if (number == 0 || (digits.exponent >= -3 && digits.exponent < 7))
    return plain (&digits);
  return g_strdup_printf ("%s%c.%sE%d", digits.is_negative ? "-" : "", digits.digits[0],
                          digits.n_digits > 1 ? digits.digits + 1 : "0", digits.exponent);
}
