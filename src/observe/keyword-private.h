#pragma once

#include "observe/keyword.h"

G_BEGIN_DECLS

/* What the files keyword*.c share: the table of meanings, and what a single card was found to say. */

typedef struct
{
  const char *field;   /* observation field, NULL ends */
  guint8      fitness; /* per cent */
} NunKeywordField;

typedef struct
{
  const char     *who;     /* whose keyword it is, NULL for many */
  guint8          sure;    /* per cent, of the first UCD */
  const char     *ucds[5]; /* best first, NULL ends */
  NunKeywordField fields[4];
  const char     *unit; /* the usual one, NULL for none */
} NunKeywordMeaning;

#define NUN_KEYWORD_LENGTH 80

/* Capitals, one blank between the words of a HIERARCH name, _ for -. */
void nun_keyword_normalise (const char *keyword, char normal[NUN_KEYWORD_LENGTH]);

/* The meaning of a keyword that is in the table, or NULL. */
const NunKeywordMeaning *nun_keyword_table_find (const char *normal);

/* The same of a keyword that is like one of the table: another first or last word ("CAHA TEL GEOLAT",
 * "RA_START"), or a part that says something ("TEMP").  found: what was recognised, a buffer of NUN_KEYWORD_LENGTH. */
const NunKeywordMeaning *nun_keyword_table_find_like (const char *normal, char *found);

/* The meaning that the words of a comment tell, or NULL.  covers: how much of the comment they are, 0 to 1;
 * found: the words, a buffer of NUN_KEYWORD_LENGTH. */
const NunKeywordMeaning *
nun_keyword_table_find_words (const char *comment, double *covers, char *found);

/* One card, looked up.  Borrows the card. */
typedef struct
{
  const NunCard           *card;
  const NunKeywordMeaning *known; /* by the keyword */
  const NunKeywordMeaning *said;  /* by the comment */
  const NunKeywordMeaning *like;  /* only when neither of them is known */
  double                   covers;
  char                     found[NUN_KEYWORD_LENGTH]; /* by what `said` or `like` was recognised */
  NunCardForm              form;
  double                   number; /* of a NUMBER */
} NunKeywordSeen;

/* The value as far as a sentence has room for it, valid UTF-8.  g_free. */
char *nun_keyword_short_value (const NunCard *card);

void nun_keyword_see (const NunCard *card, NunKeywordSeen *seen);

G_END_DECLS
