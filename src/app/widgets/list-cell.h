#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the lists of the Meaning step make their cells of.  Floating references; main thread.  chars: how wide a line is at
 * least. */

/* One line of text, cut by an ellipsis: a GtkInscription. */
GtkWidget *nun_cell_new_line (guint chars);

/* Two lines in a GtkBox, the second one small and dim. */
GtkWidget *nun_cell_new_lines (guint chars);

/* A GtkBox with a GtkImage for a mark, and two lines, the first one bold. */
GtkWidget *nun_cell_new_marked (guint chars);

G_END_DECLS
