/* A question before a window, with two answers. */
#include "app/widgets/yes-no.h"

/* Less than any dialog is wide, and more than a letter. */
#define LEAST_HEADING_PX 100

/* The dialog has its heading twice, large in one line and small in several, and measures both for the width of the narrower one:
 * GTK 4.18 warns of that.  So they get the same least width.  The large one is shown only where it has room for all of it. */
static void
level_headings (GtkWidget *widget, const char *heading)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), heading))
    {
      gtk_widget_set_size_request (widget, LEAST_HEADING_PX, -1);
      if (!gtk_label_get_wrap (GTK_LABEL (widget)))
        gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    level_headings (child, heading);
}

GtkWidget *
nun_yes_no_new (GtkWindow            *over,
                const char           *heading,
                const char           *why,
                const char           *no,
                const char           *yes,
                AdwResponseAppearance appearance)
{
  GtkWidget        *dialog = adw_message_dialog_new (over, heading, why);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);

  level_headings (dialog, heading);
  adw_message_dialog_add_responses (self, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (self, "yes", appearance);
  /* Escape: without this libadwaita answers "close". */
  adw_message_dialog_set_close_response (self, "no");
  return dialog;
}
