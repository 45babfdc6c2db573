/* Units as VOUnits 1.0 has them: a parser of the grammar, and what a unit makes of an angle. */

#include "vocabulary/unit.h"

#include "vocabulary/ucd.h"
#include "vocabulary/unit-symbol.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any unit in use; bounds the depth of the parentheses too. */
#define MAX_LENGTH 256

typedef struct
{
  const char *unit, *at;
  GError    **error;
} Parser;

static gboolean parse_expression (Parser *parser);

G_GNUC_PRINTF (3, 4)
static gboolean
fail (Parser *parser, int code, const char *format, ...)
{
  va_list          arguments;
  g_autofree char *reason = NULL;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (parser->error, NUN_VOCABULARY_ERROR, code, _ ("The unit “%s” %s"), parser->unit,
               reason);
  return FALSE;
}

static gboolean
fail_here (Parser *parser)
{
  if (*parser->at == '\0')
    return fail (parser, NUN_VOCABULARY_ERROR_SYNTAX,
                 _ ("breaks off; write symbols with “.”, “/” and “**” between them."));
  if (*parser->at == ' ' || *parser->at == '*')
    return fail (parser, NUN_VOCABULARY_ERROR_SYNTAX,
                 _ ("has a blank or a star between symbols; multiply with a dot, as in “kg.m”."));
  if (*parser->at == '^')
    return fail (parser, NUN_VOCABULARY_ERROR_SYNTAX,
                 _ ("has a “^”; write powers with two stars, as in “m**2”."));
  if (*parser->at == '/')
    return fail (parser, NUN_VOCABULARY_ERROR_SYNTAX,
                 _ ("has more than one “/”; write negative powers, as in “erg.s**-1.cm**-2”."));
  return fail (parser, NUN_VOCABULARY_ERROR_SYNTAX,
               _ ("cannot be read from “%.20s” on; write symbols with “.”, “/” and “**” between "
                  "them."),
               parser->at);
}

static gboolean
take (Parser *parser, const char *text)
{
  if (!g_str_has_prefix (parser->at, text))
    return FALSE;
  parser->at += strlen (text);
  return TRUE;
}

static gboolean
take_digits (Parser *parser)
{
  const char *start = parser->at;

  while (g_ascii_isdigit (*parser->at))
    parser->at++;
  return parser->at > start;
}

static gboolean
take_signed_integer (Parser *parser)
{
  if (*parser->at == '+' || *parser->at == '-')
    parser->at++;
  return take_digits (parser);
}

/* numeric_power: an integer, or in parentheses also a decimal number or a fraction. */
static gboolean
parse_power (Parser *parser)
{
  if (!take (parser, "("))
    return take_signed_integer (parser) || fail_here (parser);
  if (!take_signed_integer (parser))
    return fail_here (parser);
  if ((take (parser, ".") || take (parser, "/")) && !take_digits (parser))
    return fail_here (parser);
  return take (parser, ")") || fail_here (parser);
}

/* VOUFLOAT, LIT10 with or without a power, LIT1; a number equal to zero is none. */
static gboolean
parse_scale (Parser *parser)
{
  const char *start = parser->at;

  take_digits (parser);
  if (start[0] == '0' && (parser->at - start > 1 || *parser->at != '.'))
    {
      parser->at = start;
      return fail_here (parser);
    }
  if (*parser->at == '.' && g_ascii_isdigit (parser->at[1]))
    {
      parser->at++;
      take_digits (parser);
    }
  if (strspn (start, "0.") == (gsize) (parser->at - start))
    {
      parser->at = start;
      return fail_here (parser);
    }
  if (g_str_has_prefix (parser->at, "**"))
    {
      if (parser->at - start != 2 || start[0] != '1' || start[1] != '0')
        return fail_here (parser);
      parser->at += 2;
      return parse_power (parser);
    }
  if (*parser->at == 'e' || *parser->at == 'E')
    {
      /* An exponent only where digits follow: "10eV" is ten electronvolts. */
      Parser exponent = { .at = parser->at + 1 };

      if (take_signed_integer (&exponent))
        parser->at = exponent.at;
    }
  return TRUE;
}

static gboolean
check_symbol (Parser *parser, const char *symbol)
{
  switch (nun_unit_symbol_kind (symbol, NULL))
    {
    case NUN_SYMBOL_KNOWN: return TRUE;
    case NUN_SYMBOL_PREFIXED:
      return fail (parser, NUN_VOCABULARY_ERROR_WORD,
                   _ ("has “%s”, a symbol that takes no prefix; write a power of ten before the "
                      "unit, as in “10**3AU”."),
                   symbol);
    case NUN_SYMBOL_UNKNOWN:
    default:
      return fail (parser, NUN_VOCABULARY_ERROR_WORD,
                   _ ("has “%s”, which VOUnits does not know; put it in single quotes if it is "
                      "what you mean."),
                   symbol);
    }
}

/* STRING between quotes: a symbol that nobody interprets. */
static gboolean
parse_quoted (Parser *parser)
{
  const char *start = parser->at;

  while (g_ascii_isalpha (*parser->at))
    parser->at++;
  return (parser->at > start && take (parser, "'")) || fail_here (parser);
}

static gboolean
is_function (const char *name)
{
  return g_str_equal (name, "log") || g_str_equal (name, "ln") || g_str_equal (name, "exp") ||
         g_str_equal (name, "sqrt");
}

static gboolean
parse_operand (Parser *parser)
{
  if (g_ascii_isdigit (*parser->at) && !parse_scale (parser))
    return FALSE;
  return parse_expression (parser) && (take (parser, ")") || fail_here (parser));
}

static gboolean
parse_function (Parser *parser, const char *name)
{
  if (!is_function (name))
    return fail (parser, NUN_VOCABULARY_ERROR_WORD,
                 _ ("has the function “%s”; VOUnits knows log, ln, exp and sqrt."), name);
  return parse_operand (parser);
}

/* A prefix may stand before a quoted symbol: k'jovianDay'. */
static gboolean
parse_symbol (Parser *parser)
{
  const char      *start = parser->at;
  g_autofree char *symbol = NULL;

  if (!take (parser, "%"))
    while (g_ascii_isalpha (*parser->at))
      parser->at++;
  symbol = g_strndup (start, (gsize) (parser->at - start));
  if (*symbol != '\0' && take (parser, "("))
    return parse_function (parser, symbol);
  if (strlen (symbol) <= 1 && take (parser, "'"))
    {
      if (*symbol != '\0' && strchr ("dcmunpfazyhkMGTPEZY", *symbol) == NULL)
        return fail_here (parser);
      if (!parse_quoted (parser))
        return FALSE;
    }
  else if (*symbol == '\0')
    return fail_here (parser);
  else if (!check_symbol (parser, symbol))
    return FALSE;
  return !take (parser, "**") || parse_power (parser);
}

static gboolean
parse_term (Parser *parser)
{
  if (take (parser, "("))
    return parse_expression (parser) && (take (parser, ")") || fail_here (parser));
  return parse_symbol (parser);
}

/* complete_expression: a product, and at most one division. */
static gboolean
parse_expression (Parser *parser)
{
  if (!parse_term (parser))
    return FALSE;
  while (take (parser, "."))
    if (!parse_term (parser))
      return FALSE;
  return !take (parser, "/") || parse_term (parser);
}

gboolean
nun_unit_check (const char *unit, GError **error)
{
  Parser parser = { .unit = unit, .at = unit, .error = error };

  if (unit == NULL || *unit == '\0' || g_str_equal (unit, "1"))
    return TRUE;
  for (const char *at = unit; *at != '\0'; at++)
    if (!g_ascii_isprint (*at) || at - unit >= MAX_LENGTH)
      {
        g_set_error (error, NUN_VOCABULARY_ERROR, NUN_VOCABULARY_ERROR_SYNTAX,
                     _ ("The unit is longer than %d characters or has signs that are not ASCII; "
                        "write plain letters, as in “um” for micrometres."),
                     MAX_LENGTH);
        return FALSE;
      }
  if (g_ascii_strcasecmp (unit, "unknown") == 0)
    return fail (&parser, NUN_VOCABULARY_ERROR_WORD, _ ("says nothing; leave it empty."));
  if (g_ascii_isdigit (*unit) && !parse_scale (&parser))
    return FALSE;
  return parse_expression (&parser) && (*parser.at == '\0' || fail_here (&parser));
}

/* -- angles ---------------------------------------------------------------------------------------- */

static const char *const hour_words[] = { "h", "hh", "hr", "hrs", "hour", "hours", NULL };
static const char *const degree_words[] = { "d", "dd", "ddd", "deg", "degree", "degrees", NULL };
static const char *const minute_words[] = { "m",      "mm",     "min",     "mins",
                                            "arcmin", "minute", "minutes", NULL };
static const char *const second_words[] = { "s",    "ss",     "sss",    "ssss",    "sec",
                                            "secs", "arcsec", "second", "seconds", NULL };

/* "h:m:s" and its kin: two or three words, parted by colons or blanks. */
static NunUnitAngle
sexagesimal_angle (const char *low)
{
  g_auto (GStrv)   words = NULL;
  g_autofree char *tidy = g_strdup (low);
  NunUnitAngle     angle;

  if (g_str_equal (low, "hms") || g_str_equal (low, "hhmmss"))
    return NUN_UNIT_HMS;
  if (g_str_equal (low, "dms") || g_str_equal (low, "ddmmss"))
    return NUN_UNIT_DMS;
  /* Quotes, signs and decimals say nothing of the form: "\"h:m:s.ss\"", "+dd:mm:ss". */
  g_strdelimit (tidy, "\"+-", ' ');
  g_strstrip (tidy);
  g_strdelimit (tidy, " ", ':');
  words = g_strsplit (tidy, ":", 4);
  if (g_strv_length (words) < 2 || g_strv_length (words) > 3)
    return NUN_UNIT_NO_ANGLE;
  for (guint i = 1; words[i] != NULL; i++)
    words[i][strcspn (words[i], ".")] = '\0';

  if (g_strv_contains (hour_words, words[0]))
    angle = NUN_UNIT_HMS;
  else if (g_strv_contains (degree_words, words[0]))
    angle = NUN_UNIT_DMS;
  else
    return NUN_UNIT_NO_ANGLE;
  if (!g_strv_contains (minute_words, words[1]) ||
      (words[2] != NULL && !g_strv_contains (second_words, words[2])))
    return NUN_UNIT_NO_ANGLE;
  return angle;
}

static NunUnitAngle
plain_angle (const char *unit)
{
  const char *base = NULL;

  if (g_str_equal (unit, "deg"))
    return NUN_UNIT_DEGREES;
  if (g_str_equal (unit, "h"))
    return NUN_UNIT_HOURS;
  if (g_str_equal (unit, "rad"))
    return NUN_UNIT_RADIANS;
  if (nun_unit_symbol_kind (unit, &base) != NUN_SYMBOL_KNOWN)
    return NUN_UNIT_NO_ANGLE;
  if (g_str_equal (base, "mas") || g_str_equal (base, "arcsec") || g_str_equal (base, "arcmin") ||
      g_str_equal (base, "deg") || g_str_equal (base, "rad"))
    return NUN_UNIT_SMALL_ANGLE;
  return NUN_UNIT_NO_ANGLE;
}

NunUnitAngle
nun_unit_angle (const char *unit)
{
  g_autofree char *low = NULL, *repaired = NULL;
  NunUnitAngle     angle;

  if (unit == NULL || strlen (unit) > MAX_LENGTH)
    return NUN_UNIT_NO_ANGLE;
  low = g_strstrip (g_ascii_strdown (unit, -1));
  angle = sexagesimal_angle (low);
  if (angle != NUN_UNIT_NO_ANGLE)
    return angle;
  if (g_str_equal (low, "hourangle"))
    return NUN_UNIT_HOURS;
  repaired = nun_unit_repair (unit);
  return repaired != NULL ? plain_angle (repaired) : NUN_UNIT_NO_ANGLE;
}
