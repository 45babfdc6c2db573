/* Sexagesimal angles: read in the forms that catalogues have, and written. */

#include "sky/angle.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* No honest angle is longer. */
#define MAX_LENGTH 63

/* What parts one field from the next; one angle keeps to one of them. */
typedef enum
{
  SEPARATOR_NONE, /* end of the text */
  SEPARATOR_COLON,
  SEPARATOR_BLANK,
  SEPARATOR_SIGN, /* letters or signs of units */
} Separator;

typedef struct
{
  const char  *at;
  int          n_fields;
  double       fields[3];
  Separator    separator; /* after the first field */
  gboolean     fraction;  /* the last field had decimals */
  NunAngleUnit unit;
} Scan;

typedef struct
{
  const char  *text;
  int          field; /* after which field it may stand */
  NunAngleUnit unit;  /* what it says of the whole */
} UnitSign;

/* Longer spellings before their beginnings. */
static const UnitSign unit_signs[] = {
  { "hr", 0, NUN_ANGLE_HOURS },
  { "h", 0, NUN_ANGLE_HOURS },
  { "H", 0, NUN_ANGLE_HOURS },
  { "deg", 0, NUN_ANGLE_DEGREES },
  { "d", 0, NUN_ANGLE_DEGREES },
  { "D", 0, NUN_ANGLE_DEGREES },
  { "\302\260", 0, NUN_ANGLE_DEGREES }, /* U+00B0 degree sign */
  { "\302\272", 0, NUN_ANGLE_DEGREES }, /* U+00BA, typed for it */
  { "\313\232", 0, NUN_ANGLE_DEGREES }, /* U+02DA, typed for it */
  { "min", 1, NUN_ANGLE_UNKNOWN },
  { "m", 1, NUN_ANGLE_UNKNOWN },
  { "M", 1, NUN_ANGLE_UNKNOWN },
  { "''", 2, NUN_ANGLE_UNKNOWN },
  { "'", 1, NUN_ANGLE_UNKNOWN },
  { "\342\200\262", 1, NUN_ANGLE_UNKNOWN }, /* U+2032 prime */
  { "\342\200\231", 1, NUN_ANGLE_UNKNOWN }, /* U+2019, typed for it */
  { "sec", 2, NUN_ANGLE_UNKNOWN },
  { "s", 2, NUN_ANGLE_UNKNOWN },
  { "S", 2, NUN_ANGLE_UNKNOWN },
  { "\"", 2, NUN_ANGLE_UNKNOWN },
  { "\342\200\263", 2, NUN_ANGLE_UNKNOWN }, /* U+2033 double prime */
  { "\342\200\235", 2, NUN_ANGLE_UNKNOWN }, /* U+201D, typed for it */
};

static void
skip_blanks (Scan *scan)
{
  while (*scan->at == ' ' || *scan->at == '\t')
    scan->at++;
}

/* The sign, if any, and whether it is a minus; blanks behind it are passed over. */
static gboolean
scan_minus (Scan *scan)
{
  gboolean minus = FALSE;

  if (*scan->at == '+')
    scan->at++;
  else if (*scan->at == '-')
    {
      minus = TRUE;
      scan->at++;
    }
  /* U+2212 minus and U+2013 en dash, which typesetting puts there. */
  else if (g_str_has_prefix (scan->at, "\342\210\222") ||
           g_str_has_prefix (scan->at, "\342\200\223"))
    {
      minus = TRUE;
      scan->at += 3;
    }
  skip_blanks (scan);
  return minus;
}

/* One to three digits for the first field, one or two for the others, decimals if they are there. */
static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at;
  int         max_digits = scan->n_fields == 0 ? 3 : 2;

  while (g_ascii_isdigit (*scan->at))
    scan->at++;
  if (scan->at == start || scan->at - start > max_digits)
    return FALSE;
  if (*scan->at == '.')
    {
      scan->fraction = TRUE;
      scan->at++;
      while (g_ascii_isdigit (*scan->at))
        scan->at++;
    }
  /* Only digits and a point stand there, but a letter e may follow: "12e5" is not for strtod. */
  if (g_ascii_tolower (*scan->at) == 'e')
    return FALSE;
  scan->fields[scan->n_fields++] = g_ascii_strtod (start, NULL);
  return TRUE;
}

/* Decimals behind the sign: "31s.94". */
static gboolean
scan_late_fraction (Scan *scan)
{
  const char *start = scan->at;

  if (*scan->at != '.' || !g_ascii_isdigit (scan->at[1]))
    return TRUE;
  if (scan->fraction)
    return FALSE;
  scan->at++;
  while (g_ascii_isdigit (*scan->at))
    scan->at++;
  if (g_ascii_tolower (*scan->at) == 'e')
    return FALSE;
  scan->fields[scan->n_fields - 1] += g_ascii_strtod (start, NULL);
  scan->fraction = TRUE;
  return TRUE;
}

/* A unit's sign that fits the field just read. */
static const UnitSign *
scan_unit_sign (Scan *scan)
{
  /* 12^h30^m is how some papers are typed. */
  const char *at = *scan->at == '^' ? scan->at + 1 : scan->at;

  for (guint i = 0; i < G_N_ELEMENTS (unit_signs); i++)
    if (unit_signs[i].field == scan->n_fields - 1 && g_str_has_prefix (at, unit_signs[i].text))
      {
        scan->at = at + strlen (unit_signs[i].text);
        return &unit_signs[i];
      }
  return NULL;
}

/* What stands behind a field; FALSE when it is nothing of an angle. */
static gboolean
scan_separator (Scan *scan, Separator *separator)
{
  const char     *start = scan->at;
  const UnitSign *sign;

  skip_blanks (scan);
  sign = scan_unit_sign (scan);
  if (sign != NULL)
    {
      *separator = SEPARATOR_SIGN;
      if (sign->unit != NUN_ANGLE_UNKNOWN)
        scan->unit = sign->unit;
      if (!scan_late_fraction (scan))
        return FALSE;
      skip_blanks (scan);
    }
  else if (*scan->at == ':')
    {
      *separator = SEPARATOR_COLON;
      scan->at++;
      skip_blanks (scan);
      return *scan->at != '\0';
    }
  else if (*scan->at == '\0')
    *separator = SEPARATOR_NONE;
  else
    {
      *separator = SEPARATOR_BLANK;
      return scan->at > start;
    }
  return TRUE;
}

static gboolean
scan_fields (Scan *scan)
{
  for (;;)
    {
      Separator separator;

      /* Only the last field may have decimals. */
      if (scan->n_fields == 3 || scan->fraction || !scan_number (scan) ||
          !scan_separator (scan, &separator))
        return FALSE;
      if (scan->n_fields == 1)
        scan->separator = separator;
      else if (separator != scan->separator && *scan->at != '\0')
        return FALSE;
      else if (separator == SEPARATOR_SIGN && scan->separator != SEPARATOR_SIGN)
        return FALSE;
      if (*scan->at == '\0')
        return scan->n_fields >= 2;
    }
}

/* Minutes and seconds up to 60.0, which is what rounding leaves of 59.99, and one turn in all. */
static gboolean
fields_in_range (const Scan *scan, double seconds)
{
  double max_first = scan->unit == NUN_ANGLE_HOURS ? 24 : 360;

  return seconds <= max_first * 3600 && scan->fields[1] <= 60 && scan->fields[2] <= 60;
}

gboolean
nun_angle_parse_sexagesimal (const char *text, gssize length, double *value, NunAngleUnit *unit)
{
  char     buffer[MAX_LENGTH + 1];
  Scan     scan = { .at = buffer, .unit = NUN_ANGLE_UNKNOWN };
  gsize    n;
  gboolean minus;
  double   seconds;

  if (text == NULL)
    return FALSE;
  n = length < 0 ? strlen (text) : strnlen (text, (gsize) length);
  for (; n > 0 && g_ascii_isspace (*text); n--)
    text++;
  while (n > 0 && g_ascii_isspace (text[n - 1]))
    n--;
  if (n == 0 || n > MAX_LENGTH)
    return FALSE;
  memcpy (buffer, text, n);
  buffer[n] = '\0';

  minus = scan_minus (&scan);
  if (!scan_fields (&scan))
    return FALSE;
  /* One division keeps whole fields exact. */
  seconds = (scan.fields[0] * 60 + scan.fields[1]) * 60 + scan.fields[2];
  if (!fields_in_range (&scan, seconds))
    return FALSE;
  *value = copysign (seconds / 3600, minus ? -1 : 1);
  if (unit != NULL)
    *unit = scan.unit;
  return TRUE;
}

/* -- writing --------------------------------------------------------------------------------------- */

/* "HH:MM:SS.sss" of a number of the last decimal's units. */
static char *
format_units (const char *sign, gint64 units, gint64 scale, int decimals)
{
  gint64 seconds = units / scale;
  char   fraction[16] = "";

  if (decimals > 0)
    g_snprintf (fraction, sizeof fraction, ".%0*" PRId64, decimals, units % scale);
  return g_strdup_printf ("%s%02" PRId64 ":%02d:%02d%s", sign, seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60), fraction);
}

static gint64
power_of_ten (int exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

char *
nun_angle_format_hms (double ra_deg, int decimals)
{
  gint64 scale, units;

  g_return_val_if_fail (isfinite (ra_deg), g_strdup (""));
  decimals = CLAMP (decimals, 0, 9);
  scale = power_of_ten (decimals);
  ra_deg = fmod (ra_deg, 360);
  if (ra_deg < 0)
    ra_deg += 360;
  /* 23:59:59.99... may round up to the whole turn. */
  units = llround (ra_deg * 240 * (double) scale) % (86400 * scale);
  return format_units ("", units, scale, decimals);
}

char *
nun_angle_format_dms (double dec_deg, int decimals)
{
  gint64 scale, units;

  g_return_val_if_fail (fabs (dec_deg) <= 360, g_strdup (""));
  decimals = CLAMP (decimals, 0, 9);
  scale = power_of_ten (decimals);
  units = llround (fabs (dec_deg) * 3600 * (double) scale);
  return format_units (dec_deg < 0 && units > 0 ? "-" : "+", units, scale, decimals);
}
