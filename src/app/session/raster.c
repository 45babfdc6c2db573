/* Images read from their files for the screen: grey levels, and what is under the pointer. */
#include "app/session/raster.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "app/session/thread.h"
#include "serve/preview.h"

/* What is not known is drawn in this grey-blue, as the service's previews do. */
#define UNKNOWN 0x3b4252u

/* Grey levels of the stretch that makes them even. */
#define N_EVEN 1024

const char *
nun_raster_stretch_label (NunRasterStretch stretch)
{
  static const char *const labels[NUN_N_RASTER_STRETCHES] = {
    [NUN_RASTER_ASINH] = N_ ("Faint and Bright"),
    [NUN_RASTER_LINEAR] = N_ ("Linear"),
    [NUN_RASTER_LOGARITHM] = N_ ("Logarithm"),
    [NUN_RASTER_ROOT] = N_ ("Square Root"),
    [NUN_RASTER_EVEN] = N_ ("Even"),
  };

  return _ (labels[stretch]);
}

/* -- reading ----------------------------------------------------------------------------------------- */

/* hdu: below 0 for the first one with a place on the sky, else the first one; then that one. */
static NunImage *
read_image (NunFile *file, int *hdu, GCancellable *cancellable)
{
  NunImage *first = NULL;

  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    {
      int       its = nun_file_get_image (file, i)->hdu;
      NunImage *image =
          *hdu < 0 || its == *hdu ? nun_image_read (file, i, cancellable, NULL) : NULL;

      if (image != NULL && (its == *hdu || (image->wcs != NULL && nun_wcs_has_sky (image->wcs))))
        {
          g_clear_pointer (&first, nun_image_free);
          first = image;
          break;
        }
      if (image != NULL && first == NULL)
        first = g_steal_pointer (&image);
      g_clear_pointer (&image, nun_image_free);
    }
  if (*hdu < 0)
    *hdu = first != NULL ? first->hdu : 0;
  return first;
}

/* NaN where there is no place.  x, y: pixels of the file. */
static void
find_place (const NunRaster *self, double x, double y, double place[2])
{
  const NunWcs *wcs = self->image != NULL ? self->image->wcs : NULL;

  if (wcs == NULL || !nun_wcs_has_sky (wcs) ||
      !nun_wcs_pixel_to_icrs (wcs, self->is_turned ? y : x, self->is_turned ? x : y, &place[0],
                              &place[1]))
    place[0] = place[1] = NAN;
}

/* The outer corners of the picture: a pixel reaches half a pixel around its centre. */
static void
find_outline (NunRaster *self)
{
  double       w = self->image != NULL ? (double) self->image->axes[self->axes[0]] + 0.5 : 0.0;
  double       h = self->image != NULL ? (double) self->image->axes[self->axes[1]] + 0.5 : 0.0;
  const double corners[4][2] = { { 0.5, 0.5 }, { w, 0.5 }, { w, h }, { 0.5, h } };

  for (guint i = 0; i < 4; i++)
    find_place (self, corners[i][0], corners[i][1], self->outline[i]);
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NunFileQuestion     *question = data;
  GError              *error = NULL;
  g_autoptr (NunFile)  file = nun_file_open (question->path, cancellable, &error);
  NunImage            *image = file != NULL ? read_image (file, &question->hdu, cancellable) : NULL;
  int                  x = 0, y = 1;
  g_autoptr (NunPlane) plane = NULL;
  NunStretch           stretch;
  NunRaster           *self;

  if (image != NULL && image->wcs != NULL && nun_wcs_has_sky (image->wcs))
    nun_wcs_sky_axes (image->wcs, &x, &y);
  if (file != NULL)
    plane = nun_plane_read (file, question->hdu, MIN (x, y), MAX (x, y), (guint) question->number,
                            cancellable, &error);
  if (plane == NULL)
    {
      g_clear_pointer (&image, nun_image_free);
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (NunRaster, 1);
  g_atomic_ref_count_init (&self->references);
  self->plane = g_steal_pointer (&plane);
  self->image = image;
  self->is_turned = x > y;
  self->axes[0] = MIN (x, y);
  self->axes[1] = MAX (x, y);
  if (nun_stretch_find (self->plane, &stretch))
    {
      self->levels[0] = stretch.low;
      self->levels[1] = stretch.high;
    }
  find_outline (self);
  self->surface = nun_raster_draw (self, NUN_RASTER_ASINH);
  g_task_return_pointer (task, self, (GDestroyNotify) nun_raster_unref);
}

void
nun_raster_read_async (const char         *path,
                       int                 hdu,
                       guint               max_size,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  nun_thread_read (run_read, path, hdu, (int) max_size, cancellable, callback, user_data);
}

NunRaster *
nun_raster_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

NunRaster *
nun_raster_ref (NunRaster *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_raster_unref (NunRaster *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  nun_plane_free (self->plane);
  g_clear_pointer (&self->image, nun_image_free);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/* -- drawing ----------------------------------------------------------------------------------------- */

/* One way from values to grey. */
typedef struct
{
  NunRasterStretch kind;
  NunStretch       soft;
  float            even[N_EVEN]; /* of EVEN: values in order */
  guint            n_even;
} Scale;

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* The values that part all pixels into equal shares. */
static void
find_even (Scale *scale, const NunPlane *plane)
{
  gsize              n = (gsize) plane->width * plane->height;
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (float), (guint) n);

  for (gsize i = 0; i < n; i++)
    if (isfinite (plane->values[i]))
      g_array_append_val (values, plane->values[i]);
  g_array_sort (values, compare_floats);
  for (guint i = 0; values->len > 0 && i < N_EVEN; i++)
    scale->even[scale->n_even++] =
        g_array_index (values, float, (gsize) i *(values->len - 1) / (N_EVEN - 1));
}

/* Where a value stands among the ordered ones, 0 to 1. */
static double
find_share (const Scale *scale, float value)
{
  guint low = 0, high = scale->n_even;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (scale->even[middle] <= value)
        low = middle;
      else
        high = middle;
    }
  return (double) low / MAX (scale->n_even - 1, 1);
}

static double
grey_of (const Scale *scale, float value)
{
  double part = CLAMP ((value - scale->soft.low) / (scale->soft.high - scale->soft.low), 0.0, 1.0);

  switch (scale->kind)
    {
    case NUN_RASTER_LINEAR: return part;
    case NUN_RASTER_ROOT: return sqrt (part);
    case NUN_RASTER_LOGARITHM: return log1p (1000.0 * part) / log1p (1000.0);
    case NUN_RASTER_EVEN: return find_share (scale, value);
    case NUN_RASTER_ASINH:
    case NUN_N_RASTER_STRETCHES:
    default: return nun_stretch_apply (&scale->soft, (double) value);
    }
}

static void
fill_line (const NunRaster *self, const Scale *scale, guint y, guint32 *line)
{
  const NunPlane *plane = self->plane;
  const float    *values = plane->values + (gsize) (plane->height - 1 - y) * plane->width;

  for (guint x = 0; x < plane->width; x++)
    {
      guint32 grey =
          isfinite (values[x]) ? (guint32) (255.0 * grey_of (scale, values[x]) + 0.5) : 256;

      line[x] = grey > 255 ? UNKNOWN : grey << 16 | grey << 8 | grey;
    }
}

cairo_surface_t *
nun_raster_draw (const NunRaster *self, NunRasterStretch stretch)
{
  const NunPlane  *plane = self->plane;
  Scale            scale = { .kind = stretch };
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) plane->width, (int) plane->height);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize   stride = (gsize) cairo_image_surface_get_stride (surface);

  if (!nun_stretch_find (plane, &scale.soft))
    scale.soft = (NunStretch){ 0.0, 1.0, 0.1 };
  if (stretch == NUN_RASTER_EVEN)
    find_even (&scale, plane);
  for (guint y = 0; data != NULL && y < plane->height; y++)
    fill_line (self, &scale, y, (guint32 *) (gpointer) (data + y * stride));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* -- under the pointer ------------------------------------------------------------------------------- */

gboolean
nun_raster_look (const NunRaster *self, double x, double y, NunRasterPlace *place)
{
  const NunPlane *plane = self->plane;
  double          up = plane->height - y, sky[2];

  if (x < 0.0 || y < 0.0 || x >= plane->width || y >= plane->height)
    return FALSE;
  place->x = x * plane->step + 0.5;
  place->y = up * plane->step + 0.5;
  place->value =
      (double) plane->values[(gsize) (plane->height - 1 - (guint) y) * plane->width + (guint) x];
  find_place (self, place->x, place->y, sky);
  place->ra_deg = sky[0];
  place->dec_deg = sky[1];
  return TRUE;
}
