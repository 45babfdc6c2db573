/* What a colleague types, read into numbers and words. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "health/discovery-private.h"
#include "observe/date.h"
#include "sky/angle.h"
#include "sky/moc.h"
#include "vocabulary/band.h"
#include "vocabulary/terms.h"
#include "vocabulary/unit.h"

#define LIGHT_M_S 299792458.0
#define PLANCK_J_S 6.62607015e-34
#define MAX_TEXT 1000

/* How sure a filter's name must be. */
#define ENOUGH 0.5

void
nun_discovery_asked_clear (NunDiscoveryAsked *asked)
{
  g_clear_pointer (&asked->words, g_ptr_array_unref);
  g_clear_pointer (&asked->author, g_free);
  g_clear_pointer (&asked->waveband, g_free);
  g_clear_pointer (&asked->moc, g_free);
  g_clear_pointer (&asked->ucd, g_free);
}

static gboolean complain (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
complain (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list          arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, NUN_DISCOVERY_ERROR, NUN_DISCOVERY_ERROR_QUESTION, sentence);
  return FALSE;
}

/* -- words ----------------------------------------------------------------------------------------------- */

/* Parted by blanks; what stands in double quotes stays together. */
static gboolean
read_words (const char *text, GPtrArray *words, GError **error)
{
  while (*text != 0)
    {
      gboolean         is_quoted;
      const char      *end;
      g_autofree char *word = NULL;

      text += strspn (text, " \t\r\n");
      is_quoted = *text == '"';
      text += is_quoted ? 1 : 0;
      end = text + strcspn (text, is_quoted ? "\"" : " \t\r\n");
      word = g_strstrip (g_strndup (text, (gsize) (end - text)));
      text = end + (is_quoted && *end == '"' ? 1 : 0);
      if (*word == 0)
        continue;
      if (words->len == NUN_DISCOVERY_MAX_WORDS)
        return complain (
            error,
            _ ("More than %d words are too many for a search; leave the less telling ones out."),
            NUN_DISCOVERY_MAX_WORDS);
      g_ptr_array_add (words, g_steal_pointer (&word));
    }
  return TRUE;
}

/* -- bands ----------------------------------------------------------------------------------------------- */

/* The wavelength of a number with a unit of length, frequency or energy. */
static gboolean
to_wavelength (double number, const char *unit, double *wavelength_m)
{
  char   rounded[G_ASCII_DTOSTR_BUF_SIZE];
  double factor;

  if (!(number > 0) || !isfinite (number))
    return FALSE;
  if (nun_unit_convert (unit, "m", &factor, NULL))
    *wavelength_m = number * factor;
  else if (nun_unit_convert (unit, "Hz", &factor, NULL))
    *wavelength_m = LIGHT_M_S / (number * factor);
  else if (nun_unit_convert (unit, "J", &factor, NULL))
    *wavelength_m = PLANCK_J_S * LIGHT_M_S / (number * factor);
  else
    return FALSE;
  /* The rounding of the conversions is nobody's. */
  g_ascii_formatd (rounded, sizeof rounded, "%.12g", *wavelength_m);
  *wavelength_m = g_ascii_strtod (rounded, NULL);
  return isfinite (*wavelength_m) && *wavelength_m > 0;
}

#define NUMBER "([0-9.]+(?:[eE][-+]?[0-9]+)?)"
#define UNIT "([^-0-9 .,/][^0-9 ]*?)?"

/* "500 nm", "400-700 nm", "400 nm..0.7 um", "1.4 GHz". */
static gboolean
read_figures (const char *text, double band_m[2])
{
  g_autoptr (GRegex) form = g_regex_new (
      "^" NUMBER " *" UNIT "(?: *(?:-|\\.\\.|/|\xe2\x80\x93|to) *" NUMBER " *" UNIT ")?$", 0, 0,
      NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv)         parts = NULL;
  const char            *unit, *last_unit;

  if (!g_regex_match (form, text, 0, &match))
    return FALSE;
  parts = g_match_info_fetch_all (match);
  last_unit = g_strv_length (parts) > 4 ? parts[4] : "";
  unit = g_strv_length (parts) > 2 && *parts[2] != 0 ? parts[2] : last_unit;
  if (*last_unit == 0)
    last_unit = unit;
  if (!to_wavelength (g_ascii_strtod (parts[1], NULL), unit, &band_m[0]))
    return FALSE;
  band_m[1] = band_m[0];
  if (g_strv_length (parts) > 3 && *parts[3] != 0 &&
      !to_wavelength (g_ascii_strtod (parts[3], NULL), last_unit, &band_m[1]))
    return FALSE;
  if (band_m[0] > band_m[1])
    {
      double shortest = band_m[1];

      band_m[1] = band_m[0];
      band_m[0] = shortest;
    }
  return TRUE;
}

/* The messengers of the IVOA's vocabulary that are no wavebands. */
static const char *
find_messenger (const char *text)
{
  static const char *const others[] = { "Photon", "Neutrino" };
  const NunTerm           *term = nun_term_find (nun_terms_wavebands (), text);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (text, others[i]) == 0)
      return others[i];
  return term != NULL ? term->id : NULL;
}

static gboolean
read_band (const char *text, NunDiscoveryAsked *asked, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  NunBand          band;
  double           confidence;

  asked->waveband = g_strdup (find_messenger (trimmed));
  if (asked->waveband != NULL)
    return TRUE;
  asked->has_band = TRUE;
  if (read_figures (trimmed, asked->band_m))
    return TRUE;
  if (!nun_band_find (trimmed, NULL, &band, &confidence) || confidence < ENOUGH ||
      !(band.centre_m > 0))
    return complain (
        error,
        _ ("“%s” is no band that can be asked for; write a waveband (Radio, Optical, X-ray ...), "
           "the name "
           "of a filter, or figures with a unit as in 400-700 nm, 1.4 GHz or 2-10 keV."),
        text);
  asked->band_m[0] = band.centre_m - band.width_m / 2;
  asked->band_m[1] = band.centre_m + band.width_m / 2;
  return TRUE;
}

/* -- places ---------------------------------------------------------------------------------------------- */

/* A coordinate: a number of degrees, or sexagesimal. */
static gboolean
read_angle (const char *text, gboolean is_ra, double *degrees)
{
  NunAngleUnit unit;
  char        *end;

  *degrees = g_ascii_strtod (text, &end);
  if (end != text && (*end == 0 || g_str_equal (end, "d") || g_str_equal (end, "deg") ||
                      g_str_equal (end, "\xc2\xb0")))
    return isfinite (*degrees);
  if (!nun_angle_parse_sexagesimal (text, -1, degrees, &unit))
    return FALSE;
  if (unit == NUN_ANGLE_HOURS || (unit == NUN_ANGLE_UNKNOWN && is_ra))
    *degrees *= 15;
  return TRUE;
}

/* "0.5", "30'", "30 arcmin". */
static gboolean
read_radius (const char *text, double *radius_deg)
{
  char       *end;
  double      number = g_ascii_strtod (text, &end), factor = 1;
  const char *unit = end + strspn (end, " ");

  if (end == text || !isfinite (number) || number < 0)
    return FALSE;
  if (g_str_equal (unit, "'") || g_str_equal (unit, "\xe2\x80\xb2"))
    factor = 1 / 60.0;
  else if (g_str_equal (unit, "\"") || g_str_equal (unit, "''") ||
           g_str_equal (unit, "\xe2\x80\xb3"))
    factor = 1 / 3600.0;
  else if (*unit != 0 && !g_str_equal (unit, "\xc2\xb0") &&
           !nun_unit_convert (unit, "deg", &factor, NULL))
    return FALSE;
  *radius_deg = number * factor;
  return *radius_deg <= 180;
}

/* The words of a place, without empty ones; three figures each of a coordinate put together. */
static GPtrArray *
split_place (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " ,;\t", 32);
  GPtrArray     *parts = g_ptr_array_new_with_free_func (g_free);
  gboolean       are_figures = TRUE;

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != 0)
      {
        are_figures = are_figures && (parts->len >= 6 ||
                                      strspn (pieces[i], "+-0123456789.") == strlen (pieces[i]));
        g_ptr_array_add (parts, g_strdup (pieces[i]));
      }
  if (parts->len < 6 || !are_figures)
    return parts;
  for (guint i = 0; i < 2; i++)
    {
      char **words = (char **) parts->pdata;
      char  *joined = g_strdup_printf ("%s:%s:%s", words[i], words[i + 1], words[i + 2]);

      g_free (words[i]);
      words[i] = joined;
      g_ptr_array_remove_range (parts, i + 1, 2);
    }
  return parts;
}

static gboolean
read_circle (const char *text, NunDiscoveryAsked *asked)
{
  g_autoptr (GPtrArray) parts = split_place (text);
  g_autoptr (GString)   rest = g_string_new (NULL);

  if (parts->len < 2 || !read_angle (parts->pdata[0], TRUE, &asked->ra_deg) ||
      !read_angle (parts->pdata[1], FALSE, &asked->dec_deg))
    return FALSE;
  if (!(asked->ra_deg >= 0 && asked->ra_deg <= 360 && asked->dec_deg >= -90 &&
        asked->dec_deg <= 90))
    return FALSE;
  for (guint i = 2; i < parts->len; i++)
    g_string_append_printf (rest, "%s%s", i > 2 ? " " : "", (char *) parts->pdata[i]);
  asked->radius_deg = NAN;
  return rest->len == 0 || read_radius (rest->str, &asked->radius_deg);
}

static gboolean
read_place (const char *text, NunDiscoveryAsked *asked, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  asked->has_place = TRUE;
  if (g_regex_match_simple ("^[0-9]+/", trimmed, 0, 0))
    {
      g_autoptr (NunMoc) moc = nun_moc_new (29);

      asked->moc = g_strdup (trimmed);
      return nun_moc_add_ascii (moc, trimmed) ||
             complain (error, _ ("“%s” is no MOC; such a one reads 6/1234-1240 7/19000."), text);
    }
  return read_circle (trimmed, asked) ||
         complain (error,
                   _ ("“%s” is no place; write right ascension and declination, in degrees or "
                      "sexagesimal, with a "
                      "radius behind them if there is one: 10.68 41.27 0.5"),
                   text);
}

/* -- times ----------------------------------------------------------------------------------------------- */

/* A year, a month or a day is all of it; anything more exact an instant. */
static gboolean
read_date (const char *text, double mjd[2])
{
  gsize             length = strlen (text);
  g_autofree char  *first = NULL;
  g_autoptr (GDate) date = NULL;
  int               year = 0, month = 1, day = 1;

  if (length == 5 && strspn (text, "0123456789") == 5)
    {
      mjd[0] = mjd[1] = g_ascii_strtod (text, NULL);
      return TRUE;
    }
  if (!g_regex_match_simple ("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", text, 0, 0))
    {
      gboolean is_date = nun_date_to_mjd (text, NULL, &mjd[0]);

      mjd[1] = mjd[0];
      return is_date;
    }
  first = g_strconcat (text, length == 4 ? "-01-01" : length == 7 ? "-01" : "", NULL);
  if (!nun_date_to_mjd (first, NULL, &mjd[0]))
    return FALSE;
  year = (int) g_ascii_strtoll (first, NULL, 10);
  month = (int) g_ascii_strtoll (first + 5, NULL, 10);
  day = (int) g_ascii_strtoll (first + 8, NULL, 10);
  date = g_date_new_dmy ((GDateDay) day, month, (GDateYear) year);
  if (length == 4)
    g_date_add_years (date, 1);
  else if (length == 7)
    g_date_add_months (date, 1);
  else
    g_date_add_days (date, 1);
  /* Day 678576 of the calendar that GLib counts is the beginning of MJD. */
  mjd[1] = (double) g_date_get_julian (date) - 678576;
  return TRUE;
}

static gboolean
read_time (const char *text, NunDiscoveryAsked *asked, GError **error)
{
  g_autofree char       *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex)     pair = g_regex_new ("^([^/ ]+) *(?:/|\\.\\.| to ) *([^/ ]+)$", 0, 0, NULL);
  double                 last[2];

  asked->has_time = TRUE;
  if (read_date (trimmed, asked->time_mjd))
    return TRUE;
  if (g_regex_match (pair, trimmed, 0, &match))
    {
      g_autofree char *from = g_match_info_fetch (match, 1), *to = g_match_info_fetch (match, 2);

      if (read_date (from, asked->time_mjd) && read_date (to, last) &&
          asked->time_mjd[0] <= last[1])
        {
          asked->time_mjd[1] = last[1];
          return TRUE;
        }
    }
  return complain (error,
                   _ ("“%s” is no time; write a year, a date as in 2010-05-03, a Modified Julian "
                      "Date, or two of them "
                      "with a slash between, the earlier first."),
                   text);
}

/* -- all --------------------------------------------------------------------------------------------------- */

static gboolean
is_said (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != 0;
}

static gboolean
check_texts (const NunDiscoveryQuestion *question, GError **error)
{
  const char *const texts[] = {
    question->words, question->author, question->type, question->band,
    question->place, question->time,   question->ucd,  question->model
  };
  gboolean is_any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL &&
          (strlen (texts[i]) > MAX_TEXT || !g_utf8_validate (texts[i], -1, NULL)))
        return complain (
            error, _ ("A field of the search is longer than %d characters or no text; shorten it."),
            MAX_TEXT);
      is_any = is_any || is_said (texts[i]);
    }
  return is_any || complain (error, _ ("Nothing is searched for; fill in one field at least."));
}

static char *
make_pattern (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return strchr (trimmed, '%') != NULL ? g_strdup (trimmed) : g_strconcat ("%", trimmed, "%", NULL);
}

gboolean
nun_discovery_read (const NunDiscoveryQuestion *question, NunDiscoveryAsked *asked, GError **error)
{
  memset (asked, 0, sizeof *asked);
  asked->words = g_ptr_array_new_with_free_func (g_free);
  asked->is_inclusive = question->is_inclusive;
  if (!check_texts (question, error))
    return FALSE;
  asked->author = is_said (question->author) ? make_pattern (question->author) : NULL;
  asked->ucd = is_said (question->ucd) ? g_strstrip (g_strdup (question->ucd)) : NULL;
  asked->type = is_said (question->type) ? question->type : NULL;
  asked->model = is_said (question->model) ? question->model : NULL;
  return (!is_said (question->words) || read_words (question->words, asked->words, error)) &&
         (!is_said (question->band) || read_band (question->band, asked, error)) &&
         (!is_said (question->place) || read_place (question->place, asked, error)) &&
         (!is_said (question->time) || read_time (question->time, asked, error));
}

gboolean
nun_discovery_read_band (const char *text, double band_m[2], GError **error)
{
  NunDiscoveryAsked asked = { 0 };
  gboolean          is_read = read_band (text, &asked, error);

  if (is_read && asked.waveband != NULL)
    is_read = complain (
        error, _ ("“%s” has no exact ends; write figures with a unit, as in 400-700 nm."), text);
  for (guint i = 0; i < 2; i++)
    band_m[i] = asked.band_m[i];
  nun_discovery_asked_clear (&asked);
  return is_read;
}

gboolean
nun_discovery_read_circle (const char *text, double circle_deg[3], GError **error)
{
  NunDiscoveryAsked asked = { 0 };
  gboolean          is_read = read_place (text, &asked, error);

  if (is_read && asked.moc != NULL)
    is_read = complain (
        error, _ ("“%s” is no circle; write right ascension, declination and a radius."), text);
  circle_deg[0] = asked.ra_deg;
  circle_deg[1] = asked.dec_deg;
  circle_deg[2] = asked.radius_deg;
  nun_discovery_asked_clear (&asked);
  return is_read;
}

gboolean
nun_discovery_read_time (const char *text, double time_mjd[2], GError **error)
{
  NunDiscoveryAsked asked = { 0 };
  gboolean          is_read = read_time (text, &asked, error);

  for (guint i = 0; i < 2; i++)
    time_mjd[i] = asked.time_mjd[i];
  return is_read;
}

/* Where no radius was typed. */
#define IMAGES_RADIUS_DEG 0.1

void
nun_discovery_narrow (NunDiscoveryAsked *asked)
{
  asked->has_place = asked->has_place && asked->moc == NULL;
  asked->moc = NULL;
  if (isnan (asked->radius_deg))
    asked->radius_deg = IMAGES_RADIUS_DEG;
  if (asked->has_band)
    asked->band_m[0] = asked->band_m[1] = sqrt (asked->band_m[0] * asked->band_m[1]);
}
