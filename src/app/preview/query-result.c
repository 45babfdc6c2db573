/* An answer, looked at from several sides. */
#include "app/preview/query-result.h"

#include <glib/gi18n-lib.h>

#include "app/pictures/image-window.h"
#include "app/pictures/plot-window.h"
#include "app/preview/gallery.h"
#include "app/preview/response-view.h"
#include "app/session/fetch.h"
#include "app/widgets/bidi.h"
#include "app/widgets/chooser.h"
#include "app/widgets/column-words.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "app/widgets/spool-list.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/wrap-box.h"
#include "vo/observation.h"

struct _NunQueryResult
{
  AdwBin           parent_instance;
  char            *table, *base_url; /* NULL before the first answer */
  gboolean         is_spectra;
  gboolean         is_filling;
  char            *saving;    /* the URL that is to be saved */
  GCancellable    *fetch;     /* NULL once it has gone */
  GtkToggleButton *preferred; /* what the person wants to see of an answer, or NULL */

  GtkToggleButton *pictures_button;
  GtkToggleButton *table_button;
  GtkToggleButton *columns_button;
  GtkToggleButton *response_button;
  GtkStack        *pages;
  NunGallery      *gallery;
  GtkWidget       *table_page;
  GtkColumnView   *result_view;
  GtkWidget       *columns_page;
  GtkWidget       *columns_scroller;
  GtkWidget       *columns_list;
  NunResponseView *response;
  GtkWidget       *chosen_child;
  GtkLabel        *chosen_label;
  GtkWidget       *chosen_buttons;
  GtkButton       *plot_button;
};

G_DEFINE_FINAL_TYPE (NunQueryResult, nun_query_result, ADW_TYPE_BIN)

static void
tell (NunQueryResult *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", text);
}

static void
fail (NunQueryResult *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
}

/* -- the chosen one ---------------------------------------------------------------------------------- */

static char *
dup_chosen (NunQueryResult *self, const char *column)
{
  gint64 row = nun_gallery_get_selected (self->gallery);

  return row >= 0 ? nun_gallery_dup_cell (self->gallery, row, column) : g_strdup ("");
}

static char *
dup_access (NunQueryResult *self, NunVoAccess access)
{
  g_autofree char *did = dup_chosen (self, "obs_publisher_did");

  return *did != 0 ? nun_vo_access_url (self->base_url, self->table, did, access) : NULL;
}

static void
on_selected (NunQueryResult *self)
{
  g_autofree char *did = dup_chosen (self, "obs_publisher_did");
  g_autofree char *title = dup_chosen (self, "obs_title");

  gtk_label_set_label (self->chosen_label, *title != 0 ? title : did);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chosen_label), did);
  gtk_widget_set_sensitive (self->chosen_buttons, *did != 0);
}

static void
on_copy_chosen (NunQueryResult *self)
{
  g_autofree char *url = dup_access (self, NUN_VO_ACCESS_FILE);

  if (url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), url);
  tell (self, _ ("Address copied"));
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunQueryResult) self = user_data;
  g_autoptr (GError)         error = NULL;
  gboolean                   fine = nun_download_finish (result, &error);

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
  NunQueryResult *self = owner;

  if (self->saving != NULL && self->fetch != NULL)
    nun_download_async (self->saving, paths[0], self->fetch, on_saved, g_object_ref (self));
}

/* The name behind the last slash of what the identifier ends with. */
static char *
dup_file_name (NunQueryResult *self)
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
on_save (NunQueryResult *self)
{
  g_autofree char *name = dup_file_name (self);

  g_free (self->saving);
  self->saving = dup_access (self, NUN_VO_ACCESS_FILE);
  if (self->saving != NULL)
    nun_choose_save (GTK_WIDGET (self), _ ("Save File"), name, on_save_chosen);
}

static void
on_plot (NunQueryResult *self)
{
  g_autofree char *url = dup_access (self, NUN_VO_ACCESS_SPECTRUM);
  g_autofree char *title = dup_chosen (self, "obs_title");

  if (url != NULL)
    nun_plot_window_present (GTK_WIDGET (self), title, url);
}

static void
on_opened (NunQueryResult *self)
{
  g_autofree char *url = self->is_spectra ? NULL : dup_access (self, NUN_VO_ACCESS_FILE);
  g_autofree char *title = dup_chosen (self, "obs_title");

  if (self->is_spectra)
    on_plot (self);
  else if (url != NULL)
    nun_image_window_present_url (GTK_WIDGET (self), title, url);
}

/* -- sides of the answer ----------------------------------------------------------------------------- */

static void
on_page (NunQueryResult *self)
{
  GtkToggleButton *const buttons[] = { self->pictures_button, self->table_button,
                                       self->columns_button, self->response_button };
  GtkWidget *const pages[] = { GTK_WIDGET (self->gallery), self->table_page, self->columns_page,
                               GTK_WIDGET (self->response) };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_toggle_button_get_active (buttons[i]))
      {
        nun_show_page (self->pages, pages[i]);
        if (!self->is_filling)
          self->preferred = buttons[i];
      }
  gtk_widget_set_visible (self->chosen_child, gtk_toggle_button_get_active (self->pictures_button));
}

/* What the person looked at last, where this answer has it; else the first side that it has. */
static void
choose_page (NunQueryResult *self, gboolean has_pictures, gboolean has_table)
{
  GtkToggleButton *first = has_pictures ? self->pictures_button
                           : has_table  ? self->table_button
                                        : self->response_button;

  gtk_widget_set_visible (GTK_WIDGET (self->pictures_button), has_pictures);
  gtk_widget_set_visible (GTK_WIDGET (self->table_button), has_table);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), has_table);
  if (self->preferred != NULL && gtk_widget_get_visible (GTK_WIDGET (self->preferred)))
    first = self->preferred;
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (first, TRUE);
  on_page (self);
  self->is_filling = FALSE;
}

static gboolean
has_datasets (NunSpool *spool)
{
  GPtrArray *columns = nun_spool_get_columns (spool);

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const NunColumn *) columns->pdata[i])->name, "obs_publisher_did"))
      return nun_spool_get_n_rows (spool) > 0;
  return FALSE;
}

static void
set_service (NunQueryResult *self, const char *base_url, const NunCollection *collection)
{
  g_free (self->base_url);
  g_free (self->table);
  self->base_url = g_strdup (base_url);
  self->table = g_strdup (collection != NULL ? collection->name : NULL);
  self->is_spectra = collection != NULL && collection->kind == NUN_COLLECTION_SPECTRA;
  gtk_button_set_label (self->plot_button, self->is_spectra ? _ ("_Plot") : _ ("_Look At"));
  nun_name_button (GTK_WIDGET (self->plot_button), self->is_spectra ? _ ("Plot") : _ ("Look At"));
}

void
nun_query_result_show (NunQueryResult        *self,
                       const NunSearchAnswer *answer,
                       const char            *base_url,
                       const NunCollection   *collection)
{
  NunSpool *spool = answer != NULL ? answer->spool : NULL;
  gboolean  has_pictures =
      spool != NULL && collection->kind != NUN_COLLECTION_TABLE && has_datasets (spool);

  set_service (self, base_url, collection);
  nun_gallery_show (self->gallery, has_pictures ? spool : NULL, base_url, self->table);
  nun_spool_list_show (self->result_view, spool);
  nun_column_words_fill_list (self->columns_list,
                              spool != NULL ? nun_spool_get_columns (spool) : NULL);
  nun_response_view_show (self->response, answer != NULL ? answer->response : NULL);
  choose_page (self, has_pictures, spool != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), answer != NULL);
  on_selected (self);
}

char *
nun_query_result_dup_chosen (NunQueryResult *self)
{
  return dup_chosen (self, "obs_publisher_did");
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_query_result_dispose (GObject *object)
{
  NunQueryResult *self = NUN_QUERY_RESULT (object);

  g_cancellable_cancel (self->fetch);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->saving, g_free);
  G_OBJECT_CLASS (nun_query_result_parent_class)->dispose (object);
}

static void
nun_query_result_class_init (NunQueryResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_GALLERY);
  g_type_ensure (NUN_TYPE_RESPONSE_VIEW);
  g_type_ensure (NUN_TYPE_TAB_STOP);
  g_type_ensure (NUN_TYPE_WRAP_BOX);
  G_OBJECT_CLASS (klass)->dispose = nun_query_result_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/query-result.ui");
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, pictures_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, table_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, columns_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, response_button);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, pages);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, gallery);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, table_page);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, result_view);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, columns_page);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, columns_scroller);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, response);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, chosen_child);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, chosen_buttons);
  gtk_widget_class_bind_template_child (widget_class, NunQueryResult, plot_button);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
nun_query_result_init (NunQueryResult *self)
{
  self->fetch = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_begin_at_first_column (GTK_SCROLLABLE (self->result_view));
  self->columns_list = nun_column_words_new_list (_ ("Columns of the Answer"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->columns_scroller), self->columns_list);
  nun_name_parts (self->table_page, "GtkScrolledWindow", _ ("Rows of the Answer"));
  nun_name_parts (self->columns_page, "GtkScrolledWindow", _ ("Columns of the Answer"));
  nun_let_buttons_shrink (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
