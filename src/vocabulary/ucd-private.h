#pragma once

#include "vocabulary/ucd-word.h"
#include "vocabulary/ucd.h"

G_BEGIN_DECLS

/* What the files ucd*.c share and nobody else needs.  Pure functions, any thread. */

/* No published UCD comes near either. */
#define NUN_UCD_MAX_LENGTH 256
#define NUN_UCD_MAX_WORDS 16

/* The words of a UCD in their order. */
typedef struct
{
  const NunUcdWord *words[NUN_UCD_MAX_WORDS];
  guint             n_words;
} NunUcdWords;

/* Whether a word may stand first, and whether it may stand later. */
gboolean nun_ucd_may_lead (const NunUcdWord *word);
gboolean nun_ucd_may_follow (const NunUcdWord *word);

/* The words with semicolons between them.  g_free. */
char *nun_ucd_join (const NunUcdWords *words);

/* What is wrong with a text that is not as it should be; code is the cause for a GError. */
NunUcdJudgement *nun_ucd_judge_wrong (const char *text, NunVocabularyError *code);

/* Adds the words that one wrongly written word was meant to be ("phot.mag.V", "stat.err"), at most four.
 * The way it was found, or NUN_UCD_SLIP_NONE when nothing was. */
typedef enum
{
  NUN_UCD_SLIP_NONE,
  NUN_UCD_SLIP_SPELLING,  /* another word was meant */
  NUN_UCD_SLIP_SUCCESSOR, /* the word has gone out of use */
} NunUcdSlip;
NunUcdSlip nun_ucd_mend_word (const char *word, NunUcdWords *words);

/* The UCD1+ of a UCD1 in any case, or of the nearest more general one; NULL for none. */
const char *nun_ucd1_near (const char *ucd1);

/* How many letters must be changed, added, taken away or swapped with their neighbour to turn one text
 * into the other; -1 when more than max (at most 3).  Both are taken as they are, bytes for letters. */
int nun_ucd_slips (const char *a, const char *b, int max);

G_END_DECLS
