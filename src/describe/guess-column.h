#pragma once

#include "advise/datum.h"
#include "advise/suggest.h"
#include "describe/collection.h"
#include "describe/personal.h"

G_BEGIN_DECLS

/* What one column is, from those who know: the file first, then what the user taught, then the adviser.  Each function
 * returns NULL when none of them says anything (transfer full). */
typedef struct
{
  const NunColumn   *column;
  const NunAdvice   *advice;
  const NunPersonal *personal; /* NULL: nothing was taught */
} NunKnown;

/* The file's own UCD where it is valid, even as a UCD1; the taught one; the file's repaired; the adviser's best. */
NunDatum *nun_guess_ucd (const NunKnown *known);
/* The first two of these, and the third. */
NunDatum *nun_guess_said_ucd (const NunKnown *known);

/* The unit in VOUnits' spelling.  What cannot be repaired stays as it is, with little confidence. */
NunDatum *nun_guess_unit (const NunKnown *known);

NunDatum *nun_guess_description (const NunKnown *known);
/* few: the table has so few columns that usual answers hold them all. */
NunDatum *nun_guess_level (const NunKnown *known, gboolean few);
NunDatum *nun_guess_precision (const NunKnown *known);
NunDatum *nun_guess_part (const NunKnown *known);

/* The number in the column that stands for a missing value. */
NunDatum *nun_guess_null (const NunColumn *column, const NunColumnProfile *profile);

G_END_DECLS
