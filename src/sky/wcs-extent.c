/* What an image covers: its footprint and pixel scale on the sky, its wavelengths, times and polarisations. */

#include <erfa.h>
#include <erfam.h>
#include <math.h>
#include <string.h>
#include <wcslib/spx.h>
#include <wcslib/wcs.h>
#include <wcslib/wcsmath.h>

#include "sky/sphere.h"
#include "sky/wcs-private.h"

#define MAX_AXES 9

/* -- the sky ----------------------------------------------------------------------------------------- */

static double
size_of (const NunWcs *self, guint i)
{
  return (double) MAX (self->axes[self->sky[i]], 1);
}

void
nun_wcs_pixel_scale_arcsec (const NunWcs *self, double scale[2])
{
  scale[0] = scale[1] = NAN;
  if (!nun_wcs_has_sky (self))
    return;
  for (guint i = 0; i < 2; i++)
    {
      double x = (size_of (self, 0) + 1) / 2, y = (size_of (self, 1) + 1) / 2;
      double ra1, dec1, ra2, dec2;

      if (nun_wcs_pixel_to_icrs (self, x - 0.5 * (i == 0), y - 0.5 * (i == 1), &ra1, &dec1) &&
          nun_wcs_pixel_to_icrs (self, x + 0.5 * (i == 0), y + 0.5 * (i == 1), &ra2, &dec2))
        scale[i] = nun_sphere_distance_deg (ra1, dec1, ra2, dec2) * 3600;
    }
}

/* The place at t (0 to 4) around the rim of the image, from its first corner. */
static gboolean
rim_at (const NunWcs *self, double t, double place[2])
{
  double nx = size_of (self, 0), ny = size_of (self, 1), part = t - floor (t);
  double x[] = { part, 1, 1 - part, 0 }, y[] = { 0, part, 1, 1 - part };
  guint  side = (guint) t % 4;

  return nun_wcs_pixel_to_icrs (self, 0.5 + x[side] * nx, 0.5 + y[side] * ny, &place[0], &place[1]);
}

/* Degrees between a place and the middle of the great circle through two others. */
static double
bend (const double from[2], const double middle[2], const double to[2])
{
  double a[3], b[3], sum[3], length, lon, lat;

  nun_sphere_vector (from[0], from[1], a);
  nun_sphere_vector (to[0], to[1], b);
  eraPpp (a, b, sum);
  eraPn (sum, &length, sum);
  eraC2s (sum, &lon, &lat);
  return nun_sphere_distance_deg (lon * ERFA_DR2D, lat * ERFA_DR2D, middle[0], middle[1]);
}

/* How many arcs a side needs for none to bend by more than half a pixel or 1/2000 of the image; 0 where the rim leaves
 * the sphere. */
static guint
arcs_per_side (const NunWcs *self)
{
  double scale[2], allowed;

  nun_wcs_pixel_scale_arcsec (self, scale);
  allowed = MAX (0.5, hypot (size_of (self, 0), size_of (self, 1)) / 2000) *
            MIN (scale[0], scale[1]) / 3600;
  for (guint n = 1; n <= 16; n *= 2)
    {
      double worst = 0.0;

      for (guint i = 0; i < 4 * n; i++)
        {
          double from[2], middle[2], to[2];

          if (!rim_at (self, (double) i / n, from) || !rim_at (self, (i + 0.5) / n, middle) ||
              !rim_at (self, (double) ((i + 1) % (4 * n)) / n, to))
            return 0;
          worst = MAX (worst, bend (from, middle, to));
        }
      if (!(worst > allowed))
        return n;
    }
  return 16;
}

static NunRegion *
rim_polygon (const NunWcs *self)
{
  guint                 n = arcs_per_side (self);
  double                vertices[64][2], ra, dec;
  g_autoptr (NunRegion) polygon = NULL;

  for (guint i = 0; i < 4 * n; i++)
    if (!rim_at (self, (double) i / n, vertices[i]))
      return NULL;
  if (n == 0)
    return NULL;
  polygon = nun_region_new_polygon ((const double (*)[2]) vertices, 4 * n);
  /* A map that closes around the sphere has a rim that encloses something else. */
  if (polygon == NULL ||
      !nun_wcs_pixel_to_icrs (self, (size_of (self, 0) + 1) / 2, (size_of (self, 1) + 1) / 2, &ra,
                              &dec) ||
      !nun_region_contains (polygon, ra, dec))
    return NULL;
  return g_steal_pointer (&polygon);
}

/* The circle around all pixels that lie on the sphere, from a grid of them. */
static NunRegion *
enclosing_circle (const NunWcs *self)
{
  enum
  {
    GRID = 64
  };
  g_autofree double *vectors = g_new (double, 3 * (GRID + 1) * (GRID + 1));
  double             sum[3] = { 0, 0, 0 }, length, lon, lat, radius = 0, step = 0;
  guint              n = 0;

  for (guint i = 0; i <= GRID; i++)
    for (guint k = 0; k <= GRID; k++)
      {
        double ra, dec;

        if (!nun_wcs_pixel_to_icrs (self, 0.5 + size_of (self, 0) * i / GRID,
                                    0.5 + size_of (self, 1) * k / GRID, &ra, &dec))
          continue;
        nun_sphere_vector (ra, dec, vectors + 3 * n);
        if (k > 0 && n > 0)
          step = MAX (step, eraSepp (vectors + 3 * n, vectors + 3 * (n - 1)));
        eraPpp (sum, vectors + 3 * n, sum);
        n++;
      }
  if (n == 0)
    return NULL;
  eraPn (sum, &length, sum);
  eraC2s (sum, &lon, &lat);
  for (guint i = 0; i < n; i++)
    radius = MAX (radius, eraSepp (sum, vectors + 3 * i));
  radius = radius * ERFA_DR2D + MIN (step * ERFA_DR2D, 2.0);
  /* The middle of points all around the sphere is nowhere. */
  if (length < 0.05 * n || radius > 150)
    return nun_region_new_circle (0, 0, 180);
  return nun_region_new_circle (eraAnp (lon) * ERFA_DR2D, lat * ERFA_DR2D, MIN (radius, 180));
}

NunRegion *
nun_wcs_footprint (const NunWcs *self)
{
  NunRegion *polygon;

  if (!nun_wcs_has_sky (self))
    return NULL;
  polygon = rim_polygon (self);
  return polygon != NULL ? polygon : enclosing_circle (self);
}

/* -- other axes -------------------------------------------------------------------------------------- */

/* World coordinate of an image axis at a pixel of it, the other axes at the reference. */
static double
world_at (const NunWcs *self, int axis, double pixel_on_axis)
{
  double pixel[MAX_AXES], world[MAX_AXES];

  for (int i = 0; i < self->wcs->naxis; i++)
    pixel[i] = self->wcs->crpix[i];
  pixel[axis] = pixel_on_axis;
  return nun_wcs_to_world (self, pixel, world, 1U << axis) ? world[axis] : NAN;
}

double
nun_wcs_wavelength_at (const NunWcs *self, double pixel)
{
  const struct wcsprm *wcs = self->wcs;
  struct spxprm        spectral = { 0 };
  char                 type[5] = { 0 };
  double               value;

  if (wcs->spec < 0 || wcs->spec >= (int) self->n_axes)
    return NAN;
  value = world_at (self, wcs->spec, pixel);
  memcpy (type, wcs->ctype[wcs->spec], 4);
  if (!isfinite (value) || specx (type, value, wcs->restfrq, wcs->restwav, &spectral) != 0 ||
      spectral.wave == 0 || !isfinite (spectral.wave))
    return NAN;
  return spectral.wave > 0 ? spectral.wave : NAN;
}

gboolean
nun_wcs_wavelengths (const NunWcs *self, double *min_m, double *max_m, int *axis, gint64 *n_points)
{
  int    spec = self->wcs->spec;
  gint64 n = spec >= 0 && spec < (int) self->n_axes ? self->axes[spec] : 0;
  double first = nun_wcs_wavelength_at (self, 0.5), last = nun_wcs_wavelength_at (self, n + 0.5);

  if (n < 1 || isnan (first) || isnan (last))
    return FALSE;
  *min_m = MIN (first, last);
  *max_m = MAX (first, last);
  if (axis != NULL)
    *axis = spec;
  if (n_points != NULL)
    *n_points = n;
  return TRUE;
}

static int
axis_of_type (const NunWcs *self, const char *const *types)
{
  for (int i = 0; i < self->wcs->naxis && i < (int) self->n_axes; i++)
    for (const char *const *type = types; *type != NULL; type++)
      if (g_ascii_strncasecmp (self->wcs->ctype[i], *type, strlen (*type)) == 0)
        return i;
  return -1;
}

/* FITS standard 4.0, table 34. */
static double
days_of_unit (const char *unit)
{
  static const struct
  {
    const char *unit;
    double      days;
  } units[] = { { "d", 1.0 },          { "day", 1.0 },    { "s", 1.0 / 86400 }, { "", 1.0 / 86400 },
                { "min", 1.0 / 1440 }, { "h", 1.0 / 24 }, { "a", 365.25 },      { "yr", 365.25 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (unit, units[i].unit))
      return units[i].days;
  return NAN;
}

int
nun_wcs_time_axis (const NunWcs *self)
{
  static const char *const types[] = { "TIME", "UTC", "TAI", "TDB", "TT",
                                       "UT1",  "TCB", "TCG", "GPS", NULL };

  return axis_of_type (self, types);
}

double
nun_wcs_mjd_at (const NunWcs *self, double pixel)
{
  const struct wcsprm *wcs = self->wcs;
  int                  axis = nun_wcs_time_axis (self);
  double               zero;

  if (axis < 0)
    return NAN;
  zero = undefined (wcs->mjdref[0]) ? wcs->mjdobs : wcs->mjdref[0];
  if (undefined (zero))
    return NAN;
  if (!undefined (wcs->mjdref[0]) && !undefined (wcs->mjdref[1]))
    zero += wcs->mjdref[1];
  return zero + world_at (self, axis, pixel) * days_of_unit (wcs->cunit[axis]);
}

gboolean
nun_wcs_times (const NunWcs *self, double *min_mjd, double *max_mjd, gint64 *n_points)
{
  int    axis = nun_wcs_time_axis (self);
  double first = nun_wcs_mjd_at (self, 0.5);
  double last = axis >= 0 ? nun_wcs_mjd_at (self, (double) self->axes[axis] + 0.5) : NAN;

  if (!isfinite (first) || !isfinite (last))
    return FALSE;
  *min_mjd = MIN (first, last);
  *max_mjd = MAX (first, last);
  if (n_points != NULL)
    *n_points = self->axes[axis];
  return TRUE;
}

/* FITS standard 4.0, table 28; in ObsCore 1.1's order (section B.6.6). */
static const struct
{
  int         code;
  const char *state;
} states[] = { { 1, "I" },   { 2, "Q" },   { 3, "U" },   { 4, "V" },   { -1, "RR" }, { -2, "LL" },
               { -3, "RL" }, { -4, "LR" }, { -5, "XX" }, { -6, "YY" }, { -7, "XY" }, { -8, "YX" } };

int
nun_wcs_polarisation_axis (const NunWcs *self)
{
  static const char *const types[] = { "STOKES", NULL };

  return axis_of_type (self, types);
}

const char *
nun_wcs_polarisation_at (const NunWcs *self, gint64 pixel)
{
  int    axis = nun_wcs_polarisation_axis (self);
  double code = axis >= 0 ? world_at (self, axis, (double) pixel) : NAN;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (fabs (code - states[i].code) < 0.01)
      return states[i].state;
  return NULL;
}

char *
nun_wcs_polarisations (const NunWcs *self)
{
  int      axis = nun_wcs_polarisation_axis (self);
  GString *out;
  double   first, last;

  if (axis < 0)
    return NULL;
  first = world_at (self, axis, 1);
  last = world_at (self, axis, (double) self->axes[axis]);
  out = g_string_new ("/");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].code >= MIN (first, last) - 0.01 && states[i].code <= MAX (first, last) + 0.01)
      g_string_append_printf (out, "%s/", states[i].state);
  if (out->len > 1)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}
