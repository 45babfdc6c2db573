/* The Meaning step: the list of columns, one of them in detail, and where the rows lie on the sky. */
#include "app/meaning/page-meaning.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/column-details.h"
#include "app/meaning/column-list.h"
#include "app/meaning/observation-panel.h"
#include "app/meaning/position-button.h"
#include "app/session/learning.h"
#include "app/widgets/field-editor.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "app/widgets/table-choice.h"
#include "app/widgets/task-row.h"

/* How long an edit must have rested before the same is offered for like columns. */
#define OFFER_DELAY_MS 900

struct _NunPageMeaning
{
  NunPage   parent_instance;
  char     *shown;    /* the table whose columns are listed; NULL before the first */
  guint     revision; /* of the session when they were read; 0 to read them again */
  AdwToast *accepted; /* the last one about accepted columns, or NULL */
  AdwToast *offered;  /* ... about like columns */
  guint     offering; /* timeout source */
  char     *offer[3]; /* of which table, column and field */
  guint     adapting; /* idle source */
  guint     n_built;  /* parts that know the session */

  GtkStack            *page_stack;
  GtkWidget           *empty;
  GtkWidget           *filled;
  GtkDropDown         *table_drop;
  NunPositionButton   *position_button;
  GtkMenuButton       *findings_button;
  GtkPopover          *findings_popover;
  NunFindingList      *findings;
  GtkListBox          *place_list;
  AdwLeaflet          *leaflet;
  NunColumnList       *list;
  GtkWidget           *separator;
  NunColumnDetails    *details;
  NunObservationPanel *observations; /* in place of the columns, for images and spectra */
  AdwToastOverlay     *toasts;
};

G_DEFINE_FINAL_TYPE (NunPageMeaning, nun_page_meaning, NUN_TYPE_PAGE)

/* -- one column ------------------------------------------------------------------------------------ */

static void
show_selected (NunPageMeaning *self)
{
  nun_column_details_show (self->details, nun_column_list_get_table (self->list),
                           nun_column_list_get_chosen (self->list));
}

/* Where there is no room for both, a column that is opened takes the place of the list. */
static void
on_opened (NunPageMeaning *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->details));
  nun_column_details_focus (self->details, NULL);
}

static void
on_back (NunPageMeaning *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
  nun_column_list_focus (self->list);
}

static void
adapt (NunPageMeaning *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  nun_column_details_set_alone (self->details, folded);
  nun_column_list_set_single_click (self->list, folded);
}

static gboolean
on_adapt (gpointer data)
{
  NunPageMeaning *self = data;

  self->adapting = 0;
  adapt (self);
  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out: what depends on it may ask for other sizes only afterwards. */
static void
on_folded (NunPageMeaning *self)
{
  if (self->adapting == 0)
    self->adapting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_adapt, self, NULL);
}

/* -- what is told -------------------------------------------------------------------------------------- */

/* Takes the target, which may be NULL. */
static AdwToast *
show_toast (NunPageMeaning *self,
            const char     *text,
            const char     *button,
            const char     *action,
            GVariant       *target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, button);
  if (target != NULL)
    adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, target != NULL ? 10 : 5);
  g_object_ref (toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

static void
drop_toast (AdwToast **toast)
{
  if (*toast != NULL)
    adw_toast_dismiss (*toast);
  g_clear_object (toast);
}

static char *
dup_accepted (guint n, guint n_hunches)
{
  GString *text = g_string_new (NULL);

  g_string_printf (
      text, g_dngettext (GETTEXT_PACKAGE, "%u column accepted", "%u columns accepted", n), n);
  if (n_hunches > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "; %u hunch, marked “?”, was left out",
                                         "; %u hunches, marked “?”, were left out", n_hunches),
                            n_hunches);
  return g_string_free (text, FALSE);
}

/* Many at once are not looked at one by one: undoing them is offered where the eye is. */
static void
on_accepted (NunPageMeaning *self, guint n, guint n_hunches)
{
  g_autofree char *text = dup_accepted (n, n_hunches);

  drop_toast (&self->accepted);
  drop_toast (&self->offered);
  if (n < 2 && n_hunches == 0)
    return;
  self->accepted = show_toast (self, text, _ ("_Undo"), "wizard.undo", NULL);
}

/* "2 more columns are called like “Vmag”. The same UCD?" */
static char *
dup_question (const char *column, const char *key, guint n_alike, guint n_errors)
{
  g_autofree char *start = NULL;
  const char      *question = g_str_equal (key, "unit")          ? _ ("The same unit?")
                              : g_str_equal (key, "description") ? _ ("The same description?")
                              : g_str_equal (key, "level")       ? _ ("Shown as often?")
                                                                 : _ ("The same UCD?");

  if (n_alike == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u column holds the error of “%s”. A UCD to match?",
                     "%u columns hold errors of “%s”. UCDs to match?", n_errors),
        n_errors, column);
  if (n_errors > 0)
    start = g_strdup_printf (_ ("%u more columns are called like “%s” or hold its error."),
                             n_alike + n_errors, column);
  else
    start = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more column is called like “%s”.",
                                          "%u more columns are called like “%s”.", n_alike),
                             n_alike, column);
  return g_strdup_printf ("%s %s", start, question);
}

static void
show_offer (NunPageMeaning *self)
{
  NunSession          *session = nun_page_get_session (NUN_PAGE (self));
  const char          *key = self->offer[2];
  guint                n, n_errors = 0;
  g_autoptr (GVariant) edits =
      nun_session_dup_offer (session, self->offer[0], self->offer[1], key, &n_errors);
  g_autofree char *text = NULL;

  drop_toast (&self->offered);
  if (edits == NULL || nun_session_is_read_only (session))
    return;
  n = (guint) g_variant_n_children (edits);
  text = dup_question (self->offer[1], key, n - n_errors, n_errors);
  self->offered = show_toast (self, text, n > 1 ? _ ("_Apply to All") : _ ("_Apply"),
                              "meaning.apply", g_variant_new ("(s@a(sssms))", key, edits));
}

static gboolean
on_offer (gpointer data)
{
  NunPageMeaning *self = data;

  self->offering = 0;
  show_offer (self);
  return G_SOURCE_REMOVE;
}

/* Typing is saved again and again: what it offers waits until it rests. */
static void
on_decided (NunPageMeaning *self, const char *table, const char *column, const char *key)
{
  const char *place[] = { table, column, key };

  drop_toast (&self->accepted);
  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    {
      g_free (self->offer[i]);
      self->offer[i] = g_strdup (place[i]);
    }
  g_clear_handle_id (&self->offering, g_source_remove);
  self->offering = g_timeout_add (OFFER_DELAY_MS, on_offer, self);
}

static void
apply (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunPageMeaning      *self = NUN_PAGE_MEANING (widget);
  const char          *key;
  g_autoptr (GVariant) edits = NULL;
  g_autofree char     *what = NULL;

  g_variant_get (parameter, "(&s@a(sssms))", &key, &edits);
  what =
      g_strdup_printf (_ ("%s of Like Columns"), _ (nun_field_find (NUN_SCOPE_COLUMN, key)->label));
  nun_session_set_all (nun_page_get_session (NUN_PAGE (self)), edits, what);
}

/* -- findings -------------------------------------------------------------------------------------- */

static void
refresh_findings (NunPageMeaning *self)
{
  GPtrArray       *findings = nun_session_get_findings (nun_page_get_session (NUN_PAGE (self)));
  guint            n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < findings->len; i++)
    n += ((const NunFinding *) g_ptr_array_index (findings, i))->step == NUN_STEP_MEANING;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Remark", "%u Remarks", n), n);
  gtk_menu_button_set_label (self->findings_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_button), n > 0);
  nun_finding_list_set (self->findings, findings, NUN_STEP_MEANING);
}

/* -- the page -------------------------------------------------------------------------------------- */

/* To read a thousand columns again takes a good part of a turn. */
static gboolean
is_read (NunPageMeaning *self, const NunCollection *chosen)
{
  guint    revision = nun_session_get_revision (nun_page_get_session (NUN_PAGE (self)));
  gboolean same = self->revision == revision && g_strcmp0 (self->shown, chosen->name) == 0;

  self->revision = revision;
  g_free (self->shown);
  self->shown = g_strdup (chosen->name);
  return same;
}

static void
nun_page_meaning_refresh (NunPage *page)
{
  NunPageMeaning      *self = NUN_PAGE_MEANING (page);
  NunDescription      *description = nun_session_get_description (nun_page_get_session (page));
  const NunCollection *chosen;

  nun_table_choice_refresh (self->table_drop, description);
  chosen = nun_table_choice_get (self->table_drop, description);
  gtk_stack_set_visible_child (self->page_stack, chosen != NULL ? self->filled : self->empty);
  for (int i = 0; i < 2; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (i == 0 ? self->empty : self->filled),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, (chosen != NULL) == (i == 0), -1);
  if (chosen == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->table_drop),
                          nun_description_get_n_collections (description) > 1);
  if (is_read (self, chosen))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->leaflet), chosen->kind == NUN_COLLECTION_TABLE);
  gtk_widget_set_visible (GTK_WIDGET (self->observations), chosen->kind != NUN_COLLECTION_TABLE);
  gtk_widget_set_visible (GTK_WIDGET (self->position_button), chosen->kind == NUN_COLLECTION_TABLE);
  refresh_findings (self);
  if (chosen->kind != NUN_COLLECTION_TABLE)
    {
      nun_observation_panel_show (self->observations, chosen);
      return;
    }
  nun_column_list_show (self->list, chosen);
  nun_position_button_show (self->position_button, chosen->name);
  nun_column_details_refresh (self->details);
}

static void
on_table_selected (NunPageMeaning *self)
{
  NunSession *session = nun_page_get_session (NUN_PAGE (self));

  if (session != NULL && nun_session_is_open (session) &&
      gtk_widget_get_mapped (GTK_WIDGET (self->table_drop)))
    nun_page_meaning_refresh (NUN_PAGE (self));
}

static void
on_go_to_files (NunPageMeaning *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.step", "i", NUN_STEP_FILES);
}

static void
nun_page_meaning_jump (NunPage *page, const char *table, const char *column, const char *key)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (page);

  gtk_popover_popdown (self->findings_popover);
  if (table != NULL)
    nun_table_choice_set (self->table_drop, table);
  nun_page_meaning_refresh (page);
  if (self->shown == NULL)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->observations)))
    {
      nun_observation_panel_open_field (self->observations, column);
      return;
    }
  if (column == NULL)
    {
      const NunField *field = key != NULL ? nun_field_find (NUN_SCOPE_TABLE, key) : NULL;

      if (field != NULL && !nun_field_is_prose (field))
        nun_position_button_popup (self->position_button);
      else
        on_back (self);
      return;
    }
  nun_column_list_select (self->list, column);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->details));
  nun_column_details_focus (self->details, key);
}

/* What is known now is advised anew. */
static void
on_learned (NunPageMeaning *self)
{
  self->revision = 0;
  if (self->shown != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    nun_page_meaning_refresh (NUN_PAGE (self));
}

static void
on_learning_failed (NunPageMeaning *self, const char *sentence)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", sentence);
}

/* -- the keyboard ---------------------------------------------------------------------------------- */

static gboolean
on_key_walk (GtkWidget *widget, GVariant *direction, gpointer user_data)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (widget);
  int             by = g_variant_get_int32 (direction);

  if (self->shown == NULL)
    return FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->observations)))
    return nun_observation_panel_walk (self->observations, by);
  return gtk_widget_get_mapped (GTK_WIDGET (self->leaflet)) &&
         nun_column_list_walk (self->list, by);
}

static gboolean
on_key_accept (GtkWidget *widget, GVariant *unused, gpointer user_data)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (widget);

  if (self->shown != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->observations)))
    {
      nun_observation_panel_accept (self->observations);
      return TRUE;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->leaflet)) || self->shown == NULL)
    return FALSE;
  nun_column_list_accept (self->list);
  return TRUE;
}

static gboolean
on_key_search (GtkWidget *widget, GVariant *unused, gpointer user_data)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->leaflet)) || self->shown == NULL)
    return FALSE;
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
  nun_column_list_search (self->list);
  return TRUE;
}

static gboolean
on_key_choose (GtkWidget *widget, GVariant *unused, gpointer user_data)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->leaflet)) || self->shown == NULL)
    return FALSE;
  nun_column_details_choose_ucd (self->details);
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *trigger, GtkShortcutFunc callback, int direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (callback, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Wherever in the window the focus is, as long as the page is seen. */
static void
add_keys (NunPageMeaning *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (keys, "<Control>j", on_key_walk, 1);
  add_key (keys, "<Control><Shift>j", on_key_walk, -1);
  add_key (keys, "<Control>Return", on_key_accept, 0);
  add_key (keys, "<Control>KP_Enter", on_key_accept, 0);
  add_key (keys, "<Control>f", on_key_search, 0);
  add_key (keys, "<Control>u", on_key_choose, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* -- birth and death ------------------------------------------------------------------------------- */

static gboolean
is_placing (gpointer task, gpointer user_data)
{
  return nun_task_get_kind (task) == NUN_TASK_PLACE;
}

static GtkWidget *
make_task_row (gpointer task, gpointer session)
{
  return nun_task_row_new (session, task);
}

static void
nun_page_meaning_attach (NunPage *page)
{
  NunPageMeaning                *self = NUN_PAGE_MEANING (page);
  NunSession                    *session = nun_page_get_session (page);
  GtkCustomFilter               *filter = gtk_custom_filter_new (is_placing, NULL, NULL);
  g_autoptr (GtkFilterListModel) tasks = gtk_filter_list_model_new (
      g_object_ref (nun_session_get_tasks (session)), GTK_FILTER (filter));

  gtk_list_box_bind_model (self->place_list, G_LIST_MODEL (tasks), make_task_row,
                           g_object_ref (session), g_object_unref);
  g_signal_connect_object (session, "decided", G_CALLBACK (on_decided), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nun_learning_get (), "changed", G_CALLBACK (on_learned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (nun_learning_get (), "failed", G_CALLBACK (on_learning_failed), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
nun_page_meaning_build (NunPage *page)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (page);
  NunSession     *session = nun_page_get_session (page);

  switch (self->n_built++)
    {
    case 0: nun_position_button_attach (self->position_button, session); return TRUE;
    case 1: nun_column_list_attach (self->list, session); return TRUE;
    case 2: nun_column_details_attach (self->details, session); return TRUE;
    default: nun_observation_panel_attach (self->observations, session); return FALSE;
    }
}

static GtkBox *
nun_page_meaning_get_parts (NunPage *page)
{
  return GTK_BOX (NUN_PAGE_MEANING (page)->filled);
}

static void
nun_page_meaning_dispose (GObject *object)
{
  NunPageMeaning *self = NUN_PAGE_MEANING (object);

  g_clear_handle_id (&self->adapting, g_source_remove);
  g_clear_handle_id (&self->offering, g_source_remove);
  g_clear_object (&self->accepted);
  g_clear_object (&self->offered);
  g_clear_pointer (&self->shown, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->offer); i++)
    g_clear_pointer (&self->offer[i], g_free);
  G_OBJECT_CLASS (nun_page_meaning_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/page-meaning.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, page_stack);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, empty);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, filled);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, table_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, position_button);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, findings_button);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, findings_popover);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, findings);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, place_list);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, leaflet);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, list);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, separator);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, toasts);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, details);
  gtk_widget_class_bind_template_child (widget_class, NunPageMeaning, observations);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_go_to_files);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_accepted);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

static void
nun_page_meaning_class_init (NunPageMeaningClass *klass)
{
  g_type_ensure (NUN_TYPE_FINDING_LIST);
  g_type_ensure (NUN_TYPE_OBSERVATION_PANEL);
  g_type_ensure (NUN_TYPE_COLUMN_DETAILS);
  g_type_ensure (NUN_TYPE_COLUMN_LIST);
  g_type_ensure (NUN_TYPE_POSITION_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = nun_page_meaning_dispose;
  NUN_PAGE_CLASS (klass)->attach = nun_page_meaning_attach;
  NUN_PAGE_CLASS (klass)->build = nun_page_meaning_build;
  NUN_PAGE_CLASS (klass)->get_parts = nun_page_meaning_get_parts;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_meaning_refresh;
  NUN_PAGE_CLASS (klass)->jump = nun_page_meaning_jump;
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meaning.apply", "(sa(sssms))", apply);
}

static void
nun_page_meaning_init (NunPageMeaning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_table_choice_setup (self->table_drop);
  nun_let_popover_fit (self->findings_button, 420);
  nun_name_parts (self->empty, "GtkScrolledWindow", _ ("No Table Yet"));
  nun_name_toasts (self->toasts);
  adw_leaflet_page_set_navigatable (adw_leaflet_get_page (self->leaflet, self->separator), FALSE);
  g_signal_connect_object (self->details, "back", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "accept", G_CALLBACK (nun_column_list_accept_chosen),
                           self->list, G_CONNECT_SWAPPED);
  add_keys (self);
  adapt (self);
}
