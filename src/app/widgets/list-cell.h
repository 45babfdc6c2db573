#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the lists of the Meaning step make their cells of.  Floating references; main thread.  chars: how wide a line is at
 * least. */

/* One line of text, cut by an ellipsis: a GtkInscription. */
GtkWidget *nun_cell_new_line (guint chars);

/* Says it in a line; numbers and names keep their order in a window that runs from right to left. */
void nun_cell_set_text (GtkWidget *inscription, const char *text);

/* Two lines in a GtkBox, the second one small and dim; without the second one the first stands in the middle. */
GtkWidget *nun_cell_new_lines (guint chars);
void       nun_cell_set_lines (GtkWidget *lines, const char *first, const char *second);

/* A GtkBox with a GtkImage for a mark, and two lines, the first one bold. */
GtkWidget *nun_cell_new_marked (guint chars);

/* The mark of it, and what it says by ear.  What is sure needs no sign: its room alone stays. */
void nun_cell_set_mark (GtkWidget  *marked,
                        const char *icon_name,
                        const char *words,
                        gboolean    warns,
                        gboolean    is_sure);

/* In the middle of a row that has a cell of two lines; is_high: it is one of them.  All rows of a list are then as high as
 * such a row, and the list stays calm. */
void nun_cell_place (GtkWidget *cell, gboolean is_high);

/* What the pointer is told that rests on it; NULL or "": nothing.  Lists set thousands while they are scrolled: GTK's own
 * gtk_widget_set_tooltip_text asks the display where the pointer is each time, this one when it rests. */
void nun_cell_set_tip (GtkWidget *cell, const char *text);

/* -- columns of them --------------------------------------------------------------------------------- */

typedef void (*NunCellMake) (GtkListItem *item, guint column);
typedef void (*NunCellShow) (GtkListItem *item, gpointer thing, guint column);

/* A column of the view, which the person can make wider.  make gives a new item its child; show lets that show a thing of the
 * list, once and then whenever the thing emits "changed", if it can.  Both are told which column it is. */
void nun_cell_add_column (GtkColumnView *view,
                          const char    *title,
                          gboolean       expand,
                          guint          column,
                          NunCellMake    make,
                          NunCellShow    show);

/* Whoever takes the last row out of what is selected, by Ctrl and a press, keeps it: there is always something to look at beside a
 * list.  It is selected again before the next frame. */
void nun_keep_one_selected (GtkMultiSelection *selection);

G_END_DECLS
