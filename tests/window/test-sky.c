/* The map of the sky: its projections, its drawing of very many rows, and its panel on a table. */
#include <math.h>
#include <string.h>

#include "app/meaning/position-button.h"
#include "app/pictures/sky-draw.h"
#include "app/pictures/sky-panel.h"
#include "app/pictures/sky-window.h"
#include "helpers.h"
#include "sky/healpix.h"
#include "sky/sphere.h"

/* -- projections ------------------------------------------------------------------------------------- */

/* Offsets to the right and up in degrees, by wcslib 7.12 (STG around 40, +60 and 359.5, -89; MOL around 180, 0),
 * whose ellipse is 4 sqrt(2) radians wide. */
static const struct
{
  double ra0, dec0, ra, dec, x, y;
} places[] = {
  { 40.0, 60.0, 30.0, 65.0, 4.21956042, 5.33093968 },
  { 40.0, 60.0, 200.0, 80.0, -3.84226383, 40.99789493 },
  { 40.0, 60.0, 350.0, -20.0, 82.01155695, -79.07933997 },
  { 359.5, -89.0, 10.0, -88.5, -0.27332831, 0.47489357 },
  { 359.5, -89.0, 180.0, -89.9, 0.000872733523, -1.10002998 },
  { 180.0, 0.0, 165.0, -50.0, 10.24932625, -52.76229629 },
  { 180.0, 0.0, 20.0, 75.0, 60.95633646, 73.41627831 },
  { 180.0, 0.0, 300.0, 10.0, -107.02209592, 11.08558201 },
};

static void
test_projection (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      NunSkyView view = nun_sky_view_whole (812.0, 412.0);
      double     scale = 400.0 / (2.0 * sqrt (2.0) * 180.0 / G_PI), x, y, ra, dec;

      if (places[i].dec0 != 0.0)
        {
          view.ra_deg = places[i].ra0;
          view.dec_deg = places[i].dec0;
          view.scale = scale = 1000.0;
        }
      g_assert_true (nun_sky_view_project (&view, places[i].ra, places[i].dec, &x, &y));
      g_assert_cmpfloat_with_epsilon ((x - 406.0) / scale, places[i].x, 2e-5);
      g_assert_cmpfloat_with_epsilon ((206.0 - y) / scale, places[i].y, 2e-5);
      g_assert_true (nun_sky_view_unproject (&view, x, y, &ra, &dec));
      g_assert_cmpfloat (nun_sphere_distance_deg (ra, dec, places[i].ra, places[i].dec), <, 1e-5);
    }
}

/* What is under the pointer stays there, until the whole sky is back. */
static void
test_zoom (void)
{
  NunSkyView view = nun_sky_view_whole (800.0, 400.0);
  double     x, y, ra, dec, radius;

  g_assert_false (nun_sky_view_unproject (&view, 2.0, 2.0, &ra, &dec));
  g_assert_true (nun_sky_view_unproject (&view, 300.0, 150.0, &ra, &dec));
  for (guint i = 0; i < 20; i++)
    nun_sky_view_zoom (&view, 1.5, 300.0, 150.0);
  g_assert_false (nun_sky_view_is_whole (&view));
  g_assert_true (nun_sky_view_project (&view, ra, dec, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 300.0, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 150.0, 0.01);
  nun_sky_view_pan (&view, 300.0, 150.0, -40.0, 25.0);
  g_assert_true (nun_sky_view_project (&view, ra, dec, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 260.0, 0.01);
  g_assert_cmpfloat_with_epsilon (y, 175.0, 0.01);
  for (guint i = 0; i < 40; i++)
    nun_sky_view_zoom (&view, 1.0 / 1.5, 300.0, 150.0);
  g_assert_true (nun_sky_view_is_whole (&view));
  g_assert_cmpfloat (nun_sky_view_get_radius_deg (&view), ==, 180.0);

  nun_sky_view_look_at (&view, 83.0, -89.9, 0.5);
  radius = nun_sky_view_get_radius_deg (&view);
  g_assert_cmpfloat (radius, >, 0.5);
  g_assert_cmpfloat (radius, <, 5.0);
}

/* -- very many rows ---------------------------------------------------------------------------------- */

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  guchar *data = cairo_image_surface_get_data (surface);

  return *(guint32 *) (gpointer) (data + y * cairo_image_surface_get_stride (surface) + 4 * x);
}

/* A cell colours its pixels, a full one more than one row; all others stay clear. */
static void
test_density (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (NunSkyPoint));
  const GdkRGBA      blue = { 0.0F, 0.0F, 1.0F, 1.0F };
  NunSkyView         view = nun_sky_view_whole (812.0, 412.0);
  NunSkyScene        scene = { .points = points, .most = 1000 };
  gint64 cells[] = { nun_healpix_cell (3, 100.0, 20.0), nun_healpix_cell (3, 250.0, -40.0) };
  cairo_surface_t *surface;
  double           x, y;

  for (guint i = 0; i < 2; i++)
    {
      gboolean    first = (cells[0] < cells[1]) == (i == 0);
      NunSkyPoint point = {
        .key = first ? cells[0] : cells[1], .order = 3, .n_rows = first ? 1000 : 1, .value = NAN
      };

      nun_healpix_centre (3, point.key, &point.ra_deg, &point.dec_deg);
      g_array_append_val (points, point);
    }
  surface = nun_sky_draw_layer (&scene, &view, &blue);
  nun_sky_view_project (&view, 100.0, 20.0, &x, &y);
  g_assert_cmphex (pixel_at (surface, (int) x, (int) y), ==, 0xff0000ff);
  nun_sky_view_project (&view, 250.0, -40.0, &x, &y);
  g_assert_cmpuint (pixel_at (surface, (int) x, (int) y) >> 24, >, 70);
  g_assert_cmpuint (pixel_at (surface, (int) x, (int) y) >> 24, <, 200);
  nun_sky_view_project (&view, 20.0, 60.0, &x, &y);
  g_assert_cmphex (pixel_at (surface, (int) x, (int) y), ==, 0);
  g_assert_cmphex (pixel_at (surface, 1, 1), ==, 0);
  cairo_surface_destroy (surface);
}

/* Darker for less, and within bounds. */
static void
test_ramp (void)
{
  double last = -1.0;

  for (double part = 0.0; part <= 1.0; part += 0.05)
    {
      double r, g, b, light;

      nun_sky_draw_ramp (part, &r, &g, &b);
      g_assert_true (r >= 0 && g >= 0 && b >= 0 && r <= 1 && g <= 1 && b <= 1);
      light = 0.30 * r + 0.59 * g + 0.11 * b;
      g_assert_cmpfloat (light, >, last);
      last = light;
    }
}

/* -- the panel --------------------------------------------------------------------------------------- */

static NunSkyPanel *panel;

static NunSkyPlot *
plot (void)
{
  return nun_sky_panel_get_plot (panel);
}

/* M 1 lies alone at 83.6329, +22.0144. */
static int
find_m1 (void)
{
  NunSkyView view = nun_sky_plot_get_view (plot ());
  double     x, y;

  nun_sky_view_project (&view, 83.6329, 22.0144, &x, &y);
  return nun_sky_plot_find_at (plot (), x + 1.0, y);
}

static gboolean
has_rows (gpointer unused)
{
  return find_m1 () >= 0;
}

static gboolean
tells_m1 (gpointer unused)
{
  return has_label (GTK_WIDGET (panel), "M1 ·");
}

static gboolean
has_legend (gpointer unused)
{
  return has_label (GTK_WIDGET (panel), "magnitude ");
}

static void
present (Bench *bench)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.step", "i", 1);
  panel = nun_sky_window_present (GTK_WIDGET (bench->window), "messier");
  nun_sky_panel_show_table (panel, bench->session, "messier");
  wait_for ("the rows", has_rows, NULL);
}

/* The row under the pointer is told, by its name first. */
static void
test_hover (Bench *bench, gconstpointer unused)
{
  present (bench);
  g_signal_emit_by_name (plot (), "hovered", find_m1 ());
  wait_for ("the row", tells_m1, NULL);
  g_signal_emit_by_name (plot (), "hovered", -1);
  g_assert_false (tells_m1 (NULL));
}

static void
choose_color (const char *column)
{
  GtkDropDown *drop = GTK_DROP_DOWN (find_type (GTK_WIDGET (panel), "GtkDropDown"));
  GListModel  *model = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), column))
        gtk_drop_down_set_selected (drop, i);
    }
}

/* The magnitudes go from 1.6 to 10.2, of which two per cent at each end are left out. */
static void
test_colors (Bench *bench, gconstpointer unused)
{
  present (bench);
  g_assert_false (has_legend (NULL));
  choose_color ("magnitude");
  wait_for ("the colours", has_legend, NULL);
  choose_color ("One Colour");
  spin (200);
  g_assert_false (has_legend (NULL));
}

/* -- what takes long --------------------------------------------------------------------------------- */

/* More than the threads that work is done in: nothing goes on while they wait. */
#define N_BLOCKERS 60

static GMutex blocked;

static void
run_blocked (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_mutex_lock (&blocked);
  g_mutex_unlock (&blocked);
}

static void
block_threads (void)
{
  g_mutex_lock (&blocked);
  for (guint i = 0; i < N_BLOCKERS; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_run_in_thread (task, run_blocked);
    }
}

static gboolean
can_cancel (gpointer unused)
{
  return find_button (GTK_WIDGET (panel), "Cancel") != NULL &&
         has_label (GTK_WIDGET (panel), "Reading the rows");
}

/* What is asked too long can be given up; the map is what it was then, and says so. */
static void
test_waiting (Bench *bench, gconstpointer unused)
{
  GtkDropDown *drop;

  present (bench);
  drop = GTK_DROP_DOWN (find_type (GTK_WIDGET (panel), "GtkDropDown"));
  g_assert_false (can_cancel (NULL));
  block_threads ();
  choose_color ("magnitude");
  wait_for ("Cancel", can_cancel, NULL);
  g_signal_emit_by_name (find_button (GTK_WIDGET (panel), "Cancel"), "clicked");
  g_assert_false (can_cancel (NULL));
  g_mutex_unlock (&blocked);
  wait_for_idle (bench);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop), ==, 0);
  g_assert_false (has_legend (NULL));
  g_assert_true (has_rows (NULL));

  choose_color ("magnitude");
  wait_for ("the colours", has_legend, NULL);
  g_assert_false (can_cancel (NULL));
}

static cairo_surface_t *
read_kept (void)
{
  g_autoptr (GBytes)     png = nun_picture_to_bytes (NUN_PICTURE (plot ()), FALSE);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);
  cairo_surface_t       *surface = cairo_image_surface_create (
            CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture), gdk_texture_get_height (texture));

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint
as_pixel (double part)
{
  double r, g, b;

  nun_sky_draw_ramp (part, &r, &g, &b);
  return 0xff000000u | (guint) (r * 255.0 + 0.5) << 16 | (guint) (g * 255.0 + 0.5) << 8 |
         (guint) (b * 255.0 + 0.5);
}

static gboolean
is_close (guint a, guint b)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255)) > 6)
      return FALSE;
  return TRUE;
}

/* Where that colour stands first in the middle line of what is below the map; -1: nowhere. */
static int
find_below (cairo_surface_t *kept, int height, guint color)
{
  int y = (2 * height + cairo_image_surface_get_height (kept)) / 2;

  for (int x = 0; x < cairo_image_surface_get_width (kept); x++)
    if (is_close (pixel_at (kept, x, y), color))
      return x;
  return -1;
}

/* A kept picture tells what its colours mean; without colours it is the map alone. */
static void
test_kept_legend (Bench *bench, gconstpointer unused)
{
  cairo_surface_t *kept;
  int              height, first, last;

  g_assert_true (nun_session_set (bench->session, "messier", "magnitude", "unit", "mag", NULL));
  present (bench);
  wait_for ("the map's size", has_size, plot ());
  height = gtk_widget_get_height (GTK_WIDGET (plot ()));
  kept = read_kept ();
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, 2 * height);
  cairo_surface_destroy (kept);

  choose_color ("magnitude");
  wait_for ("the colours", has_legend, NULL);
  g_assert_true (has_label (GTK_WIDGET (panel), "magnitude [mag] "));
  spin (100); /* the legend takes its room from the map */
  height = gtk_widget_get_height (GTK_WIDGET (plot ()));
  kept = read_kept ();
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, 2 * (height + 32));
  first = find_below (kept, height, as_pixel (0.2));
  last = find_below (kept, height, as_pixel (0.8));
  g_assert_cmpint (first, >, 60); /* the name, the unit and the low end come before it */
  g_assert_cmpint (last, >, first + 200);
  cairo_surface_destroy (kept);
}

static gboolean
is_near (gpointer unused)
{
  NunSkyView view = nun_sky_plot_get_view (plot ());

  return !nun_sky_view_is_whole (&view) && fabs (view.ra_deg - 186.0) < 0.01;
}

static gboolean
has_pixel (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 1000 &&
         memcmp (g_bytes_get_data (bytes, NULL), "\x89PNG", 4) == 0;
}

/* The cone of a search is looked at, drawn, and saved with the rest. */
static void
test_cone (Bench *bench, gconstpointer unused)
{
  g_autoptr (GBytes) png = NULL, svg = NULL, without = NULL;
  g_autofree char   *text = NULL;

  present (bench);
  nun_sky_panel_show_cone (panel, 186.0, 12.5, 6.0);
  wait_for ("the field", is_near, NULL);
  g_assert_true (has_label (GTK_WIDGET (panel), "around 186.0000°") || is_near (NULL));
  png = nun_picture_to_bytes (NUN_PICTURE (plot ()), FALSE);
  svg = nun_picture_to_bytes (NUN_PICTURE (plot ()), TRUE);
  nun_sky_plot_set_cone (plot (), 0.0, 0.0, -1.0);
  without = nun_picture_to_bytes (NUN_PICTURE (plot ()), FALSE);
  g_assert_true (has_pixel (png));
  g_assert_false (g_bytes_equal (png, without));
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_null (strstr (text, "<image"));

  gtk_widget_activate_action (GTK_WIDGET (panel), "sky.galactic", NULL);
  g_clear_pointer (&png, g_bytes_unref);
  png = nun_picture_to_bytes (NUN_PICTURE (plot ()), FALSE);
  g_assert_false (g_bytes_equal (png, without));
}

/* Two fingers come to a field, and back to the whole sky. */
static void
test_pinch (Bench *bench, gconstpointer unused)
{
  NunSkyView view;

  present (bench);
  pinch (GTK_WIDGET (plot ()), 8.0);
  view = nun_sky_plot_get_view (plot ());
  g_assert_false (nun_sky_view_is_whole (&view));
  g_assert_cmpfloat (nun_sky_view_get_radius_deg (&view), <, 60.0);
  pinch (GTK_WIDGET (plot ()), 0.01);
  view = nun_sky_plot_get_view (plot ());
  g_assert_true (nun_sky_view_is_whole (&view));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sky/projection", test_projection);
  g_test_add_func ("/sky/zoom", test_zoom);
  g_test_add_func ("/sky/density", test_density);
  g_test_add_func ("/sky/ramp", test_ramp);
  g_test_add ("/sky/hover", Bench, NULL, bench_set_up_open, test_hover, bench_tear_down);
  g_test_add ("/sky/kept-legend", Bench, NULL, bench_set_up_open, test_kept_legend,
              bench_tear_down);
  g_test_add ("/sky/colors", Bench, NULL, bench_set_up_open, test_colors, bench_tear_down);
  g_test_add ("/sky/waiting", Bench, NULL, bench_set_up_open, test_waiting, bench_tear_down);
  g_test_add ("/sky/pinch", Bench, NULL, bench_set_up_open, test_pinch, bench_tear_down);
  g_test_add ("/sky/cone", Bench, NULL, bench_set_up_open, test_cone, bench_tear_down);
  return g_test_run ();
}
