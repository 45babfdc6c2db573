/* Bars of buttons that fit a telephone. */
#include "app/widgets/shrink.h"

void
nun_let_buttons_shrink (GtkWidget *root)
{
  GtkWidget *child = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;

  if (GTK_IS_LABEL (child))
    gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_let_buttons_shrink (child);
}
