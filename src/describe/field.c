/* The table of everything that can be said, and the checks of what is said. */
#include "describe/field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "describe/description.h"
#include "observe/rule.h"
#include "sky/frame.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

#define LONGEST_VALUE 65536

static const NunField fields[] = {
  { "title", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Title"),
    N_ ("What the data are, as a colleague would look for them."),
    "Bright galaxies in the Virgo cluster", 250, NULL },
  { "short_name", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Short Name"),
    N_ ("At most 16 characters; clients show it where there is little room."), "Virgo galaxies", 16,
    NULL },
  { "description", NUN_SCOPE_PUBLICATION, NUN_FIELD_TEXT, N_ ("Description"),
    N_ ("A paragraph: what was observed or compiled, how, what the table holds, what to beware "
        "of."),
    "Positions and magnitudes of …", 0, NULL },
  { "creators", NUN_SCOPE_PUBLICATION, NUN_FIELD_LIST, N_ ("Authors"),
    N_ ("Who made the data, as on a paper; semicolons between them."), "Messier, C.; Mechain, P.",
    0, NULL },
  { "subjects", NUN_SCOPE_PUBLICATION, NUN_FIELD_LIST, N_ ("Subjects"),
    N_ ("Words that a search would use, best from the Unified Astronomy Thesaurus; semicolons "
        "between them."),
    "galaxy clusters; photometry", 0, NULL },
  { "contact_name", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Contact"),
    N_ ("The person or group that answers questions in years to come."), "Virgo Survey Team", 250,
    NULL },
  { "contact_email", NUN_SCOPE_PUBLICATION, NUN_FIELD_EMAIL, N_ ("Contact E-Mail"),
    N_ ("Where questions are answered; it becomes public."), "survey@example.org", 250, NULL },
  { "publisher", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Publisher"),
    N_ ("The institution or data centre that keeps the service running."), "Example Observatory",
    250, NULL },
  { "identifier", NUN_SCOPE_PUBLICATION, NUN_FIELD_IVOID, N_ ("Identifier"),
    N_ ("The name of the service in the Virtual Observatory: ivo://, the authority of your data "
        "centre (ask there), a slash and a word of your choice."),
    "ivo://example.org/virgo", 250, NULL },
  { "licence", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERM, N_ ("Licence"),
    N_ ("What others may do with the data. CC0 or CC-BY suit most."), "CC-BY-4.0", 0,
    nun_terms_licences },
  { "reference_url", NUN_SCOPE_PUBLICATION, NUN_FIELD_URL, N_ ("Web Page"),
    N_ ("A page that tells people more about the data."), "https://example.org/virgo", 1000, NULL },
  { "source", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Article"),
    N_ ("The bibcode or DOI of the paper that describes the data."), "2026A&A...700A...1X", 250,
    NULL },
  { "wavebands", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERMS, N_ ("Wavebands"),
    N_ ("The kinds of light that the data come from."), "Optical; Infrared", 0,
    nun_terms_wavebands },
  { "content_level", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERM, N_ ("Audience"),
    N_ ("For whom the data are meant."), "Research", 0, nun_terms_content_levels },
  { "version", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Version"),
    N_ ("Of the data, when there may be a next one."), "1.0", 50, NULL },
  { "created", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Created"),
    N_ ("The day on which the data were made public: year-month-day."), "2026-01-31", 20, NULL },

  { "title", NUN_SCOPE_TABLE, NUN_FIELD_LINE, N_ ("Title"), N_ ("What the table holds, in a line."),
    "Galaxies", 250, NULL },
  { "description", NUN_SCOPE_TABLE, NUN_FIELD_TEXT, N_ ("Description"),
    N_ ("What one row stands for, and how the table was made."), "One row for each galaxy …", 0,
    NULL },
  { "frame", NUN_SCOPE_TABLE, NUN_FIELD_FRAME, N_ ("Coordinate System"),
    N_ ("What right ascension and declination refer to: ICRS, FK5 (J2000) or FK4 (B1950)."), "ICRS",
    0, NULL },

  { "zero_is_none", NUN_SCOPE_TABLE, NUN_FIELD_FLAG, N_ ("0/0 Means None"),
    N_ ("Rows whose position is exactly 0/0 have none: it was filled in for a missing one."), "no",
    0, NULL },

  { "role", NUN_SCOPE_COLUMN, NUN_FIELD_ROLE, N_ ("Role"), N_ ("The part that the column plays."),
    "ra", 0, NULL },
  { "unit", NUN_SCOPE_COLUMN, NUN_FIELD_UNIT, N_ ("Unit"),
    N_ ("In which unit the numbers are, as VOUnits spells it; empty for none."), "mag", 60, NULL },
  { "ucd", NUN_SCOPE_COLUMN, NUN_FIELD_UCD, N_ ("UCD"),
    N_ ("What kind of quantity it is, in the words that all clients know."), "phot.mag;em.opt.V",
    120, NULL },
  { "description", NUN_SCOPE_COLUMN, NUN_FIELD_TEXT, N_ ("Description"), N_ ("A line for people."),
    "Apparent V magnitude", 2000, NULL },
  { "part", NUN_SCOPE_COLUMN, NUN_FIELD_LINE, N_ ("Part It Plays"),
    N_ ("What it is beside the other columns of the table, such as the error of one of them."),
    "Error of Vmag", 120, NULL },
  { "level", NUN_SCOPE_COLUMN, NUN_FIELD_LEVEL, N_ ("Shown"),
    N_ ("1: in every answer; 2: in usual answers; 3: only when all columns are asked for."), "2", 0,
    NULL },
  { "precision", NUN_SCOPE_COLUMN, NUN_FIELD_NUMBER, N_ ("Decimals"),
    N_ ("How many digits behind the point are worth showing; the values themselves stay whole."),
    "2", 2, NULL },
  { "null_value", NUN_SCOPE_COLUMN, NUN_FIELD_NUMBER, N_ ("Means None"),
    N_ ("A number that stands for a missing value; services then give none."), "-999", 40, NULL },
  { "rule", NUN_SCOPE_COLUMN, NUN_FIELD_RULE, N_ ("Rule"),
    N_ ("Of a field of images and spectra: how its value comes about for each file; empty for no "
        "value."),
    "keyword EXPTIME, EXPOSURE in s", 0, NULL },
  { "hidden", NUN_SCOPE_COLUMN, NUN_FIELD_FLAG, N_ ("Hidden"),
    N_ ("A hidden column stays in the publication but is not served."), "no", 0, NULL },
  { NULL }
};

const NunField *
nun_fields (void)
{
  return fields;
}

const NunField *
nun_field_find (NunScope scope, const char *key)
{
  for (const NunField *field = fields; field->key != NULL; field++)
    if (field->scope == scope && g_ascii_strcasecmp (field->key, key) == 0)
      return field;
  return NULL;
}

/* One line: every run of white space becomes a blank. */
static char *
tidy_line (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/* Paragraphs: control characters other than line breaks go. */
static char *
tidy_text (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      else if (c == '\t')
        g_string_append_c (out, ' ');
    }
  g_strstrip (out->str);
  return g_string_free (out, FALSE);
}

static char *
tidy_list (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ";", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", parts[i]);
    }
  return g_string_free (out, FALSE);
}

static void
fail (GError **error, const NunField *field, const char *value, const char *cure)
{
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE, _ ("%s: “%.60s” %s"),
               _ (field->label), value, cure);
}

static char *
list_ids (const NunTerm *terms)
{
  GString *out = g_string_new (NULL);

  for (; terms->id != NULL; terms++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", terms->id);
  return g_string_free (out, FALSE);
}

static char *
tidy_terms (const NunField *field, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, field->kind == NUN_FIELD_TERMS ? ";" : "\n", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const NunTerm *term = nun_term_find (field->terms (), g_strstrip (parts[i]));

      if (*parts[i] == 0)
        continue;
      if (term == NULL)
        {
          g_autofree char *ids = list_ids (field->terms ());
          g_autofree char *cure = g_strdup_printf (_ ("is none of: %s"), ids);

          fail (error, field, parts[i], cure);
          g_string_free (out, TRUE);
          return NULL;
        }
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", term->id);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_url (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "http") ||
          g_str_equal (g_uri_get_scheme (uri), "https")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != 0;
}

static gboolean
is_email (const char *text)
{
  return g_regex_match_simple ("^[^@\\s<>\"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$", text, 0, 0);
}

/* IVOA Identifiers 2.0, section 2.2: an authority of at least three characters, then a path. */
static gboolean
is_ivoid (const char *text)
{
  return g_regex_match_simple (
      "^ivo://[A-Za-z0-9][A-Za-z0-9\\-_.!~*'()+=]{2,}(/[A-Za-z0-9\\-_.!~*'()+=]+)+$", text, 0, 0);
}

static char *
tidy_unit (const NunField *field, const char *line, GError **error)
{
  g_autofree char   *repaired = nun_unit_repair (line);
  g_autoptr (GError) problem = NULL;

  if (repaired != NULL && nun_unit_check (repaired, NULL))
    return g_steal_pointer (&repaired);
  nun_unit_check (line, &problem);
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE, "%s: %s", _ (field->label),
               problem != NULL ? problem->message : line);
  return NULL;
}

/* UCD1 is another vocabulary, not a mistake; what only looks like a slip is not decided for anybody. */
static char *
tidy_ucd (const NunField *field, const char *line, GError **error)
{
  g_autoptr (NunUcdJudgement) judgement = nun_ucd_judge (line);

  if (judgement->verdict == NUN_UCD_GOOD ||
      (judgement->verdict == NUN_UCD_MENDABLE && nun_ucd_is_ucd1 (line)))
    return g_strdup (judgement->repair);
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE, "%s: %s", _ (field->label),
               judgement->sentence);
  return NULL;
}

static char *
tidy_flag (const NunField *field, const char *line, GError **error)
{
  static const char *const yes[] = { "yes", "true", "1", "on", NULL };
  static const char *const no[] = { "no", "false", "0", "off", NULL };
  g_autofree char         *lower = g_ascii_strdown (line, -1);

  if (g_strv_contains (yes, lower))
    return g_strdup ("yes");
  if (g_strv_contains (no, lower))
    return g_strdup ("no");
  fail (error, field, line, _ ("is neither yes nor no"));
  return NULL;
}

static char *
tidy_created (const NunField *field, const char *line, GError **error)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char      *full = g_strdup_printf ("%.10sT00:00:00Z", line);

  if (strlen (line) >= 10)
    time = g_date_time_new_from_iso8601 (full, NULL);
  if (time != NULL)
    return g_strdup (line);
  fail (error, field, line, _ ("is not a date; write year-month-day as 2026-01-31"));
  return NULL;
}

static char *
tidy_number (const NunField *field, const char *line, GError **error)
{
  char  *end;
  double number = g_ascii_strtod (line, &end);

  if (end != line && *end == 0 && isfinite (number))
    return g_strdup (line);
  fail (error, field, line, _ ("is no number; write it with a decimal point"));
  return NULL;
}

/* A double has no more digits that mean anything. */
#define MOST_DECIMALS 17

static char *
tidy_precision (const NunField *field, const char *line, GError **error)
{
  guint64 decimals;

  if (g_ascii_string_to_unsigned (line, 10, 0, MOST_DECIMALS, &decimals, NULL))
    return g_strdup_printf ("%u", (guint) decimals);
  fail (error, field, line, _ ("is no number of decimals from 0 to 17"));
  return NULL;
}

static char *
tidy_role (const NunField *field, const char *line, GError **error)
{
  NunRole role;

  if (nun_role_from_id (line, &role))
    return g_strdup (nun_role_info (role)->id);
  fail (error, field, line,
        _ ("is no role; take data, id, ra, dec, equinox, glon, glat, elon or elat"));
  return NULL;
}

static char *
tidy_frame (const NunField *field, const char *line, GError **error)
{
  NunFrame frame;

  if (nun_frame_from_name (line, &frame) &&
      (frame == NUN_FRAME_ICRS || frame == NUN_FRAME_FK5 || frame == NUN_FRAME_FK4))
    return g_strdup (nun_frame_to_name (frame));
  fail (error, field, line,
        _ ("is no system of right ascensions; take ICRS, FK5 or FK4 (galactic and ecliptic "
           "coordinates have roles of their own)"));
  return NULL;
}

static char *
tidy_rule (const char *line, GError **error)
{
  g_autoptr (NunRule) rule = nun_rule_parse (line, error);

  return rule != NULL ? nun_rule_to_text (rule) : NULL;
}

/* line is a tidy line that is not empty. */
static char *
tidy_kind (const NunField *field, const char *line, GError **error)
{
  switch (field->kind)
    {
    case NUN_FIELD_TERM:
    case NUN_FIELD_TERMS: return tidy_terms (field, line, error);
    case NUN_FIELD_LIST: return tidy_list (line);
    case NUN_FIELD_UNIT: return tidy_unit (field, line, error);
    case NUN_FIELD_UCD: return tidy_ucd (field, line, error);
    case NUN_FIELD_FLAG: return tidy_flag (field, line, error);
    case NUN_FIELD_ROLE: return tidy_role (field, line, error);
    case NUN_FIELD_FRAME: return tidy_frame (field, line, error);
    case NUN_FIELD_RULE: return tidy_rule (line, error);
    case NUN_FIELD_NUMBER:
      return g_str_equal (field->key, "precision") ? tidy_precision (field, line, error)
                                                   : tidy_number (field, line, error);
    case NUN_FIELD_URL:
      if (is_url (line))
        return g_strdup (line);
      fail (error, field, line, _ ("is not a web address; it begins with http:// or https://"));
      return NULL;
    case NUN_FIELD_EMAIL:
      if (is_email (line))
        return g_strdup (line);
      fail (error, field, line, _ ("is not an e-mail address"));
      return NULL;
    case NUN_FIELD_IVOID:
      if (is_ivoid (line))
        return g_strdup (line);
      fail (error, field, line, _ ("is not an identifier; it looks like ivo://authority/name"));
      return NULL;
    case NUN_FIELD_LEVEL:
      if (strlen (line) == 1 && line[0] >= '1' && line[0] <= '3')
        return g_strdup (line);
      fail (error, field, line, _ ("is not 1, 2 or 3"));
      return NULL;
    case NUN_FIELD_LINE:
    case NUN_FIELD_TEXT:
    default:
      return g_str_equal (field->key, "created") ? tidy_created (field, line, error)
                                                 : g_strdup (line);
    }
}

char *
nun_field_tidy (const NunField *field, const char *value, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *line = field->kind == NUN_FIELD_TEXT ? tidy_text (valid) : tidy_line (valid);
  glong            length = g_utf8_strlen (line, -1);

  if (*line == 0)
    return g_steal_pointer (&line);
  if (strlen (line) > LONGEST_VALUE || (field->max_length > 0 && length > field->max_length))
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE,
                   _ ("%s: %ld characters are too many; at most %u fit"), _ (field->label), length,
                   field->max_length > 0 ? field->max_length : LONGEST_VALUE);
      return NULL;
    }
  return tidy_kind (field, line, error);
}
