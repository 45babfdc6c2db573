/* The samples of a spectrum thinned out for a picture, and the numbers that stand beside it. */
#include "app/widgets/spectrum-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More samples than this are thinned out, to the least and the most of each bin. */
#define MAX_PLAIN 6000
#define N_BINS 3000

/* Of so many samples the range of the picture is judged. */
#define MAX_JUDGED 20000

static gboolean
is_drawable (const NunSamples *samples, gsize i)
{
  return isfinite (samples->wavelength_m[i]) && isfinite (samples->flux[i]);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* A single hot pixel must not flatten all the rest: what lies far outside of nearly all values is cut off. */
static void
judge_height (NunCurve *self, const NunSamples *samples)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  gsize              step = MAX (1, samples->n / MAX_JUDGED);
  double             low, high, spread;

  for (gsize i = 0; i < samples->n; i += step)
    if (is_drawable (samples, i))
      g_array_append_val (values, samples->flux[i]);
  if (values->len < 100)
    return;
  g_array_sort (values, compare_doubles);
  low = g_array_index (values, double, values->len / 200);
  high = g_array_index (values, double, values->len - 1 - values->len / 200);
  spread = high - low;
  if (spread <= 0)
    return;
  self->low = MAX (self->low, low - 4.0 * spread);
  self->high = MIN (self->high, high + 4.0 * spread);
}

static gboolean
judge_range (NunCurve *self, const NunSamples *samples)
{
  self->first_m = self->low = INFINITY;
  self->last_m = self->high = -INFINITY;
  for (gsize i = 0; i < samples->n; i++)
    if (is_drawable (samples, i))
      {
        self->first_m = MIN (self->first_m, samples->wavelength_m[i]);
        self->last_m = MAX (self->last_m, samples->wavelength_m[i]);
        self->low = MIN (self->low, samples->flux[i]);
        self->high = MAX (self->high, samples->flux[i]);
        self->n_samples++;
      }
  if (self->n_samples == 0)
    return FALSE;
  judge_height (self, samples);
  return TRUE;
}

static void
add_point (NunCurve *self, double wavelength_m, double flux)
{
  NunCurvePoint point = { wavelength_m, flux };

  g_array_append_val (self->points, point);
}

/* In the file's order; the line is broken where a value is missing. */
static void
take_all (NunCurve *self, const NunSamples *samples)
{
  for (gsize i = 0; i < samples->n; i++)
    add_point (self, is_drawable (samples, i) ? samples->wavelength_m[i] : NAN,
               is_drawable (samples, i) ? samples->flux[i] : NAN);
}

static void
thin_out (NunCurve *self, const NunSamples *samples)
{
  g_autofree double *least = g_new (double, N_BINS), *most = g_new (double, N_BINS);
  double             width = (self->last_m - self->first_m) / N_BINS;

  for (guint i = 0; i < N_BINS; i++)
    {
      least[i] = INFINITY;
      most[i] = -INFINITY;
    }
  for (gsize i = 0; i < samples->n; i++)
    if (is_drawable (samples, i))
      {
        guint bin =
            width > 0 ? (guint) MIN ((samples->wavelength_m[i] - self->first_m) / width, N_BINS - 1)
                      : 0;

        least[bin] = MIN (least[bin], samples->flux[i]);
        most[bin] = MAX (most[bin], samples->flux[i]);
      }
  for (guint i = 0; i < N_BINS; i++)
    if (isfinite (least[i]))
      {
        add_point (self, self->first_m + (i + 0.5) * width, least[i]);
        add_point (self, self->first_m + (i + 0.5) * width, most[i]);
      }
}

NunCurve *
nun_curve_new (const NunSamples *samples, const char *flux)
{
  NunCurve *self = g_new0 (NunCurve, 1);

  g_atomic_ref_count_init (&self->references);
  self->points = g_array_new (FALSE, FALSE, sizeof (NunCurvePoint));
  self->flux = g_strdup (flux);
  if (!judge_range (self, samples))
    {
      nun_curve_unref (self);
      return NULL;
    }
  if (samples->n <= MAX_PLAIN)
    take_all (self, samples);
  else
    thin_out (self, samples);
  return self;
}

NunCurve *
nun_curve_ref (NunCurve *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_curve_unref (NunCurve *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->points);
  g_free (self->flux);
  g_free (self);
}

guint
nun_curve_get_n_points (const NunCurve *self)
{
  return self->points->len;
}

const char *
nun_curve_unit (double wavelength_m, double *factor)
{
  static const struct
  {
    double      below_m, factor;
    const char *name;
  } units[] = {
    { 1e-9, 1e12, "pm" }, { 3e-6, 1e9, "nm" },    { 1e-3, 1e6, "µm" },
    { 1e-1, 1e3, "mm" },  { INFINITY, 1.0, "m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (wavelength_m < units[i].below_m)
      {
        *factor = units[i].factor;
        return units[i].name;
      }
  *factor = 1.0;
  return "m";
}

char *
nun_curve_dup_summary (const NunCurve *self)
{
  double      factor;
  const char *unit = nun_curve_unit (self->last_m, &factor);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'" G_GSIZE_FORMAT " sample from %.6g %s to %.6g %s",
                   "%'" G_GSIZE_FORMAT " samples from %.6g %s to %.6g %s",
                   (gulong) self->n_samples),
      self->n_samples, self->first_m * factor, unit, self->last_m * factor, unit);
}

double
nun_curve_step (double span, guint n)
{
  double rough = span / MAX (n, 1);
  double ten = pow (10.0, floor (log10 (rough)));
  double part = rough / ten;

  return ten * (part <= 1.0 ? 1.0 : part <= 2.0 ? 2.0 : part <= 5.0 ? 5.0 : 10.0);
}
