#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Suggested UCDs as the rows of a list: in everyday words, as it is spelt, how sure it is, and why. */

/* suggestions: of NunSuggestion, or NULL; now: what is said at present, which is marked.  A last row offers to say
 * nothing. */
void nun_suggestion_rows_fill (GtkListBox *list, GPtrArray *suggestions, const char *now);

/* The UCD of a row, "" for none.  Borrowed from the row. */
const char *nun_suggestion_row_get_value (GtkListBoxRow *row);

/* "sure", "likely", ... for a confidence, translated; *style is a CSS class or NULL. */
const char *nun_suggestion_words (double confidence, const char **style);

G_END_DECLS
