/* Numbers that stand for missing values. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "describe/guess-column.h"

/* What catalogues fill in, without its sign; 9 alone is more often a code. */
static const double fillers[] = { 99,     999,   9999,   99999,   999999, 9.9,    99.9,    999.9,
                                  9.99,   99.99, 999.99, 9999.99, 9.999,  99.999, 999.999, 98,
                                  99.0e9, 1e10,  1e20,   1e30,    1e33,   32767,  32768 };

static gboolean
is_filler (double value)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if ((float) fabs (value) == (float) fillers[i])
      return TRUE;
  return FALSE;
}

/* It comes more than once, and is farther from all the others than those are from each other. */
static gboolean
stands_out (double value, gint64 n, double next, double far_end)
{
  return n >= 2 && is_filler (value) && !isnan (next) && next != far_end &&
         fabs (value - next) > fabs (far_end - next);
}

/* Once is little: it must lie far below others that are never negative, and is offered only. */
static gboolean
stands_alone (const NunColumnProfile *profile)
{
  double low = profile->minimum, next = profile->next_minimum;

  return profile->n_minimum == 1 && low < 0 && is_filler (low) && next >= 0 &&
         next < profile->maximum && next - low > 2 * (profile->maximum - next);
}

static NunDatum *
offer_single (const NunColumn *column, const NunColumnProfile *profile)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, column->datatype == NUN_DATATYPE_FLOAT ? "%.7g" : "%.15g",
                   profile->minimum);
  return nun_datum_new (text, NUN_ORIGIN_GUESS, 0.45,
                        _ ("It comes once, far below all other values, which are not negative."));
}

NunDatum *
nun_guess_null (const NunColumn *column, const NunColumnProfile *profile)
{
  char             text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *reason = NULL;
  gboolean         low, high;
  double           value;
  gint64           n;

  if (!profile->has_range || !nun_datatype_is_number (column->datatype) ||
      nun_column_is_array (column))
    return NULL;
  low = stands_out (profile->minimum, profile->n_minimum, profile->next_minimum, profile->maximum);
  high = stands_out (profile->maximum, profile->n_maximum, profile->next_maximum, profile->minimum);
  if (!low && !high)
    return stands_alone (profile) ? offer_single (column, profile) : NULL;
  value = low ? profile->minimum : profile->maximum;
  n = low ? profile->n_minimum : profile->n_maximum;
  g_ascii_formatd (text, sizeof text, column->datatype == NUN_DATATYPE_FLOAT ? "%.7g" : "%.15g",
                   value);
  reason = g_strdup_printf (_ ("It comes %" PRId64 " times, far from all other values."), n);
  return nun_datum_new (text, NUN_ORIGIN_GUESS, 0.8, reason);
}
