/* From a region of the sky or a band to the pixels that it touches: the region's rim is followed over the image, and the
 * image's own rim and a grid of its pixels are held against the region. */

#include "files/pixels-box.h"

#include <math.h>
#include <string.h>

#include "sky/sphere.h"

#define N_EDGE 512
#define N_GRID 32
/* Pieces of the rim are halved until they are this long, in pixels. */
#define MAX_PIECE 4.0
#define MAX_DEPTH 30
/* Places that are worked out for one region; beyond, the whole image is taken. */
#define MAX_PLACES 400000
/* A spectral axis of more is not cut. */
#define MAX_CHANNELS 5000000

typedef struct
{
  gboolean ok;
  double   x, y;
} Place;

typedef struct
{
  const NunWcs    *wcs;
  const NunRegion *region;
  double           width, height; /* in pixels along the axes of the sky */
  double   turn[2]; /* 360 degrees of native longitude in pixels; 0 where there is no such thing */
  guint    n_places;
  gboolean found;
  double   x[2], y[2]; /* what was found */
} Finder;

/* -- places ------------------------------------------------------------------------------------------------ */

static double
outside (double value, double length)
{
  return value < 0.5 ? value - 0.5 : value > length + 0.5 ? value - length - 0.5 : 0;
}

static gboolean
is_inside (const Finder *self, double x, double y)
{
  return outside (x, self->width) == 0 && outside (y, self->height) == 0;
}

static Place
place_of (Finder *self, double ra_deg, double dec_deg)
{
  Place place;

  self->n_places++;
  place.ok = nun_wcs_icrs_to_pixel (self->wcs, ra_deg, dec_deg, &place.x, &place.y);
  if (!place.ok || is_inside (self, place.x, place.y))
    return place;
  /* a cylinder may be unrolled beyond the half turn to which longitudes are reduced */
  for (int side = -1; side <= 1; side += 2)
    {
      double x = place.x + side * self->turn[0], y = place.y + side * self->turn[1];

      if (is_inside (self, x, y))
        return (Place){ TRUE, x, y };
    }
  return place;
}

static void
include (Finder *self, double x, double y)
{
  self->x[0] = self->found ? MIN (self->x[0], x) : x;
  self->x[1] = self->found ? MAX (self->x[1], x) : x;
  self->y[0] = self->found ? MIN (self->y[0], y) : y;
  self->y[1] = self->found ? MAX (self->y[1], y) : y;
  self->found = TRUE;
}

/* -- the rim of the region ----------------------------------------------------------------------------------- */

/* The place at `distance` and position angle `angle` from a centre, all in radians. */
static void
offset_by (const NunRegion *circle, double angle, double *ra_deg, double *dec_deg)
{
  double ra = circle->ra_deg * G_PI / 180, dec = circle->dec_deg * G_PI / 180;
  double r = circle->radius_deg * G_PI / 180;
  double x = cos (dec) * cos (r) - sin (dec) * sin (r) * cos (angle), y = sin (r) * sin (angle);
  double z = sin (dec) * cos (r) + cos (dec) * sin (r) * cos (angle);

  *ra_deg = fmod ((ra + atan2 (y, x)) * 180 / G_PI + 720, 360);
  *dec_deg = atan2 (z, hypot (x, y)) * 180 / G_PI;
}

/* Along the great circle from vertex `side` to the next. */
static void
between (const NunRegion *polygon, guint side, double t, double *ra_deg, double *dec_deg)
{
  const double *a = polygon->vectors[side];
  const double *b = polygon->vectors[(side + 1) % polygon->n_vertices];
  double        v[3];

  for (int i = 0; i < 3; i++)
    v[i] = (1 - t) * a[i] + t * b[i];
  *ra_deg = fmod (atan2 (v[1], v[0]) * 180 / G_PI + 360, 360);
  *dec_deg = atan2 (v[2], hypot (v[0], v[1])) * 180 / G_PI;
}

static guint
count_sides (const NunRegion *region)
{
  if (region->kind == NUN_REGION_POLYGON)
    return region->n_vertices;
  return region->kind == NUN_REGION_RANGE ? 4 : 1;
}

static Place
rim (Finder *self, guint side, double t)
{
  const NunRegion *region = self->region;
  double           ra, dec;

  if (region->kind == NUN_REGION_CIRCLE)
    offset_by (region, t * 2 * G_PI, &ra, &dec);
  else if (region->kind == NUN_REGION_POLYGON)
    between (region, side, t, &ra, &dec);
  else
    {
      double along = side < 2 ? t : side - 2, up = side < 2 ? side : t;

      ra = fmod (region->lon_min_deg + along * region->lon_width_deg + 360, 360);
      dec = region->lat_min_deg + up * (region->lat_max_deg - region->lat_min_deg);
    }
  return place_of (self, ra, dec);
}

/* The part of a short straight piece that lies in the image (Liang and Barsky's way). */
static void
include_piece (Finder *self, const Place *a, const Place *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, from = 0, to = 1;
  double p[] = { -dx, dx, -dy, dy };
  double q[] = { a->x - 0.5, self->width + 0.5 - a->x, a->y - 0.5, self->height + 0.5 - a->y };

  for (int i = 0; i < 4; i++)
    {
      if (p[i] == 0 && q[i] < 0)
        return;
      if (p[i] < 0)
        from = MAX (from, q[i] / p[i]);
      else if (p[i] > 0)
        to = MIN (to, q[i] / p[i]);
    }
  if (from > to)
    return;
  include (self, a->x + from * dx, a->y + from * dy);
  include (self, a->x + to * dx, a->y + to * dy);
}

/* Whether a piece of that length cannot reach the image. */
static gboolean
is_far (const Finder *self, const Place *a, const Place *b, double length)
{
  double ax = outside (a->x, self->width), bx = outside (b->x, self->width);
  double ay = outside (a->y, self->height), by = outside (b->y, self->height);

  return (ax * bx > 0 && MIN (fabs (ax), fabs (bx)) > length) ||
         (ay * by > 0 && MIN (fabs (ay), fabs (by)) > length);
}

static void
follow (Finder *self, guint side, double t0, Place a, double t1, Place b, int depth)
{
  double length = a.ok && b.ok ? hypot (b.x - a.x, b.y - a.y) : INFINITY;
  double middle = (t0 + t1) / 2;
  Place  place;

  if (self->n_places > MAX_PLACES || (!a.ok && !b.ok && depth > 2) ||
      (a.ok && b.ok && depth > 1 && is_far (self, &a, &b, length)))
    return;
  if (length <= MAX_PIECE)
    {
      include_piece (self, &a, &b);
      return;
    }
  if (depth >= MAX_DEPTH)
    {
      /* a cut in the map, or its edge */
      if (a.ok && is_inside (self, a.x, a.y))
        include (self, a.x, a.y);
      if (b.ok && is_inside (self, b.x, b.y))
        include (self, b.x, b.y);
      return;
    }
  place = rim (self, side, middle);
  follow (self, side, t0, a, middle, place, depth + 1);
  follow (self, side, middle, place, t1, b, depth + 1);
}

static void
follow_rim (Finder *self)
{
  guint n_sides = count_sides (self->region), n = n_sides > 16 ? 8 : 128;

  for (guint side = 0; side < n_sides; side++)
    {
      Place last = rim (self, side, 0);

      for (guint i = 1; i <= n; i++)
        {
          Place next = rim (self, side, (double) i / n);

          follow (self, side, (i - 1.0) / n, last, (double) i / n, next, 0);
          last = next;
        }
    }
}

/* -- the image's side ------------------------------------------------------------------------------------------- */

static void
try_pixel (Finder *self, double x, double y)
{
  double ra, dec;

  if (nun_wcs_pixel_to_icrs (self->wcs, x, y, &ra, &dec) &&
      nun_region_contains (self->region, ra, dec))
    include (self, x, y);
}

static void
try_image (Finder *self)
{
  for (guint i = 0; i <= N_EDGE; i++)
    {
      double x = 0.5 + self->width * i / N_EDGE, y = 0.5 + self->height * i / N_EDGE;

      try_pixel (self, x, 0.5);
      try_pixel (self, x, self->height + 0.5);
      try_pixel (self, 0.5, y);
      try_pixel (self, self->width + 0.5, y);
    }
  for (guint i = 0; i < N_GRID * N_GRID; i++)
    try_pixel (self, 0.5 + self->width * (i % N_GRID + 0.5) / N_GRID,
               0.5 + self->height * (i / N_GRID + 0.5) / N_GRID);
}

/* The element of the matrix from pixels to degrees, however it is given. */
static double
matrix (const NunHeader *header, int i, int j)
{
  g_autofree char *cd = g_strdup_printf ("CD%d_%d", i, j);
  g_autofree char *pc = g_strdup_printf ("PC%d_%d", i, j);
  g_autofree char *cdelt = g_strdup_printf ("CDELT%d", i);
  double           value, scale = 1;

  if (nun_header_get_double (header, cd, &value))
    return value;
  nun_header_get_double (header, cdelt, &scale);
  if (!nun_header_get_double (header, pc, &value))
    value = i == j;
  return value * scale;
}

static void
find_turn (Finder *self, const NunImage *image, int first, int second)
{
  static const char *const cylinders[] = { "CAR", "CEA", "CYP", "MER", NULL };
  double                   a, b, c, d, det;

  if (!g_strv_contains (cylinders, nun_wcs_get_projection (self->wcs)))
    return;
  a = matrix (image->header, first + 1, first + 1);
  b = matrix (image->header, first + 1, second + 1);
  c = matrix (image->header, second + 1, first + 1);
  d = matrix (image->header, second + 1, second + 1);
  det = a * d - b * c;
  if (det == 0 || !isfinite (det))
    return;
  self->turn[0] = 360 * d / det;
  self->turn[1] = -360 * c / det;
}

static void
narrow (gint64 *low, gint64 *high, const double range[2])
{
  /* what only rounding puts on the next pixel does not count */
  gint64 first = (gint64) floor (range[0] + 0.5 + 1e-7),
         last = (gint64) ceil (range[1] - 0.5 - 1e-7);

  first = CLAMP (first, *low, *high);
  *high = CLAMP (last, first, *high);
  *low = first;
}

/* -- boxes -------------------------------------------------------------------------------------------------------- */

void
nun_box_init (NunBox *self, const NunImage *image)
{
  memset (self, 0, sizeof *self);
  self->naxis = image->naxis;
  for (int i = 0; i < image->naxis; i++)
    {
      self->low[i] = 1;
      self->high[i] = image->axes[i];
    }
}

gint64
nun_box_count (const NunBox *self)
{
  gint64 n = 1;

  for (int i = 0; i < self->naxis; i++)
    {
      gint64 length = self->high[i] - self->low[i] + 1;

      if (length > 0 && n > G_MAXINT64 / length)
        return G_MAXINT64;
      n *= length;
    }
  return n;
}

gboolean
nun_box_cut_sky (NunBox *self, const NunImage *image, const NunRegion *region)
{
  Finder finder = { .wcs = image->wcs, .region = region };
  int    first, second;

  if (image->wcs == NULL || !nun_wcs_has_sky (image->wcs))
    return FALSE;
  nun_wcs_sky_axes (image->wcs, &first, &second);
  finder.width = (double) image->axes[first];
  finder.height = (double) image->axes[second];
  find_turn (&finder, image, first, second);
  try_image (&finder);
  follow_rim (&finder);
  if (finder.n_places > MAX_PLACES)
    {
      include (&finder, 0.5, 0.5);
      include (&finder, finder.width + 0.5, finder.height + 0.5);
    }
  if (!finder.found)
    return FALSE;
  narrow (&self->low[first], &self->high[first], finder.x);
  narrow (&self->low[second], &self->high[second], finder.y);
  return TRUE;
}

/* The planes of an axis of which `wanted` says TRUE, and what lies between them. */
typedef gboolean (*WantPlane) (const NunImage *image, gint64 plane, gconstpointer question);

static gboolean
cut_planes (NunBox *self, const NunImage *image, int axis, WantPlane wanted, gconstpointer question)
{
  gint64 first = 0, last = 0;

  for (gint64 i = self->low[axis]; i <= self->high[axis]; i++)
    if (wanted (image, i, question))
      {
        first = first == 0 ? i : first;
        last = i;
      }
  if (first == 0)
    return FALSE;
  self->low[axis] = first;
  self->high[axis] = last;
  return TRUE;
}

/* question: lowest and highest. */
static gboolean
edges_meet (double a, double b, gconstpointer question)
{
  const double *ends = question;

  return isfinite (a) && isfinite (b) && MAX (a, b) >= ends[0] && MIN (a, b) <= ends[1];
}

static gboolean
is_in_band (const NunImage *image, gint64 plane, gconstpointer question)
{
  return edges_meet (nun_wcs_wavelength_at (image->wcs, (double) plane - 0.5),
                     nun_wcs_wavelength_at (image->wcs, (double) plane + 0.5), question);
}

gboolean
nun_box_cut_band (NunBox *self, const NunImage *image, double min_m, double max_m)
{
  const double question[] = { min_m, max_m };
  double       low, high;
  int          axis;
  gint64       n;

  if (image->wcs == NULL || !nun_wcs_wavelengths (image->wcs, &low, &high, &axis, &n))
    return FALSE;
  if (n > MAX_CHANNELS)
    return high >= min_m && low <= max_m;
  return cut_planes (self, image, axis, is_in_band, question);
}

static gboolean
is_in_time (const NunImage *image, gint64 plane, gconstpointer question)
{
  return edges_meet (nun_wcs_mjd_at (image->wcs, (double) plane - 0.5),
                     nun_wcs_mjd_at (image->wcs, (double) plane + 0.5), question);
}

gboolean
nun_box_cut_time (NunBox *self, const NunImage *image, double min_mjd, double max_mjd)
{
  const double question[] = { min_mjd, max_mjd };
  double       low, high;
  gint64       n;

  if (image->wcs == NULL || !nun_wcs_times (image->wcs, &low, &high, &n))
    return FALSE;
  if (n > MAX_CHANNELS)
    return high >= min_mjd && low <= max_mjd;
  return cut_planes (self, image, nun_wcs_time_axis (image->wcs), is_in_time, question);
}

static gboolean
is_of_state (const NunImage *image, gint64 plane, gconstpointer states)
{
  const char *state = nun_wcs_polarisation_at (image->wcs, plane);

  return state != NULL && g_strv_contains (states, state);
}

gboolean
nun_box_cut_polarisations (NunBox *self, const NunImage *image, const char *const *states)
{
  int axis = image->wcs != NULL ? nun_wcs_polarisation_axis (image->wcs) : -1;

  return axis >= 0 && image->axes[axis] <= MAX_CHANNELS &&
         cut_planes (self, image, axis, is_of_state, states);
}
