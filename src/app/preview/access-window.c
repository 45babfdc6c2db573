/* The requests that the preview server answered, as a list to look through. */
#include "app/preview/access-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "serve/access-log.h"

#define LOOK_MS 700

struct _NunAccessWindow
{
  AdwWindow   parent_instance;
  NunSession *session;
  NunHost    *host;  /* whose requests are shown, or NULL */
  GListStore *lines; /* of GtkStringObject: address, first line, second line, parted by '\n' */
  guint64     last;  /* number of the newest one */
  guint       timer;

  AdwToastOverlay *toasts;
  GtkStack        *pages;
  GtkWidget       *nothing;
  GtkWidget       *filled;
  GtkListView     *list;
};

G_DEFINE_FINAL_TYPE (NunAccessWindow, nun_access_window, ADW_TYPE_WINDOW)

/* -- lines -------------------------------------------------------------------------------------------- */

static char *
describe_answer (const NunAccess *access)
{
  g_autofree char *size = g_format_size ((guint64) MAX (access->n_bytes, 0));

  if (access->is_cut)
    return g_strdup_printf (_ ("%s, then the client went away"), size);
  if (access->status >= 400)
    return g_strdup_printf (_ ("refused with %u, %s in %.0f ms"), access->status, size,
                            access->seconds * 1000);
  return g_strdup_printf (_ ("%s in %.0f ms"), size, access->seconds * 1000);
}

/* Time and client, what came of it, and below the address without the server's own part. */
static GtkStringObject *
make_line (const NunAccess *access, const char *base_url)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (access->time_us / G_USEC_PER_SEC);
  g_autofree char      *clock = g_date_time_format (time, "%X");
  g_autofree char      *client = nun_access_client (access->agent);
  g_autofree char      *answer = describe_answer (access);
  g_autofree char      *plain = g_uri_unescape_string (access->target, NULL);
  g_autofree char      *shown = g_utf8_make_valid (plain != NULL ? plain : access->target, -1);
  g_autofree char      *text = NULL;

  g_strdelimit (shown, "\r\n", ' ');
  text = g_strdup_printf ("%s%s\n%s · %s · %s\n%s %s", base_url, access->target, clock,
                          *client != 0 ? client : _ ("unknown program"), answer, access->method,
                          shown);
  return gtk_string_object_new (text);
}

static void
show_page (NunAccessWindow *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0;

  nun_show_page (self->pages, any ? self->filled : self->nothing);
}

/* A server that was started anew begins to count anew. */
static void
take_host (NunAccessWindow *self)
{
  NunHost *host = nun_session_get_host (self->session);

  if (host == self->host || host == NULL)
    return;
  g_set_object (&self->host, host);
  self->last = 0;
}

static gboolean
look (gpointer user_data)
{
  NunAccessWindow      *self = user_data;
  g_autoptr (GPtrArray) accesses = NULL;

  take_host (self);
  if (self->host == NULL)
    return G_SOURCE_CONTINUE;
  accesses = nun_host_get_accesses (self->host, self->last);
  for (guint i = 0; i < accesses->len; i++)
    {
      const NunAccess            *access = accesses->pdata[i];
      g_autoptr (GtkStringObject) line = make_line (access, nun_host_get_base_url (self->host));

      self->last = access->number;
      g_list_store_insert (self->lines, 0, line);
    }
  while (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > NUN_ACCESS_LOG_MOST)
    g_list_store_remove (self->lines, NUN_ACCESS_LOG_MOST);
  show_page (self);
  return G_SOURCE_CONTINUE;
}

/* -- rows --------------------------------------------------------------------------------------------- */

static void
on_copy (GtkButton *button, GtkListItem *item)
{
  NunAccessWindow *self = NUN_ACCESS_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  const char      *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv)   parts = g_strsplit (text, "\n", 3);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), parts[0]);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Address copied")));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = nun_cell_new_lines (20);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Copy the Address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the Address"), -1);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_widget_set_margin_start (line, 6);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), button);
  gtk_list_item_set_child (item, line);
  gtk_list_item_set_activatable (item, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  const char    *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget     *line = gtk_list_item_get_child (item);
  GtkWidget     *lines = gtk_widget_get_first_child (line);
  g_auto (GStrv) parts = g_strsplit (text, "\n", 3);

  nun_cell_set_lines (lines, parts[2], parts[1]);
  gtk_widget_set_tooltip_text (lines, parts[2]);
  nun_name_row (line, parts[2]);
}

/* -- birth and death ---------------------------------------------------------------------------------- */

static void
nun_access_window_dispose (GObject *object)
{
  NunAccessWindow *self = NUN_ACCESS_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->host);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (nun_access_window_parent_class)->dispose (object);
}

static void
nun_access_window_class_init (NunAccessWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_access_window_dispose;
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/access-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunAccessWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NunAccessWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunAccessWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, NunAccessWindow, filled);
  gtk_widget_class_bind_template_child (widget_class, NunAccessWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nun_access_window_init (NunAccessWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection)     model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  nun_name_parts (self->nothing, "GtkScrolledWindow", _ ("Nothing Asked Yet"));
  self->timer = g_timeout_add (LOOK_MS, look, self);
}

GtkWidget *
nun_access_window_new (GtkWindow *parent, NunSession *session)
{
  NunAccessWindow *self = g_object_new (NUN_TYPE_ACCESS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  look (self);
  show_page (self);
  return GTK_WIDGET (self);
}
