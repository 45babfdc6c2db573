/* The tolerant reader of units: what people write, into a product of powers. */

#include "vocabulary/unit-symbol.h"
#include "vocabulary/unit-terms.h"
#include "vocabulary/unit-word.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 8
#define MAX_POWER 99
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

typedef struct
{
  const char    *at;
  int            depth;
  NunUnitReading reading;
  gboolean       capitals;  /* the text knows no small letters */
  gboolean       ambiguous; /* a factor stands behind a divisor */
  int            times;     /* the power for the next factor: "square" */
  NunUnitTerms  *terms;
} Reader;

static gboolean read_product (Reader *reader);

static void
skip_blanks (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

static gboolean
is_number_start (const char *at)
{
  return g_ascii_isdigit (*at) || (*at == '.' && g_ascii_isdigit (at[1]));
}

static gboolean
is_signed_digit (const char *at)
{
  return g_ascii_isdigit (at[*at == '-' || *at == '+']);
}

/* The sub-reader of a part of the text; its terms are its own. */
static NunUnitTerms *
read_part (const Reader *reader, const char *text, gboolean *ambiguous)
{
  Reader part = { .at = text,
                  .depth = reader->depth + 1,
                  .reading = reader->reading,
                  .capitals = reader->capitals,
                  .times = 1 };

  if (part.depth > MAX_DEPTH)
    return NULL;
  part.terms = nun_unit_terms_new ();
  if (read_product (&part))
    return part.terms;
  *ambiguous = *ambiguous || part.ambiguous;
  nun_unit_terms_free (part.terms);
  return NULL;
}

/* -- powers ---------------------------------------------------------------------------------------- */

static gboolean
read_integer (Reader *reader, int *value)
{
  char *end;
  long  number;

  if (!is_signed_digit (reader->at))
    return FALSE;
  number = strtol (reader->at, &end, 10);
  if (number < -MAX_POWER || number > MAX_POWER)
    return FALSE;
  *value = (int) number;
  reader->at = end;
  return TRUE;
}

/* The decimals of a power, "1.5": *power becomes 15, *root 10. */
static gboolean
read_decimals (Reader *reader, gboolean minus, int *power, int *root)
{
  if (*reader->at != '.' || !g_ascii_isdigit (reader->at[1]))
    return TRUE;
  for (reader->at++; g_ascii_isdigit (*reader->at); reader->at++)
    {
      if (*root >= 100)
        return FALSE;
      *root *= 10;
      *power = *power * 10 + (minus ? -1 : 1) * (*reader->at - '0');
    }
  return TRUE;
}

/* "(-2)", "(1/2)", "(0.5)" behind a symbol or a power sign. */
static gboolean
read_parenthesized_power (Reader *reader, int *power, int *root)
{
  gboolean minus;

  reader->at++;
  skip_blanks (reader);
  minus = *reader->at == '-';
  if (!read_integer (reader, power) || !read_decimals (reader, minus, power, root))
    return FALSE;
  if (*reader->at == '/')
    {
      reader->at++;
      if (*root != 1 || !read_integer (reader, root) || *root < 1)
        return FALSE;
    }
  skip_blanks (reader);
  if (*reader->at != ')')
    return FALSE;
  reader->at++;
  return TRUE;
}

/* "m(2)", "m(1.5)" of FITS. */
static gboolean
is_parenthesized_number (const char *at)
{
  if (*at != '(' || !is_signed_digit (at + 1))
    return FALSE;
  at += 2;
  return at[strspn (at, "0123456789./")] == ')';
}

/* "**2", "^-2", "(2)", the bare "-2" behind a symbol, and " squared"; no power is the power one. */
static gboolean
read_power (Reader *reader, int *power, int *root)
{
  gboolean minus;

  *power = *root = 1;
  if (g_str_has_prefix (reader->at, "**") || *reader->at == '^')
    {
      reader->at += *reader->at == '^' ? 1 : 2;
      skip_blanks (reader);
      if (*reader->at == '(')
        return read_parenthesized_power (reader, power, root);
      minus = *reader->at == '-';
      return read_integer (reader, power) && read_decimals (reader, minus, power, root);
    }
  if (is_parenthesized_number (reader->at))
    return read_parenthesized_power (reader, power, root);
  if (is_signed_digit (reader->at))
    return read_integer (reader, power);
  if (g_str_has_prefix (reader->at, " squared") || g_str_has_prefix (reader->at, " cubed"))
    {
      *power = reader->at[1] == 's' ? 2 : 3;
      reader->at += strcspn (reader->at + 1, " ./*)") + 1;
    }
  return TRUE;
}

/* -- numbers --------------------------------------------------------------------------------------- */

/* "10**-9", "10^-9", "10-9", "10+9": a power of ten. */
static gboolean
read_power_of_ten (Reader *reader, int sign)
{
  int exponent, root;

  reader->at += 2;
  if (!read_power (reader, &exponent, &root) || root != 1)
    return FALSE;
  reader->terms->exponent += sign * exponent;
  return TRUE;
}

/* The end of "1.5e-9", or of "1.5D-9" as Fortran writes it; "10eV" ends behind its zero. */
static double
read_decimal (Reader *reader)
{
  gsize            length = strspn (reader->at, "0123456789");
  g_autofree char *digits = NULL;

  if (reader->at[length] == '.')
    length += 1 + strspn (reader->at + length + 1, "0123456789");
  if (reader->at[length] != '\0' && strchr ("eEdD", reader->at[length]) != NULL &&
      is_signed_digit (reader->at + length + 1))
    {
      length += 2;
      length += strspn (reader->at + length, "0123456789");
    }
  digits = g_ascii_strdown (reader->at, (gssize) length);
  reader->at += length;
  g_strdelimit (digits, "d", 'e');
  return g_ascii_strtod (digits, NULL);
}

static gboolean
is_power_of_ten (const char *at)
{
  return g_str_has_prefix (at, "10") &&
         ((at[2] != '\0' && strchr ("^-+", at[2]) != NULL) || g_str_has_prefix (at + 2, "**"));
}

/* A factor that is a number.  Below a stroke only powers of ten make sense: "Hz^1/2". */
static gboolean
read_number (Reader *reader, int sign)
{
  const char *start;
  double      value;

  if (is_power_of_ten (reader->at))
    return read_power_of_ten (reader, sign) && abs (reader->terms->exponent) <= 300;
  start = reader->at;
  value = read_decimal (reader);
  /* "year 2000" is a date. */
  if (reader->terms->terms->len > 0 && value != 1 &&
      memchr (start, 'e', (gsize) (reader->at - start)) == NULL &&
      memchr (start, 'E', (gsize) (reader->at - start)) == NULL)
    return FALSE;
  if (!isnormal (value) || value > 1e300 || value < 1e-300 || (sign < 0 && value != 1))
    return FALSE;
  reader->terms->decimal *= value;
  return isnormal (reader->terms->decimal);
}

/* -- terms ----------------------------------------------------------------------------------------- */

/* A word by the VOUnits text that stands for it, which may be a product with a scale. */
static gboolean
add_word (Reader *reader, const char *unit, int power, int root)
{
  g_autoptr (NunUnitTerms) terms = NULL;
  gboolean                 ambiguous = FALSE;

  if (*unit == '\0')
    return TRUE;
  if (unit[strspn (unit, LETTERS)] == '\0' || *unit == '\'')
    return nun_unit_terms_add (reader->terms, unit, power, root);
  terms = g_str_equal (unit, "%") ? NULL : read_part (reader, unit, &ambiguous);
  if (terms == NULL)
    return nun_unit_terms_add (reader->terms, unit, power, root);
  return nun_unit_terms_add_all (reader->terms, terms, power, root);
}

/* "kms-1", "Wm-2", "masyr-1": symbols without anything between them; the power is the last one's. */
static gboolean
add_joined (Reader *reader, const char *word, int sign, int power, int root)
{
  static const char *const last[] = { "sec", "beam", "pix", "yr", "Hz", "sr", "cm", "A", "s", "m" };

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (g_str_has_suffix (word, last[i]) && strlen (word) > strlen (last[i]))
      {
        g_autofree char *head = g_strndup (word, strlen (word) - strlen (last[i]));
        g_autofree char *unit = nun_unit_word_repair (last[i], FALSE);

        if (nun_unit_symbol_kind (head, NULL, NULL) == NUN_SYMBOL_KNOWN)
          return nun_unit_terms_add (reader->terms, head, sign, 1) &&
                 add_word (reader, unit, sign * power, root);
      }
  return FALSE;
}

static gboolean
add_symbol (Reader *reader, const char *word, int sign, int power, int root)
{
  g_autofree char *unit = NULL;

  unit = nun_unit_word_repair (word, reader->capitals);
  /* "ergs-1" is a luminosity. */
  if (power < 0 && (unit == NULL || g_str_equal (word, "ergs")))
    return add_joined (reader, word, sign, power, root);
  if (unit == NULL)
    return FALSE;
  power *= reader->times;
  reader->times = 1;
  return add_word (reader, unit, sign * power, root);
}

/* The text up to the parenthesis that fits the one at reader->at, and past it. */
static char *
read_parenthesis (Reader *reader)
{
  const char *start = ++reader->at;
  int         depth = 1;

  for (; *reader->at != '\0'; reader->at++)
    {
      if (*reader->at == '(')
        depth++;
      else if (*reader->at == ')' && --depth == 0)
        return g_strndup (start, (gsize) (reader->at++ - start));
    }
  return NULL;
}

static gboolean
read_group (Reader *reader, int sign)
{
  g_autofree char         *text = read_parenthesis (reader);
  g_autoptr (NunUnitTerms) group = NULL;
  int                      power, root;

  if (text == NULL || !read_power (reader, &power, &root))
    return FALSE;
  group = read_part (reader, text, &reader->ambiguous);
  return group != NULL && nun_unit_terms_add_all (reader->terms, group, sign * power, root);
}

/* What a function is in VOUnits; "dex(cm/s2)" is astropy's word for a logarithm. */
static const char *
function_name (const char *name)
{
  static const char *const functions[][2] = {
    { "log", "log" }, { "log10", "log" }, { "lg", "log" },  { "log_10", "log" },
    { "dex", "log" }, { "ln", "ln" },     { "exp", "exp" }, { "sqrt", "sqrt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_ascii_strcasecmp (functions[i][0], name) == 0)
      return functions[i][1];
  return NULL;
}

/* log(...) and its kin; the operand is repaired for itself. */
static gboolean
read_function (Reader *reader, const char *name, int sign)
{
  const char              *function = function_name (name);
  g_autofree char         *operand = read_parenthesis (reader), *unit = NULL, *text = NULL;
  const char              *inner = operand;
  g_autoptr (NunUnitTerms) terms = NULL;

  if (operand == NULL || function == NULL || sign < 0)
    return FALSE;
  /* "log(M/Msun)" */
  if (operand[0] != '\0' && strchr ("MLR", operand[0]) != NULL &&
      (operand[1] == '/' && operand[2] == operand[0]))
    inner = operand + 2;
  terms = read_part (reader, inner, &reader->ambiguous);
  if (terms == NULL)
    return FALSE;
  nun_unit_terms_settle (terms);
  unit = nun_unit_terms_write (terms);
  if (unit == NULL)
    return FALSE;
  text = g_strdup_printf ("%s(%s)", function, unit);
  return strlen (text) < 200 && nun_unit_terms_add (reader->terms, text, 1, 1);
}

/* Quoted symbols, and the signs of minutes and seconds of arc. */
static gboolean
read_quoted (Reader *reader, const char *prefix, int sign)
{
  gsize            length = strspn (reader->at + 1, LETTERS);
  g_autofree char *text = NULL;
  int              power, root;

  if (*reader->at == '\'' && length > 0 && reader->at[length + 1] == '\'')
    {
      text = g_strdup_printf ("%s%.*s", prefix, (int) length + 2, reader->at);
      reader->at += length + 2;
    }
  else if (*prefix != '\0')
    return FALSE;
  else
    {
      gboolean seconds = *reader->at == '"' || reader->at[1] == '\'';

      text = g_strdup (seconds ? "arcsec" : "arcmin");
      reader->at += *reader->at == '\'' && seconds ? 2 : 1;
    }
  return read_power (reader, &power, &root) &&
         nun_unit_terms_add (reader->terms, text, sign * power, root);
}

/* Joins a word to the one before: "solar masses", "arc-sec", "milli Jansky"; the end, or NULL. */
static const char *
join_word (const char *word, const char *next)
{
  gsize            length;
  g_autofree char *joined = NULL;

  if (*next != ' ' && *next != '-')
    return NULL;
  length = strspn (next + 1, LETTERS);
  joined = g_strdup_printf ("%s%.*s", word, (int) length, next + 1);
  return length >= 2 && nun_unit_word_is_name (joined) ? next + 1 + length : NULL;
}

static char *
take_word (Reader *reader)
{
  const char      *start = reader->at, *end;
  g_autofree char *word = NULL;

  while (g_ascii_isalpha (*reader->at) || *reader->at == '_')
    reader->at++;
  if (reader->at == start && *reader->at == '%')
    reader->at++;
  if (g_str_has_prefix (reader->at, "10(") && (reader->at - start == 3 || reader->at - start == 4))
    reader->at += 2; /* log10( */
  word = g_strndup (start, (gsize) (reader->at - start));
  /* The electron's sign. */
  if (g_str_equal (word, "e") && *reader->at == '-' && !g_ascii_isdigit (reader->at[1]))
    {
      reader->at++;
      return g_strdup ("electron");
    }
  while (*word != '\0' && (end = join_word (word, reader->at)) != NULL)
    {
      g_autofree char *first = g_steal_pointer (&word);

      word = g_strdup_printf ("%s%.*s", first, (int) (end - reader->at - 1), reader->at + 1);
      reader->at = end;
    }
  return g_steal_pointer (&word);
}

/* "square", "sq.", "cubic": the power of what follows. */
static gboolean
take_multiplier (Reader *reader, const char *word)
{
  static const struct
  {
    const char *word;
    int         power;
  } words[] = { { "sq", 2 }, { "square", 2 }, { "cubic", 3 }, { "cu", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].word, word) == 0)
      {
        if (*reader->at == '.')
          reader->at++;
        skip_blanks (reader);
        reader->times = words[i].power;
        return g_ascii_isalpha (*reader->at);
      }
  return FALSE;
}

static gboolean
read_symbol (Reader *reader, int sign)
{
  g_autofree char *word = take_word (reader);
  int              power, root;

  if (reader->times == 1 && take_multiplier (reader, word))
    return read_symbol (reader, sign);
  if (*word == '\0')
    return FALSE;
  if (*reader->at == '(' && !is_parenthesized_number (reader->at))
    return read_function (reader, word, sign);
  if (*reader->at == '\'' && word[1] == '\0' && nun_unit_prefix (*word) != 0)
    return read_quoted (reader, word, sign);
  /* The dot of an abbreviation, "mag.", where it multiplies nothing. */
  if (*reader->at == '.' && strchr (" /)", reader->at[1]) != NULL)
    reader->at++;
  return read_power (reader, &power, &root) && add_symbol (reader, word, sign, power, root);
}

/* -- the whole ------------------------------------------------------------------------------------- */

typedef enum
{
  OPERATOR_END,
  OPERATOR_TIMES,
  OPERATOR_OVER,
  OPERATOR_WRONG,
} Operator;

static gboolean
take_any (Reader *reader, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    if (g_ascii_strncasecmp (reader->at, *texts, strlen (*texts)) == 0)
      {
        reader->at += strlen (*texts);
        skip_blanks (reader);
        return TRUE;
      }
  return FALSE;
}

/* "1.5x10+11", "x 10^-17" */
static gboolean
is_times (const char *at)
{
  return *at == 'x' && (at[1] == ' ' || g_ascii_isdigit (at[1]));
}

static Operator
read_operator (Reader *reader)
{
  static const char *const over[] = { "/", "per ", "per-", NULL };
  const char              *start = reader->at;
  gboolean                 adjacent;

  skip_blanks (reader);
  if (*reader->at == '\0')
    return OPERATOR_END;
  /* "counts-per-second", "m^2-sr"; not "B-V" */
  if (*reader->at == '-' && g_ascii_isalpha (reader->at[1]) && g_ascii_isalpha (reader->at[2]))
    reader->at++;
  if (take_any (reader, over))
    return OPERATOR_OVER;
  if (*reader->at == '.' || (*reader->at == '*' && reader->at[1] != '*'))
    {
      reader->at++;
      skip_blanks (reader);
      return OPERATOR_TIMES;
    }
  if (is_times (reader->at))
    {
      reader->at++;
      skip_blanks (reader);
      return OPERATOR_TIMES;
    }
  /* "s-1cm-2", "0.1nm", "10(erg)": what follows a number multiplies. */
  adjacent = reader->at > start || *reader->at == '(' ||
             (g_ascii_isdigit (start[-1]) && g_ascii_isalpha (*start)) || start[-1] == ')';
  return adjacent ? OPERATOR_TIMES : OPERATOR_WRONG;
}

static gboolean
read_factor (Reader *reader, int sign)
{
  if (is_number_start (reader->at))
    return read_number (reader, sign);
  if (*reader->at == '(')
    return read_group (reader, sign);
  if (*reader->at == '\'' || *reader->at == '"')
    return read_quoted (reader, "", sign);
  return read_symbol (reader, sign);
}

/* Whether the next factor stands below; "m/s kg" is told by the way of reading. */
static gboolean
is_below (Reader *reader, Operator joint, gboolean divided, gboolean *below)
{
  if (joint == OPERATOR_TIMES && divided && !is_number_start (reader->at))
    {
      reader->ambiguous = TRUE;
      *below = reader->reading == NUN_UNIT_READ_BELOW;
      return reader->reading != NUN_UNIT_READ_STRICTLY;
    }
  *below = joint == OPERATOR_OVER;
  return TRUE;
}

static gboolean
read_product (Reader *reader)
{
  Operator joint = OPERATOR_TIMES;
  gboolean divided = FALSE, below;

  skip_blanks (reader);
  /* "/cm" */
  if (*reader->at == '/' || g_ascii_strncasecmp (reader->at, "per ", 4) == 0)
    joint = read_operator (reader);
  else if (is_times (reader->at))
    joint = read_operator (reader);
  for (; joint != OPERATOR_END; joint = read_operator (reader))
    {
      if (joint == OPERATOR_WRONG || !is_below (reader, joint, divided, &below))
        return FALSE;
      divided = divided || below;
      if (!read_factor (reader, below ? -1 : 1))
        return FALSE;
    }
  return reader->times == 1;
}

/* Text without small letters, where one word at least is none as it stands: "KM/S". */
static gboolean
is_in_capitals (const char *text)
{
  gboolean wrong = FALSE;
  gsize    n_letters = 0;

  for (const char *at = text; *at != '\0';)
    {
      gsize length = strspn (at, LETTERS);

      if (length > 0)
        {
          g_autofree char *word = g_strndup (at, length);

          wrong = wrong || nun_unit_symbol_kind (word, NULL, NULL) != NUN_SYMBOL_KNOWN;
        }
      if (strcspn (at, "abcdefghijklmnopqrstuvwxyz") < length)
        return FALSE;
      n_letters += length;
      at += MAX (length, 1);
    }
  return wrong && n_letters > 1;
}

NunUnitTerms *
nun_unit_read (const char *text, NunUnitReading reading, gboolean *ambiguous)
{
  Reader        whole = { .reading = reading, .depth = -1, .capitals = is_in_capitals (text) };
  gboolean      unsure = FALSE;
  NunUnitTerms *terms = read_part (&whole, text, &unsure);

  if (ambiguous != NULL)
    *ambiguous = terms == NULL && unsure;
  if (terms != NULL)
    nun_unit_terms_settle (terms);
  return terms;
}
