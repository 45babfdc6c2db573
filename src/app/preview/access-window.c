/* The requests that the preview server answered, as a list to look through. */
#include "app/preview/access-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/list-cell.h"
#include "serve/access-log.h"

#define LOOK_MS 700

struct _NunAccessWindow
{
  NunListWindow parent_instance;
  NunSession   *session;
  NunHost      *host;  /* whose requests are shown, or NULL */
  GListStore   *lines; /* of GtkStringObject: address, first line, second line, parted by '\n' */
  guint64       last;  /* number of the newest one */
  guint         timer;
};

G_DEFINE_FINAL_TYPE (NunAccessWindow, nun_access_window, NUN_TYPE_LIST_WINDOW)

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

/* The list stays at the row that it shows while others come above it: who has not scrolled wants to see those. */
static void
show_latest (NunAccessWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (nun_list_window_get_list (NUN_LIST_WINDOW (self))),
                              "list.scroll-to-item", "u", 0);
}

/* The newest first, in one change of the list: each change would place all its rows anew. */
static void
add_lines (NunAccessWindow *self, GPtrArray *accesses)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n = g_list_model_get_n_items (G_LIST_MODEL (self->lines)), left;

  for (guint i = accesses->len; i > 0 && added->len < NUN_ACCESS_LOG_MOST; i--)
    g_ptr_array_add (added, make_line (accesses->pdata[i - 1], nun_host_get_base_url (self->host)));
  left = NUN_ACCESS_LOG_MOST - added->len;
  if (n > left)
    g_list_store_splice (self->lines, left, n - left, NULL, 0);
  g_list_store_splice (self->lines, 0, 0, added->pdata, added->len);
}

static gboolean
look (gpointer user_data)
{
  NunAccessWindow      *self = user_data;
  g_autoptr (GPtrArray) accesses = NULL;
  GtkAdjustment        *down = gtk_scrollable_get_vadjustment (
             GTK_SCROLLABLE (nun_list_window_get_list (NUN_LIST_WINDOW (self))));
  gboolean at_top;

  take_host (self);
  if (self->host == NULL)
    return G_SOURCE_CONTINUE;
  at_top = gtk_adjustment_get_value (down) <= gtk_adjustment_get_lower (down);
  accesses = nun_host_get_accesses (self->host, self->last);
  if (accesses->len == 0)
    return G_SOURCE_CONTINUE;
  self->last = ((NunAccess *) accesses->pdata[accesses->len - 1])->number;
  add_lines (self, accesses);
  if (at_top)
    show_latest (self);
  return G_SOURCE_CONTINUE;
}

/* -- rows --------------------------------------------------------------------------------------------- */

static void
copy_address (NunListWindow *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\n", 3);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), parts[0]);
  nun_list_window_toast (self, _ ("Address copied"), NULL, NULL);
}

static GtkWidget *
make_text (void)
{
  return nun_cell_new_lines (20);
}

static void
show_text (GtkWidget *lines, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\n", 3);

  nun_cell_set_lines (lines, parts[2], parts[1]);
  gtk_widget_set_tooltip_text (lines, parts[2]);
}

static char *
dup_request (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\n", 3);

  return g_strdup (parts[2]);
}

static char *
dup_copy (const char *line)
{
  return g_strdup (_ ("Copy the Address"));
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
  NunListWindowClass *list_class = NUN_LIST_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_access_window_dispose;
  list_class->icon_name = "edit-copy-symbolic";
  list_class->make_text = make_text;
  list_class->show_text = show_text;
  list_class->dup_name = dup_request;
  list_class->dup_deed = dup_copy;
  list_class->press = copy_address;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/nuncius/Nuncius/access-window.ui");
}

static void
nun_access_window_init (NunAccessWindow *self)
{
  NunListWindow *window = NUN_LIST_WINDOW (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (nun_list_window_get_list (window)), "navigation-sidebar");
  self->lines = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  nun_list_window_set_items (window, G_LIST_MODEL (self->lines));
  self->timer = g_timeout_add (LOOK_MS, look, self);
}

GtkWidget *
nun_access_window_new (GtkWindow *parent, NunSession *session)
{
  NunAccessWindow *self = g_object_new (NUN_TYPE_ACCESS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  look (self);
  return GTK_WIDGET (self);
}
