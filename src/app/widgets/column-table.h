#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a GtkColumnView the columns that show a NunColumnItem a row: name with state, role, unit, UCD, samples, type,
 * description. */
void nun_column_table_setup (GtkColumnView *view);

G_END_DECLS
