/* Copying to the clipboard. */
#include "app/widgets/copy.h"

void
nun_copy_text (GtkWidget *widget, const char *text, const char *said)
{
  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "wizard.toast", "s", said);
}
