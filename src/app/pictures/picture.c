/* Pictures: the ways through them, and keeping them. */
#include "app/pictures/picture.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/bidi.h"
#include "app/widgets/chooser.h"

#define WHEEL_FACTOR 1.3
#define KEY_FACTOR 1.6
#define CLICK_FACTOR 4.0

/* A kept picture has so many pixels for one of the screen. */
#define KEPT_SCALE 2.0

typedef struct
{
  double    pointer[2];
  double    pinch; /* how far apart the fingers were, as a share of the beginning */
  char     *form;  /* of the file that is asked for */
  GtkLabel *told;
} NunPicturePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NunPicture, nun_picture, GTK_TYPE_WIDGET)

static NunPicturePrivate *
get (NunPicture *self)
{
  return nun_picture_get_instance_private (self);
}

/* -- drawing ----------------------------------------------------------------------------------------- */

void
nun_picture_find_colors (NunPicture *self, GdkRGBA *text, GdkRGBA *accent)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  gtk_style_context_get_color (style, text);
  if (!gtk_style_context_lookup_color (style, "accent_color", accent))
    *accent = *text;
}

void
nun_picture_find_ground (NunPicture *self, GdkRGBA *ground)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, "view_bg_color", ground))
    *ground = (GdkRGBA){ 1.0F, 1.0F, 1.0F, 1.0F };
}

static void
nun_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float           width = (float) gtk_widget_get_width (widget);
  float           height = (float) gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t        *cr;

  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  NUN_PICTURE_GET_CLASS (widget)->paint (NUN_PICTURE (widget), cr, TRUE);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               (double) width, (double) height);
}

static void
nun_picture_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  const NunPictureClass *klass = NUN_PICTURE_GET_CLASS (widget);

  *minimum = klass->smallest[orientation == GTK_ORIENTATION_VERTICAL];
  *natural = klass->natural[orientation == GTK_ORIENTATION_VERTICAL];
}

/* -- the ways ---------------------------------------------------------------------------------------- */

static void
zoom_at (NunPicture *self, double factor, double x, double y)
{
  if (NUN_PICTURE_GET_CLASS (self)->zoom_at != NULL)
    NUN_PICTURE_GET_CLASS (self)->zoom_at (self, factor, x, y);
}

void
nun_picture_zoom (NunPicture *self, double factor)
{
  if (NUN_PICTURE_GET_CLASS (self)->zoom != NULL)
    NUN_PICTURE_GET_CLASS (self)->zoom (self, factor);
  else
    zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
             gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
nun_picture_look_at_all (NunPicture *self)
{
  if (NUN_PICTURE_GET_CLASS (self)->look_at_all != NULL)
    NUN_PICTURE_GET_CLASS (self)->look_at_all (self);
}

void
nun_picture_get_pointer (NunPicture *self, double *x, double *y)
{
  *x = get (self)->pointer[0];
  *y = get (self)->pointer[1];
}

void
nun_picture_set_pointer (NunPicture *self, double x, double y)
{
  get (self)->pointer[0] = x;
  get (self)->pointer[1] = y;
}

static gboolean
on_scroll (NunPicture *self, double dx, double dy)
{
  zoom_at (self, pow (WHEEL_FACTOR, -dy), get (self)->pointer[0], get (self)->pointer[1]);
  return TRUE;
}

static void
on_pinch_begin (NunPicture *self)
{
  get (self)->pinch = 1.0;
}

/* What is between the fingers stays there. */
static void
on_pinch (NunPicture *self, double scale, GtkGesture *gesture)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (!(scale > 0.0) || !isfinite (scale))
    return;
  if (gtk_gesture_is_recognized (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  zoom_at (self, scale / get (self)->pinch, x, y);
  get (self)->pinch = scale;
}

static void
on_drag_begin (NunPicture *self, double x, double y)
{
  if (NUN_PICTURE_GET_CLASS (self)->grab != NULL)
    NUN_PICTURE_GET_CLASS (self)->grab (self, x, y);
}

static void
on_drag (NunPicture *self, double dx, double dy, GtkGesture *gesture)
{
  if (hypot (dx, dy) >= 4.0 && NUN_PICTURE_GET_CLASS (self)->pull != NULL &&
      NUN_PICTURE_GET_CLASS (self)->pull (self, dx, dy))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (NunPicture *self, int n_press, double x, double y)
{
  gboolean taken;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  taken = NUN_PICTURE_GET_CLASS (self)->click != NULL &&
          NUN_PICTURE_GET_CLASS (self)->click (self, n_press, x, y);
  if (n_press == 2 && !taken)
    zoom_at (self, CLICK_FACTOR, x, y);
}

static void
on_motion (NunPicture *self, double x, double y)
{
  nun_picture_set_pointer (self, x, y);
  if (NUN_PICTURE_GET_CLASS (self)->point != NULL)
    NUN_PICTURE_GET_CLASS (self)->point (self, x, y);
}

static void
on_leave (NunPicture *self)
{
  if (NUN_PICTURE_GET_CLASS (self)->leave != NULL)
    NUN_PICTURE_GET_CLASS (self)->leave (self);
}

static gboolean
go (NunPicture *self, int right, int down)
{
  return NUN_PICTURE_GET_CLASS (self)->go != NULL &&
         NUN_PICTURE_GET_CLASS (self)->go (self, right, down);
}

static gboolean
on_key (NunPicture *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left: return go (self, -1, 0);
    case GDK_KEY_Right: return go (self, 1, 0);
    case GDK_KEY_Up: return go (self, 0, -1);
    case GDK_KEY_Down: return go (self, 0, 1);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add: nun_picture_zoom (self, KEY_FACTOR); return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract: nun_picture_zoom (self, 1.0 / KEY_FACTOR); return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0: nun_picture_look_at_all (self); return TRUE;
    default:
      return NUN_PICTURE_GET_CLASS (self)->press != NULL &&
             NUN_PICTURE_GET_CLASS (self)->press (self, key);
    }
}

/* -- keeping it -------------------------------------------------------------------------------------- */

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint_all (NunPicture *self, cairo_t *cr, double width, double height)
{
  const NunPictureClass *klass = NUN_PICTURE_GET_CLASS (self);

  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip (cr);
  klass->paint (self, cr, FALSE);
  cairo_restore (cr);
  if (klass->paint_foot == NULL)
    return;
  cairo_translate (cr, 0.0, height);
  klass->paint_foot (self, cr);
}

/* What is to be drawn, without a pixel of it. */
static cairo_surface_t *
record (NunPicture *self)
{
  const NunPictureClass *klass = NUN_PICTURE_GET_CLASS (self);
  GtkWidget             *widget = GTK_WIDGET (self);
  double                 foot = klass->measure_foot != NULL ? klass->measure_foot (self) : 0.0;
  double                 height = MAX (gtk_widget_get_height (widget), 1);
  cairo_rectangle_t      extents = { 0, 0, MAX (gtk_widget_get_width (widget), 1), height + foot };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t         *cr = cairo_create (surface);
  GdkRGBA          ground;

  nun_picture_find_ground (self, &ground);
  cairo_rectangle (cr, 0.0, 0.0, extents.width, extents.height);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_paint (cr);
  paint_all (self, cr, extents.width, height);
  cairo_destroy (cr);
  return surface;
}

/* Any thread, which has the recording for itself. */
static GBytes *
draw (cairo_surface_t *recording, gboolean as_svg)
{
  GByteArray       *bytes = g_byte_array_new ();
  cairo_rectangle_t extents;
  cairo_surface_t  *surface;
  cairo_t          *cr;

  cairo_recording_surface_get_extents (recording, &extents);
  surface =
      as_svg
          ? cairo_svg_surface_create_for_stream (take_bytes, bytes, extents.width, extents.height)
          : cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (extents.width * KEPT_SCALE),
                                        (int) (extents.height * KEPT_SCALE));
  cr = cairo_create (surface);
  if (!as_svg)
    cairo_scale (cr, KEPT_SCALE, KEPT_SCALE);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  if (as_svg)
    cairo_surface_finish (surface);
  else
    cairo_surface_write_to_png_stream (surface, take_bytes, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
nun_picture_to_bytes (NunPicture *self, gboolean as_svg)
{
  cairo_surface_t *recording = record (self);
  GBytes          *bytes = draw (recording, as_svg);

  cairo_surface_destroy (recording);
  return bytes;
}

static void
run_save (GTask *task, gpointer source, gpointer recording, GCancellable *cancellable)
{
  const char        *path = g_object_get_data (G_OBJECT (task), "path");
  const char        *form = g_object_get_data (G_OBJECT (task), "form");
  g_autofree char   *lower = g_ascii_strdown (path, -1);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  GError            *error = NULL;
  gboolean           as_svg = g_str_has_suffix (lower, ".svg") ||
                    (g_str_equal (form, "svg") && !g_str_has_suffix (lower, ".png"));
  gsize       length;
  const char *data;

  bytes = draw (recording, as_svg);
  data = g_bytes_get_data (bytes, &length);
  if (g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                               NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;
  gboolean           fine = g_task_propagate_boolean (G_TASK (result), &error);
  GtkLabel          *told = get (NUN_PICTURE (object))->told;

  if (told != NULL)
    gtk_label_set_label (told, fine ? _ ("Picture saved") : error->message);
}

static void
on_chosen (const char *const *paths, gpointer owner)
{
  NunPicture       *self = owner;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_saved, NULL);

  g_task_set_task_data (task, record (self), (GDestroyNotify) cairo_surface_destroy);
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (paths[0]), g_free);
  g_object_set_data_full (G_OBJECT (task), "form", g_strdup (get (self)->form), g_free);
  g_task_run_in_thread (task, run_save);
}

void
nun_picture_save (NunPicture *self, const char *stem, const char *form, GtkLabel *told)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, form);

  g_free (get (self)->form);
  get (self)->form = g_strdup (form);
  g_set_object (&get (self)->told, told);
  nun_choose_save (GTK_WIDGET (self), _ ("Save Picture"), name, on_chosen);
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_picture_dispose (GObject *object)
{
  NunPicturePrivate *private = get (NUN_PICTURE (object));

  g_clear_object (&private->told);
  g_clear_pointer (&private->form, g_free);
  G_OBJECT_CLASS (nun_picture_parent_class)->dispose (object);
}

static void
nun_picture_class_init (NunPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_picture_dispose;
  widget_class->snapshot = nun_picture_snapshot;
  widget_class->measure = nun_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add (NunPicture *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
nun_picture_init (NunPicture *self)
{
  GtkGesture         *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  /* A finger that has begun to drag can become one of two. */
  gtk_gesture_group (pinch, drag);
  add (self, click);
  add (self, drag);
  add (self, pinch);
  add (self, keys);
  add (self, motion);
  add (self, scroll);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* Numbers at its lines: "+30", not "30+". */
  nun_keep_left_to_right (GTK_WIDGET (self));
}
