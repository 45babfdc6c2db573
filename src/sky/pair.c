/* Places whose two coordinates stand in one text. */
#include "sky/pair.h"

#include <math.h>
#include <string.h>

#include "sky/angle.h"

/* No honest pair is longer, with the words of a name around it. */
#define MAX_LENGTH 127

typedef struct
{
  char    *lon, *lat; /* trimmed parts of the buffer */
  gboolean apart;     /* by a comma or a blank, not by the sign alone */
} Halves;

/* -- parting ----------------------------------------------------------------------------------------- */

/* Minus and dash as they are typeset become hyphens, tabs blanks; FALSE when the text is too long. */
static gboolean
copy_plain (const char *text, gssize length, char *buffer)
{
  gsize n = length < 0 ? strlen (text) : strnlen (text, (gsize) length), used = 0;

  for (gsize i = 0; i < n; i++)
    {
      gboolean dash = n - i >= 3 && (memcmp (text + i, "\342\210\222", 3) == 0 ||
                                     memcmp (text + i, "\342\200\223", 3) == 0);

      if (used == MAX_LENGTH)
        return FALSE;
      buffer[used++] = (char) (dash ? '-' : text[i] == '\t' ? ' ' : text[i]);
      i += dash ? 2 : 0;
    }
  buffer[used] = '\0';
  return TRUE;
}

static char *
strip_brackets (char *text)
{
  gsize n;

  g_strstrip (text);
  n = strlen (text);
  if (n < 2 || !((*text == '(' && text[n - 1] == ')') || (*text == '[' && text[n - 1] == ']')))
    return text;
  text[n - 1] = '\0';
  return g_strstrip (text + 1);
}

static gboolean
begins_word (const char *text, const char *at)
{
  return *at != ' ' && (at == text || at[-1] == ' ');
}

/* The blank before the second half of the words; NULL for an odd number of them. */
static char *
find_middle (char *text)
{
  guint n = 0, met = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += begins_word (text, p);
  if (n != 2 && n != 4 && n != 6)
    return NULL;
  for (char *p = text; *p != '\0'; p++)
    if (begins_word (text, p) && met++ == n / 2)
      return p - 1;
  return NULL;
}

static char *
find_sign (char *text)
{
  char *found = NULL;

  for (char *p = text; *p != '\0'; p++)
    if (p > text && (*p == '+' || *p == '-'))
      found = p;
  return found;
}

/* A comma parts, else the sign of the second, else the middle of the words. */
static gboolean
part (char *text, Halves *halves, char *lat_buffer)
{
  char *comma = strpbrk (text, ",;"), *cut = comma;

  if (comma != NULL && strpbrk (comma + 1, ",;") != NULL)
    return FALSE;
  if (cut == NULL)
    cut = find_sign (text);
  if (cut == NULL)
    cut = find_middle (text);
  if (cut == NULL)
    return FALSE;
  halves->apart = comma != NULL || *cut == ' ' || cut[-1] == ' ';
  g_strlcpy (lat_buffer, cut + (comma != NULL ? 1 : 0), MAX_LENGTH + 1);
  *cut = '\0';
  halves->lon = g_strstrip (text);
  halves->lat = g_strstrip (lat_buffer);
  return *halves->lon != '\0' && *halves->lat != '\0';
}

/* -- the forms --------------------------------------------------------------------------------------- */

static guint
count_numbers (const char *text)
{
  guint n = 0;

  for (gboolean inside = FALSE; *text != '\0'; text++)
    {
      gboolean digit = g_ascii_isdigit (*text) || *text == '.';

      n += digit && !inside;
      inside = digit;
    }
  return n;
}

static gboolean
read_sexagesimal (const Halves *halves, double *lon, double *lat)
{
  NunAngleUnit lon_unit, lat_unit;

  if (!nun_angle_parse_sexagesimal (halves->lon, -1, lon, &lon_unit) ||
      !nun_angle_parse_sexagesimal (halves->lat, -1, lat, &lat_unit) || lat_unit == NUN_ANGLE_HOURS)
    return FALSE;
  /* 12:34:56 +01:00 is a time with its zone. */
  if (strchr (halves->lon, ':') != NULL &&
      count_numbers (halves->lon) != count_numbers (halves->lat))
    return FALSE;
  if (lon_unit != NUN_ANGLE_DEGREES)
    *lon *= 15.0;
  return TRUE;
}

static gboolean
read_decimal (const char *text, double *out)
{
  char *end;

  if (text[strspn (text, "+-0123456789. ")] != '\0')
    return FALSE;
  if (*text == '+' || *text == '-')
    for (text++; *text == ' '; text++)
      ;
  if (!g_ascii_isdigit (*text) && *text != '.')
    return FALSE;
  *out = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static gboolean
read_degrees (const Halves *halves, double *lon, double *lat)
{
  if (!halves->apart || strchr (halves->lon, '.') == NULL || !read_decimal (halves->lon, lon) ||
      !read_decimal (halves->lat, lat))
    return FALSE;
  *lon = copysign (*lon, *halves->lon == '-' ? -1.0 : 1.0);
  *lat = copysign (*lat, *halves->lat == '-' ? -1.0 : 1.0);
  return TRUE;
}

/* Six digits and decimals, with or without their point: "123456.7", "12345670". */
static gboolean
read_packed (const char **at, double *out)
{
  gsize       n = strspn (*at, "0123456789");
  const char *p = *at;
  double      parts[3] = { 0, 0, 0 }, scale = 1.0;

  if (n < 6 || n > 9)
    return FALSE;
  for (guint i = 0; i < 3; i++, p += 2)
    parts[i] = (p[0] - '0') * 10 + (p[1] - '0');
  if (n == 6 && *p == '.' && g_ascii_isdigit (p[1]))
    p++;
  for (; g_ascii_isdigit (*p); p++)
    parts[2] += (*p - '0') * (scale /= 10.0);
  if (parts[1] >= 60.0 || parts[2] >= 60.0)
    return FALSE;
  *out = parts[0] + parts[1] / 60.0 + parts[2] / 3600.0;
  *at = p;
  return TRUE;
}

static gboolean
read_name_at (const char *at, double *lon, double *lat)
{
  gboolean minus;

  while (*at == ' ')
    at++;
  if (!read_packed (&at, lon) || (*at != '+' && *at != '-'))
    return FALSE;
  minus = *at++ == '-';
  if (!read_packed (&at, lat) || *at == '.' || *at == '+' || *at == '-')
    return FALSE;
  *lon *= 15.0;
  *lat = minus ? -*lat : *lat;
  return TRUE;
}

/* Behind a "J" that begins a word. */
static gboolean
read_name (const char *text, double *lon, double *lat)
{
  for (const char *p = strchr (text, 'J'); p != NULL; p = strchr (p + 1, 'J'))
    if ((p == text || !g_ascii_isalnum (p[-1])) && read_name_at (p + 1, lon, lat))
      return TRUE;
  return FALSE;
}

gboolean
nun_pair_parse (const char  *text,
                gssize       length,
                double      *lon_deg,
                double      *lat_deg,
                NunPairForm *form)
{
  char        buffer[MAX_LENGTH + 1], lat_buffer[MAX_LENGTH + 1];
  char       *plain;
  double      lon = NAN, lat = NAN;
  Halves      halves;
  NunPairForm found = NUN_PAIR_NAME;

  if (text == NULL || !copy_plain (text, length, buffer))
    return FALSE;
  plain = strip_brackets (buffer);
  if (!read_name (plain, &lon, &lat))
    {
      if (!part (plain, &halves, lat_buffer))
        return FALSE;
      if (read_sexagesimal (&halves, &lon, &lat))
        found = NUN_PAIR_SEXAGESIMAL;
      else if (read_degrees (&halves, &lon, &lat))
        found = NUN_PAIR_DEGREES;
      else
        return FALSE;
    }
  if (!(lon >= -180.0 && lon <= 360.0 && fabs (lat) <= 90.0))
    return FALSE;
  *lon_deg = lon;
  *lat_deg = lat;
  if (form != NULL)
    *form = found;
  return TRUE;
}
