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
  const char *explanation; /* in our words, one line, English; nun_ucd_word_explain is for people */
  const char *
      everyday; /* names that people search for, parted by "; ": "brightness; apparent magnitude"; "" */
  const char *successor; /* the UCD to use instead of a deprecated word, NULL for one in force */
} NunUcdWord;

/* All words, in the order of their names, deprecated ones among them. */
const NunUcdWord *nun_ucd_words (guint *n_words);

/* The entry of a word, case ignored; NULL when there is none. */
const NunUcdWord *nun_ucd_word_find (const char *word);

/* The names and explanations of words in force have a gettext domain of their own (po/ucd). */
#define NUN_UCD_DOMAIN "nuncius-ucd"

/* Looks for their translations below `folder` (NUN_LOCALEDIR).  Once, before anything is translated. */
void nun_ucd_words_translate (const char *folder);

/* What a word is called in a sentence, its first everyday name: "error", "right ascension"; the word
 * itself when it has none.  nun_ucd_word_name in the language of the person, nun_ucd_word_plain_name in
 * English, for what is published.  g_free. */
char *nun_ucd_word_name (const NunUcdWord *word);
char *nun_ucd_word_plain_name (const NunUcdWord *word);

/* What a word means, one line, translated; of a deprecated word what is to be written instead.  g_free. */
char *nun_ucd_word_explain (const NunUcdWord *word);

/* The words in force that fit what a person types ("bright", "proper motion", "pos.eq"), best first:
 * exact words, then their beginnings, everyday names, explanations, in English and in the language of the
 * person; small slips are forgiven.
 * At most max entries of NunUcdWord, borrowed; free with g_ptr_array_unref. */
GPtrArray *nun_ucd_word_search (const char *text, guint max);

G_END_DECLS
