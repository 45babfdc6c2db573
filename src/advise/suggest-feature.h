#pragma once

#include "advise/suggest-column.h"
#include "advise/suggest-lexicon.h"

G_BEGIN_DECLS

/* The marks of a column that weights are learned for: "n=ra", "q=angle".  Only for the files suggest-*.c and for
 * who learns the weights. */

#define NUN_SUGGEST_FEATURES 256
#define NUN_SUGGEST_FEATURE_BYTES 64

typedef struct
{
  char   keys[NUN_SUGGEST_FEATURES][NUN_SUGGEST_FEATURE_BYTES];
  double values[NUN_SUGGEST_FEATURES];
  guint  n;
} NunSuggestFeatures;

/* hits: what the lexicon says of the same words.  base: as if the column were what it hangs on, by the words that are left of its own. */
void nun_suggest_features_find (NunSuggestFeatures    *self,
                                const NunSuggestTable *table,
                                guint                  place,
                                gboolean               base,
                                const NunSuggestHits  *hits);

G_END_DECLS
