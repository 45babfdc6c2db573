/* The dialog in which a UCD is chosen. */
#include "app/meaning/ucd-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/meaning/ucd-compose.h"
#include "app/meaning/ucd-tree.h"
#include "app/widgets/bidi.h"
#include "app/widgets/list-rows.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "app/widgets/suggestion-row.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/verdict.h"
#include "vocabulary/ucd.h"

/* More results than anybody reads. */
#define MAX_RESULTS 60

/* A row takes GTK about a millisecond. */
#define ROWS_AT_ONCE 12
#define ROWS_MORE 4

struct _NunUcdChooser
{
  AdwWindow          parent_instance;
  NunUcdChooserMode  mode;
  GPtrArray         *suggestions; /* of NunSuggestion, or NULL */
  GtkTreeListModel  *all;         /* the tree of all words, made when it is first needed */
  GtkSelectionModel *selection;   /* of what the list shows */
  NunListRows       *rows;        /* of it */
  gboolean           silent;      /* the program presses a button or types */

  AdwWindowTitle  *title;
  GtkWidget       *use_button;
  GtkSearchEntry  *search;
  GtkToggleButton *suggestions_button;
  GtkToggleButton *words_button;
  GtkToggleButton *details_button;
  GtkLabel        *hint;
  GtkStack        *pages;
  GtkWidget       *suggestion_page;
  GtkListBox      *suggestion_list;
  GtkWidget       *word_page;
  GtkListView     *word_list;
  GtkWidget       *waiting;
  AdwStatusPage   *nothing;
  GtkWidget       *modes;
  GtkEntry        *entry;
  NunVerdict      *verdict;
};

G_DEFINE_FINAL_TYPE (NunUcdChooser, nun_ucd_chooser, ADW_TYPE_WINDOW)

static guint chosen_signal;

static const char *
typed (NunUcdChooser *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* -- taking ---------------------------------------------------------------------------------------- */

static void
take (NunUcdChooser *self, const char *ucd)
{
  g_autofree char          *value = g_strdup (ucd);
  g_autoptr (NunUcdChooser) keep = g_object_ref (self);

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, chosen_signal, 0, value);
}

/* Enter in the entry first mends what is to be mended, and takes what is right. */
static void
on_use (NunUcdChooser *self)
{
  g_autofree char *repair = g_strdup (nun_verdict_get_repair (self->verdict));

  if (*typed (self) == 0 || nun_ucd_check (typed (self), NULL))
    take (self, typed (self));
  else if (repair != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), repair);
}

static void
on_suggestion (NunUcdChooser *self, GtkListBoxRow *row)
{
  take (self, nun_suggestion_row_get_value (row));
}

/* -- what is listed -------------------------------------------------------------------------------- */

static void
show_page (NunUcdChooser *self, GtkWidget *page)
{
  gtk_stack_set_visible_child (self->pages, page);
  /* GTK 4.8 leaves the other pages of a stack in the accessible tree. */
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_accessible_update_state (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_STATE_HIDDEN, other != page,
                                 -1);
}

/* Takes the model.  The rows that fit on the page come at once, the others in turns. */
static void
show_words (NunUcdChooser *self, GtkTreeListModel *model)
{
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  self->rows = nun_list_rows_new (G_LIST_MODEL (model), ROWS_AT_ONCE, ROWS_MORE);
  self->selection = GTK_SELECTION_MODEL (
      gtk_single_selection_new (g_object_ref (nun_list_rows_get_model (self->rows))));
  nun_list_rows_go_on (self->rows);
  gtk_list_view_set_model (self->word_list, self->selection);
  show_page (self, self->word_page);
}

static gboolean
is_detail (const NunUcdWord *word, gpointer ucd)
{
  g_autofree char *whole = nun_ucd_with_detail (ucd, word);

  return whole != NULL;
}

static void
show_nothing (NunUcdChooser *self, const char *title, const char *text)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, text);
  show_page (self, GTK_WIDGET (self->nothing));
}

/* The bands behind a brightness, the axes behind a vector: what is most often added is open. */
static void
unfold_likely (GtkTreeListModel *model, const char *ucd)
{
  g_autofree char  *first = g_strndup (ucd, strcspn (ucd, ";"));
  const NunUcdWord *word = nun_ucd_word_find (first);
  const char       *family = word == NULL ? NULL
                             : word->place == NUN_UCD_PHOTOMETRIC || word->place == NUN_UCD_COLOUR ? "em"
                             : word->place == NUN_UCD_VECTOR ? "pos"
                                                             : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (model, i);
      g_autoptr (NunUcdNode)     node = gtk_tree_list_row_get_item (row);

      if (g_strcmp0 (nun_ucd_node_get_name (node), family) == 0)
        {
          gtk_tree_list_row_set_expanded (row, TRUE);
          return;
        }
    }
}

static void
show_details (NunUcdChooser *self)
{
  GtkTreeListModel *model = nun_ucd_tree_new (is_detail, (gpointer) typed (self));

  unfold_likely (model, typed (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    {
      show_words (self, model);
      return;
    }
  g_object_unref (model);
  show_nothing (self, _ ("Nothing to Add"),
                _ ("Choose what the column holds first: a detail is added to that."));
}

static void
show_results (NunUcdChooser *self, const char *text)
{
  g_autoptr (GPtrArray) words = nun_ucd_word_search (text, MAX_RESULTS);

  for (guint i = words->len; self->mode == NUN_UCD_CHOOSER_DETAILS && i > 0; i--)
    if (!is_detail (words->pdata[i - 1], (gpointer) typed (self)))
      g_ptr_array_remove_index (words, i - 1);
  if (words->len > 0)
    show_words (self, nun_ucd_tree_new_flat (words));
  else
    show_nothing (self, _ ("No Word Found"),
                  _ ("Try another everyday word, such as brightness, distance or time."));
}

static void
show_suggestions (NunUcdChooser *self)
{
  show_page (self, self->suggestions != NULL ? self->suggestion_page : self->waiting);
}

static void
list_words (NunUcdChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (*text != 0)
    show_results (self, text);
  else if (self->mode == NUN_UCD_CHOOSER_SUGGESTIONS)
    show_suggestions (self);
  else if (self->mode == NUN_UCD_CHOOSER_DETAILS)
    show_details (self);
  else
    {
      if (self->all == NULL)
        self->all = nun_ucd_tree_new (NULL, NULL);
      show_words (self, g_object_ref (self->all));
    }
}

static void
show_hint (NunUcdChooser *self)
{
  static const char *const hints[] = {
    [NUN_UCD_CHOOSER_SUGGESTIONS] = N_ ("What the column most likely is. One press takes it."),
    [NUN_UCD_CHOOSER_WORDS] = N_ ("Choose the word that says what the column holds."),
    [NUN_UCD_CHOOSER_DETAILS] =
        N_ ("Add words that say more: of what, in which band, by which measure."),
  };

  gtk_label_set_label (self->hint, _ (hints[self->mode]));
}

void
nun_ucd_chooser_set_mode (NunUcdChooser *self, NunUcdChooserMode mode)
{
  GtkToggleButton *buttons[] = { self->suggestions_button, self->words_button,
                                 self->details_button };

  self->mode = mode;
  self->silent = TRUE;
  gtk_toggle_button_set_active (buttons[mode], TRUE);
  /* A search goes on among all words; details are another question. */
  if (mode != NUN_UCD_CHOOSER_WORDS)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->silent = FALSE;
  show_hint (self);
  list_words (self);
}

static void
on_mode (NunUcdChooser *self, GtkToggleButton *button)
{
  if (self->silent || !gtk_toggle_button_get_active (button))
    return;
  nun_ucd_chooser_set_mode (self, button == self->details_button ? NUN_UCD_CHOOSER_DETAILS
                                  : button == self->words_button ? NUN_UCD_CHOOSER_WORDS
                                                                 : NUN_UCD_CHOOSER_SUGGESTIONS);
  /* What is typed next is looked for there. */
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search (NunUcdChooser *self)
{
  if (self->silent)
    return;
  if (self->mode == NUN_UCD_CHOOSER_SUGGESTIONS &&
      *gtk_editable_get_text (GTK_EDITABLE (self->search)) != 0)
    nun_ucd_chooser_set_mode (self, NUN_UCD_CHOOSER_WORDS);
  else
    list_words (self);
}

/* -- putting together ------------------------------------------------------------------------------ */

static void
choose_word (NunUcdChooser *self, const NunUcdWord *word)
{
  g_autofree char *ucd = self->mode == NUN_UCD_CHOOSER_WORDS
                             ? nun_ucd_with_first (typed (self), word)
                             : nun_ucd_with_detail (typed (self), word);

  /* A word that only says more is added, wherever it was found. */
  if (ucd == NULL)
    ucd = nun_ucd_with_detail (typed (self), word);
  /* What was looked for is found: the next detail is another search. */
  if (self->mode == NUN_UCD_CHOOSER_DETAILS)
    {
      self->silent = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      self->silent = FALSE;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), ucd != NULL ? ucd : word->word);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
on_word (NunUcdChooser *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (NunUcdNode)     node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node == NULL)
    return;
  if (nun_ucd_node_get_word (node) != NULL)
    choose_word (self, nun_ucd_node_get_word (node));
  else
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
on_typed (NunUcdChooser *self)
{
  NunVerdictState state = nun_verdict_judge (self->verdict, typed (self));
  gboolean        wrong = state == NUN_VERDICT_BAD || state == NUN_VERDICT_MENDABLE;

  gtk_widget_set_sensitive (self->use_button, !wrong);
  if (state == NUN_VERDICT_BAD)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  nun_verdict_get_text (self->verdict), -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->details_button),
                            *typed (self) != 0 && state == NUN_VERDICT_GOOD);
  if (self->mode == NUN_UCD_CHOOSER_DETAILS)
    list_words (self);
}

static void
on_mend (NunUcdChooser *self, const char *repair)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), repair);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* -- the keyboard ---------------------------------------------------------------------------------- */

/* Enter in the search takes the first thing that is listed. */
static void
on_search_enter (NunUcdChooser *self)
{
  GtkWidget     *page = gtk_stack_get_visible_child (self->pages);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->suggestion_list, 0);

  if (page == self->suggestion_page && first != NULL)
    on_suggestion (self, first);
  else if (page == self->word_page && self->selection != NULL)
    on_word (self, 0);
}

/* Escape first leaves the search, then the dialog. */
static void
on_search_stopped (NunUcdChooser *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_search_key (NunUcdChooser *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget     *page = gtk_stack_get_visible_child (self->pages);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->suggestion_list, 0);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (page == self->suggestion_page && first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  else if (page == self->word_page)
    gtk_widget_grab_focus (GTK_WIDGET (self->word_list));
  return GDK_EVENT_STOP;
}

static void
select_row (NunUcdChooser *self, GtkTreeListRow *row)
{
  guint position = gtk_tree_list_row_get_position (row);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->selection), position);
  gtk_widget_activate_action (GTK_WIDGET (self->word_list), "list.scroll-to-item", "u", position);
  nun_ucd_tree_focus (self->word_list, row);
}

/* Left and Right fold and unfold the tree, as in every other tree; Left on a leaf goes to its branch. */
static gboolean
on_tree_key (NunUcdChooser *self, guint key, guint code, GdkModifierType modifiers)
{
  guint at = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (self->selection));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), at);
  g_autoptr (GtkTreeListRow) parent = row != NULL ? gtk_tree_list_row_get_parent (row) : NULL;

  if (row == NULL || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  if (gtk_tree_list_row_is_expandable (row) &&
      (key == GDK_KEY_Right || gtk_tree_list_row_get_expanded (row)))
    gtk_tree_list_row_set_expanded (row, key == GDK_KEY_Right);
  else if (key == GDK_KEY_Left && parent != NULL)
    select_row (self, parent);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
add_keys (NunUcdChooser *self)
{
  GtkEventController *search = gtk_event_controller_key_new ();
  GtkEventController *tree = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (search, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (search, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), search);
  gtk_event_controller_set_propagation_phase (tree, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (tree, "key-pressed", G_CALLBACK (on_tree_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->word_list), tree);
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_ucd_chooser_dispose (GObject *object)
{
  NunUcdChooser *self = NUN_UCD_CHOOSER (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->all);
  G_OBJECT_CLASS (nun_ucd_chooser_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/ucd-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, title);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, use_button);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, search);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, suggestions_button);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, words_button);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, details_button);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, hint);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, pages);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, suggestion_page);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, suggestion_list);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, modes);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, word_page);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, word_list);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, nothing);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, NunUcdChooser, verdict);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_suggestion);
  gtk_widget_class_bind_template_callback (widget_class, on_word);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_mend);
}

static void
nun_ucd_chooser_class_init (NunUcdChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_TAB_STOP);
  g_type_ensure (NUN_TYPE_VERDICT);
  G_OBJECT_CLASS (klass)->dispose = nun_ucd_chooser_dispose;
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  chosen_signal = g_signal_new ("chosen", NUN_TYPE_UCD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nun_ucd_chooser_init (NunUcdChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = nun_ucd_tree_make_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_keep_left_to_right (GTK_WIDGET (self->entry));
  nun_let_buttons_shrink (self->modes);
  nun_verdict_set_kind (self->verdict, NUN_FIELD_UCD);
  gtk_list_view_set_factory (self->word_list, factory);
  /* Who types while a list has the focus searches. */
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->pages));
  nun_name_parts (GTK_WIDGET (self->nothing), "GtkScrolledWindow", _ ("No Word Found"));
  add_keys (self);
  nun_ucd_chooser_set_mode (self, NUN_UCD_CHOOSER_SUGGESTIONS);
}

NunUcdChooser *
nun_ucd_chooser_new (GtkWindow *parent, const char *column, const char *facts, const char *ucd)
{
  NunUcdChooser   *self = g_object_new (NUN_TYPE_UCD_CHOOSER, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (_ ("What Is in “%s”?"), column);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, facts);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), ucd);
  on_typed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return self;
}

void
nun_ucd_chooser_set_suggestions (NunUcdChooser *self, GPtrArray *suggestions)
{
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = suggestions != NULL ? g_ptr_array_ref (suggestions) : NULL;
  nun_suggestion_rows_fill (self->suggestion_list, suggestions, typed (self));
  list_words (self);
}
