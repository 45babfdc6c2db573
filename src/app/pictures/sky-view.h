#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a piece of the sky lies on a picture: the whole sky as Mollweide's ellipse with right ascension 180 in the middle, or
 * a field around a place in stereographic projection (Snyder 1987, USGS PP 1395, eqs. 31-1 to 31-4 and 21-2 to 21-4); right
 * ascension grows to the left, north is up in the middle.  Plain values; any thread.  Degrees and pixels. */
typedef struct
{
  double width, height;   /* of the picture */
  double ra_deg, dec_deg; /* the middle of a field */
  double scale;           /* pixels for a degree in the middle of a field; 0: the whole sky */
} NunSkyView;

/* A new picture of the whole sky. */
NunSkyView nun_sky_view_whole (double width, double height);

gboolean nun_sky_view_is_whole (const NunSkyView *self);

/* Pixels for a degree in the middle. */
double nun_sky_view_get_scale (const NunSkyView *self);

/* Half the width of the ellipse of the whole sky, which is twice its height. */
double nun_sky_view_get_half_width (const NunSkyView *self);

/* How far from its middle the picture reaches: 180 for the whole sky. */
double nun_sky_view_get_radius_deg (const NunSkyView *self);

/* FALSE for a place that has none in the projection; one beside the picture has. */
gboolean
nun_sky_view_project (const NunSkyView *self, double ra_deg, double dec_deg, double *x, double *y);

/* FALSE outside of the ellipse of the whole sky. */
gboolean nun_sky_view_unproject (const NunSkyView *self,
                                 double            x,
                                 double            y,
                                 double           *ra_deg,
                                 double           *dec_deg);

/* Makes what is at x, y larger by the factor, and leaves it there; as small as it gets it is the whole sky. */
void nun_sky_view_zoom (NunSkyView *self, double factor, double x, double y);

/* Brings what was at x, y by so many pixels; the whole sky stays. */
void nun_sky_view_pan (NunSkyView *self, double x, double y, double dx, double dy);

/* A field with everything within a radius. */
void nun_sky_view_look_at (NunSkyView *self, double ra_deg, double dec_deg, double radius_deg);

G_END_DECLS
