#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that begins at the left and goes on in the next line where it has no room, within a word if need be.  text may be
 * NULL; styles: CSS classes with a space between them, or NULL.  Floating reference; main thread. */
GtkWidget *nun_wrapped_label_new (const char *text, const char *styles);

G_END_DECLS
