#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names and descriptions of columns as the words that the rules know: "e_RAdeg" is "error ra deg", "Uncertainty of
 * the proper motion" is "error pm".  Only for the files suggest-*.c. */

#define NUN_SUGGEST_NAME_WORDS 16
#define NUN_SUGGEST_TEXT_WORDS 40

/* words: canonical where one is known, else the word itself in small letters; raw: the piece of the text that each
 * came from, its case kept.  Strings belong to the chunk that was given. */
typedef struct
{
  const char *words[NUN_SUGGEST_TEXT_WORDS];
  const char *raw[NUN_SUGGEST_TEXT_WORDS];
  guint       n;
  /* Of a name, as long as no word was taken away: as it is written; its letters and digits, small.  Else NULL. */
  const char *exact, *squeezed;
  guint
      n_head; /* of a description: the words before the first "of", "in", "for" ...; n when there is none */
} NunSuggestWords;

/* The words of a column's name.  What follows byte 200 is not read. */
void nun_suggest_name_words (NunSuggestWords *self, const char *name, GStringChunk *chunk);

/* The words of a description: articles and the like left out.  What follows byte 1,000 is not read. */
void nun_suggest_text_words (NunSuggestWords *self, const char *text, GStringChunk *chunk);

gboolean nun_suggest_words_has (const NunSuggestWords *self, const char *word);

/* self without the word at `place`. */
void nun_suggest_words_remove (NunSuggestWords *self, guint place);

G_END_DECLS
