/* The window for everybody: as narrow as a telephone, with letters twice as large, and from right to left.  In each of these
 * every page and dialog lies inside its window, and all of it can be reached. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "app/meaning/column-details.h"
#include "app/meaning/observation-grid.h"
#include "app/pictures/palette.h"
#include "app/widgets/bidi.h"
#include "inside.h"

/* -- the modes ---------------------------------------------------------------------------------------- */
static const Mode modes[] = {
  { "telephone", 360, 640, USUAL_DPI, GTK_TEXT_DIR_LTR },
  { "telephone, mirrored", 360, 640, USUAL_DPI, GTK_TEXT_DIR_RTL },
  { "large letters", 720, 700, LARGE_DPI, GTK_TEXT_DIR_LTR },
  { "4K", 3840, 2160, USUAL_DPI, GTK_TEXT_DIR_LTR },
};

static gboolean
has_room (gpointer popover)
{
  return gtk_widget_get_mapped (popover) && gtk_widget_get_width (popover) > 1;
}

/* What a button opens is no larger than the window. */
static void
look_at_popover (GtkWidget *window, GtkWidget *button, const Mode *mode)
{
  GtkWidget       *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget       *inner;
  g_autofree char *what = g_strdup_printf ("%s, a popover", mode->name);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_for ("the popover", has_room, popover);
  inner = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  /* without the shadow; a strip is no place to read */
  if (gtk_widget_get_width (inner) < 250 ||
      gtk_widget_get_width (inner) > gtk_widget_get_width (window) ||
      gtk_widget_get_height (inner) > gtk_widget_get_height (window))
    {
      g_test_message ("%s is %d×%d pixels large", what, gtk_widget_get_width (inner),
                      gtk_widget_get_height (inner));
      g_test_fail ();
    }
  assert_inside (popover, gtk_widget_get_width (popover), what);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  spin (50);
}

/* -- a table ------------------------------------------------------------------------------------------ */

static gboolean
has_rows (gpointer bench)
{
  return has_label (visible_page (bench), "110 rows");
}

static void
look_at_meaning (Bench *bench, const Mode *mode)
{
  GtkWidget *page, *details;

  look_at_step (bench, mode, NUN_STEP_MEANING);
  page = visible_page (bench);
  look_at_popover (GTK_WIDGET (bench->window),
                   find_type (find_type (page, "NunPositionButton"), "GtkMenuButton"), mode);
  look_at_popover (GTK_WIDGET (bench->window), find_menu (page, "Remark"), mode);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_MEANING,
                              "messier", "magnitude", "ucd");
  spin (200);
  details = find_type (page, "NunColumnDetails");
  assert_inside (GTK_WIDGET (bench->window), mode->width_px, "a column");
  nun_column_details_choose_ucd (NUN_COLUMN_DETAILS (details));
  look_at_dialog_of ("NunUcdChooser", mode);
}

static void
test_table (Bench *bench, gconstpointer data)
{
  const Mode *mode = data;

  fit (GTK_WIDGET (bench->window), mode);
  look_at_step (bench, mode, NUN_STEP_FILES);
  look_at_meaning (bench, mode);
  look_at_step (bench, mode, NUN_STEP_ABOUT);
  look_at_step (bench, mode, NUN_STEP_PREVIEW);
  start_host (bench);
  g_signal_emit_by_name (find_button (visible_page (bench), "Whole Sky"), "clicked");
  wait_for ("the rows", has_rows, bench);
  look_at_step (bench, mode, NUN_STEP_PREVIEW);
  look_at_step (bench, mode, NUN_STEP_HANDOVER);
  look_at_windows (bench, mode);
}

/* -- images and a spectrum ------------------------------------------------------------------------------ */

static gboolean
has_both (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 2 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

static gboolean
found_images (gpointer fixture)
{
  return has_label (visible_page (fixture), "3 images found");
}

static gboolean
found_spectrum (gpointer fixture)
{
  return has_label (visible_page (fixture), "1 spectrum found");
}

static void
look_at_files (Fixture *fixture, const Mode *mode)
{
  GtkWidget *panel = find_type (visible_page (&fixture->bench), "NunObservationPanel");

  g_signal_emit_by_name (find_button (panel, "Change the Rule…"), "clicked");
  spin (150);
  look_at_popover (find_window ("NunRuleWindow"),
                   find_tip (find_window ("NunRuleWindow"), "What a Rule Can Say"), mode);
  look_at_dialog_of ("NunRuleWindow", mode);
  g_signal_emit_by_name (find_button (panel, "Files"), "clicked");
  wait_for ("the files", has_grid, fixture);
  assert_inside (GTK_WIDGET (fixture->bench.window), mode->width_px, "the files");
  look_at_popover (GTK_WIDGET (fixture->bench.window),
                   find_tip (panel, "Where They Lie on the Sky"), mode);
  nun_observation_grid_select (NUN_OBSERVATION_GRID (find_type (panel, "NunObservationGrid")), 0);
  spin (50);
  g_signal_emit_by_name (find_button (panel, "Show the Header…"), "clicked");
  look_at_dialog_of ("NunHeaderWindow", mode);
  g_signal_emit_by_name (find_tip (panel, "Look at the Image"), "clicked");
  look_at_dialog_of ("NunImageWindow", mode);
}

static gboolean
has_plot (gpointer unused)
{
  GtkWidget *window = find_window ("NunPlotWindow");

  return window != NULL && gtk_widget_get_mapped (find_type (window, "NunSpectrumPlot"));
}

static void
look_at_answers (Fixture *fixture, const Mode *mode)
{
  Bench     *bench = &fixture->bench;
  GtkWidget *query = find_type (visible_page (bench), "NunQueryPanel");

  g_signal_emit_by_name (find_button (query, "Show All"), "clicked");
  wait_for ("the images", found_images, fixture);
  look_at_step (bench, mode, NUN_STEP_PREVIEW);
  gtk_widget_activate_action (query, "preview.map", NULL);
  look_at_dialog_of ("NunSkyWindow", mode);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (visible_page (bench), "GtkDropDown")), 1);
  spin (100);
  g_signal_emit_by_name (find_button (query, "Show All"), "clicked");
  wait_for ("the spectrum", found_spectrum, fixture);
  g_signal_emit_by_name (find_button (query, "Plot"), "clicked");
  wait_for ("the plot", has_plot, NULL);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_type (find_window ("NunPlotWindow"), "GtkCheckButton")), TRUE);
  look_at_dialog_of ("NunPlotWindow", mode);
}

static void
test_observations (Fixture *fixture, gconstpointer data)
{
  const Mode      *mode = data;
  Bench           *bench = &fixture->bench;
  g_autofree char *path = g_build_filename (fixture->images, "line.fits", NULL);

  fit (GTK_WIDGET (bench->window), mode);
  look_at_step (bench, mode, NUN_STEP_MEANING);
  look_at_files (fixture, mode);
  write_spectrum (fixture->images, "line.fits");
  nun_session_import (bench->session, path);
  wait_for ("the spectrum", has_both, bench->session);
  look_at_step (bench, mode, NUN_STEP_FILES);
  look_at_step (bench, mode, NUN_STEP_ABOUT);
  start_host (bench);
  look_at_step (bench, mode, NUN_STEP_PREVIEW);
  look_at_answers (fixture, mode);
}

static void
set_up_observations (Fixture *fixture, gconstpointer data)
{
  enter (data);
  set_up (fixture, NULL);
}

static void
tear_down_observations (Fixture *fixture, gconstpointer data)
{
  tear_down (fixture, NULL);
  leave ();
}

/* -- the first page --------------------------------------------------------------------------------------- */

/* Words in a place of their own that scrolls inside another one would be cut. */
static void
assert_whole (GtkWidget *widget, gboolean inside)
{
  gboolean scroller = GTK_IS_SCROLLED_WINDOW (widget);

  if (scroller && inside && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      g_assert_cmpfloat (gtk_adjustment_get_upper (down), <=, gtk_adjustment_get_page_size (down));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child, inside || scroller);
}

static void
test_welcome (Bench *bench, gconstpointer data)
{
  const Mode *mode = data;

  fit (GTK_WIDGET (bench->window), mode);
  assert_inside (GTK_WIDGET (bench->window), mode->width_px, mode->name);
  assert_whole (find_type (GTK_WIDGET (bench->window), "NunWelcome"), FALSE);
}

static void
set_up_welcome (Bench *bench, gconstpointer data)
{
  enter (data);
  bench_set_up (bench, NULL);
}

/* -- from right to left ------------------------------------------------------------------------------- */

static void
test_isolate (void)
{
  g_autofree char *plain = nun_isolate ("-5.3"), *mirrored = NULL, *empty = NULL;

  g_assert_cmpstr (plain, ==, "-5.3");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  mirrored = nun_isolate ("-5.3");
  empty = nun_isolate ("");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (mirrored, ==, "\u200f\u2068-5.3\u2069");
  g_assert_cmpstr (empty, ==, "");
}

/* What is cut has its dots where it was cut, whatever it begins with; a line of the window's own language is left alone. */
static void
test_line_of_its_own (void)
{
  static const struct
  {
    const char *text, *mirrored;
  } cases[] = {
    { "frame_12.fits", "\u200eframe_12.fits" }, { "-5.3", "\u200e-5.3" },
    { "12 \u05d0\u05d1", "12 \u05d0\u05d1" },   { "\u0627\u0644 NGC", "\u0627\u0644 NGC" },
    { "\u03b1 Ori", "\u200e\u03b1 Ori" },       { "", "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = nun_line_of_its_own (cases[i].text), *mirrored = NULL;

      gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      mirrored = nun_line_of_its_own (cases[i].text);
      gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
      g_assert_cmpstr (plain, ==, cases[i].text);
      g_assert_cmpstr (mirrored, ==, cases[i].mirrored);
    }
}

/* Where the first letters begin, of a hundred pixels. */
static int
place_of_line (const char *text, GtkTextDirection direction)
{
  g_autoptr (GtkWidget)   label = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle          place;

  gtk_widget_set_default_direction (direction);
  label = g_object_ref_sink (gtk_label_new (NULL));
  layout = gtk_widget_create_pango_layout (label, NULL);
  pango_layout_set_width (layout, 100 * PANGO_SCALE);
  nun_layout_set_line (layout, text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  pango_layout_get_pixel_extents (layout, NULL, &place);
  return place.x;
}

static void
test_line_in_cell (void)
{
  g_assert_cmpint (place_of_line ("M31", GTK_TEXT_DIR_LTR), ==, 0);
  g_assert_cmpint (place_of_line ("\u05d0\u05d1", GTK_TEXT_DIR_LTR), ==, 0);
  g_assert_cmpint (place_of_line ("M31", GTK_TEXT_DIR_RTL), >, 50);
  g_assert_cmpint (place_of_line ("-5.3", GTK_TEXT_DIR_RTL), >, 50);
  g_assert_cmpint (place_of_line ("\u05d0\u05d1", GTK_TEXT_DIR_RTL), >, 50);
}

static GtkWidget *
find_mapped (GtkWidget *root, const char *type)
{
  if (gtk_widget_get_mapped (root) && g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_wide_view (gpointer bench)
{
  GtkWidget     *view = find_mapped (visible_page (bench), "GtkColumnView");
  GtkAdjustment *across =
      view != NULL ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)) : NULL;

  return across != NULL &&
         gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across);
}

static GtkWidget *
first_entry (GtkWidget *root)
{
  return find_type (root, "GtkText");
}

/* What is typed as data runs from left to right, the pages around it from right to left; the first column of the answer is in
 * sight; and Back is at the other arrow. */
static void
test_mirrored (Bench *bench, gconstpointer data)
{
  GtkWidget      *page, *view;
  GtkAdjustment  *across;
  graphene_rect_t first;

  fit (GTK_WIDGET (bench->window), data);
  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  page = visible_page (bench);
  g_assert_cmpint (gtk_widget_get_direction (page), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (first_entry (find_editor (page, "title"))), ==,
                   GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (first_entry (find_editor (page, "identifier"))), ==,
                   GTK_TEXT_DIR_LTR);

  nun_window_show_step (bench->window, NUN_STEP_MEANING);
  spin (100);
  page = visible_page (bench);
  g_assert_cmpint (gtk_widget_get_direction (find_type (page, "NunSkyPlot")), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gtk_widget_get_direction (find_type (page, "NunSkyPanel")), ==,
                   GTK_TEXT_DIR_RTL);

  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  start_host (bench);
  g_signal_emit_by_name (find_button (visible_page (bench), "Whole Sky"), "clicked");
  wait_for ("the rows", has_rows, bench);
  spin (200);
  wait_for ("the columns", has_wide_view, bench);
  view = find_mapped (visible_page (bench), "GtkColumnView");
  across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  spin (200);
  g_assert_cmpfloat (
      gtk_inscription_get_xalign (GTK_INSCRIPTION (find_mapped (view, "GtkInscription"))), ==,
      1.0F);
  g_assert_true (
      gtk_widget_compute_bounds (find_mapped (view, "GtkColumnViewTitle"), view, &first));
  g_assert_cmpfloat (first.origin.x + first.size.width, <=, gtk_widget_get_width (view) + 1);
  g_assert_cmpfloat (first.origin.x, >=, -1);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  /* at the very end, however GTK counts it */
  g_assert_cmpfloat_with_epsilon (first.origin.x + first.size.width, gtk_widget_get_width (view),
                                  1.0);
}

static double
right_end (GtkWidget *widget, GtkWidget *around)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, around, &place));
  return (double) (place.origin.x + place.size.width);
}

/* The grid of files begins at the right, headings and rows alike, and what scrolls the one scrolls the other. */
static void
test_mirrored_files (Fixture *fixture, gconstpointer data)
{
  Bench         *bench = &fixture->bench;
  GtkWidget     *grid, *heading, *line;
  GtkAdjustment *across;

  fit (GTK_WIDGET (bench->window), data);
  nun_window_show_step (bench->window, NUN_STEP_MEANING);
  g_signal_emit_by_name (find_button (visible_page (bench), "Files"), "clicked");
  wait_for ("the files", has_grid, fixture);
  spin (300);
  grid = find_type (visible_page (bench), "NunObservationGrid");
  heading = find_mapped (grid, "GtkColumnViewTitle");
  line = find_mapped (grid, "NunObservationLine");
  g_assert_cmpfloat_with_epsilon (right_end (heading, grid), gtk_widget_get_width (grid), 1.0);
  g_assert_cmpfloat_with_epsilon (right_end (line, grid), gtk_widget_get_width (grid), 8.0);

  /* the first heading is in sight already when it gets the focus */
  gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD);
  spin (300);
  g_assert_cmpfloat_with_epsilon (right_end (heading, grid), gtk_widget_get_width (grid), 1.0);

  across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (find_mapped (grid, "GtkListView")));
  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across) / 3);
  spin (300);
  g_assert_cmpfloat_with_epsilon (right_end (heading, grid), right_end (line, grid), 8.0);
}

/* Tab leads through every step from right to left as it does from left to right. */
static void
test_mirrored_tab (Bench *bench, gconstpointer unused)
{
  start_host (bench);
  go_round_each_step (bench);
}

static gboolean
has_german_number (gpointer bench)
{
  return has_label (visible_page (bench), "10,2");
}

/* Numbers in the window are those of the country, in a request those of the standard. */
static void
test_locale (Bench *bench, gconstpointer unused)
{
  GtkWidget *page;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the machine knows no German numbers");
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_MEANING,
                              "messier", "magnitude", "ucd");
  wait_for ("the faintest magnitude", has_german_number, bench);

  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  start_host (bench);
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Whole Sky"), "clicked");
  wait_for ("the rows", has_rows, bench);
  unfold (page);
  spin (200);
  g_assert_true (has_label (page, "RA=0.0&DEC=0.0&SR=180.0"));
  g_assert_false (has_label (page, "SR=180,0"));
  setlocale (LC_NUMERIC, "C");
}

/* -- contrast ----------------------------------------------------------------------------------------- */

/* Of a part of the colour on a ground, and how bright that is: WCAG 2.1, “relative luminance”. */
static double
luminance (const GdkRGBA *color, double part, const GdkRGBA *ground)
{
  const double weights[3] = { 0.2126, 0.7152, 0.0722 };
  const float  on[3] = { color->red, color->green, color->blue };
  const float  under[3] = { ground->red, ground->green, ground->blue };
  double       sum = 0.0, alpha = part * (double) color->alpha;

  for (guint i = 0; i < 3; i++)
    {
      double c = alpha * (double) on[i] + (1.0 - alpha) * (double) under[i];

      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
contrast (const GdkRGBA *color, double part, const GdkRGBA *ground)
{
  double on = luminance (color, part, ground) + 0.05,
         under = luminance (ground, 1.0, ground) + 0.05;

  return MAX (on, under) / MIN (on, under);
}

static void
judge_marks (GtkWidget *window, gboolean high_contrast)
{
  GtkStyleContext *style = gtk_widget_get_style_context (window);
  GdkRGBA          text, accent, ground;

  gtk_style_context_get_color (style, &text);
  g_assert_true (gtk_style_context_lookup_color (style, "accent_color", &accent));
  g_assert_true (gtk_style_context_lookup_color (style, "window_bg_color", &ground));
  for (NunMark mark = 0; mark < NUN_N_MARKS; mark++)
    {
      gboolean is_text = mark <= NUN_MARK_LABEL || mark == NUN_MARK_POINTED;
      gboolean is_ground =
          mark == NUN_MARK_GRID || mark == NUN_MARK_FEWEST || mark == NUN_MARK_NO_VALUE;
      double found =
          contrast (is_text ? &text : &accent, nun_mark_strength (mark, high_contrast), &ground);

      if (!is_ground || high_contrast)
        g_assert_cmpfloat (found, >=, mark == NUN_MARK_LABEL ? 4.5 : 3.0);
    }
}

static void
test_contrast (Bench *bench, gconstpointer unused)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  GdkRGBA              black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (contrast (&black, 1.0, &white), 21.0, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      spin (100);
      judge_marks (GTK_WIDGET (bench->window), FALSE);
      judge_marks (GTK_WIDGET (bench->window), TRUE);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  dress ();
  g_test_add_func ("/everybody/isolate", test_isolate);
  g_test_add_func ("/everybody/line-of-its-own", test_line_of_its_own);
  g_test_add_func ("/everybody/line-in-cell", test_line_in_cell);
  g_test_add ("/everybody/locale", Bench, NULL, bench_set_up_open, test_locale, bench_tear_down);
  g_test_add ("/everybody/contrast", Bench, NULL, bench_set_up, test_contrast, bench_tear_down);
  g_test_add ("/everybody/mirrored", Bench, &modes[1], set_up_inside, test_mirrored,
              tear_down_inside);
  g_test_add ("/everybody/mirrored-files", Fixture, &modes[1], set_up_observations,
              test_mirrored_files, tear_down_observations);
  g_test_add ("/everybody/mirrored-tab", Bench, &modes[1], set_up_inside, test_mirrored_tab,
              tear_down_inside);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *first = g_strdup_printf ("/everybody/welcome/%s", modes[i].name);
      g_autofree char *table = g_strdup_printf ("/everybody/table/%s", modes[i].name);
      g_autofree char *files = g_strdup_printf ("/everybody/files/%s", modes[i].name);

      g_test_add (first, Bench, &modes[i], set_up_welcome, test_welcome, tear_down_inside);
      g_test_add (table, Bench, &modes[i], set_up_inside, test_table, tear_down_inside);
      g_test_add (files, Fixture, &modes[i], set_up_observations, test_observations,
                  tear_down_observations);
    }
  return g_test_run ();
}
