/* What people write for units, turned into VOUnits: which way of reading is tried when. */

#include "vocabulary/unit.h"

#include "vocabulary/unit-angle.h"
#include "vocabulary/unit-plain.h"
#include "vocabulary/unit-terms.h"
#include "vocabulary/unit-value.h"
#include "vocabulary/unit-word.h"

#include <string.h>

#define MAX_LENGTH 256
/* Brackets in brackets, and remarks behind remarks. */
#define MAX_DEPTH 4

static char *repair_text (const char *text, int depth);

/* -- dates ----------------------------------------------------------------------------------------- */

static const char *const dates[] = {
  "jd", "mjd", "hjd", "bjd", "rjd", "tjd", "btjd", "bkjd", "hmjd"
};
static const char *const time_scales[] = { "tdb", "tt", "utc", "ut", "ut1", "tai", "tcb", NULL };

/* The end of "BJD", "BJD_TDB", "MJD(UTC)", "JD [TT]"; NULL when text is no date. */
static const char *
skip_date (const char *low)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_has_prefix (low, dates[i]))
      {
        const char      *at = low + strlen (dates[i]), *word;
        g_autofree char *scale = NULL;

        if (g_ascii_isalnum (*at))
          continue;
        word = at + strspn (at, " _([");
        scale = g_strndup (word, strspn (word, "abcdefghijklmnopqrstuvwxyz1"));
        if (!g_strv_contains (time_scales, scale))
          return at;
        at = word + strlen (scale);
        return at + strspn (at, ")]");
      }
  return NULL;
}

/* "JD-2450000", "BJD_TDB - 2454833 d": days, counted from another zero. */
static gboolean
is_date (const char *low)
{
  const char *at = skip_date (low);

  if (at == NULL)
    return FALSE;
  at += strspn (at, " ");
  if (*at == '\0')
    return TRUE;
  if (*at != '-' && *at != '+')
    return FALSE;
  at++;
  at += strspn (at, " ");
  if (strspn (at, "0123456789.,") < 3)
    return FALSE;
  at += strspn (at, "0123456789.,");
  at += strspn (at, " )]");
  return *at == '\0' || g_str_equal (at, "d") || g_str_equal (at, "days") ||
         g_str_equal (at, "day");
}

/* "days since 1858-11-17", "s after the trigger": the unit is the first word. */
static char *
repair_since (const char *text, int depth)
{
  static const char *const words[] = { " since ", " after ", " before ",
                                       " past ",  " from ",  " relative to " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char      *at = strstr (text, words[i]);
      g_autofree char *head = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;
      g_autofree char *unit = head != NULL ? repair_text (head, depth + 1) : NULL;

      if (unit != NULL && nun_unit_quantity (unit) == NUN_QUANTITY_TIME)
        return g_steal_pointer (&unit);
    }
  return NULL;
}

/* -- brackets -------------------------------------------------------------------------------------- */

static gboolean
is_enclosed (const char *text, char open, char close)
{
  gsize length = strlen (text);

  return length > 2 && text[0] == open && text[length - 1] == close &&
         strchr (text + 1, close) == text + length - 1 &&
         (open == close || strchr (text + 1, open) == NULL);
}

/* The CDS writes "[K]" for a logarithm, others write "[deg]" for decoration: what is told by what the
 * unit measures. */
static gboolean
has_logarithms (const char *unit)
{
  switch (nun_unit_quantity (unit))
    {
    case NUN_QUANTITY_ACCELERATION:
    case NUN_QUANTITY_MASS:
    case NUN_QUANTITY_POWER:
    case NUN_QUANTITY_TEMPERATURE:
    case NUN_QUANTITY_DENSITY:
    case NUN_QUANTITY_COLUMN_DENSITY:
    case NUN_QUANTITY_FLUX:
    case NUN_QUANTITY_ENERGY:
    case NUN_QUANTITY_PRESSURE:
    case NUN_QUANTITY_OTHER: return TRUE;
    case NUN_QUANTITY_ABUNDANCE: return g_str_equal (unit, "Sun");
    case NUN_QUANTITY_TIME:
      return g_str_has_suffix (unit, "yr") || g_str_equal (unit, "d") || g_str_equal (unit, "a");
    case NUN_QUANTITY_LENGTH: return g_str_has_suffix (unit, "pc");
    default: return FALSE;
    }
}

static char *
repair_brackets (const char *text, int depth)
{
  g_autofree char *inner = g_strndup (text + 1, strlen (text) - 2);
  g_autofree char *unit = repair_text (g_strstrip (inner), depth + 1);

  if (text[0] != '[' || unit == NULL || !has_logarithms (unit) || strchr (unit, '\'') != NULL ||
      strchr (unit, '(') != NULL)
    return g_steal_pointer (&unit);
  return g_strdup_printf ("log(%s)", unit);
}

/* Words, as "Angular Velocity" before "[mas/year]"; before "(" of letters only. */
static gboolean
is_words (const char *text, gboolean signs)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at) && strchr (signs ? " -_.,:=0123456789" : " -_", *at) == NULL)
      return FALSE;
  return g_ascii_isalpha (*text);
}

/* "degrees (deg)": one unit twice; its readings as a product come to nothing. */
static char *
repair_doubled (const char *text, int depth)
{
  const char      *open = strstr (text, " (");
  g_autofree char *head = NULL, *inner = NULL, *head_unit = NULL, *inner_unit = NULL;

  if (open == NULL || text[strlen (text) - 1] != ')')
    return NULL;
  head = g_strndup (text, (gsize) (open - text));
  inner = g_strndup (open + 2, strlen (open) - 3);
  head_unit = repair_text (head, depth + 1);
  inner_unit = repair_text (inner, depth + 1);
  return g_strcmp0 (head_unit, inner_unit) == 0 ? g_steal_pointer (&head_unit) : NULL;
}

/* "Flux[e-/s]": a quantity and its unit; "deg (J2000)": a unit and a remark. */
static char *
repair_remark (const char *text, int depth)
{
  gsize            length = strlen (text);
  const char      *open = strrchr (text, text[length - 1] == ']' ? '[' : '(');
  g_autofree char *head = NULL, *inner = NULL, *head_unit = NULL, *unit = NULL;

  if (open == NULL || open == text || strchr ("])", text[length - 1]) == NULL)
    return NULL;
  head = g_strchomp (g_strndup (text, (gsize) (open - text)));
  inner = g_strstrip (g_strndup (open + 1, (gsize) (text + length - 2 - open)));
  head_unit = repair_text (head, depth + 1);
  if (head_unit != NULL && (*open == '[' || open[-1] == ' '))
    return g_steal_pointer (&head_unit);
  unit = head_unit == NULL && is_words (head, *open == '[') ? repair_text (inner, depth + 1) : NULL;
  return g_steal_pointer (&unit);
}

/* -- the ways of reading --------------------------------------------------------------------------- */

static char *
write_valid (const NunUnitTerms *terms)
{
  g_autofree char *unit = terms != NULL ? nun_unit_terms_write (terms) : NULL;

  return unit != NULL && nun_unit_check (unit, NULL) ? g_steal_pointer (&unit) : NULL;
}

/* Of "erg/s cm2" and its kind one reading must be a known quantity, and the other none. */
static char *
repair_ambiguous (const char *text)
{
  g_autoptr (NunUnitTerms) left = nun_unit_read (text, NUN_UNIT_READ_LEFT, NULL);
  g_autoptr (NunUnitTerms) below = nun_unit_read (text, NUN_UNIT_READ_BELOW, NULL);
  g_autofree char         *left_unit = write_valid (left), *below_unit = write_valid (below);
  gboolean                 left_known, below_known;

  if (left_unit == NULL || below_unit == NULL)
    return NULL;
  left_known = nun_unit_quantity (left_unit) != NUN_QUANTITY_OTHER;
  below_known = nun_unit_quantity (below_unit) != NUN_QUANTITY_OTHER;
  if (left_known == below_known)
    return NULL;
  return left_known ? g_steal_pointer (&left_unit) : g_steal_pointer (&below_unit);
}

static char *
repair_product (const char *text)
{
  gboolean                 ambiguous;
  g_autoptr (NunUnitTerms) terms = nun_unit_read (text, NUN_UNIT_READ_STRICTLY, &ambiguous);

  return ambiguous ? repair_ambiguous (text) : write_valid (terms);
}

/* What is valid stays, but for symbols that are surely slips: "erg/(s.A)" is not of amperes. */
static char *
settle_valid (const char *text)
{
  g_autoptr (NunUnitTerms) terms = NULL;

  /* Newtons per ampere are teslas times metres, and nobody writes them so. */
  if (g_str_equal (text, "N/A"))
    return g_strdup ("");
  if (strpbrk (text, "Aah") == NULL)
    return g_strdup (text);
  terms = nun_unit_read (text, NUN_UNIT_READ_STRICTLY, NULL);
  if (terms != NULL && terms->settled)
    return write_valid (terms);
  return g_strdup (text);
}

/* "log erg/s", "log10 Msun" */
static char *
repair_logarithm (const char *text, int depth)
{
  static const char *const words[] = { "log10 ", "log ", "lg ", "log_10 ", "log10[", "log[" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      {
        g_autofree char *operand = g_strdup (text + strlen (words[i]));
        gsize            length = strlen (operand);
        g_autofree char *unit = NULL, *whole = NULL;

        if (strchr (words[i], '[') != NULL && length > 0 && operand[length - 1] == ']')
          operand[length - 1] = '\0';
        whole = g_strdup_printf ("log(%s)", operand);
        return is_enclosed (operand, '(', ')') || is_enclosed (operand, '[', ']')
                   ? NULL
                   : repair_product (whole);
      }
  return NULL;
}

/* "deg, deg", "km/s;km/s": the unit of every element. */
static char *
repair_list (const char *text, int depth)
{
  g_auto (GStrv)   parts = strpbrk (text, ",;|") != NULL ? g_strsplit_set (text, ",;|", 32) : NULL;
  g_autofree char *unit = NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *part = repair_text (g_strstrip (parts[i]), depth + 1);

      if (part == NULL || *part == '\0' || (unit != NULL && !g_str_equal (unit, part)))
        return NULL;
      g_free (unit);
      unit = g_steal_pointer (&part);
    }
  return g_steal_pointer (&unit);
}

/* text is plain. */
static char *
repair_text (const char *text, int depth)
{
  g_autofree char *low = g_ascii_strdown (text, -1);
  const char      *phrase = nun_unit_phrase (low);
  char            *unit;

  if (phrase != NULL)
    return g_strdup (phrase);
  if (*text == '\0' || depth > MAX_DEPTH)
    return NULL;
  if (is_date (low))
    return g_strdup ("d");
  if (nun_unit_check (text, NULL))
    return settle_valid (text);
  if (is_enclosed (text, '[', ']') || is_enclosed (text, '(', ')') || is_enclosed (text, '"', '"'))
    return repair_brackets (text, depth);
  unit = repair_doubled (text, depth);
  if (unit == NULL)
    unit = repair_product (text);
  if (unit == NULL)
    unit = repair_logarithm (text, depth);
  if (unit == NULL)
    unit = repair_remark (text, depth);
  if (unit == NULL)
    unit = repair_since (text, depth);
  if (unit == NULL)
    unit = repair_list (text, depth);
  return unit;
}

char *
nun_unit_repair (const char *unit)
{
  g_autofree char *text = NULL, *made = NULL;

  if (unit == NULL || strlen (unit) > MAX_LENGTH)
    return NULL;
  if (*unit == '\0')
    return g_strdup (unit);
  if (nun_unit_check (unit, NULL))
    return settle_valid (unit);
  if (nun_unit_sexagesimal (unit) != NUN_UNIT_NO_ANGLE)
    return NULL;
  text = nun_unit_plain (unit);
  made = text != NULL ? repair_text (text, 0) : NULL;
  /* what came out of a text is held to the same as a text that was valid from the start */
  return made != NULL ? settle_valid (made) : NULL;
}
