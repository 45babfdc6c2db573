/* The picture of the sky: rows, footprints with their pictures, and what is marked. */
#include "app/pictures/sky-draw.h"

#include <math.h>

#include "app/pictures/palette.h"
#include "app/pictures/sky-pen.h"
#include "sky/healpix.h"
#include "sky/sphere.h"

/* Of more footprints only some are drawn. */
#define MAX_DRAWN 20000

/* Lines of a footprint are drawn in so many pieces at least. */
#define PIECE_DEG 2.0
#define MIN_PIECES 8

#define DEGREE (G_PI / 180.0)

void
nun_sky_draw_ramp (double part, double *red, double *green, double *blue)
{
  double turn = 2.0 * G_PI * (0.5 / 3.0 + 1.0 - 1.5 * part);
  double swing = 1.2 * part * (1.0 - part) / 2.0, c = cos (turn), s = sin (turn);

  *red = CLAMP (part + swing * (-0.14861 * c + 1.78277 * s), 0.0, 1.0);
  *green = CLAMP (part + swing * (-0.29227 * c - 0.90649 * s), 0.0, 1.0);
  *blue = CLAMP (part + swing * (1.97294 * c), 0.0, 1.0);
}

double
nun_sky_draw_extent (const NunSkyView *view, const NunRegion *region)
{
  return 2.0 * region->radius_deg * nun_sky_view_get_scale (view);
}

/* Along great circles. */
static void
draw_polygon (NunSkyPen *pen, const NunRegion *region)
{
  for (guint i = 0; i < region->n_vertices; i++)
    {
      const double *a = region->vectors[i], *b = region->vectors[(i + 1) % region->n_vertices];
      double        cosine = CLAMP (a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0);
      guint         n = (guint) ceil (acos (cosine) / DEGREE / PIECE_DEG) + 1;

      for (guint k = 0; k <= n; k++)
        {
          double t = (double) k / n;
          double v[3] = { a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]),
                          a[2] + t * (b[2] - a[2]) };

          nun_sky_pen_to_vector (pen, v);
        }
    }
}

/* The points at a distance from another one, in directions counted from the north. */
static void
draw_circle (NunSkyPen *pen, double ra_deg, double dec_deg, double radius_deg)
{
  double dec = dec_deg * DEGREE, radius = radius_deg * DEGREE;

  for (guint i = 0; i <= 72; i++)
    {
      double turn = i * G_PI / 36.0;
      double sine = sin (dec) * cos (radius) + cos (dec) * sin (radius) * cos (turn);
      double lon = atan2 (sin (turn) * sin (radius) * cos (dec), cos (radius) - sin (dec) * sine);

      nun_sky_pen_to (pen, ra_deg + lon / DEGREE, asin (CLAMP (sine, -1.0, 1.0)) / DEGREE);
    }
}

static void
draw_range (NunSkyPen *pen, const NunRegion *region)
{
  double from = region->lon_min_deg, width = region->lon_width_deg;
  double low = region->lat_min_deg, high = region->lat_max_deg;
  guint  n = (guint) ceil (width / PIECE_DEG) + MIN_PIECES;

  for (guint i = 0; i <= n; i++)
    nun_sky_pen_to (pen, from + width * i / n, low);
  for (guint i = 0; i <= n; i++)
    nun_sky_pen_to (pen, from + width, low + (high - low) * i / n);
  for (guint i = 0; i <= n; i++)
    nun_sky_pen_to (pen, from + width - width * i / n, high);
  for (guint i = 0; i <= n; i++)
    nun_sky_pen_to (pen, from, high - (high - low) * i / n);
}

/* -- rows -------------------------------------------------------------------------------------------- */

typedef struct
{
  double red, green, blue, alpha;
} Ink;

/* Neither black nor white: both grounds are met. */
static void
draw_part (double part, double *red, double *green, double *blue)
{
  nun_sky_draw_ramp (0.2 + 0.6 * part, red, green, blue);
}

void
nun_sky_draw_scale (cairo_t *cr, int width, int height)
{
  for (int x = 0; x < width; x++)
    {
      double r, g, b;

      draw_part ((double) x / MAX (width - 1, 1), &r, &g, &b);
      cairo_set_source_rgb (cr, r, g, b);
      cairo_rectangle (cr, x, 0, 1, height);
      cairo_fill (cr);
    }
}

/* Full dots for the fullest cells, but never so faint that a lonely row is lost. */
static Ink
ink_of (const NunSkyScene *scene, const NunSkyPoint *point, const GdkRGBA *accent)
{
  double part = log1p (point->n_rows) / log1p (MAX (scene->most, 1));
  double least = nun_mark_strength (NUN_MARK_FEWEST, scene->high_contrast);
  Ink    ink = { accent->red, accent->green, accent->blue, least + (1.0 - least) * part };

  if (!scene->is_colored)
    return ink;
  ink.alpha =
      isfinite (point->value) ? 1.0 : nun_mark_strength (NUN_MARK_NO_VALUE, scene->high_contrast);
  if (isfinite (point->value))
    {
      part = CLAMP ((point->value - scene->low) / (scene->high - scene->low), 0.0, 1.0);
      draw_part (part, &ink.red, &ink.green, &ink.blue);
    }
  return ink;
}

/* The edge of a cell on the picture. */
static double
cell_size (const NunSkyView *view, int order)
{
  double edge_deg = sqrt (41252.96 / 12.0) / (double) (1 << order);

  return MAX (2.0, edge_deg * nun_sky_view_get_scale (view) * 1.1);
}

static gboolean
is_in_picture (const NunSkyView *view, double x, double y, double size)
{
  return x > -size && y > -size && x < view->width + size && y < view->height + size;
}

/* Few dots are large: of those that lie on the picture, so that one that is come near to grows. */
static double
dot_size (const NunSkyScene *scene, const NunSkyView *view)
{
  guint n = 0;

  for (guint i = 0; i < scene->points->len && n <= 2000; i++)
    {
      const NunSkyPoint *point = &g_array_index (scene->points, NunSkyPoint, i);
      double             x, y;

      n += nun_sky_view_project (view, point->ra_deg, point->dec_deg, &x, &y) &&
           is_in_picture (view, x, y, 0.0);
    }
  return n > 2000 ? 2.0 : n > 200 ? 3.0 : n > 20 ? 5.0 : 7.0;
}

void
nun_sky_draw_points (const NunSkyScene *scene,
                     const NunSkyView  *view,
                     cairo_t           *cr,
                     const GdkRGBA     *accent)
{
  double dot = scene->points != NULL ? dot_size (scene, view) : 0.0;

  for (guint i = 0; scene->points != NULL && i < scene->points->len; i++)
    {
      const NunSkyPoint *point = &g_array_index (scene->points, NunSkyPoint, i);
      double             size = point->order >= 0 ? cell_size (view, point->order) : dot, x, y;
      Ink                ink;

      if (!nun_sky_view_project (view, point->ra_deg, point->dec_deg, &x, &y) ||
          !is_in_picture (view, x, y, size))
        continue;
      ink = ink_of (scene, point, accent);
      cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
      cairo_rectangle (cr, x - size / 2.0, y - size / 2.0, size, size);
      cairo_fill (cr);
    }
}

static guint32
pixel_of (const Ink *ink)
{
  guint32 a = (guint32) (255.0 * ink->alpha + 0.5);
  guint32 r = (guint32) (ink->red * a + 0.5), g = (guint32) (ink->green * a + 0.5),
          b = (guint32) (ink->blue * a + 0.5);

  return a << 24 | r << 16 | g << 8 | b;
}

typedef struct
{
  guint32 *pixels;
  gsize    stride; /* in pixels */
  int      width, height;
} Layer;

static void
put_dot (const Layer *layer, double x, double y, double size, guint32 pixel)
{
  int left = (int) floor (x - size / 2.0 + 0.5), top = (int) floor (y - size / 2.0 + 0.5);

  for (int row = MAX (top, 0); row < MIN (top + (int) size, layer->height); row++)
    for (int column = MAX (left, 0); column < MIN (left + (int) size, layer->width); column++)
      {
        guint32 *there = &layer->pixels[(gsize) row * layer->stride + (gsize) column];

        if (*there >> 24 <= pixel >> 24)
          *there = pixel;
      }
}

/* Cells come in the order of their numbers. */
static const NunSkyPoint *
find_cell (const NunSkyScene *scene, gint64 cell)
{
  guint low = 0, high = scene->points->len;

  while (low < high)
    {
      guint              middle = (low + high) / 2;
      const NunSkyPoint *point = &g_array_index (scene->points, NunSkyPoint, middle);

      if (point->key == cell)
        return point;
      if (point->key < cell)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Each pixel asks for its cell. */
static void
fill_with_cells (const NunSkyScene *scene,
                 const NunSkyView  *view,
                 const GdkRGBA     *accent,
                 const Layer       *layer)
{
  int order = g_array_index (scene->points, NunSkyPoint, 0).order;

  for (int row = 0; row < layer->height; row++)
    for (int column = 0; column < layer->width; column++)
      {
        const NunSkyPoint *point = NULL;
        double             ra, dec;

        if (nun_sky_view_unproject (view, column + 0.5, row + 0.5, &ra, &dec))
          point = find_cell (scene, nun_healpix_cell (order, ra, dec));
        if (point != NULL)
          {
            Ink ink = ink_of (scene, point, accent);

            layer->pixels[(gsize) row * layer->stride + (gsize) column] = pixel_of (&ink);
          }
      }
}

static void
fill_with_dots (const NunSkyScene *scene,
                const NunSkyView  *view,
                const GdkRGBA     *accent,
                const Layer       *layer)
{
  double size = dot_size (scene, view);

  for (guint i = 0; i < scene->points->len; i++)
    {
      const NunSkyPoint *point = &g_array_index (scene->points, NunSkyPoint, i);
      Ink                ink = ink_of (scene, point, accent);
      double             x, y;

      if (nun_sky_view_project (view, point->ra_deg, point->dec_deg, &x, &y) &&
          is_in_picture (view, x, y, size))
        put_dot (layer, x, y, size, pixel_of (&ink));
    }
}

cairo_surface_t *
nun_sky_draw_layer (const NunSkyScene *scene, const NunSkyView *view, const GdkRGBA *accent)
{
  int              width = MAX (1, (int) view->width), height = MAX (1, (int) view->height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  Layer            layer = { .width = width, .height = height };

  layer.pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  layer.stride = (gsize) cairo_image_surface_get_stride (surface) / 4;
  if (layer.pixels == NULL || scene->points == NULL || scene->points->len == 0)
    return surface;
  if (g_array_index (scene->points, NunSkyPoint, 0).order >= 0)
    fill_with_cells (scene, view, accent, &layer);
  else
    fill_with_dots (scene, view, accent, &layer);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* -- footprints -------------------------------------------------------------------------------------- */

static void
draw_region (cairo_t *cr, const NunSkyView *view, const NunRegion *region)
{
  NunSkyPen pen = { cr, view, FALSE, 0.0, 0.0 };
  double    x, y;

  if (nun_sky_draw_extent (view, region) < NUN_SKY_SMALLEST_FOOTPRINT)
    {
      if (!nun_sky_view_project (view, region->ra_deg, region->dec_deg, &x, &y))
        return;
      cairo_rectangle (cr, x - NUN_SKY_SMALLEST_FOOTPRINT / 2.0,
                       y - NUN_SKY_SMALLEST_FOOTPRINT / 2.0, NUN_SKY_SMALLEST_FOOTPRINT,
                       NUN_SKY_SMALLEST_FOOTPRINT);
      cairo_stroke (cr);
      return;
    }
  switch (region->kind)
    {
    case NUN_REGION_POLYGON: draw_polygon (&pen, region); break;
    case NUN_REGION_RANGE: draw_range (&pen, region); break;
    case NUN_REGION_CIRCLE:
    default: draw_circle (&pen, region->ra_deg, region->dec_deg, region->radius_deg);
    }
  cairo_stroke (cr);
}

static gboolean
is_in_sight (const NunSkyView *view, const NunRegion *region)
{
  return nun_sky_view_is_whole (view) ||
         nun_sphere_distance_deg (view->ra_deg, view->dec_deg, region->ra_deg, region->dec_deg) <
             nun_sky_view_get_radius_deg (view) + region->radius_deg;
}

/* As a parallelogram over three of its corners: a footprint that bends more than can be seen is too large to be looked at so. */
static void
draw_raster (cairo_t *cr, const NunSkyView *view, const NunRaster *raster)
{
  double         w = cairo_image_surface_get_width (raster->surface);
  double         h = cairo_image_surface_get_height (raster->surface);
  double         x[4], y[4];
  cairo_matrix_t matrix;

  for (guint i = 0; i < 4; i++)
    if (!isfinite (raster->outline[i][0]) ||
        !nun_sky_view_project (view, raster->outline[i][0], raster->outline[i][1], &x[i], &y[i]) ||
        fabs (x[i]) > 1e5 || fabs (y[i]) > 1e5)
      return;
  /* The surface's upper left corner is the last of the outline, its lower left one the first. */
  cairo_matrix_init (&matrix, (x[2] - x[3]) / w, (y[2] - y[3]) / w, (x[0] - x[3]) / h,
                     (y[0] - y[3]) / h, x[3], y[3]);
  if (fabs (matrix.xx * matrix.yy - matrix.xy * matrix.yx) < 1e-12)
    return;
  cairo_save (cr);
  cairo_transform (cr, &matrix);
  cairo_set_source_surface (cr, raster->surface, 0.0, 0.0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_rasters (const NunSkyScene *scene, const NunSkyView *view, cairo_t *cr)
{
  for (guint i = 0; i < scene->regions->len; i++)
    {
      const NunRegion *region = g_ptr_array_index (scene->regions, i);
      NunRaster       *raster;

      if (region == NULL || nun_sky_draw_extent (view, region) < NUN_SKY_SMALLEST_PICTURE ||
          !is_in_sight (view, region))
        continue;
      raster = scene->find_raster (scene->user_data, i);
      if (raster != NULL)
        draw_raster (cr, view, raster);
    }
}

void
nun_sky_draw_regions (const NunSkyScene *scene,
                      const NunSkyView  *view,
                      cairo_t           *cr,
                      const GdkRGBA     *accent)
{
  GPtrArray *regions = scene->regions;
  int        marked[2] = { scene->picked, scene->hovered };

  if (regions == NULL)
    return;
  if (scene->find_raster != NULL && !nun_sky_view_is_whole (view))
    draw_rasters (scene, view, cr);
  nun_sky_set_color (cr, accent,
                     nun_mark_strength (scene->picked >= 0 ? NUN_MARK_BESIDE : NUN_MARK_OUTLINE,
                                        scene->high_contrast));
  cairo_set_line_width (cr, 1.0);
  for (guint i = 0; i < regions->len; i += 1 + regions->len / MAX_DRAWN)
    {
      const NunRegion *region = g_ptr_array_index (regions, i);

      if (region != NULL && (int) i != scene->picked && is_in_sight (view, region))
        draw_region (cr, view, region);
    }
  nun_sky_set_color (cr, accent, 1.0);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (marked[i] >= 0 && marked[i] < (int) regions->len &&
        g_ptr_array_index (regions, marked[i]) != NULL)
      {
        cairo_set_line_width (cr, i == 0 ? 3.0 : 2.0);
        draw_region (cr, view, g_ptr_array_index (regions, marked[i]));
      }
}

/* -- marks ------------------------------------------------------------------------------------------- */

/* The cone of a search, and the row under the pointer. */
void
nun_sky_draw_marks (const NunSkyScene *scene,
                    const NunSkyView  *view,
                    cairo_t           *cr,
                    const GdkRGBA     *text)
{
  NunSkyPen pen = { cr, view, FALSE, 0.0, 0.0 };
  double    x, y;

  if (scene->cone[2] >= 0.0)
    {
      draw_circle (&pen, scene->cone[0], scene->cone[1], scene->cone[2]);
      nun_sky_set_color (cr, text, nun_mark_strength (NUN_MARK_POINTED, scene->high_contrast));
      cairo_set_line_width (cr, 2.0);
      cairo_stroke (cr);
    }
  if (scene->regions == NULL && scene->points != NULL && scene->hovered >= 0 &&
      scene->hovered < (int) scene->points->len)
    {
      const NunSkyPoint *point = &g_array_index (scene->points, NunSkyPoint, scene->hovered);

      if (!nun_sky_view_project (view, point->ra_deg, point->dec_deg, &x, &y))
        return;
      cairo_arc (cr, x, y, 7.0, 0.0, 2.0 * G_PI);
      nun_sky_set_color (cr, text, nun_mark_strength (NUN_MARK_POINTED, scene->high_contrast));
      cairo_set_line_width (cr, 2.0);
      cairo_stroke (cr);
    }
}
