#pragma once

#include "advise/suggest-column.h"

G_BEGIN_DECLS

/* What the lexicon (suggest-lexicon.tsv) says of the words of a column.  Only for the files suggest-*.c. */

typedef struct
{
  const char *ucd;    /* with "@B" for a band */
  const char *phrase; /* what was found, in the words of the rules */
  double      score;  /* 0 to 1.2: how much of the name, or how early in the description */
  gboolean    in_name;
  guint       from, n; /* the words that it takes */
} NunSuggestHit;

/* The score of a name that a standard or a survey gave its meaning: it says more than any phrase. */
#define NUN_SUGGEST_KNOWN 1.5

/* Hits in names and descriptions, at most so many. */
#define NUN_SUGGEST_HITS 48

typedef struct
{
  NunSuggestHit hits[NUN_SUGGEST_HITS];
  guint         n;
} NunSuggestHits;

void nun_suggest_lexicon_find (NunSuggestHits        *self,
                               const NunSuggestWords *name,
                               const NunSuggestWords *text,
                               NunQuantity            quantity);

/* What the lexicon calls a quantity ("angle"); "none" when there is no unit. */
const char *nun_suggest_quantity_name (NunQuantity quantity);

/* How far a name that says nothing but `ucd` is to be believed ("mag", "period"), as a part of 1 (suggest-bare.tsv);
 * 0 for any other column. */
double nun_suggest_bare_confidence (const NunSuggestColumn *column, const char *ucd);

G_END_DECLS
