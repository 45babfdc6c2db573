/* Units as products of powers: arithmetic, slips put right, VOUnits written. */

#include "vocabulary/unit-terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TERMS 32
/* No unit has higher powers; keeps the arithmetic of nested powers small. */
#define MAX_POWER 99

static void
clear_term (gpointer data)
{
  g_free (((NunUnitTerm *) data)->text);
}

NunUnitTerms *
nun_unit_terms_new (void)
{
  NunUnitTerms *terms = g_new0 (NunUnitTerms, 1);

  terms->terms = g_array_new (FALSE, FALSE, sizeof (NunUnitTerm));
  g_array_set_clear_func (terms->terms, clear_term);
  terms->decimal = 1;
  return terms;
}

void
nun_unit_terms_free (NunUnitTerms *terms)
{
  g_array_unref (terms->terms);
  g_free (terms);
}

static NunUnitTerm *
term_at (const NunUnitTerms *terms, guint i)
{
  return &g_array_index (terms->terms, NunUnitTerm, i);
}

static int
common_divisor (int a, int b)
{
  while (b != 0)
    {
      int rest = a % b;

      a = b;
      b = rest;
    }
  return abs (a);
}

/* FALSE when the power is beyond the bounds. */
static gboolean
set_power (NunUnitTerm *term, int power, int root)
{
  int divisor = common_divisor (power, root);

  term->power = power / divisor;
  term->root = root / divisor;
  return abs (term->power) <= MAX_POWER && term->root <= MAX_POWER;
}

gboolean
nun_unit_terms_add (NunUnitTerms *terms, const char *text, int power, int root)
{
  NunUnitTerm term = { 0 };

  if (root < 1 || !set_power (&term, power, root))
    return FALSE;
  for (guint i = 0; i < terms->terms->len; i++)
    {
      NunUnitTerm *same = term_at (terms, i);

      if (g_str_equal (same->text, text))
        return set_power (same, same->power * term.root + term.power * same->root,
                          same->root * term.root);
    }
  if (terms->terms->len >= MAX_TERMS)
    return FALSE;
  term.text = g_strdup (text);
  g_array_append_val (terms->terms, term);
  return TRUE;
}

gboolean
nun_unit_terms_add_all (NunUnitTerms *terms, const NunUnitTerms *more, int power, int root)
{
  gboolean scaled = more->decimal != 1 || more->exponent != 0;

  if (abs (power) > MAX_POWER || root > MAX_POWER || (scaled && root != 1))
    return FALSE;
  if (scaled)
    {
      terms->decimal *= pow (more->decimal, power);
      terms->exponent += more->exponent * power;
    }
  for (guint i = 0; i < more->terms->len; i++)
    if (!nun_unit_terms_add (terms, term_at (more, i)->text, term_at (more, i)->power * power,
                             term_at (more, i)->root * root))
      return FALSE;
  return abs (terms->exponent) <= 300;
}

/* -- slips ----------------------------------------------------------------------------------------- */

static gboolean
has_any (const NunUnitTerms *terms, const char *const *symbols, int sign)
{
  for (guint i = 0; i < terms->terms->len; i++)
    if (term_at (terms, i)->power * sign > 0 && g_strv_contains (symbols, term_at (terms, i)->text))
      return TRUE;
  return FALSE;
}

static gboolean
rename_term (NunUnitTerms *terms, const char *from, int sign, const char *to)
{
  for (guint i = 0; i < terms->terms->len; i++)
    {
      NunUnitTerm *term = term_at (terms, i);

      if (term->power * sign > 0 && g_str_equal (term->text, from))
        {
          g_free (term->text);
          term->text = g_strdup (to);
          return TRUE;
        }
    }
  return FALSE;
}

void
nun_unit_terms_settle (NunUnitTerms *terms)
{
  static const char *const radiant[] = { "erg",   "W",      "mW",  "J",          "Jy",
                                         "mJy",   "eV",     "keV", "ph",         "ct",
                                         "count", "photon", "adu", "'electron'", NULL };
  static const char *const detector[] = { "mm", "pix", "pixel", "um", NULL };
  static const char *const cosmic[] = { "kpc", "Mpc", "Gpc", "solMass", NULL };
  gboolean                 settled = FALSE;

  /* Light per ampere, and amperes or years per millimetre of a spectrograph's camera, do not occur. */
  if (has_any (terms, radiant, 1))
    settled |= rename_term (terms, "A", -1, "Angstrom");
  if (has_any (terms, detector, -1) && terms->terms->len == 2)
    settled |= rename_term (terms, "A", 1, "Angstrom") || rename_term (terms, "a", 1, "Angstrom");
  /* Nobody measures in attoseconds; the h of "Mpc/h" is Hubble's. */
  settled |= rename_term (terms, "as", 1, "arcsec") || rename_term (terms, "as", -1, "arcsec");
  if (has_any (terms, cosmic, 1) || has_any (terms, cosmic, -1))
    settled |= rename_term (terms, "h", -1, "'h'") || rename_term (terms, "h", 1, "'h'");
  terms->settled = settled;
}

/* -- writing --------------------------------------------------------------------------------------- */

static void
write_term (GString *out, const NunUnitTerm *term, int power)
{
  g_string_append (out, term->text);
  if (term->root != 1)
    g_string_append_printf (out, "**(%d/%d)", power, term->root);
  else if (power != 1)
    g_string_append_printf (out, "**%d", power);
}

/* A power of ten as such, other numbers as decimals. */
static gboolean
write_scale (GString *out, const NunUnitTerms *terms)
{
  char   text[G_ASCII_DTOSTR_BUF_SIZE];
  double scale = terms->decimal * pow (10, terms->exponent);

  if (!isnormal (scale) || !isnormal (terms->decimal) || scale < 0)
    return FALSE;
  if (terms->decimal == 1)
    {
      if (terms->exponent != 0)
        g_string_append_printf (out, "10**%d", terms->exponent);
      return TRUE;
    }
  g_ascii_formatd (text, sizeof text, "%.10g", scale);
  if (!g_str_equal (text, "1"))
    g_string_append (out, text);
  return TRUE;
}

/* The one divisor, which keeps its "/" as people write it; more become negative powers. */
static const NunUnitTerm *
single_divisor (const NunUnitTerms *terms)
{
  const NunUnitTerm *divisor = NULL;
  guint              n_positive = 0, n_negative = 0;

  for (guint i = 0; i < terms->terms->len; i++)
    {
      n_positive += term_at (terms, i)->power > 0;
      if (term_at (terms, i)->power < 0 && ++n_negative == 1)
        divisor = term_at (terms, i);
    }
  return n_positive > 0 && n_negative == 1 ? divisor : NULL;
}

char *
nun_unit_terms_write (const NunUnitTerms *terms)
{
  GString           *out = g_string_new (NULL);
  const NunUnitTerm *divisor = single_divisor (terms);
  gboolean           first = TRUE, fine = write_scale (out, terms);

  for (guint i = 0; fine && i < terms->terms->len; i++)
    {
      const NunUnitTerm *term = term_at (terms, i);

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
  return g_string_free (out, !fine || first);
}
