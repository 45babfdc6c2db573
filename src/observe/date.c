/* Dates of headers, in all the ways that have been in use. */

#include "observe/date.h"

#include <math.h>
#include <string.h>

#define UNIX_EPOCH_MJD 40587

/* -- parts ------------------------------------------------------------------------------------------- */

static gboolean
day_to_mjd (int year, int month, int day, double *mjd)
{
  GDate date;
  GDate epoch;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  *mjd = UNIX_EPOCH_MJD + g_date_days_between (&epoch, &date);
  return TRUE;
}

/* Digits from *text on, at least `least` and at most `most`; moves behind them. */
static gboolean
take_digits (const char **text, guint least, guint most, int *value)
{
  guint n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (**text))
    {
      *value = *value * 10 + (**text - '0');
      ++*text;
      n++;
    }
  return n >= least && !g_ascii_isdigit (**text);
}

static gboolean
take (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  ++*text;
  return TRUE;
}

/* "hh:mm:ss.sss", "hh:mm", with blanks around; a day of 24 hours and a leap second are allowed. */
static gboolean
read_time (const char *text, double *days)
{
  int    hours, minutes;
  double seconds = 0;
  char  *end;

  while (*text == ' ')
    text++;
  if (!take_digits (&text, 1, 2, &hours) || !take (&text, ':') ||
      !take_digits (&text, 1, 2, &minutes))
    return FALSE;
  if (take (&text, ':'))
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      seconds = g_ascii_strtod (text, &end);
      text = end;
    }
  if (*text == 'Z' || *text == 'z')
    text++;
  while (*text == ' ')
    text++;
  if (g_ascii_strcasecmp (text, "UTC") == 0 || g_ascii_strcasecmp (text, "UT") == 0)
    text = "";
  if (*text != 0 || hours > 24 || minutes > 59 || !(seconds < 61))
    return FALSE;
  *days = (hours + (minutes + seconds / 60) / 60) / 24;
  return TRUE;
}

/* -- forms ------------------------------------------------------------------------------------------- */

/* What follows the date: nothing, or T or blanks and a time. */
static gboolean
add_rest (const char *rest, const char *time, double *mjd)
{
  double days = 0;

  if (*rest == 'Z' && rest[1] == 0)
    rest++;
  if (*rest == 0)
    {
      if (time != NULL && read_time (time, &days))
        *mjd += days;
      return TRUE;
    }
  if (*rest != 'T' && *rest != 't' && *rest != ' ' && *rest != '_')
    return FALSE;
  rest++;
  if (*rest == 0)
    return TRUE;
  if (!read_time (rest, &days))
    return FALSE;
  *mjd += days;
  return TRUE;
}

/* year-month-day, year/month/day, year-day of the year. */
static gboolean
read_year_first (const char *text, const char *time, double *mjd)
{
  int  year, month, day;
  char separator;

  if (!take_digits (&text, 4, 4, &year) || (*text != '-' && *text != '/' && *text != ':'))
    return FALSE;
  separator = *text++;
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]))
    {
      if (!take_digits (&text, 3, 3, &day) || day < 1 || day > 366 || !day_to_mjd (year, 1, 1, mjd))
        return FALSE;
      *mjd += day - 1;
      return add_rest (text, time, mjd);
    }
  return take_digits (&text, 1, 2, &month) && take (&text, separator) &&
         take_digits (&text, 1, 2, &day) && day_to_mjd (year, month, day, mjd) &&
         add_rest (text, time, mjd);
}

/* day/month/year: the two figures of FITS before 1998 mean 19xx; software that went on with them meant 20xx below 40. */
static gboolean
read_day_first (const char *text, const char *time, double *mjd)
{
  int  year, month, day;
  char separator;

  if (!take_digits (&text, 1, 2, &day) || (*text != '/' && *text != '-' && *text != '.'))
    return FALSE;
  separator = *text++;
  if (!take_digits (&text, 1, 2, &month) || !take (&text, separator) ||
      !take_digits (&text, 2, 4, &year))
    return FALSE;
  if (year < 100)
    year += year < 40 ? 2000 : 1900;
  return day_to_mjd (year, month, day, mjd) && add_rest (text, time, mjd);
}

static gboolean
read_figures (const char *text, const char *time, double *mjd)
{
  int date;

  if (!take_digits (&text, 8, 8, &date) || date < 10000101)
    return FALSE;
  return day_to_mjd (date / 10000, date / 100 % 100, date % 100, mjd) && add_rest (text, time, mjd);
}

/* Julian and Besselian epochs (Lieske 1979, A&A 73, 282). */
static double
epoch_to_mjd (double year, gboolean besselian)
{
  return besselian ? 15019.81352 + (year - 1900) * 365.242198781 : 51544.5 + (year - 2000) * 365.25;
}

/* From 1585 and 1886 to 2132: other numbers are slips of whoever wrote them. */
static gboolean
read_number (const char *text, double *mjd)
{
  gboolean named = *text == 'J' || *text == 'B';
  gboolean besselian = *text == 'B';
  char    *end;
  double   number = g_ascii_strtod (text + named, &end);

  if (end == text + named || *end != 0 || !isfinite (number))
    return FALSE;
  if (named || (number >= 1000 && number < 3000))
    *mjd = epoch_to_mjd (number, besselian);
  else if (number > 2300000 && number < 2500000)
    *mjd = number - 2400000.5;
  else if (number >= 10000 && number < 100000)
    *mjd = number;
  else
    return FALSE;
  return TRUE;
}

gboolean
nun_date_to_mjd (const char *text, const char *time, double *mjd)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (g_str_has_suffix (stripped, "UTC") && strlen (stripped) > 3)
    {
      stripped[strlen (stripped) - 3] = 0;
      g_strchomp (stripped);
    }
  return read_year_first (stripped, time, mjd) || read_day_first (stripped, time, mjd) ||
         read_figures (stripped, time, mjd) || read_number (stripped, mjd);
}

char *
nun_date_from_mjd (double mjd)
{
  gint64 milliseconds, day;
  GDate  date;

  /* 0001-01-01 to 9999-12-31 */
  if (!(mjd >= -678575 && mjd < 2973484))
    return NULL;
  day = (gint64) floor (mjd);
  milliseconds = (gint64) floor ((mjd - (double) day) * 86400000 + 0.5);
  if (milliseconds == 86400000)
    {
      milliseconds = 0;
      day++;
    }
  if (day > 2973483)
    return NULL;
  /* GDate counts from 0001-01-01, which is 1. */
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 678576));
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03d", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date),
                          (int) (milliseconds / 3600000), (int) (milliseconds / 60000 % 60),
                          (int) (milliseconds / 1000 % 60), (int) (milliseconds % 1000));
}
