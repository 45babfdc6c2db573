#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Numbers, names, addresses and UCDs in a window that runs from right to left: they keep their own order, or “-5.3” reads “5.3-”
 * and “10.68 41.27” the other way round.  In a window that runs from left to right nothing changes.  Main thread. */

/* One line of text as it is to be shown among words; never for data that leave the window.  g_free. */
char *nun_isolate (const char *text);

/* One line that stands alone in a cell and may be cut: as its first letter says, numbers from left to right, so that the dots stand
 * where it was cut.  g_free. */
char *nun_line_of_its_own (const char *text);

/* The same in a layout as wide as its cell, which it is put to the beginning of: in a mirrored window to its right. */
void nun_layout_set_line (PangoLayout *layout, const char *text);

/* For what people type that is no prose, and for pictures with their numbers: the widget and all below it. */
void nun_keep_left_to_right (GtkWidget *root);

/* What is to be copied letter by letter: as nun_keep_left_to_right, and broken into lines without a hyphen that is not there. */
void nun_label_show_code (GtkLabel *label);

/* A wide table begins with its first column, at the right, where GTK 4.8 shows its end; until somebody scrolls.  Once it is in its
 * scrolled window. */
void nun_begin_at_first_column (GtkScrollable *view);

/* Scrolls sideways to where another view of the same columns is. */
void nun_follow_columns (GtkScrollable *view, GtkScrollable *other);

/* Scrolls no more than brings that column into sight; start: pixels of the columns before it.  Its rows have their sizes. */
void nun_show_column (GtkScrollable *view, double start, double width);

G_END_DECLS
