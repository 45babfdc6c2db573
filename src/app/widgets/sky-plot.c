/* The whole sky as an ellipse of dots. */
#include "app/widgets/sky-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sky/frame.h"

/* Room around the ellipse, in pixels: dots on its rim stay whole. */
#define MARGIN 6.0
#define SMALLEST_WIDTH 240
#define NATURAL_WIDTH 420

struct _NunSkyPlot
{
  GtkWidget parent_instance;
  GArray   *points;
  gint32    most; /* rows of the fullest point */
};

G_DEFINE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, GTK_TYPE_WIDGET)

/* -- the projection ------------------------------------------------------------------------------------ */

typedef struct
{
  double x, y;          /* of the middle, in pixels */
  double width, height; /* half axes */
} Ellipse;

static Ellipse
fit_ellipse (GtkWidget *widget)
{
  double width = gtk_widget_get_width (widget) - 2.0 * MARGIN;
  double height = gtk_widget_get_height (widget) - 2.0 * MARGIN;
  double half = MAX (1.0, MIN (width / 2.0, height));

  return (Ellipse){ gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, half,
                    half / 2.0 };
}

/* Mollweide: 2t + sin 2t = pi sin(dec), solved by Newton's method (Snyder 1987, USGS PP 1395, eq. 31-4). */
static double
auxiliary_angle (double dec)
{
  double target = G_PI * sin (dec), t = dec;

  if (fabs (dec) > 1.5707)
    return dec > 0 ? G_PI_2 : -G_PI_2;
  for (guint i = 0; i < 20; i++)
    {
      double step = (2.0 * t + sin (2.0 * t) - target) / (2.0 + 2.0 * cos (2.0 * t));

      t -= step;
      if (fabs (step) < 1e-6)
        break;
    }
  return t;
}

/* The middle of the picture is right ascension 180. */
static void
project (const Ellipse *ellipse, double ra_deg, double dec_deg, double *x, double *y)
{
  double t = auxiliary_angle (dec_deg * G_PI / 180.0);
  double lon = (180.0 - ra_deg) / 180.0; /* -1 to 1, growing to the left */

  *x = ellipse->x + lon * ellipse->width * cos (t);
  *y = ellipse->y - ellipse->height * sin (t);
}

/* -- drawing ------------------------------------------------------------------------------------------- */

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
draw_meridian (cairo_t *cr, const Ellipse *ellipse, double ra_deg)
{
  double x, y;

  for (double dec = -90.0; dec <= 90.0; dec += 3.0)
    {
      project (ellipse, ra_deg, dec, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
}

static void
draw_grid (cairo_t *cr, const Ellipse *ellipse, const GdkRGBA *color)
{
  double x1, y1, x2, y2;

  cairo_set_line_width (cr, 1.0);
  set_color (cr, color, 0.15);
  for (double ra = 60.0; ra < 360.0; ra += 60.0)
    draw_meridian (cr, ellipse, ra);
  for (double dec = -60.0; dec <= 60.0; dec += 30.0)
    {
      project (ellipse, 0.0, dec, &x1, &y1);
      project (ellipse, 360.0, dec, &x2, &y2);
      cairo_move_to (cr, x1, y1);
      cairo_line_to (cr, x2, y2);
      cairo_stroke (cr);
    }
  set_color (cr, color, 0.5);
  draw_meridian (cr, ellipse, 0.0);
  draw_meridian (cr, ellipse, 360.0);
}

/* The middle of the Milky Way, broken where it leaves the picture at one side and comes in at the other. */
static void
draw_galactic_plane (cairo_t *cr, const Ellipse *ellipse, const GdkRGBA *color)
{
  const double dashes[] = { 4.0, 4.0 };
  double       last = -1e9, ra, dec, x, y;

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  set_color (cr, color, 0.4);
  for (double lon = 0.0; lon <= 360.0; lon += 2.0)
    {
      nun_frame_to_icrs (NUN_FRAME_GALACTIC, lon, 0.0, &ra, &dec);
      project (ellipse, ra, dec, &x, &y);
      if (fabs (x - last) > ellipse->width)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
      last = x;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
draw_points (NunSkyPlot *self, cairo_t *cr, const Ellipse *ellipse, const GdkRGBA *color)
{
  double size = self->points->len > 2000 ? 2.0 : self->points->len > 200 ? 3.0 : 5.0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const NunSkyPoint *point = &g_array_index (self->points, NunSkyPoint, i);
      double             x, y;

      project (ellipse, point->ra_deg, point->dec_deg, &x, &y);
      /* Full dots for the fullest cells, but never so faint that a lonely row is lost. */
      set_color (cr, color, 0.35 + 0.65 * log1p (point->n_rows) / log1p (self->most));
      cairo_rectangle (cr, x - size / 2.0, y - size / 2.0, size, size);
      cairo_fill (cr);
    }
}

static void
nun_sky_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NunSkyPlot      *self = NUN_SKY_PLOT (widget);
  Ellipse          ellipse = fit_ellipse (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA          text, accent;
  graphene_rect_t  bounds;
  cairo_t         *cr;

  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = text;
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_grid (cr, &ellipse, &text);
  draw_galactic_plane (cr, &ellipse, &text);
  if (self->points != NULL)
    draw_points (self, cr, &ellipse, &accent);
  cairo_destroy (cr);
}

static void
nun_sky_plot_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = SMALLEST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      int width = for_size > 0 ? MIN (for_size, NATURAL_WIDTH) : SMALLEST_WIDTH;

      *minimum = *natural = width / 2;
    }
}

static GtkSizeRequestMode
nun_sky_plot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* -- life ---------------------------------------------------------------------------------------------- */

static void
nun_sky_plot_finalize (GObject *object)
{
  g_clear_pointer (&NUN_SKY_PLOT (object)->points, g_array_unref);
  G_OBJECT_CLASS (nun_sky_plot_parent_class)->finalize (object);
}

static void
nun_sky_plot_class_init (NunSkyPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_sky_plot_finalize;
  widget_class->snapshot = nun_sky_plot_snapshot;
  widget_class->measure = nun_sky_plot_measure;
  widget_class->get_request_mode = nun_sky_plot_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nun_sky_plot_init (NunSkyPlot *self)
{
  nun_sky_plot_set_points (self, NULL);
}

GtkWidget *
nun_sky_plot_new (void)
{
  return g_object_new (NUN_TYPE_SKY_PLOT, NULL);
}

void
nun_sky_plot_set_points (NunSkyPlot *self, GArray *points)
{
  g_autofree char *label = NULL;
  gint64           n_rows = 0;

  if (points != NULL)
    g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  self->most = 1;
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const NunSkyPoint *point = &g_array_index (points, NunSkyPoint, i);

      n_rows += point->n_rows;
      self->most = MAX (self->most, point->n_rows);
    }
  /* What the picture shows, for those who do not see it. */
  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Map of the sky with %'" G_GINT64_FORMAT " row",
                   "Map of the sky with %'" G_GINT64_FORMAT " rows", (gulong) n_rows),
      n_rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
