/* Images and spectra in the window: a folder of them comes in, their fields are looked at, a rule is changed, they are searched. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/files/remarks-window.h"
#include "app/meaning/card-list.h"
#include "app/meaning/field-choice.h"
#include "app/meaning/field-item.h"
#include "app/meaning/observation-grid.h"
#include "app/meaning/observation-line.h"
#include "app/meaning/observation-panel.h"
#include "app/meaning/rule-text.h"
#include "app/meaning/rule-window.h"
#include "app/pictures/sky-plot.h"
#include "frames.h"
#include "observe/rule.h"

/* -- the Files step ---------------------------------------------------------------------------------- */

static void
test_folder (Fixture *fixture, gconstpointer unused)
{
  GtkWidget            *page = visible_page (&fixture->bench);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  GtkWindow            *window;

  g_assert_true (has_label (page, "3 images"));
  g_assert_true (has_label (page, "1 without a position"));
  assert_narrow (fixture);
  g_assert_cmpint (frames (fixture)->kind, ==, NUN_COLLECTION_IMAGES);
  g_assert_cmpint (frames (fixture)->n_rows, ==, 3);

  g_ptr_array_add (sentences, "one.fits: all is well");
  g_ptr_array_add (sentences, "two.fits: it is cloudy");
  window = nun_remarks_window_present (page, "Remarks", sentences);
  g_assert_cmpuint (nun_remarks_window_get_n_shown (NUN_REMARKS_WINDOW (window)), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (window), "GtkSearchEntry")), "CLOUD");
  spin (400);
  g_assert_cmpuint (nun_remarks_window_get_n_shown (NUN_REMARKS_WINDOW (window)), ==, 1);
  gtk_window_destroy (window);
}

static gboolean
is_changed (gpointer session)
{
  return nun_session_get_source_state (session, "frames") == NUN_SOURCE_CHANGED;
}

static gboolean
has_four (gpointer fixture)
{
  return frames (fixture)->n_rows == 4 &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

/* A new file in the folder is noticed, read, and told. */
static void
test_changed (Fixture *fixture, gconstpointer unused)
{
  NunSession *session = fixture->bench.session;

  write_image (fixture->images, "four.fits", 50.0, 60.0, "M 4");
  nun_session_look_at_sources (session);
  wait_for ("the change to be noticed", is_changed, session);
  g_assert_true (has_label (visible_page (&fixture->bench), "Files have come, gone or changed"));
  g_signal_emit_by_name (find_button (visible_page (&fixture->bench), "Read Again"), "clicked");
  wait_for ("four images", has_four, fixture);
  g_assert_nonnull (nun_session_get_report (session, "frames"));
  g_assert_cmpuint (nun_session_get_report (session, "frames")->len, >, 0);
}

static gboolean
is_empty (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 0 &&
         !nun_session_is_busy (session);
}

static gboolean
has_again (gpointer session)
{
  return has_images (session) && !nun_session_is_busy (session);
}

/* What was decided comes back with what was removed. */
static void
test_removed (Fixture *fixture, gconstpointer unused)
{
  NunSession        *session = fixture->bench.session;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      nun_session_set (session, "frames", "target_name", "rule", "keyword OBSNOTE", &error));
  g_assert_no_error (error);
  nun_session_remove (session, "frames");
  wait_for ("nothing to be left", is_empty, session);
  nun_session_undo (session);
  wait_for ("the images", has_again, session);
  g_assert_cmpstr (nun_description_get_value (nun_session_get_description (session), "frames",
                                              "target_name", "rule"),
                   ==, "keyword OBSNOTE");
  g_assert_cmpint (frames (fixture)->n_rows, ==, 3);
}

/* -- the Meaning step -------------------------------------------------------------------------------- */

static GtkWidget *
fields_view (Fixture *fixture)
{
  return find_type (find_type (visible_page (&fixture->bench), "NunObservationPanel"),
                    "GtkColumnView");
}

static NunFieldItem *
find_item (Fixture *fixture, const char *key)
{
  GListModel *model =
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (fields_view (fixture))));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (nun_field_item_get_field (item)->key, key))
        return item;
    }
  return NULL;
}

static void
press_toggle (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (visible_page (&fixture->bench), label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  spin (50);
}

static void
test_fields (Fixture *fixture, gconstpointer unused)
{
  GListModel      *model;
  g_autofree char *label = NULL;
  guint            n_level, n_gaps;

  go_to (fixture, NUN_STEP_MEANING);
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (fields_view (fixture))));
  g_assert_cmpstr (nun_field_item_get_text (find_item (fixture, "s_ra"), NUN_FIELD_CELL_COUNT), ==,
                   "2 of 3");
  g_assert_cmpint (nun_field_item_get_state (find_item (fixture, "s_ra")), ==, NUN_FIELD_LOOK);
  g_assert_cmpstr (
      nun_field_item_get_text (find_item (fixture, "dataproduct_type"), NUN_FIELD_CELL_SAMPLE), ==,
      "image");
  g_assert_cmpstr (
      nun_field_item_get_text (find_item (fixture, "target_name"), NUN_FIELD_CELL_COUNT), ==,
      "2 of 3");

  n_level = g_list_model_get_n_items (model);
  press_toggle (fixture, "More Fields");
  g_assert_cmpuint (g_list_model_get_n_items (model), >, n_level);
  press_toggle (fixture, "More Fields");
  for (guint i = n_gaps = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (model, i);

      n_gaps += nun_field_item_get_n_missing (item) > 0;
    }
  label = g_strdup_printf ("Gaps (%u)", n_gaps);
  press_toggle (fixture, label);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_gaps);
}

static gboolean
shows_header (gpointer unused)
{
  GtkWidget *window = find_window ("NunHeaderWindow");
  GtkWidget *cards = window != NULL ? find_type (window, "NunCardList") : NULL;

  return cards != NULL && has_label (window, "Header of one.fits") &&
         nun_card_list_get_n_shown (NUN_CARD_LIST (cards)) > 10;
}

static gboolean
has_raster (gpointer plot)
{
  return nun_sky_plot_get_n_pictures (plot) == 1;
}

/* A footprint leads to its file, and the file to its header. */
static void
test_files (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *panel, *grid, *plot;
  int        north;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  panel = find_type (visible_page (&fixture->bench), "NunObservationPanel");
  assert_narrow (fixture);
  grid = find_type (panel, "NunObservationGrid");
  plot = find_type (panel, "NunSkyPlot");
  g_assert_null (gtk_widget_get_first_child (
      find_type (grid, "GtkListView"))); /* no row is made before it is seen */
  north = nun_sky_plot_find (NUN_SKY_PLOT (plot), 10.2, 20.1, 0.01);
  g_assert_cmpint (north, >=, 0);
  g_assert_cmpint (nun_sky_plot_find (NUN_SKY_PLOT (plot), 200.0, -30.0, 0.01), !=, north);
  g_assert_cmpint (nun_sky_plot_find (NUN_SKY_PLOT (plot), 100.0, 0.0, 3.0), ==, -1);

  /* a footprint that is large enough shows its picture */
  g_assert_cmpuint (nun_sky_plot_get_n_pictures (NUN_SKY_PLOT (plot)), ==, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_tip (panel, "Where They Lie on the Sky")));
  spin (200);
  nun_sky_plot_look_at (NUN_SKY_PLOT (plot), 10.0, 20.0, 1.0);
  wait_for ("the picture of the footprint", has_raster, plot);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (plot, GTK_TYPE_POPOVER)));

  g_signal_emit_by_name (plot, "picked", (guint) north);
  g_assert_cmpint (nun_observation_grid_get_selected (NUN_OBSERVATION_GRID (grid)), ==, north);
  spin (50);
  g_assert_nonnull (gtk_widget_get_first_child (find_type (grid, "GtkListView")));
  g_signal_emit_by_name (find_button (panel, "Show the Header…"), "clicked");
  spin (300);
  wait_for ("the header", shows_header, NULL);
}

/* -- several fields ---------------------------------------------------------------------------------- */

static GtkSelectionModel *
fields_model (Fixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (fields_view (fixture)));
}

static guint
n_chosen (Fixture *fixture)
{
  g_autoptr (GPtrArray) chosen = nun_field_choice_get (fields_model (fixture));

  return chosen->len;
}

static void
choose_field (Fixture *fixture, const char *key, gboolean only)
{
  GListModel *model = G_LIST_MODEL (fields_model (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NunFieldItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (nun_field_item_get_field (item)->key, key))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), i, only);
    }
}

static NunOrigin
origin_of (Fixture *fixture, const char *field)
{
  return nun_description_get (nun_session_get_description (fixture->bench.session), "frames", field,
                              "rule")
      ->origin;
}

static gboolean
is_accepted (gpointer fixture)
{
  return origin_of (fixture, "calib_level") == NUN_ORIGIN_PERSON &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

static gboolean
is_guess_again (gpointer fixture)
{
  return origin_of (fixture, "calib_level") == NUN_ORIGIN_GUESS &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

/* One of the findings, as more than a wish, speaks of what the sign says. */
static gboolean
is_advised (Fixture *fixture, const char *id)
{
  GPtrArray *findings = nun_session_get_findings (fixture->bench.session);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->id, id) && finding->severity != NUN_SEVERITY_NICE)
        return TRUE;
    }
  return FALSE;
}

/* From one field that needs a look to the next; several are accepted as one edit; one is always chosen. */
static void
test_choice (Fixture *fixture, gconstpointer unused)
{
  NunObservationPanel  *panel;
  g_autoptr (GPtrArray) walked = NULL;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  panel = NUN_OBSERVATION_PANEL (find_type (visible_page (&fixture->bench), "NunObservationPanel"));
  g_assert_cmpint (nun_field_item_get_state (find_item (fixture, "calib_level")), ==,
                   NUN_FIELD_LOOK);
  g_assert_true (is_advised (fixture, "rule-unsure"));
  g_assert_true (nun_observation_panel_walk (panel, 1));
  walked = nun_field_choice_get (fields_model (fixture));
  g_assert_cmpuint (walked->len, ==, 1);
  g_assert_cmpint (nun_field_item_get_state (walked->pdata[0]), ==, NUN_FIELD_LOOK);

  gtk_selection_model_unselect_all (fields_model (fixture));
  spin (50);
  g_assert_cmpuint (n_chosen (fixture), ==, 1);
  choose_field (fixture, "calib_level", TRUE);
  choose_field (fixture, "obs_id", FALSE);
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
  g_assert_null (find_button (GTK_WIDGET (panel), "Change the Rule…")); /* it is of one field */
  g_assert_true (has_label (GTK_WIDGET (panel), "2 fields are chosen."));
  nun_observation_panel_accept (panel);
  wait_for ("the rules to be accepted", is_accepted, fixture);
  g_assert_cmpint (origin_of (fixture, "obs_id"), ==, NUN_ORIGIN_PERSON);
  g_assert_false (is_advised (fixture, "rule-unsure"));
  g_assert_cmpint (nun_field_item_get_state (find_item (fixture, "calib_level")), ==,
                   NUN_FIELD_DECIDED);
  nun_session_undo (fixture->bench.session);
  wait_for ("the guesses", is_guess_again, fixture);
  g_assert_cmpint (origin_of (fixture, "obs_id"), ==, NUN_ORIGIN_GUESS);
}

static gboolean
is_rule (Fixture *fixture, const char *field, const char *rule)
{
  return g_str_equal (
      nun_description_get_value (nun_session_get_description (fixture->bench.session), "frames",
                                 field, "rule"),
      rule);
}

static gboolean
are_empty (gpointer fixture)
{
  return is_rule (fixture, "calib_level", "none") && is_rule (fixture, "obs_id", "none");
}

static gboolean
is_quiet (gpointer fixture)
{
  return !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

/* Several fields are left empty in one step, and get their suggested rules back in another. */
static void
test_several (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  page = visible_page (&fixture->bench);
  choose_field (fixture, "calib_level", TRUE);
  g_assert_null (find_button (page, "Leave Empty"));
  choose_field (fixture, "obs_id", FALSE);
  assert_narrow (fixture);
  g_assert_false (gtk_widget_get_sensitive (find_button (page, "Take Back")));
  g_signal_emit_by_name (find_button (page, "Leave Empty"), "clicked");
  g_assert_true (are_empty (fixture));
  g_assert_cmpint (origin_of (fixture, "obs_id"), ==, NUN_ORIGIN_PERSON);
  wait_for ("the files to be read again", is_quiet, fixture);
  g_assert_cmpstr (nun_session_get_undo (fixture->bench.session), ==, "Leave 2 Fields Empty");
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
  g_assert_false (gtk_widget_get_sensitive (find_button (page, "Leave Empty")));

  nun_session_undo (fixture->bench.session);
  wait_for ("the guesses", is_guess_again, fixture);
  g_assert_cmpint (origin_of (fixture, "obs_id"), ==, NUN_ORIGIN_GUESS);
  wait_for ("the undo to end", is_quiet, fixture);
  nun_session_redo (fixture->bench.session);
  wait_for ("the empty ones", are_empty, fixture);
  wait_for ("the redo to end", is_quiet, fixture);
  g_signal_emit_by_name (find_button (page, "Take Back"), "clicked");
  g_assert_cmpint (origin_of (fixture, "calib_level"), ==, NUN_ORIGIN_GUESS);
  g_assert_cmpint (origin_of (fixture, "obs_id"), ==, NUN_ORIGIN_GUESS);
}

static void
test_shown (void)
{
  static const struct
  {
    const char *field, *value, *shown;
  } cases[] = {
    { "s_ra", "224.24461016000001", "224.244610" },
    { "s_dec", "-0.5", "-0.5" },
    { "t_min", "58849.041666666664", "58849.04167" },
    { "em_min", "5.0500000000000001e-07", "5.05e-07" },
    { "target_name", "1.23456789012345", "1.23456789012345" },
    { "s_ra", "", "" },
    { "s_ra", "1.000000000001 2.000000000001", "1.000000000001 2.000000000001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown =
          nun_field_dup_shown (nun_observation_field_find (cases[i].field), cases[i].value);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static guint
count_below (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_below (child);
  return n;
}

static gboolean
has_many (gpointer fixture)
{
  return frames (fixture)->n_rows == 303 &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

static gboolean
lists_many (gpointer fixture)
{
  GtkWidget *grid = find_type (visible_page (fixture), "NunObservationGrid");

  return nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid)) == 303;
}

/* However many fields are shown, a file is one widget in its row; GTK keeps 205 rows at most. */
static void
test_grid (Fixture *fixture, gconstpointer unused)
{
  GtkWidget          *grid, *list, *line;
  GtkColumnView      *head;
  NunObservationLine *it;
  guint               n_fields;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("more-%03d.fits", i);

      write_image (fixture->images, name, i, i % 80, "M 5");
    }
  nun_session_read_again (fixture->bench.session, "frames");
  wait_for ("303 images", has_many, fixture);
  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("their rows", lists_many, fixture);
  grid = find_type (visible_page (&fixture->bench), "NunObservationGrid");
  head = GTK_COLUMN_VIEW (find_type (grid, "GtkColumnView"));
  list = find_type (grid, "GtkListView");
  press_toggle (fixture, "Files");
  n_fields = g_list_model_get_n_items (gtk_column_view_get_columns (head));
  g_assert_cmpuint (count_below (list), <=, 2 * 205);
  line = find_type (list, "NunObservationLine");
  it = NUN_OBSERVATION_LINE (line);
  g_assert_true (g_str_has_suffix (nun_observation_line_get_text (it, 0), ".fits"));
  g_assert_null (nun_observation_line_find_field (it, 1));
  g_assert_null (nun_observation_line_get_text (it, n_fields));

  press_toggle (fixture, "More Fields");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (head)), >, n_fields + 9);
  g_assert_cmpuint (count_below (list), <=, 2 * 205);
  g_assert_nonnull (nun_observation_line_get_text (it, n_fields));
}

/* The titles and the values below them stay together. */
static void
test_widths (Fixture *fixture, gconstpointer unused)
{
  GtkWidget           *grid, *line;
  GtkColumnView       *head;
  GtkColumnViewColumn *first;
  NunObservationLine  *it;
  int                  width, before;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  press_toggle (fixture, "Files");
  grid = find_type (visible_page (&fixture->bench), "NunObservationGrid");
  head = GTK_COLUMN_VIEW (find_type (grid, "GtkColumnView"));
  line = find_type (find_type (grid, "GtkListView"), "NunObservationLine");
  it = NUN_OBSERVATION_LINE (line);
  first = g_list_model_get_item (gtk_column_view_get_columns (head), 0);
  width = gtk_column_view_column_get_fixed_width (first);
  g_assert_cmpint (width, >, 50);
  g_assert_null (nun_observation_line_find_field (it, width - 1));
  g_assert_cmpstr (nun_observation_line_find_field (it, width + 1)->key, ==, "dataproduct_type");

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  gtk_column_view_column_set_fixed_width (first, width + 100);
  g_assert_null (nun_observation_line_find_field (it, width + 99));
  g_assert_cmpstr (nun_observation_line_find_field (it, width + 101)->key, ==, "dataproduct_type");
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, before + 100);
  g_object_unref (first);
}

static gboolean
has_one_conflict (gpointer fixture)
{
  return find_button (visible_page (fixture), "Contradictions (1)") != NULL;
}

/* A header whose keywords point to another place than its world coordinates is counted, and shown alone. */
static void
test_conflicts (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *grid;

  write_image (fixture->images, "four.fits", 10.0, 20.0, "M 1");
  replace_card (fixture->images, "four.fits", "OBJECT  =", "RA      =                 14.0");
  replace_card (fixture->images, "four.fits", "OBSNOTE =", "DEC     =                 20.0");
  go_to (fixture, NUN_STEP_MEANING);
  g_assert_false (has_one_conflict (fixture));
  nun_session_read_again (fixture->bench.session, "frames");
  wait_for ("four images", has_four, fixture);
  wait_for ("the contradiction", has_one_conflict, fixture);
  assert_narrow (fixture);
  press_toggle (fixture, "Contradictions (1)");
  grid = find_type (visible_page (&fixture->bench), "NunObservationGrid");
  spin (100);
  g_assert_cmpuint (nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid)), ==, 1);
  press_toggle (fixture, "Contradictions (1)");
  spin (100);
  g_assert_cmpuint (nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid)), ==, 4);
}

static gboolean
has_cards (gpointer unused)
{
  GtkWidget *window = find_window ("NunHeaderWindow");

  return window != NULL &&
         nun_card_list_get_n_shown (NUN_CARD_LIST (find_type (window, "NunCardList"))) > 5;
}

static gboolean
shows_note (gpointer unused)
{
  return has_label (find_window ("NunRuleWindow"), "clear night");
}

static gboolean
is_noted (gpointer fixture)
{
  const NunCollection *collection = frames (fixture);
  int                  column = nun_collection_find_column (collection, "target_name");

  return collection->profile->columns[column].n_null == 0 &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

static gboolean
is_unnoted (gpointer fixture)
{
  return !is_noted (fixture) && !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

/* The rule is judged while it is typed; applied it fills every file, and undone it does not. */
static void
test_rule (Fixture *fixture, gconstpointer unused)
{
  GtkWidget       *panel, *window, *entry, *apply;
  g_autofree char *saved = NULL;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  panel = find_type (visible_page (&fixture->bench), "NunObservationPanel");
  gtk_widget_activate_action (panel, "wizard.jump", "(isss)", NUN_STEP_MEANING, "frames",
                              "target_name", "rule");
  spin (100);
  window = find_window ("NunRuleWindow");
  g_assert_nonnull (window);
  entry = find_type (window, "GtkEntry");
  apply = find_button (window, "Apply");

  gtk_editable_set_text (GTK_EDITABLE (entry), "keyword OBSNOTE | lowercose");
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_true (has_label (window, "lowercose"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "keyword OBSNOTE | lowercase");
  g_assert_true (gtk_widget_get_sensitive (apply));
  wait_for ("the value", shows_note, NULL);

  g_signal_emit_by_name (apply, "clicked");
  wait_for ("the second scan", is_noted, fixture);
  saved = read_saved (&fixture->bench, "frames", "target_name", "rule");
  g_assert_cmpstr (saved, ==, "keyword OBSNOTE | lowercase");
  nun_session_undo (fixture->bench.session);
  wait_for ("the third scan", is_unnoted, fixture);
}

/* Lets a text fall on the first part at or below root that takes it. */
static gboolean
drop_text (GtkWidget *root, const char *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (root);
  g_auto (GValue)        value = G_VALUE_INIT;
  gboolean               taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 2.0, 2.0, &taken);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !taken;
       child = gtk_widget_get_next_sibling (child))
    taken = drop_text (child, text);
  return taken;
}

/* The cell of the list of fields that has the label, or a part of it. */
static GtkWidget *
find_cell (GtkWidget *root, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          GTK_IS_INSCRIPTION (child) &&
                  g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (child)), words) == 0
              ? gtk_widget_get_ancestor (child, GTK_TYPE_BOX)
              : find_cell (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
rule_of (Fixture *fixture, const char *field)
{
  return nun_description_get_value (nun_session_get_description (fixture->bench.session), "frames",
                                    field, "rule");
}

/* A card that falls on a field is its rule; so is one for which the field is chosen from the keyboard. */
static void
test_drag (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *panel, *window, *cell;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  spin (200);
  panel = find_type (visible_page (&fixture->bench), "NunObservationPanel");
  cell = gtk_widget_get_parent (find_cell (fields_view (fixture), "target_name"));
  g_assert_nonnull (cell);
  g_assert_false (drop_text (cell, "two words"));
  g_assert_false (drop_text (cell, "A | B"));
  g_assert_true (drop_text (cell, "OBSNOTE"));
  g_assert_cmpstr (rule_of (fixture, "target_name"), ==, "keyword OBSNOTE");
  wait_for ("the second scan", is_noted, fixture);

  g_signal_emit_by_name (find_button (panel, "Files"), "clicked");
  spin (100);
  g_signal_emit_by_name (find_button (panel, "Show the Header…"), "clicked");
  wait_for ("the header", has_cards, NULL);
  window = find_window ("NunHeaderWindow");
  gtk_editable_set_text (GTK_EDITABLE (find_type (window, "GtkSearchEntry")), "DATE-OBS");
  spin (400);
  choose_item (GTK_DROP_DOWN (find_type (window, "GtkDropDown")), "Title");
  g_signal_emit_by_name (find_button (window, "Set Rule"), "clicked");
  g_assert_cmpstr (rule_of (fixture, "obs_title"), ==, "keyword DATE-OBS");
}

static void
test_keyword (void)
{
  static const struct
  {
    const char *rule, *keyword;
    gboolean    as_well;
    const char *expected;
  } cases[] = {
    { "", "OBJECT", FALSE, "keyword OBJECT" },
    { "", "OBJECT", TRUE, "keyword OBJECT" },
    { "keyword DATE | date", "DATE-OBS", FALSE, "keyword DATE-OBS | date" },
    { "keyword DATE | date", "DATE-OBS", TRUE, "keyword DATE, DATE-OBS | date" },
    { "measured footprint", "S", TRUE, "measured footprint else keyword S" },
    { "keyword A | date else constant 5", "B", FALSE, "keyword B" },
    { "keyword EXPTIME in s", "ITIME", TRUE, "keyword EXPTIME in s else keyword ITIME" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          nun_rule_text_with_keyword (cases[i].rule, cases[i].keyword, cases[i].as_well);
      g_autoptr (NunRule) rule = nun_rule_parse (text, NULL);

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_nonnull (rule);
    }
}

/* A text of rules comes in as one edit. */
static void
test_text (Fixture *fixture, gconstpointer unused)
{
  NunSession          *session = fixture->bench.session;
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) none = NULL, edits = NULL, wrong = NULL;

  none = nun_rule_text_edits (nun_session_get_description (session), "frames", "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_variant_n_children (none), ==, 0);
  edits = nun_rule_text_edits (nun_session_get_description (session), "frames",
                               "# a remark\ntarget_name = constant Andromeda\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_variant_n_children (edits), ==, 1);
  nun_session_set_all (session, edits, "Take Rules");
  wait_for ("the second scan", is_noted, fixture);
  wrong = nun_rule_text_edits (nun_session_get_description (session), "frames",
                               "target_name = nonsense\n", &error);
  g_assert_null (wrong);
  g_assert_nonnull (error);
}

#define OPEN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/observations/folder", test_folder);
  OPEN ("/observations/changed", test_changed);
  OPEN ("/observations/removed", test_removed);
  OPEN ("/observations/fields", test_fields);
  OPEN ("/observations/files", test_files);
  OPEN ("/observations/choice", test_choice);
  OPEN ("/observations/several", test_several);
  g_test_add_func ("/observations/shown", test_shown);
  OPEN ("/observations/grid", test_grid);
  OPEN ("/observations/widths", test_widths);
  OPEN ("/observations/conflicts", test_conflicts);
  OPEN ("/observations/rule", test_rule);
  OPEN ("/observations/drag", test_drag);
  OPEN ("/observations/text", test_text);
  g_test_add_func ("/observations/keyword", test_keyword);
  return g_test_run ();
}
