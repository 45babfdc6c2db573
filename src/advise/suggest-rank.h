#pragma once

#include "advise/suggest-model.h"

G_BEGIN_DECLS

/* The UCDs that the columns of a table may have, ranked.  Only for the files suggest-*.c. */

#define NUN_SUGGEST_RANKED 24

typedef struct
{
  const char *ucd; /* a valid UCD1+; belongs to the table's chunk */
  double      odds;
} NunSuggestRanked;

typedef struct
{
  NunSuggestRanked ranked[NUN_SUGGEST_RANKED]; /* best first */
  guint            n;
  gboolean         by_lexicon; /* the lexicon says the first one, too */
  const char      *phrase;     /* with what words; NULL otherwise */
  gboolean         in_name;    /* whether they stand in the name */
} NunSuggestRanking;

/* One ranking for each column of the table; g_free.  Odds sum up to 1 at most. */
NunSuggestRanking *nun_suggest_rank (const NunSuggestModel *model, NunSuggestTable *table);

/* How likely the first one is right, by what was seen of other columns ranked like it: 0 to 1. */
double nun_suggest_confidence (const NunSuggestModel   *model,
                               const NunSuggestColumn  *column,
                               const NunSuggestRanking *ranking);

G_END_DECLS
