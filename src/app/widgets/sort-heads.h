#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The headings of a column view that sort what is below them: a click, Enter or the space bar sorts by that column, once more the
 * other way round, and a third time not at all; Left and Right go along them, Down to the rows.  They are named with their
 * order for screen readers; GTK 4.8 has neither keys nor names there, and no way back to the order as found.  Sorting itself is the owner's.  Signals
 * "sorted" (): another order is wanted; "focused" (guint): that heading has got the focus.  Main thread. */
#define NUN_TYPE_SORT_HEADS (nun_sort_heads_get_type ())
G_DECLARE_FINAL_TYPE (NunSortHeads, nun_sort_heads, NUN, SORT_HEADS, GObject)

/* view: lives longer. */
NunSortHeads *nun_sort_heads_new (GtkColumnView *view);

/* After columns were added or taken away; column: by which of them rows are sorted, -1 for as found.  No signal. */
void nun_sort_heads_show (NunSortHeads *self, int column, gboolean descending);

/* As a click on that heading. */
void nun_sort_heads_press (NunSortHeads *self, guint column);

int      nun_sort_heads_get_column (NunSortHeads *self); /* -1 for as found */
gboolean nun_sort_heads_is_descending (NunSortHeads *self);

/* The heading; NULL behind the last.  Borrowed. */
GtkWidget *nun_sort_heads_get_title (NunSortHeads *self, guint column);

G_END_DECLS
