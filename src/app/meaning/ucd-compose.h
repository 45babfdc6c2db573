#pragma once

#include "vocabulary/ucd-word.h"

G_BEGIN_DECLS

/* UCDs put together word by word.  Pure functions; what they return is valid. */

/* Whether the word may say alone what a column holds. */
gboolean nun_ucd_word_may_begin (const NunUcdWord *word);

/* The UCD that begins with the word instead; the details of a UCD stay when both words are of the same kind (a flux
 * for a magnitude: the band stays).  NULL when the word may not begin.  g_free. */
char *nun_ucd_with_first (const char *ucd, const NunUcdWord *word);

/* The UCD with one more word, in the place where it may stand; NULL when there is none, or when it says so already.
 * g_free. */
char *nun_ucd_with_detail (const char *ucd, const NunUcdWord *word);

G_END_DECLS
