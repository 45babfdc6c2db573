/* The sky as a widget: what is shown of it, and the ways through it. */
#include "app/pictures/sky-plot.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "app/pictures/palette.h"
#include "app/pictures/sky-draw.h"
#include "app/session/thread.h"
#include "sky/sphere.h"

#define SMALLEST_WIDTH 240
#define NATURAL_WIDTH 420

/* Below a picture that is kept. */
#define FOOT_HEIGHT 32.0
#define FOOT_SPACE 10.0
#define SCALE_WIDTH 120
#define SCALE_HEIGHT 12

/* How far beside a footprint or a point a click may be, in pixels. */
#define CLICK_PIXELS 8.0

/* More points are drawn in a thread. */
#define MAX_AT_ONCE 3000

/* Rests, in milliseconds. */
#define HOVER_REST 60
#define MOVE_REST 250

struct _NunSkyPlot
{
  NunPicture  parent_instance;
  NunSkyScene scene; /* owns points and regions */
  NunSkyView  view;
  char       *what; /* colours the points, or NULL */

  NunSkyRasters   *rasters; /* or NULL */
  cairo_surface_t *layer;   /* of very many points, or NULL */
  NunSkyView       layer_view;
  guint            wanted, drawn; /* versions of the layer */
  gboolean         is_drawing;

  double     press[2];
  NunSkyView pressed_view;
  guint      hover_timer, move_timer;
};

G_DEFINE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, NUN_TYPE_PICTURE)

enum
{
  SIGNAL_PICKED,
  SIGNAL_HOVERED,
  SIGNAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* -- very many points -------------------------------------------------------------------------------- */

typedef struct
{
  NunSkyScene scene; /* owns its points */
  NunSkyView  view;
  GdkRGBA     accent;
  guint       version;
} Order;

static void
order_free (gpointer data)
{
  g_array_unref (((Order *) data)->scene.points);
  g_free (data);
}

static gboolean
is_dense (NunSkyPlot *self)
{
  return self->scene.points != NULL && self->scene.points->len > MAX_AT_ONCE;
}

static void
run_layer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  g_task_return_pointer (task, nun_sky_draw_layer (&order->scene, &order->view, &order->accent),
                         (GDestroyNotify) cairo_surface_destroy);
}

static void order_layer (NunSkyPlot *self);

static void
on_layer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunSkyPlot) self = user_data;
  const Order           *order = g_task_get_task_data (G_TASK (result));

  g_clear_pointer (&self->layer, cairo_surface_destroy);
  self->layer = g_task_propagate_pointer (G_TASK (result), NULL);
  self->layer_view = order->view;
  self->drawn = order->version;
  self->is_drawing = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->drawn != self->wanted)
    order_layer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One at a time; what has changed meanwhile comes with the next. */
static void
order_layer (NunSkyPlot *self)
{
  Order  *order;
  GdkRGBA text;

  if (self->is_drawing || !is_dense (self))
    return;
  order = g_new0 (Order, 1);
  order->scene = self->scene;
  g_array_ref (order->scene.points);
  order->view = self->view;
  order->version = self->wanted;
  nun_picture_find_colors (NUN_PICTURE (self), &text, &order->accent);
  order->scene.high_contrast = nun_is_high_contrast ();
  self->is_drawing = TRUE;
  nun_thread_run (run_layer, order, order_free, NULL, on_layer, g_object_ref (self));
}

/* A layer of a former view stands in for the next one, moved to its place. */
static void
draw_layer (NunSkyPlot *self, cairo_t *cr)
{
  double scale, x, y;

  if (self->layer == NULL ||
      nun_sky_view_is_whole (&self->layer_view) != nun_sky_view_is_whole (&self->view) ||
      !nun_sky_view_project (&self->view, self->layer_view.ra_deg, self->layer_view.dec_deg, &x,
                             &y))
    return;
  scale =
      nun_sky_view_get_scale (&self->view) / MAX (nun_sky_view_get_scale (&self->layer_view), 1e-9);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->layer, -self->layer_view.width / 2.0,
                            -self->layer_view.height / 2.0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* -- drawing ----------------------------------------------------------------------------------------- */

static gboolean
has_cells (NunSkyPlot *self)
{
  GArray *points = self->scene.points;

  return points != NULL && points->len > 0 && g_array_index (points, NunSkyPoint, 0).order >= 0;
}

/* What is kept has points one by one, so that lines stay lines; too many are drawn as they are on the screen. */
static void
nun_sky_plot_paint (NunPicture *picture, cairo_t *cr, gboolean on_screen)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);
  gboolean as_layer = is_dense (self) && (on_screen || self->scene.points->len > 20 * MAX_AT_ONCE);
  GdkRGBA  text, accent, ground;

  if (on_screen && self->rasters != NULL)
    nun_sky_rasters_begin (self->rasters);
  if (on_screen && self->drawn != self->wanted)
    order_layer (self);
  nun_picture_find_colors (picture, &text, &accent);
  nun_picture_find_ground (picture, &ground);
  self->scene.high_contrast = nun_is_high_contrast ();
  /* Cells would hide the grid, dots are hidden by it. */
  if (!has_cells (self))
    nun_sky_draw_lines (&self->scene, &self->view, cr, &text, &accent);
  if (as_layer)
    draw_layer (self, cr);
  else
    nun_sky_draw_points (&self->scene, &self->view, cr, &accent);
  if (has_cells (self))
    nun_sky_draw_lines (&self->scene, &self->view, cr, &text, &accent);
  nun_sky_draw_regions (&self->scene, &self->view, cr, &accent);
  nun_sky_draw_numbers (&self->scene, &self->view, cr, GTK_WIDGET (self), &text, &accent, &ground);
  nun_sky_draw_marks (&self->scene, &self->view, cr, &text);
}

/* The meaning of the colours, for those who get the picture alone. */
static double
nun_sky_plot_measure_foot (NunPicture *picture)
{
  return NUN_SKY_PLOT (picture)->scene.is_colored ? FOOT_HEIGHT : 0.0;
}

/* Moves on behind the text. */
static void
write_on (NunSkyPlot *self, cairo_t *cr, const char *text, double most)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int                     width, height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > most)
    pango_layout_set_width (layout, (int) (MAX (most, 0.0) * PANGO_SCALE));
  cairo_move_to (cr, 0.0, (FOOT_HEIGHT - height) / 2.0);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  cairo_translate (cr, MIN (width, most) + FOOT_SPACE, 0.0);
}

static void
nun_sky_plot_paint_foot (NunPicture *picture, cairo_t *cr)
{
  NunSkyPlot      *self = NUN_SKY_PLOT (picture);
  g_autofree char *low = g_strdup_printf ("%.5g", self->scene.low);
  g_autofree char *high = g_strdup_printf ("%.5g", self->scene.high);
  double           most = self->view.width - SCALE_WIDTH - 5.0 * FOOT_SPACE;
  GdkRGBA          text, accent;

  if (!self->scene.is_colored)
    return;
  nun_picture_find_colors (picture, &text, &accent);
  gdk_cairo_set_source_rgba (cr, &text);
  cairo_translate (cr, FOOT_SPACE, 0.0);
  write_on (self, cr, self->what != NULL ? self->what : "", most / 2.0);
  write_on (self, cr, low, most / 4.0);
  cairo_save (cr);
  cairo_translate (cr, 0.0, (FOOT_HEIGHT - SCALE_HEIGHT) / 2.0);
  nun_sky_draw_scale (cr, SCALE_WIDTH, SCALE_HEIGHT);
  cairo_restore (cr);
  gdk_cairo_set_source_rgba (cr, &text);
  cairo_translate (cr, SCALE_WIDTH + FOOT_SPACE, 0.0);
  write_on (self, cr, high, most / 4.0);
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
      /* a popover asks without a width */
      int width = for_size > 0 ? MIN (for_size, NATURAL_WIDTH) : NATURAL_WIDTH;

      *minimum = SMALLEST_WIDTH / 2;
      *natural = width / 2;
    }
}

static GtkSizeRequestMode
nun_sky_plot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nun_sky_plot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NunSkyPlot *self = NUN_SKY_PLOT (widget);

  self->view.width = width;
  self->view.height = height;
  self->wanted++;
}

static void
redraw (NunSkyPlot *self)
{
  self->wanted++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* -- moving ------------------------------------------------------------------------------------------ */

static gboolean
on_rest (gpointer user_data)
{
  NunSkyPlot *self = user_data;

  self->move_timer = 0;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  return G_SOURCE_REMOVE;
}

static void
moved (NunSkyPlot *self)
{
  g_clear_handle_id (&self->move_timer, g_source_remove);
  self->move_timer = g_timeout_add (MOVE_REST, on_rest, self);
  redraw (self);
}

void
nun_sky_plot_look_at (NunSkyPlot *self, double ra_deg, double dec_deg, double radius_deg)
{
  nun_sky_view_look_at (&self->view, ra_deg, dec_deg, radius_deg);
  moved (self);
}

static void
nun_sky_plot_look_at_all (NunPicture *picture)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  self->view = nun_sky_view_whole (self->view.width, self->view.height);
  moved (self);
}

static void
nun_sky_plot_zoom_at (NunPicture *picture, double factor, double x, double y)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  nun_sky_view_zoom (&self->view, factor, x, y);
  moved (self);
}

/* From the whole sky the way leads to what is chosen. */
static void
nun_sky_plot_zoom (NunPicture *picture, double factor)
{
  NunSkyPlot      *self = NUN_SKY_PLOT (picture);
  const NunRegion *region = self->scene.regions != NULL && self->scene.picked >= 0
                                ? g_ptr_array_index (self->scene.regions, self->scene.picked)
                                : NULL;

  if (region != NULL && nun_sky_view_is_whole (&self->view) && factor > 1.0)
    nun_sky_plot_look_at (self, region->ra_deg, region->dec_deg, 60.0);
  else
    nun_sky_plot_zoom_at (picture, factor, self->view.width / 2.0, self->view.height / 2.0);
}

NunSkyView
nun_sky_plot_get_view (NunSkyPlot *self)
{
  return self->view;
}

static void
nun_sky_plot_grab (NunPicture *picture, double x, double y)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  self->press[0] = x;
  self->press[1] = y;
  self->pressed_view = self->view;
}

/* The whole sky stays where it is. */
static gboolean
nun_sky_plot_pull (NunPicture *picture, double dx, double dy)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  if (nun_sky_view_is_whole (&self->pressed_view))
    return FALSE;
  self->view = self->pressed_view;
  nun_sky_view_pan (&self->view, self->press[0], self->press[1], dx, dy);
  moved (self);
  return TRUE;
}

/* -- finding and picking ----------------------------------------------------------------------------- */

int
nun_sky_plot_find (NunSkyPlot *self, double ra_deg, double dec_deg, double tolerance_deg)
{
  GPtrArray *regions = self->scene.regions;
  int        best = -1, near = -1;
  double     smallest = INFINITY, nearest = tolerance_deg;

  for (guint i = 0; regions != NULL && i < regions->len; i++)
    {
      const NunRegion *region = g_ptr_array_index (regions, i);
      double           distance;

      if (region == NULL)
        continue;
      distance = nun_sphere_distance_deg (ra_deg, dec_deg, region->ra_deg, region->dec_deg);
      if (distance <= nearest)
        {
          near = (int) i;
          nearest = distance;
        }
      if (region->radius_deg < smallest && distance <= region->radius_deg + 1e-6 &&
          nun_region_contains (region, ra_deg, dec_deg))
        {
          best = (int) i;
          smallest = region->radius_deg;
        }
    }
  /* What is large must not hide the dots upon it. */
  return near >= 0 && smallest > tolerance_deg ? near : best;
}

static int
find_point (NunSkyPlot *self, double x, double y)
{
  GArray *points = self->scene.points;
  double  nearest = CLICK_PIXELS;
  int     found = -1;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const NunSkyPoint *point = &g_array_index (points, NunSkyPoint, i);
      double             px, py;

      if (nun_sky_view_project (&self->view, point->ra_deg, point->dec_deg, &px, &py) &&
          hypot (px - x, py - y) < nearest)
        {
          nearest = hypot (px - x, py - y);
          found = (int) i;
        }
    }
  return found;
}

int
nun_sky_plot_find_at (NunSkyPlot *self, double x, double y)
{
  double ra_deg, dec_deg;

  if (!nun_sky_view_unproject (&self->view, x, y, &ra_deg, &dec_deg))
    return -1;
  if (self->scene.regions == NULL)
    return find_point (self, x, y);
  return nun_sky_plot_find (self, ra_deg, dec_deg,
                            CLICK_PIXELS / nun_sky_view_get_scale (&self->view));
}

static void
pick (NunSkyPlot *self, int index)
{
  nun_sky_plot_set_picked (self, index);
  if (index >= 0)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, (guint) index);
}

static void
look_at_region (NunSkyPlot *self, int index)
{
  const NunRegion *region = g_ptr_array_index (self->scene.regions, index);

  if (region != NULL)
    nun_sky_plot_look_at (self, region->ra_deg, region->dec_deg, MAX (region->radius_deg, 0.01));
}

static gboolean
nun_sky_plot_click (NunPicture *picture, int n_press, double x, double y)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);
  int         found = self->scene.regions != NULL ? nun_sky_plot_find_at (self, x, y) : -1;

  if (self->scene.regions != NULL && n_press == 1)
    pick (self, found);
  if (n_press != 2 || found < 0)
    return FALSE;
  look_at_region (self, found);
  return TRUE;
}

static void
set_hovered (NunSkyPlot *self, int index)
{
  if (self->scene.hovered == index)
    return;
  self->scene.hovered = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_HOVERED], 0, index);
}

static gboolean
on_hover_rest (gpointer user_data)
{
  NunSkyPlot *self = user_data;
  double      x, y;

  self->hover_timer = 0;
  nun_picture_get_pointer (NUN_PICTURE (self), &x, &y);
  set_hovered (self, nun_sky_plot_find_at (self, x, y));
  return G_SOURCE_REMOVE;
}

static void
nun_sky_plot_point (NunPicture *picture, double x, double y)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  if (self->hover_timer == 0)
    self->hover_timer = g_timeout_add (HOVER_REST, on_hover_rest, self);
}

static void
nun_sky_plot_leave (NunPicture *picture)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  g_clear_handle_id (&self->hover_timer, g_source_remove);
  set_hovered (self, -1);
}

/* The next or the former file that has a place. */
static gboolean
walk (NunSkyPlot *self, int direction)
{
  GPtrArray *regions = self->scene.regions;
  int        n = regions != NULL ? (int) regions->len : 0;

  for (int step = 1; step <= n; step++)
    {
      int at = self->scene.picked < 0 ? (direction > 0 ? step - 1 : n - step)
                                      : (self->scene.picked + direction * step + n * 2) % n;

      if (g_ptr_array_index (regions, at) != NULL)
        {
          pick (self, at);
          return TRUE;
        }
    }
  return FALSE;
}

/* In a field the arrows move it; on the whole sky they lead from footprint to footprint. */
static gboolean
nun_sky_plot_go (NunPicture *picture, int right, int down)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  if (nun_sky_view_is_whole (&self->view))
    return walk (self, right + down);
  nun_sky_view_pan (&self->view, self->view.width / 2.0, self->view.height / 2.0,
                    -right * NUN_PICTURE_PAN_SHARE * self->view.width,
                    -down * NUN_PICTURE_PAN_SHARE * self->view.height);
  moved (self);
  return TRUE;
}

static gboolean
nun_sky_plot_press (NunPicture *picture, guint key)
{
  NunSkyPlot *self = NUN_SKY_PLOT (picture);

  switch (key)
    {
    case GDK_KEY_Page_Down: return walk (self, 1);
    case GDK_KEY_Page_Up: return walk (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->scene.regions == NULL || self->scene.picked < 0)
        return FALSE;
      look_at_region (self, self->scene.picked);
      return TRUE;
    default: return FALSE;
    }
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_sky_plot_dispose (GObject *object)
{
  NunSkyPlot *self = NUN_SKY_PLOT (object);

  g_clear_handle_id (&self->hover_timer, g_source_remove);
  g_clear_handle_id (&self->move_timer, g_source_remove);
  g_clear_pointer (&self->rasters, nun_sky_rasters_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->layer, cairo_surface_destroy);
  g_clear_pointer (&self->scene.points, g_array_unref);
  g_clear_pointer (&self->scene.regions, g_ptr_array_unref);
  self->scene.find_raster = NULL;
  G_OBJECT_CLASS (nun_sky_plot_parent_class)->dispose (object);
}

static void
nun_sky_plot_class_init (NunSkyPlotClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  NunPictureClass *picture_class = NUN_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_sky_plot_dispose;
  picture_class->paint = nun_sky_plot_paint;
  picture_class->measure_foot = nun_sky_plot_measure_foot;
  picture_class->paint_foot = nun_sky_plot_paint_foot;
  picture_class->zoom_at = nun_sky_plot_zoom_at;
  picture_class->zoom = nun_sky_plot_zoom;
  picture_class->look_at_all = nun_sky_plot_look_at_all;
  picture_class->grab = nun_sky_plot_grab;
  picture_class->pull = nun_sky_plot_pull;
  picture_class->go = nun_sky_plot_go;
  picture_class->press = nun_sky_plot_press;
  picture_class->point = nun_sky_plot_point;
  picture_class->leave = nun_sky_plot_leave;
  picture_class->click = nun_sky_plot_click;
  widget_class->measure = nun_sky_plot_measure;
  widget_class->get_request_mode = nun_sky_plot_get_request_mode;
  widget_class->size_allocate = nun_sky_plot_size_allocate;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", NUN_TYPE_SKY_PLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_HOVERED] = g_signal_new ("hovered", NUN_TYPE_SKY_PLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", NUN_TYPE_SKY_PLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
nun_sky_plot_init (NunSkyPlot *self)
{
  self->view = nun_sky_view_whole (NATURAL_WIDTH, NATURAL_WIDTH / 2.0);
  self->scene.picked = self->scene.hovered = -1;
  self->scene.cone[2] = -1.0;
  self->scene.equatorial = TRUE;
  nun_sky_plot_set_points (self, NULL, 0);
}

GtkWidget *
nun_sky_plot_new (void)
{
  return g_object_new (NUN_TYPE_SKY_PLOT, NULL);
}

/* -- what is shown ----------------------------------------------------------------------------------- */

/* What the picture shows, for those who do not see it. */
static void
set_label (NunSkyPlot *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  redraw (self);
}

void
nun_sky_plot_set_points (NunSkyPlot *self, GArray *points, gint64 n_rows)
{
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Map of the sky with %'" PRId64 " row",
                                    "Map of the sky with %'" PRId64 " rows", (gulong) n_rows),
                       n_rows);

  if (points != NULL)
    g_array_ref (points);
  g_clear_pointer (&self->scene.points, g_array_unref);
  g_clear_pointer (&self->layer, cairo_surface_destroy);
  self->scene.points = points;
  self->scene.hovered = -1;
  self->scene.most = 1;
  for (guint i = 0; points != NULL && i < points->len; i++)
    self->scene.most = MAX (self->scene.most, g_array_index (points, NunSkyPoint, i).n_rows);
  set_label (self, label);
}

void
nun_sky_plot_set_regions (NunSkyPlot *self, GPtrArray *regions)
{
  g_autofree char *label = NULL;
  guint            n = 0;

  if (regions != NULL)
    g_ptr_array_ref (regions);
  g_clear_pointer (&self->scene.regions, g_ptr_array_unref);
  self->scene.regions = regions;
  self->scene.picked = self->scene.hovered = -1;
  for (guint i = 0; regions != NULL && i < regions->len; i++)
    n += g_ptr_array_index (regions, i) != NULL;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Map of the sky with %'u footprint",
                                        "Map of the sky with %'u footprints", n),
                           n);
  set_label (self, label);
}

static NunRaster *
find_raster (gpointer user_data, guint region)
{
  NunSkyPlot *self = user_data;

  return self->rasters != NULL ? nun_sky_rasters_get (self->rasters, region) : NULL;
}

static void
on_raster (gpointer unused, gpointer user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (user_data));
}

void
nun_sky_plot_set_files (NunSkyPlot *self, NunSkyFile file, gpointer user_data)
{
  g_clear_pointer (&self->rasters, nun_sky_rasters_free);
  if (file != NULL)
    self->rasters = nun_sky_rasters_new (file, user_data, on_raster, self);
  self->scene.find_raster = file != NULL ? find_raster : NULL;
  self->scene.user_data = self;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_sky_plot_set_picked (NunSkyPlot *self, int index)
{
  GPtrArray *regions = self->scene.regions;
  gboolean   known = regions != NULL && index >= 0 && (guint) index < regions->len;

  self->scene.picked = known ? index : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_sky_plot_set_cone (NunSkyPlot *self, double ra_deg, double dec_deg, double radius_deg)
{
  self->scene.cone[0] = ra_deg;
  self->scene.cone[1] = dec_deg;
  self->scene.cone[2] = radius_deg;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_sky_plot_set_grids (NunSkyPlot *self, gboolean equatorial, gboolean galactic)
{
  self->scene.equatorial = equatorial;
  self->scene.galactic = galactic;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_sky_plot_set_colors (NunSkyPlot *self,
                         gboolean    colored,
                         const char *what,
                         double      low,
                         double      high)
{
  g_free (self->what);
  self->what = g_strdup (what);
  self->scene.is_colored = colored && high > low;
  self->scene.low = low;
  self->scene.high = high;
  redraw (self);
}

guint
nun_sky_plot_get_n_pictures (NunSkyPlot *self)
{
  return self->rasters != NULL ? nun_sky_rasters_get_n (self->rasters) : 0;
}
