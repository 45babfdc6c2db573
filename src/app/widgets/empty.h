#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes all children out, to be made anew. */
void nun_empty_list (GtkListBox *list);
void nun_empty_box (GtkBox *box);

G_END_DECLS
