/* Choosing what a column means: the dialog of UCDs, what needs a look, accepting, and what is learned of it. */
#include <glib/gstdio.h>

#include "app/meaning/column-list.h"
#include "app/meaning/personal-window.h"
#include "app/meaning/ucd-chooser.h"
#include "app/meaning/ucd-compose.h"
#include "app/meaning/ucd-tree.h"
#include "app/session/learning.h"
#include "app/widgets/verdict.h"
#include "describe/personal-file.h"
#include "helpers.h"

static NunDescription *
description (Bench *bench)
{
  return nun_session_get_description (bench->session);
}

static const NunDatum *
decision (Bench *bench, const char *table, const char *column, const char *key)
{
  return nun_description_get_decision (description (bench), table, column, key);
}

/* -- words put together ---------------------------------------------------------------------------- */

static void
check_composed (char *ucd, const char *expected)
{
  g_assert_cmpstr (ucd, ==, expected);
  g_free (ucd);
}

static void
test_compose (void)
{
  const NunUcdWord *mag = nun_ucd_word_find ("phot.mag"), *band = nun_ucd_word_find ("em.opt.V");
  const NunUcdWord *flux = nun_ucd_word_find ("phot.flux"),
                   *error = nun_ucd_word_find ("stat.error");
  const NunUcdWord *parallax = nun_ucd_word_find ("pos.parallax");

  check_composed (nun_ucd_with_first ("", mag), "phot.mag");
  check_composed (nun_ucd_with_detail ("phot.mag", band), "phot.mag;em.opt.V");
  check_composed (nun_ucd_with_detail ("phot.mag;em.opt.V", band), NULL);
  /* The band of a magnitude is that of the flux; a parallax has none. */
  check_composed (nun_ucd_with_first ("phot.mag;em.opt.V", flux), "phot.flux;em.opt.V");
  check_composed (nun_ucd_with_first ("phot.mag;em.opt.V", parallax), "pos.parallax");
  check_composed (nun_ucd_with_first ("", band), NULL);
  check_composed (nun_ucd_with_detail ("stat.error", mag), "stat.error;phot.mag");
  g_assert_true (nun_ucd_word_may_begin (error));
  g_assert_false (nun_ucd_word_may_begin (band));
}

static gboolean
is_band (const NunUcdWord *word, gpointer unused)
{
  return g_str_has_prefix (word->word, "em.opt");
}

static void
test_tree (void)
{
  g_autoptr (GtkTreeListModel) all = nun_ucd_tree_new (NULL, NULL);
  g_autoptr (GtkTreeListModel) some = nun_ucd_tree_new (is_band, NULL);
  g_autoptr (GtkTreeListRow)   row = gtk_tree_list_model_get_row (some, 0);
  g_autoptr (NunUcdNode)       node = gtk_tree_list_row_get_item (row);
  guint                        families = g_list_model_get_n_items (G_LIST_MODEL (all));
  guint                        n_words, n_in_force = 0, n_found = 0;
  const NunUcdWord            *words = nun_ucd_words (&n_words);

  /* arith em instr meta obs phot phys pos spect src stat time */
  g_assert_cmpuint (families, ==, 12);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (some)), ==, 1);
  g_assert_cmpstr (nun_ucd_node_get_name (node), ==, "em");

  for (guint i = 0; i < n_words; i++)
    n_in_force += words[i].successor == NULL;
  gtk_tree_list_model_set_autoexpand (all, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr (GtkTreeListRow) it = gtk_tree_list_model_get_row (all, i);
      g_autoptr (NunUcdNode)     at = NULL;

      gtk_tree_list_row_set_expanded (it, TRUE);
      at = gtk_tree_list_row_get_item (it);
      n_found +=
          nun_ucd_node_get_word (at) != NULL && nun_ucd_node_get_word (at)->successor == NULL;
    }
  g_assert_cmpuint (n_found, ==, n_in_force);
}

/* -- the dialog by itself -------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget     *parent;
  NunUcdChooser *chooser;
  char          *chosen; /* NULL: nothing yet */
} Dialog;

static void
on_chosen (Dialog *dialog, const char *ucd)
{
  g_assert_null (dialog->chosen);
  dialog->chosen = g_strdup (ucd);
}

static void
dialog_set_up (Dialog *dialog, gconstpointer unused)
{
  g_autoptr (GPtrArray) suggestions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);

  g_ptr_array_add (suggestions, nun_suggestion_new ("phot.mag;em.opt.V", 0.93, "It is called so."));
  g_ptr_array_add (suggestions, nun_suggestion_new ("phot.mag;em.opt.B", 0.04, "It might be."));
  dialog->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (dialog->parent));
  dialog->chooser = nun_ucd_chooser_new (GTK_WINDOW (dialog->parent), "Vmag", "mag · 1.6, 2.3", "");
  g_object_ref (dialog->chooser);
  g_signal_connect_swapped (dialog->chooser, "chosen", G_CALLBACK (on_chosen), dialog);
  gtk_window_present (GTK_WINDOW (dialog->chooser));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog->chooser));
  g_assert_nonnull (find_type (GTK_WIDGET (dialog->chooser), "GtkSpinner"));
  nun_ucd_chooser_set_suggestions (dialog->chooser, suggestions);
}

static void
dialog_tear_down (Dialog *dialog, gconstpointer unused)
{
  if (dialog->chosen == NULL)
    gtk_window_destroy (GTK_WINDOW (dialog->chooser));
  g_object_unref (dialog->chooser);
  gtk_window_destroy (GTK_WINDOW (dialog->parent));
  g_free (dialog->chosen);
}

static GtkEditable *
search_of (Dialog *dialog)
{
  return GTK_EDITABLE (find_type (GTK_WIDGET (dialog->chooser), "GtkSearchEntry"));
}

static GtkEditable *
entry_of (Dialog *dialog)
{
  return GTK_EDITABLE (find_type (GTK_WIDGET (dialog->chooser), "GtkEntry"));
}

static void
search (Dialog *dialog, const char *text)
{
  gtk_editable_set_text (search_of (dialog), text);
  g_signal_emit_by_name (search_of (dialog), "activate");
}

static void
press_use (Dialog *dialog)
{
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog->chooser), "Use"), "clicked");
}

/* Enter, at once, takes the best suggestion. */
static void
test_by_suggestion (Dialog *dialog, gconstpointer unused)
{
  g_assert_true (has_label (GTK_WIDGET (dialog->chooser), "sure · 93 %"));
  g_assert_true (has_label (GTK_WIDGET (dialog->chooser), "It is called so."));
  g_signal_emit_by_name (search_of (dialog), "activate");
  g_assert_cmpstr (dialog->chosen, ==, "phot.mag;em.opt.V");
}

static void
test_none (Dialog *dialog, gconstpointer unused)
{
  GtkWidget *list = find_type (GTK_WIDGET (dialog->chooser), "GtkListBox");

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_cmpstr (dialog->chosen, ==, "");
}

/* Everyday words at every keystroke; a second Enter takes what is put together. */
static void
test_by_search (Dialog *dialog, gconstpointer unused)
{
  search (dialog, "proper motion");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (dialog)), ==, "pos.pm");
  g_assert_null (dialog->chosen);
  nun_ucd_chooser_set_mode (dialog->chooser, NUN_UCD_CHOOSER_DETAILS);
  search (dialog, "pos.eq.ra");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (dialog)), ==, "pos.pm;pos.eq.ra");
  g_signal_emit_by_name (entry_of (dialog), "activate");
  g_assert_cmpstr (dialog->chosen, ==, "pos.pm;pos.eq.ra");
}

static void
test_search_for_nothing (Dialog *dialog, gconstpointer unused)
{
  search (dialog, "xqzzy wvkq");
  g_assert_true (has_label (GTK_WIDGET (dialog->chooser), "No Word Found"));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (dialog)), ==, "");
  gtk_editable_set_text (search_of (dialog), "");
  g_assert_false (has_label (GTK_WIDGET (dialog->chooser), "No Word Found"));
}

/* The position of a word in the list, or -1. */
static int
find_word (GListModel *model, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (NunUcdNode)     node = gtk_tree_list_row_get_item (row);

      if (g_str_equal (nun_ucd_node_get_name (node), name))
        return (int) i;
    }
  return -1;
}

/* Rows behind the first page come in turns. */
static gboolean
has_brightness (gpointer model)
{
  return find_word (model, "phot.mag") > 0;
}

static void
test_by_tree (Dialog *dialog, gconstpointer unused)
{
  GtkWidget                 *list = find_type (GTK_WIDGET (dialog->chooser), "GtkListView");
  GListModel                *model;
  g_autoptr (GtkTreeListRow) family = NULL;
  int                        at;

  nun_ucd_chooser_set_mode (dialog->chooser, NUN_UCD_CHOOSER_WORDS);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpint (find_word (model, "phot.mag"), ==, -1);
  at = find_word (model, "phot");
  g_assert_cmpint (at, >=, 0);
  family = g_list_model_get_item (model, (guint) at);
  gtk_tree_list_row_set_expanded (family, TRUE);
  wait_for ("the words of that family", has_brightness, model);
  at = find_word (model, "phot.mag");
  g_signal_emit_by_name (list, "activate", (guint) at);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (dialog)), ==, "phot.mag");
  press_use (dialog);
  g_assert_cmpstr (dialog->chosen, ==, "phot.mag");
}

/* What cannot be, cannot be used; what is nearly right is mended by one press, and only then used. */
static void
test_typed (Dialog *dialog, gconstpointer unused)
{
  GtkWidget *use = find_button (GTK_WIDGET (dialog->chooser), "Use");

  gtk_editable_set_text (entry_of (dialog), "no.such.word");
  g_assert_false (gtk_widget_is_sensitive (use));
  gtk_test_accessible_assert_state (entry_of (dialog), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_signal_emit_by_name (entry_of (dialog), "activate");
  g_assert_null (dialog->chosen);

  gtk_editable_set_text (entry_of (dialog), "em.opt.V;phot.mag");
  g_assert_false (gtk_widget_is_sensitive (use));
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog->chooser), "Use “phot.mag;em.opt.V”"),
                         "clicked");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (dialog)), ==, "phot.mag;em.opt.V");
  g_assert_true (gtk_widget_is_sensitive (use));
  press_use (dialog);
  g_assert_cmpstr (dialog->chosen, ==, "phot.mag;em.opt.V");
}

/* -- in the window --------------------------------------------------------------------------------- */

static gboolean
find_chooser (gpointer data)
{
  GtkWindow       **found = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (NUN_IS_UCD_CHOOSER (l->data) && gtk_widget_get_mapped (l->data))
      *found = l->data;
  return *found != NULL;
}

static void
show (Bench *bench, const char *table, const char *column)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_MEANING,
                              table, column, "ucd");
  wait_for_button (visible_page (bench), "Choose…");
}

static gboolean
has_suggestions (gpointer chooser)
{
  return gtk_widget_get_mapped (find_type (chooser, "GtkListBox"));
}

static void
test_window (Bench *bench, gconstpointer unused)
{
  g_autofree char *saved = NULL;
  GtkWindow       *chooser = NULL;
  GtkWidget       *use;

  show (bench, "messier", "magnitude");
  g_signal_emit_by_name (find_button (find_editor (visible_page (bench), "ucd"), "Choose…"),
                         "clicked");
  wait_for ("the dialog", find_chooser, &chooser);
  wait_for ("what the adviser says", has_suggestions, chooser);
  g_assert_true (has_label (GTK_WIDGET (chooser), "No UCD"));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (chooser), "GtkEntry")),
                         "phys.luminosity");
  use = find_button (GTK_WIDGET (chooser), "Use");
  g_signal_emit_by_name (use, "clicked");
  wait_for_idle (bench);
  saved = read_saved (bench, "messier", "magnitude", "ucd");
  g_assert_cmpstr (saved, ==, "phys.luminosity");
}

/* A unit is judged while it is typed, and mended by one press. */
static void
test_unit (Bench *bench, gconstpointer unused)
{
  GtkWidget       *editor, *entry;
  g_autofree char *saved = NULL;

  show (bench, "messier", "distance_kpc");
  editor = find_editor (visible_page (bench), "unit");
  entry = find_type (editor, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Jansky");
  g_assert_true (has_label (editor, "Jy"));
  g_signal_emit_by_name (find_button (editor, "Use “Jy”"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Jy");
  wait_for_idle (bench);
  saved = read_saved (bench, "messier", "distance_kpc", "unit");
  g_assert_cmpstr (saved, ==, "Jy");
  gtk_editable_set_text (GTK_EDITABLE (entry), "furlongs per fortnight");
  g_assert_true (gtk_widget_get_mapped (find_type (editor, "NunVerdict")));
}

/* -- what needs a look ----------------------------------------------------------------------------- */

static guint
count_state (NunColumnList *list, GListModel *model, NunColumnState state)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NunColumnItem) item = g_list_model_get_item (model, i);

      n += nun_column_item_get_state (item) == state;
    }
  return n;
}

static GListModel *
model_of (NunColumnList *list)
{
  return G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_type (GTK_WIDGET (list), "GtkColumnView"))));
}

/* A table about which nobody can be sure. */
static void
add_table (Bench *bench, const char *name)
{
  g_autoptr (GString) text = g_string_new ("id,ra,dec,blorb,Xyzzy,wibble\n");
  g_autofree char    *path = g_build_filename (bench->folder, name, NULL);

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, "s%d,%d.5,%d.25,%d.125,%d,%d.5\n", i, 10 * i, i - 10, i * 3 % 7,
                            i % 3, i * 5 % 11);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  nun_session_import (bench->session, path);
}

static gboolean
has_two (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 2 &&
         !nun_session_is_busy (session);
}

static gboolean
is_nothing_decided (gpointer bench)
{
  return decision (bench, "odd", "blorb", "ucd") == NULL;
}

/* All that could be doubted of the column; how often it is shown stays a guess. */
static void
decide (Bench *bench, const char *column)
{
  static const char *const said[][2] = {
    { "role", "id" }, { "unit", "" }, { "ucd", "meta.id;meta.main" }, { "description", "A name." }
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_true (nun_session_set (bench->session, "odd", column, said[i][0], said[i][1], NULL));
}

static void
test_look (Bench *bench, gconstpointer unused)
{
  NunColumnList   *list;
  GtkToggleButton *look;
  guint            n_look, n_seen = 0;

  add_table (bench, "odd.csv");
  wait_for ("the odd table", has_two, bench->session);
  show (bench, "odd", "ra");
  decide (bench, "id");
  list = NUN_COLUMN_LIST (find_type (visible_page (bench), "NunColumnList"));
  look = GTK_TOGGLE_BUTTON (find_type (GTK_WIDGET (list), "GtkToggleButton"));
  n_look = count_state (list, model_of (list), NUN_COLUMN_LOOK);
  g_assert_cmpuint (n_look, >=, 3);
  g_assert_cmpuint (n_look, <, 6);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (list)), ==, 6);

  /* From one to the next, around the end, through all of them. */
  for (guint i = 0; i < n_look; i++)
    {
      g_assert_true (nun_column_list_walk (list, 1));
      n_seen += nun_column_item_get_state (nun_column_list_get_selected (list)) == NUN_COLUMN_LOOK;
    }
  g_assert_cmpuint (n_seen, ==, n_look);

  gtk_toggle_button_set_active (look, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model_of (list)), ==, n_look);

  /* One is accepted, and goes; then all. */
  nun_column_list_select (list, "blorb");
  nun_column_list_accept (list);
  g_assert_nonnull (decision (bench, "odd", "blorb", "ucd"));
  g_assert_null (decision (bench, "odd", "Xyzzy", "ucd"));
  nun_session_undo (bench->session);
  wait_for ("the undoing", is_nothing_decided, bench);
  gtk_toggle_button_set_active (look, TRUE);
  g_signal_emit_by_name (find_button (GTK_WIDGET (list), "Accept All Shown"), "clicked");
  g_assert_nonnull (decision (bench, "odd", "blorb", "ucd"));
  g_assert_nonnull (decision (bench, "odd", "Xyzzy", "ucd"));
  g_assert_null (decision (bench, "odd", "id", "level")); /* it was not shown */
  g_assert_true (has_label (visible_page (bench), "columns accepted"));

  /* One step of undo for all of them. */
  wait_for_idle (bench);
  nun_session_undo (bench->session);
  wait_for ("the undoing", is_nothing_decided, bench);
  g_assert_null (decision (bench, "odd", "Xyzzy", "ucd"));
}

static gboolean
has_inscription (GtkWidget *root, const char *text)
{
  if (GTK_IS_INSCRIPTION (root))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_inscription (child, text))
      return TRUE;
  return FALSE;
}

/* The words of a search may stand in the name, the meaning or the description; a finding leads out of it. */
static void
test_search (Bench *bench, gconstpointer unused)
{
  NunColumnList *list;
  GtkEditable   *search;
  GListModel    *columns;
  guint          n;

  show (bench, "messier", "distance_kpc");
  list = NUN_COLUMN_LIST (find_type (visible_page (bench), "NunColumnList"));
  columns = model_of (list);
  n = g_list_model_get_n_items (columns);
  nun_column_list_search (list);
  search = GTK_EDITABLE (find_type (GTK_WIDGET (list), "GtkSearchEntry"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (search)));

  gtk_editable_set_text (search, " DISTANCE_k ");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 1);
  gtk_editable_set_text (search, "right asc");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (columns), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (columns), <, n);
  gtk_editable_set_text (search, "quux");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 0);
  g_assert_true (has_label (GTK_WIDGET (list), "No column has these words"));

  nun_column_list_select (list, "distance_kpc");
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (search)));
  g_assert_false (has_label (GTK_WIDGET (list), "No column has these words"));
}

/* What is but a hunch stands there with a question mark, and is none of what many are accepted for at once; who accepts the
 * one column means it. */
static void
test_hunches (Bench *bench, gconstpointer unused)
{
  NunColumnList   *list;
  GListModel      *columns;
  g_autofree char *hunch = NULL, *words = NULL;

  add_table (bench, "odd.csv");
  wait_for ("the odd table", has_two, bench->session);
  show (bench, "odd", "ra");
  list = NUN_COLUMN_LIST (find_type (visible_page (bench), "NunColumnList"));
  columns = model_of (list);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (NunColumnItem) item = g_list_model_get_item (columns, i);

      if (nun_column_item_is_hunch (item) && hunch == NULL)
        {
          hunch = g_strdup (nun_column_item_get_name (item));
          words = g_strdup_printf ("%s?", nun_column_item_get_text (item, NUN_CELL_WORDS));
        }
    }
  g_assert_nonnull (hunch);
  g_assert_true (has_inscription (GTK_WIDGET (list), words));

  g_signal_emit_by_name (find_button (GTK_WIDGET (list), "Accept All Shown"), "clicked");
  g_assert_cmpstr (decision (bench, "odd", hunch, "ucd")->value, ==, "");
  g_assert_cmpstr (decision (bench, "odd", "ra", "ucd")->value, ==, "pos.eq.ra;meta.main");
  g_assert_true (has_label (visible_page (bench), "left out"));
  wait_for_idle (bench);
  g_assert_false (has_inscription (GTK_WIDGET (list), words));

  nun_session_undo (bench->session);
  wait_for_idle (bench);
  nun_column_list_select (list, hunch);
  nun_column_list_accept (list);
  g_assert_cmpstr (decision (bench, "odd", hunch, "ucd")->value, !=, "");

  /* Nor is it left out where nothing else is shown. */
  nun_session_undo (bench->session);
  wait_for_idle (bench);
  nun_column_list_search (list);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (list), "GtkSearchEntry")), hunch);
  g_signal_emit_by_name (find_type (GTK_WIDGET (list), "GtkSearchEntry"), "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 1);
  g_signal_emit_by_name (find_button (GTK_WIDGET (list), "Accept All Shown"), "clicked");
  g_assert_cmpstr (decision (bench, "odd", hunch, "ucd")->value, !=, "");
}

/* -- learning -------------------------------------------------------------------------------------- */

static gboolean
has_three (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 3 &&
         !nun_session_is_busy (session);
}

static gboolean
has_learned (gpointer ucd)
{
  g_autofree char *text = nun_personal_to_text (nun_learning_get_personal (nun_learning_get ()));

  return strstr (text, ucd) != NULL && !nun_learning_is_busy (nun_learning_get ());
}

static gboolean
has_forgotten (gpointer ucd)
{
  return !has_learned (ucd) && !nun_learning_is_busy (nun_learning_get ());
}

static gboolean
has_four (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 4 &&
         !nun_session_is_busy (session);
}

static gboolean
is_alike_undone (gpointer bench)
{
  return decision (bench, "even", "blorb", "ucd") == NULL;
}

static void
test_alike (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = nun_personal_path (), *text = NULL, *saved = NULL;
  const NunDatum    *guess;

  add_table (bench, "odd.csv");
  wait_for ("the odd table", has_two, bench->session);
  add_table (bench, "even.csv");
  wait_for ("the even table", has_three, bench->session);
  show (bench, "odd", "blorb");
  g_assert_true (
      nun_session_set (bench->session, "odd", "blorb", "ucd", "phys.temperature", &error));
  g_assert_no_error (error);

  /* It is offered for the like column, and kept for those to come. */
  wait_for_button (visible_page (bench), "Apply");
  g_assert_true (
      has_label (visible_page (bench), "1 more column is called like “blorb”. The same UCD?"));
  wait_for ("the lesson", has_learned, (gpointer) "phys.temperature");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "phys.temperature"));

  g_signal_emit_by_name (find_button (visible_page (bench), "Apply"), "clicked");
  g_assert_nonnull (decision (bench, "even", "blorb", "ucd"));
  wait_for_idle (bench);
  saved = read_saved (bench, "even", "blorb", "ucd");
  g_assert_cmpstr (saved, ==, "phys.temperature");

  /* A table that comes later is guessed by it, and says why. */
  add_table (bench, "later.csv");
  wait_for ("the later table", has_four, bench->session);
  guess = nun_description_get (description (bench), "later", "blorb", "ucd");
  g_assert_nonnull (guess);
  g_assert_cmpstr (guess->value, ==, "phys.temperature");
  g_assert_cmpint (guess->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_nonnull (guess->reason);

  /* One undo takes back what was applied, the next what was chosen, and with it what it taught. */
  nun_session_undo (bench->session);
  wait_for ("the undoing", is_alike_undone, bench);
  g_assert_nonnull (decision (bench, "odd", "blorb", "ucd"));
  wait_for_idle (bench);
  g_assert_true (has_learned ((gpointer) "phys.temperature"));
  nun_session_undo (bench->session);
  wait_for ("the forgetting", has_forgotten, (gpointer) "phys.temperature");
}

static gboolean
has_advice (gpointer session)
{
  return nun_session_get_advice (session, "bright", 0) != NULL;
}

static gboolean
needs_unit (gpointer session)
{
  const NunAdvice *advice = nun_session_get_advice (session, "bright", 2);

  return advice != NULL && advice->unit != NULL;
}

static gboolean
needs_no_unit (gpointer session)
{
  return nun_session_get_advice (session, "bright", 2) != NULL && !needs_unit (session);
}

/* The error of a magnitude is the error of what the magnitude is said to be. */
static void
test_errors (Bench *bench, gconstpointer unused)
{
  g_autofree char   *path = g_build_filename (bench->folder, "bright.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "ra,dec,Vmag,e_Vmag\n1.5,2.5,10.25,0.01\n"
                                      "3.5,-4.5,11.5,0.03\n5.5,6.25,12.75,0.02\n",
                                      -1, NULL));
  nun_session_import (bench->session, path);
  wait_for ("the bright table", has_two, bench->session);
  show (bench, "bright", "Vmag");
  wait_for ("the advice", has_advice, bench->session);
  g_assert_cmpint (nun_session_get_advice (bench->session, "bright", 3)->parent, ==, 2);
  /* The adviser sees a unit that is decided, and that it is taken back. */
  g_assert_true (needs_unit (bench->session));
  g_assert_true (nun_session_set (bench->session, "bright", "Vmag", "unit", "mag", &error));
  wait_for ("advice on the unit", needs_no_unit, bench->session);
  g_assert_true (nun_session_set (bench->session, "bright", "Vmag", "unit", NULL, &error));
  wait_for ("advice without the unit", needs_unit, bench->session);
  g_assert_true (
      nun_session_set (bench->session, "bright", "Vmag", "ucd", "phot.mag;em.opt.B", &error));
  g_assert_no_error (error);
  wait_for_button (visible_page (bench), "Apply");
  g_assert_true (has_label (visible_page (bench), "1 column holds the error of “Vmag”"));
  g_signal_emit_by_name (find_button (visible_page (bench), "Apply"), "clicked");
  g_assert_cmpstr (decision (bench, "bright", "e_Vmag", "ucd")->value, ==,
                   "stat.error;phot.mag;em.opt.B");
}

static gboolean
is_taught (gpointer unused)
{
  return !nun_learning_is_busy (nun_learning_get ());
}

static void
test_vocabulary (Bench *bench, gconstpointer unused)
{
  g_autofree char *in = g_build_filename (bench->folder, "in.txt", NULL);
  g_autofree char *out = g_build_filename (bench->folder, "out.txt", NULL);
  g_autofree char *bad = g_build_filename (bench->folder, "bad.txt", NULL);
  g_autofree char *text = NULL;
  NunLearning     *learning = nun_learning_get ();
  GtkWidget       *window = nun_personal_window_new (GTK_WINDOW (bench->window));

  gtk_window_present (GTK_WINDOW (window));
  wait_for ("the vocabulary", is_taught, NULL);
  g_assert_true (g_file_set_contents (
      in, "[column \"frobnication\"]\nholds = number\nucd = phys.mass\n", -1, NULL));
  nun_learning_import (learning, in);
  wait_for ("the import", has_learned, (gpointer) "phys.mass");
  g_assert_true (has_label (window, "frobnication"));
  g_assert_true (has_label (window, "1 entry taken from the file"));

  /* Out again, as it came in. */
  nun_learning_export (learning, out);
  wait_for ("the export", is_taught, NULL);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "frobnication"));

  /* What is no vocabulary changes nothing, and is said. */
  g_assert_true (g_file_set_contents (bad, "[colu\nucd ? 3\n", -1, NULL));
  nun_learning_import (learning, bad);
  wait_for ("the refusal", is_taught, NULL);
  g_assert_true (has_learned ((gpointer) "phys.mass"));

  g_signal_emit_by_name (find_type (find_type (window, "GtkListView"), "GtkButton"), "clicked");
  wait_for ("the forgetting", has_forgotten, (gpointer) "frobnication");
  gtk_widget_activate_action (window, "personal.remember", NULL);
  wait_for ("the remembering", has_learned, (gpointer) "frobnication");
  g_signal_emit_by_name (find_type (find_type (window, "GtkListView"), "GtkButton"), "clicked");
  wait_for ("the second forgetting", has_forgotten, (gpointer) "frobnication");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define DIALOG(path, test) g_test_add (path, Dialog, NULL, dialog_set_up, test, dialog_tear_down)
#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

/* A focus that has come to the button goes on when the button goes. */
static void
test_focus_goes_on (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *verdict = nun_verdict_new (NUN_FIELD_UNIT), *next = gtk_button_new_with_label ("Next");
  GtkWidget *use;

  gtk_box_append (GTK_BOX (box), verdict);
  gtk_box_append (GTK_BOX (box), next);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (nun_verdict_judge (NUN_VERDICT (verdict), "hours"), ==, NUN_VERDICT_MENDABLE);
  gtk_test_widget_wait_for_draw (window);
  use = find_type (verdict, "GtkButton");
  g_assert_true (gtk_widget_grab_focus (use));
  nun_verdict_judge (NUN_VERDICT (verdict), "h");
  spin (50);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == next);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ucd/compose", test_compose);
  g_test_add_func ("/ucd/tree", test_tree);
  DIALOG ("/ucd/dialog/suggestion", test_by_suggestion);
  DIALOG ("/ucd/dialog/none", test_none);
  DIALOG ("/ucd/dialog/search", test_by_search);
  DIALOG ("/ucd/dialog/nothing-found", test_search_for_nothing);
  DIALOG ("/ucd/dialog/tree", test_by_tree);
  DIALOG ("/ucd/dialog/typed", test_typed);
  OPEN ("/ucd/window/choose", test_window);
  OPEN ("/ucd/window/unit", test_unit);
  OPEN ("/ucd/window/look", test_look);
  OPEN ("/ucd/window/search", test_search);
  OPEN ("/ucd/window/hunches", test_hunches);
  OPEN ("/ucd/window/alike", test_alike);
  OPEN ("/ucd/window/errors", test_errors);
  OPEN ("/ucd/window/vocabulary", test_vocabulary);
  g_test_add_func ("/verdict/focus-goes-on", test_focus_goes_on);
  return g_test_run ();
}
