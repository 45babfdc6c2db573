/* What is said of one column: the file, the user's own vocabulary and the adviser, in that order. */
#include "describe/guess-column.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* The adviser has a best guess for everything; one that is so likely wrong helps nobody, even as an offer. */
#define LEAST_CONFIDENCE 0.1
/* A person said it, of a column like this one. */
#define TAUGHT_CONFIDENCE 0.97
/* What was meant is all but sure, and was not said. */
#define REPAIRED_CONFIDENCE 0.95

static gboolean
is_there (const char *text)
{
  return text != NULL && *text != 0;
}

static NunDatum *
of_file (const char *value)
{
  return nun_datum_new (value, NUN_ORIGIN_FILE, 1.0, _ ("The file says so."));
}

static NunDatum *
taught (const NunKnown *known, const char *key)
{
  const char *value =
      known->personal != NULL ? nun_personal_get (known->personal, known->column, key) : NULL;

  return value != NULL ? nun_datum_new (value, NUN_ORIGIN_GUESS, TAUGHT_CONFIDENCE,
                                        _ ("You have said so of a column like this one."))
                       : NULL;
}

static NunDatum *
advised (const NunSuggestion *suggestion)
{
  return suggestion != NULL && suggestion->confidence >= LEAST_CONFIDENCE
             ? nun_datum_new (suggestion->value, NUN_ORIGIN_GUESS, suggestion->confidence,
                              suggestion->reason)
             : NULL;
}

/* -- UCDs -------------------------------------------------------------------------------------------- */

static NunDatum *
repaired_ucd (const char *ucd, const NunUcdJudgement *judgement)
{
  g_autofree char *reason =
      nun_ucd_is_ucd1 (ucd)
          ? g_strdup_printf (_ ("The file's “%s” in today's words."), ucd)
          : g_strdup_printf (_ ("Repaired from the file's “%s”. %s"), ucd, judgement->sentence);

  return nun_datum_new (judgement->repair, NUN_ORIGIN_GUESS, REPAIRED_CONFIDENCE, reason);
}

NunDatum *
nun_guess_said_ucd (const NunKnown *known)
{
  const char                 *own = known->column->ucd;
  g_autoptr (NunUcdJudgement) judgement = is_there (own) ? nun_ucd_judge (own) : NULL;
  NunDatum                   *personal;

  if (judgement != NULL && judgement->verdict == NUN_UCD_GOOD)
    return of_file (judgement->repair);
  personal = taught (known, "ucd");
  if (personal != NULL || judgement == NULL || judgement->verdict != NUN_UCD_MENDABLE)
    return personal;
  return repaired_ucd (own, judgement);
}

NunDatum *
nun_guess_ucd (const NunKnown *known)
{
  NunDatum *said = nun_guess_said_ucd (known);

  if (said != NULL || known->advice->ucds->len == 0)
    return said;
  return advised (known->advice->ucds->pdata[0]);
}

/* -- units ------------------------------------------------------------------------------------------- */

/* "BJD - 2454833" is more than its days: much that was left out wants a look. */
static NunDatum *
repaired_unit (const char *unit, const char *repaired)
{
  gboolean         lost = strlen (unit) > 3 * strlen (repaired) + 4;
  g_autofree char *reason =
      lost ? g_strdup_printf (_ ("All that the standard can say of the file's “%s”."), unit)
           : g_strdup_printf (_ ("The file's “%s” as the standard spells it."), unit);

  return nun_datum_new (repaired, NUN_ORIGIN_GUESS, lost ? 0.5 : REPAIRED_CONFIDENCE, reason);
}

NunDatum *
nun_guess_unit (const NunKnown *known)
{
  const char      *unit = known->column->unit;
  g_autofree char *repaired = NULL;
  NunDatum        *personal;

  if (is_there (unit) && nun_unit_check (unit, NULL))
    return of_file (unit);
  personal = taught (known, "unit");
  if (personal != NULL)
    return personal;
  if (!is_there (unit))
    return advised (known->advice->unit);
  repaired = nun_unit_repair (unit);
  if (repaired != NULL)
    return repaired_unit (unit, repaired);
  return nun_datum_new (unit, NUN_ORIGIN_FILE, 0.3,
                        _ ("The file says so, but it is no unit that clients know."));
}

/* -- the rest ---------------------------------------------------------------------------------------- */

NunDatum *
nun_guess_description (const NunKnown *known)
{
  NunDatum *personal;

  if (is_there (known->column->description))
    return of_file (known->column->description);
  personal = taught (known, "description");
  return personal != NULL ? personal : advised (known->advice->description);
}

NunDatum *
nun_guess_level (const NunKnown *known, gboolean few)
{
  NunDatum *personal = taught (known, "level");
  guint     level = few ? 2 : CLAMP (known->advice->level, 1, 3);
  char      text[] = { (char) ('0' + level), 0 };

  if (personal != NULL)
    return personal;
  return nun_datum_new (text, NUN_ORIGIN_GUESS, 0.9,
                        level == 1   ? _ ("It is among the few that every answer should hold.")
                        : level == 2 ? _ ("Usual answers hold all data columns.")
                                     : _ ("It is for those who ask for all columns."));
}

NunDatum *
nun_guess_precision (const NunKnown *known)
{
  const char      *precision = known->column->precision;
  g_autofree char *decimals = NULL;

  if (precision != NULL && *precision == 'F')
    return of_file (precision + 1);
  /* The file counts significant digits: it knows better. */
  if (precision != NULL || known->advice->precision < 0)
    return NULL;
  decimals = g_strdup_printf ("%d", known->advice->precision);
  return nun_datum_new (decimals, NUN_ORIGIN_GUESS, 0.8,
                        _ ("More digits say nothing of such a quantity."));
}

NunDatum *
nun_guess_part (const NunKnown *known)
{
  const NunAdvice     *advice = known->advice;
  const NunSuggestion *best = advice->ucds->len > 0 ? advice->ucds->pdata[0] : NULL;

  if (!is_there (advice->part))
    return NULL;
  return nun_datum_new (advice->part, NUN_ORIGIN_GUESS, best != NULL ? best->confidence : 0.5,
                        best != NULL && is_there (best->reason)
                            ? best->reason
                            : _ ("Nothing speaks for a special part."));
}
