#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In a narrow window the words of all buttons below the widget give way.  After their labels are set for the first time. */
void nun_let_buttons_shrink (GtkWidget *root);

G_END_DECLS
