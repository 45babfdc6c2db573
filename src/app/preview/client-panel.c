/* What clients see, client by client. */
#include "app/preview/client-panel.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/session/thread.h"
#include "app/widgets/bidi.h"
#include "app/widgets/copy.h"
#include "app/widgets/empty.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "health/client-reading.h"

#define MOST_ASKS 4

struct _NunClientPanel
{
  AdwBin            parent_instance;
  NunAsk            asks[MOST_ASKS];
  guint             n_asks;
  char             *base_url, *table;
  NunClientQuestion question;
  NunClient         client;
  NunClientRequest *request; /* of that client; NULL when the question does not fit */
  GCancellable     *asking;  /* the answer is on its way; or NULL */

  GtkExpander *expander;
  GtkDropDown *ask_drop;
  GtkBox      *clients;
  GtkLabel    *error;
  GtkWidget   *request_box;
  GtkLabel    *url;
  GtkLabel    *steps;
  GtkWidget   *command_box;
  GtkLabel    *command;
  GtkButton   *copy_button;
  GtkButton   *ask_button;
  GtkSpinner  *spinner;
  GtkLabel    *status;
  GtkListBox  *points;
};

G_DEFINE_FINAL_TYPE (NunClientPanel, nun_client_panel, ADW_TYPE_BIN)

static guint asking_signal;

/* -- the request ----------------------------------------------------------------------------------- */

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != 0);
}

static NunAsk
chosen_ask (NunClientPanel *self)
{
  guint i = gtk_drop_down_get_selected (self->ask_drop);

  return self->asks[i < self->n_asks ? i : 0];
}

static void
forget_answer (NunClientPanel *self)
{
  nun_give_up (&self->asking);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  set_label (self->status, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->points), FALSE);
}

/* What to do in a client with windows, and what each client leaves out. */
static char *
dup_steps (const NunClientRequest *request)
{
  g_autofree char *remarks = g_strjoinv ("\n• ", request->remarks);
  GString         *out = g_string_new (request->steps);

  if (*remarks != 0)
    g_string_append_printf (out, "%s• %s", out->len > 0 ? "\n" : "", remarks);
  return g_string_free (out, FALSE);
}

static void
show_request (NunClientPanel *self, const char *error)
{
  const NunClientRequest *request = self->request;
  const char             *name = nun_client_get_name (self->client);
  g_autofree char        *steps = request != NULL ? dup_steps (request) : NULL;
  g_autofree char        *command =
      g_strchomp (g_strdup (request != NULL && request->command != NULL ? request->command : ""));
  g_autofree char *copy = g_strdup_printf (_ ("_Copy as %s"), name);
  g_autofree char *ask = g_strdup_printf (_ ("_Ask, and Read as %s"), name);

  set_label (self->error, error);
  gtk_widget_set_visible (self->request_box, request != NULL);
  set_label (self->url, request != NULL ? request->url : NULL);
  set_label (self->steps, steps);
  gtk_widget_set_visible (self->command_box, request != NULL && request->command != NULL);
  gtk_label_set_label (self->command, command);
  gtk_button_set_label (self->copy_button, copy);
  gtk_button_set_label (self->ask_button, ask);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ask_button), request != NULL && request->url != NULL);
}

static void
update (NunClientPanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *url = NULL;

  forget_answer (self);
  g_clear_pointer (&self->request, nun_client_request_free);
  if (self->n_asks == 0)
    return;
  url = nun_ask_url (chosen_ask (self), self->base_url, self->table);
  self->request =
      nun_client_request_new (self->client, chosen_ask (self), url, &self->question, &error);
  show_request (self, error != NULL ? error->message : NULL);
}

static gboolean
has_same_asks (NunClientPanel *self, const NunAsk *asks, guint n_asks)
{
  for (guint i = 0; i < n_asks && self->n_asks == n_asks; i++)
    if (self->asks[i] != asks[i])
      return FALSE;
  return self->n_asks == n_asks;
}

void
nun_client_panel_set (NunClientPanel          *self,
                      const NunAsk            *asks,
                      guint                    n_asks,
                      const char              *base_url,
                      const char              *table,
                      const NunClientQuestion *question)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_free (self->base_url);
  g_free (self->table);
  self->base_url = g_strdup (base_url);
  self->table = g_strdup (table);
  self->question = *question;
  if (!has_same_asks (self, asks, n_asks))
    {
      self->n_asks = MIN (n_asks, MOST_ASKS);
      for (guint i = 0; i < self->n_asks; i++)
        {
          self->asks[i] = asks[i];
          gtk_string_list_append (names, nun_ask_get_name (asks[i]));
        }
      gtk_drop_down_set_model (self->ask_drop, G_LIST_MODEL (names));
      gtk_widget_set_visible (GTK_WIDGET (self->ask_drop), self->n_asks > 1);
    }
  update (self);
}

static void
on_expanded (NunClientPanel *self)
{
  if (gtk_expander_get_expanded (self->expander))
    g_signal_emit (self, asking_signal, 0);
}

static void
on_ask_chosen (NunClientPanel *self)
{
  if (self->base_url != NULL)
    update (self);
}

static void
on_client (GtkToggleButton *button, NunClientPanel *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->client = (NunClient) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "client"));
  g_signal_emit (self, asking_signal, 0);
}

/* -- copying --------------------------------------------------------------------------------------- */

static void
on_copy_command (NunClientPanel *self)
{
  g_autofree char *toast = g_strdup_printf (_ ("Copied as %s"), nun_client_get_name (self->client));

  nun_copy_text (GTK_WIDGET (self), self->request != NULL ? self->request->command : NULL, toast);
}

static void
on_copy_url (NunClientPanel *self)
{
  nun_copy_text (GTK_WIDGET (self), self->request != NULL ? self->request->url : NULL,
                 _ ("Address copied"));
}

/* -- the answer ------------------------------------------------------------------------------------ */

static GtkWidget *
make_point (const NunClientPoint *point)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *label = g_markup_escape_text (point->label, -1);
  g_autofree char *words = g_strdup_printf (
      "%s%s%s", *point->value != 0 ? point->value : _ ("nothing"),
      point->remark != NULL ? "\n" : "", point->remark != NULL ? point->remark : "");
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  GtkWidget *icon = gtk_image_new_from_icon_name (point->is_missing ? "dialog-warning-symbolic"
                                                                    : "object-select-symbolic");

  gtk_widget_add_css_class (icon, point->is_missing ? "warning" : "success");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  point->is_missing ? _ ("Missing") : _ ("Found"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, point->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

/* "200 · 12 rows, 9 columns · 5 ms · 3 kB".  g_free. */
static char *
dup_status (const NunClientReading *reading)
{
  g_autofree char *size = g_format_size ((guint64) MAX (reading->n_bytes, 0));
  g_autofree char *rows =
      reading->n_rows >= 0
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row, %u columns",
                                          "%'" PRId64 " rows, %u columns",
                                          (gulong) reading->n_rows),
                             reading->n_rows, reading->n_columns)
          : g_strdup (_ ("no table"));

  return g_strdup_printf (
      "%u · %s · %.0f ms · %s%s%s%s", reading->status, rows, reading->seconds * 1000, size,
      reading->is_overflow ? _ (" · cut off at the limit") : "", reading->error != NULL ? "\n" : "",
      reading->error != NULL ? reading->error : "");
}

static void
show_reading (NunClientPanel *self, const NunClientReading *reading)
{
  g_autofree char *status = dup_status (reading);
  guint            n = 0;

  set_label (self->status, status);
  nun_empty_list (self->points);
  for (guint i = 0; i < reading->points->len; i++)
    {
      const NunClientPoint *point = reading->points->pdata[i];

      if (point->client != self->client)
        continue;
      gtk_list_box_append (self->points, make_point (point));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->points), n > 0);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer panel)
{
  g_autoptr (NunClientPanel)   self = panel;
  g_autoptr (GError)           error = NULL;
  g_autoptr (NunClientReading) reading = nun_client_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another question was asked, or the page has gone */
  g_clear_object (&self->asking);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (reading != NULL)
    show_reading (self, reading);
  else
    set_label (self->status, error->message);
}

static void
on_ask (NunClientPanel *self)
{
  g_signal_emit (self, asking_signal, 0);
  if (self->request == NULL || self->request->url == NULL)
    return;
  self->asking = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  set_label (self->status, _ ("Waiting for the answer…"));
  nun_client_ask_async (chosen_ask (self), self->request->url, self->asking, on_read,
                        g_object_ref (self));
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_client_panel_dispose (GObject *object)
{
  NunClientPanel *self = NUN_CLIENT_PANEL (object);

  nun_give_up (&self->asking);
  g_clear_pointer (&self->request, nun_client_request_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->table, g_free);
  G_OBJECT_CLASS (nun_client_panel_parent_class)->dispose (object);
}

static void
nun_client_panel_class_init (NunClientPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_client_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/client-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, expander);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, ask_drop);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, clients);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, error);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, request_box);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, url);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, steps);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, command_box);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, command);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, copy_button);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, ask_button);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, status);
  gtk_widget_class_bind_template_child (widget_class, NunClientPanel, points);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_command);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_url);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
  asking_signal = g_signal_new ("asking", NUN_TYPE_CLIENT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
nun_client_panel_init (NunClientPanel *self)
{
  GtkWidget *first = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_tab_skip_folded (self->expander);
  nun_label_show_code (self->url);
  nun_label_show_code (self->command);
  nun_client_question_init (&self->question);
  nun_name_drop_down (self->ask_drop, _ ("Protocol"));
  for (int i = 0; i < NUN_N_CLIENTS; i++)
    {
      const char      *name = nun_client_get_name ((NunClient) i);
      GtkWidget       *button = gtk_toggle_button_new_with_label (name);
      g_autofree char *label = g_strdup_printf (_ ("As %s"), name);

      g_object_set_data (G_OBJECT (button), "client", GINT_TO_POINTER (i));
      nun_name_button (GTK_WIDGET (button), label);
      gtk_widget_add_css_class (button, "caption");
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      g_signal_connect (button, "toggled", G_CALLBACK (on_client), self);
      gtk_box_append (self->clients, button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
}
