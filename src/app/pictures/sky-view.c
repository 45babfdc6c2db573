/* Places of the sky on a picture and back, and the ways through it. */
#include "app/pictures/sky-view.h"

#include <math.h>

/* Room around the ellipse, in pixels: dots on its rim stay whole. */
#define MARGIN 6.0

/* A field is at least so many times as large as the whole sky would be; the nearest look is a hundredth of an arcsecond a
 * pixel. */
#define FIRST_ZOOM 2.0
#define LARGEST_SCALE 360000.0

/* Behind this distance from the middle a stereographic picture has no use. */
#define HORIZON_COSINE (-0.9)

#define DEGREE (G_PI / 180.0)

NunSkyView
nun_sky_view_whole (double width, double height)
{
  return (NunSkyView){ width, height, 180.0, 0.0, 0.0 };
}

gboolean
nun_sky_view_is_whole (const NunSkyView *self)
{
  return !(self->scale > 0.0);
}

double
nun_sky_view_get_half_width (const NunSkyView *self)
{
  return MAX (1.0, MIN (self->width / 2.0 - MARGIN, self->height - 2.0 * MARGIN));
}

double
nun_sky_view_get_scale (const NunSkyView *self)
{
  return nun_sky_view_is_whole (self) ? nun_sky_view_get_half_width (self) / 180.0 : self->scale;
}

double
nun_sky_view_get_radius_deg (const NunSkyView *self)
{
  double r = hypot (self->width, self->height) / 2.0 / nun_sky_view_get_scale (self) * DEGREE;

  return nun_sky_view_is_whole (self) ? 180.0 : 2.0 * atan (r / 2.0) / DEGREE;
}

/* -- the whole sky ----------------------------------------------------------------------------------- */

/* 2t + sin 2t = pi sin(dec), by Newton's method (eq. 31-4). */
static double
auxiliary_angle (double dec)
{
  double target = G_PI * sin (dec), t = dec;

  if (fabs (dec) > 1.5707)
    return dec > 0 ? G_PI_2 : -G_PI_2;
  for (guint i = 0; i < 20; i++)
    {
      double step = (2.0 * t + sin (2.0 * t) - target) / (2.0 + 2.0 * cos (2.0 * t));

      t -= step;
      if (fabs (step) < 1e-6)
        break;
    }
  return t;
}

static void
project_whole (const NunSkyView *self, double ra_deg, double dec_deg, double *x, double *y)
{
  double half = nun_sky_view_get_half_width (self);
  double t = auxiliary_angle (dec_deg * DEGREE);
  double lon = (180.0 - ra_deg) / 180.0; /* -1 to 1, growing to the left */

  *x = self->width / 2.0 + lon * half * cos (t);
  *y = self->height / 2.0 - half / 2.0 * sin (t);
}

static gboolean
unproject_whole (const NunSkyView *self, double x, double y, double *ra_deg, double *dec_deg)
{
  double half = nun_sky_view_get_half_width (self);
  double sine = (self->height / 2.0 - y) / (half / 2.0), t, lon;

  if (fabs (sine) > 1.0)
    return FALSE;
  t = asin (sine);
  lon = cos (t) > 1e-9 ? (x - self->width / 2.0) / (half * cos (t)) : 0.0;
  if (fabs (lon) > 1.0)
    return FALSE;
  *dec_deg = asin (CLAMP ((2.0 * t + sin (2.0 * t)) / G_PI, -1.0, 1.0)) / DEGREE;
  *ra_deg = 180.0 - 180.0 * lon;
  return TRUE;
}

/* -- fields ------------------------------------------------------------------------------------------ */

static gboolean
project_field (const NunSkyView *self, double ra_deg, double dec_deg, double *x, double *y)
{
  double lon = (ra_deg - self->ra_deg) * DEGREE, lat = dec_deg * DEGREE;
  double lat0 = self->dec_deg * DEGREE;
  double cosine = sin (lat0) * sin (lat) + cos (lat0) * cos (lat) * cos (lon);
  double k = 2.0 / (1.0 + cosine) * self->scale / DEGREE;

  if (cosine < HORIZON_COSINE)
    return FALSE;
  *x = self->width / 2.0 - k * cos (lat) * sin (lon);
  *y = self->height / 2.0 - k * (cos (lat0) * sin (lat) - sin (lat0) * cos (lat) * cos (lon));
  return TRUE;
}

static void
unproject_field (const NunSkyView *self, double x, double y, double *ra_deg, double *dec_deg)
{
  double u = (self->width / 2.0 - x) / self->scale * DEGREE;
  double v = (self->height / 2.0 - y) / self->scale * DEGREE;
  double rho = hypot (u, v), c = 2.0 * atan (rho / 2.0), lat0 = self->dec_deg * DEGREE;
  double turn = atan2 (u * sin (c), rho * cos (lat0) * cos (c) - v * sin (lat0) * sin (c));
  double sine = rho > 0 ? cos (c) * sin (lat0) + v * sin (c) * cos (lat0) / rho : sin (lat0);

  *ra_deg = fmod (self->ra_deg + (rho > 0 ? turn / DEGREE : 0.0) + 720.0, 360.0);
  *dec_deg = asin (CLAMP (sine, -1.0, 1.0)) / DEGREE;
}

/* -- both -------------------------------------------------------------------------------------------- */

gboolean
nun_sky_view_project (const NunSkyView *self, double ra_deg, double dec_deg, double *x, double *y)
{
  if (!nun_sky_view_is_whole (self))
    return project_field (self, ra_deg, dec_deg, x, y);
  project_whole (self, ra_deg, dec_deg, x, y);
  return TRUE;
}

gboolean
nun_sky_view_unproject (const NunSkyView *self, double x, double y, double *ra_deg, double *dec_deg)
{
  if (nun_sky_view_is_whole (self))
    return unproject_whole (self, x, y, ra_deg, dec_deg);
  unproject_field (self, x, y, ra_deg, dec_deg);
  return TRUE;
}

/* Turns a field until that place lies at x, y; near the poles as well as it goes. */
static void
bring (NunSkyView *self, double ra_deg, double dec_deg, double x, double y)
{
  for (guint i = 0; i < 8; i++)
    {
      double ra, dec, turn;

      unproject_field (self, x, y, &ra, &dec);
      turn = remainder (ra_deg - ra, 360.0);
      self->ra_deg = fmod (self->ra_deg + turn + 360.0, 360.0);
      self->dec_deg = CLAMP (self->dec_deg + dec_deg - dec, -90.0, 90.0);
    }
}

void
nun_sky_view_zoom (NunSkyView *self, double factor, double x, double y)
{
  double first = FIRST_ZOOM * nun_sky_view_get_half_width (self) / 180.0;
  double scale = nun_sky_view_get_scale (self) * factor, ra, dec;

  if (!nun_sky_view_unproject (self, x, y, &ra, &dec))
    return;
  if (nun_sky_view_is_whole (self))
    {
      if (factor <= 1.0)
        return;
      scale = MAX (scale, first);
      self->ra_deg = ra;
      self->dec_deg = dec;
    }
  else if (scale < first * 0.999)
    {
      *self = nun_sky_view_whole (self->width, self->height);
      return;
    }
  self->scale = MIN (scale, LARGEST_SCALE);
  bring (self, ra, dec, x, y);
}

void
nun_sky_view_pan (NunSkyView *self, double x, double y, double dx, double dy)
{
  double ra, dec;

  if (nun_sky_view_is_whole (self))
    return;
  unproject_field (self, x, y, &ra, &dec);
  bring (self, ra, dec, x + dx, y + dy);
}

void
nun_sky_view_look_at (NunSkyView *self, double ra_deg, double dec_deg, double radius_deg)
{
  double first = FIRST_ZOOM * nun_sky_view_get_half_width (self) / 180.0;
  double room = MIN (self->width, self->height) / 2.0 * 0.85;
  double extent = 2.0 * tan (MIN (radius_deg, 170.0) / 2.0 * DEGREE) / DEGREE;

  self->ra_deg = fmod (ra_deg + 720.0, 360.0);
  self->dec_deg = CLAMP (dec_deg, -90.0, 90.0);
  self->scale = CLAMP (room / MAX (extent, 1e-9), first, LARGEST_SCALE);
}
