/* One image to be looked at closely. */
#include "app/pictures/image-view.h"

#include <math.h>

#include "app/session/thread.h"

#define SMALLEST_SIZE 200
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 480
#define LARGEST_SCALE 64.0

struct _NunImageView
{
  NunPicture       parent_instance;
  NunRaster       *raster;  /* or NULL */
  cairo_surface_t *surface; /* of it, in the stretch; or NULL */
  NunRasterStretch stretch, drawn;
  gboolean         is_drawing;

  double scale;     /* 0: as large as it fits */
  double middle[2]; /* of the widget, in pixels of the surface */
  double pressed[2];
};

G_DEFINE_FINAL_TYPE (NunImageView, nun_image_view, NUN_TYPE_PICTURE)

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
  Order *order;

  if (self->raster == NULL || self->is_drawing || self->drawn == self->stretch)
    return;
  order = g_new0 (Order, 1);
  order->raster = nun_raster_ref (self->raster);
  order->stretch = self->stretch;
  self->is_drawing = TRUE;
  nun_thread_run (run_stretch, order, order_free, NULL, on_stretched, g_object_ref (self));
}

static void
nun_image_view_paint (NunPicture *picture, cairo_t *cr, gboolean on_screen)
{
  NunImageView *self = NUN_IMAGE_VIEW (picture);
  double        scale = nun_image_view_get_scale (self), x, y;

  if (self->surface == NULL)
    return;
  find_origin (self, &x, &y);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0.0, 0.0);
  /* Near by, pixels are what there is to see. */
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scale >= 2.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  cairo_paint (cr);
}

/* -- the way through it ------------------------------------------------------------------------------ */

static void
tell (NunImageView *self)
{
  NunRasterPlace place;
  double         x, y;
  gboolean       inside;

  nun_picture_get_pointer (NUN_PICTURE (self), &x, &y);
  inside = nun_image_view_look (self, x, y, &place);
  g_signal_emit (self, pointed_signal, 0, inside ? &place : NULL);
}

/* What lies at x, y stays there. */
static void
nun_image_view_zoom_at (NunPicture *picture, double factor, double x, double y)
{
  NunImageView *self = NUN_IMAGE_VIEW (picture);
  double        before = nun_image_view_get_scale (self), u = x, v = y;

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

static void
nun_image_view_look_at_all (NunPicture *picture)
{
  NUN_IMAGE_VIEW (picture)->scale = 0.0;
  gtk_widget_queue_draw (GTK_WIDGET (picture));
}

static void
nun_image_view_grab (NunPicture *picture, double x, double y)
{
  NunImageView *self = NUN_IMAGE_VIEW (picture);

  self->pressed[0] = self->middle[0];
  self->pressed[1] = self->middle[1];
}

static gboolean
nun_image_view_pull (NunPicture *picture, double dx, double dy)
{
  NunImageView *self = NUN_IMAGE_VIEW (picture);
  double        scale = nun_image_view_get_scale (self);

  look_at (self, self->pressed[0] - dx / scale, self->pressed[1] - dy / scale);
  return self->scale > 0.0;
}

static void
nun_image_view_point (NunPicture *picture, double x, double y)
{
  tell (NUN_IMAGE_VIEW (picture));
}

/* What is in the middle is told to those who use no pointer. */
static gboolean
nun_image_view_go (NunPicture *picture, int right, int down)
{
  NunImageView *self = NUN_IMAGE_VIEW (picture);
  double        scale = nun_image_view_get_scale (self);
  double        width = gtk_widget_get_width (GTK_WIDGET (self));
  double        height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->raster == NULL)
    return FALSE;
  look_at (self, self->middle[0] + right * NUN_PICTURE_PAN_SHARE * width / scale,
           self->middle[1] + down * NUN_PICTURE_PAN_SHARE * height / scale);
  nun_picture_set_pointer (picture, width / 2.0, height / 2.0);
  tell (self);
  return TRUE;
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
  NunPictureClass *picture_class = NUN_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_image_view_finalize;
  picture_class->smallest[0] = picture_class->smallest[1] = SMALLEST_SIZE;
  picture_class->natural[0] = NATURAL_WIDTH;
  picture_class->natural[1] = NATURAL_HEIGHT;
  picture_class->paint = nun_image_view_paint;
  picture_class->zoom_at = nun_image_view_zoom_at;
  picture_class->look_at_all = nun_image_view_look_at_all;
  picture_class->grab = nun_image_view_grab;
  picture_class->pull = nun_image_view_pull;
  picture_class->go = nun_image_view_go;
  picture_class->point = nun_image_view_point;
  pointed_signal = g_signal_new ("pointed", NUN_TYPE_IMAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
nun_image_view_init (NunImageView *self)
{
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
