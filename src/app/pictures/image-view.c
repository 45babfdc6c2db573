/* One image to be looked at closely. */
#include "app/pictures/image-view.h"

#include <math.h>

#define SMALLEST_SIZE 200
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 480
#define WHEEL_FACTOR 1.3
#define KEY_FACTOR 1.6
#define PAN_SHARE 0.2
#define LARGEST_SCALE 64.0

struct _NunImageView
{
  GtkWidget        parent_instance;
  NunRaster       *raster;  /* or NULL */
  cairo_surface_t *surface; /* of it, in the stretch; or NULL */
  NunRasterStretch stretch, drawn;
  gboolean         is_drawing;

  double scale;     /* 0: as large as it fits */
  double middle[2]; /* of the widget, in pixels of the surface */
  double pointer[2], pressed[2], pinch;
};

G_DEFINE_FINAL_TYPE (NunImageView, nun_image_view, GTK_TYPE_WIDGET)

static guint pointed_signal;

/* -- where things lie -------------------------------------------------------------------------------- */

static double
fitting_scale (NunImageView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return MAX (1e-3, MIN (width / self->raster->plane->width, height / self->raster->plane->height));
}

double
nun_image_view_get_scale (NunImageView *self)
{
  if (self->raster == NULL)
    return 1.0;
  return self->scale > 0.0 ? self->scale : fitting_scale (self);
}

/* The upper left corner of the surface on the widget. */
static void
find_origin (NunImageView *self, double *x, double *y)
{
  double scale = nun_image_view_get_scale (self);
  double across = self->scale > 0.0 ? self->middle[0] : self->raster->plane->width / 2.0;
  double down = self->scale > 0.0 ? self->middle[1] : self->raster->plane->height / 2.0;

  *x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - across * scale;
  *y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - down * scale;
}

static void
to_surface (NunImageView *self, double *x, double *y)
{
  double scale = nun_image_view_get_scale (self), left, top;

  find_origin (self, &left, &top);
  *x = (*x - left) / scale;
  *y = (*y - top) / scale;
}

gboolean
nun_image_view_look (NunImageView *self, double x, double y, NunRasterPlace *place)
{
  if (self->raster == NULL)
    return FALSE;
  to_surface (self, &x, &y);
  return nun_raster_look (self->raster, x, y, place);
}

/* -- drawing ----------------------------------------------------------------------------------------- */

typedef struct
{
  NunRaster       *raster;
  NunRasterStretch stretch;
} Order;

static void
order_free (gpointer data)
{
  nun_raster_unref (((Order *) data)->raster);
  g_free (data);
}

static void
run_stretch (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  g_task_return_pointer (task, nun_raster_draw (order->raster, order->stretch),
                         (GDestroyNotify) cairo_surface_destroy);
}

static void order_surface (NunImageView *self);

static void
on_stretched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunImageView) self = user_data;
  const Order             *order = g_task_get_task_data (G_TASK (result));
  cairo_surface_t         *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_drawing = FALSE;
  if (order->raster != self->raster)
    cairo_surface_destroy (surface);
  else
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = surface;
      self->drawn = order->stretch;
    }
  order_surface (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One at a time; a large image takes a tenth of a second. */
static void
order_surface (NunImageView *self)
{
  g_autoptr (GTask) task = NULL;
  Order            *order;

  if (self->raster == NULL || self->is_drawing || self->drawn == self->stretch)
    return;
  order = g_new0 (Order, 1);
  order->raster = nun_raster_ref (self->raster);
  order->stretch = self->stretch;
  self->is_drawing = TRUE;
  task = g_task_new (NULL, NULL, on_stretched, g_object_ref (self));
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, run_stretch);
}

static void
nun_image_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NunImageView   *self = NUN_IMAGE_VIEW (widget);
  float           width = (float) gtk_widget_get_width (widget);
  float           height = (float) gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  double          scale = nun_image_view_get_scale (self), x, y;
  cairo_t        *cr;

  if (self->surface == NULL)
    return;
  find_origin (self, &x, &y);
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0.0, 0.0);
  /* Near by, pixels are what there is to see. */
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scale >= 2.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               (double) width, (double) height);
}

static void
nun_image_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = SMALLEST_SIZE;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

/* -- the way through it ------------------------------------------------------------------------------ */

static void
tell (NunImageView *self)
{
  NunRasterPlace place;
  gboolean       inside = nun_image_view_look (self, self->pointer[0], self->pointer[1], &place);

  g_signal_emit (self, pointed_signal, 0, inside ? &place : NULL);
}

/* What lies at x, y stays there. */
static void
zoom_at (NunImageView *self, double factor, double x, double y)
{
  double before = nun_image_view_get_scale (self), u = x, v = y;

  if (self->raster == NULL)
    return;
  to_surface (self, &u, &v);
  self->scale = MIN (before * factor, MAX (LARGEST_SCALE, fitting_scale (self)));
  if (self->scale <= fitting_scale (self))
    self->scale = 0.0;
  else
    {
      self->middle[0] = u + (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - x) / self->scale;
      self->middle[1] = v + (gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - y) / self->scale;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The middle of the widget stays on the image. */
static void
look_at (NunImageView *self, double u, double v)
{
  if (self->raster == NULL || !(self->scale > 0.0))
    return;
  self->middle[0] = CLAMP (u, 0.0, (double) self->raster->plane->width);
  self->middle[1] = CLAMP (v, 0.0, (double) self->raster->plane->height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_image_view_zoom (NunImageView *self, double factor)
{
  zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
nun_image_view_fit (NunImageView *self)
{
  self->scale = 0.0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_scroll (NunImageView *self, double dx, double dy)
{
  zoom_at (self, pow (WHEEL_FACTOR, -dy), self->pointer[0], self->pointer[1]);
  return TRUE;
}

static void
on_pinch_begin (NunImageView *self)
{
  self->pinch = 1.0;
}

static void
on_pinch (NunImageView *self, double scale, GtkGesture *gesture)
{
  double x = self->pointer[0], y = self->pointer[1];

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  zoom_at (self, scale / self->pinch, x, y);
  self->pinch = scale;
}

static void
on_drag_begin (NunImageView *self, double x, double y)
{
  self->pressed[0] = self->middle[0];
  self->pressed[1] = self->middle[1];
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_drag (NunImageView *self, double dx, double dy)
{
  double scale = nun_image_view_get_scale (self);

  look_at (self, self->pressed[0] - dx / scale, self->pressed[1] - dy / scale);
}

static void
on_motion (NunImageView *self, double x, double y)
{
  self->pointer[0] = x;
  self->pointer[1] = y;
  tell (self);
}

static void
go (NunImageView *self, int right, int down)
{
  double scale = nun_image_view_get_scale (self);

  look_at (self,
           self->middle[0] + right * PAN_SHARE * gtk_widget_get_width (GTK_WIDGET (self)) / scale,
           self->middle[1] + down * PAN_SHARE * gtk_widget_get_height (GTK_WIDGET (self)) / scale);
  /* What is in the middle is told to those who use no pointer. */
  self->pointer[0] = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  self->pointer[1] = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  tell (self);
}

static gboolean
on_key (NunImageView *self, guint key, guint code, GdkModifierType state)
{
  if (self->raster == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left: go (self, -1, 0); return TRUE;
    case GDK_KEY_Right: go (self, 1, 0); return TRUE;
    case GDK_KEY_Up: go (self, 0, -1); return TRUE;
    case GDK_KEY_Down: go (self, 0, 1); return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add: nun_image_view_zoom (self, KEY_FACTOR); return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract: nun_image_view_zoom (self, 1.0 / KEY_FACTOR); return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0: nun_image_view_fit (self); return TRUE;
    default: return FALSE;
    }
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_image_view_finalize (GObject *object)
{
  NunImageView *self = NUN_IMAGE_VIEW (object);

  g_clear_pointer (&self->raster, nun_raster_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  G_OBJECT_CLASS (nun_image_view_parent_class)->finalize (object);
}

static void
nun_image_view_class_init (NunImageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_image_view_finalize;
  widget_class->snapshot = nun_image_view_snapshot;
  widget_class->measure = nun_image_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  pointed_signal = g_signal_new ("pointed", NUN_TYPE_IMAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
add (NunImageView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
nun_image_view_init (NunImageView *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  add (self, drag);
  add (self, pinch);
  add (self, keys);
  add (self, motion);
  add (self, scroll);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
nun_image_view_set_raster (NunImageView *self, NunRaster *raster, const char *label)
{
  nun_raster_ref (raster);
  g_clear_pointer (&self->raster, nun_raster_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->raster = raster;
  self->surface = cairo_surface_reference (raster->surface);
  self->drawn = NUN_RASTER_ASINH;
  self->scale = 0.0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  order_surface (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_image_view_set_stretch (NunImageView *self, NunRasterStretch stretch)
{
  self->stretch = stretch;
  order_surface (self);
}
