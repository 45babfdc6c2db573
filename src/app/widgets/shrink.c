/* Bars of buttons and popovers that fit a telephone, and letters twice as large. */
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

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
nun_let_drop_down_shrink (GtkDropDown *drop)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_list_factory (drop, gtk_drop_down_get_factory (drop)); /* it marks the choice */
  gtk_drop_down_set_factory (drop, factory);
}

/* Of the popover itself, with the button that it hangs below. */
#define RIM_PIXELS 48
#define TOP_PIXELS 120
#define LEAST_PIXELS 160
#define MOST_PIXELS 640

static void
fit (GtkMenuButton *button, gpointer width_px)
{
  GtkWidget         *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkPopover        *popover = gtk_menu_button_get_popover (button);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_popover_get_child (popover));
  int                wide, tall;

  if (root == NULL)
    return;
  wide = MIN (GPOINTER_TO_INT (width_px), gtk_widget_get_width (root) - RIM_PIXELS);
  tall = CLAMP (gtk_widget_get_height (root) - TOP_PIXELS, LEAST_PIXELS, MOST_PIXELS);
  /* what never scrolls across has no content width of its own: text would be broken letter by letter */
  gtk_widget_set_size_request (GTK_WIDGET (scroller), wide, -1);
  gtk_scrolled_window_set_max_content_height (scroller, tall);
}

void
nun_let_popover_fit (GtkMenuButton *button, int width_px)
{
  gtk_menu_button_set_create_popup_func (button, fit, GINT_TO_POINTER (width_px), NULL);
}
