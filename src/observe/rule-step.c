/* What rules do with a value on its way: numbers, units, dates, angles, bands, pieces of text. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "observe/date.h"
#include "observe/rule-private.h"
#include "sky/angle.h"
#include "vocabulary/band.h"
#include "vocabulary/unit.h"

/* -- numbers ----------------------------------------------------------------------------------------- */

static gboolean
number_of (const char *value, double *number, char **why)
{
  if (nun_rule_read_number (value, number))
    return TRUE;
  *why = g_strdup_printf (_ ("“%s” is not a number."), value);
  return FALSE;
}

/* The first number within a text: "0.75 arcsec", "f/10". */
static char *
find_number (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  for (const char *p = value; *p != 0; p++)
    {
      char  *end;
      double number;

      if (!g_ascii_isdigit (*p) && !(strchr ("+-.", *p) != NULL && g_ascii_isdigit (p[1])))
        continue;
      number = g_ascii_strtod (p, &end);
      if (end != p && isfinite (number))
        return nun_rule_number_text (number);
    }
  *why = g_strdup_printf (_ ("There is no number in “%s”."), value);
  return NULL;
}

/* A number, or the value of a keyword, and behind it "times" another number. */
static gboolean
operand (const NunDataset *dataset, const char *argument, double *number, char **why)
{
  g_auto (GStrv) parts = g_strsplit (argument, " times ", 2);
  double         factor = 1;

  if (parts[1] != NULL && !number_of (parts[1], &factor, why))
    return FALSE;
  if (g_str_has_prefix (parts[0], "keyword "))
    {
      const char *names = parts[0] + strlen ("keyword ");

      if (!nun_rule_keyword_in_unit (dataset, names, number))
        {
          *why = g_strdup_printf (_ ("The header has no number for %s."), names);
          return FALSE;
        }
    }
  else if (!number_of (parts[0], number, why))
    return FALSE;
  *number *= factor;
  return TRUE;
}

static gboolean
check_operand (const char *argument, const char **problem)
{
  g_auto (GStrv) parts = g_strsplit (argument, " times ", 2);
  double         number;

  *problem = _ ("a number or “keyword NAME” must follow it, and “times” a number may");
  if (parts[0] == NULL || (parts[1] != NULL && !nun_rule_read_number (parts[1], &number)))
    return FALSE;
  return nun_rule_read_number (parts[0], &number) ||
         (g_str_has_prefix (parts[0], "keyword ") && strlen (parts[0]) > strlen ("keyword "));
}

static char *
plus (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  double a, b;

  return number_of (value, &a, why) && operand (dataset, argument, &b, why)
             ? nun_rule_number_text (a + b)
             : NULL;
}

static char *
times (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  double a, b;

  return number_of (value, &a, why) && operand (dataset, argument, &b, why)
             ? nun_rule_number_text (a * b)
             : NULL;
}

static char *
inverse (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  double number;

  if (!number_of (value, &number, why))
    return NULL;
  if (number == 0)
    *why = g_strdup (_ ("Zero has no inverse."));
  return number != 0 ? nun_rule_number_text (1 / number) : NULL;
}

/* -- units, dates, angles, bands ---------------------------------------------------------------------- */

static gboolean
check_units (const char *argument, const char **problem)
{
  g_auto (GStrv) parts = g_strsplit (argument, " to ", 2);
  double         factor;

  *problem = _ ("two units of the same kind must follow it, such as “nm to m”");
  return parts[0] != NULL && parts[1] != NULL &&
         nun_unit_convert (parts[0], parts[1], &factor, NULL);
}

static char *
convert (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  g_auto (GStrv) parts = g_strsplit (argument, " to ", 2);
  double         factor, number;

  return number_of (value, &number, why) && nun_unit_convert (parts[0], parts[1], &factor, NULL)
             ? nun_rule_number_text (number * factor)
             : NULL;
}

/* argument: "", or keywords with the time of day. */
static char *
read_date (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  const char *time = *argument != 0 ? nun_rule_keyword_value (dataset, argument) : NULL;
  double      mjd;

  if (nun_date_to_mjd (value, time, &mjd))
    return nun_rule_number_text (mjd);
  *why = g_strdup_printf (_ ("“%s” is no date."), value);
  return NULL;
}

static gboolean
check_anything (const char *argument, const char **problem)
{
  *problem = "";
  return TRUE;
}

static gboolean
check_angle (const char *argument, const char **problem)
{
  *problem = _ ("“hours” or “degrees” must follow it");
  return g_str_equal (argument, "hours") || g_str_equal (argument, "degrees");
}

/* Sexagesimal text, or decimal degrees as they are. What the text says of its own unit counts more than the rule. */
static char *
read_angle (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  NunAngleUnit unit = NUN_ANGLE_UNKNOWN;
  double       angle;

  if (nun_rule_read_number (value, &angle))
    return nun_rule_number_text (angle);
  if (!nun_angle_parse_sexagesimal (value, -1, &angle, &unit))
    {
      *why = g_strdup_printf (_ ("“%s” is no angle."), value);
      return NULL;
    }
  if (unit == NUN_ANGLE_UNKNOWN && g_str_equal (argument, "hours"))
    unit = NUN_ANGLE_HOURS;
  return nun_rule_number_text (unit == NUN_ANGLE_HOURS ? angle * 15 : angle);
}

static const char *const band_parts[] = { "shortest", "longest", "middle", "width", "name", "ucd" };

static gboolean
check_band (const char *argument, const char **problem)
{
  *problem = _ ("one of shortest, longest, middle, width, name, ucd must follow it");
  for (guint i = 0; i < G_N_ELEMENTS (band_parts); i++)
    if (g_str_equal (argument, band_parts[i]))
      return TRUE;
  return FALSE;
}

/* Who took it decides between filters of the same letters. */
static char *
band_context (const NunDataset *dataset)
{
  static const char *const keywords[] = { "TELESCOP", "INSTRUME", "OBSERVAT",
                                          "SURVEY",   "ORIGIN",   "DETECTOR" };
  GString                 *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      const char *value = nun_rule_keyword_value (dataset, keywords[i]);

      if (value != NULL)
        g_string_append_printf (out, "%s ", value);
    }
  return g_string_free (out, FALSE);
}

static char *
read_band (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  g_autofree char *context = band_context (dataset);
  NunBand          band;

  if (!nun_band_find (value, context, &band, NULL))
    {
      *why = nun_band_is_clear (value)
                 ? g_strdup_printf (_ ("“%s” means that there was no filter."), value)
                 : g_strdup_printf (_ ("The filter “%s” is not known."), value);
      return NULL;
    }
  if (g_str_equal (argument, "name"))
    return g_strdup (band.name != NULL ? band.name : value);
  if (g_str_equal (argument, "ucd"))
    return g_strdup (band.em);
  if (g_str_equal (argument, "width"))
    return nun_rule_number_text (band.width_m);
  return nun_rule_number_text (band.centre_m + (g_str_equal (argument, "shortest")  ? -0.5
                                                : g_str_equal (argument, "longest") ? 0.5
                                                                                    : 0.0) *
                                                   band.width_m);
}

/* -- text -------------------------------------------------------------------------------------------- */

/* "3 of _": the third piece of what the sign parts. */
static gboolean
read_part (const char *argument, guint *number, const char **separator)
{
  char   *end;
  guint64 n = g_ascii_strtoull (argument, &end, 10);

  if (end == argument || n < 1 || n > 1000 || !g_str_has_prefix (end, " of ") || end[4] == 0)
    return FALSE;
  *number = (guint) n;
  *separator = end + 4;
  return TRUE;
}

static gboolean
check_part (const char *argument, const char **problem)
{
  const char *separator;
  guint       number;

  *problem = _ ("a number, “of” and what parts the pieces must follow it, such as “2 of _”");
  return read_part (argument, &number, &separator);
}

static char *
take_part (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  const char    *separator;
  guint          number;
  g_auto (GStrv) parts = NULL;

  if (read_part (argument, &number, &separator))
    parts = g_strsplit (value, separator, 1001);
  if (parts != NULL && g_strv_length (parts) >= number)
    return g_strstrip (g_strdup (parts[number - 1]));
  *why = g_strdup_printf (_ ("“%s” has not so many parts."), value);
  return NULL;
}

static gboolean
read_span (const char *argument, guint *first, guint *last)
{
  char   *end;
  guint64 a = g_ascii_strtoull (argument, &end, 10), b;

  if (end == argument || a < 1 || a > 10000 || !g_str_has_prefix (end, " to "))
    return FALSE;
  argument = end + 4;
  b = g_ascii_strtoull (argument, &end, 10);
  *first = (guint) a;
  *last = (guint) MIN (b, 10000);
  return end != argument && *end == 0 && b >= a;
}

static gboolean
check_span (const char *argument, const char **problem)
{
  guint first, last;

  *problem = _ ("two numbers must follow it, such as “1 to 4”");
  return read_span (argument, &first, &last);
}

static char *
take_letters (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  guint first, last;
  glong length = g_utf8_strlen (value, -1);

  if (read_span (argument, &first, &last) && first <= length)
    return g_utf8_substring (value, (glong) first - 1, MIN ((glong) last, length));
  *why = g_strdup_printf (_ ("“%s” has not so many letters."), value);
  return NULL;
}

/* "OPEN = none, R = Johnson R, * = other". */
static gboolean
check_table (const char *argument, const char **problem)
{
  g_auto (GStrv) lines = g_strsplit (argument, ",", 1000);

  *problem = _ ("pairs must follow it, such as “R = Johnson R, * = other”");
  for (char **line = lines; *line != NULL; line++)
    if (strchr (*line, '=') == NULL)
      return FALSE;
  return lines[0] != NULL;
}

static char *
look_up (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  g_auto (GStrv) lines = g_strsplit (argument, ",", 1000);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) pair = g_strsplit (*line, "=", 2);

      if (pair[0] != NULL && pair[1] != NULL &&
          (g_str_equal (g_strstrip (pair[0]), "*") || g_ascii_strcasecmp (pair[0], value) == 0))
        return g_strdup (g_strstrip (pair[1]));
    }
  *why = g_strdup_printf (_ ("The rule's table has no line for “%s”."), value);
  return NULL;
}

/* Values that stand for none. */
static char *
drop (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  g_auto (GStrv) words = g_strsplit (argument, ",", 1000);

  for (char **word = words; *word != NULL; word++)
    if (g_ascii_strcasecmp (g_strstrip (*word), value) == 0)
      {
        *why = g_strdup_printf (_ ("“%s” stands for none."), value);
        return NULL;
      }
  return g_strdup (value);
}

static char *
lower (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  return g_utf8_strdown (value, -1);
}

/* -- the table --------------------------------------------------------------------------------------- */

static const NunRuleAction steps[] = {
  { { "number", NULL, N_ ("The first number in the text."), "keyword SEEING | number" },
    nun_rule_check_nothing,
    find_number },
  { { "times", N_ ("a number, or “keyword NAME”"), N_ ("Multiplied."),
      "keyword WAVELEN | times 1e-10" },
    check_operand,
    times },
  { { "plus", N_ ("a number, or “keyword NAME in UNIT”; “times” a number may follow"),
      N_ ("Added."), "keyword MJD-OBS | plus keyword EXPTIME in d" },
    check_operand,
    plus },
  { { "inverse", NULL, N_ ("One divided by it."), "keyword PLTSCALE | inverse" },
    nun_rule_check_nothing,
    inverse },
  { { "unit", N_ ("two units"), N_ ("From one unit to another."),
      "keyword WAVELEN | unit nm to m" },
    check_units,
    convert },
  { { "date", N_ ("nothing, or the keyword with the time of day"),
      N_ ("A date, in any of the usual forms, as a Modified Julian Date."),
      "keyword DATE-OBS | date TIME-OBS" },
    check_anything,
    read_date },
  { { "angle", N_ ("“hours” or “degrees”"), N_ ("A sexagesimal angle as degrees."),
      "keyword OBJCTRA | angle hours" },
    check_angle,
    read_angle },
  { { "band", N_ ("shortest, longest, middle, width, name or ucd"),
      N_ ("What is known of the filter of that name."), "keyword FILTER | band shortest" },
    check_band,
    read_band },
  { { "part", N_ ("a number, “of” and what parts the pieces"), N_ ("One piece of the text."),
      "file stem | part 2 of _" },
    check_part,
    take_part },
  { { "letters", N_ ("two numbers"), N_ ("Some letters of the text."),
      "keyword DATE-OBS | letters 1 to 4" },
    check_span,
    take_letters },
  { { "table", N_ ("pairs; “*” is for all others"), N_ ("Another value for each."),
      "keyword IMAGETYP | table OBJECT = science, * = calibration" },
    check_table,
    look_up },
  { { "without", N_ ("values, parted by commas"), N_ ("These values stand for none."),
      "keyword OBJECT | without UNKNOWN, TEST" },
    nun_rule_check_something,
    drop },
  { { "lowercase", NULL, N_ ("In small letters."), "keyword OBSTYPE | lowercase" },
    nun_rule_check_nothing,
    lower },
  { { NULL, NULL, NULL, NULL }, NULL, NULL },
};

const NunRuleAction *
nun_rule_step_actions (void)
{
  return steps;
}
