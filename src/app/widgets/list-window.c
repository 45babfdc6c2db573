/* The window around one list: its rows with their buttons, its empty page, its toasts. */
#include "app/widgets/list-window.h"

#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"

typedef struct
{
  GListModel *items;

  GtkBox          *content;
  AdwToastOverlay *toasts;
  GtkStack        *pages;
  GtkWidget       *nothing; /* in its place the list's page, while there is none */
  GtkWidget       *filled;
  GtkWidget       *lead_box;
  GtkLabel        *lead;
  GtkWidget       *scrolled;
  GtkListView     *list;
} NunListWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NunListWindow, nun_list_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_HEADER,
  PROP_NOTHING,
  PROP_LIST_NAME,
  PROP_LEAD,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* -- what the template sets -------------------------------------------------------------------------- */

static void
take_nothing (NunListWindowPrivate *priv, GtkWidget *nothing)
{
  priv->nothing = nothing;
  gtk_stack_add_child (priv->pages, nothing);
  nun_name_parts (nothing, "GtkScrolledWindow",
                  adw_status_page_get_title (ADW_STATUS_PAGE (nothing)));
}

static void
take_list_name (NunListWindowPrivate *priv, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
nun_list_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (NUN_LIST_WINDOW (object));

  switch (id)
    {
    case PROP_HEADER: gtk_box_prepend (priv->content, g_value_get_object (value)); break;
    case PROP_NOTHING: take_nothing (priv, g_value_get_object (value)); break;
    case PROP_LIST_NAME: take_list_name (priv, g_value_get_string (value)); break;
    case PROP_LEAD:
      gtk_label_set_label (priv->lead, g_value_get_string (value));
      gtk_widget_set_visible (priv->lead_box, TRUE);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* -- rows -------------------------------------------------------------------------------------------- */

static const char *
item_of (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
on_press (GtkButton *button, GtkListItem *item)
{
  NunListWindow *self = NUN_LIST_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));

  NUN_LIST_WINDOW_GET_CLASS (self)->press (self, item_of (item));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, NunListWindowClass *klass)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = klass->make_text ();
  GtkWidget *button = gtk_button_new_from_icon_name (klass->icon_name);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_start (line, 6);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), button);
  gtk_list_item_set_child (item, line);
  gtk_list_item_set_activatable (item, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (on_press), item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, NunListWindowClass *klass)
{
  GtkWidget       *line = gtk_list_item_get_child (item);
  GtkWidget       *button = gtk_widget_get_last_child (line);
  g_autofree char *name = klass->dup_name (item_of (item));
  g_autofree char *deed = klass->dup_deed (item_of (item));

  klass->show_text (gtk_widget_get_first_child (line), item_of (item));
  gtk_widget_set_tooltip_text (button, deed);
  nun_name_button (GTK_WIDGET (button), deed);
  nun_name_row (line, name);
}

/* -- the list ---------------------------------------------------------------------------------------- */

static void
show_page (NunListWindow *self)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (self);

  nun_show_page (priv->pages,
                 g_list_model_get_n_items (priv->items) > 0 ? priv->filled : priv->nothing);
}

void
nun_list_window_set_items (NunListWindow *self, GListModel *items)
{
  NunListWindowPrivate      *priv = nun_list_window_get_instance_private (self);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (items));

  priv->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (priv->list, GTK_SELECTION_MODEL (model));
  show_page (self);
}

GtkListView *
nun_list_window_get_list (NunListWindow *self)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (self);

  return priv->list;
}

void
nun_list_window_toast (NunListWindow *self,
                       const char    *text,
                       const char    *button,
                       const char    *action)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (self);
  g_autofree char      *markup = g_markup_escape_text (text, -1);
  AdwToast             *toast = adw_toast_new (markup);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (priv->toasts, toast);
}

/* -- birth and death --------------------------------------------------------------------------------- */

static void
nun_list_window_constructed (GObject *object)
{
  NunListWindow                 *self = NUN_LIST_WINDOW (object);
  NunListWindowPrivate          *priv = nun_list_window_get_instance_private (self);
  NunListWindowClass            *klass = NUN_LIST_WINDOW_GET_CLASS (self);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (nun_list_window_parent_class)->constructed (object);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), klass);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), klass);
  gtk_list_view_set_factory (priv->list, factory);
}

static void
nun_list_window_dispose (GObject *object)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (NUN_LIST_WINDOW (object));

  g_clear_object (&priv->items);
  G_OBJECT_CLASS (nun_list_window_parent_class)->dispose (object);
}

static void
nun_list_window_class_init (NunListWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = nun_list_window_constructed;
  object_class->dispose = nun_list_window_dispose;
  object_class->set_property = nun_list_window_set_property;
  properties[PROP_HEADER] =
      g_param_spec_object ("header", NULL, NULL, ADW_TYPE_HEADER_BAR, G_PARAM_WRITABLE);
  properties[PROP_NOTHING] =
      g_param_spec_object ("nothing", NULL, NULL, ADW_TYPE_STATUS_PAGE, G_PARAM_WRITABLE);
  properties[PROP_LIST_NAME] =
      g_param_spec_string ("list-name", NULL, NULL, NULL, G_PARAM_WRITABLE);
  properties[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/list-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, content);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, toasts);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, pages);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, filled);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, lead_box);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, lead);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, scrolled);
  gtk_widget_class_bind_template_child_private (widget_class, NunListWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nun_list_window_init (NunListWindow *self)
{
  NunListWindowPrivate *priv = nun_list_window_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_toasts (priv->toasts);
}
