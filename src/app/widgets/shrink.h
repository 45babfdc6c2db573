#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In a narrow window the words of all buttons below the widget give way.  After their labels are set for the first time. */
void nun_let_buttons_shrink (GtkWidget *root);

/* In a narrow window the words on the drop-down give way, those in its list stay whole.  Its model is a GtkStringList.  Once. */
void nun_let_drop_down_shrink (GtkDropDown *drop);

/* What the button opens, a popover around a GtkScrolledWindow that scrolls down only, is as wide as width_px and as tall as what
 * is in it asks for, both up to what the window has, so that all of it can be reached.  Once. */
void nun_let_popover_fit (GtkMenuButton *button, int width_px);

G_END_DECLS
