/* Numbers, intervals, dates, places and media types, as SIAv1, SIAv2 and SSAP write them. */

#include "serve/observation-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "observe/date.h"
#include "serve/host.h"
#include "sky/frame.h"

static gboolean
fail (GError **error, const char *parameter, const char *text, const char *example)
{
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               _ ("%s=%s cannot be read; give it as in %s=%s"), parameter, text, parameter,
               example);
  return FALSE;
}

static gboolean
fail_order (GError **error, const char *parameter, const char *text)
{
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               _ ("%s=%s begins behind its end; give the smaller value first"), parameter, text);
  return FALSE;
}

/* A decimal number and nothing else: strtod alone would take "nan" and hexadecimal digits. */
static gboolean
read_number (const char *text, double *number)
{
  char *end;

  if (*text == '\0' || strspn (text, "0123456789.+-eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
read_open_number (const char *text, double *number)
{
  const char *word = text + (*text == '+' || *text == '-');

  if (g_ascii_strcasecmp (word, "Inf") != 0 && g_ascii_strcasecmp (word, "Infinity") != 0)
    return read_number (text, number);
  *number = *text == '-' ? -INFINITY : INFINITY;
  return TRUE;
}

/* -- intervals --------------------------------------------------------------------------------------- */

gboolean
nun_observation_read_interval (const char *parameter,
                               const char *text,
                               double      ends[2],
                               GError    **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t", -1);
  guint          n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (n == 2 || !read_open_number (parts[i], &ends[n]))
          return fail (error, parameter, text, "1 +Inf");
        n++;
      }
  if (n == 0 || (n == 1 && !isfinite (ends[0])))
    return fail (error, parameter, text, "1 +Inf");
  if (n == 1)
    ends[1] = ends[0];
  if (ends[0] > ends[1])
    return fail_order (error, parameter, text);
  return TRUE;
}

gboolean
nun_observation_read_range (const char *parameter, const char *text, double ends[2], GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint          n = g_strv_length (parts);

  if (n == 0 || n > 2)
    return fail (error, parameter, text, "1/2");
  ends[0] = -INFINITY;
  ends[1] = INFINITY;
  for (guint i = 0; i < n; i++)
    if (*g_strstrip (parts[i]) != '\0' ? !read_number (parts[i], &ends[i]) : n == 1)
      return fail (error, parameter, text, "1/2");
  if (n == 1)
    ends[1] = ends[0];
  if (ends[0] > ends[1])
    return fail_order (error, parameter, text);
  return TRUE;
}

/* -- dates ------------------------------------------------------------------------------------------- */

/* First and last moment of what an ISO 8601 date or date and time says. */
static gboolean
read_date (const char *text, double period[2])
{
  static const char form[] =
      "^\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d(:\\d\\d(:\\d\\d(\\.\\d+)?)?)?Z?)?)?)?$";
  int              year, month;
  g_autofree char *next = NULL, *first = NULL;
  gsize            length = strlen (text);

  if (!g_regex_match_simple (form, text, 0, 0))
    return FALSE;
  if (length > 10)
    {
      g_autofree char *bare = g_strdup (text);

      g_strdelimit (bare, "Z", '\0');
      first = strlen (bare) == 13   ? g_strconcat (bare, ":00:00", NULL)
              : strlen (bare) == 16 ? g_strconcat (bare, ":00", NULL)
                                    : g_strdup (bare);
      if (!nun_date_to_mjd (first, NULL, &period[0]))
        return FALSE;
      period[1] = period[0];
      return TRUE;
    }
  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = length > 4 ? (int) g_ascii_strtoll (text + 5, NULL, 10) : 12;
  first = g_strconcat (text, length == 4 ? "-01-01" : length == 7 ? "-01" : "", NULL);
  if (month < 1 || month > 12 || year > 9998 || !nun_date_to_mjd (first, NULL, &period[0]))
    return FALSE;
  next = g_strdup_printf ("%04d-%02d-01", month == 12 ? year + 1 : year, month % 12 + 1);
  if (length == 10)
    period[1] = period[0] + 1;
  else if (!nun_date_to_mjd (next, NULL, &period[1]))
    return FALSE;
  /* the next period's first moment belongs to that one */
  period[1] -= 1e-9;
  return TRUE;
}

gboolean
nun_observation_read_dates (const char *parameter, const char *text, double ends[2], GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint          n = g_strv_length (parts);
  double         periods[2][2] = { { -INFINITY, -INFINITY }, { INFINITY, INFINITY } };

  if (n == 0 || n > 2)
    return fail (error, parameter, text, "2004-05-06/2005");
  for (guint i = 0; i < n; i++)
    if (*g_strstrip (parts[i]) != '\0' ? !read_date (parts[i], periods[i]) : n == 1)
      return fail (error, parameter, text, "2004-05-06/2005");
  ends[0] = periods[0][0];
  ends[1] = n == 1 ? periods[0][1] : periods[1][1];
  if (ends[0] > ends[1])
    return fail_order (error, parameter, text);
  return TRUE;
}

/* -- places ------------------------------------------------------------------------------------------ */

gboolean
nun_observation_read_position (const char *parameter,
                               const char *text,
                               gboolean    frames,
                               double      position_deg[2],
                               GError    **error)
{
  g_auto (GStrv) halves = g_strsplit (text, ";", 2);
  g_auto (GStrv) parts = g_strsplit (halves[0] != NULL ? halves[0] : "", ",", -1);
  NunFrame       frame = NUN_FRAME_ICRS;

  if (g_strv_length (parts) != 2 || !read_number (g_strstrip (parts[0]), &position_deg[0]) ||
      !read_number (g_strstrip (parts[1]), &position_deg[1]) || (halves[1] != NULL && !frames))
    return fail (error, parameter, text, "83.633,22.014");
  if (halves[1] != NULL && !nun_frame_from_name (g_strstrip (halves[1]), &frame))
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("%s=%s names a frame that this service does not know; use ICRS, FK5, FK4, "
                      "GALACTIC or ECLIPTIC"),
                   parameter, text);
      return FALSE;
    }
  if (!(fabs (position_deg[0]) <= 360.0) || !(fabs (position_deg[1]) <= 90.0))
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("%s=%s is not on the sky; the first number lies between 0 and 360, the "
                      "second between -90 and 90"),
                   parameter, text);
      return FALSE;
    }
  if (position_deg[0] < 0)
    position_deg[0] += 360.0;
  if (frame != NUN_FRAME_ICRS)
    nun_frame_to_icrs (frame, position_deg[0], position_deg[1], &position_deg[0], &position_deg[1]);
  return TRUE;
}

gboolean
nun_observation_read_size (const char *parameter,
                           const char *text,
                           double      size_deg[2],
                           GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint          n = g_strv_length (parts);

  if (n == 0 || n > 2)
    return fail (error, parameter, text, "0.5,0.25");
  for (guint i = 0; i < n; i++)
    if (!read_number (g_strstrip (parts[i]), &size_deg[i]))
      return fail (error, parameter, text, "0.5,0.25");
  if (n == 1)
    size_deg[1] = MIN (size_deg[0], 180.0);
  if (size_deg[0] >= 0 && size_deg[0] <= 360 && size_deg[1] >= 0 && size_deg[1] <= 180)
    return TRUE;
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               _ ("%s=%s is out of range; it must lie between 0 and 360, the second number between "
                  "0 and 180"),
               parameter, text);
  return FALSE;
}

/* From a frame in which the place is at 0, 0, with its meridian upright. */
static void
turn (const double position_deg[2], double x_deg, double y_deg, double out_deg[2])
{
  double ra = position_deg[0] * G_PI / 180, dec = position_deg[1] * G_PI / 180;
  double x = x_deg * G_PI / 180, y = y_deg * G_PI / 180;
  double v[3] = { cos (y) * cos (x), cos (y) * sin (x), sin (y) };
  double w[3] = { v[0] * cos (dec) - v[2] * sin (dec), v[1], v[0] * sin (dec) + v[2] * cos (dec) };
  double lon = (ra + atan2 (w[1], w[0])) * 180 / G_PI;

  out_deg[0] = lon < 0 ? lon + 360 : lon >= 360 ? lon - 360 : lon;
  out_deg[1] = atan2 (w[2], hypot (w[0], w[1])) * 180 / G_PI;
}

static NunRegion *
make_range (const double position_deg[2], double x_deg, double y_deg)
{
  double west = position_deg[0] - x_deg, east = position_deg[0] + x_deg;

  if (x_deg >= 180)
    {
      west = 0;
      east = 360;
    }
  else if (east > 360)
    east -= 360;
  return nun_region_new_range (west, east, MAX (position_deg[1] - y_deg, -90),
                               MIN (position_deg[1] + y_deg, 90));
}

NunRegion *
nun_observation_make_box (const double position_deg[2], const double size_deg[2])
{
  static const int signs[4][2] = { { 1, -1 }, { 1, 1 }, { -1, 1 }, { -1, -1 } };
  double           corners[4][2];
  double           x = size_deg[0] / 2, y = size_deg[1] / 2;

  if (x <= 0 && y <= 0)
    return nun_region_new_circle (position_deg[0], position_deg[1], 0);
  if (x >= 80 || y >= 80)
    return make_range (position_deg, x, y);
  /* a line would be no polygon: a micro-arcsecond makes it one */
  x = MAX (x, 3e-10);
  y = MAX (y, 3e-10);
  for (guint i = 0; i < 4; i++)
    turn (position_deg, signs[i][0] * x, signs[i][1] * y, corners[i]);
  return nun_region_new_polygon (corners, 4);
}

/* -- media types --------------------------------------------------------------------------------------- */

/* Without blanks and quotes, in lower case; the names of FITS as one. */
static char *
tidy_type (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text) && *text != '"')
      g_string_append_c (out, g_ascii_tolower (*text));
    else if (*text == ' ' && out->len > 0 && g_str_has_suffix (out->str, "application/x-votable"))
      g_string_append_c (out, '+'); /* an unescaped plus sign of the query */
  g_string_replace (out, "application/fits", "image/fits", 1);
  return g_string_free (out, FALSE);
}

/* "image/x-fits-gzip" */
static gboolean
is_packed_fits (const char *type)
{
  static const char *const packings[] = { "gzip", "bzip2", "xz", "compress", "zstd", "zip", NULL };
  const char              *packing = strstr (type, "/x-fits-");

  return packing != NULL && g_strv_contains (packings, packing + strlen ("/x-fits-"));
}

gboolean
nun_observation_type_fits (const char *wanted, const char *type)
{
  g_auto (GStrv)   list = g_strsplit (wanted, ",", -1);
  g_autofree char *whole = tidy_type (type);
  g_autofree char *bare = g_strndup (whole, strcspn (whole, ";"));

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *one = tidy_type (list[i]);

      if (strcmp (one, strchr (one, ';') != NULL ? whole : bare) == 0)
        return TRUE;
      /* Who asks for FITS, as Aladin and TOPCAT always do, means packed FITS too: the row says what comes. */
      if (strcmp (one, "image/fits") == 0 && is_packed_fits (bare))
        return TRUE;
    }
  return FALSE;
}
