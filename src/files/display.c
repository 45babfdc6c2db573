/* Formats of numbers, as the heads of files give them and as people are shown values. */

#include "files/display.h"

#include <math.h>
#include <string.h>

static void
set_display (NunColumn *column, guint64 width, char form, gint64 digits)
{
  if (width >= 1 && width <= NUN_DISPLAY_MAX_WIDTH)
    column->width = (int) width;
  if (form == 0 || digits < 0 || digits > NUN_DISPLAY_MAX_DIGITS || (form == 'E' && digits == 0))
    return;
  g_free (column->precision);
  column->precision = g_strdup_printf ("%c%d", form, (int) digits);
}

/* Digits of a number in a format; -1 and nothing taken when there are none. */
static gint64
take_digits (const char **at)
{
  char   *end;
  guint64 number;

  if (!g_ascii_isdigit (**at))
    return -1;
  number = g_ascii_strtoull (*at, &end, 10);
  *at = end;
  return (gint64) MIN (number, 100000);
}

/* E and D give the digits behind the point, with one before it as most programs write it; EN has up to three there. */
void
nun_display_read_fortran (NunColumn *column, const char *format)
{
  gint64 width, digits = -1, before = 1;
  char   letter;

  if (!format)
    return;
  format += strspn (format, " 0123456789");
  letter = g_ascii_toupper (*format);
  if (!letter || !strchr ("AILBOZFEDG", letter))
    return;
  format++;
  if (letter == 'E' && (*format == 'S' || *format == 's' || *format == 'N' || *format == 'n'))
    {
      before = g_ascii_toupper (*format) == 'N' ? 3 : 1;
      format++;
    }
  width = take_digits (&format);
  if (width < 1)
    return;
  if (*format == '.')
    {
      format++;
      digits = take_digits (&format);
    }
  if (*format && *format != ' ' && *format != 'E' && *format != 'e')
    return;
  if (letter == 'F')
    set_display (column, (guint64) width, 'F', digits);
  else if (letter == 'G')
    set_display (column, (guint64) width, 'E', digits);
  else if (letter == 'E' || letter == 'D')
    set_display (column, (guint64) width, 'E', digits < 0 ? -1 : digits + before);
  else
    set_display (column, (guint64) width, 0, -1);
}

void
nun_display_read_printf (NunColumn *column, const char *format)
{
  gint64 width, digits = -1;

  if (!format)
    return;
  if (*format == '{')
    {
      format += strcspn (format, ":}");
      format += *format == ':';
    }
  format += *format == '%';
  format += strspn (format, "-+# <>^=0");
  width = take_digits (&format);
  if (*format == '.')
    {
      format++;
      digits = take_digits (&format);
      if (digits < 0)
        return;
    }
  format += *format == 'l';
  if (!*format || (format[1] && format[1] != '}'))
    return;
  if (*format == 'f' || *format == 'F')
    set_display (column, (guint64) MAX (width, 0), 'F', digits);
  else if (*format == 'e' || *format == 'E')
    set_display (column, (guint64) MAX (width, 0), 'E', digits < 0 ? -1 : digits + 1);
  else if (*format == 'g' || *format == 'G')
    set_display (column, (guint64) MAX (width, 0), 'E', digits);
  else if (strchr ("dixXos", *format))
    set_display (column, (guint64) MAX (width, 0), 0, -1);
}

void
nun_display_read_votable (NunColumn *column, const char *width, const char *precision)
{
  char   form = 'F';
  gint64 digits;

  if (width && g_ascii_isdigit (*width))
    set_display (column, g_ascii_strtoull (width, NULL, 10), 0, -1);
  if (!precision)
    return;
  if (strchr ("FfEe", *precision) && *precision)
    form = g_ascii_toupper (*precision++);
  digits = take_digits (&precision);
  if (!*precision)
    set_display (column, 0, form, digits);
}

/* Plain numbers where they are short, as nun_value_append_text decides too. */
static void
append_significant (double value, int digits, GString *out)
{
  char buffer[64], format[16];

  g_snprintf (format, sizeof format, "%%.%dg", digits);
  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static void
append_decimals (double value, int decimals, GString *out)
{
  char buffer[128], format[16];

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/* Digits that the binary number does not have are noise, and a value that rounds to nothing is no value. */
static gboolean
suits_decimals (const NunColumn *column, double value, int decimals)
{
  double size = fabs (value);
  int    most = column->datatype == NUN_DATATYPE_FLOAT ? 7 : 15;

  if (size == 0)
    return TRUE;
  return size < 1e15 && (int) floor (log10 (size)) + 1 + decimals <= most + 1 &&
         size * pow (10, decimals) >= 0.5;
}

void
nun_display_append (const NunColumn *column, const NunValue *value, GString *out)
{
  int digits;

  if (!column->precision || value->type != NUN_VALUE_DOUBLE || !isfinite (value->d))
    {
      nun_value_append_text (value, column->datatype, nun_column_is_array (column), out);
      return;
    }
  digits = (int) g_ascii_strtoll (column->precision + 1, NULL, 10);
  if (column->precision[0] == 'E')
    append_significant (value->d, MIN (digits, column->datatype == NUN_DATATYPE_FLOAT ? 9 : 17),
                        out);
  else if (suits_decimals (column, value->d, digits))
    append_decimals (value->d, digits, out);
  else
    nun_value_append_text (value, column->datatype, FALSE, out);
}
