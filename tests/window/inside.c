/* Looks at where things lie in windows of all sizes. */
#include "inside.h"

#include "app/meaning/personal-window.h"
#include "app/preview/access-window.h"
#include "app/window/preferences-window.h"
#include "app/window/shortcuts-window.h"

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

void
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

void
dress (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  adw_init ();
  gtk_css_provider_load_from_resource (style, "/org/nuncius/Nuncius/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_log_set_writer_func (write_log, NULL, NULL);
}

void
enter (const Mode *mode)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", mode->dpi * 1024, NULL);
  gtk_widget_set_default_direction (mode->direction);
}

void
leave (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Again and again: what a narrow window folds, it folds a moment later, and shrinks only then. */
void
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

void
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

void
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
void
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

void
look_at_dialog_of (const char *type, const Mode *mode)
{
  GtkWidget *dialog;

  spin (150);
  dialog = find_window (type);
  g_assert_nonnull (dialog);
  look_at_dialog (dialog, mode);
}

void
look_at_windows (Bench *bench, const Mode *mode)
{
  GtkWindow *parent = GTK_WINDOW (bench->window);

  look_at_dialog (GTK_WIDGET (nun_shortcuts_window_new (parent)), mode);
  look_at_dialog (nun_preferences_window_new (parent), mode);
  look_at_dialog (nun_personal_window_new (parent), mode);
  look_at_dialog (nun_access_window_new (parent, bench->session), mode);
}

void
start_host (Bench *bench)
{
  nun_session_start_host (bench->session);
  wait_for ("the server", is_running, bench->session);
}

void
set_up_inside (Bench *bench, gconstpointer mode)
{
  enter (mode);
  bench_set_up_open (bench, NULL);
}

void
tear_down_inside (Bench *bench, gconstpointer unused)
{
  bench_tear_down (bench, NULL);
  leave ();
}
