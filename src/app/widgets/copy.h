#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts a text (NULL: nothing is done) into the clipboard and says so in a toast of the wizard's window, which the widget
 * lies in; said: translated. */
void nun_copy_text (GtkWidget *widget, const char *text, const char *said);

G_END_DECLS
