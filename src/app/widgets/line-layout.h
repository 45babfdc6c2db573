#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widgets one beside or below the other as in a GtkBox, but without its search for a good height: where a horizontal GtkBox (GTK 4.8)
 * holds a label that goes on in the next line, it tries height after height, and the label width after width for each: a
 * hundred layouts of the text, 20 ms for a sentence; a vertical one does so when it is asked for its width at a height.  Here
 * every child gets its natural size as far as there is room, what is left goes to those that expand, and a width never
 * follows from a height.  Baselines are not aligned. */
#define NUN_TYPE_LINE_LAYOUT (nun_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (NunLineLayout, nun_line_layout, NUN, LINE_LAYOUT, GtkLayoutManager)

/* spacing: pixels between two of the children. */
GtkLayoutManager *nun_line_layout_new (GtkOrientation orientation, int spacing);

/* Gives it to all boxes in root that hold such a label and would search, also to those within the rows of libadwaita.  To be called when
 * widgets have been added; looks at each widget once.  Main thread. */
void nun_lines_settle (GtkWidget *root);

/* A row more for a list, settled. */
void nun_lines_append (GtkListBox *list, GtkWidget *row);

G_END_DECLS
