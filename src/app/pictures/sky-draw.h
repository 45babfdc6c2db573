#pragma once

#include <gtk/gtk.h>

#include "app/pictures/sky-view.h"
#include "app/session/raster.h"
#include "sky/region.h"
#include "store/sky.h"

G_BEGIN_DECLS

/* What a picture of the sky shows.  Borrowed by whoever draws it. */
typedef struct
{
  GArray    *points;               /* of NunSkyPoint, or NULL */
  gint32     most;                 /* rows of the fullest point */
  gboolean   is_colored;           /* by the points' values, from low to high */
  double     low, high;            /* above low */
  GPtrArray *regions;              /* of NunRegion or NULL; or NULL */
  int        picked, hovered;      /* of the regions, or of the points where there are none; -1 */
  double     cone[3];              /* ra, dec, radius of a search; radius below 0: none */
  gboolean   equatorial, galactic; /* which grids */
  gboolean   high_contrast;

  /* The picture of a region's file, or NULL while there is none; may be NULL. */
  NunRaster *(*find_raster) (gpointer user_data, guint region);
  gpointer user_data;
} NunSkyScene;

/* Everything but the points, from below to above.  Main thread.  The grids and the rim; what the lines count, on a rim of the
 * ground's colour, for dots may lie below (widget: whose font is taken); footprints; what is chosen. */
void nun_sky_draw_lines (const NunSkyScene *scene,
                         const NunSkyView  *view,
                         cairo_t           *cr,
                         const GdkRGBA     *text,
                         const GdkRGBA     *accent);
void nun_sky_draw_numbers (const NunSkyScene *scene,
                           const NunSkyView  *view,
                           cairo_t           *cr,
                           GtkWidget         *widget,
                           const GdkRGBA     *text,
                           const GdkRGBA     *accent,
                           const GdkRGBA     *ground);
void nun_sky_draw_regions (const NunSkyScene *scene,
                           const NunSkyView  *view,
                           cairo_t           *cr,
                           const GdkRGBA     *accent);
void nun_sky_draw_marks (const NunSkyScene *scene,
                         const NunSkyView  *view,
                         cairo_t           *cr,
                         const GdkRGBA     *text);

/* Rows as dots, cells as areas.  Any thread. */
void nun_sky_draw_points (const NunSkyScene *scene,
                          const NunSkyView  *view,
                          cairo_t           *cr,
                          const GdkRGBA     *accent);

/* The same as pixels for very many points: premultiplied ARGB32 of view->width by view->height.  Any thread. */
cairo_surface_t *
nun_sky_draw_layer (const NunSkyScene *scene, const NunSkyView *view, const GdkRGBA *accent);

/* From dark to light through the colours, as bright as the part (0 to 1) says, after Green (2011, BASI 39, 289): start 0.5,
 * one and a half turns backwards, saturation 1.2. */
void nun_sky_draw_ramp (double part, double *red, double *green, double *blue);

/* The colours of the points from the low end to the high one, as a bar of that size at 0,0. */
void nun_sky_draw_scale (cairo_t *cr, int width, int height);

/* Footprints with fewer pixels across are a dot on the screen. */
#define NUN_SKY_SMALLEST_FOOTPRINT 5.0

/* From this many pixels across on a footprint shows its picture. */
#define NUN_SKY_SMALLEST_PICTURE 40.0

/* How many pixels the footprint is across on that picture. */
double nun_sky_draw_extent (const NunSkyView *view, const NunRegion *region);

G_END_DECLS
