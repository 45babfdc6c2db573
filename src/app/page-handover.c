/* The Hand Over step: the registry record to look at and to save, and what it still waits for. */
#include "app/page-handover.h"

#include <glib/gi18n-lib.h>

#include "app/chooser.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/table-choice.h"
#include "publish/record.h"

struct _NunPageHandover
{
  NunPage parent_instance;

  char         *record;  /* what is shown, or NULL */
  GCancellable *writing; /* the record that is being written, or NULL */

  /* what the record shown, or being written, is of */
  NunDescription *of_description;
  char           *of_table, *of_base;

  GtkWidget      *table_row;
  GtkDropDown    *table_drop;
  GtkEditable    *base_row;
  GtkLabel       *error;
  NunFindingList *findings;
  GtkWidget      *record_box;
  GtkTextView    *record_view;
};

G_DEFINE_FINAL_TYPE (NunPageHandover, nun_page_handover, NUN_TYPE_PAGE)

static const NunCollection *
chosen_table (NunPageHandover *self)
{
  return nun_table_choice_get (
      self->table_drop, nun_session_get_description (nun_page_get_session (NUN_PAGE (self))));
}

/* The base URL without blanks and slashes at its end; NULL when it is none.  g_free. */
static char *
dup_base (NunPageHandover *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->base_row)));
  gsize            length = strlen (text);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  while (length > 0 && text[length - 1] == '/')
    text[--length] = 0;
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == 0 ||
      (!g_str_equal (g_uri_get_scheme (uri), "http") &&
       !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;
  return g_steal_pointer (&text);
}

/* -- writing the record ---------------------------------------------------------------------------- */

typedef struct
{
  NunDescription *description;
  char           *table, *base_url;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  nun_description_unref (order->description);
  g_free (order->table);
  g_free (order->base_url);
  g_free (order);
}

static void
run_record (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Order  *order = task_data;
  GError *error = NULL;
  char   *record = nun_publish_record (order->description, order->table, order->base_url, &error);

  if (record != NULL)
    g_task_return_pointer (task, record, g_free);
  else
    g_task_return_error (task, error);
}

static void
show_record (NunPageHandover *self, const char *record, const char *error)
{
  if (g_strcmp0 (record, self->record) != 0)
    {
      g_free (self->record);
      self->record = g_strdup (record);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->record_view),
                                record != NULL ? record : "", -1);
    }
  gtk_widget_set_visible (self->record_box, record != NULL);
  gtk_label_set_label (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunPageHandover) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree char            *record = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* a later one is on its way, or the page has gone */
  g_clear_object (&self->writing);
  show_record (self, record, error != NULL ? error->message : NULL);
}

static void
write_record (NunPageHandover *self, const char *table, const char *base_url)
{
  Order            *order = g_new0 (Order, 1);
  g_autoptr (GTask) task = NULL;

  order->description =
      nun_description_ref (nun_session_get_description (nun_page_get_session (NUN_PAGE (self))));
  order->table = g_strdup (table);
  order->base_url = g_strdup (base_url);
  self->writing = g_cancellable_new ();
  /* The page is no source object: a thread must not be the last to let it go. */
  task = g_task_new (NULL, self->writing, on_written, g_object_ref (self));
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, run_record);
}

/* -- saving ---------------------------------------------------------------------------------------- */

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunPageHandover) self = user_data;
  g_autoptr (GError)          error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    nun_page_toast (NUN_PAGE (self), _ ("Record saved"));
  else
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
    }
}

static void
on_save_chosen (const char *const *paths, gpointer owner)
{
  NunPageHandover   *self = NUN_PAGE_HANDOVER (owner);
  g_autoptr (GFile)  file = g_file_new_for_path (paths[0]);
  g_autoptr (GBytes) bytes = NULL;

  if (self->record == NULL)
    return;
  bytes = g_bytes_new (self->record, strlen (self->record));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, on_saved, g_object_ref (self));
}

static void
on_save (NunPageHandover *self)
{
  const NunCollection *table = chosen_table (self);
  g_autofree char     *name = g_strdup_printf ("%s.xml", table != NULL ? table->name : "record");

  nun_choose_save (GTK_WIDGET (self), _ ("Save Record"), name, on_save_chosen);
}

static void
on_copy (NunPageHandover *self)
{
  if (self->record == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->record);
  nun_page_toast (NUN_PAGE (self), _ ("Record copied"));
}

/* -- the page -------------------------------------------------------------------------------------- */

/* Whether nothing has changed since the last time; takes note of what is so now. */
static gboolean
is_current (NunPageHandover *self, NunDescription *description, const char *table, const char *base)
{
  gboolean same = self->of_description == description && g_strcmp0 (self->of_table, table) == 0 &&
                  g_strcmp0 (self->of_base, base) == 0;

  if (same)
    return TRUE;
  g_clear_pointer (&self->of_description, nun_description_unref);
  self->of_description = nun_description_ref (description);
  g_free (self->of_table);
  self->of_table = g_strdup (table);
  g_free (self->of_base);
  self->of_base = g_strdup (base);
  return FALSE;
}

static void
nun_page_handover_refresh (NunPage *page)
{
  NunPageHandover     *self = NUN_PAGE_HANDOVER (page);
  NunSession          *session = nun_page_get_session (page);
  NunDescription      *description = nun_session_get_description (session);
  const NunCollection *table;
  const char          *typed = gtk_editable_get_text (self->base_row);
  g_autofree char     *base_url = dup_base (self);

  nun_table_choice_refresh (self->table_drop, description);
  gtk_widget_set_visible (self->table_row, nun_description_get_n_collections (description) > 1);
  nun_finding_list_set (self->findings, nun_session_get_findings (session), -1);
  table = chosen_table (self);

  if (is_current (self, description, table != NULL ? table->name : NULL, typed))
    return;
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  if (table == NULL || *typed == 0)
    show_record (self, NULL, NULL);
  else if (base_url == NULL)
    show_record (self, NULL, _ ("The web address must begin with http:// or https://"));
  else
    write_record (self, table->name, base_url);
}

static void
on_base_changed (NunPageHandover *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (session != NULL && nun_session_is_open (session))
    nun_page_handover_refresh (NUN_PAGE (self));
}

static void
on_table_selected (NunPageHandover *self)
{
  if (gtk_widget_get_mapped (self->table_row))
    on_base_changed (self);
}

static void
nun_page_handover_jump (NunPage *page, const char *table, const char *column, const char *key)
{
  NunPageHandover *self = NUN_PAGE_HANDOVER (page);

  if (table != NULL)
    nun_table_choice_set (self->table_drop, table);
  gtk_widget_grab_focus (GTK_WIDGET (self->base_row));
}

static void
nun_page_handover_dispose (GObject *object)
{
  NunPageHandover *self = NUN_PAGE_HANDOVER (object);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->of_description, nun_description_unref);
  g_clear_pointer (&self->of_table, g_free);
  g_clear_pointer (&self->of_base, g_free);
  G_OBJECT_CLASS (nun_page_handover_parent_class)->dispose (object);
}

static void
nun_page_handover_class_init (NunPageHandoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_FINDING_LIST);
  G_OBJECT_CLASS (klass)->dispose = nun_page_handover_dispose;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_handover_refresh;
  NUN_PAGE_CLASS (klass)->jump = nun_page_handover_jump;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/page-handover.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, table_row);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, table_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, base_row);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, error);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, findings);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, record_box);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, record_view);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_base_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
nun_page_handover_init (NunPageHandover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_table_choice_setup (self->table_drop);
}
