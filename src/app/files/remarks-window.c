/* A window with a list of sentences that is searched while typing. */
#include "app/files/remarks-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"

struct _NunRemarksWindow
{
  AdwWindow        parent_instance;
  GtkStringList   *sentences;
  GtkStringFilter *filter;
  GtkNoSelection  *shown;

  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkListView    *list;
};

G_DEFINE_FINAL_TYPE (NunRemarksWindow, nun_remarks_window, ADW_TYPE_WINDOW)

guint
nun_remarks_window_get_n_shown (NunRemarksWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static void
refresh_count (NunRemarksWindow *self)
{
  guint            n = nun_remarks_window_get_n_shown (self);
  guint            all = g_list_model_get_n_items (G_LIST_MODEL (self->sentences));
  g_autofree char *text =
      n == all ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u remark", "%'u remarks", n), n)
               : g_strdup_printf (
                     g_dngettext (GETTEXT_PACKAGE, "%'u of %'u remark", "%'u of %'u remarks", all),
                     n, all);

  adw_window_title_set_subtitle (self->title, text);
}

static void
on_search (NunRemarksWindow *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  refresh_count (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  nun_name_row (gtk_list_item_get_child (item), text);
}

static void
nun_remarks_window_dispose (GObject *object)
{
  NunRemarksWindow *self = NUN_REMARKS_WINDOW (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sentences);
  G_OBJECT_CLASS (nun_remarks_window_parent_class)->dispose (object);
}

static void
nun_remarks_window_class_init (NunRemarksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_remarks_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/remarks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunRemarksWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunRemarksWindow, search);
  gtk_widget_class_bind_template_child (widget_class, NunRemarksWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
}

static void
nun_remarks_window_init (NunRemarksWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression      *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sentences = gtk_string_list_new (NULL);
  self->filter = gtk_string_filter_new (text);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sentences)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->shown = gtk_no_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (nun_stop_search), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->shown));
  g_object_unref (factory);
}

GtkWindow *
nun_remarks_window_present (GtkWidget *owner, const char *title, GPtrArray *sentences)
{
  NunRemarksWindow *self = g_object_new (NUN_TYPE_REMARKS_WINDOW, "transient-for",
                                         gtk_widget_get_root (owner), "title", title, NULL);

  adw_window_title_set_title (self->title, title);
  for (guint i = 0; i < sentences->len; i++)
    gtk_string_list_append (self->sentences, g_ptr_array_index (sentences, i));
  refresh_count (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
