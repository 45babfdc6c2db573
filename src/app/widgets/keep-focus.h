#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a widget sensitive or not, like gtk_widget_set_sensitive, and gives it back the focus that it lost while it was not, unless
 * another one has it by then: whoever pressed a button by a key goes on from there.  Main thread. */
void nun_set_ready (GtkWidget *widget, gboolean ready);

G_END_DECLS
