#pragma once

#include "describe/collection.h"
#include "describe/datum.h"

G_BEGIN_DECLS

/* What one column is, from its name, unit and neighbours, by a table of rules. */

/* A UCD1+ for column i, or NULL when no rule fits: the file's own, its UCD1 translated, or a rule's. */
NunDatum *nun_guess_ucd (GPtrArray *columns, guint i);

/* The unit in VOUnits' spelling; NULL when the file gives none.  What cannot be repaired stays as it
 * is, with little confidence. */
NunDatum *nun_guess_unit (const NunColumn *column);

/* The number in the column that stands for a missing value, or NULL. */
NunDatum *nun_guess_null (const NunColumn *column, const NunColumnProfile *profile);

G_END_DECLS
