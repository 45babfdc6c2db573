/* A spectrum as a line over its wavelengths, with axes. */
#include "app/pictures/spectrum-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/pictures/palette.h"
#include "app/session/curve.h"

#define MARGIN 8.0
#define LABEL_ROOM 20.0 /* below: the numbers of the wavelengths */
#define VALUE_ROOM 64.0 /* at the left: the numbers of the values */
#define SMALLEST_WIDTH 280
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 300

/* Names of lines stand so far from each other, in pixels. */
#define LINE_ROOM 13.0

/* ... and above the lines, between the top and where they begin. */
#define NAME_ROOM 44.0

#define MAX_LINES 64

/* A millionth of the spectrum is the nearest look. */
#define NEAREST 1e-6

struct _NunSpectrumPlot
{
  NunPicture parent_instance;
  NunCurve  *curve; /* NULL: nothing to draw */
  NunAxis    axis;
  gboolean   has_lines;
  double     redshift;

  /* what is looked at */
  double  first_m, last_m;
  GArray *points;    /* of NunCurvePoint */
  double  low, high; /* of its values */
  double  press[2];  /* of a drag: the part at its beginning, in metres */
};

G_DEFINE_FINAL_TYPE (NunSpectrumPlot, nun_spectrum_plot, NUN_TYPE_PICTURE)

enum
{
  SIGNAL_POINTED,
  SIGNAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Where things lie: pixels from data. */
typedef struct
{
  double left, top, width, height;
  double first, last, low, high; /* first and last in the unit of the axis */
} Frame;

static double
to_x (const Frame *frame, double wavelength)
{
  return frame->left + (wavelength - frame->first) / (frame->last - frame->first) * frame->width;
}

static double
to_y (const Frame *frame, double value)
{
  return frame->top + (frame->high - value) / (frame->high - frame->low) * frame->height;
}

static double
name_room (const Frame *frame)
{
  return MIN (NAME_ROOM, frame->height / 3.0);
}

/* Never empty in either direction: a single sample, or a flat line, is drawn in the middle. */
static Frame
make_frame (NunSpectrumPlot *self, double width, double height)
{
  Frame  frame = { .left = VALUE_ROOM, .top = MARGIN };
  double a = nun_axis_from_m (self->axis, self->first_m);
  double b = nun_axis_from_m (self->axis, self->last_m), room;

  frame.width = MAX (1.0, width - VALUE_ROOM - MARGIN);
  frame.height = MAX (1.0, height - MARGIN - 2.0 * LABEL_ROOM);
  frame.first = MIN (a, b);
  frame.last = MAX (a, b);
  if (!(frame.last > frame.first))
    {
      room = MAX (frame.first * 1e-3, 1e-12);
      frame.first -= room;
      frame.last += room;
    }
  room = (self->high - self->low) * 0.05;
  if (!(room > 0))
    room = MAX (fabs (self->high) * 0.1, 1e-30);
  frame.low = self->low - room;
  frame.high = self->high + room;
  if (self->has_lines)
    frame.high +=
        (frame.high - frame.low) * name_room (&frame) / (frame.height - name_room (&frame));
  return frame;
}

static Frame
frame_of (NunSpectrumPlot *self)
{
  return make_frame (self, gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static double
strength (NunMark mark)
{
  return nun_mark_strength (mark, nun_is_high_contrast ());
}

/* right: the text ends at x; else its middle lies there. */
static void
draw_text (GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, gboolean right)
{
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  int                       width, height;

  pango_attr_list_insert (small, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, small);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, right ? x - width : x - width / 2.0, right ? y - height / 2.0 : y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_number (GtkWidget *widget, cairo_t *cr, double number, double x, double y, gboolean right)
{
  g_autofree char *text = g_strdup_printf ("%.6g", fabs (number) < 1e-300 ? 0.0 : number);

  draw_text (widget, cr, text, x, y, right);
}

static void
draw_wavelengths (GtkWidget *widget, cairo_t *cr, const Frame *frame, const GdkRGBA *color)
{
  double step = nun_curve_step (frame->last - frame->first, (guint) (frame->width / 90.0));
  double bottom = frame->top + frame->height;

  for (double at = ceil (frame->first / step) * step; at <= frame->last; at += step)
    {
      double x = floor (to_x (frame, at)) + 0.5;

      set_color (cr, color, strength (NUN_MARK_GRID));
      cairo_move_to (cr, x, frame->top);
      cairo_line_to (cr, x, bottom);
      cairo_stroke (cr);
      set_color (cr, color, strength (NUN_MARK_LABEL));
      draw_number (widget, cr, at, x, bottom + 2.0, FALSE);
      if (at + step == at)
        break; /* nothing lies between these two numbers */
    }
}

static void
draw_values (GtkWidget *widget, cairo_t *cr, const Frame *frame, const GdkRGBA *color)
{
  double step = nun_curve_step (frame->high - frame->low, (guint) (frame->height / 50.0));

  for (double at = ceil (frame->low / step) * step; at <= frame->high; at += step)
    {
      double y = floor (to_y (frame, at)) + 0.5;

      set_color (cr, color, strength (NUN_MARK_GRID));
      cairo_move_to (cr, frame->left, y);
      cairo_line_to (cr, frame->left + frame->width, y);
      cairo_stroke (cr);
      set_color (cr, color, strength (NUN_MARK_LABEL));
      draw_number (widget, cr, fabs (at) < step * 1e-6 ? 0.0 : at, frame->left - 4.0, y, TRUE);
      if (at + step == at)
        break;
    }
}

static void
draw_line (NunSpectrumPlot *self, cairo_t *cr, const Frame *frame, const GdkRGBA *color)
{
  gboolean down = FALSE;

  cairo_save (cr);
  cairo_rectangle (cr, frame->left, frame->top, frame->width, frame->height);
  cairo_clip (cr);
  set_color (cr, color, 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->points->len; i++)
    {
      const NunCurvePoint *point = &g_array_index (self->points, NunCurvePoint, i);
      double               x, y;

      if (!isfinite (point->wavelength_m))
        {
          down = FALSE;
          continue;
        }
      x = CLAMP (to_x (frame, nun_axis_from_m (self->axis, point->wavelength_m)), -10000.0,
                 20000.0);
      /* Cairo counts in 24 bits: what is far outside is brought near. */
      y = CLAMP (to_y (frame, point->flux), -10000.0, 20000.0);
      if (down)
        cairo_line_to (cr, x, y);
      else
        {
          cairo_move_to (cr, x, y);
          cairo_line_to (cr, x + 0.01, y); /* a lonely sample is a dot */
        }
      down = TRUE;
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_names (NunSpectrumPlot *self, cairo_t *cr, const Frame *frame, double height)
{
  const char      *label = nun_axis_label (self->axis);
  g_autofree char *both = *self->curve->flux != 0
                              ? g_strdup_printf ("%s · ↑ %s", label, self->curve->flux)
                              : g_strdup (label);

  draw_text (GTK_WIDGET (self), cr, both, frame->left + frame->width / 2.0, height - LABEL_ROOM,
             FALSE);
}

/* The name upright over its line, which begins there. */
static void
draw_line_name (NunSpectrumPlot *self, cairo_t *cr, const char *name, double x, double bottom)
{
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  int                       width, height;

  pango_attr_list_insert (small, pango_attr_scale_new (PANGO_SCALE_X_SMALL));
  pango_layout_set_attributes (layout, small);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, x - height / 2.0, bottom - 3.0);
  cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, 0.0, 0.0);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  cairo_restore (cr);
}

static void
draw_known_line (cairo_t *cr, const Frame *frame, double x)
{
  const double dashes[] = { 2.0, 3.0 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_move_to (cr, x, frame->top + name_room (frame));
  cairo_line_to (cr, x, frame->top + frame->height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* Known lines, moved by the redshift; their names stand above them, where there is room. */
static void
draw_lines (NunSpectrumPlot *self, cairo_t *cr, const Frame *frame, const GdkRGBA *color)
{
  const NunAxisLine *lines = nun_axis_lines ();
  double             x[MAX_LINES];
  gboolean           named[MAX_LINES];
  guint              n = 0;

  for (; n < MAX_LINES && lines[n].name != NULL; n++)
    {
      double at = lines[n].wavelength_m * (1.0 + self->redshift);

      if (self->curve->in_air)
        at = nun_axis_to_air (at);
      x[n] = at < self->first_m || at > self->last_m
                 ? (double) NAN
                 : floor (to_x (frame, nun_axis_from_m (self->axis, at))) + 0.5;
    }
  nun_axis_choose_names (x, n, LINE_ROOM, named);
  for (guint i = 0; i < n; i++)
    if (isfinite (x[i]))
      {
        set_color (cr, color, strength (NUN_MARK_RIM));
        draw_known_line (cr, frame, x[i]);
        set_color (cr, color, strength (NUN_MARK_LABEL));
        if (named[i])
          draw_line_name (self, cr, lines[i].name, x[i], frame->top + name_room (frame));
      }
}

static void
nun_spectrum_plot_paint (NunPicture *picture, cairo_t *cr, gboolean on_screen)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (picture);
  GtkWidget       *widget = GTK_WIDGET (self);
  double           height = gtk_widget_get_height (widget);
  GdkRGBA          text, accent;
  Frame            frame;

  if (self->curve == NULL || self->points == NULL)
    return;
  nun_picture_find_colors (picture, &text, &accent);
  frame = frame_of (self);
  cairo_set_line_width (cr, 1.0);
  draw_wavelengths (widget, cr, &frame, &text);
  draw_values (widget, cr, &frame, &text);
  draw_names (self, cr, &frame, height);
  draw_line (self, cr, &frame, &accent);
  if (self->has_lines)
    draw_lines (self, cr, &frame, &text);
}

/* -- the way through it ------------------------------------------------------------------------------ */

static void
look (NunSpectrumPlot *self, double first_m, double last_m)
{
  double whole = self->curve->last_m - self->curve->first_m;
  double low, high;

  if (self->points != NULL && last_m - first_m < whole * NEAREST)
    return;
  self->first_m = MAX (first_m, self->curve->first_m);
  self->last_m = MIN (last_m, self->curve->last_m);
  g_clear_pointer (&self->points, g_array_unref);
  if (nun_spectrum_plot_is_whole (self))
    {
      self->points = g_array_ref (self->curve->points);
      self->low = self->curve->low;
      self->high = self->curve->high;
    }
  else if (nun_curve_cut (self->curve, self->first_m, self->last_m, &self->points, &low, &high))
    {
      self->low = low;
      self->high = high;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

gboolean
nun_spectrum_plot_is_whole (NunSpectrumPlot *self)
{
  return self->curve == NULL ||
         (self->first_m <= self->curve->first_m && self->last_m >= self->curve->last_m);
}

void
nun_spectrum_plot_get_range (NunSpectrumPlot *self, double *first_m, double *last_m)
{
  *first_m = self->first_m;
  *last_m = self->last_m;
}

static void
nun_spectrum_plot_look_at_all (NunPicture *picture)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (picture);

  if (self->curve != NULL)
    look (self, self->curve->first_m, self->curve->last_m);
}

static double
part_of (NunSpectrumPlot *self, double x)
{
  Frame frame = frame_of (self);

  return CLAMP ((x - frame.left) / frame.width, 0.0, 1.0);
}

/* In the unit of the axis, which need not grow with the wavelength.  part: 0 at the left, 1 at the right, stays where it
 * is. */
static void
zoom_at_part (NunSpectrumPlot *self, double factor, double part)
{
  Frame  frame;
  double at, a, b;

  if (self->curve == NULL)
    return;
  frame = frame_of (self);
  at = frame.first + part * (frame.last - frame.first);
  a = nun_axis_to_m (self->axis, MAX (at - (at - frame.first) / factor, frame.first * 1e-3));
  b = nun_axis_to_m (self->axis, at + (frame.last - at) / factor);
  look (self, MIN (a, b), MAX (a, b));
}

static void
nun_spectrum_plot_zoom_at (NunPicture *picture, double factor, double x, double y)
{
  zoom_at_part (NUN_SPECTRUM_PLOT (picture), factor, part_of (NUN_SPECTRUM_PLOT (picture), x));
}

/* The middle of what is shown, which is not that of the widget. */
static void
nun_spectrum_plot_zoom (NunPicture *picture, double factor)
{
  zoom_at_part (NUN_SPECTRUM_PLOT (picture), factor, 0.5);
}

/* From a part of the spectrum, by a share of its width; at the ends it stops. */
static void
move (NunSpectrumPlot *self, double first_m, double last_m, double share)
{
  double a = nun_axis_from_m (self->axis, first_m), b = nun_axis_from_m (self->axis, last_m);
  double low = nun_axis_from_m (self->axis, self->curve->first_m);
  double high = nun_axis_from_m (self->axis, self->curve->last_m);
  double from = MIN (a, b), to = MAX (a, b), step = share * (to - from);

  step = CLAMP (step, MIN (low, high) - from, MAX (low, high) - to);
  a = nun_axis_to_m (self->axis, from + step);
  b = nun_axis_to_m (self->axis, to + step);
  look (self, MIN (a, b), MAX (a, b));
}

static void
nun_spectrum_plot_grab (NunPicture *picture, double x, double y)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (picture);

  self->press[0] = self->first_m;
  self->press[1] = self->last_m;
}

static gboolean
nun_spectrum_plot_pull (NunPicture *picture, double dx, double dy)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (picture);

  if (self->curve == NULL || nun_spectrum_plot_is_whole (self))
    return FALSE;
  move (self, self->press[0], self->press[1], -dx / frame_of (self).width);
  return TRUE;
}

/* The value that is drawn nearest to it. */
static void
nun_spectrum_plot_point (NunPicture *picture, double x, double y)
{
  NunSpectrumPlot     *self = NUN_SPECTRUM_PLOT (picture);
  Frame                frame;
  double               at, nearest = INFINITY;
  const NunCurvePoint *found = NULL;

  if (self->curve == NULL || self->points == NULL)
    return;
  frame = frame_of (self);
  at = nun_axis_to_m (self->axis, frame.first + part_of (self, x) * (frame.last - frame.first));
  for (guint i = 0; i < self->points->len; i++)
    {
      const NunCurvePoint *point = &g_array_index (self->points, NunCurvePoint, i);

      if (fabs (point->wavelength_m - at) < nearest)
        {
          nearest = fabs (point->wavelength_m - at);
          found = point;
        }
    }
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, at, found != NULL ? found->flux : (double) NAN);
}

static gboolean
nun_spectrum_plot_go (NunPicture *picture, int right, int down)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (picture);

  if (self->curve == NULL || right == 0)
    return FALSE;
  move (self, self->first_m, self->last_m, right * NUN_PICTURE_PAN_SHARE);
  return TRUE;
}

/* -- life ---------------------------------------------------------------------------------------------- */

static void
nun_spectrum_plot_finalize (GObject *object)
{
  g_clear_pointer (&NUN_SPECTRUM_PLOT (object)->curve, nun_curve_unref);
  g_clear_pointer (&NUN_SPECTRUM_PLOT (object)->points, g_array_unref);
  G_OBJECT_CLASS (nun_spectrum_plot_parent_class)->finalize (object);
}

static void
nun_spectrum_plot_class_init (NunSpectrumPlotClass *klass)
{
  NunPictureClass *picture_class = NUN_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_spectrum_plot_finalize;
  picture_class->smallest[0] = SMALLEST_WIDTH;
  picture_class->smallest[1] = SMALLEST_WIDTH / 2;
  picture_class->natural[0] = NATURAL_WIDTH;
  picture_class->natural[1] = NATURAL_HEIGHT;
  picture_class->paint = nun_spectrum_plot_paint;
  picture_class->zoom_at = nun_spectrum_plot_zoom_at;
  picture_class->zoom = nun_spectrum_plot_zoom;
  picture_class->look_at_all = nun_spectrum_plot_look_at_all;
  picture_class->grab = nun_spectrum_plot_grab;
  picture_class->pull = nun_spectrum_plot_pull;
  picture_class->go = nun_spectrum_plot_go;
  picture_class->point = nun_spectrum_plot_point;
  signals[SIGNAL_POINTED] =
      g_signal_new ("pointed", NUN_TYPE_SPECTRUM_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", NUN_TYPE_SPECTRUM_PLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
nun_spectrum_plot_init (NunSpectrumPlot *self)
{
  nun_spectrum_plot_set_curve (self, NULL);
}

GtkWidget *
nun_spectrum_plot_new (void)
{
  return g_object_new (NUN_TYPE_SPECTRUM_PLOT, NULL);
}

void
nun_spectrum_plot_set_curve (NunSpectrumPlot *self, NunCurve *curve)
{
  g_autofree char *summary = curve != NULL ? nun_curve_dup_summary (curve) : NULL;
  /* What the picture shows, for those who do not see it. */
  g_autofree char *label = summary != NULL ? g_strdup_printf (_ ("Plot of a spectrum: %s"), summary)
                                           : g_strdup (_ ("No spectrum yet"));

  if (curve != NULL)
    nun_curve_ref (curve);
  g_clear_pointer (&self->curve, nun_curve_unref);
  self->curve = curve;
  if (curve != NULL)
    {
      self->axis = nun_axis_usual (curve->last_m);
      self->first_m = self->last_m = 0.0;
      look (self, curve->first_m, MAX (curve->last_m, curve->first_m));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nun_spectrum_plot_set_axis (NunSpectrumPlot *self, NunAxis axis)
{
  self->axis = axis;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

NunAxis
nun_spectrum_plot_get_axis (NunSpectrumPlot *self)
{
  return self->axis;
}

void
nun_spectrum_plot_set_lines (NunSpectrumPlot *self, gboolean shown, double redshift)
{
  self->has_lines = shown;
  self->redshift = redshift;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
