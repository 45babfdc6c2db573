/* The checks of what is said: each kind of field has one that also makes the value tidy. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "describe/creator.h"
#include "describe/description.h"
#include "describe/field.h"
#include "describe/reference.h"
#include "describe/relation.h"
#include "observe/rule.h"
#include "sky/frame.h"
#include "vocabulary/licence.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

#define LONGEST_VALUE 65536

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

/* A day, or a day with a time of UTC; nothing behind it. */
static char *
tidy_date (const NunField *field, const char *line, GError **error)
{
  gboolean              is_day = strlen (line) == 10;
  g_autofree char      *full = is_day ? g_strdup_printf ("%sT00:00:00Z", line) : g_strdup (line);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, utc);

  if (time != NULL && strlen (line) >= 10 && line[4] == '-' && line[7] == '-')
    return g_strdup (line);
  fail (error, field, line, _ ("is not a date; write year-month-day as 2026-01-31"));
  return NULL;
}

static char *
tidy_creators (const NunField *field, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, ";", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (NunCreator) creator = NULL;
      g_autofree char       *text = NULL;

      if (*g_strstrip (parts[i]) == 0)
        continue;
      creator = nun_creator_parse (parts[i], error);
      if (creator == NULL)
        {
          g_prefix_error (error, "%s: ", _ (field->label));
          g_string_free (out, TRUE);
          return NULL;
        }
      text = nun_creator_to_text (creator);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", text);
    }
  return g_string_free (out, FALSE);
}

static char *
tidy_reference (const NunField *field, const char *line, GError **error)
{
  g_autoptr (NunReference) reference = nun_reference_parse (line);

  if (reference != NULL &&
      (field->kind == NUN_FIELD_REFERENCE || reference->kind == NUN_REFERENCE_DOI))
    return nun_reference_to_text (reference);
  fail (error, field, line,
        field->kind == NUN_FIELD_DOI
            ? _ ("is no DOI; it begins with 10. and has a slash, as 10.5281/zenodo.1234567")
            : _ ("is no bibcode (19 characters), no DOI (10.…/…) and no arXiv number"));
  return NULL;
}

static char *
tidy_licence (const NunField *field, const char *line, GError **error)
{
  char *licence = nun_licence_tidy (line);

  if (licence == NULL)
    fail (error, field, line,
          _ ("is no licence; take its SPDX identifier with the version, as CC-BY-4.0, or its web "
             "address"));
  return licence;
}

static char *
tidy_relations (const NunField *field, const char *line, GError **error)
{
  g_autoptr (GPtrArray) relations = nun_relations_parse (line, error);

  if (relations != NULL)
    return nun_relations_to_text (relations);
  g_prefix_error (error, "%s: ", _ (field->label));
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
    case NUN_FIELD_CREATORS: return tidy_creators (field, line, error);
    case NUN_FIELD_DATE: return tidy_date (field, line, error);
    case NUN_FIELD_REFERENCE:
    case NUN_FIELD_DOI: return tidy_reference (field, line, error);
    case NUN_FIELD_LICENCE: return tidy_licence (field, line, error);
    case NUN_FIELD_RELATIONS: return tidy_relations (field, line, error);
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
    default: return g_strdup (line);
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
