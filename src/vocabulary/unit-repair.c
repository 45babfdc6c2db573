/* What people write for units, turned into VOUnits: a tolerant parser, and a strict writer. */

#include "vocabulary/unit.h"

#include "vocabulary/unit-word.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LENGTH 256
#define MAX_TERMS 32
#define MAX_DEPTH 8
/* No unit has higher powers; keeps the arithmetic of nested powers small. */
#define MAX_POWER 99

typedef struct
{
  char *text; /* symbol, quoted symbol or function with its operand */
  int   power, root;
} Term;

typedef struct
{
  const char *at;
  int         depth;
  GArray     *terms; /* of Term */
  char       *scale; /* VOUnits scale factor, or NULL */
} Reader;

static gboolean read_product (Reader *reader, int sign);
static char    *write_unit (const Reader *reader);

static void
clear_term (gpointer data)
{
  g_free (((Term *) data)->text);
}

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->terms);
  g_free (reader->scale);
}

static Reader
reader_new (const char *text, int depth)
{
  Reader reader = { .at = text, .depth = depth };

  reader.terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (reader.terms, clear_term);
  return reader;
}

static void
skip_blanks (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

/* -- powers ---------------------------------------------------------------------------------------- */

static gboolean
read_integer (Reader *reader, int *value)
{
  const char *digits = reader->at + (*reader->at == '-' || *reader->at == '+');
  char       *end;
  long        number;

  if (!g_ascii_isdigit (*digits))
    return FALSE;
  number = strtol (reader->at, &end, 10);
  if (number < -MAX_POWER || number > MAX_POWER)
    return FALSE;
  *value = (int) number;
  reader->at = end;
  return TRUE;
}

/* "(-2)", "(1/2)", "(0.5)" behind a power sign. */
static gboolean
read_parenthesized_power (Reader *reader, int *power, int *root)
{
  reader->at++;
  skip_blanks (reader);
  if (!read_integer (reader, power))
    return FALSE;
  if (*reader->at == '/')
    {
      reader->at++;
      if (!read_integer (reader, root) || *root < 1)
        return FALSE;
    }
  else if (g_str_has_prefix (reader->at, ".5"))
    {
      /* Halves are the only decimals that anybody writes. */
      gboolean minus = *power < 0 || reader->at[-2] == '-';

      reader->at += 2;
      *power = 2 * *power + (minus ? -1 : 1);
      *root = 2;
    }
  skip_blanks (reader);
  if (*reader->at != ')')
    return FALSE;
  reader->at++;
  return TRUE;
}

/* "**2", "^-2", "^{2}" and the bare "-2" behind a symbol; no power is the power one. */
static gboolean
read_power (Reader *reader, int *power, int *root)
{
  gboolean marked = TRUE;

  *power = *root = 1;
  if (g_str_has_prefix (reader->at, "**"))
    reader->at += 2;
  else if (*reader->at == '^')
    reader->at++;
  else
    marked = FALSE;
  if (marked)
    {
      skip_blanks (reader);
      if (*reader->at == '(')
        return read_parenthesized_power (reader, power, root);
      return read_integer (reader, power);
    }
  if (g_ascii_isdigit (*reader->at) ||
      ((*reader->at == '-' || *reader->at == '+') && g_ascii_isdigit (reader->at[1])))
    return read_integer (reader, power);
  return TRUE;
}

/* -- terms ----------------------------------------------------------------------------------------- */

static gboolean
add_term (Reader *reader, char *text, int power, int root)
{
  Term *term;

  for (guint i = 0; i < reader->terms->len; i++)
    {
      term = &g_array_index (reader->terms, Term, i);
      /* "m m" is a square; different roots stay as they are. */
      if (strcmp (term->text, text) == 0 && term->root == root)
        {
          term->power += power;
          g_free (text);
          return abs (term->power) <= MAX_POWER;
        }
    }
  if (reader->terms->len >= MAX_TERMS || abs (power) > MAX_POWER || root > MAX_POWER)
    {
      g_free (text);
      return FALSE;
    }
  g_array_append_vals (reader->terms, &(Term){ text, power, root }, 1);
  return TRUE;
}

/* A word's VOUnits symbol may have a power of its own: "sqdeg". */
static gboolean
add_symbol (Reader *reader, const char *word, int power, int root)
{
  g_autofree char *symbol = nun_unit_word_repair (word);
  char            *stars;

  if (symbol == NULL)
    return FALSE;
  stars = strstr (symbol, "**");
  if (stars != NULL)
    {
      power *= atoi (stars + 2);
      *stars = '\0';
    }
  return add_term (reader, g_steal_pointer (&symbol), power, root);
}

/* Terms of parentheses, with the power behind them. */
static gboolean
add_group (Reader *reader, const Reader *group, int power, int root)
{
  if (group->scale != NULL)
    return FALSE;
  for (guint i = 0; i < group->terms->len; i++)
    {
      const Term *term = &g_array_index (group->terms, Term, i);

      if (!add_term (reader, g_strdup (term->text), term->power * power, term->root * root))
        return FALSE;
    }
  return TRUE;
}

/* The text up to the parenthesis that fits the one just passed. */
static char *
read_parenthesis (Reader *reader)
{
  const char *start = reader->at;
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
  g_autofree char *text = NULL;
  Reader           group;
  int              power, root;
  gboolean         ok;

  reader->at++;
  text = read_parenthesis (reader);
  if (text == NULL || reader->depth >= MAX_DEPTH || !read_power (reader, &power, &root))
    return FALSE;
  group = reader_new (text, reader->depth + 1);
  ok = read_product (&group, 1) && add_group (reader, &group, sign * power, root);
  reader_clear (&group);
  return ok;
}

/* log(...) and its kin; the operand is repaired for itself. */
static gboolean
read_function (Reader *reader, const char *name, int sign)
{
  static const char *const functions[][2] = {
    { "log", "log" }, { "log10", "log" }, { "ln", "ln" }, { "exp", "exp" }, { "sqrt", "sqrt" },
  };
  g_autofree char *operand = NULL, *repaired = NULL;
  const char      *function = NULL;
  Reader           inner;

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_ascii_strcasecmp (functions[i][0], name) == 0)
      function = functions[i][1];
  reader->at++;
  operand = read_parenthesis (reader);
  if (function == NULL || operand == NULL || sign < 0 || reader->depth >= MAX_DEPTH)
    return FALSE;
  inner = reader_new (operand, reader->depth + 1);
  if (read_product (&inner, 1))
    repaired = write_unit (&inner);
  reader_clear (&inner);
  return repaired != NULL &&
         add_term (reader, g_strdup_printf ("%s(%s)", function, repaired), 1, 1);
}

static gboolean
read_quoted (Reader *reader, int sign)
{
  const char *start = reader->at++;
  char       *text;
  int         power, root;

  while (g_ascii_isalpha (*reader->at))
    reader->at++;
  if (*reader->at != '\'' || reader->at - start < 2)
    return FALSE;
  reader->at++;
  text = g_strndup (start, (gsize) (reader->at - start));
  if (read_power (reader, &power, &root))
    return add_term (reader, text, sign * power, root);
  g_free (text);
  return FALSE;
}

static gboolean
read_symbol (Reader *reader, int sign)
{
  const char      *start = reader->at;
  g_autofree char *word = NULL;
  int              power, root;

  if (*reader->at == '%')
    reader->at++;
  else
    while (g_ascii_isalpha (*reader->at) || *reader->at == '_')
      reader->at++;
  if (g_str_has_prefix (reader->at, "10(") && reader->at - start == 3)
    reader->at += 2; /* log10( */
  word = g_strndup (start, (gsize) (reader->at - start));
  if (*word != '\0' && *reader->at == '(')
    return read_function (reader, word, sign);
  /* The dot of an abbreviation, "mag.", where it multiplies nothing. */
  if (*word != '\0' && *reader->at == '.' && strchr (" /)", reader->at[1]) != NULL)
    reader->at++;
  return *word != '\0' && read_power (reader, &power, &root) &&
         add_symbol (reader, word, sign * power, root);
}

/* -- scale ----------------------------------------------------------------------------------------- */

/* "10**-9", "10^-9", "10-9", "1e-9", "1000"; then, if anything, a sign of multiplication. */
static gboolean
read_scale (Reader *reader)
{
  const char *start = reader->at;
  char       *end;
  int         exponent = 1, root = 1;
  double      value;

  if (g_str_has_prefix (start, "10") && start[2] != '\0' && strchr ("*^-+", start[2]) != NULL)
    {
      reader->at += 2;
      if (!read_power (reader, &exponent, &root) || root != 1)
        return FALSE;
      reader->scale = g_strdup_printf ("10**%d", exponent);
    }
  else
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      /* An exponent must have digits: "10eV". */
      value = g_ascii_strtod (start, &end);
      if (end == start || !(value > 0) || value > 1e300)
        return FALSE;
      reader->at = end;
      g_ascii_formatd (text, sizeof text, "%.10g", value);
      reader->scale = value != 1 ? g_strdup (text) : NULL;
    }
  skip_blanks (reader);
  if (*reader->at == '.' || (*reader->at == '*' && reader->at[1] != '*'))
    reader->at++;
  else if (*reader->at == 'x' && reader->at[1] == ' ')
    reader->at++;
  return TRUE;
}

/* -- the whole ------------------------------------------------------------------------------------- */

typedef enum
{
  OPERATOR_END,
  OPERATOR_TIMES,
  OPERATOR_OVER,
  OPERATOR_WRONG,
} Operator;

static Operator
read_operator (Reader *reader)
{
  gboolean blank = *reader->at == ' ';

  skip_blanks (reader);
  if (*reader->at == '\0')
    return OPERATOR_END;
  if (*reader->at == '/' || g_ascii_strncasecmp (reader->at, "per ", 4) == 0)
    {
      reader->at += *reader->at == '/' ? 1 : 4;
      skip_blanks (reader);
      return OPERATOR_OVER;
    }
  if (*reader->at == '.' || (*reader->at == '*' && reader->at[1] != '*'))
    {
      reader->at++;
      skip_blanks (reader);
      return OPERATOR_TIMES;
    }
  return blank || *reader->at == '(' ? OPERATOR_TIMES : OPERATOR_WRONG;
}

static gboolean
read_factor (Reader *reader, int sign)
{
  if (*reader->at == '(')
    return read_group (reader, sign);
  if (*reader->at == '\'')
    return read_quoted (reader, sign);
  return read_symbol (reader, sign);
}

static gboolean
read_product (Reader *reader, int sign)
{
  Operator joint = OPERATOR_TIMES;
  gboolean divided = FALSE;

  skip_blanks (reader);
  if (g_ascii_isdigit (*reader->at))
    {
      if (!read_scale (reader))
        return FALSE;
      skip_blanks (reader);
    }
  /* "/cm", "1/cm". */
  if (*reader->at == '/')
    joint = read_operator (reader);
  for (; joint != OPERATOR_END; joint = read_operator (reader))
    {
      /* In "m/s kg" nobody knows where the kg stands. */
      if (joint == OPERATOR_WRONG || (joint == OPERATOR_TIMES && divided))
        return FALSE;
      divided = joint == OPERATOR_OVER;
      if (!read_factor (reader, divided ? -sign : sign))
        return FALSE;
    }
  return reader->terms->len > 0;
}

static void
write_term (GString *out, const Term *term, int power)
{
  g_string_append (out, term->text);
  if (term->root != 1 && power % term->root == 0)
    power /= term->root;
  else if (term->root != 1)
    {
      g_string_append_printf (out, "**(%d/%d)", power, term->root);
      return;
    }
  if (power != 1)
    g_string_append_printf (out, "**%d", power);
}

/* One divisor at the end keeps its "/", as people write it; more become negative powers. */
static char *
write_unit (const Reader *reader)
{
  GString    *out = g_string_new (reader->scale);
  const Term *divisor = NULL;
  guint       n_positive = 0, n_negative = 0;
  gboolean    first = TRUE;

  for (guint i = 0; i < reader->terms->len; i++)
    {
      const Term *term = &g_array_index (reader->terms, Term, i);

      n_positive += term->power > 0;
      if (term->power < 0 && ++n_negative == 1)
        divisor = term;
    }
  if (n_positive == 0 || n_negative != 1)
    divisor = NULL;
  for (guint i = 0; i < reader->terms->len; i++)
    {
      const Term *term = &g_array_index (reader->terms, Term, i);

      if (term == divisor || term->power == 0)
        continue;
      if (!first)
        g_string_append_c (out, '.');
      first = FALSE;
      write_term (out, term, term->power);
    }
  if (divisor != NULL)
    {
      g_string_append_c (out, '/');
      write_term (out, divisor, -divisor->power);
    }
  return g_string_free (out, FALSE);
}

/* An A below a flux or an energy is the Angstrom, not the ampere. */
static void
settle_ampere (Reader *reader)
{
  static const char *const radiant[] = { "erg",   "W",      "J",  "Jy", "eV", "keV",
                                         "count", "photon", "ph", "ct", "mW", NULL };
  gboolean                 light = FALSE;

  for (guint i = 0; i < reader->terms->len; i++)
    light = light || g_strv_contains (radiant, g_array_index (reader->terms, Term, i).text);
  for (guint i = 0; light && i < reader->terms->len; i++)
    {
      Term *term = &g_array_index (reader->terms, Term, i);

      if (term->power < 0 && strcmp (term->text, "A") == 0)
        {
          g_free (term->text);
          term->text = g_strdup ("Angstrom");
        }
    }
}

/* -- letters outside ASCII ------------------------------------------------------------------------- */

static const struct
{
  gunichar    letter;
  const char *text;
} letters[] = {
  { 0x00b5, "u" },        /* micro sign */
  { 0x03bc, "u" },        /* Greek mu */
  { 0x00c5, "Angstrom" }, /* A with ring */
  { 0x212b, "Angstrom" }, /* Angstrom sign */
  { 0x00b0, "deg" },      /* degree sign */
  { 0x00ba, "deg" },      /* ordinal, typed for it */
  { 0x2032, "arcmin" },   /* prime */
  { 0x2033, "arcsec" },   /* double prime */
  { 0x03a9, "Ohm" },      /* Greek omega */
  { 0x2126, "Ohm" },      /* Ohm sign */
  { 0x2609, "sun" },      /* Sun */
  { 0x2299, "sun" },      /* circled dot, typed for it */
  { 0x00b7, "." },        /* middle dot */
  { 0x22c5, "." },        /* dot operator */
  { 0x00d7, "." },        /* multiplication sign */
  { 0x2212, "-" },        /* minus */
  { 0x2013, "-" },        /* en dash */
  { 0x2044, "/" },        /* fraction slash */
  { 0x2215, "/" },        /* division slash */
  { 0x00a0, " " },        /* blanks that do not break, and thin ones */
  { 0x2009, " " },        { 0x202f, " " }, { 0x2019, "'" }, /* apostrophe */
  { 0x2070, "0" },                                          /* superscripts */
  { 0x00b9, "1" },        { 0x00b2, "2" }, { 0x00b3, "3" }, { 0x2074, "4" },
  { 0x2075, "5" },        { 0x2076, "6" }, { 0x2077, "7" }, { 0x2078, "8" },
  { 0x2079, "9" },        { 0x207a, "+" }, { 0x207b, "-" },
};

/* ASCII with single blanks and none at the ends; NULL when a letter has no meaning. */
static char *
to_ascii (const char *unit)
{
  GString *out = g_string_new (NULL);

  for (const char *at = unit; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar    letter = g_utf8_get_char (at);
      const char *text = NULL;

      if (g_ascii_isspace (*at))
        text = " ";
      else if (g_ascii_isprint (*at))
        {
          g_string_append_c (out, *at);
          continue;
        }
      for (guint i = 0; text == NULL && i < G_N_ELEMENTS (letters); i++)
        if (letters[i].letter == letter)
          text = letters[i].text;
      if (text == NULL)
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      if (*text == ' ' && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      g_string_append (out, text);
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* "[deg]" and "(deg)" are decoration where the inside is of one word; "[cm/s2]" may mean a logarithm. */
static void
strip_brackets (char *text)
{
  gsize length = strlen (text);

  if (length > 2 &&
      ((text[0] == '[' && text[length - 1] == ']') || (text[0] == '(' && text[length - 1] == ')')))
    {
      gsize word = strspn (text + 1, "abcdefghijklmnopqrstuvwxyz");

      if (word == length - 2)
        {
          memmove (text, text + 1, word);
          text[word] = '\0';
        }
    }
}

/* "JD-2450000": days, counted from another zero. */
static gboolean
is_shifted_date (const char *low)
{
  static const char *const dates[] = { "jd", "mjd", "hjd", "bjd", "rjd", "tjd" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_has_prefix (low, dates[i]))
      {
        const char *at = low + strlen (dates[i]);

        at += strspn (at, " ");
        if (*at != '-')
          return FALSE;
        at++;
        at += strspn (at, " ");
        return strlen (at) >= 4 && strspn (at, "0123456789.") == strlen (at);
      }
  return FALSE;
}

char *
nun_unit_repair (const char *unit)
{
  g_autofree char *text = NULL, *low = NULL, *repaired = NULL;
  const char      *phrase;
  Reader           reader;

  if (unit == NULL || strlen (unit) > MAX_LENGTH || !g_utf8_validate (unit, -1, NULL))
    return NULL;
  if (nun_unit_check (unit, NULL))
    return g_strdup (unit);
  text = to_ascii (unit);
  if (text == NULL)
    return NULL;
  strip_brackets (text);
  low = g_ascii_strdown (text, -1);
  phrase = nun_unit_phrase (low);
  if (phrase != NULL)
    return g_strdup (phrase);
  if (is_shifted_date (low))
    return g_strdup ("d");
  if (nun_unit_check (text, NULL))
    return g_steal_pointer (&text);

  reader = reader_new (text, 0);
  if (read_product (&reader, 1))
    {
      settle_ampere (&reader);
      repaired = write_unit (&reader);
    }
  reader_clear (&reader);
  return repaired != NULL && nun_unit_check (repaired, NULL) ? g_steal_pointer (&repaired) : NULL;
}
