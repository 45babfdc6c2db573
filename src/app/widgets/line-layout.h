#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widgets side by side as in a horizontal GtkBox, but without its search for a good height: where GtkBox (GTK 4.8) holds a label
 * that goes on in the next line, it tries height after height, and the label width after width for each: a hundred layouts
 * of the text, 20 ms for a sentence.  Here every child gets its natural width as far as there is room, and what is left goes to
 * those that expand.  Baselines are not aligned. */
#define NUN_TYPE_LINE_LAYOUT (nun_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (NunLineLayout, nun_line_layout, NUN, LINE_LAYOUT, GtkLayoutManager)

/* spacing: pixels between two of the children. */
GtkLayoutManager *nun_line_layout_new (int spacing);

/* Gives it to all horizontal boxes in root that hold such a label, also to those within the rows of libadwaita.  To be called when
 * widgets have been added; looks at each widget once.  Main thread. */
void nun_lines_settle (GtkWidget *root);

G_END_DECLS
