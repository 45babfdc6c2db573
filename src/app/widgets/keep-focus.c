/* Buttons that rest while they work keep the focus for whoever pressed them by a key. */
#include "app/widgets/keep-focus.h"

#define HAD_FOCUS "nuncius-had-focus"

void
nun_set_ready (GtkWidget *widget, gboolean ready)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean lost = g_object_get_data (G_OBJECT (widget), HAD_FOCUS) != NULL;

  if (!ready && root != NULL && gtk_root_get_focus (root) == widget)
    g_object_set_data (G_OBJECT (widget), HAD_FOCUS, GINT_TO_POINTER (TRUE));
  gtk_widget_set_sensitive (widget, ready);
  if (!ready)
    return;
  g_object_set_data (G_OBJECT (widget), HAD_FOCUS, NULL);
  if (lost && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (widget);
}
