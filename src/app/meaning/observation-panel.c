/* The Meaning step of images and spectra: fields with their rules, files, and the sky. */
#include "app/meaning/observation-panel.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/meaning/column-table.h"
#include "app/meaning/field-choice.h"
#include "app/meaning/field-item.h"
#include "app/meaning/field-table.h"
#include "app/meaning/header-window.h"
#include "app/meaning/observation-grid.h"
#include "app/meaning/rule-text.h"
#include "app/meaning/rule-window.h"
#include "app/pictures/image-window.h"
#include "app/pictures/sky-panel.h"
#include "app/widgets/bidi.h"
#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "app/widgets/tab-stop.h"
#include "observe/observation.h"

struct _NunObservationPanel
{
  AdwBin             parent_instance;
  NunSession        *session;
  NunCollection     *shown; /* NULL before the first */
  NunObservations   *observations;
  char              *asked;    /* the facts that the files were asked for with */
  char              *open;     /* the field whose rule waits for the files, or NULL */
  gboolean           is_stale; /* the grid shows other fields, while it is not seen */
  GListStore        *items;    /* of NunFieldItem */
  GtkCustomFilter   *filter;
  GtkMultiSelection *selection;
  guint              focusing; /* idle source */

  GtkToggleButton    *fields_button;
  GtkToggleButton    *files_button;
  GtkToggleButton    *gaps_button;
  GtkToggleButton    *conflicts_button;
  GtkToggleButton    *more_button;
  GtkWidget          *walk_buttons;
  GtkWidget          *accept_button;
  GtkWidget          *edit_button;
  GtkWidget          *empty_button;
  GtkWidget          *back_button;
  GtkLabel           *several; /* what can be done with several fields */
  GtkWidget          *image_button;
  GtkWidget          *header_button;
  GtkWidget          *sky_button;
  GtkPopover         *sky_popover;
  NunSkyPanel        *sky;
  GtkStack           *pages;
  GtkWidget          *fields_page;
  GtkColumnView      *field_view;
  NunObservationGrid *grid;
};

G_DEFINE_FINAL_TYPE (NunObservationPanel, nun_observation_panel, ADW_TYPE_BIN)

static gboolean
shows_files (NunObservationPanel *self)
{
  return gtk_toggle_button_get_active (self->files_button);
}

static gboolean
is_level_shown (NunObservationPanel *self, const NunObservationField *field)
{
  return field->level == 1 || gtk_toggle_button_get_active (self->more_button);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  NunObservationPanel *self = user_data;

  if (gtk_toggle_button_get_active (self->gaps_button) && !shows_files (self))
    return nun_field_item_has_gaps (item);
  return is_level_shown (self, nun_field_item_get_field (item));
}

/* -- the bar ----------------------------------------------------------------------------------------- */

static guint
count_gaps (NunObservationPanel *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += nun_field_item_has_gaps (item);
    }
  return n;
}

/* Only where there are some: most folders are in order. */
static void
refresh_conflicts (NunObservationPanel *self)
{
  guint            n = self->observations != NULL ? self->observations->n_conflicts : 0;
  g_autofree char *label = g_strdup_printf (_ ("Contradictions (%u)"), n);

  gtk_button_set_label (GTK_BUTTON (self->conflicts_button), label);
  nun_name_button (GTK_WIDGET (self->conflicts_button), label);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_button), n > 0);
  if (n == 0)
    gtk_toggle_button_set_active (self->conflicts_button, FALSE);
}

/* Floating; NULL when there is nothing to do so. */
static GVariant *
make_edits (NunObservationPanel *self, GPtrArray *chosen, NunFieldDeed deed, guint *n)
{
  *n = 0;
  if (self->session == NULL || self->shown == NULL || nun_session_is_read_only (self->session))
    return NULL;
  return nun_field_choice_make_edits (chosen, nun_session_get_description (self->session),
                                      self->shown->name, deed, n);
}

static void
let_do (NunObservationPanel *self, GPtrArray *chosen, NunFieldDeed deed, GtkWidget *button)
{
  guint                n;
  g_autoptr (GVariant) edits = make_edits (self, chosen, deed, &n);

  gtk_widget_set_sensitive (button, edits != NULL);
}

/* What can be done with the fields that are chosen. */
static void
refresh_chosen (NunObservationPanel *self)
{
  g_autoptr (GPtrArray) chosen = nun_field_choice_get (GTK_SELECTION_MODEL (self->selection));
  gboolean              several = chosen->len > 1 && !shows_files (self);

  let_do (self, chosen, NUN_FIELD_ACCEPT, self->accept_button);
  let_do (self, chosen, NUN_FIELD_EMPTY, self->empty_button);
  let_do (self, chosen, NUN_FIELD_TAKE_BACK, self->back_button);
  gtk_widget_set_visible (self->empty_button, several);
  gtk_widget_set_visible (self->back_button, several);
  gtk_widget_set_visible (self->edit_button, !several && !shows_files (self));
  gtk_widget_set_visible (GTK_WIDGET (self->several), several);
  if (several)
    {
      g_autofree char *words = nun_field_choice_dup_words (chosen->len);

      gtk_label_set_label (self->several, words);
    }
  gtk_widget_set_sensitive (self->edit_button, self->observations != NULL && chosen->len == 1);
  gtk_widget_set_sensitive (self->walk_buttons,
                            nun_field_choice_find_next (GTK_SELECTION_MODEL (self->selection), 1) !=
                                GTK_INVALID_LIST_POSITION);
}

static void
refresh_bar (NunObservationPanel *self)
{
  gboolean         files = shows_files (self);
  guint            n = !files                       ? count_gaps (self)
                       : self->observations != NULL ? self->observations->n_gaps
                                                    : 0;
  g_autofree char *label = n == 0 ? g_strdup (_ ("No Gaps")) : g_strdup_printf (_ ("Gaps (%u)"), n);

  gtk_button_set_label (GTK_BUTTON (self->gaps_button), label);
  nun_name_button (GTK_WIDGET (self->gaps_button), label);
  if (n == 0)
    gtk_toggle_button_set_active (self->gaps_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->gaps_button), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->gaps_button),
                               files ? _ ("Show only files that lack what they should have")
                                     : _ ("Show only fields that some files lack"));
  refresh_conflicts (self);
  gtk_widget_set_visible (self->accept_button, !files);
  gtk_widget_set_visible (self->walk_buttons, !files);
  gtk_widget_set_visible (self->header_button, files);
  gtk_widget_set_visible (self->image_button, files && self->shown != NULL &&
                                                  self->shown->kind == NUN_COLLECTION_IMAGES);
  gtk_widget_set_sensitive (self->image_button,
                            nun_observation_grid_get_selected (self->grid) >= 0);
  refresh_chosen (self);
  gtk_widget_set_sensitive (self->header_button,
                            nun_observation_grid_get_selected (self->grid) >= 0);
  gtk_widget_set_sensitive (self->sky_button, self->observations != NULL);
}

static void
refilter (NunObservationPanel *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  nun_observation_grid_set_filter (self->grid, gtk_toggle_button_get_active (self->gaps_button),
                                   gtk_toggle_button_get_active (self->conflicts_button));
}

/* In the order of the model. */
static void
show_grid (NunObservationPanel *self)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  self->is_stale = FALSE;
  if (self->observations == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      guint                    column = nun_field_item_get_column (item);

      if (is_level_shown (self, nun_field_item_get_field (item)))
        g_array_append_val (columns, column);
    }
  nun_observation_grid_show (self->grid, self->observations, columns);
}

static void
on_gaps (NunObservationPanel *self)
{
  refilter (self);
}

/* Single files contradict themselves, so files are what is shown. */
static void
on_conflicts (NunObservationPanel *self)
{
  if (gtk_toggle_button_get_active (self->conflicts_button))
    gtk_toggle_button_set_active (self->files_button, TRUE);
  refilter (self);
}

static void
on_page (NunObservationPanel *self)
{
  GtkWidget *page = shows_files (self) ? GTK_WIDGET (self->grid) : self->fields_page;

  nun_show_page (self->pages, page);
  if (!shows_files (self))
    gtk_toggle_button_set_active (self->conflicts_button, FALSE);
  if (self->is_stale)
    show_grid (self);
  refilter (self);
  if (self->session != NULL)
    refresh_bar (self);
}

/* -- files ------------------------------------------------------------------------------------------- */

static void
on_more (NunObservationPanel *self)
{
  if (shows_files (self))
    show_grid (self);
  else
    {
      self->is_stale = self->observations != NULL;
      refilter (self);
    }
  if (self->session != NULL)
    refresh_bar (self);
}

static char *
dup_cell (NunObservationPanel *self, gint64 row, const char *column)
{
  int at = nun_collection_find_column (self->shown, column);

  return at >= 0 ? nun_spool_dup_cell (self->observations->spool, row, (guint) at) : g_strdup ("");
}

static char **
dup_field_keys (NunObservationPanel *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_strv_builder_add (builder, nun_field_item_get_field (item)->key);
    }
  return g_strv_builder_end (builder);
}

/* The steps of the rule that is there stay: another date is still a date. */
static void
use_keyword (NunObservationPanel *self, const char *field, const char *keyword)
{
  g_autoptr (GError) error = NULL;
  const char        *now;
  g_autofree char   *rule = NULL, *told = NULL;

  if (self->shown == NULL || nun_observation_field_find (field) == NULL)
    return;
  now = nun_description_get_value (nun_session_get_description (self->session), self->shown->name,
                                   field, "rule");
  rule = nun_rule_text_with_keyword (now != NULL ? now : "", keyword, FALSE);
  if (!nun_session_set (self->session, self->shown->name, field, "rule", rule, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
      return;
    }
  told = g_strdup_printf ("%s: %s", _ (nun_observation_field_find (field)->label), rule);
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", told);
}

static void
on_image (NunObservationPanel *self)
{
  gint64           row = nun_observation_grid_get_selected (self->grid);
  g_autofree char *name = NULL, *path = NULL, *hdu = NULL;

  if (row < 0 || self->observations == NULL)
    return;
  name = dup_cell (self, row, NUN_PRODUCT_PATH);
  path = nun_observation_product_path (self->shown->source, name);
  hdu = dup_cell (self, row, NUN_PRODUCT_HDU);
  if (path != NULL)
    nun_image_window_present (GTK_WIDGET (self), name, path, atoi (hdu));
}

static void
on_header (NunObservationPanel *self)
{
  gint64           row = nun_observation_grid_get_selected (self->grid);
  g_autofree char *name = NULL, *path = NULL, *hdu = NULL, *index = NULL;
  g_auto (GStrv)   fields = NULL;

  NunHeaderWindow *window;

  if (row < 0 || self->observations == NULL)
    return;
  name = dup_cell (self, row, NUN_PRODUCT_PATH);
  path = nun_observation_product_path (self->shown->source, name);
  hdu = dup_cell (self, row, NUN_PRODUCT_HDU);
  index = dup_cell (self, row, NUN_PRODUCT_INDEX);
  if (path == NULL)
    return;
  window = nun_header_window_present (GTK_WIDGET (self), path, atoi (hdu),
                                      *index != 0 ? atoi (index) : -1);
  if (nun_session_is_read_only (self->session))
    return;
  fields = dup_field_keys (self);
  nun_header_window_offer (window, (const char *const *) fields);
  g_signal_connect_object (window, "use", G_CALLBACK (use_keyword), self, G_CONNECT_SWAPPED);
}

static void
on_file_selected (NunObservationPanel *self)
{
  gint64 row = nun_observation_grid_get_selected (self->grid);

  if (self->observations == NULL)
    return;
  nun_sky_panel_set_picked (self->sky, (int) row);
  refresh_bar (self);
}

/* A footprint leads to its file. */
static void
on_sky_picked (NunObservationPanel *self, guint index)
{
  gtk_toggle_button_set_active (self->gaps_button, FALSE);
  gtk_toggle_button_set_active (self->conflicts_button, FALSE);
  gtk_toggle_button_set_active (self->files_button, TRUE);
  nun_observation_grid_select (self->grid, index);
}

/* -- rules ------------------------------------------------------------------------------------------- */

void
nun_observation_panel_open_field (NunObservationPanel *self, const char *field)
{
  if (nun_observation_field_find (field) == NULL)
    return;
  if (self->observations != NULL)
    {
      nun_rule_window_present (GTK_WIDGET (self), self->session, self->observations, field);
      return;
    }
  g_free (self->open);
  self->open = g_strdup (field);
}

static void
on_edit (NunObservationPanel *self)
{
  g_autoptr (GPtrArray) chosen = nun_field_choice_get (GTK_SELECTION_MODEL (self->selection));

  if (chosen->len > 0 && self->observations != NULL)
    nun_observation_panel_open_field (self, nun_field_item_get_field (chosen->pdata[0])->key);
}

/* -- fields that need a look --------------------------------------------------------------------------- */

/* The row is there only after the list has moved. */
static gboolean
on_focus (gpointer data)
{
  NunObservationPanel  *self = data;
  g_autoptr (GPtrArray) chosen = nun_field_choice_get (GTK_SELECTION_MODEL (self->selection));

  self->focusing = 0;
  if (chosen->len > 0)
    nun_column_table_focus (self->field_view, chosen->pdata[0]);
  return G_SOURCE_REMOVE;
}

/* As by a click, so that Shift extends from there; a focus that is in the list follows. */
static void
select_at (NunObservationPanel *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->field_view));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, list) && self->focusing == 0)
    self->focusing = g_idle_add_full (G_PRIORITY_LOW, on_focus, self, NULL);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

gboolean
nun_observation_panel_walk (NunObservationPanel *self, int direction)
{
  guint position = nun_field_choice_find_next (GTK_SELECTION_MODEL (self->selection), direction);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_toggle_button_set_active (self->fields_button, TRUE);
  select_at (self, position);
  return TRUE;
}

/* One step to undo. */
static void
do_with_chosen (NunObservationPanel *self, NunFieldDeed deed)
{
  g_autoptr (GPtrArray) chosen = nun_field_choice_get (GTK_SELECTION_MODEL (self->selection));
  guint                 n;
  GVariant             *edits = make_edits (self, chosen, deed, &n);
  g_autofree char      *what = edits != NULL ? nun_field_choice_name (deed, chosen, n) : NULL;

  if (edits != NULL)
    nun_session_set_all (self->session, edits, what);
}

static void
on_empty (NunObservationPanel *self)
{
  do_with_chosen (self, NUN_FIELD_EMPTY);
}

static void
on_take_back (NunObservationPanel *self)
{
  do_with_chosen (self, NUN_FIELD_TAKE_BACK);
}

void
nun_observation_panel_accept (NunObservationPanel *self)
{
  if (self->shown == NULL || nun_session_is_read_only (self->session) || shows_files (self))
    return;
  do_with_chosen (self, NUN_FIELD_ACCEPT);
  nun_observation_panel_walk (self, 1);
}

static void
on_accept (NunObservationPanel *self)
{
  do_with_chosen (self, NUN_FIELD_ACCEPT);
}

static void
on_next (NunObservationPanel *self)
{
  nun_observation_panel_walk (self, 1);
}

static void
on_previous (NunObservationPanel *self)
{
  nun_observation_panel_walk (self, -1);
}

/* One is always selected. */
static void
on_fields (NunObservationPanel *self, guint position)
{
  guint                 n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr (GtkBitset) all =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (n > 0 && gtk_bitset_is_empty (all))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), MIN (position, n - 1),
                                     TRUE);
}

/* -- texts of rules ------------------------------------------------------------------------------------- */

static void
on_export (NunObservationPanel *self)
{
  if (self->shown != NULL)
    nun_rule_text_export (GTK_WIDGET (self), self->session, self->shown->name);
}

static void
on_import (NunObservationPanel *self)
{
  if (self->shown != NULL)
    nun_rule_text_import (GTK_WIDGET (self), self->session, self->shown->name);
}

/* -- filling ----------------------------------------------------------------------------------------- */

/* Changes whenever the rows do. */
static char *
dup_key (const NunCollection *collection)
{
  return g_strdup_printf ("%s %s %" PRId64 " %" PRId64 " %s", collection->name,
                          collection->source_sha256 != NULL ? collection->source_sha256 : "",
                          collection->n_rows, collection->n_placed,
                          collection->ruled_by != NULL ? collection->ruled_by : "");
}

typedef struct
{
  NunObservationPanel *panel;
  char                *key;
} Question;

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Question                       *question = user_data;
  g_autoptr (NunObservationPanel) self = question->panel;
  g_autofree char                *key = question->key, *open = NULL;
  g_autoptr (GError)              error = NULL;
  g_autoptr (NunObservations)     observations =
      nun_session_read_observations_finish (NUN_SESSION (object), result, &error);

  g_free (question);
  if (g_strcmp0 (self->asked, key) != 0)
    return; /* too late, or the panel has gone */
  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
      return;
    }
  g_clear_pointer (&self->observations, nun_observations_unref);
  self->observations = g_steal_pointer (&observations);
  nun_sky_panel_show_files (self->sky, self->session, self->observations, self->shown);
  show_grid (self);
  on_file_selected (self);
  refresh_bar (self);
  open = g_steal_pointer (&self->open);
  if (open != NULL)
    nun_observation_panel_open_field (self, open);
}

static void
ask_for_files (NunObservationPanel *self)
{
  g_autofree char *key = dup_key (self->shown);
  Question        *question;

  if (g_strcmp0 (key, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (key);
  question = g_new0 (Question, 1);
  question->panel = g_object_ref (self);
  question->key = g_steal_pointer (&key);
  nun_session_read_observations_async (self->session, self->shown->name, on_read, question);
}

static void
make_items (NunObservationPanel *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->shown->columns->len; i++)
    {
      const NunColumn           *column = g_ptr_array_index (self->shown->columns, i);
      const NunObservationField *field = nun_observation_field_find (column->name);

      if (field != NULL)
        g_ptr_array_add (items, nun_field_item_new (field, i));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/* The fields that a remark stands against; those that are but wishes do not need a look. */
static GHashTable *
fields_found (NunObservationPanel *self)
{
  GPtrArray  *findings = nun_session_get_findings (self->session);
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (finding->step == NUN_STEP_MEANING && finding->severity != NUN_SEVERITY_NICE &&
          !g_str_equal (finding->id, "rule-unsure") && finding->column != NULL &&
          g_strcmp0 (finding->table, self->shown->name) == 0)
        g_hash_table_add (found, finding->column);
    }
  return found;
}

static void
refresh_items (NunObservationPanel *self)
{
  g_autoptr (GHashTable) found = fields_found (self);
  NunDescription        *description = nun_session_get_description (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      nun_field_item_refresh (item, description, self->shown, found);
    }
}

void
nun_observation_panel_show (NunObservationPanel *self, const NunCollection *collection)
{
  gboolean fresh = self->shown == NULL || self->shown->columns->len != collection->columns->len ||
                   !g_str_equal (self->shown->name, collection->name) ||
                   self->shown->kind != collection->kind;

  nun_collection_ref ((NunCollection *) collection);
  g_clear_pointer (&self->shown, nun_collection_unref);
  self->shown = (NunCollection *) collection;
  if (fresh)
    {
      g_clear_pointer (&self->observations, nun_observations_unref);
      make_items (self);
    }
  refresh_items (self);
  if (fresh || gtk_toggle_button_get_active (self->gaps_button))
    refilter (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.import",
                                 !nun_session_is_read_only (self->session));
  ask_for_files (self);
  refresh_bar (self);
}

/* -- life -------------------------------------------------------------------------------------------- */

void
nun_observation_panel_attach (NunObservationPanel *self, NunSession *session)
{
  self->session = g_object_ref (session);
}

static void
nun_observation_panel_dispose (GObject *object)
{
  NunObservationPanel *self = NUN_OBSERVATION_PANEL (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->open, g_free);
  g_clear_pointer (&self->shown, nun_collection_unref);
  g_clear_pointer (&self->observations, nun_observations_unref);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (nun_observation_panel_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/observation-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, fields_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, files_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, gaps_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, conflicts_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, more_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, walk_buttons);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, accept_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, edit_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, header_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, empty_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, back_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, several);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, image_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, sky_button);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, sky_popover);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, sky);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, fields_page);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, field_view);
  gtk_widget_class_bind_template_child (widget_class, NunObservationPanel, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_gaps);
  gtk_widget_class_bind_template_callback (widget_class, on_conflicts);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_header);
  gtk_widget_class_bind_template_callback (widget_class, on_image);
  gtk_widget_class_bind_template_callback (widget_class, on_file_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sky_picked);
}

static void
act_export (GtkWidget *widget, const char *action, GVariant *unused)
{
  on_export (NUN_OBSERVATION_PANEL (widget));
}

static void
act_use_keyword (GtkWidget *widget, const char *action, GVariant *both)
{
  const char *field, *keyword;

  g_variant_get (both, "(&s&s)", &field, &keyword);
  use_keyword (NUN_OBSERVATION_PANEL (widget), field, keyword);
}

static void
act_import (GtkWidget *widget, const char *action, GVariant *unused)
{
  on_import (NUN_OBSERVATION_PANEL (widget));
}

static void
nun_observation_panel_class_init (NunObservationPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_TAB_STOP);
  g_type_ensure (NUN_TYPE_OBSERVATION_GRID);
  g_type_ensure (NUN_TYPE_SKY_PANEL);
  G_OBJECT_CLASS (klass)->dispose = nun_observation_panel_dispose;
  gtk_widget_class_install_action (widget_class, "rules.export", NULL, act_export);
  gtk_widget_class_install_action (widget_class, "rules.import", NULL, act_import);
  gtk_widget_class_install_action (widget_class, "rules.use-keyword", "(ss)", act_use_keyword);
  bind_template (widget_class);
}

static void
nun_observation_panel_init (NunObservationPanel *self)
{
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  nun_name_button (self->accept_button, _ ("Accept the Rules of These Fields"));
  self->items = g_list_store_new (NUN_TYPE_FIELD_ITEM);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (filtered));
  nun_keep_one_selected (self->selection);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (refresh_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->field_view, GTK_SELECTION_MODEL (self->selection));
  /* after the view, which must know of the rows that are selected here */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_fields), self,
                           G_CONNECT_SWAPPED);
  nun_field_table_setup (self->field_view);
  nun_begin_at_first_column (GTK_SCROLLABLE (self->field_view));
  gtk_button_set_label (GTK_BUTTON (self->gaps_button), _ ("No Gaps"));
  nun_let_buttons_shrink (GTK_WIDGET (self));
  nun_let_popover_fit (GTK_MENU_BUTTON (self->sky_button), 420);
  on_page (self);
}
