#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of UCD1+ (UCD list 1.6), one entry a word, from ucd-words.tsv beside this file.
 * Static tables, any thread. */

/* Where in a UCD a word may stand (UCD list, section on syntax flags). */
typedef enum
{
  NUN_UCD_PRIMARY = 'P',   /* first only */
  NUN_UCD_SECONDARY = 'S', /* not first */
  NUN_UCD_ANYWHERE = 'Q',
  NUN_UCD_PHOTOMETRIC = 'E', /* first; a band of em may follow */
  NUN_UCD_COLOUR = 'C',      /* first; two bands of em follow */
  NUN_UCD_VECTOR = 'V',      /* first; the axis or frame may follow */
} NunUcdPlace;

typedef struct
{
  const char *word; /* "phot.mag", spelt as the list spells it */
  NunUcdPlace place;
  const char *explanation; /* in our words, one line, for people */
  const char *
      everyday; /* names that people search for, parted by "; ": "brightness; apparent magnitude"; "" */
  const char *successor; /* the UCD to use instead of a deprecated word, NULL for one in force */
} NunUcdWord;

/* All words, in the order of their names, deprecated ones among them. */
const NunUcdWord *nun_ucd_words (guint *n_words);

/* The entry of a word, case ignored; NULL when there is none. */
const NunUcdWord *nun_ucd_word_find (const char *word);

/* What a word is called in a sentence, its first everyday name, translated: "error", "right ascension".
 * g_free. */
char *nun_ucd_word_name (const NunUcdWord *word);

/* The words in force that fit what a person types ("bright", "proper motion", "pos.eq"), best first:
 * exact words, then their beginnings, everyday names, explanations; small slips are forgiven.
 * At most max entries of NunUcdWord, borrowed; free with g_ptr_array_unref. */
GPtrArray *nun_ucd_word_search (const char *text, guint max);

G_END_DECLS
