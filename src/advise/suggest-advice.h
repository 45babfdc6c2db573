#pragma once

#include "advise/suggest-rank.h"

G_BEGIN_DECLS

/* The words of an advice: reasons, parts, descriptions, implied units.  Only for the files suggest-*.c. */

/* Why the column should have the k-th of its UCDs; g_free. */
char *nun_suggest_reason (const NunSuggestTable   *table,
                          guint                    place,
                          const NunSuggestRanking *ranking,
                          guint                    k);

/* What is left to say of the column in words; ucds of the advice are set.  profile: of this column, or NULL. */
void nun_suggest_complete (NunAdvice              *advice,
                           const NunSuggestTable  *table,
                           guint                   place,
                           const NunColumnProfile *profile);

G_END_DECLS
