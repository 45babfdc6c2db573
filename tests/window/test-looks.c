/* Looking at images and spectra: the search of the Preview step, the plot of a spectrum, an image and its grey levels. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/meaning/observation-grid.h"
#include "app/pictures/image-view.h"
#include "app/pictures/sky-plot.h"
#include "app/pictures/spectrum-plot.h"
#include "app/preview/gallery.h"
#include "app/session/curve.h"
#include "app/session/fetch.h"
#include "frames.h"
#include "vo/spectrum-votable.h"

static gboolean
shows_image (gpointer unused)
{
  GtkWidget *window = find_window ("NunImageWindow");

  return window != NULL && has_label (window, "16 × 12 pixels");
}

/* As a picture of twice the pixels of the screen, and as a drawing. */
static void
assert_kept (GtkWidget *view)
{
  g_autoptr (GBytes) png = NULL, svg = NULL;
  g_autofree char   *text = NULL;
  const guchar      *head;

  wait_for ("its size", has_size, view);
  png = nun_picture_to_bytes (NUN_PICTURE (view), FALSE);
  svg = nun_picture_to_bytes (NUN_PICTURE (view), TRUE);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  head = g_bytes_get_data (png, NULL);
  g_assert_cmpuint (g_bytes_get_size (png), >, 1000);
  g_assert_cmpmem (head, 4, "\x89PNG", 4);
  g_assert_cmpint (head[18] << 8 | head[19], ==, 2 * gtk_widget_get_width (view));
  g_assert_cmpint (head[22] << 8 | head[23], ==, 2 * gtk_widget_get_height (view));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_cmpint (strstr (text, "<image") != NULL, ==, NUN_IS_IMAGE_VIEW (view));
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
  nun_picture_zoom (NUN_PICTURE (view), 1.2);
  g_assert_cmpfloat_with_epsilon (nun_image_view_get_scale (NUN_IMAGE_VIEW (view)), 1.2 * scale,
                                  1e-6);
  nun_picture_look_at_all (NUN_PICTURE (view));
  g_assert_cmpfloat (nun_image_view_get_scale (NUN_IMAGE_VIEW (view)), ==, scale);
  pinch (view, 1.25);
  g_assert_cmpfloat_with_epsilon (nun_image_view_get_scale (NUN_IMAGE_VIEW (view)), 1.25 * scale,
                                  1e-6);
  nun_picture_look_at_all (NUN_PICTURE (view));
  assert_kept (view);
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
/* Its top, in a page that is as high as the window. */
static gboolean
is_in_view (gpointer result)
{
  graphene_rect_t place;
  GtkWidget      *page = gtk_widget_get_ancestor (result, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *shown = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));

  /* it has no place yet while the page is not scrolled */
  return gtk_adjustment_get_value (shown) > 0 && gtk_widget_compute_bounds (result, page, &place) &&
         place.origin.y >= 0 && place.origin.y < (float) gtk_widget_get_height (page) / 2;
}

#define SPACE_BETWEEN_GROUPS 18

typedef struct
{
  GtkWidget     *widget, *page;
  GtkAdjustment *shown;
  double         wanted;  /* value of that */
  float          top;     /* where it stood at first */
  float          strayed; /* the farthest that it was drawn from there */
} Watch;

static void
on_paint (GdkFrameClock *clock, Watch *watch)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (watch->widget, watch->page, &place));
  watch->strayed = MAX (watch->strayed, ABS (place.origin.y - watch->top));
}

static gboolean
is_scrolled (gpointer watch)
{
  return gtk_adjustment_get_value (((Watch *) watch)->shown) == ((Watch *) watch)->wanted;
}

/* What is read stays where it is in each frame, while the report above it comes, goes, and comes back. */
static void
assert_holds_place (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget      *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *shown = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  Watch           watch = { widget, page, shown };
  GtkWidget      *above = find_type (visible_page (&fixture->bench), "NunHealthPanel");
  GdkFrameClock  *clock = gtk_widget_get_frame_clock (widget);
  graphene_rect_t place;
  double          value;

  g_assert_true (gtk_widget_compute_bounds (widget, page, &place));
  watch.top = place.origin.y;
  g_signal_connect (clock, "paint", G_CALLBACK (on_paint), &watch);
  wait_for ("the report", is_examined, fixture->bench.session);
  spin (500);
  value = gtk_adjustment_get_value (shown);
  watch.wanted = value - gtk_widget_get_height (above) - SPACE_BETWEEN_GROUPS;
  g_assert_cmpfloat (watch.wanted, >, 0);
  gtk_widget_set_visible (above, FALSE);
  wait_for ("the page to become shorter", is_scrolled, &watch);
  watch.wanted = value;
  gtk_widget_set_visible (above, TRUE);
  wait_for ("the page to become longer", is_scrolled, &watch);
  spin (100);
  g_signal_handlers_disconnect_by_func (clock, on_paint, &watch);
  g_assert_cmpfloat (watch.strayed, <, 1);
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  NunSession      *session = fixture->bench.session;
  GtkWidget       *query, *gallery;
  g_autofree char *did = NULL;

  go_to (fixture, NUN_STEP_PREVIEW);
  nun_session_start_host (session);
  wait_for ("the server", is_running, session);
  query = find_type (visible_page (&fixture->bench), "NunQueryPanel");
  g_assert_nonnull (query);
  g_signal_emit_by_name (find_button (query, "Search"), "clicked");
  wait_for ("the picture", has_picture, fixture);
  wait_for ("the answer to come into view", is_in_view, find_type (query, "NunQueryResult"));
  assert_narrow (fixture);
  assert_holds_place (fixture, find_type (query, "NunQueryResult"));
  /* the cone among the footprints */
  gtk_widget_activate_action (query, "preview.map", NULL);
  wait_for ("the map", shows_cone, NULL);
  gallery = find_type (query, "NunGallery");
  did = nun_gallery_dup_cell (
      NUN_GALLERY (gallery), nun_gallery_get_selected (NUN_GALLERY (gallery)), "obs_publisher_did");
  g_assert_cmpstr (did, !=, "");
}

static gboolean
found_by_old (gpointer panel)
{
  return has_label (panel, "1 image found") && has_label (panel, "/frames/sia1.xml?POS=");
}

static gboolean
found_links (gpointer panel)
{
  return has_label (panel, " rows · ") && has_label (panel, "/frames/links?ID=");
}

static gboolean
found_cutout (gpointer panel)
{
  return has_label (panel, "The answer holds no table") && has_label (panel, "/frames/soda?ID=");
}

static void
ask_by (GtkWidget *panel, const char *protocol)
{
  choose_item (GTK_DROP_DOWN (find_type (panel, "GtkDropDown")), protocol);
  spin (50);
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
}

/* The same place by the older protocol; the image that was found, by those that ask for one. */
static void
test_protocols (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *panel;

  go_to (fixture, NUN_STEP_PREVIEW);
  nun_session_start_host (fixture->bench.session);
  wait_for ("the server", is_running, fixture->bench.session);
  spin (100);
  panel = find_type (visible_page (&fixture->bench), "NunQueryPanel");
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the picture", has_picture, fixture);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "Response")), TRUE);
  ask_by (panel, "Simple Image Access 1");
  wait_for ("the image", found_by_old, panel);
  ask_by (panel, "DataLink");
  wait_for ("the links", found_links, panel);
  g_assert_null (find_button (panel, "Show All"));
  /* an answer without images chooses none: the form keeps which one it was about */
  ask_by (panel, "SODA cutouts");
  wait_for ("the cutout", found_cutout, panel);
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
  query = find_type (visible_page (&fixture->bench), "NunQueryPanel");
  g_signal_emit_by_name (find_button (query, "Show All"), "clicked");
  wait_for ("the answer", found_spectrum, fixture);
  g_signal_emit_by_name (find_button (query, "Plot"), "clicked");
  wait_for ("the plot", shows_samples, NULL);
  spin (100);
  window = find_window ("NunPlotWindow");
  plot = find_type (window, "NunSpectrumPlot");
  g_assert_true (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  nun_picture_zoom (NUN_PICTURE (plot), 2.0);
  nun_spectrum_plot_get_range (NUN_SPECTRUM_PLOT (plot), &first, &last);
  g_assert_cmpfloat_with_epsilon (first, 424.75e-9, 1e-14);
  g_assert_cmpfloat_with_epsilon (last, 474.25e-9, 1e-14);
  choose_item (GTK_DROP_DOWN (find_type (window, "GtkDropDown")), "Frequency in Hz");
  /* c over these wavelengths */
  g_assert_true (has_label (window, "7.058092e+14 to 6.321401e+14 Hz"));
  nun_picture_zoom (NUN_PICTURE (plot), 0.25);
  g_assert_true (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  pinch (plot, 3.0);
  g_assert_false (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  pinch (plot, 0.2);
  g_assert_true (nun_spectrum_plot_is_whole (NUN_SPECTRUM_PLOT (plot)));
  assert_kept (plot);
  gtk_editable_set_text (GTK_EDITABLE (find_type (window, "GtkEntry")), "much");
  g_assert_true (gtk_widget_has_css_class (find_type (window, "GtkEntry"), "error"));
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

/* Where many lines crowd, those are named that the eye looks for; alone, every line is. */
static void
test_names (void)
{
  const NunAxisLine *lines = nun_axis_lines ();
  double             near[3] = { 100.0, 101.0, 200.0 }, x[64];
  gboolean           named[64];
  guint              n = 0, n_named = 0, red = 0;

  for (; lines[n].name != NULL; n++)
    {
      x[n] = lines[n].wavelength_m > 2e-6 ? (double) NAN : lines[n].wavelength_m * 5e8;
      red = g_str_equal (lines[n].name, "Hα") ? n : red;
    }
  nun_axis_choose_names (x, n, 13.0, named);
  g_assert_true (named[red] && !named[red - 1] && !named[red + 1]);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (named[i] && named[k] && fabs (x[i] - x[k]) < 13.0);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (named[i] && isnan (x[i]));
      n_named += named[i];
    }
  g_assert_cmpuint (n_named, >, 10);
  nun_axis_choose_names (near, 3, 0.5, named);
  g_assert_true (named[0] && named[1] && named[2]);
}

static const char *
no_field (gpointer observation, const char *field)
{
  return NULL;
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
  curve = nun_curve_new (&samples, "", FALSE);
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
  g_assert_null (nun_curve_new (&samples, "", FALSE));
}

/* What the service writes of a spectrum in air is read as one. */
static void
test_medium (void)
{
  static const NunSpectrumMedium media[] = { NUN_SPECTRUM_UNKNOWN, NUN_SPECTRUM_VACUUM,
                                             NUN_SPECTRUM_AIR };
  double                         wavelengths[] = { 4e-7, 5e-7 }, fluxes[] = { 1.0, 2.0 };
  NunSamples                     samples = { 2, wavelengths, fluxes, NULL };
  NunSpectrumFacts               facts = { .get = no_field };
  g_autofree char               *folder = g_dir_make_tmp ("nuncius-XXXXXX", NULL);
  g_autofree char               *path = g_build_filename (folder, "spectrum.xml", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (media); i++)
    {
      NunSpectrum          spectrum = { .medium = media[i] };
      g_autoptr (GString)  text = g_string_new (NULL);
      g_autoptr (NunCurve) curve = NULL;
      g_autoptr (GError)   error = NULL;

      nun_vo_spectrum_begin (text);
      nun_vo_spectrum_begin_table (text, &facts, &spectrum, -1, &samples);
      nun_vo_spectrum_rows (text, &samples, 0, 2);
      nun_vo_spectrum_end_table (text);
      nun_vo_spectrum_end (text, NULL);
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      curve = nun_curve_read (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (curve->in_air, ==, media[i] == NUN_SPECTRUM_AIR);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* Published wavelengths in air, in nanometres: NIST Atomic Spectra Database 5. */
static void
test_air (void)
{
  static const struct
  {
    double vacuum_nm, air_nm;
  } lines[] = { { 393.478, 393.366 },  { 486.269, 486.133 }, { 500.824, 500.684 },
                { 589.158, 588.995 },  { 656.461, 656.280 }, { 866.452, 866.214 },
                { 1083.331, 1083.034 } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpfloat_with_epsilon (1e9 * nun_axis_to_air (1e-9 * lines[i].vacuum_nm),
                                    lines[i].air_nm, 0.002);
  g_assert_cmpfloat (nun_axis_to_air (121.567e-9), ==, 121.567e-9);
}

/* -- files with dates of their own ------------------------------------------------------------------- */

static GtkWidget *
turn_of (Fixture *fixture)
{
  return find_type (visible_page (&fixture->bench), "GtkSwitch");
}

static gboolean
is_offered (gpointer fixture)
{
  return gtk_widget_get_mapped (turn_of (fixture));
}

static gboolean
is_not_offered (gpointer fixture)
{
  return !gtk_widget_get_mapped (turn_of (fixture));
}

static void
release (Fixture *fixture, const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      nun_session_set (fixture->bench.session, "frames", "obs_release_date", "rule", rule, &error));
  g_assert_no_error (error);
}

/* What is public since long is not offered to be shown before its day. */
static void
test_release (Fixture *fixture, gconstpointer unused)
{
  release (fixture, "constant 2999-01-01");
  go_to (fixture, NUN_STEP_PREVIEW);
  wait_for ("the switch", is_offered, fixture);
  release (fixture, "constant 2001-01-01");
  wait_for ("the switch to go", is_not_offered, fixture);
  release (fixture, "constant 2999-01-01");
  wait_for ("the switch again", is_offered, fixture);
}

static void
test_tab_goes_round (Fixture *fixture, gconstpointer unused)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->bench.window), 1000, 700);
  go_to (fixture, NUN_STEP_MEANING);
  spin (300);
  go_round (&fixture->bench, GTK_DIR_TAB_FORWARD);
  go_to (fixture, NUN_STEP_PREVIEW);
  nun_session_start_host (fixture->bench.session);
  wait_for ("the server", is_running, fixture->bench.session);
  spin (100);
  g_signal_emit_by_name (find_button (visible_page (&fixture->bench), "Search"), "clicked");
  wait_for ("the picture", has_picture, fixture);
  go_round (&fixture->bench, GTK_DIR_TAB_FORWARD);
  go_round (&fixture->bench, GTK_DIR_TAB_BACKWARD);
}

#define OPEN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/looks/image", test_image);
  OPEN ("/looks/stretch", test_stretch);
  OPEN ("/looks/search", test_search);
  OPEN ("/looks/protocols", test_protocols);
  OPEN ("/looks/plot", test_plot);
  OPEN ("/looks/release", test_release);
  OPEN ("/looks/tab-goes-round", test_tab_goes_round);
  g_test_add_func ("/looks/curve", test_curve);
  g_test_add_func ("/looks/medium", test_medium);
  g_test_add_func ("/looks/air", test_air);
  g_test_add_func ("/looks/axis", test_axis);
  g_test_add_func ("/looks/names", test_names);
  return g_test_run ();
}
