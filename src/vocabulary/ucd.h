#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unified Content Descriptors: UCD1+ (IVOA UCD 1.1) and the older UCD1 of Simple Cone Search 1.03.
 * Pure functions, any thread. */

#define NUN_VOCABULARY_ERROR (nun_vocabulary_error_quark ())
typedef enum
{
  NUN_VOCABULARY_ERROR_SYNTAX, /* no such form */
  NUN_VOCABULARY_ERROR_WORD,   /* well formed, but not a word of the vocabulary */
} NunVocabularyError;
GQuark nun_vocabulary_error_quark (void);

/* Whether text is a well-formed UCD1+ whose words begin in the vocabulary's twelve families ("pos",
 * "phot", "meta", ...); the error is one sentence that says what is wrong and how to mend it. */
gboolean nun_ucd_check (const char *ucd, GError **error);

/* The UCD1 for a UCD1+ ("pos.eq.ra;meta.main" gives "POS_EQ_RA_MAIN") and back; NULL where the
 * other vocabulary has no near word.  Static strings. */
const char *nun_ucd_to_ucd1 (const char *ucd);
const char *nun_ucd_from_ucd1 (const char *ucd1);

/* Whether text is a UCD1 (capitals with underscores) rather than a UCD1+. */
gboolean nun_ucd_is_ucd1 (const char *text);

/* Whether `ucd` has `word` among its words ("pos.eq.ra;meta.main" has "meta.main"), any case. */
gboolean nun_ucd_has_word (const char *ucd, const char *word);

G_END_DECLS
