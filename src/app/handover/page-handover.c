/* The Hand Over step: the registry record to look at and to save, and what it still waits for. */
#include "app/handover/page-handover.h"

#include <glib/gi18n-lib.h>

#include "app/handover/registration-panel.h"
#include "app/session/subject.h"
#include "app/session/thread.h"
#include "app/widgets/chooser.h"
#include "app/widgets/copy.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/naming.h"
#include "app/widgets/table-choice.h"
#include "app/widgets/url-row.h"
#include "publish/record.h"

/* A pause this long after the last key keeps the address. */
#define PAUSE_MS 600

struct _NunPageHandover
{
  NunPage parent_instance;

  char         *record;  /* what is shown, or NULL */
  GCancellable *writing; /* the record that is being written, or NULL */

  NunSubject of; /* the record shown, or being written; with the address as it is typed */

  guint    pause;      /* before the address is kept */
  gboolean typing;     /* it is not kept yet */
  gboolean silent;     /* the program fills the form */
  gboolean restarting; /* the server, with or without its registry endpoint */

  GtkWidget      *table_row;
  GtkDropDown    *table_drop;
  GtkEditable    *base_row;
  GtkLabel       *error;
  NunFindingList *findings;
  GtkWidget      *record_box;
  GtkTextView    *record_view;
  GtkLabel       *base_hint;
  GtkWidget      *accept_button;
  GtkLabel       *complete;

  NunRegistrationPanel *registration;
  GtkSwitch            *oai_switch;
  AdwActionRow         *oai_row;
  GtkListBox           *oai_list;
  char                 *oai_url; /* that is listed, or NULL */
  AdwActionRow         *withdraw_row;
  GtkButton            *withdraw_button;
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
  NunSubject of;      /* base_url: NULL while nobody knows */
  char      *path;    /* of the publication */
  gboolean   guessed; /* the address follows from the identifier: nobody has given it */
} Order;

typedef struct
{
  char            *record; /* NULL while it cannot be written */
  char            *error;  /* why, when that is no missing answer; or NULL */
  NunRegistration *registration;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_free (written->record);
  g_free (written->error);
  g_clear_pointer (&written->registration, nun_registration_free);
  g_free (written);
}

static void
order_free (gpointer data)
{
  Order *order = data;

  nun_subject_clear (&order->of);
  g_free (order->path);
  g_free (order);
}

static void
run_record (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Order             *order = task_data;
  const NunSubject  *of = &order->of;
  Written           *written = g_new0 (Written, 1);
  g_autoptr (GError) error = NULL;
  /* For the test queries, which are tried before they are written. */
  g_autoptr (NunStore) store =
      of->base_url != NULL && order->path != NULL ? nun_store_open (order->path, TRUE, NULL) : NULL;

  if (of->base_url != NULL)
    written->record = nun_publish_record (of->description, store, of->table, of->base_url, &error);
  /* What is missing stands in the list. */
  if (error != NULL && !g_error_matches (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE))
    written->error = g_strdup (error->message);
  written->registration = nun_registration_new (of->description, of->table,
                                                order->guessed ? NULL : of->base_url, order->path);
  g_task_return_pointer (task, written, written_free);
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
  gpointer                    answer;
  Written                    *written;

  if (!nun_take_answer (&self->writing, result, &answer, NULL))
    return; /* a later one is on its way, or the page has gone */
  written = answer;
  show_record (self, written->record, written->error);
  nun_registration_panel_set (self->registration, g_steal_pointer (&written->registration));
  written_free (written);
}

/* Whether the address in the form only follows from the identifier. */
static gboolean
is_guessed (NunPageHandover *self)
{
  const NunDatum *datum =
      nun_description_get (nun_session_get_description (nun_page_get_session (NUN_PAGE (self))),
                           NULL, NULL, "service_url");

  return datum != NULL && datum->origin == NUN_ORIGIN_GUESS && !self->typing;
}

static void
write_record (NunPageHandover *self, const char *table, const char *base_url)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));
  Order      *order = g_new0 (Order, 1);

  nun_subject_set (&order->of, nun_session_get_description (session), table, base_url);
  order->guessed = is_guessed (self);
  order->path = g_strdup (nun_session_get_path (session));
  nun_ask (&self->writing, run_record, order, order_free, on_written, self);
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
  nun_copy_text (GTK_WIDGET (self), self->record, _ ("Record copied"));
}

/* -- the address ----------------------------------------------------------------------------------- */

static void
keep_address (NunPageHandover *self)
{
  g_autofree char *base_url = dup_base (self);
  gboolean         none = *gtk_editable_get_text (self->base_row) == 0;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->typing || (base_url == NULL && !none))
    return;
  self->typing = FALSE;
  nun_session_set (nun_page_get_session (NUN_PAGE (self)), NULL, NULL, "service_url",
                   none ? "" : base_url, NULL);
}

static gboolean
on_pause (gpointer data)
{
  NunPageHandover *self = data;

  self->pause = 0;
  keep_address (self);
  return G_SOURCE_REMOVE;
}

/* As the publication says it; an address that follows from the identifier is said to do so. */
static void
show_address (NunPageHandover *self, NunDescription *description)
{
  const NunDatum *datum = nun_description_get (description, NULL, NULL, "service_url");
  gboolean        guessed = is_guessed (self);

  if (!self->typing && datum != NULL &&
      !g_str_equal (gtk_editable_get_text (self->base_row), datum->value))
    {
      g_autofree char *base_url = dup_base (self);

      self->silent = TRUE;
      /* A slash at the end makes no other address. */
      if (g_strcmp0 (base_url, datum->value) != 0)
        gtk_editable_set_text (self->base_row, datum->value);
      self->silent = FALSE;
    }
  gtk_label_set_label (self->base_hint,
                       guessed
                           ? datum->reason
                           : _ ("Where the service will run, as your data centre tells you; for "
                                "instance https://vo.example.org/messier"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->base_hint), guessed ? "dim-label" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->base_hint), guessed ? "warning" : "dim-label");
  gtk_widget_set_visible (self->accept_button, guessed);
}

static void
on_accept (NunPageHandover *self)
{
  self->typing = TRUE;
  keep_address (self);
}

/* -- the registry endpoint, and the end of a service ----------------------------------------------- */

static char *
dup_oai_url (NunHost *host)
{
  g_autoptr (GPtrArray) services = host != NULL ? nun_host_get_services (host) : NULL;

  for (guint i = 0; services != NULL && i < services->len; i++)
    if (g_str_equal (((NunServiceUrl *) services->pdata[i])->id, "oai"))
      return g_strdup (((NunServiceUrl *) services->pdata[i])->url);
  return NULL;
}

static void
show_endpoint (NunPageHandover *self, NunSession *session)
{
  g_autofree char *url = dup_oai_url (nun_session_get_host (session));
  GtkListBoxRow   *row;

  if (self->restarting && nun_session_get_host (session) == NULL &&
      !nun_session_is_host_changing (session))
    {
      self->restarting = FALSE;
      nun_session_start_host (session);
    }
  gtk_switch_set_active (self->oai_switch, nun_session_get_oai (session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->oai_switch), !nun_session_is_host_changing (session));
  if (g_strcmp0 (url, self->oai_url) == 0)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->oai_list, 1)) != NULL)
    gtk_list_box_remove (self->oai_list, GTK_WIDGET (row));
  if (url != NULL)
    gtk_list_box_append (self->oai_list, nun_url_row_new (_ ("The Endpoint’s Address"), url));
  g_free (self->oai_url);
  self->oai_url = g_steal_pointer (&url);
}

/* The server takes it up with its next start: that is now, when it runs. */
static void
on_oai (NunPageHandover *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));
  gboolean    oai = gtk_switch_get_active (self->oai_switch);

  if (session == NULL || oai == nun_session_get_oai (session))
    return;
  nun_session_set_oai (session, oai);
  if (nun_session_get_host (session) == NULL)
    return;
  self->restarting = TRUE;
  nun_session_stop_host (session);
}

static gboolean
is_deleted (NunDescription *description)
{
  return g_str_equal (nun_description_get_value (description, NULL, NULL, "status"), "deleted");
}

static void
show_status (NunPageHandover *self, NunDescription *description)
{
  gboolean deleted = is_deleted (description);

  gtk_button_set_label (self->withdraw_button,
                        deleted ? _ ("_List It Again") : _ ("_Mark as Deleted"));
  adw_action_row_set_subtitle (
      self->withdraw_row,
      deleted
          ? _ ("The record says “deleted”. Leave it where the registry finds it until the service "
               "has gone from the searches.")
          : _ ("A record cannot just vanish: registries have copies. Mark it as deleted, and hand "
               "it over as you did before; the copies then go."));
}

static void
on_withdraw (NunPageHandover *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));
  gboolean    deleted = is_deleted (nun_session_get_description (session));

  nun_session_set (session, NULL, NULL, "status", deleted ? "active" : "deleted", NULL);
  nun_page_toast (NUN_PAGE (self),
                  deleted ? _ ("The record is active again") : _ ("The record says “deleted” now"));
}

/* -- the page -------------------------------------------------------------------------------------- */

/* What keeps the record from being written.  Borrowed findings. */
static GPtrArray *
forbidding (NunSession *session, const char *table)
{
  GPtrArray *all = nun_session_get_findings (session), *out = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (table == NULL || nun_publish_forbids (all->pdata[i], table))
      g_ptr_array_add (out, all->pdata[i]);
  return out;
}

static void
show_complete (NunPageHandover *self, NunSession *session, const char *table)
{
  g_autoptr (GPtrArray) findings = forbidding (session, table);
  g_autofree char      *words = NULL;

  nun_finding_list_set (self->findings, findings, -1);
  if (findings->len > 0)
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "The record cannot be written yet: %u thing is missing.",
                     "The record cannot be written yet: %u things are missing.", findings->len),
        findings->len);
  else if (*gtk_editable_get_text (self->base_row) == 0)
    words = g_strdup (_ ("Only the address is missing: without it a record cannot say where the "
                         "service is."));
  else if (is_guessed (self))
    words =
        g_strdup (_ ("The record is complete, but for a guess: look at the address before anybody "
                     "registers it."));
  else
    words = g_strdup (_ ("The record has everything that a registry wants."));
  gtk_label_set_label (self->complete, words);
}

static void
nun_page_handover_refresh (NunPage *page)
{
  NunPageHandover     *self = NUN_PAGE_HANDOVER (page);
  NunSession          *session = nun_page_get_session (page);
  NunDescription      *description = nun_session_get_description (session);
  const NunCollection *table;
  const char          *typed;
  g_autofree char     *base_url = NULL;

  show_address (self, description);
  show_endpoint (self, session);
  show_status (self, description);
  typed = gtk_editable_get_text (self->base_row);
  base_url = dup_base (self);
  nun_table_choice_refresh (self->table_drop, description);
  gtk_widget_set_visible (self->table_row, nun_description_get_n_collections (description) > 1);
  table = chosen_table (self);
  show_complete (self, session, table != NULL ? table->name : NULL);

  if (!nun_subject_set (&self->of, description, table != NULL ? table->name : NULL, typed))
    return;
  nun_give_up (&self->writing);
  if (table == NULL)
    show_record (self, NULL, NULL);
  else if (base_url == NULL && *typed != 0)
    show_record (self, NULL, _ ("The web address must begin with http:// or https://"));
  else
    write_record (self, table->name, base_url);
}

static void
on_base_changed (NunPageHandover *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (self->silent || session == NULL || !nun_session_is_open (session))
    return;
  self->typing = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  nun_page_handover_refresh (NUN_PAGE (self));
}

static void
on_table_selected (NunPageHandover *self)
{
  if (gtk_widget_get_mapped (self->table_row))
    nun_page_handover_refresh (NUN_PAGE (self));
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

  g_clear_handle_id (&self->pause, g_source_remove);
  nun_give_up (&self->writing);
  g_clear_pointer (&self->oai_url, g_free);
  g_clear_pointer (&self->record, g_free);
  nun_subject_clear (&self->of);
  G_OBJECT_CLASS (nun_page_handover_parent_class)->dispose (object);
}

static void
nun_page_handover_class_init (NunPageHandoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_FINDING_LIST);
  g_type_ensure (NUN_TYPE_REGISTRATION_PANEL);
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
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, base_hint);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, accept_button);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, complete);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, registration);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, withdraw_row);
  gtk_widget_class_bind_template_child (widget_class, NunPageHandover, withdraw_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_withdraw);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_base_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

/* The preview can be the registry endpoint too, to look at what it hands out. */
static GtkWidget *
make_endpoint (NunPageHandover *self)
{
  self->oai_list = GTK_LIST_BOX (gtk_list_box_new ());
  self->oai_row = ADW_ACTION_ROW (adw_action_row_new ());
  self->oai_switch = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->oai_row),
                                 _ ("Try It With the Preview"));
  adw_action_row_set_subtitle (
      self->oai_row, _ ("The preview answers registries (OAI-PMH) as the service will; only "
                        "this machine can reach it."));
  adw_action_row_set_subtitle_lines (self->oai_row, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->oai_switch), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->oai_switch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Registry Endpoint in the Preview"), -1);
  adw_action_row_add_suffix (self->oai_row, GTK_WIDGET (self->oai_switch));
  adw_action_row_set_activatable_widget (self->oai_row, GTK_WIDGET (self->oai_switch));
  g_signal_connect_swapped (self->oai_switch, "notify::active", G_CALLBACK (on_oai), self);
  gtk_list_box_set_selection_mode (self->oai_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->oai_list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->oai_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Registry Endpoint"), -1);
  gtk_list_box_append (self->oai_list, GTK_WIDGET (self->oai_row));
  return GTK_WIDGET (self->oai_list);
}

static void
nun_page_handover_init (NunPageHandover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_button (self->accept_button, _ ("Accept the Suggested Address"));
  nun_table_choice_setup (self->table_drop);
  nun_registration_panel_add (self->registration, NUN_REGISTRATION_OWN, make_endpoint (self));
}
