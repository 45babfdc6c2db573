/* The Preview step: the server on this machine, its addresses, and a search whose rows are looked at. */
#include "app/preview/page-preview.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "app/pictures/sky-window.h"
#include "app/preview/client-panel.h"
#include "app/preview/discovery-panel.h"
#include "app/preview/health-panel.h"
#include "app/preview/observation-query.h"
#include "app/preview/search.h"
#include "app/widgets/chooser.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/name-entry.h"
#include "app/widgets/naming.h"
#include "app/widgets/spool-list.h"
#include "app/widgets/table-choice.h"
#include "app/widgets/url-row.h"
#include "health/discovery.h"

struct _NunPagePreview
{
  NunPage       parent_instance;
  GCancellable *search; /* of the search under way, or NULL */
  char         *filled; /* table whose test cone was filled into the form */
  char         *urls;   /* what the list of addresses shows */
  GSList       *url_rows;

  AdwActionRow   *host_row;
  GtkWidget      *host_spinner;
  GtkButton      *host_button;
  GtkWidget      *table_row;
  GtkDropDown    *table_drop;
  GtkLabel       *host_error;
  NunHealthPanel *health;
  GtkWidget      *open_button;
  AdwExpanderRow *urls_row;
  GtkWidget      *query_group;       /* of tables */
  GtkWidget      *observation_group; /* of images and spectra */

  GtkWidget           *more_group; /* what clients see, what will be found */
  NunClientPanel      *clients;
  NunDiscoveryPanel   *discovery;
  NunObservationQuery *observation_query;
  NunNameEntry        *name_entry;
  GtkEditable         *ra_entry;
  GtkEditable         *dec_entry;
  GtkEditable         *radius_entry;
  GtkEditable         *rows_entry;
  GtkButton           *run_button;
  GtkWidget           *sky_button;
  GtkWidget           *run_spinner;
  GtkLabel            *run_label;
  GtkWidget           *result_scroller;
  GtkColumnView       *result_view;
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
  g_autofree char *state = NULL;

  if (changing)
    state = g_strdup (host == NULL ? _ ("One moment…") : _ ("Stopping…"));
  else if (host != NULL)
    state = g_strdup_printf (_ ("Running on port %u"), nun_host_get_port (host));
  else
    state = g_strdup (_ ("Not running"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->host_row), state);
  gtk_button_set_label (self->host_button, host != NULL ? _ ("_Stop") : _ ("_Start"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->host_button),
                            !changing && (host != NULL || chosen_table (self) != NULL));
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

static char *
find_url (NunSession *session, const char *id, const char *table)
{
  g_autoptr (GPtrArray) services = nun_session_get_host (session) != NULL
                                       ? nun_host_get_services (nun_session_get_host (session))
                                       : NULL;

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const NunServiceUrl *service = g_ptr_array_index (services, i);

      if (g_str_equal (service->id, id) && g_str_equal (service->table, table))
        return g_strdup (service->url);
    }
  return NULL;
}

static void
replace_url_rows (NunPagePreview *self, char **names, char **urls)
{
  for (GSList *l = self->url_rows; l != NULL; l = l->next)
    adw_expander_row_remove (self->urls_row, l->data);
  g_clear_pointer (&self->url_rows, g_slist_free);
  for (guint i = 0; urls[i] != NULL; i++)
    {
      GtkWidget *row = nun_url_row_new (names[i], urls[i]);

      adw_expander_row_add_row (self->urls_row, row);
      self->url_rows = g_slist_prepend (self->url_rows, row);
    }
}

/* Each kind has a form of its own. */
static void
refresh_query (NunPagePreview      *self,
               NunSession          *session,
               const NunCollection *table,
               gboolean             running)
{
  gboolean         is_table = table == NULL || table->kind == NUN_COLLECTION_TABLE;
  g_autofree char *service = NULL;

  if (running && !is_table)
    service =
        find_url (session, table->kind == NUN_COLLECTION_IMAGES ? "sia2" : "ssap", table->name);
  gtk_widget_set_visible (self->query_group, running && is_table);
  gtk_widget_set_visible (self->observation_group, service != NULL);
  if (!is_table)
    gtk_widget_set_visible (self->result_scroller, FALSE);
  if (service != NULL)
    nun_observation_query_show (self->observation_query, table,
                                nun_host_get_base_url (nun_session_get_host (session)), service);
}

static void
refresh_urls (NunPagePreview *self, NunSession *session, const NunCollection *table)
{
  static const char *const ids[] = { "web", "scs", "sia2", "sia1", "ssap", "vosi" };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new (), urls = g_strv_builder_new ();
  g_auto (GStrv)           all_names = NULL, all_urls = NULL;
  g_autofree char         *shown = NULL;

  for (guint i = 0; table != NULL && i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *url = find_url (session, ids[i], table->name);

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
  refresh_query (self, session, table, *all_urls != NULL);
  if (g_strcmp0 (self->urls, shown) == 0)
    return;
  replace_url_rows (self, all_names, all_urls);
  g_free (self->urls);
  self->urls = g_steal_pointer (&shown);
}

static void
on_open (NunPagePreview *self)
{
  const NunCollection *table = chosen_table (self);
  g_autofree char     *url =
      table != NULL ? find_url (nun_page_get_session (NUN_PAGE (self)), "web", table->name) : NULL;

  if (url != NULL)
    nun_show_uri (GTK_WIDGET (self), url);
}

/* -- the search ------------------------------------------------------------------------------------ */

static void
set_number (GtkEditable *entry, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_editable_set_text (entry, g_ascii_formatd (text, sizeof text, "%.8g", number));
}

/* The cone that is known to return rows, once for each table. */
static void
fill_form (NunPagePreview *self, const NunCollection *table)
{
  if (table == NULL || !table->has_test || g_strcmp0 (self->filled, table->name) == 0)
    return;
  g_free (self->filled);
  self->filled = g_strdup (table->name);
  set_number (self->ra_entry, table->test_ra_deg);
  set_number (self->dec_entry, table->test_dec_deg);
  set_number (self->radius_entry, table->test_sr_deg);
}

static void
show_running (NunPagePreview *self, gboolean running)
{
  gtk_button_set_label (self->run_button, running ? _ ("_Cancel") : _ ("_Search"));
  gtk_widget_set_sensitive (self->sky_button, !running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->run_spinner), running);
}

static void
say (NunPagePreview *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (self->run_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->run_label), *sentence != 0);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->run_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->run_label), "error");
}

static void
show_answer (NunPagePreview *self, const NunSearchAnswer *answer)
{
  gint64           n = nun_spool_get_n_rows (answer->spool);
  g_autofree char *size = g_format_size ((guint64) answer->n_bytes);
  g_autofree char *rows = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row", "%'" PRId64 " rows", (gulong) n), n);
  g_autofree char *time = answer->seconds < 1
                              ? g_strdup_printf (_ ("%.0f ms"), answer->seconds * 1000)
                              : g_strdup_printf (_ ("%.1f s"), answer->seconds);
  g_autofree char *sentence =
      g_strdup_printf ("%s · %s · %s%s%s", rows, time, size, answer->warning != NULL ? " · " : "",
                       answer->warning != NULL ? answer->warning : "");

  nun_spool_list_show (self->result_view, answer->spool);
  gtk_widget_set_visible (self->result_scroller, TRUE);
  say (self, sentence, FALSE);
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunPagePreview)  self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunSearchAnswer) answer = nun_search_finish (result, &error);

  if (self->search == NULL)
    return; /* the page has gone */
  g_clear_object (&self->search);
  show_running (self, FALSE);
  if (answer != NULL)
    {
      show_answer (self, answer);
      return;
    }
  nun_spool_list_show (self->result_view, NULL);
  gtk_widget_set_visible (self->result_scroller, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _ ("Cancelled"), FALSE);
  else
    say (self, error->message, TRUE);
}

static void
on_run (NunPagePreview *self)
{
  const NunCollection *table = chosen_table (self);
  g_autofree char     *scs = NULL, *url = NULL;

  if (self->search != NULL)
    {
      g_cancellable_cancel (self->search);
      return;
    }
  scs =
      table != NULL ? find_url (nun_page_get_session (NUN_PAGE (self)), "scs", table->name) : NULL;
  if (scs == NULL)
    {
      say (self,
           _ ("This table has no positions, so there is nothing to search by. The Meaning step "
              "tells "
              "what is missing."),
           TRUE);
      return;
    }

  url = nun_search_make_url (
      scs, gtk_editable_get_text (self->ra_entry), gtk_editable_get_text (self->dec_entry),
      gtk_editable_get_text (self->radius_entry), gtk_editable_get_text (self->rows_entry));
  self->search = g_cancellable_new ();
  show_running (self, TRUE);
  say (self, _ ("Waiting for the answer…"), FALSE);
  nun_search_async (url, self->search, on_answer, g_object_ref (self));
}

static void
on_whole_sky (NunPagePreview *self)
{
  const NunCollection *table = chosen_table (self);
  g_autofree char     *rows = NULL;

  if (table == NULL || self->search != NULL)
    return;
  rows = g_strdup_printf ("%" PRId64, MAX (table->n_rows, 1));
  gtk_editable_set_text (self->ra_entry, "0");
  gtk_editable_set_text (self->dec_entry, "0");
  gtk_editable_set_text (self->radius_entry, "180");
  gtk_editable_set_text (self->rows_entry, rows);
  on_run (self);
}

/* -- what others see ------------------------------------------------------------------------------- */

static double
number (const char *text)
{
  char  *end;
  double value = g_ascii_strtod (text, &end);

  return end != text ? value : (double) NAN;
}

/* What stands in the form of images and spectra: nanometres and dates, as the person thinks of them. */
static void
fill_from_observations (NunPagePreview *self, NunClientQuestion *question)
{
  NunObservationAsk ask = nun_observation_query_get_ask (self->observation_query);
  g_autofree char  *time = g_strdup_printf ("%s/%s", ask.time_from, ask.time_to);

  question->ra_deg = number (ask.ra);
  question->dec_deg = number (ask.dec);
  question->radius_deg = number (ask.radius);
  question->band_m[0] = number (ask.band_from) * 1e-9;
  question->band_m[1] = number (ask.band_to) * 1e-9;
  if (*ask.time_from != 0 && *ask.time_to != 0)
    nun_discovery_read_time (time, question->time_mjd, NULL);
  if (*ask.max_rows != 0)
    question->max_rows = g_ascii_strtoll (ask.max_rows, NULL, 10);
}

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
  if (table->kind != NUN_COLLECTION_TABLE)
    fill_from_observations (self, &question);
  else
    {
      question.ra_deg = number (gtk_editable_get_text (self->ra_entry));
      question.dec_deg = number (gtk_editable_get_text (self->dec_entry));
      question.radius_deg = number (gtk_editable_get_text (self->radius_entry));
    }
  nun_client_panel_set (self->clients, asks[table->kind],
                        table->kind == NUN_COLLECTION_IMAGES ? 2 : 1, nun_host_get_base_url (host),
                        table->name, &question);
}

/* The cone that is asked for, among what there is. */
static void
act_map (GtkWidget *widget, const char *action, GVariant *unused)
{
  NunPagePreview      *self = NUN_PAGE_PREVIEW (widget);
  const NunCollection *table = chosen_table (self);
  NunObservationAsk    ask;

  if (table == NULL)
    return;
  if (table->kind != NUN_COLLECTION_TABLE)
    ask = nun_observation_query_get_ask (self->observation_query);
  else
    ask = (NunObservationAsk){ .ra = gtk_editable_get_text (self->ra_entry),
                               .dec = gtk_editable_get_text (self->dec_entry),
                               .radius = gtk_editable_get_text (self->radius_entry) };
  nun_sky_window_present_search (widget, nun_page_get_session (NUN_PAGE (self)), table,
                                 number (ask.ra), number (ask.dec), number (ask.radius));
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
  NunPagePreview      *self = NUN_PAGE_PREVIEW (page);
  NunSession          *session = nun_page_get_session (page);
  NunDescription      *description = nun_session_get_description (session);
  const NunCollection *table;

  nun_table_choice_refresh (self->table_drop, description);
  gtk_widget_set_visible (self->table_row, nun_description_get_n_collections (description) > 1);
  table = chosen_table (self);
  refresh_host (self, session);
  refresh_urls (self, session, table);
  fill_form (self, table);
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

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->filled, g_free);
  g_clear_pointer (&self->urls, g_free);
  g_clear_pointer (&self->url_rows, g_slist_free);
  G_OBJECT_CLASS (nun_page_preview_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/page-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, table_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, table_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, host_error);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, health);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, urls_row);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, query_group);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, observation_group);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, observation_query);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, name_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, ra_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, dec_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, radius_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, rows_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, run_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, sky_button);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, run_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, run_label);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, result_scroller);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, result_view);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, more_group);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, clients);
  gtk_widget_class_bind_template_child (widget_class, NunPagePreview, discovery);
  gtk_widget_class_bind_template_callback (widget_class, on_clients_asking);
  gtk_widget_class_bind_template_callback (widget_class, on_host);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_run);
  gtk_widget_class_bind_template_callback (widget_class, on_whole_sky);
}

static void
nun_page_preview_class_init (NunPagePreviewClass *klass)
{
  g_type_ensure (NUN_TYPE_HEALTH_PANEL);
  g_type_ensure (NUN_TYPE_CLIENT_PANEL);
  g_type_ensure (NUN_TYPE_DISCOVERY_PANEL);
  g_type_ensure (NUN_TYPE_NAME_ENTRY);
  g_type_ensure (NUN_TYPE_FINDING_LIST);
  g_type_ensure (NUN_TYPE_OBSERVATION_QUERY);
  G_OBJECT_CLASS (klass)->dispose = nun_page_preview_dispose;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_preview_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.map", NULL, act_map);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
nun_page_preview_init (NunPagePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_entry_set_targets (self->name_entry, self->ra_entry, self->dec_entry);
  nun_table_choice_setup (self->table_drop);
  nun_name_parts (GTK_WIDGET (self->urls_row), "AdwExpanderRow", _ ("Addresses"));
  nun_name_parts (GTK_WIDGET (self->urls_row), "GtkListBox", _ ("Addresses"));
}
