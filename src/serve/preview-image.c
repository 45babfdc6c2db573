/* Pictures of images: a stretch that shows faint things and bright ones, drawn as PNG. */

#include <cairo.h>
#include <math.h>
#include <stdlib.h>

#include "serve/preview-png.h"
#include "serve/preview.h"

/* -- the stretch ---------------------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

static double
percentile (const GArray *sorted, double part)
{
  return (double) g_array_index (sorted, float, (guint) (part * (sorted->len - 1) + 0.5));
}

/* The spread of the background: from those below the median, which no source touches. */
static double
find_spread (const GArray *sorted)
{
  double median = percentile (sorted, 0.5), low = percentile (sorted, 0.16);

  return median > low ? median - low : percentile (sorted, 0.84) - median;
}

gboolean
nun_stretch_find (const NunPlane *plane, NunStretch *stretch)
{
  gsize              n = (gsize) plane->width * plane->height;
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (float), (guint) n);
  double             spread, bottom;

  for (gsize i = 0; i < n; i++)
    if (isfinite (plane->values[i]))
      g_array_append_val (values, plane->values[i]);
  if (values->len == 0)
    return FALSE;
  g_array_sort (values, compare);
  spread = find_spread (values);
  bottom = percentile (values, 0.005);
  stretch->low = fmax (bottom, percentile (values, 0.5) - 2 * spread);
  stretch->high = percentile (values, 0.995);
  if (!(stretch->high > stretch->low))
    {
      /* a few bright pixels on nothing, or one value all over */
      stretch->low = percentile (values, 0);
      stretch->high = percentile (values, 1);
    }
  if (!(stretch->high > stretch->low))
    stretch->high = stretch->low + 1;
  stretch->soft =
      CLAMP (3 * spread, (stretch->high - stretch->low) / 500, stretch->high - stretch->low);
  return TRUE;
}

double
nun_stretch_apply (const NunStretch *stretch, double value)
{
  double part = asinh ((value - stretch->low) / stretch->soft) /
                asinh ((stretch->high - stretch->low) / stretch->soft);

  return isnan (part) ? 0 : CLAMP (part, 0, 1);
}

/* -- drawing ---------------------------------------------------------------------------------------------------------- */

/* What is not known is drawn in this grey-blue. */
#define UNKNOWN 0x3b4252u

static void
fill (const NunPlane *plane, const NunStretch *stretch, guint scale, cairo_surface_t *surface)
{
  guchar *data = cairo_image_surface_get_data (surface);
  int     stride = cairo_image_surface_get_stride (surface);

  for (guint y = 0; y < plane->height * scale; y++)
    {
      guint32     *line = (guint32 *) (gpointer) (data + (gsize) y * (gsize) stride);
      const float *values = plane->values + (gsize) (plane->height - 1 - y / scale) * plane->width;

      for (guint x = 0; x < plane->width * scale; x++)
        {
          float   value = values[x / scale];
          guint32 grey = stretch != NULL && isfinite (value)
                             ? (guint32) (255 * nun_stretch_apply (stretch, (double) value) + 0.5)
                             : 256;

          line[x] = grey > 255 ? UNKNOWN : grey << 16 | grey << 8 | grey;
        }
    }
}

GBytes *
nun_preview_of_image (const NunPlane *plane, guint width)
{
  guint            scale = MAX (1, width / MAX (plane->width, plane->height));
  cairo_surface_t *surface;
  NunStretch       stretch;
  gboolean         known = nun_stretch_find (plane, &stretch);
  GBytes          *png;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (plane->width * scale),
                                        (int) (plane->height * scale));
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    fill (plane, known ? &stretch : NULL, scale, surface);
  cairo_surface_mark_dirty (surface);
  png = nun_preview_png (surface);
  cairo_surface_destroy (surface);
  return png;
}
