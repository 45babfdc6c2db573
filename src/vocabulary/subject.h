#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Subjects in the words of the Unified Astronomy Thesaurus (preferred labels of version 5.1, a small choice): what a title or a
 * UCD speaks of.  Static strings, pure functions, any thread. */

/* Adds (const char *) to subjects what the text speaks of, each once. */
void nun_subjects_in_text (const char *text, GPtrArray *subjects);

/* The subject of columns with that UCD, or NULL. */
const char *nun_subject_of_ucd (const char *ucd);

G_END_DECLS
