/* Lines on the map of the sky, and its grids. */
#include <math.h>

#include "app/pictures/palette.h"
#include "app/pictures/sky-draw.h"
#include "app/pictures/sky-pen.h"
#include "sky/frame.h"
#include "sky/sphere.h"

#define DEGREE (G_PI / 180.0)

/* Numbers stand on a rim of the ground's colour, so that dots below them leave them readable. */
#define HALO_WIDTH 4.0
#define HALO_STRENGTH 0.8

void
nun_sky_set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* -- lines on the sphere ----------------------------------------------------------------------------- */

void
nun_sky_pen_to (NunSkyPen *self, double ra_deg, double dec_deg)
{
  double limit = nun_sky_view_is_whole (self->view)
                     ? nun_sky_view_get_half_width (self->view)
                     : 20.0 * (self->view->width + self->view->height);
  double x, y;

  if (!nun_sky_view_project (self->view, fmod (ra_deg + 720.0, 360.0), dec_deg, &x, &y) ||
      fabs (x) > 1e5 || fabs (y) > 1e5)
    {
      self->begun = FALSE;
      return;
    }
  if (!self->begun || fabs (x - self->x) > limit)
    cairo_move_to (self->cr, x, y);
  else
    cairo_line_to (self->cr, x, y);
  self->begun = TRUE;
  self->x = x;
  self->y = y;
}

void
nun_sky_pen_to_vector (NunSkyPen *self, const double v[3])
{
  double ra_deg = atan2 (v[1], v[0]) / DEGREE;

  nun_sky_pen_to (self, ra_deg, atan2 (v[2], hypot (v[0], v[1])) / DEGREE);
}

/* -- the grids --------------------------------------------------------------------------------------- */

/* A frame's axes as ICRS vectors. */
typedef struct
{
  double axes[3][3];
} Turn;

static Turn
make_turn (NunFrame frame)
{
  const double places[3][2] = { { 0.0, 0.0 }, { 90.0, 0.0 }, { 0.0, 90.0 } };
  Turn         turn;

  for (guint i = 0; i < 3; i++)
    {
      double ra = places[i][0], dec = places[i][1];

      if (frame != NUN_FRAME_ICRS)
        nun_frame_to_icrs (frame, places[i][0], places[i][1], &ra, &dec);
      nun_sphere_vector (ra, dec, turn.axes[i]);
    }
  return turn;
}

static void
turn_out (const Turn *turn, double lon_deg, double lat_deg, double v[3])
{
  double u[3];

  nun_sphere_vector (lon_deg, lat_deg, u);
  for (guint k = 0; k < 3; k++)
    v[k] = u[0] * turn->axes[0][k] + u[1] * turn->axes[1][k] + u[2] * turn->axes[2][k];
}

static void
turn_in (const Turn *turn, double ra_deg, double dec_deg, double *lon_deg, double *lat_deg)
{
  double v[3], u[3];

  nun_sphere_vector (ra_deg, dec_deg, v);
  for (guint i = 0; i < 3; i++)
    u[i] = v[0] * turn->axes[i][0] + v[1] * turn->axes[i][1] + v[2] * turn->axes[i][2];
  *lon_deg = fmod (atan2 (u[1], u[0]) / DEGREE + 360.0, 360.0);
  *lat_deg = asin (CLAMP (u[2], -1.0, 1.0)) / DEGREE;
}

typedef struct
{
  const NunSkyView *view;
  cairo_t          *cr;
  GtkWidget        *widget;
  const GdkRGBA    *color;
  const GdkRGBA    *ground; /* around the numbers; NULL: the lines are drawn, not the numbers */
  gboolean          high_contrast;
  Turn              turn;
  const char       *lon_mark, *lat_mark; /* before the numbers */
  gboolean far_side; /* its numbers stand at the right and above, not at the left and below */
  double   lon, lat; /* of the middle */
  double   lat_step, lon_step;
  double   reach; /* degrees from the middle to the corners */
} Grid;

static double
round_step (double rough)
{
  static const double steps[] = { 30,    20,     10,     5,      2,    1,     0.5,
                                  0.2,   0.1,    0.05,   0.02,   0.01, 0.005, 0.002,
                                  0.001, 0.0005, 0.0002, 0.0001, 5e-5, 2e-5,  1e-5 };

  for (guint i = G_N_ELEMENTS (steps) - 1; i > 0; i--)
    if (steps[i] >= rough)
      return steps[i];
  return steps[0];
}

static void
draw_mark (const Grid *grid, const char *mark, double degrees, double step, double x, double y)
{
  int                       decimals = step >= 1.0 ? 0 : (int) ceil (-log10 (step) - 1e-9);
  g_autofree char          *text = g_strdup_printf ("%s%.*f°", mark, decimals, degrees);
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (grid->widget, text);
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  int                       width, height;

  pango_attr_list_insert (small, pango_attr_scale_new (PANGO_SCALE_X_SMALL));
  pango_layout_set_attributes (layout, small);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (grid->cr, CLAMP (x, 2.0, grid->view->width - width - 2.0),
                 CLAMP (y - height, 2.0, grid->view->height - height - 2.0));
  pango_cairo_layout_path (grid->cr, layout);
  nun_sky_set_color (grid->cr, grid->ground, HALO_STRENGTH);
  cairo_set_line_width (grid->cr, HALO_WIDTH);
  cairo_set_line_join (grid->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (grid->cr);
  nun_sky_set_color (grid->cr, grid->color,
                     nun_mark_strength (NUN_MARK_LABEL, grid->high_contrast));
  cairo_fill (grid->cr);
}

/* The point of a line where its number stands. */
typedef struct
{
  gboolean known;
  double   x, y;
} Anchor;

static void
look_for_anchor (const Grid *grid, Anchor *anchor, const NunSkyPen *pen, gboolean is_meridian)
{
  double sign = grid->far_side ? -1.0 : 1.0;

  if (!pen->begun || pen->x < 0.0 || pen->y < 0.0 || pen->x > grid->view->width ||
      pen->y > grid->view->height)
    return;
  if (anchor->known &&
      (is_meridian ? sign * pen->y <= sign * anchor->y : sign * pen->x >= sign * anchor->x))
    return;
  *anchor = (Anchor){ TRUE, pen->x, pen->y };
}

static void
draw_grid_line (const Grid *grid, gboolean is_meridian, double at, double from, double to)
{
  NunSkyPen pen = { grid->cr, grid->view, FALSE, 0.0, 0.0 };
  Anchor    anchor = { FALSE, 0.0, 0.0 };
  guint     n = nun_sky_view_is_whole (grid->view) ? 90 : 60;

  for (guint i = 0; i <= n; i++)
    {
      double along = from + (to - from) * i / n, v[3];

      turn_out (&grid->turn, is_meridian ? at : along, is_meridian ? along : at, v);
      nun_sky_pen_to_vector (&pen, v);
      look_for_anchor (grid, &anchor, &pen, is_meridian);
    }
  if (grid->ground == NULL)
    {
      nun_sky_set_color (grid->cr, grid->color,
                         nun_mark_strength (NUN_MARK_GRID, grid->high_contrast));
      cairo_stroke (grid->cr);
      return;
    }
  cairo_new_path (grid->cr);
  if (!anchor.known || nun_sky_view_is_whole (grid->view))
    return;
  if (is_meridian)
    draw_mark (grid, grid->lon_mark, fmod (at + 720.0, 360.0), grid->lon_step, anchor.x + 3.0,
               anchor.y);
  else
    draw_mark (grid, grid->lat_mark, at, grid->lat_step, anchor.x + 3.0, anchor.y);
}

static void
draw_parallels (const Grid *grid)
{
  double low = MAX (-90.0, grid->lat - grid->reach), high = MIN (90.0, grid->lat + grid->reach);
  double most = MAX (fabs (low), fabs (high));
  double half = most + grid->reach > 89.0 ? 180.0 : grid->reach / cos (most * DEGREE) * 1.2;
  double middle = nun_sky_view_is_whole (grid->view) ? 180.0 : grid->lon;

  half = MIN (half, 180.0);
  for (double at = ceil (low / grid->lat_step) * grid->lat_step; at <= high; at += grid->lat_step)
    if (fabs (at) < 89.99)
      draw_grid_line (grid, FALSE, at, middle - half + 1e-9, middle + half - 1e-9);
}

static void
draw_meridians (Grid *grid)
{
  double low = MAX (-90.0, grid->lat - grid->reach), high = MIN (90.0, grid->lat + grid->reach);
  double most = MAX (fabs (low), fabs (high));
  double half = most > 85.0 ? 180.0 : MIN (180.0, grid->reach / cos (most * DEGREE) * 1.2);
  double first;

  grid->lon_step = half >= 180.0 ? 30.0 : round_step (grid->lat_step / cos (grid->lat * DEGREE));
  first = ceil ((grid->lon - half) / grid->lon_step) * grid->lon_step;
  for (double at = first; at <= grid->lon + half && at < first + 359.9; at += grid->lon_step)
    draw_grid_line (grid, TRUE, at, low, high);
}

static void
draw_grid (Grid *grid, NunFrame frame)
{
  gboolean whole = nun_sky_view_is_whole (grid->view);

  grid->turn = make_turn (frame);
  grid->reach = nun_sky_view_get_radius_deg (grid->view);
  grid->lat_step = whole ? 30.0 : round_step (90.0 / nun_sky_view_get_scale (grid->view));
  turn_in (&grid->turn, grid->view->ra_deg, grid->view->dec_deg, &grid->lon, &grid->lat);
  cairo_set_line_width (grid->cr, 1.0);
  draw_parallels (grid);
  draw_meridians (grid);
}

static void
draw_rim (const NunSkyView *view, cairo_t *cr, const GdkRGBA *color, double strength)
{
  double half = nun_sky_view_get_half_width (view);

  cairo_save (cr);
  cairo_translate (cr, view->width / 2.0, view->height / 2.0);
  cairo_scale (cr, half, half / 2.0);
  cairo_arc (cr, 0.0, 0.0, 1.0, 0.0, 2.0 * G_PI);
  cairo_restore (cr);
  nun_sky_set_color (cr, color, strength);
  cairo_stroke (cr);
}

/* The middle of the Milky Way. */
static void
draw_galactic_plane (const NunSkyView *view, cairo_t *cr, const GdkRGBA *color, double strength)
{
  const double dashes[] = { 4.0, 4.0 };
  NunSkyPen    pen = { cr, view, FALSE, 0.0, 0.0 };
  Turn         turn = make_turn (NUN_FRAME_GALACTIC);

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  nun_sky_set_color (cr, color, strength);
  for (double lon = 0.0; lon <= 360.0; lon += 1.0)
    {
      double v[3];

      turn_out (&turn, lon, 0.0, v);
      nun_sky_pen_to_vector (&pen, v);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* What the lines of the whole sky count. */
static void
draw_whole_marks (const Grid *grid)
{
  double x, y;

  if (nun_sky_view_get_half_width (grid->view) < 180.0)
    return;
  for (double at = 60.0; at < 360.0; at += 60.0)
    if (nun_sky_view_project (grid->view, at, 0.0, &x, &y))
      draw_mark (grid, "", at, 60.0, x + 2.0, y);
  for (double at = -60.0; at <= 60.0; at += 30.0)
    if (at != 0.0 && nun_sky_view_project (grid->view, 359.999, at, &x, &y))
      draw_mark (grid, at > 0 ? "+" : "", at, 30.0, x + 4.0, y);
}

static void
draw_grids (const NunSkyScene *scene, Grid *grid, const GdkRGBA *text, const GdkRGBA *accent)
{
  grid->high_contrast = scene->high_contrast;
  grid->color = text;
  grid->lon_mark = grid->lat_mark = "";
  if (scene->equatorial)
    {
      draw_grid (grid, NUN_FRAME_ICRS);
      if (grid->ground != NULL && nun_sky_view_is_whole (grid->view))
        draw_whole_marks (grid);
    }
  if (scene->galactic)
    {
      grid->color = accent;
      grid->lon_mark = "l ";
      grid->lat_mark = "b ";
      grid->far_side = TRUE;
      draw_grid (grid, NUN_FRAME_GALACTIC);
    }
}

void
nun_sky_draw_numbers (const NunSkyScene *scene,
                      const NunSkyView  *view,
                      cairo_t           *cr,
                      GtkWidget         *widget,
                      const GdkRGBA     *text,
                      const GdkRGBA     *accent,
                      const GdkRGBA     *ground)
{
  Grid grid = { .view = view, .cr = cr, .widget = widget, .ground = ground };

  draw_grids (scene, &grid, text, accent);
}

void
nun_sky_draw_lines (const NunSkyScene *scene,
                    const NunSkyView  *view,
                    cairo_t           *cr,
                    const GdkRGBA     *text,
                    const GdkRGBA     *accent)
{
  Grid   grid = { .view = view, .cr = cr };
  double rim = nun_mark_strength (NUN_MARK_RIM, scene->high_contrast);

  draw_grids (scene, &grid, text, accent);
  cairo_set_line_width (cr, 1.0);
  draw_galactic_plane (view, cr, text, rim);
  if (nun_sky_view_is_whole (view))
    draw_rim (view, cr, text, rim);
}
