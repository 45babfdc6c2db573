/* A spectrum as a line over its wavelengths, with axes. */
#include "app/widgets/spectrum-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/spectrum-curve.h"

#define MARGIN 8.0
#define LABEL_ROOM 20.0 /* below: the numbers of the wavelengths */
#define VALUE_ROOM 64.0 /* at the left: the numbers of the values */
#define SMALLEST_WIDTH 280
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 300

struct _NunSpectrumPlot
{
  GtkWidget parent_instance;
  NunCurve *curve; /* NULL: nothing to draw */
};

G_DEFINE_FINAL_TYPE (NunSpectrumPlot, nun_spectrum_plot, GTK_TYPE_WIDGET)

/* Where things lie: pixels from data. */
typedef struct
{
  double left, top, width, height;
  double first, last, low, high; /* first and last in the unit of the axis */
  double factor;
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

/* Never empty in either direction: a single sample, or a flat line, is drawn in the middle. */
static Frame
make_frame (NunSpectrumPlot *self, double width, double height)
{
  Frame  frame = { .left = VALUE_ROOM, .top = MARGIN };
  double room;

  nun_curve_unit (self->curve->last_m, &frame.factor);
  frame.width = MAX (1.0, width - VALUE_ROOM - MARGIN);
  frame.height = MAX (1.0, height - MARGIN - 2.0 * LABEL_ROOM);
  frame.first = self->curve->first_m * frame.factor;
  frame.last = self->curve->last_m * frame.factor;
  if (!(frame.last > frame.first))
    {
      frame.first -= 0.5;
      frame.last += 0.5;
    }
  room = (self->curve->high - self->curve->low) * 0.05;
  if (!(room > 0))
    room = MAX (fabs (self->curve->high) * 0.1, 1e-30);
  frame.low = self->curve->low - room;
  frame.high = self->curve->high + room;
  return frame;
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
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

      set_color (cr, color, 0.15);
      cairo_move_to (cr, x, frame->top);
      cairo_line_to (cr, x, bottom);
      cairo_stroke (cr);
      set_color (cr, color, 0.8);
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

      set_color (cr, color, 0.15);
      cairo_move_to (cr, frame->left, y);
      cairo_line_to (cr, frame->left + frame->width, y);
      cairo_stroke (cr);
      set_color (cr, color, 0.8);
      draw_number (widget, cr, fabs (at) < step * 1e-6 ? 0.0 : at, frame->left - 4.0, y, TRUE);
      if (at + step == at)
        break;
    }
}

static void
draw_line (NunSpectrumPlot *self, cairo_t *cr, const Frame *frame, const GdkRGBA *color)
{
  gboolean down = FALSE;

  cairo_rectangle (cr, frame->left, frame->top, frame->width, frame->height);
  cairo_clip (cr);
  set_color (cr, color, 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->curve->points->len; i++)
    {
      const NunCurvePoint *point = &g_array_index (self->curve->points, NunCurvePoint, i);
      double               x, y;

      if (!isfinite (point->wavelength_m))
        {
          down = FALSE;
          continue;
        }
      x = to_x (frame, point->wavelength_m * frame->factor);
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
  cairo_reset_clip (cr);
}

static void
draw_names (NunSpectrumPlot *self, cairo_t *cr, const Frame *frame, double height)
{
  double           factor;
  const char      *unit = nun_curve_unit (self->curve->last_m, &factor);
  g_autofree char *words = g_strdup_printf (_ ("Wavelength in %s"), unit);
  g_autofree char *both = *self->curve->flux != 0
                              ? g_strdup_printf ("%s · ↑ %s", words, self->curve->flux)
                              : g_strdup (words);

  draw_text (GTK_WIDGET (self), cr, both, frame->left + frame->width / 2.0, height - LABEL_ROOM,
             FALSE);
}

static void
nun_spectrum_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NunSpectrumPlot *self = NUN_SPECTRUM_PLOT (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  double           width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA          text, accent;
  graphene_rect_t  bounds;
  Frame            frame;
  cairo_t         *cr;

  if (self->curve == NULL)
    return;
  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = text;
  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  frame = make_frame (self, width, height);
  cairo_set_line_width (cr, 1.0);
  draw_wavelengths (widget, cr, &frame, &text);
  draw_values (widget, cr, &frame, &text);
  draw_names (self, cr, &frame, height);
  draw_line (self, cr, &frame, &accent);
  cairo_destroy (cr);
}

static void
nun_spectrum_plot_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SMALLEST_WIDTH : SMALLEST_WIDTH / 2;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

/* -- life ---------------------------------------------------------------------------------------------- */

static void
nun_spectrum_plot_finalize (GObject *object)
{
  g_clear_pointer (&NUN_SPECTRUM_PLOT (object)->curve, nun_curve_unref);
  G_OBJECT_CLASS (nun_spectrum_plot_parent_class)->finalize (object);
}

static void
nun_spectrum_plot_class_init (NunSpectrumPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_spectrum_plot_finalize;
  widget_class->snapshot = nun_spectrum_plot_snapshot;
  widget_class->measure = nun_spectrum_plot_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
