/* Searching images and spectra, and looking at what is found. */
#include "app/preview/observation-query.h"
#include "app/widgets/name-entry.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/pictures/image-window.h"
#include "app/pictures/plot-window.h"
#include "app/preview/gallery.h"
#include "app/preview/search.h"
#include "app/session/observation-search.h"
#include "app/widgets/chooser.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "app/widgets/spool-list.h"
#include "vo/observation.h"

struct _NunObservationQuery
{
  AdwBin        parent_instance;
  char         *table; /* NULL before the first */
  char         *base_url, *service;
  gboolean      is_spectra;
  char         *asked;  /* the URL of the answer */
  char         *saving; /* the URL that is to be saved */
  GCancellable *search; /* of the search under way, or NULL */
  GCancellable *fetch;  /* of everything else; NULL once it has gone */

  NunNameEntry    *name_entry;
  GtkEditable     *ra_entry;
  GtkEditable     *dec_entry;
  GtkEditable     *radius_entry;
  GtkEditable     *band_from_entry;
  GtkEditable     *band_to_entry;
  GtkEditable     *time_from_entry;
  GtkEditable     *time_to_entry;
  GtkEditable     *rows_entry;
  GtkButton       *run_button;
  GtkWidget       *all_button;
  GtkWidget       *copy_button;
  GtkWidget       *run_spinner;
  GtkLabel        *run_label;
  GtkWidget       *result_box;
  GtkToggleButton *pictures_button;
  GtkToggleButton *table_button;
  GtkStack        *pages;
  NunGallery      *gallery;
  GtkWidget       *table_page;
  GtkColumnView   *result_view;
  GtkLabel        *chosen_label;
  GtkWidget       *chosen_buttons;
  GtkButton       *plot_button;
};

G_DEFINE_FINAL_TYPE (NunObservationQuery, nun_observation_query, ADW_TYPE_BIN)

/* -- what is said ------------------------------------------------------------------------------------ */

static void
say (NunObservationQuery *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (self->run_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->run_label), *sentence != 0);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->run_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->run_label), "error");
}

static void
show_running (NunObservationQuery *self, gboolean running)
{
  gtk_button_set_label (self->run_button, running ? _ ("_Cancel") : _ ("_Search"));
  gtk_widget_set_sensitive (self->all_button, !running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->run_spinner), running);
}

static void
tell (NunObservationQuery *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", text);
}

static void
fail (NunObservationQuery *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
}

static void
empty (NunObservationQuery *self)
{
  nun_gallery_show (self->gallery, NULL, NULL, NULL);
  nun_spool_list_show (self->result_view, NULL);
  gtk_widget_set_visible (self->result_box, FALSE);
  gtk_widget_set_visible (self->copy_button, FALSE);
}

/* -- the chosen one ---------------------------------------------------------------------------------- */

static char *
dup_chosen (NunObservationQuery *self, const char *column)
{
  gint64 row = nun_gallery_get_selected (self->gallery);

  return row >= 0 ? nun_gallery_dup_cell (self->gallery, row, column) : g_strdup ("");
}

static char *
dup_access (NunObservationQuery *self, NunVoAccess access)
{
  g_autofree char *did = dup_chosen (self, "obs_publisher_did");

  return *did != 0 ? nun_vo_access_url (self->base_url, self->table, did, access) : NULL;
}

static void
on_selected (NunObservationQuery *self)
{
  g_autofree char *did = dup_chosen (self, "obs_publisher_did");
  g_autofree char *title = dup_chosen (self, "obs_title");

  gtk_label_set_label (self->chosen_label, *title != 0 ? title : did);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chosen_label), did);
  gtk_widget_set_sensitive (self->chosen_buttons, *did != 0);
}

static void
on_copy_chosen (NunObservationQuery *self)
{
  g_autofree char *url = dup_access (self, NUN_VO_ACCESS_FILE);

  if (url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), url);
  tell (self, _ ("Address copied"));
}

static void
on_copy_search (NunObservationQuery *self)
{
  if (self->asked == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->asked);
  tell (self, _ ("Address copied"));
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunObservationQuery) self = user_data;
  g_autoptr (GError)              error = NULL;
  gboolean                        fine = nun_download_finish (result, &error);

  if (self->fetch == NULL)
    return;
  if (fine)
    tell (self, _ ("File saved"));
  else
    fail (self, error);
}

static void
on_save_chosen (const char *const *paths, gpointer owner)
{
  NunObservationQuery *self = owner;

  if (self->saving != NULL && self->fetch != NULL)
    nun_download_async (self->saving, paths[0], self->fetch, on_saved, g_object_ref (self));
}

/* The name behind the last slash of what the identifier ends with. */
static char *
dup_file_name (NunObservationQuery *self)
{
  g_autofree char *did = dup_chosen (self, "obs_publisher_did");
  const char      *start = strrchr (did, '?') != NULL ? strrchr (did, '?') + 1 : did;
  g_autofree char *end = g_strdup (strrchr (start, '/') != NULL ? strrchr (start, '/') + 1 : start);
  char            *mark = strpbrk (end, "#[&");
  char            *name;

  if (mark != NULL)
    *mark = 0;
  name = g_uri_unescape_string (end, "/");
  return name != NULL && *name != 0 ? name : g_strdup ("file.fits");
}

static void
on_save (NunObservationQuery *self)
{
  g_autofree char *name = dup_file_name (self);

  g_free (self->saving);
  self->saving = dup_access (self, NUN_VO_ACCESS_FILE);
  if (self->saving != NULL)
    nun_choose_save (GTK_WIDGET (self), _ ("Save File"), name, on_save_chosen);
}

static void
on_plot (NunObservationQuery *self)
{
  g_autofree char *url = dup_access (self, NUN_VO_ACCESS_SPECTRUM);
  g_autofree char *title = dup_chosen (self, "obs_title");

  if (url != NULL)
    nun_plot_window_present (GTK_WIDGET (self), title, url);
}

static void
on_opened (NunObservationQuery *self)
{
  g_autofree char *url = self->is_spectra ? NULL : dup_access (self, NUN_VO_ACCESS_FILE);
  g_autofree char *title = dup_chosen (self, "obs_title");

  if (self->is_spectra)
    on_plot (self);
  else if (url != NULL)
    nun_image_window_present_url (GTK_WIDGET (self), title, url);
}

/* -- the search -------------------------------------------------------------------------------------- */

static void
show_answer (NunObservationQuery *self, const NunSearchAnswer *answer)
{
  gint64           n = nun_spool_get_n_rows (answer->spool);
  g_autofree char *found =
      self->is_spectra
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " spectrum found",
                                          "%'" PRId64 " spectra found", (gulong) n),
                             n)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " image found",
                                          "%'" PRId64 " images found", (gulong) n),
                             n);
  g_autofree char *sentence = g_strjoin (" · ", found, answer->warning, NULL);

  nun_gallery_show (self->gallery, answer->spool, self->base_url, self->table);
  nun_spool_list_show (self->result_view, answer->spool);
  gtk_widget_set_visible (self->result_box, n > 0);
  gtk_widget_set_visible (self->copy_button, TRUE);
  say (self, sentence, FALSE);
  on_selected (self);
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunObservationQuery) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autoptr (NunSearchAnswer)     answer = nun_search_finish (result, &error);

  if (self->search == NULL)
    return; /* it has gone */
  g_clear_object (&self->search);
  show_running (self, FALSE);
  if (answer != NULL)
    {
      show_answer (self, answer);
      return;
    }
  empty (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _ ("Cancelled"), FALSE);
  else
    say (self, error->message, TRUE);
}

static void
run (NunObservationQuery *self, const NunObservationAsk *ask)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *url = nun_observation_make_url (self->service, self->is_spectra, ask, &error);

  if (url == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  g_free (self->asked);
  self->asked = g_steal_pointer (&url);
  self->search = g_cancellable_new ();
  show_running (self, TRUE);
  say (self, _ ("Waiting for the answer…"), FALSE);
  nun_search_async (self->asked, self->search, on_answer, g_object_ref (self));
}

NunObservationAsk
nun_observation_query_get_ask (NunObservationQuery *self)
{
  return (NunObservationAsk){
    .ra = gtk_editable_get_text (self->ra_entry),
    .dec = gtk_editable_get_text (self->dec_entry),
    .radius = gtk_editable_get_text (self->radius_entry),
    .band_from = gtk_editable_get_text (self->band_from_entry),
    .band_to = gtk_editable_get_text (self->band_to_entry),
    .time_from = gtk_editable_get_text (self->time_from_entry),
    .time_to = gtk_editable_get_text (self->time_to_entry),
    .max_rows = gtk_editable_get_text (self->rows_entry),
  };
}

static void
on_run (NunObservationQuery *self)
{
  NunObservationAsk ask = nun_observation_query_get_ask (self);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  else if (self->service != NULL)
    run (self, &ask);
}

static void
clear_form (NunObservationQuery *self)
{
  GtkEditable *all[] = { self->ra_entry,      self->dec_entry,       self->band_from_entry,
                         self->band_to_entry, self->time_from_entry, self->time_to_entry };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_editable_set_text (all[i], "");
}

static void
on_all (NunObservationQuery *self)
{
  if (self->search != NULL)
    return;
  clear_form (self);
  on_run (self);
}

static void
on_page (NunObservationQuery *self)
{
  GtkWidget *page = gtk_toggle_button_get_active (self->table_button) ? self->table_page
                                                                      : GTK_WIDGET (self->gallery);

  nun_show_page (self->pages, page);
}

/* -- filling ----------------------------------------------------------------------------------------- */

static void
set_number (GtkEditable *entry, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_editable_set_text (entry, g_ascii_formatd (text, sizeof text, "%.8g", number));
}

void
nun_observation_query_show (NunObservationQuery *self,
                            const NunCollection *collection,
                            const char          *base_url,
                            const char          *service)
{
  gboolean fresh = g_strcmp0 (self->table, collection->name) != 0;

  /* A server that was started anew may have another port. */
  if (fresh || g_strcmp0 (self->service, service) != 0)
    empty (self);
  g_free (self->service);
  self->service = g_strdup (service);
  g_free (self->base_url);
  self->base_url = g_strdup (base_url);
  self->is_spectra = collection->kind == NUN_COLLECTION_SPECTRA;
  gtk_button_set_label (self->plot_button, self->is_spectra ? _ ("_Plot") : _ ("_Look At"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_spectra ? _ ("Plot") : _ ("Look At"), -1);
  if (!fresh)
    return;
  g_free (self->table);
  self->table = g_strdup (collection->name);
  clear_form (self);
  say (self, "", FALSE);
  if (!collection->has_test)
    return;
  set_number (self->ra_entry, collection->test_ra_deg);
  set_number (self->dec_entry, collection->test_dec_deg);
  set_number (self->radius_entry, MAX (collection->test_sr_deg, 0.01));
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_observation_query_dispose (GObject *object)
{
  NunObservationQuery *self = NUN_OBSERVATION_QUERY (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_cancellable_cancel (self->fetch);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->saving, g_free);
  G_OBJECT_CLASS (nun_observation_query_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/observation-query.ui");
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, name_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, ra_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, dec_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, radius_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, band_from_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, band_to_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, time_from_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, time_to_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, rows_entry);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, run_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, all_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, copy_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, run_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, run_label);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, result_box);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, pictures_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, table_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, pages);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, gallery);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, table_page);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, result_view);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, chosen_buttons);
  gtk_widget_class_bind_template_child (widget_class, NunObservationQuery, plot_button);
}

static void
nun_observation_query_class_init (NunObservationQueryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_NAME_ENTRY);
  g_type_ensure (NUN_TYPE_GALLERY);
  G_OBJECT_CLASS (klass)->dispose = nun_observation_query_dispose;
  bind_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_run);
  gtk_widget_class_bind_template_callback (widget_class, on_all);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_search);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
nun_observation_query_init (NunObservationQuery *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_entry_set_targets (self->name_entry, self->ra_entry, self->dec_entry);
  self->fetch = g_cancellable_new ();
  show_running (self, FALSE);
  nun_let_buttons_shrink (GTK_WIDGET (self));
  on_page (self);
}
