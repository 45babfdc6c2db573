/* Images and spectra in the window: a folder of them comes in, their fields are looked at, a rule is changed, they are searched. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/observation-search.h"
#include "app/widgets/card-list.h"
#include "app/widgets/field-item.h"
#include "app/widgets/gallery.h"
#include "app/widgets/image-view.h"
#include "app/widgets/observation-grid.h"
#include "app/widgets/remarks-window.h"
#include "app/widgets/rule-text.h"
#include "app/widgets/rule-window.h"
#include "app/widgets/sky-plot.h"
#include "app/widgets/spectrum-curve.h"
#include "helpers.h"
#include "observe/rule.h"

#define BLOCK 2880

/* -- files ------------------------------------------------------------------------------------------- */

static void
add_card (GString *header, const char *card)
{
  g_string_append_printf (header, "%-80s", card);
}

static void
pad (GString *bytes, char with)
{
  while (bytes->len % BLOCK != 0)
    g_string_append_c (bytes, with);
}

/* 16 by 12 pixels of 16 bits around a place on the sky, 0.1 degree a pixel; ra below 0: no world coordinates. */
static void
write_image (const char *folder, const char *name, double ra, double dec, const char *object)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char    *path = g_build_filename (folder, name, NULL);
  g_autofree char    *ra_card = g_strdup_printf ("CRVAL1  = %20.3f", ra);
  g_autofree char    *dec_card = g_strdup_printf ("CRVAL2  = %20.3f", dec);
  g_autofree char    *object_card = g_strdup_printf ("OBJECT  = '%s'", object);
  const char *const   head[] = { "SIMPLE  =                    T", "BITPIX  =                   16",
                                 "NAXIS   =                    2", "NAXIS1  =                   16",
                                 "NAXIS2  =                   12" };
  const char *const   wcs[] = { "CTYPE1  = 'RA---TAN'",
                                "CTYPE2  = 'DEC--TAN'",
                                "CRPIX1  =                  8.5",
                                "CRPIX2  =                  6.5",
                                "CDELT1  =                 -0.1",
                                "CDELT2  =                  0.1",
                                "RADESYS = 'ICRS'" };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    add_card (bytes, head[i]);
  for (guint i = 0; ra >= 0 && i < G_N_ELEMENTS (wcs); i++)
    add_card (bytes, wcs[i]);
  if (ra >= 0)
    {
      add_card (bytes, ra_card);
      add_card (bytes, dec_card);
    }
  if (*object != 0)
    add_card (bytes, object_card);
  add_card (bytes, "OBSNOTE = 'Clear Night'        / what the observer wrote");
  add_card (bytes, "DATE-OBS= '2004-05-01T22:00:00'");
  add_card (bytes, "END");
  pad (bytes, ' ');
  for (guint i = 0; i < 16 * 12; i++)
    {
      g_string_append_c (bytes, 0);
      g_string_append_c (bytes, (char) (i % 100));
    }
  pad (bytes, 0);
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
}

/* 100 samples of 32 bits from 400 to 499 nm. */
static void
write_spectrum (const char *folder, const char *name)
{
  static const char *const cards[] = {
    "SIMPLE  =                    T",
    "BITPIX  =                  -32",
    "NAXIS   =                    1",
    "NAXIS1  =                  100",
    "CTYPE1  = 'WAVE'",
    "CUNIT1  = 'nm'",
    "CRPIX1  =                    1",
    "CRVAL1  =                  400",
    "CDELT1  =                    1",
    "END",
  };
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char    *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    add_card (bytes, cards[i]);
  pad (bytes, ' ');
  for (guint i = 0; i < 100; i++)
    g_string_append_len (bytes, "\x3f\x80\0\0", 4); /* 1.0 */
  pad (bytes, 0);
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
}

typedef struct
{
  Bench bench; /* first: it is one */
  char *images;
} Fixture;

static gboolean
has_images (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 1 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

/* Three images, one of them without a place and without an object. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  bench_set_up (&fixture->bench, NULL);
  fixture->images = g_build_filename (fixture->bench.folder, "frames", NULL);
  g_assert_cmpint (g_mkdir (fixture->images, 0755), ==, 0);
  write_image (fixture->images, "one.fits", 10.0, 20.0, "M 1");
  write_image (fixture->images, "two.fits", 200.0, -30.0, "M 2");
  write_image (fixture->images, "three.fits", -1.0, 0.0, "");
  g_assert_true (
      drop_file (find_type (GTK_WIDGET (fixture->bench.window), "NunWelcome"), fixture->images));
  wait_for ("the images", has_images, fixture->bench.session);
  wait_for_idle (&fixture->bench);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  GDir       *folder = g_dir_open (fixture->images, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->images, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (fixture->images);
  g_free (fixture->images);
  bench_tear_down (&fixture->bench, NULL);
}

static const NunCollection *
frames (Fixture *fixture)
{
  return nun_description_find_collection (nun_session_get_description (fixture->bench.session),
                                          "frames");
}

static void
go_to (Fixture *fixture, NunStep step)
{
  gtk_widget_activate_action (visible_page (&fixture->bench), "wizard.step", "i", step);
  spin (100);
}

/* It still fits a telephone. */
static void
assert_narrow (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (visible_page (&fixture->bench), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

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
  g_assert_true (nun_session_can_bring_back (session));
  nun_session_bring_back (session);
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
has_grid (gpointer fixture)
{
  GtkWidget *grid = find_type (visible_page (fixture), "NunObservationGrid");

  return nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid)) == 3;
}

static GtkWidget *
find_window (const char *type)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type))
        return window;
    }
  return NULL;
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

/* The button or menu button with that tooltip. */
static GtkWidget *
find_tip (GtkWidget *root, const char *tip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = (GTK_IS_MENU_BUTTON (child) || GTK_IS_BUTTON (child)) &&
                                 g_strcmp0 (gtk_widget_get_tooltip_text (child), tip) == 0
                             ? child
                             : find_tip (child, tip);

      if (found != NULL)
        return found;
    }
  return NULL;
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
  g_signal_emit_by_name (find_button (panel, "Show the Header…"), "clicked");
  spin (300);
  wait_for ("the header", shows_header, NULL);
}

/* The card of that keyword becomes another one. */
static void
replace_card (GString *bytes, const char *keyword, const char *card)
{
  char            *at = g_strstr_len (bytes->str, (gssize) bytes->len, keyword);
  g_autofree char *padded = g_strdup_printf ("%-80s", card);

  g_assert_nonnull (at);
  memcpy (at, padded, 80);
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
  g_autofree char    *from = g_build_filename (fixture->images, "one.fits", NULL);
  g_autofree char    *path = g_build_filename (fixture->images, "four.fits", NULL);
  g_autofree char    *contents = NULL;
  g_autoptr (GString) bytes = NULL;
  GtkWidget          *grid;
  gsize               length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  bytes = g_string_new_len (contents, (gssize) length);
  replace_card (bytes, "OBJECT  =", "RA      =                 14.0");
  replace_card (bytes, "OBSNOTE =", "DEC     =                 20.0");
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
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

static void
choose_item (GtkDropDown *drop, const char *words)
{
  GListModel *model = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), words))
        gtk_drop_down_set_selected (drop, i);
    }
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

static gboolean
shows_image (gpointer unused)
{
  GtkWidget *window = find_window ("NunImageWindow");

  return window != NULL && has_label (window, "16 × 12 pixels");
}

/* What is under a place of the image: as astropy 5.2 has it for this header, all_pix2world ([[3, 10]], 1). */
static void
test_image (Fixture *fixture, gconstpointer unused)
{
  GtkWidget     *panel, *window, *view;
  double         scale;
  NunRasterPlace place;

  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("the files", has_grid, fixture);
  panel = find_type (visible_page (&fixture->bench), "NunObservationPanel");
  nun_observation_grid_select (
      NUN_OBSERVATION_GRID (find_type (panel, "NunObservationGrid")),
      nun_sky_plot_find (NUN_SKY_PLOT (find_type (panel, "NunSkyPlot")), 10.0, 20.0, 0.1));
  g_signal_emit_by_name (find_button (panel, "Files"), "clicked");
  spin (100);
  g_signal_emit_by_name (find_tip (panel, "Look at the Image"), "clicked");
  wait_for ("the image", shows_image, NULL);
  spin (200);
  window = find_window ("NunImageWindow");
  view = find_type (window, "NunImageView");
  scale = nun_image_view_get_scale (NUN_IMAGE_VIEW (view));
  g_assert_true (nun_image_view_look (
      NUN_IMAGE_VIEW (view), gtk_widget_get_width (view) / 2.0 + (2.5 - 8.0) * scale,
      gtk_widget_get_height (view) / 2.0 + (2.5 - 6.0) * scale, &place));
  g_assert_cmpfloat_with_epsilon (place.x, 3.0, 0.01);
  g_assert_cmpfloat_with_epsilon (place.y, 10.0, 0.01);
  g_assert_cmpfloat (place.value, ==, ((10 - 1) * 16 + 2) % 100);
  g_assert_cmpfloat_with_epsilon (place.ra_deg, 10.58658151, 2e-3);
  g_assert_cmpfloat_with_epsilon (place.dec_deg, 20.34901664, 2e-3);
  g_signal_emit_by_name (view, "pointed", &place);
  g_assert_true (has_label (window, "x 3.0, y 10.0 · 46 · "));
  g_assert_false (nun_image_view_look (NUN_IMAGE_VIEW (view), -5.0, 5.0, &place));
  nun_image_view_zoom (NUN_IMAGE_VIEW (view), 1.2);
  g_assert_cmpfloat_with_epsilon (nun_image_view_get_scale (NUN_IMAGE_VIEW (view)), 1.2 * scale,
                                  1e-6);
  nun_image_view_fit (NUN_IMAGE_VIEW (view));
  g_assert_cmpfloat (nun_image_view_get_scale (NUN_IMAGE_VIEW (view)), ==, scale);
}

static void
on_raster (GObject *object, GAsyncResult *result, gpointer raster)
{
  *(NunRaster **) raster = nun_raster_read_finish (result, NULL);
}

static gboolean
is_read (gpointer raster)
{
  return *(NunRaster **) raster != NULL;
}

static guint8
grey_at (cairo_surface_t *surface, int x, int y)
{
  guchar *data = cairo_image_surface_get_data (surface);

  return data[y * cairo_image_surface_get_stride (surface) + 4 * x];
}

/* Each stretch is darker for less; the linear one is so in proportion, the even one gives each grey as many pixels. */
static void
test_stretch (Fixture *fixture, gconstpointer unused)
{
  g_autofree char      *path = g_build_filename (fixture->images, "three.fits", NULL);
  g_autoptr (NunRaster) raster = NULL;

  nun_raster_read_async (path, -1, 64, NULL, on_raster, &raster);
  wait_for ("the raster", is_read, &raster);
  for (NunRasterStretch stretch = 0; stretch < NUN_N_RASTER_STRETCHES; stretch++)
    {
      cairo_surface_t *surface = nun_raster_draw (raster, stretch);
      /* the lowest line of the picture is the first of the file: 0 to 15; five lines up 80 to 95 */
      guint8 dark = grey_at (surface, 4, 11), middle = grey_at (surface, 2, 8),
             bright = grey_at (surface, 12, 6);

      g_assert_cmpuint (dark, <, middle);
      g_assert_cmpuint (middle, <, bright);
      if (stretch == NUN_RASTER_LINEAR)
        g_assert_cmpfloat_with_epsilon ((double) middle / 255.0, 50.0 / 99.0, 0.06);
      if (stretch == NUN_RASTER_EVEN)
        g_assert_cmpuint (bright, >, 220);
      cairo_surface_destroy (surface);
    }
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

/* -- the Preview step -------------------------------------------------------------------------------- */

static gboolean
is_running (gpointer session)
{
  return nun_session_get_host (session) != NULL && !nun_session_is_host_changing (session);
}

static gboolean
has_picture (gpointer fixture)
{
  GtkWidget *gallery = find_type (visible_page (fixture), "NunGallery");

  return nun_gallery_get_n_pictures (NUN_GALLERY (gallery)) >= 1 &&
         has_label (visible_page (fixture), "1 image found");
}

static gboolean
shows_cone (gpointer unused)
{
  GtkWidget *window = find_window ("NunSkyWindow");
  GtkWidget *plot = window != NULL ? find_type (window, "NunSkyPlot") : NULL;
  NunSkyView view;

  if (plot == NULL)
    return FALSE;
  view = nun_sky_plot_get_view (NUN_SKY_PLOT (plot));
  return !nun_sky_view_is_whole (&view) &&
         nun_sky_plot_find (NUN_SKY_PLOT (plot), view.ra_deg, view.dec_deg, 0.5) >= 0;
}

/* The cone that is known to hold an image, over HTTP, and its picture. */
static void
test_search (Fixture *fixture, gconstpointer unused)
{
  NunSession      *session = fixture->bench.session;
  GtkWidget       *query, *gallery;
  g_autofree char *did = NULL;

  go_to (fixture, NUN_STEP_PREVIEW);
  nun_session_start_host (session);
  wait_for ("the server", is_running, session);
  spin (100);
  query = find_type (visible_page (&fixture->bench), "NunObservationQuery");
  g_assert_nonnull (query);
  g_signal_emit_by_name (find_button (query, "Search"), "clicked");
  wait_for ("the picture", has_picture, fixture);
  assert_narrow (fixture);
  /* the cone among the footprints */
  gtk_widget_activate_action (query, "preview.map", NULL);
  wait_for ("the map", shows_cone, NULL);
  gallery = find_type (query, "NunGallery");
  did = nun_gallery_dup_cell (
      NUN_GALLERY (gallery), nun_gallery_get_selected (NUN_GALLERY (gallery)), "obs_publisher_did");
  g_assert_cmpstr (did, !=, "");
}

static gboolean
has_spectrum (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 2 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

static gboolean
found_spectrum (gpointer fixture)
{
  return has_label (visible_page (fixture), "1 spectrum found");
}

static gboolean
shows_samples (gpointer unused)
{
  GtkWidget *window = find_window ("NunPlotWindow");

  return window != NULL && has_label (window, "100 samples from 400 nm to 499 nm");
}

/* A spectrum beside the images is found by itself, and plotted from what the service sends. */
static void
test_plot (Fixture *fixture, gconstpointer unused)
{
  NunSession      *session = fixture->bench.session;
  g_autofree char *path = g_build_filename (fixture->images, "line.fits", NULL);
  GtkWidget       *drop, *query, *window, *plot;
  double           first, last;

  write_spectrum (fixture->images, "line.fits");
  nun_session_import (session, path);
  wait_for ("the spectrum", has_spectrum, session);
  go_to (fixture, NUN_STEP_PREVIEW);
  nun_session_start_host (session);
  wait_for ("the server", is_running, session);
  drop = find_type (visible_page (&fixture->bench), "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 1);
  spin (100);
  query = find_type (visible_page (&fixture->bench), "NunObservationQuery");
  g_signal_emit_by_name (find_button (query, "Show All"), "clicked");
  wait_for ("the answer", found_spectrum, fixture);
  g_signal_emit_by_name (find_button (query, "Plot"), "clicked");
  wait_for ("the plot", shows_samples, NULL);
  spin (100);
  window = find_window ("NunPlotWindow");
  plot = find_type (window, "NunSpectrumPlot");
  g_assert_true (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  nun_spectrum_plot_zoom (NUN_SPECTRUM_PLOT (plot), 2.0);
  nun_spectrum_plot_get_range (NUN_SPECTRUM_PLOT (plot), &first, &last);
  g_assert_cmpfloat_with_epsilon (first, 424.75e-9, 1e-14);
  g_assert_cmpfloat_with_epsilon (last, 474.25e-9, 1e-14);
  choose_item (GTK_DROP_DOWN (find_type (window, "GtkDropDown")), "Frequency in Hz");
  /* c over these wavelengths */
  g_assert_true (has_label (window, "7.058092e+14 to 6.321401e+14 Hz"));
  nun_spectrum_plot_zoom (NUN_SPECTRUM_PLOT (plot), 0.25);
  g_assert_true (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  gtk_editable_set_text (GTK_EDITABLE (find_type (window, "GtkEntry")), "much");
  g_assert_true (gtk_widget_has_css_class (find_type (window, "GtkEntry"), "error"));
}

static void
assert_url (const char              *service,
            gboolean                 is_ssap,
            const NunObservationAsk *ask,
            const char              *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *url = nun_observation_make_url (service, is_ssap, ask, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, expected);
}

/* As SIAv2 (2.1) and SSAP 1.1 (4.1) write conditions. */
static void
test_url (void)
{
  NunObservationAsk  nothing = { "", "", "", "", "", "", "", "" };
  NunObservationAsk  full = { "10.5", "-20", "0.25", "400", "", "2004", "2004-05-01", "7" };
  NunObservationAsk  half = { "10", "", "", "", "", "", "", "" };
  NunObservationAsk  wrong = { "10", "20", "1", "", "blue", "", "", "" };
  g_autoptr (GError) error = NULL;

  assert_url ("http://h/t/sia2", FALSE, &nothing, "http://h/t/sia2?");
  assert_url ("http://h/t/sia2", FALSE, &full,
              "http://h/t/sia2?POS=CIRCLE%2010.5%20-20%200.25&BAND=4e-07%20%2BInf&"
              "TIME=53005%2053126&MAXREC=7");
  assert_url ("http://h/t/ssap.xml?", TRUE, &full,
              "http://h/t/ssap.xml?REQUEST=queryData&FORMAT=native&POS=10.5,-20&SIZE=0.5&"
              "BAND=4e-07/&TIME=2004-01-01T00:00:00.000/2004-05-01T00:00:00.000&MAXREC=7");
  g_assert_null (nun_observation_make_url ("http://h/s", FALSE, &half, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (nun_observation_make_url ("http://h/s", FALSE, &wrong, &error));
  g_assert_nonnull (strstr (error->message, "blue"));
}

/* There and back in every unit; and hydrogen's lines lie where Rydberg's formula has them, to the fine structure. */
static void
test_axis (void)
{
  static const struct
  {
    const char *name;
    guint       lower, upper;
  } hydrogen[] = { { "Lyα", 1, 2 }, { "Hα", 2, 3 },  { "Hβ", 2, 4 },  { "Hγ", 2, 5 },
                   { "Hδ", 2, 6 },  { "Paα", 3, 4 }, { "Paβ", 3, 5 }, { "Brγ", 4, 7 } };
  double last = 0.0;
  guint  found = 0;

  for (NunAxis axis = 0; axis < NUN_N_AXES; axis++)
    g_assert_cmpfloat_with_epsilon (nun_axis_to_m (axis, nun_axis_from_m (axis, 5e-7)), 5e-7,
                                    1e-20);
  g_assert_cmpfloat_with_epsilon (nun_axis_from_m (NUN_AXIS_EV, 1.239841984e-6), 1.0, 1e-9);
  for (const NunAxisLine *line = nun_axis_lines (); line->name != NULL; line++)
    {
      g_assert_cmpfloat (line->wavelength_m, >, last);
      last = line->wavelength_m;
      for (guint i = 0; i < G_N_ELEMENTS (hydrogen); i++)
        if (g_str_equal (line->name, hydrogen[i].name))
          {
            double m = hydrogen[i].lower, n = hydrogen[i].upper;
            double expected = 1.0 / (10967758.34 * (1.0 / (m * m) - 1.0 / (n * n)));

            g_assert_cmpfloat_with_epsilon (line->wavelength_m / expected, 1.0, 3e-5);
            found++;
          }
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (hydrogen));
}

/* A line of one sample among a million is still the highest point of the picture's line. */
static void
test_curve (void)
{
  gsize                n = 1000000;
  g_autofree double   *wavelengths = g_new (double, n), *fluxes = g_new (double, n);
  NunSamples           samples = { n, wavelengths, fluxes, NULL };
  g_autoptr (NunCurve) curve = NULL;
  g_autofree char     *summary = NULL;
  g_autoptr (GArray)   part = NULL;
  double               highest = 0.0, low, high;

  for (gsize i = 0; i < n; i++)
    {
      wavelengths[i] = 400e-9 + 300e-9 * (double) i / (double) (n - 1);
      fluxes[i] = i % 7 == 0 ? NAN : 1.0;
    }
  fluxes[500002] = 9.0;
  curve = nun_curve_new (&samples, "");
  g_assert_nonnull (curve);
  for (guint i = 0; i < nun_curve_get_n_points (curve); i++)
    highest = MAX (highest, g_array_index (curve->points, NunCurvePoint, i).flux);
  g_assert_cmpfloat (highest, ==, 9.0);
  g_assert_cmpuint (nun_curve_get_n_points (curve), <=, 6000);
  summary = nun_curve_dup_summary (curve);
  g_assert_nonnull (strstr (summary, "from 400 nm to 700 nm"));

  /* near to it, each sample is there */
  g_assert_true (
      nun_curve_cut (curve, wavelengths[499900], wavelengths[500100], &part, &low, &high));
  g_assert_cmpfloat (low, ==, 1.0);
  g_assert_cmpfloat (high, ==, 9.0);
  g_assert_cmpuint (part->len, >=, 201);
  g_assert_cmpuint (part->len, <=, 203);

  for (gsize i = 0; i < n; i++)
    fluxes[i] = NAN;
  g_assert_null (nun_curve_new (&samples, ""));
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
  OPEN ("/observations/conflicts", test_conflicts);
  OPEN ("/observations/rule", test_rule);
  OPEN ("/observations/drag", test_drag);
  OPEN ("/observations/image", test_image);
  OPEN ("/observations/stretch", test_stretch);
  OPEN ("/observations/text", test_text);
  OPEN ("/observations/search", test_search);
  OPEN ("/observations/plot", test_plot);
  g_test_add_func ("/observations/keyword", test_keyword);
  g_test_add_func ("/observations/url", test_url);
  g_test_add_func ("/observations/curve", test_curve);
  g_test_add_func ("/observations/axis", test_axis);
  return g_test_run ();
}
