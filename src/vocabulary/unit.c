/* Units as VOUnits 1.0 and 1.1 have them: one parser, which judges and sizes. */

#include "vocabulary/unit.h"

#include "vocabulary/ucd.h"
#include "vocabulary/unit-symbol.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Far above any unit in use; bounds the depth of the parentheses too. */
#define MAX_LENGTH 256

typedef struct
{
  const char *unit, *at;
  GError    **error;
} Parser;

static gboolean parse_expression (Parser *parser, NunUnitValue *value);

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
parse_power (Parser *parser, double *power)
{
  const char *start = parser->at;
  gboolean    group = take (parser, "(");

  if (!take_signed_integer (parser))
    return fail_here (parser);
  *power = g_ascii_strtod (start + group, NULL);
  if (group && take (parser, "/"))
    {
      start = parser->at;
      if (!take_digits (parser) || g_ascii_strtod (start, NULL) < 1)
        return fail_here (parser);
      *power /= g_ascii_strtod (start, NULL);
    }
  else if (group && take (parser, "."))
    {
      if (!take_digits (parser))
        return fail_here (parser);
      *power = g_ascii_strtod (start + 1, NULL);
    }
  return !group || take (parser, ")") || fail_here (parser);
}

static double
number_between (const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  return g_ascii_strtod (text, NULL);
}

/* VOUFLOAT, LIT10 with or without a power, LIT1; a number equal to zero is none. */
static gboolean
parse_scale (Parser *parser, NunUnitValue *value)
{
  const char *start = parser->at;
  double      power;

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
      if (!parse_power (parser, &power))
        return FALSE;
      value->factor *= pow (10, power);
      return TRUE;
    }
  if (*parser->at == 'e' || *parser->at == 'E')
    {
      /* An exponent only where digits follow: "10eV" is ten electronvolts. */
      Parser exponent = { .at = parser->at + 1 };

      if (take_signed_integer (&exponent))
        parser->at = exponent.at;
    }
  value->factor *= number_between (start, parser->at);
  return TRUE;
}

static gboolean
parse_known (Parser *parser, const char *symbol, NunUnitValue *value)
{
  switch (nun_unit_symbol_kind (symbol, NULL, value))
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

/* STRING between quotes: a symbol that VOUnits does not interpret; we may know its size. */
static gboolean
parse_quoted (Parser *parser, NunUnitValue *value)
{
  const char      *start = parser->at;
  g_autofree char *word = NULL;

  while (g_ascii_isalpha (*parser->at))
    parser->at++;
  word = g_strndup (start, (gsize) (parser->at - start));
  if (*word == '\0' || !take (parser, "'"))
    return fail_here (parser);
  value->opaque = !nun_unit_symbol_quoted (word, value);
  return TRUE;
}

static gboolean
parse_function (Parser *parser, const char *name, NunUnitValue *value)
{
  static const struct
  {
    const char     *name;
    NunUnitFunction function;
  } functions[] = {
    { "sqrt", NUN_UNIT_SQRT },
    { "log", NUN_UNIT_LOG },
    { "ln", NUN_UNIT_LN },
    { "exp", NUN_UNIT_EXP },
  };
  NunUnitValue operand;
  guint        function = 0;

  while (function < G_N_ELEMENTS (functions) && !g_str_equal (functions[function].name, name))
    function++;
  if (function == G_N_ELEMENTS (functions))
    return fail (parser, NUN_VOCABULARY_ERROR_WORD,
                 _ ("has the function “%s”; VOUnits knows log, ln, exp and sqrt."), name);
  nun_unit_value_init (&operand);
  if (g_ascii_isdigit (*parser->at) && !parse_scale (parser, &operand))
    return FALSE;
  if (!parse_expression (parser, &operand))
    return FALSE;
  if (!take (parser, ")"))
    return fail_here (parser);
  nun_unit_value_apply (&operand, functions[function].function);
  nun_unit_value_multiply (value, &operand, 1);
  return TRUE;
}

/* A prefix may stand before a quoted symbol: k'jovianDay'. */
static gboolean
parse_prefixed_quote (Parser *parser, const char *prefix, NunUnitValue *value)
{
  double factor = *prefix != '\0' ? nun_unit_prefix (*prefix) : 1;

  if (factor == 0)
    return fail_here (parser);
  if (!parse_quoted (parser, value))
    return FALSE;
  value->factor *= factor;
  return TRUE;
}

static gboolean
parse_symbol (Parser *parser, NunUnitValue *value)
{
  const char      *start = parser->at;
  g_autofree char *symbol = NULL;
  NunUnitValue     one;
  double           power = 1;

  if (!take (parser, "%"))
    while (g_ascii_isalpha (*parser->at))
      parser->at++;
  symbol = g_strndup (start, (gsize) (parser->at - start));
  if (*symbol != '\0' && take (parser, "("))
    return parse_function (parser, symbol, value);
  nun_unit_value_init (&one);
  if (strlen (symbol) <= 1 && take (parser, "'"))
    {
      if (!parse_prefixed_quote (parser, symbol, &one))
        return FALSE;
    }
  else if (*symbol == '\0')
    return fail_here (parser);
  else if (!parse_known (parser, symbol, &one))
    return FALSE;
  if (take (parser, "**") && !parse_power (parser, &power))
    return FALSE;
  nun_unit_value_multiply (value, &one, power);
  return TRUE;
}

static gboolean
parse_term (Parser *parser, NunUnitValue *value)
{
  if (take (parser, "("))
    return parse_expression (parser, value) && (take (parser, ")") || fail_here (parser));
  return parse_symbol (parser, value);
}

/* complete_expression: a product, and at most one division.  Multiplies value. */
static gboolean
parse_expression (Parser *parser, NunUnitValue *value)
{
  NunUnitValue divisor;

  do
    if (!parse_term (parser, value))
      return FALSE;
  while (take (parser, "."));
  if (!take (parser, "/"))
    return TRUE;
  nun_unit_value_init (&divisor);
  if (!parse_term (parser, &divisor))
    return FALSE;
  nun_unit_value_multiply (value, &divisor, -1);
  return TRUE;
}

gboolean
nun_unit_parse (const char *unit, NunUnitValue *value, GError **error)
{
  Parser       parser = { .unit = unit, .at = unit, .error = error };
  NunUnitValue unused;

  if (value == NULL)
    value = &unused;
  nun_unit_value_init (value);
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
  if (g_ascii_isdigit (*unit) && !parse_scale (&parser, value))
    return FALSE;
  return parse_expression (&parser, value) && (*parser.at == '\0' || fail_here (&parser));
}

gboolean
nun_unit_check (const char *unit, GError **error)
{
  return nun_unit_parse (unit, NULL, error);
}
