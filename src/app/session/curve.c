/* The samples of a spectrum thinned out for a picture, and the numbers that stand beside it. */
#include "app/session/curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More samples than this are thinned out, to the least and the most of each bin. */
#define MAX_PLAIN 6000
#define N_BINS 3000

/* So many points are kept to come near to; of more samples bins. */
#define MAX_KEPT 2000000

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
add_point (GArray *points, double wavelength_m, double flux)
{
  NunCurvePoint point = { wavelength_m, flux };

  g_array_append_val (points, point);
}

/* In the file's order; the line is broken where a value is missing. */
static void
take_all (NunCurve *self, const NunSamples *samples)
{
  for (gsize i = 0; i < samples->n; i++)
    add_point (self->all, is_drawable (samples, i) ? samples->wavelength_m[i] : NAN,
               is_drawable (samples, i) ? samples->flux[i] : NAN);
}

/* The least and the most of each bin. */
typedef struct
{
  double  first_m, width_m;
  guint   n;
  double *least, *most;
} Bins;

static void
bins_init (Bins *self, double first_m, double last_m, guint n)
{
  *self = (Bins){ first_m, (last_m - first_m) / n, n, g_new (double, n), g_new (double, n) };
  for (guint i = 0; i < n; i++)
    {
      self->least[i] = INFINITY;
      self->most[i] = -INFINITY;
    }
}

static void
bins_add (Bins *self, double wavelength_m, double flux)
{
  double at = self->width_m > 0 ? (wavelength_m - self->first_m) / self->width_m : 0.0;
  guint  bin = (guint) CLAMP (at, 0.0, self->n - 1.0);

  self->least[bin] = MIN (self->least[bin], flux);
  self->most[bin] = MAX (self->most[bin], flux);
}

static void
bins_finish (Bins *self, GArray *points)
{
  for (guint i = 0; i < self->n; i++)
    if (isfinite (self->least[i]))
      {
        add_point (points, self->first_m + (i + 0.5) * self->width_m, self->least[i]);
        add_point (points, self->first_m + (i + 0.5) * self->width_m, self->most[i]);
      }
  g_free (self->least);
  g_free (self->most);
}

static void
thin_out (NunCurve *self, const NunSamples *samples, GArray *points, guint n_bins)
{
  Bins bins;

  bins_init (&bins, self->first_m, self->last_m, n_bins);
  for (gsize i = 0; i < samples->n; i++)
    if (is_drawable (samples, i))
      bins_add (&bins, samples->wavelength_m[i], samples->flux[i]);
  bins_finish (&bins, points);
}

/* -- parts ------------------------------------------------------------------------------------------- */

static gboolean
is_inside (const NunCurvePoint *point, double first_m, double last_m)
{
  return point->wavelength_m >= first_m && point->wavelength_m <= last_m;
}

/* With what comes before and behind, so that the line leads out of the picture. */
static GArray *
take_part (const NunCurve *self, double first_m, double last_m)
{
  GArray              *part = g_array_new (FALSE, FALSE, sizeof (NunCurvePoint));
  const NunCurvePoint *all = (const NunCurvePoint *) (gconstpointer) self->all->data;

  for (guint i = 0; i < self->all->len; i++)
    {
      gboolean near = (i > 0 && is_inside (&all[i - 1], first_m, last_m)) ||
                      (i + 1 < self->all->len && is_inside (&all[i + 1], first_m, last_m));

      if (near || is_inside (&all[i], first_m, last_m))
        g_array_append_val (part, all[i]);
      else if (part->len > 0 && isfinite (g_array_index (part, NunCurvePoint, part->len - 1).flux))
        add_point (part, NAN, NAN);
    }
  return part;
}

gboolean
nun_curve_cut (const NunCurve *self,
               double          first_m,
               double          last_m,
               GArray        **points,
               double         *low,
               double         *high)
{
  guint n = 0;

  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < self->all->len; i++)
    {
      const NunCurvePoint *point = &g_array_index (self->all, NunCurvePoint, i);

      if (!is_inside (point, first_m, last_m))
        continue;
      *low = MIN (*low, point->flux);
      *high = MAX (*high, point->flux);
      n++;
    }
  if (n <= MAX_PLAIN)
    *points = take_part (self, first_m, last_m);
  else
    {
      Bins bins;

      *points = g_array_new (FALSE, FALSE, sizeof (NunCurvePoint));
      bins_init (&bins, first_m, last_m, N_BINS);
      for (guint i = 0; i < self->all->len; i++)
        if (is_inside (&g_array_index (self->all, NunCurvePoint, i), first_m, last_m))
          bins_add (&bins, g_array_index (self->all, NunCurvePoint, i).wavelength_m,
                    g_array_index (self->all, NunCurvePoint, i).flux);
      bins_finish (&bins, *points);
    }
  return n > 0;
}

/* -- life -------------------------------------------------------------------------------------------- */

NunCurve *
nun_curve_new (const NunSamples *samples, const char *flux, gboolean in_air)
{
  NunCurve *self = g_new0 (NunCurve, 1);

  g_atomic_ref_count_init (&self->references);
  self->flux = g_strdup (flux);
  self->in_air = in_air;
  if (!judge_range (self, samples))
    {
      nun_curve_unref (self);
      return NULL;
    }
  self->all = g_array_new (FALSE, FALSE, sizeof (NunCurvePoint));
  if (samples->n <= MAX_KEPT)
    take_all (self, samples);
  else
    thin_out (self, samples, self->all, MAX_KEPT / 2);
  if (samples->n <= MAX_PLAIN)
    self->points = g_array_ref (self->all);
  else
    {
      self->points = g_array_new (FALSE, FALSE, sizeof (NunCurvePoint));
      thin_out (self, samples, self->points, N_BINS);
    }
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
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->all, g_array_unref);
  g_free (self->flux);
  g_free (self);
}

guint
nun_curve_get_n_points (const NunCurve *self)
{
  return self->points->len;
}

/* The unit in which a picture counts that reaches up to that wavelength, and metres times factor are it. */
static const char *
unit_up_to (double wavelength_m, double *factor)
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
  const char *unit = unit_up_to (self->last_m, &factor);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'zu sample from %.6g %s to %.6g %s",
                   "%'zu samples from %.6g %s to %.6g %s", (gulong) self->n_samples),
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
