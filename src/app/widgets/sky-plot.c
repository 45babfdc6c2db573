/* The whole sky as an ellipse of dots, or of footprints. */
#include "app/widgets/sky-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sky/frame.h"
#include "sky/sphere.h"

/* Room around the ellipse, in pixels: dots on its rim stay whole. */
#define MARGIN 6.0
#define SMALLEST_WIDTH 240
#define NATURAL_WIDTH 420

/* Of more footprints only some are drawn. */
#define MAX_DRAWN 20000

/* Footprints that are smaller on the screen, in pixels, are a dot of this size. */
#define SMALLEST_FOOTPRINT 5.0

/* How far beside a footprint a click may be, in pixels. */
#define CLICK_PIXELS 8.0

/* Lines of a footprint are drawn in pieces of so many degrees. */
#define PIECE_DEG 2.0

struct _NunSkyPlot
{
  GtkWidget  parent_instance;
  GArray    *points;
  gint32     most;    /* rows of the fullest point */
  GPtrArray *regions; /* of NunRegion or NULL; or NULL */
  int        picked;  /* -1 for none */
};

G_DEFINE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, GTK_TYPE_WIDGET)

static guint picked_signal;

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

/* FALSE outside of the ellipse. */
static gboolean
unproject (const Ellipse *ellipse, double x, double y, double *ra_deg, double *dec_deg)
{
  double sine = (ellipse->y - y) / ellipse->height, t, lon;

  if (fabs (sine) > 1.0)
    return FALSE;
  t = asin (sine);
  lon = cos (t) > 1e-9 ? (x - ellipse->x) / (ellipse->width * cos (t)) : 0.0;
  if (fabs (lon) > 1.0)
    return FALSE;
  *dec_deg = asin (CLAMP ((2.0 * t + sin (2.0 * t)) / G_PI, -1.0, 1.0)) * 180.0 / G_PI;
  *ra_deg = 180.0 - 180.0 * lon;
  return TRUE;
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

/* -- footprints -------------------------------------------------------------------------------------- */

/* A line on the sphere that is broken where it leaves the picture at one side and comes in at the other. */
typedef struct
{
  cairo_t       *cr;
  const Ellipse *ellipse;
  gboolean       begun;
  double         x;
} Pen;

static void
draw_to (Pen *pen, double ra_deg, double dec_deg)
{
  double x, y;

  project (pen->ellipse, fmod (ra_deg + 720.0, 360.0), dec_deg, &x, &y);
  if (!pen->begun || fabs (x - pen->x) > pen->ellipse->width)
    cairo_move_to (pen->cr, x, y);
  else
    cairo_line_to (pen->cr, x, y);
  pen->begun = TRUE;
  pen->x = x;
}

static void
draw_vector_to (Pen *pen, const double v[3])
{
  double ra_deg = atan2 (v[1], v[0]) * 180.0 / G_PI;

  draw_to (pen, ra_deg, atan2 (v[2], hypot (v[0], v[1])) * 180.0 / G_PI);
}

/* Along great circles. */
static void
draw_polygon (Pen *pen, const NunRegion *region)
{
  for (guint i = 0; i < region->n_vertices; i++)
    {
      const double *a = region->vectors[i], *b = region->vectors[(i + 1) % region->n_vertices];
      double        cosine = CLAMP (a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0);
      guint         n = (guint) ceil (acos (cosine) * 180.0 / G_PI / PIECE_DEG) + 1;

      for (guint k = 0; k <= n; k++)
        {
          double t = (double) k / n;
          double v[3] = { a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]),
                          a[2] + t * (b[2] - a[2]) };

          draw_vector_to (pen, v);
        }
    }
}

/* The point at a distance from another one, in a direction counted from the north. */
static void
draw_circle (Pen *pen, const NunRegion *region)
{
  double dec = region->dec_deg * G_PI / 180.0, radius = region->radius_deg * G_PI / 180.0;

  for (guint i = 0; i <= 72; i++)
    {
      double turn = i * G_PI / 36.0;
      double sine = sin (dec) * cos (radius) + cos (dec) * sin (radius) * cos (turn);
      double lon = atan2 (sin (turn) * sin (radius) * cos (dec), cos (radius) - sin (dec) * sine);

      draw_to (pen, region->ra_deg + lon * 180.0 / G_PI,
               asin (CLAMP (sine, -1.0, 1.0)) * 180.0 / G_PI);
    }
}

static void
draw_range (Pen *pen, const NunRegion *region)
{
  double from = region->lon_min_deg, width = region->lon_width_deg;
  guint  n = (guint) ceil (width / PIECE_DEG) + 1;

  for (guint i = 0; i <= n; i++)
    draw_to (pen, from + width * i / n, region->lat_min_deg);
  n = (guint) ceil ((region->lat_max_deg - region->lat_min_deg) / PIECE_DEG) + 1;
  for (guint i = 0; i <= n; i++)
    draw_to (pen, from + width,
             region->lat_min_deg + (region->lat_max_deg - region->lat_min_deg) * i / n);
  n = (guint) ceil (width / PIECE_DEG) + 1;
  for (guint i = 0; i <= n; i++)
    draw_to (pen, from + width - width * i / n, region->lat_max_deg);
  draw_to (pen, from, region->lat_min_deg);
}

static void
draw_region (cairo_t *cr, const Ellipse *ellipse, const NunRegion *region)
{
  Pen    pen = { cr, ellipse, FALSE, 0.0 };
  double x, y;

  /* A hundred-and-eightieth of the height is one degree, near enough. */
  if (region->radius_deg * 2.0 * ellipse->height / 90.0 < SMALLEST_FOOTPRINT)
    {
      project (ellipse, region->ra_deg, region->dec_deg, &x, &y);
      cairo_rectangle (cr, x - SMALLEST_FOOTPRINT / 2.0, y - SMALLEST_FOOTPRINT / 2.0,
                       SMALLEST_FOOTPRINT, SMALLEST_FOOTPRINT);
      cairo_stroke (cr);
      return;
    }
  switch (region->kind)
    {
    case NUN_REGION_POLYGON: draw_polygon (&pen, region); break;
    case NUN_REGION_RANGE: draw_range (&pen, region); break;
    case NUN_REGION_CIRCLE:
    default: draw_circle (&pen, region);
    }
  cairo_stroke (cr);
}

static void
draw_regions (NunSkyPlot *self, cairo_t *cr, const Ellipse *ellipse, const GdkRGBA *color)
{
  set_color (cr, color, self->picked >= 0 ? 0.45 : 0.8);
  cairo_set_line_width (cr, 1.0);
  for (guint i = 0; i < self->regions->len; i += 1 + self->regions->len / MAX_DRAWN)
    if (g_ptr_array_index (self->regions, i) != NULL && (int) i != self->picked)
      draw_region (cr, ellipse, g_ptr_array_index (self->regions, i));
  if (self->picked < 0 || g_ptr_array_index (self->regions, self->picked) == NULL)
    return;
  set_color (cr, color, 1.0);
  cairo_set_line_width (cr, 3.0);
  draw_region (cr, ellipse, g_ptr_array_index (self->regions, self->picked));
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
  if (self->regions != NULL)
    draw_regions (self, cr, &ellipse, &accent);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, style, 0, 0, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget));
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

/* -- picking ----------------------------------------------------------------------------------------- */

int
nun_sky_plot_find (NunSkyPlot *self, double ra_deg, double dec_deg, double tolerance_deg)
{
  int    best = -1, near = -1;
  double smallest = INFINITY, nearest = tolerance_deg;

  for (guint i = 0; self->regions != NULL && i < self->regions->len; i++)
    {
      const NunRegion *region = g_ptr_array_index (self->regions, i);
      double           distance;

      if (region == NULL)
        continue;
      distance = nun_sphere_distance_deg (ra_deg, dec_deg, region->ra_deg, region->dec_deg);
      if (distance <= nearest)
        {
          near = (int) i;
          nearest = distance;
        }
      if (region->radius_deg < smallest && nun_region_contains (region, ra_deg, dec_deg))
        {
          best = (int) i;
          smallest = region->radius_deg;
        }
    }
  /* What is large must not hide the dots upon it. */
  return near >= 0 && smallest > tolerance_deg ? near : best;
}

static void
pick (NunSkyPlot *self, int index)
{
  nun_sky_plot_set_picked (self, index);
  if (index >= 0)
    g_signal_emit (self, picked_signal, 0, (guint) index);
}

static void
on_pressed (NunSkyPlot *self, int n_press, double x, double y)
{
  Ellipse ellipse = fit_ellipse (GTK_WIDGET (self));
  double  ra_deg, dec_deg;

  if (self->regions == NULL || !unproject (&ellipse, x, y, &ra_deg, &dec_deg))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pick (self,
        nun_sky_plot_find (self, ra_deg, dec_deg, CLICK_PIXELS * 90.0 / MAX (ellipse.height, 1.0)));
}

/* The next or the former file that has a place. */
static gboolean
walk (NunSkyPlot *self, int direction)
{
  int n = self->regions != NULL ? (int) self->regions->len : 0;

  for (int step = 1; step <= n; step++)
    {
      int at = self->picked < 0 ? (direction > 0 ? step - 1 : n - step)
                                : (self->picked + direction * step + n * 2) % n;

      if (g_ptr_array_index (self->regions, at) != NULL)
        {
          pick (self, at);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
on_key (NunSkyPlot *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down: return walk (self, 1);
    case GDK_KEY_Left:
    case GDK_KEY_Up: return walk (self, -1);
    default: return FALSE;
    }
}

/* -- life ---------------------------------------------------------------------------------------------- */

static void
nun_sky_plot_finalize (GObject *object)
{
  g_clear_pointer (&NUN_SKY_PLOT (object)->points, g_array_unref);
  g_clear_pointer (&NUN_SKY_PLOT (object)->regions, g_ptr_array_unref);
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
  picked_signal = g_signal_new ("picked", NUN_TYPE_SKY_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
nun_sky_plot_init (NunSkyPlot *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->picked = -1;
  nun_sky_plot_set_points (self, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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

void
nun_sky_plot_set_regions (NunSkyPlot *self, GPtrArray *regions)
{
  g_autofree char *label = NULL;
  guint            n = 0;

  if (regions != NULL)
    g_ptr_array_ref (regions);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  self->regions = regions;
  self->picked = -1;
  for (guint i = 0; regions != NULL && i < regions->len; i++)
    n += g_ptr_array_index (regions, i) != NULL;
  gtk_widget_set_focusable (GTK_WIDGET (self), n > 0);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Map of the sky with %'u footprint",
                                        "Map of the sky with %'u footprints", n),
                           n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_sky_plot_set_picked (NunSkyPlot *self, int index)
{
  gboolean known = self->regions != NULL && index >= 0 && (guint) index < self->regions->len;

  self->picked = known ? index : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
