#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a GtkColumnView the columns that show a NunColumnItem a row: name with state and part, UCD in words and as
 * it is spelt, unit, first values, description. */
void nun_column_table_setup (GtkColumnView *view);

/* Puts the focus on the row of that NunColumnItem, if it is on the screen. */
void nun_column_table_focus (GtkColumnView *view, gpointer item);

/* Whether there is room for the description, which stands beside the list too. */
void nun_column_table_set_wide (GtkColumnView *view, gboolean wide);

G_END_DECLS
