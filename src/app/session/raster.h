#pragma once

#include <gtk/gtk.h>

#include "files/image.h"
#include "files/pixels.h"

G_BEGIN_DECLS

/* An image of a file, small enough for a screen, with its place on the sky.  Immutable; counted references; any
 * thread. */
typedef struct
{
  NunPlane        *plane;
  NunImage        *image;     /* NULL when its header could not be read */
  int              axes[2];   /* which of the image's axes lie along the plane's, from 0 */
  gboolean         is_turned; /* the second of them is the first axis of the sky */
  double           levels[2]; /* black and white of the default stretch */
  cairo_surface_t *surface;   /* in it */
  double outline[4][2]; /* ICRS of the outer corners: (0,0) (N1,0) (N1,N2) (0,N2); NaN unknown */

  /*< private >*/
  gatomicrefcount references;
} NunRaster;

typedef enum
{
  NUN_RASTER_ASINH,
  NUN_RASTER_LINEAR,
  NUN_RASTER_LOGARITHM,
  NUN_RASTER_ROOT,
  NUN_RASTER_EVEN, /* as many pixels of each grey */
  NUN_N_RASTER_STRETCHES
} NunRasterStretch;

const char *nun_raster_stretch_label (NunRasterStretch stretch); /* translated */

/* path: absolute; hdu: of the image, below 0 for the first one with a place on the sky, else the first one.  max_size: pixels of the longer edge, at most NUN_PLANE_MAX.  Reads in a
 * thread. */
void       nun_raster_read_async (const char         *path,
                                  int                 hdu,
                                  guint               max_size,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
NunRaster *nun_raster_read_finish (GAsyncResult *result, GError **error);

NunRaster *nun_raster_ref (NunRaster *self);
void       nun_raster_unref (NunRaster *self);

/* In grey, first row of the file at the bottom.  Any thread; cairo_surface_destroy. */
cairo_surface_t *nun_raster_draw (const NunRaster *self, NunRasterStretch stretch);

/* What is under a place of the drawn surface (pixels from its upper left corner): the pixel of the file, whose centres are
 * whole numbers from 1, the mean value there, and the place on the sky; NaN unknown.  FALSE outside. */
typedef struct
{
  double x, y, value, ra_deg, dec_deg;
} NunRasterPlace;

gboolean nun_raster_look (const NunRaster *self, double x, double y, NunRasterPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRaster, nun_raster_unref)

G_END_DECLS
