/* Asking the preview, whatever the protocol. */
#include "app/preview/query-panel.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "app/pictures/sky-window.h"
#include "app/preview/query-form.h"
#include "app/preview/query-result.h"
#include "app/widgets/keep-focus.h"
#include "app/widgets/name-entry.h"
#include "app/widgets/naming.h"
#include "health/discovery.h"

/* What stays in view above an answer, in pixels: its summary. */
#define ABOVE_ANSWER 48

/* An answer with more rows is asked for in the form that is quicker to read. */
#define MANY_ROWS 20000

struct _NunQueryPanel
{
  AdwBin         parent_instance;
  NunSession    *session;    /* NULL before the first collection */
  NunCollection *collection; /* likewise */
  char          *base_url;
  gboolean       has_places;
  GPtrArray     *protocols; /* of NunProtocol, static: those of the drop-down */
  GCancellable  *search;    /* of the search under way, or NULL */

  GtkDropDown    *protocol_drop;
  NunNameEntry   *name_entry;
  NunQueryForm   *form;
  GtkButton      *run_button;
  GtkWidget      *all_button;
  GtkWidget      *map_button;
  GtkWidget      *run_spinner;
  GtkLabel       *run_label;
  NunQueryResult *result;
  gboolean        placed; /* the last answer has had a frame to be laid out in */
};

G_DEFINE_FINAL_TYPE (NunQueryPanel, nun_query_panel, ADW_TYPE_BIN)

/* -- what is said ---------------------------------------------------------------------------------- */

static void
say (NunQueryPanel *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (self->run_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->run_label), *sentence != 0);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->run_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->run_label), "error");
}

static void
show_running (NunQueryPanel *self, gboolean running)
{
  gtk_button_set_label (self->run_button, running ? _ ("_Cancel") : _ ("_Search"));
  nun_set_ready (self->all_button, !running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->run_spinner), running);
}

static char *
dup_count (NunQueryPanel *self, const NunSearchAnswer *answer)
{
  gint64             n = nun_spool_get_n_rows (answer->spool);
  const NunProtocol *protocol = nun_query_form_get_protocol (self->form);

  if (protocol == &nun_protocol_ssap)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " spectrum found",
                                         "%'" PRId64 " spectra found", (gulong) n),
                            n);
  if (protocol == &nun_protocol_sia1 || protocol == &nun_protocol_sia2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " image found",
                                         "%'" PRId64 " images found", (gulong) n),
                            n);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row", "%'" PRId64 " rows", (gulong) n), n);
}

/* "110 rows · 12 ms · 40 kB". */
static char *
dup_summary (NunQueryPanel *self, const NunSearchAnswer *answer)
{
  const NunReply  *reply = &answer->response->reply;
  g_autofree char *size = g_format_size ((guint64) reply->n_bytes);
  g_autofree char *time = reply->seconds < 1
                              ? g_strdup_printf (_ ("%.0f ms"), reply->seconds * 1000)
                              : g_strdup_printf (_ ("%.1f s"), reply->seconds);
  g_autofree char *count = answer->spool != NULL ? dup_count (self, answer) : NULL;
  g_autofree char *cost = g_strjoin (" · ", time, size, answer->warning, NULL);

  return count != NULL ? g_strjoin (" · ", count, cost, NULL) : g_steal_pointer (&cost);
}

/* Scrolls the page until the answer is seen, as far as the form's summary stays; in the second frame, when it has a place. */
static gboolean
come_into_view (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  NunQueryPanel  *self = NUN_QUERY_PANEL (widget);
  GtkWidget      *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *shown;
  graphene_rect_t place;
  double          below;

  if (!self->placed)
    {
      self->placed = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (page == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self->result), page, &place))
    return G_SOURCE_REMOVE;
  shown = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  below = place.origin.y + place.size.height - gtk_adjustment_get_page_size (shown);
  below = MIN (below, place.origin.y - ABOVE_ANSWER);
  if (below > 0)
    gtk_adjustment_set_value (shown, gtk_adjustment_get_value (shown) + below);
  return G_SOURCE_REMOVE;
}

/* -- the search ------------------------------------------------------------------------------------ */

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunQueryPanel)   self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunSearchAnswer) answer = nun_search_finish (result, &error);
  g_autofree char            *summary = NULL;

  if (self->search == NULL)
    return; /* the panel has gone */
  g_clear_object (&self->search);
  show_running (self, FALSE);
  nun_query_result_show (self->result, answer, self->base_url, self->collection);
  if (answer == NULL)
    {
      gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      say (self, cancelled ? _ ("Cancelled") : error->message, !cancelled);
      return;
    }
  if (answer->problem != NULL)
    {
      say (self, answer->problem, TRUE);
      return;
    }
  summary = dup_summary (self, answer);
  say (self, summary, FALSE);
  self->placed = FALSE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), come_into_view, NULL, NULL);
}

/* Where the protocol is asked, NULL where the collection is not served by it.  g_free. */
static char *
dup_service (NunQueryPanel *self)
{
  const NunProtocol *protocol = nun_query_form_get_protocol (self->form);
  NunAsk             ask;

  if (protocol == NULL || !nun_ask_find (protocol->id, &ask) ||
      (protocol == &nun_protocol_scs && !self->has_places))
    return NULL;
  return nun_ask_url (ask, self->base_url, self->collection->name);
}

static void
on_run (NunQueryPanel *self)
{
  g_autofree char *service = NULL, *url = NULL;

  if (self->search != NULL)
    {
      g_cancellable_cancel (self->search);
      return;
    }
  if (self->collection == NULL)
    return;
  service = dup_service (self);
  if (service == NULL)
    {
      say (self,
           _ ("This table has no positions, so there is nothing to search by. The Meaning step "
              "tells "
              "what is missing."),
           TRUE);
      return;
    }
  url = nun_query_form_make_url (self->form, service);
  self->search = g_cancellable_new ();
  show_running (self, TRUE);
  say (self, _ ("Waiting for the answer…"), FALSE);
  nun_search_async (url, self->search, on_answer, g_object_ref (self));
}

/* All rows of a table, every image, every spectrum. */
static void
on_all (NunQueryPanel *self)
{
  const NunProtocol *protocol = nun_query_form_get_protocol (self->form);
  g_autofree char   *rows = NULL;

  if (self->search != NULL || self->collection == NULL)
    return;
  nun_query_form_reset (self->form);
  if (protocol == &nun_protocol_scs || protocol == &nun_protocol_sia1)
    {
      nun_query_form_set_number (self->form, NUN_PART_RA, 0);
      nun_query_form_set_number (self->form, NUN_PART_DEC, 0);
    }
  nun_query_form_set (self->form, "SIZE", NUN_PART_WHOLE, "360,180");
  if (protocol == &nun_protocol_scs)
    {
      rows = g_strdup_printf ("%" PRId64, MAX (self->collection->n_rows, 1));
      nun_query_form_set_number (self->form, NUN_PART_RADIUS, 180);
      nun_query_form_set (self->form, "MAXREC", NUN_PART_WHOLE, rows);
      if (self->collection->n_rows > MANY_ROWS)
        nun_query_form_set (self->form, "RESPONSEFORMAT", NUN_PART_WHOLE, "votable/b2");
    }
  on_run (self);
}

/* The cone that is asked for, among what there is. */
static void
act_map (GtkWidget *widget, const char *action, GVariant *unused)
{
  NunQueryPanel *self = NUN_QUERY_PANEL (widget);

  if (self->collection != NULL)
    nun_sky_window_present_search (widget, self->session, self->collection,
                                   nun_query_form_get_number (self->form, NUN_PART_RA),
                                   nun_query_form_get_number (self->form, NUN_PART_DEC),
                                   nun_query_form_get_number (self->form, NUN_PART_RADIUS));
}

void
nun_query_panel_fill_question (NunQueryPanel *self, NunClientQuestion *question)
{
  const char      *from = nun_query_form_get (self->form, NULL, NUN_PART_FROM_DATE);
  const char      *to = nun_query_form_get (self->form, NULL, NUN_PART_TO_DATE);
  const char      *rows = nun_query_form_get (self->form, "MAXREC", NUN_PART_WHOLE);
  g_autofree char *time = g_strdup_printf ("%s/%s", from, to);

  question->ra_deg = nun_query_form_get_number (self->form, NUN_PART_RA);
  question->dec_deg = nun_query_form_get_number (self->form, NUN_PART_DEC);
  question->radius_deg = nun_query_form_get_number (self->form, NUN_PART_RADIUS);
  question->band_m[0] = nun_query_form_get_number (self->form, NUN_PART_FROM_WAVE) * 1e-9;
  question->band_m[1] = nun_query_form_get_number (self->form, NUN_PART_TO_WAVE) * 1e-9;
  if (*from != 0 && *to != 0)
    nun_discovery_read_time (time, question->time_mjd, NULL);
  if (self->collection != NULL && self->collection->kind != NUN_COLLECTION_TABLE && *rows != 0)
    question->max_rows = g_ascii_strtoll (rows, NULL, 10);
}

/* -- the protocol ---------------------------------------------------------------------------------- */

/* What its form has decides what stands around it; a dataset that was chosen in an answer is what others are asked about. */
static void
use_protocol (NunQueryPanel *self, const NunProtocol *protocol)
{
  g_autofree char *chosen = nun_query_result_dup_chosen (self->result);
  GtkEditable     *ra, *dec;
  gboolean         has_place;

  nun_query_form_set_protocol (self->form, protocol);
  ra = nun_query_form_get_entry (self->form, NUN_PART_RA);
  dec = nun_query_form_get_entry (self->form, NUN_PART_DEC);
  has_place = ra != NULL && dec != NULL;
  nun_name_entry_set_targets (self->name_entry, ra, dec);
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry), has_place);
  gtk_widget_set_visible (self->all_button, has_place);
  gtk_widget_set_visible (self->map_button, has_place);
  if (!has_place && *chosen != 0)
    nun_query_form_set (self->form, "ID", NUN_PART_WHOLE, chosen);
}

static void
on_protocol (NunQueryPanel *self)
{
  guint chosen = gtk_drop_down_get_selected (self->protocol_drop);

  if (self->protocols != NULL && chosen < self->protocols->len)
    use_protocol (self, self->protocols->pdata[chosen]);
}

/* Those that search by place come first, the newest of them before the others. */
static gboolean
is_better (const NunProtocol *protocol)
{
  return protocol == &nun_protocol_scs || protocol == &nun_protocol_sia2 ||
         protocol == &nun_protocol_ssap;
}

static void
fill_protocols (NunQueryPanel *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->protocols, g_ptr_array_unref);
  self->protocols = g_ptr_array_new ();
  for (guint better = 2; better-- > 0;)
    for (guint i = 0; nun_protocols[i] != NULL; i++)
      {
        const NunProtocol *protocol = nun_protocols[i];
        NunAsk             ask;

        if (is_better (protocol) != (better == 1) || !nun_protocol_has_form (protocol) ||
            !nun_protocol_is_offered (protocol, self->collection) ||
            !nun_ask_find (protocol->id, &ask))
          continue;
        g_ptr_array_add (self->protocols, (gpointer) protocol);
        gtk_string_list_append (names, nun_ask_get_name (ask));
      }
  gtk_drop_down_set_model (self->protocol_drop, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->protocol_drop), self->protocols->len > 1);
  on_protocol (self);
}

/* -- filling --------------------------------------------------------------------------------------- */

/* The cone that is known to return rows. */
static void
fill_form (NunQueryPanel *self)
{
  const NunCollection *collection = self->collection;
  gboolean             is_table = collection->kind == NUN_COLLECTION_TABLE;

  nun_query_form_reset (self->form);
  say (self, "", FALSE);
  if (!collection->has_test)
    return;
  nun_query_form_set_number (self->form, NUN_PART_RA, collection->test_ra_deg);
  nun_query_form_set_number (self->form, NUN_PART_DEC, collection->test_dec_deg);
  nun_query_form_set_number (self->form, NUN_PART_RADIUS,
                             is_table ? collection->test_sr_deg
                                      : MAX (collection->test_sr_deg, 0.01));
}

/* A collection may come to have its test later than its name. */
static gboolean
is_other (const NunCollection *former, const NunCollection *next)
{
  return former == NULL || !g_str_equal (former->name, next->name) || former->kind != next->kind ||
         (!former->has_test && next->has_test);
}

void
nun_query_panel_show (NunQueryPanel       *self,
                      NunSession          *session,
                      const NunCollection *collection,
                      const char          *base_url,
                      gboolean             has_places)
{
  gboolean other = is_other (self->collection, collection);

  /* A server that was started anew may have another port. */
  if (other || g_strcmp0 (self->base_url, base_url) != 0)
    {
      /* what is under way was asked of the other one */
      if (self->search != NULL)
        g_cancellable_cancel (self->search);
      nun_query_result_show (self->result, NULL, NULL, NULL);
    }
  g_set_object (&self->session, session);
  nun_collection_ref ((NunCollection *) collection);
  g_clear_pointer (&self->collection, nun_collection_unref);
  self->collection = (NunCollection *) collection;
  g_free (self->base_url);
  self->base_url = g_strdup (base_url);
  self->has_places = has_places;
  if (!other)
    return;
  gtk_button_set_label (GTK_BUTTON (self->all_button), collection->kind == NUN_COLLECTION_TABLE
                                                           ? _ ("_Whole Sky")
                                                           : _ ("Show _All"));
  fill_protocols (self);
  fill_form (self);
}

/* -- life ------------------------------------------------------------------------------------------ */

static void
nun_query_panel_dispose (GObject *object)
{
  NunQueryPanel *self = NUN_QUERY_PANEL (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_pointer (&self->collection, nun_collection_unref);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->protocols, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_query_panel_parent_class)->dispose (object);
}

static void
nun_query_panel_class_init (NunQueryPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_NAME_ENTRY);
  g_type_ensure (NUN_TYPE_QUERY_FORM);
  g_type_ensure (NUN_TYPE_QUERY_RESULT);
  G_OBJECT_CLASS (klass)->dispose = nun_query_panel_dispose;
  gtk_widget_class_install_action (widget_class, "preview.map", NULL, act_map);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/query-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, protocol_drop);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, name_entry);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, form);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, run_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, all_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, map_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, run_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, run_label);
  gtk_widget_class_bind_template_child (widget_class, NunQueryPanel, result);
  gtk_widget_class_bind_template_callback (widget_class, on_protocol);
  gtk_widget_class_bind_template_callback (widget_class, on_run);
  gtk_widget_class_bind_template_callback (widget_class, on_all);
}

static void
nun_query_panel_init (NunQueryPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_drop_down (self->protocol_drop, _ ("Protocol"));
}
