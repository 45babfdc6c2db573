#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unified Content Descriptors: UCD1+ (IVOA UCD 1.1) and the older UCD1 of Simple Cone Search 1.03.
 * Pure functions, any thread. */

#define NUN_VOCABULARY_ERROR (nun_vocabulary_error_quark ())
typedef enum
{
  NUN_VOCABULARY_ERROR_SYNTAX, /* no such form */
  NUN_VOCABULARY_ERROR_WORD,   /* well formed, but not a word of the vocabulary, or no longer one */
  NUN_VOCABULARY_ERROR_PLACE,  /* words of the vocabulary where they may not stand */
} NunVocabularyError;
GQuark nun_vocabulary_error_quark (void);

/* Whether text is a valid UCD1+ of the vocabulary, words in places where they may stand; the error is one
 * sentence that says what is wrong and how to mend it.  "" is not valid. */
gboolean nun_ucd_check (const char *ucd, GError **error);

typedef enum
{
  NUN_UCD_GOOD,
  NUN_UCD_MENDABLE, /* repair is what was meant: a successor, another order, a slip of spelling, a UCD1 */
  NUN_UCD_BAD,
} NunUcdVerdict;

typedef struct
{
  NunUcdVerdict verdict;
  char   *
      repair; /* the valid UCD1+ (the text itself, words spelt as the list does, when GOOD); NULL when BAD */
  char *sentence; /* what is wrong and what mends it, translated; NULL when GOOD */
} NunUcdJudgement;

/* What a text is worth as a UCD1+.  Free with nun_ucd_judgement_free. */
NunUcdJudgement *nun_ucd_judge (const char *text);
void             nun_ucd_judgement_free (NunUcdJudgement *self);

/* A UCD in everyday words ("error of: magnitude, optical V band"); NULL for one that is not valid.
 * nun_ucd_explain in the language of the person, nun_ucd_describe in English, for what is published.
 * g_free. */
char *nun_ucd_explain (const char *ucd);
char *nun_ucd_describe (const char *ucd);

/* The UCD1+ for a UCD1 ("POS_EQ_RA_MAIN" gives "pos.eq.ra;meta.main"); NULL where there is no near word.  Static. */
const char *nun_ucd_from_ucd1 (const char *ucd1);

/* Whether text is a UCD1 (capitals with underscores) rather than a UCD1+. */
gboolean nun_ucd_is_ucd1 (const char *text);

/* Whether `ucd` has `word` among its words ("pos.eq.ra;meta.main" has "meta.main"), any case. */
gboolean nun_ucd_has_word (const char *ucd, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunUcdJudgement, nun_ucd_judgement_free)

G_END_DECLS
