/* Bars of a column's values. */
#include "app/pictures/histogram.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define HEIGHT 56
#define SMALLEST_WIDTH 120

struct _NunHistogram
{
  GtkWidget parent_instance;
  gint64    bins[NUN_PROFILE_BINS];
  guint     first, last; /* the bins between minimum and maximum: the others are empty for sure */
};

G_DEFINE_FINAL_TYPE (NunHistogram, nun_histogram, GTK_TYPE_WIDGET)

static void
nun_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NunHistogram    *self = NUN_HISTOGRAM (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  float            width = (float) gtk_widget_get_width (widget);
  float            height = (float) gtk_widget_get_height (widget);
  float            step = width / (float) (self->last - self->first + 1);
  gint64           most = 1;
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &color))
    gtk_style_context_get_color (style, &color);
  for (guint i = self->first; i <= self->last; i++)
    most = MAX (most, self->bins[i]);
  for (guint i = self->first; i <= self->last; i++)
    {
      float bar = height * (float) self->bins[i] / (float) most;

      /* A single value beside a million is still seen. */
      if (self->bins[i] > 0)
        bar = MAX (bar, 2.0f);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (step * (float) (i - self->first),
                                                      height - bar, MAX (step - 1.0f, 1.0f), bar));
    }
}

static void
nun_histogram_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SMALLEST_WIDTH : HEIGHT;
}

static void
nun_histogram_class_init (NunHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = nun_histogram_snapshot;
  widget_class->measure = nun_histogram_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nun_histogram_init (NunHistogram *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nun_histogram_new (void)
{
  return g_object_new (NUN_TYPE_HISTOGRAM, NULL);
}

static guint
bin_of (const NunColumnProfile *profile, double value)
{
  double bin = profile->histogram_width > 0.0
                   ? floor ((value - profile->histogram_low) / profile->histogram_width)
                   : 0.0;

  return (guint) CLAMP (bin, 0.0, NUN_PROFILE_BINS - 1.0);
}

void
nun_histogram_set_profile (NunHistogram *self, const NunColumnProfile *profile)
{
  g_autofree char *label = NULL;
  gboolean shown = profile != NULL && profile->has_range && profile->minimum < profile->maximum;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  memcpy (self->bins, profile->histogram, sizeof self->bins);
  self->first = bin_of (profile, profile->minimum);
  self->last = bin_of (profile, profile->maximum);
  label = g_strdup_printf (_ ("Distribution of the values from %.10g to %.10g"), profile->minimum,
                           profile->maximum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
