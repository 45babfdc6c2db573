/* The answer as it came. */
#include "app/preview/response-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/bidi.h"
#include "app/widgets/chooser.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"

/* The clipboard is other programs' memory. */
#define MOST_COPIED (16 << 20)

struct _NunResponseView
{
  AdwBin        parent_instance;
  NunResponse  *response;    /* or NULL */
  GCancellable *cancellable; /* NULL once it has gone */
  GtkTextTag   *verbatim;    /* the buffer's */

  GtkLabel       *address;
  GtkTextView    *text;
  GtkLabel       *note;
  GtkCheckButton *wrap_button;
  GtkWidget      *copy_button;
  GtkWidget      *save_button;
};

G_DEFINE_FINAL_TYPE (NunResponseView, nun_response_view, ADW_TYPE_BIN)

static void
tell (NunResponseView *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", text);
}

/* -- what is shown --------------------------------------------------------------------------------- */

/* "The first 262.1 kB of 3.4 MB are shown; what is saved is whole." */
static char *
describe (const NunResponse *response)
{
  g_autofree char *shown = g_format_size ((guint64) response->n_shown);
  g_autofree char *all = g_format_size ((guint64) response->reply.n_bytes);

  if (response->reply.head == NULL)
    return g_strdup (_ ("No answer came"));
  if (response->n_shown < response->reply.n_bytes)
    return g_strdup_printf (_ ("The first %s of %s are shown; what is saved is whole."), shown,
                            all);
  return g_strdup_printf (_ ("All %s are shown."), all);
}

void
nun_response_view_show (NunResponseView *self, NunResponse *response)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *words = response != NULL ? describe (response) : g_strdup ("");
  g_autofree char *shown = NULL;
  gboolean         any = response != NULL && response->reply.head != NULL;
  GtkTextIter      start, end;

  if (response != NULL)
    nun_response_ref (response);
  g_clear_pointer (&self->response, nun_response_unref);
  self->response = response;
  shown = any ? g_strconcat (response->reply.head, "\n", response->body, NULL) : g_strdup ("");
  gtk_label_set_label (self->address, response != NULL ? response->url : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->address), response != NULL ? response->url : NULL);
  gtk_text_buffer_set_text (buffer, shown, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->verbatim, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_label_set_label (self->note, words);
  gtk_widget_set_sensitive (self->copy_button, any);
  gtk_widget_set_sensitive (self->save_button, any);
}

static void
on_wrap (NunResponseView *self)
{
  gtk_text_view_set_wrap_mode (
      self->text, gtk_check_button_get_active (self->wrap_button) ? GTK_WRAP_CHAR : GTK_WRAP_NONE);
}

/* -- taking it along ------------------------------------------------------------------------------- */

static void
on_copy_address (NunResponseView *self)
{
  if (self->response == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->response->url);
  tell (self, _ ("Address copied"));
}

static void
on_open (NunResponseView *self)
{
  if (self->response != NULL)
    nun_show_uri (GTK_WIDGET (self), self->response->url);
}

static void
run_read (GTask *task, gpointer source, gpointer response, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = nun_response_read (response, MOST_COPIED);

  g_task_return_pointer (
      task, g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes)),
      g_free);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer unused)
{
  NunResponseView   *self = NUN_RESPONSE_VIEW (object);
  const NunResponse *response = g_task_get_task_data (G_TASK (result));
  g_autofree char   *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (text == NULL || self->cancellable == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, response->reply.n_bytes > MOST_COPIED ? _ ("The beginning of the response copied")
                                                    : _ ("Response copied"));
}

/* Of bytes that are no text, what is shown. */
static void
on_copy (NunResponseView *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->response == NULL)
    return;
  if (self->response->is_bytes)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->response->body);
      tell (self, _ ("The beginning of the response copied"));
      return;
    }
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_task_data (task, nun_response_ref (self->response),
                        (GDestroyNotify) nun_response_unref);
  g_task_run_in_thread (task, run_read);
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunResponseView) self = user_data;
  g_autoptr (GError)          error = NULL;
  gboolean                    fine = nun_response_save_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  if (fine)
    tell (self, _ ("Response saved"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
}

static void
on_save_chosen (const char *const *paths, gpointer owner)
{
  NunResponseView *self = owner;

  if (self->response != NULL && self->cancellable != NULL)
    nun_response_save_async (self->response, paths[0], self->cancellable, on_saved,
                             g_object_ref (self));
}

static void
on_save (NunResponseView *self)
{
  g_autofree char *name = self->response != NULL ? nun_response_dup_name (self->response) : NULL;

  if (name != NULL)
    nun_choose_save (GTK_WIDGET (self), _ ("Save Response"), name, on_save_chosen);
}

/* -- life ------------------------------------------------------------------------------------------ */

static void
nun_response_view_dispose (GObject *object)
{
  NunResponseView *self = NUN_RESPONSE_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->response, nun_response_unref);
  G_OBJECT_CLASS (nun_response_view_parent_class)->dispose (object);
}

static void
nun_response_view_class_init (NunResponseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_response_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/response-view.ui");
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, address);
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, text);
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, note);
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, wrap_button);
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, NunResponseView, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_address);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_wrap);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
nun_response_view_init (NunResponseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_keep_left_to_right (GTK_WIDGET (self->text));
  self->cancellable = g_cancellable_new ();
  /* A hyphen that is not in the answer would be a lie. */
  self->verbatim = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text), NULL,
                                               "insert-hyphens", FALSE, NULL);
  nun_name_parts (GTK_WIDGET (self), "GtkScrolledWindow", _ ("Response of the Service"));
  nun_let_buttons_shrink (GTK_WIDGET (self));
}
