/* The Preview step: the server on this machine, its addresses, questions to it, and how others see it. */
#include "app/preview/page-preview.h"

#include <glib/gi18n-lib.h>

#include "app/preview/client-panel.h"
#include "app/preview/discovery-panel.h"
#include "app/preview/health-panel.h"
#include "app/preview/query-panel.h"
#include "app/widgets/chooser.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/keep-focus.h"
#include "app/widgets/naming.h"
#include "app/widgets/table-choice.h"
#include "app/widgets/url-row.h"
#include "describe/embargo.h"
#include "serve/protocol.h"

struct _NunPagePreview
{
  NunPage parent_instance;
  char   *urls; /* what the list of addresses shows */
  GSList *url_rows;

  NunCollection *dated;     /* whose files were asked for their dates, or NULL */
  gint64         release_s; /* the latest of them, 0 while it is read */

  GtkBox         *content;
  AdwActionRow   *host_row;
  GtkWidget      *host_spinner;
  GtkButton      *host_button;
  GtkWidget      *table_row;
  GtkDropDown    *table_drop;
  GtkWidget      *embargo_row;
  GtkSwitch      *embargo_switch;
  GtkLabel       *host_error;
  NunHealthPanel *health;
  GtkWidget      *open_button;
  AdwExpanderRow *urls_row;
  GtkWidget      *asked_row;
  NunQueryPanel  *query;

  GtkWidget         *more_group; /* what clients see, what will be found */
  NunClientPanel    *clients;
  NunDiscoveryPanel *discovery;
};

G_DEFINE_FINAL_TYPE (NunPagePreview, nun_page_preview, NUN_TYPE_PAGE)

static const NunCollection *
chosen_table (NunPagePreview *self)
{
  return nun_table_choice_get (
      self->table_drop, nun_session_get_description (nun_page_get_session (NUN_PAGE (self))));
}

/* -- the server ------------------------------------------------------------------------------------ */

static void
on_host (NunPagePreview *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (nun_session_get_host (session) != NULL)
    nun_session_stop_host (session);
  else
    nun_session_start_host (session);
}

static void
refresh_host (NunPagePreview *self, NunSession *session)
{
  NunHost         *host = nun_session_get_host (session);
  gboolean         changing = nun_session_is_host_changing (session);
  const char      *error = nun_session_get_host_error (session);
  gboolean         ready = !changing && (host != NULL || chosen_table (self) != NULL);
  g_autofree char *state = NULL;

  if (changing)
    state = g_strdup (host == NULL ? _ ("One moment…") : _ ("Stopping…"));
  else if (host != NULL)
    state = g_strdup_printf (_ ("Running on port %u"), nun_host_get_port (host));
  else
    state = g_strdup (_ ("Not running"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->host_row), state);
  gtk_button_set_label (self->host_button, host != NULL ? _ ("_Stop") : _ ("_Start"));
  /* Enter where the page is entered starts; a slip on the row must not stop what clients talk to.  Not its activatable widget: the
   * button would be read by the row's title. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->host_row), host == NULL && ready);
  nun_set_ready (GTK_WIDGET (self->host_button), ready);
  if (host != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->host_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->host_button), "suggested-action");
  gtk_spinner_set_spinning (GTK_SPINNER (self->host_spinner), changing);
  gtk_widget_set_visible (self->host_spinner, changing);
  gtk_label_set_label (self->host_error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->host_error), error != NULL);
}

/* -- addresses ------------------------------------------------------------------------------------- */

static const char *
name_of_service (const char *id)
{
  static const struct
  {
    const char *id, *name;
  } names[] = {
    { "web", N_ ("Web page for people") },
    { "scs", N_ ("Cone search for programs") },
    { "sia1", N_ ("Image search for programs (version 1)") },
    { "sia2", N_ ("Image search for programs (version 2)") },
    { "ssap", N_ ("Spectrum search for programs") },
    { "vosi", N_ ("Description of the service") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (id, names[i].id))
      return _ (names[i].name);
  return id;
}

/* What the server offers, one look at the publication; NULL while it does not run. */
static GPtrArray *
get_services (NunSession *session)
{
  NunHost *host = nun_session_get_host (session);

  return host != NULL ? nun_host_get_services (host) : NULL;
}

static const char *
find_url (GPtrArray *services, const char *id, const char *table)
{
  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const NunServiceUrl *service = g_ptr_array_index (services, i);

      if (g_str_equal (service->id, id) && g_str_equal (service->table, table))
        return service->url;
    }
  return NULL;
}

static void
replace_url_rows (NunPagePreview *self, char **names, char **urls)
{
  for (GSList *l = self->url_rows; l != NULL; l = l->next)
    adw_expander_row_remove (self->urls_row, l->data);
  g_clear_pointer (&self->url_rows, g_slist_free);
  g_clear_pointer (&self->dated, nun_collection_unref);
  for (guint i = 0; urls[i] != NULL; i++)
    {
      GtkWidget *row = nun_url_row_new (names[i], urls[i]);

      adw_expander_row_add_row (self->urls_row, row);
      self->url_rows = g_slist_prepend (self->url_rows, row);
    }
}

static void
refresh_urls (NunPagePreview *self, GPtrArray *services, const NunCollection *table)
{
  static const char *const ids[] = { "web", "scs", "sia2", "sia1", "ssap", "vosi" };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new (), urls = g_strv_builder_new ();
  g_auto (GStrv)           all_names = NULL, all_urls = NULL;
  g_autofree char         *shown = NULL;

  for (guint i = 0; table != NULL && i < G_N_ELEMENTS (ids); i++)
    {
      const char *url = find_url (services, ids[i], table->name);

      if (url == NULL)
        continue;
      g_strv_builder_add (names, name_of_service (ids[i]));
      g_strv_builder_add (urls, url);
    }
  all_names = g_strv_builder_end (names);
  all_urls = g_strv_builder_end (urls);
  shown = g_strjoinv ("\n", all_urls);

  gtk_widget_set_visible (GTK_WIDGET (self->urls_row), *all_urls != NULL);
  gtk_widget_set_visible (self->open_button, *all_urls != NULL);
  gtk_widget_set_visible (self->asked_row, services != NULL);
  if (g_strcmp0 (self->urls, shown) == 0)
    return;
  replace_url_rows (self, all_names, all_urls);
  g_free (self->urls);
  self->urls = g_steal_pointer (&shown);
}

static void
refresh_query (NunPagePreview      *self,
               NunSession          *session,
               GPtrArray           *services,
               const NunCollection *table)
{
  NunHost *host = nun_session_get_host (session);
  gboolean running = host != NULL && table != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->query), running);
  if (running)
    nun_query_panel_show (self->query, session, table, nun_host_get_base_url (host),
                          find_url (services, nun_protocol_scs.id, table->name) != NULL);
}

static void
on_open (NunPagePreview *self)
{
  const NunCollection  *table = chosen_table (self);
  g_autoptr (GPtrArray) services = get_services (nun_page_get_session (NUN_PAGE (self)));
  const char           *url = table != NULL ? find_url (services, "web", table->name) : NULL;

  if (url != NULL)
    nun_show_uri (GTK_WIDGET (self), url);
}

/* -- what is under an embargo ---------------------------------------------------------------------- */

static gboolean
has_own_dates (const NunCollection *table)
{
  int column = table->kind != NUN_COLLECTION_TABLE && table->profile != NULL
                   ? nun_collection_find_column (table, "obs_release_date")
                   : -1;

  return column >= 0 && (gint64) table->profile->columns[column].n_null < table->n_rows;
}

static void refresh_embargo (NunPagePreview *self, NunSession *session, const NunCollection *table);

typedef struct
{
  NunPagePreview *page;
  NunCollection  *table;
} DateQuestion;

static void
on_release (GObject *object, GAsyncResult *result, gpointer user_data)
{
  DateQuestion              *question = user_data;
  g_autoptr (NunPagePreview) self = question->page;
  NunSession                *session = nun_page_get_session (NUN_PAGE (self));
  gint64 release_s = nun_session_find_release_finish (NUN_SESSION (object), result, NULL);

  if (self->dated == question->table && session == NUN_SESSION (object))
    {
      self->release_s = release_s;
      refresh_embargo (self, session, chosen_table (self));
    }
  nun_collection_unref (question->table);
  g_free (question);
}

/* The rows of a collection change only with it. */
static void
ask_for_release (NunPagePreview *self, NunSession *session, const NunCollection *table)
{
  DateQuestion *question;

  if (self->dated == table)
    return;
  g_clear_pointer (&self->dated, nun_collection_unref);
  self->dated = nun_collection_ref ((NunCollection *) table);
  self->release_s = 0;
  question = g_new0 (DateQuestion, 1);
  question->page = g_object_ref (self);
  question->table = nun_collection_ref (self->dated);
  nun_session_find_release_async (session, table->name, on_release, question);
}

/* Whether anything of the table is: all of it, or single datasets by their own dates. */
static gboolean
is_kept_back (NunPagePreview *self, NunSession *session, const NunCollection *table)
{
  if (nun_embargo_holds (nun_embargo_of (nun_session_get_description (session), table->name)))
    return TRUE;
  if (!has_own_dates (table))
    return FALSE;
  ask_for_release (self, session, table);
  return nun_embargo_holds (self->release_s);
}

static void
refresh_embargo (NunPagePreview *self, NunSession *session, const NunCollection *table)
{
  gboolean shown = nun_session_get_lifts_embargo (session) ||
                   (table != NULL && is_kept_back (self, session, table));

  gtk_widget_set_visible (self->embargo_row, shown);
  gtk_switch_set_active (self->embargo_switch, nun_session_get_lifts_embargo (session));
}

static void
on_embargo (NunPagePreview *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (session != NULL)
    nun_session_set_lifts_embargo (session, gtk_switch_get_active (self->embargo_switch));
}

/* -- what others see ------------------------------------------------------------------------------- */

static void
on_clients_asking (NunPagePreview *self)
{
  static const NunAsk  asks[][2] = { [NUN_COLLECTION_TABLE] = { NUN_ASK_CONE },
                                     [NUN_COLLECTION_IMAGES] = { NUN_ASK_SIA2, NUN_ASK_SIA1 },
                                     [NUN_COLLECTION_SPECTRA] = { NUN_ASK_SSAP } };
  const NunCollection *table = chosen_table (self);
  NunHost             *host = nun_session_get_host (nun_page_get_session (NUN_PAGE (self)));
  NunClientQuestion    question;

  if (table == NULL || host == NULL)
    return;
  nun_client_question_init (&question);
  nun_query_panel_fill_question (self->query, &question);
  nun_client_panel_set (self->clients, asks[table->kind],
                        table->kind == NUN_COLLECTION_IMAGES ? 2 : 1, nun_host_get_base_url (host),
                        table->name, &question);
}

static void
refresh_more (NunPagePreview *self, NunSession *session, const NunCollection *table)
{
  NunHost *host = nun_session_get_host (session);

  gtk_widget_set_visible (self->more_group, host != NULL && table != NULL);
  if (host != NULL && table != NULL)
    nun_discovery_panel_set (self->discovery, nun_session_get_description (session), table->name,
                             nun_host_get_base_url (host));
}

/* -- the page -------------------------------------------------------------------------------------- */

static void
nun_page_preview_refresh (NunPage *page)
{
  NunPagePreview       *self = NUN_PAGE_PREVIEW (page);
  NunSession           *session = nun_page_get_session (page);
  NunDescription       *description = nun_session_get_description (session);
  g_autoptr (GPtrArray) services = get_services (session);
  const NunCollection  *table;

  nun_table_choice_refresh (self->table_drop, description);
  gtk_widget_set_visible (self->table_row, nun_description_get_n_collections (description) > 1);
  table = chosen_table (self);
  refresh_host (self, session);
  refresh_embargo (self, session, table);
  refresh_urls (self, services, table);
  refresh_query (self, session, services, table);
  refresh_more (self, session, table);
  nun_health_panel_refresh (self->health, session);
}

static void
on_table_selected (NunPagePreview *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (session != NULL && nun_session_is_open (session) && gtk_widget_get_mapped (self->table_row))
    nun_page_preview_refresh (NUN_PAGE (self));
}

static void
nun_page_preview_dispose (GObject *object)
{
  NunPagePreview *self = NUN_PAGE_PREVIEW (object);

  g_clear_pointer (&self->urls, g_free);
  g_clear_pointer (&self->url_rows, g_slist_free);
  g_clear_pointer (&self->dated, nun_collection_unref);
  G_OBJECT_CLASS (nun_page_preview_parent_class)->dispose (object);
}

static GtkBox *
nun_page_preview_get_parts (NunPage *page)
{
  return NUN_PAGE_PREVIEW (page)->content;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/page-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, content);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, table_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, table_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, embargo_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, embargo_switch);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_error);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, health);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, urls_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, asked_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, query);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, more_group);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, clients);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, discovery);
  gtk_widget_class_bind_template_callback (widget_class, on_clients_asking);
  gtk_widget_class_bind_template_callback (widget_class, on_host);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_embargo);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selected);
}

static void
nun_page_preview_class_init (NunPagePreviewClass *klass)
{
  g_type_ensure (NUN_TYPE_HEALTH_PANEL);
  g_type_ensure (NUN_TYPE_CLIENT_PANEL);
  g_type_ensure (NUN_TYPE_DISCOVERY_PANEL);
  g_type_ensure (NUN_TYPE_FINDING_LIST);
  g_type_ensure (NUN_TYPE_QUERY_PANEL);
  G_OBJECT_CLASS (klass)->dispose = nun_page_preview_dispose;
  NUN_PAGE_CLASS (klass)->get_parts = nun_page_preview_get_parts;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_preview_refresh;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
nun_page_preview_init (NunPagePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_table_choice_setup (self->table_drop);
  nun_name_parts (GTK_WIDGET (self->urls_row), "AdwExpanderRow", _ ("Addresses"));
  nun_name_parts (GTK_WIDGET (self->urls_row), "GtkListBox", _ ("Addresses"));
}
