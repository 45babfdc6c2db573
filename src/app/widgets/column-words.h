#pragma once

#include <gtk/gtk.h>

#include "files/column.h"

G_BEGIN_DECLS

/* What the columns of an answer mean, as the answer says it. */

/* "UCD phot.mag (magnitude) · real number · mag"; "" for nothing.  g_free. */
char *nun_column_dup_meaning (const NunColumn *column);

/* The headers of the view, of which it has one a column, tell the same of columns (of NunColumn): under the pointer, and with the
 * description in a popover when they are pressed. */
void nun_column_view_explain (GtkColumnView *view, GPtrArray *columns);

/* A list of columns with what they mean, empty at first; and its filling, NULL for none. */
GtkWidget *nun_column_words_new_list (const char *label);
void       nun_column_words_fill_list (GtkWidget *list, GPtrArray *columns);

G_END_DECLS
