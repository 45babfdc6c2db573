/* Accessible names for the inner parts of other people's widgets. */
#include "app/widgets/naming.h"

#include <glib/gi18n-lib.h>

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* What labels it would be read instead by toolkits that ask for that first, also when nothing stands there. */
static void
name_over_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  name (widget, label);
}

void
nun_name_parts (GtkWidget *widget, const char *type_name, const char *label)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    {
      /* Later toolkits give some parts a role that has no name. */
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) ==
          GTK_ACCESSIBLE_ROLE_GENERIC)
        g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      name_over_label (widget, label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_name_parts (child, type_name, label);
}

void
nun_name_icons (GtkWidget *widget, const char *icon_name, const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0)
    name (widget, label);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_name_icons (child, icon_name, label);
}

void
nun_name_styled (GtkWidget *widget, const char *style_class, const char *label)
{
  if (gtk_widget_has_css_class (widget, style_class))
    nun_name_button (widget, label);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_name_styled (child, style_class, label);
}

void
nun_name_button (GtkWidget *button, const char *label)
{
  name_over_label (button, label);
}

static void
name_items (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      if (text != NULL && *text != 0)
        nun_name_button (widget, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

void
nun_name_menus (GtkWidget *root)
{
  GtkPopover *menu =
      GTK_IS_MENU_BUTTON (root) ? gtk_menu_button_get_popover (GTK_MENU_BUTTON (root)) : NULL;

  if (GTK_IS_POPOVER_MENU (menu))
    {
      const char *tip = gtk_widget_get_tooltip_text (root);

      name_items (GTK_WIDGET (menu));
      if (tip != NULL)
        nun_name_parts (GTK_WIDGET (menu), "GtkScrolledWindow", tip);
      /* GTK 4.18 takes the names away again when they come into a window. */
      g_signal_handlers_disconnect_by_func (menu, name_items, NULL);
      g_signal_connect_after (menu, "map", G_CALLBACK (name_items), NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_name_menus (child);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static void
on_option (GtkLabel *label, GParamSpec *pspec, GtkWidget *option)
{
  name (option, gtk_label_get_text (label));
}

/* Each says what is written in it, also when it shows another item later. */
static void
name_options (GtkWidget *widget)
{
  GtkWidget *label =
      g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") ? find_label (widget) : NULL;

  if (label != NULL && g_object_get_data (G_OBJECT (label), "option") == NULL)
    {
      g_object_set_data (G_OBJECT (label), "option", widget);
      g_signal_connect_object (label, "notify::label", G_CALLBACK (on_option), widget, 0);
      on_option (GTK_LABEL (label), NULL, widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_options (child);
}

static void
name_drop_down (GtkWidget *drop)
{
  const char *label = g_object_get_data (G_OBJECT (drop), "name-of-parts");

  for (GtkWidget *part = gtk_widget_get_first_child (drop); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_POPOVER (part))
      {
        nun_name_parts (part, "GtkScrolledWindow", label);
        nun_name_parts (part, "GtkListView", label);
        name_options (part);
      }
    else
      {
        nun_name_parts (part, "GtkToggleButton", label);
        nun_name_parts (part, "GtkListItemWidget", label);
      }
}

void
nun_name_drop_down (GtkDropDown *drop, const char *label)
{
  g_object_set_data_full (G_OBJECT (drop), "name-of-parts", g_strdup (label), g_free);
  name_drop_down (GTK_WIDGET (drop));
  /* Later toolkits take the name of the item away when the drop-down comes into a window. */
  g_signal_connect (drop, "map", G_CALLBACK (name_drop_down), NULL);
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (drop)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_POPOVER (part))
      g_signal_connect_after (part, "map", G_CALLBACK (name_options), NULL);
}

void
nun_name_row_of_cell (GtkWidget *child, const char *label)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    name (row, label);
}

void
nun_name_row (GtkWidget *child, const char *label)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row != NULL)
    name (row, label);
}

void
nun_name_column_view (GtkColumnView *view, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name (child,
          child == gtk_widget_get_first_child (GTK_WIDGET (view)) ? _ ("Column Headers") : label);
}

void
nun_show_page (GtkStack *stack, GtkWidget *page)
{
  gtk_stack_set_visible_child (stack, page);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (stack)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_accessible_update_state (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_STATE_HIDDEN, other != page,
                                 -1);
}

void
nun_stop_search (GtkSearchEntry *search)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (search)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (search), "window.close", NULL);
}

/* -- toasts ------------------------------------------------------------------------------------------ */

/* Buttons that show an icon alone: the one that a toast has beside its own button closes it. */
static void
name_icons (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    name (widget, label);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_icons (child, label);
}

static void
on_toast (GListModel *children, guint position, guint n_removed, guint n_added, gpointer unused)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        name_icons (child, _ ("Close"));
    }
}

void
nun_name_toasts (AdwToastOverlay *overlay)
{
  GListModel *children = gtk_widget_observe_children (GTK_WIDGET (overlay));

  g_signal_connect (children, "items-changed", G_CALLBACK (on_toast), NULL);
  g_object_set_data_full (G_OBJECT (overlay), "observed-children", children, g_object_unref);
}
