/* What the value of a card looks like, and the unit it is in. */
#include "observe/keyword.h"

#include <math.h>
#include <string.h>

#include "observe/keyword-private.h"
#include "vocabulary/unit.h"

static gboolean
is_one_of (const char *value, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (value, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_none (const char *value)
{
  static const char *const words[] = { "",        "UNKNOWN",     "N/A",       "NA",
                                       "NONE",    "NULL",        "UNDEFINED", "INDEF",
                                       "--",      "-",           "---",       "?",
                                       "NOT SET", "UNSPECIFIED", "TBD",       "NOT AVAILABLE",
                                       "N.A.",    "UNAVAILABLE", NULL };

  /* hardly any value begins like one of them: every card comes by here */
  return (*value == '\0' || strchr ("UuNnIiTt-?", *value) != NULL) && is_one_of (value, words);
}

/* Moves on over digits; how many there were. */
static guint
skip_digits (const char **at)
{
  guint n = 0;

  for (; g_ascii_isdigit (**at); (*at)++)
    n++;
  return n;
}

/* year-month-day for '-' and ':', day/month/year for '/' */
static gboolean
is_date (const char *at, char mark)
{
  guint a, b, c;

  a = skip_digits (&at);
  if (a == 0 || *at++ != mark)
    return FALSE;
  b = skip_digits (&at);
  if (b == 0 || b > 2 || *at++ != mark)
    return FALSE;
  c = skip_digits (&at);
  if (mark == '/' && c != 2 && c != 4 && a != 4)
    return FALSE;
  return (mark == '/' || (a == 4 && c > 0 && c <= 2)) && !g_ascii_isalpha (*at == 'T' ? ' ' : *at);
}

/* Two or three numbers with : or blanks between them; blanks need three. */
static gboolean
is_sexagesimal (const char *at)
{
  char  mark;
  guint n = 1;

  if (*at == '+' || *at == '-')
    at++;
  if (skip_digits (&at) == 0 || (*at != ':' && *at != ' '))
    return FALSE;
  mark = *at;
  while (*at == mark && n < 3)
    {
      at++;
      if (skip_digits (&at) == 0)
        return FALSE;
      n++;
    }
  if (*at == '.')
    {
      at++;
      skip_digits (&at);
    }
  if (*at == 'Z')
    at++;
  return *at == '\0' && (n == 3 || mark == ':');
}

static gboolean
is_file (const char *value)
{
  static const char *const ends[] = { ".fits", ".fit", ".fts", ".fz",  ".imh", ".bdf", ".fits.gz",
                                      ".sdf",  ".hhh", ".txt", ".dat", ".tab", ".gz",  NULL };
  const char              *dot = strrchr (value, '.');

  return dot != NULL && dot != value && strchr (value, ' ') == NULL && is_one_of (dot, ends);
}

/* FITS allows D for the exponent of a double. */
static gboolean
is_number (const char *value, double *number)
{
  char  *end;
  double parsed = g_ascii_strtod (value, &end);

  if (end != value && (*end == 'D' || *end == 'd') && strlen (value) < 64)
    {
      char copy[64];

      g_strlcpy (copy, value, sizeof copy);
      copy[end - value] = 'E';
      parsed = g_ascii_strtod (copy, &end);
      end = (char *) value + (end - copy);
    }
  if (end == value || !isfinite (parsed) || *(end + strspn (end, " ")) != '\0')
    return FALSE;
  if (number != NULL)
    *number = parsed;
  return TRUE;
}

NunCardForm
nun_keyword_card_form (const char *value, double *number)
{
  while (value != NULL && *value == ' ')
    value++;
  if (value == NULL || is_none (value))
    return NUN_CARD_NONE;
  if (strcmp (value, "T") == 0 || strcmp (value, "F") == 0)
    return NUN_CARD_LOGICAL;
  if (is_number (value, number))
    return NUN_CARD_NUMBER;
  if (is_date (value, '-') || is_date (value, ':'))
    return NUN_CARD_DATE;
  if (is_date (value, '/'))
    return NUN_CARD_OLD_DATE;
  if (is_sexagesimal (value))
    return NUN_CARD_SEXAGESIMAL;
  if (strstr (value, "://") != NULL && strchr (value, ' ') == NULL)
    return NUN_CARD_URL;
  return is_file (value) ? NUN_CARD_FILE : NUN_CARD_TEXT;
}

char *
nun_keyword_short_value (const NunCard *card)
{
  return g_utf8_make_valid (card->value, (gssize) MIN (strlen (card->value), (gsize) 60));
}

/* The unit in the brackets that FITS wants at the beginning of a comment; some write them elsewhere. */
static char *
bracketed (const char *comment)
{
  const char      *open = strchr (comment, '['), *close = open != NULL ? strchr (open, ']') : NULL;
  g_autofree char *text = NULL, *unit = NULL;

  if (close == NULL || close == open + 1 || close - open > 32)
    return NULL;
  text = g_strndup (open + 1, (gsize) (close - open - 1));
  unit = nun_unit_repair (text);
  return unit != NULL && *unit != '\0' && nun_unit_check (unit, NULL) ? g_steal_pointer (&unit)
                                                                      : NULL;
}

/* "Exposure Minutes": a word at the end, or alone, that is a unit of time. */
static char *
word_of_time (const char *comment)
{
  static const struct
  {
    const char *word, *unit;
  } words[] = { { "minutes", "min" },     { "minute", "min" }, { "seconds", "s" },
                { "milliseconds", "ms" }, { "hours", "h" },    { "microseconds", "us" } };
  const char *last = strrchr (comment, ' ');

  last = last != NULL ? last + 1 : comment;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (last, words[i].word) == 0)
      return g_strdup (words[i].unit);
  return NULL;
}

static char *
stated (const char *comment)
{
  char *unit = bracketed (comment);

  if (unit == NULL)
    unit = nun_unit_in_text (comment, FALSE, NULL);
  return unit != NULL ? unit : word_of_time (comment);
}

/* What a frequency without a unit is in: nobody observes at 14 Hz.  NULL where two are likely (345 GHz, 408 MHz). */
static char *
unit_of_frequency (double number)
{
  if (number >= 1e7)
    return g_strdup ("Hz");
  if (number >= 1000 && number < 1e6)
    return g_strdup ("MHz");
  return number > 0 && number < 100 ? g_strdup ("GHz") : NULL;
}

char *
nun_keyword_unit (const NunCard *card)
{
  const NunKeywordMeaning *meaning;
  NunKeywordSeen           seen;
  char                    *unit;

  nun_keyword_see (card, &seen);
  meaning = seen.known != NULL ? seen.known : seen.said != NULL ? seen.said : seen.like;
  if (seen.form == NUN_CARD_SEXAGESIMAL)
    {
      const char *ucd = meaning != NULL ? meaning->ucds[0] : "";

      if (g_str_has_prefix (ucd, "pos.") && !g_str_has_prefix (ucd, "pos.eq.ra") &&
          !g_str_has_prefix (ucd, "pos.eq.ha"))
        return g_strdup ("d:m:s");
      return g_strdup ("h:m:s");
    }
  if (seen.form == NUN_CARD_DATE || seen.form == NUN_CARD_OLD_DATE)
    return NULL;
  unit = card->comment != NULL ? stated (card->comment) : NULL;
  if (unit != NULL || meaning == NULL || meaning->unit == NULL)
    return unit;
  if (strcmp (meaning->unit, "Hz") == 0 && seen.form == NUN_CARD_NUMBER)
    return unit_of_frequency (seen.number);
  /* a plain number is no sexagesimal text */
  if (strchr (meaning->unit, ':') != NULL)
    return seen.form == NUN_CARD_NUMBER ? g_strdup ("deg") : g_strdup (meaning->unit);
  return g_strdup (meaning->unit);
}
