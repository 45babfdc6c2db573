/* The window for everybody: as narrow as a telephone, with letters twice as large, and from right to left.  In each of these
 * every page and dialog lies inside its window, and all of it can be reached. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "app/meaning/column-details.h"
#include "app/meaning/observation-grid.h"
#include "app/meaning/personal-window.h"
#include "app/pictures/palette.h"
#include "app/preview/access-window.h"
#include "app/widgets/bidi.h"
#include "app/window/preferences-window.h"
#include "app/window/shortcuts-window.h"
#include "frames.h"

#define USUAL_DPI 96
#define LARGE_DPI 192

/* A header bar covers the line around the window, too. */
#define SLACK 1.5F

/* -- where things lie --------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *window;
  int        width_px;
  GString   *faults;
} Look;

static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkPolicyType across, down;

  if (GTK_IS_TEXT (widget) || GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget) ||
      g_str_equal (G_OBJECT_TYPE_NAME (widget), "NunSkyPlot"))
    return TRUE;
  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &across, &down);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? across : down) != GTK_POLICY_NEVER;
}

static void
judge_place (Look *look, GtkWidget *widget, gboolean across, gboolean down)
{
  graphene_rect_t bounds;
  float           width = (float) gtk_widget_get_width (look->window);
  float           height = (float) gtk_widget_get_height (look->window);
  gboolean        out;

  if (gtk_widget_get_width (widget) < 1 || gtk_widget_get_height (widget) < 1 ||
      !gtk_widget_compute_bounds (widget, look->window, &bounds))
    return;
  out =
      (across &&
       (bounds.origin.x < -SLACK || bounds.origin.x + bounds.size.width > width + SLACK)) ||
      (down && (bounds.origin.y < -SLACK || bounds.origin.y + bounds.size.height > height + SLACK));
  if (out)
    g_string_append_printf (look->faults, "\n  %s “%s” at %.0f,%.0f of %.0f×%.0f in %.0f×%.0f",
                            G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget),
                            (double) bounds.origin.x, (double) bounds.origin.y,
                            (double) bounds.size.width, (double) bounds.size.height, (double) width,
                            (double) height);
}

/* Names the innermost widgets that ask for more than there is. */
static gboolean
judge_width (Look *look, GtkWidget *widget, gboolean across)
{
  int minimum;

  if (!across)
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= look->width_px)
    return FALSE;
  g_string_append_printf (look->faults, "\n  %s “%s” asks for %d pixels",
                          G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget), minimum);
  return TRUE;
}

/* across, down: whether nothing above the widget scrolls that way. */
static void
look_below (Look *look, GtkWidget *widget, gboolean across, gboolean down)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child) || GTK_IS_SCROLLBAR (child))
        continue;
      judge_place (look, child, across, down);
      judge_width (look, child, across);
      look_below (look, child, across && !scrolls (child, GTK_ORIENTATION_HORIZONTAL),
                  down && !scrolls (child, GTK_ORIENTATION_VERTICAL));
    }
}

static void
assert_inside (GtkWidget *window, int width_px, const char *what)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  Look                look = { window, width_px, faults };

  spin (80);
  if (gtk_widget_get_width (window) > width_px)
    g_string_append_printf (faults, "\n  the window is %d pixels wide",
                            gtk_widget_get_width (window));
  look_below (&look, window, TRUE, TRUE);
  if (faults->len > 0)
    {
      g_test_message ("%s:%s", what, faults->str);
      g_test_fail ();
    }
}

/* -- the modes ---------------------------------------------------------------------------------------- */

typedef struct
{
  const char      *name;
  int              width_px, height_px, dpi;
  GtkTextDirection direction;
} Mode;

static const Mode modes[] = {
  { "telephone", 360, 640, USUAL_DPI, GTK_TEXT_DIR_LTR },
  { "telephone, mirrored", 360, 640, USUAL_DPI, GTK_TEXT_DIR_RTL },
  { "large letters", 720, 700, LARGE_DPI, GTK_TEXT_DIR_LTR },
  { "4K", 3840, 2160, USUAL_DPI, GTK_TEXT_DIR_LTR },
};

static void
enter (const Mode *mode)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", mode->dpi * 1024, NULL);
  gtk_widget_set_default_direction (mode->direction);
}

static void
leave (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Again and again: what a narrow window folds, it folds a moment later, and shrinks only then. */
static void
fit (GtkWidget *window, const Mode *mode)
{
  for (int i = 0; i < 30; i++)
    {
      int width;

      gtk_window_set_default_size (GTK_WINDOW (window), mode->width_px, mode->height_px + i % 2);
      spin (100);
      width = gtk_widget_get_width (window);
      if (i > 0 && width <= mode->width_px && width > mode->width_px - 40)
        return;
    }
}

static void
unfold (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
look_at_step (Bench *bench, const Mode *mode, NunStep step)
{
  g_autofree char *what = NULL;

  nun_window_show_step (bench->window, step);
  spin (50);
  unfold (visible_page (bench));
  what = g_strdup_printf ("%s, %s", mode->name,
                          nun_step_title (nun_page_get_step (NUN_PAGE (visible_page (bench)))));
  assert_inside (GTK_WIDGET (bench->window), mode->width_px, what);
}

/* A dialog as large as the screen, which then goes. */
static void
look_at_dialog (GtkWidget *dialog, const Mode *mode)
{
  g_autofree char *what = g_strdup_printf ("%s, %s", mode->name, G_OBJECT_TYPE_NAME (dialog));

  gtk_window_present (GTK_WINDOW (dialog));
  fit (dialog, mode);
  unfold (dialog);
  assert_inside (dialog, mode->width_px, what);
  gtk_window_destroy (GTK_WINDOW (dialog));
  spin (50);
}

static void
look_at_dialog_of (const char *type, const Mode *mode)
{
  GtkWidget *dialog;

  spin (150);
  dialog = find_window (type);
  g_assert_nonnull (dialog);
  look_at_dialog (dialog, mode);
}

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

static void
start_host (Bench *bench)
{
  nun_session_start_host (bench->session);
  wait_for ("the server", is_running, bench->session);
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
look_at_windows (Bench *bench, const Mode *mode)
{
  GtkWindow *parent = GTK_WINDOW (bench->window);

  look_at_dialog (GTK_WIDGET (nun_shortcuts_window_new (parent)), mode);
  look_at_dialog (nun_preferences_window_new (parent), mode);
  look_at_dialog (nun_personal_window_new (parent), mode);
  look_at_dialog (nun_access_window_new (parent, bench->session), mode);
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

static void
set_up_table (Bench *bench, gconstpointer data)
{
  enter (data);
  bench_set_up_open (bench, NULL);
}

static void
tear_down_table (Bench *bench, gconstpointer data)
{
  bench_tear_down (bench, NULL);
  leave ();
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

/* With large letters GTK 4.8 measures a box of one label and one button two pixels lower without a width than with any, and says
 * that they would overlap; they do not, as the places of both show. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer unused)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_suffix (fields[i].value, "Expect overlapping widgets."))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, NULL);
}

/* As the application does. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/nuncius/Nuncius/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/everybody/isolate", test_isolate);
  g_test_add_func ("/everybody/line-of-its-own", test_line_of_its_own);
  g_test_add ("/everybody/locale", Bench, NULL, bench_set_up_open, test_locale, bench_tear_down);
  g_test_add ("/everybody/contrast", Bench, NULL, bench_set_up, test_contrast, bench_tear_down);
  g_test_add ("/everybody/mirrored", Bench, &modes[1], set_up_table, test_mirrored,
              tear_down_table);
  g_test_add ("/everybody/mirrored-tab", Bench, &modes[1], set_up_table, test_mirrored_tab,
              tear_down_table);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *first = g_strdup_printf ("/everybody/welcome/%s", modes[i].name);
      g_autofree char *table = g_strdup_printf ("/everybody/table/%s", modes[i].name);
      g_autofree char *files = g_strdup_printf ("/everybody/files/%s", modes[i].name);

      g_test_add (first, Bench, &modes[i], set_up_welcome, test_welcome, tear_down_table);
      g_test_add (table, Bench, &modes[i], set_up_table, test_table, tear_down_table);
      g_test_add (files, Fixture, &modes[i], set_up_observations, test_observations,
                  tear_down_observations);
    }
  return g_test_run ();
}
