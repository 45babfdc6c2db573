#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a view over NunFieldItem: field, sample value, number of files, rule and reason. */
void nun_field_table_setup (GtkColumnView *view);

G_END_DECLS
