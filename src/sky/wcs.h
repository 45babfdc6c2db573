#pragma once

#include <glib.h>

#include "sky/region.h"

G_BEGIN_DECLS

/* The world coordinates of an image, by wcslib: celestial, spectral, time and polarisation axes.
 * Immutable after birth; any thread (calls into wcslib's parsers are serialised inside).
 * Pixels count from 1, their centres are whole numbers. */
typedef struct _NunWcs NunWcs;

#define NUN_WCS_ERROR (nun_wcs_error_quark ())
typedef enum
{
  NUN_WCS_ERROR_NONE,   /* the header has no world coordinates at all */
  NUN_WCS_ERROR_BROKEN, /* it has, but nothing of use could be read */
} NunWcsError;
GQuark nun_wcs_error_quark (void);

/* Fills n wtbarr structs (as cfitsio's fits_read_wcstab takes them) with the lookup tables of -TAB axes.
 * FALSE when they cannot be read. */
typedef gboolean (*NunWcsFill) (int n, gpointer wtb, gpointer user_data);

/* A distortion table: CPDISja/DPja = 'Lookup', or D2IMDISja (astropy's and HST's way). */
typedef struct
{
  int      axis;     /* 1 or 2: the pixel coordinate that is corrected */
  gboolean detector; /* D2IM: applied first */
  gint64   size[2];
  double   crpix[2], crval[2], cdelt[2]; /* place of the table on the image */
  float   *values;                       /* size[0] * size[1], row by row */
} NunWcsLookup;

/* cards: n_cards of 80 bytes.  axes: NAXISn, n_axes of them (0 to 9).  lookups: n_lookups, copied.  What wcslib
 * refuses is tried again with what is broken left out; left_out: then a translated phrase that says
 * what ("the distortion polynomial"), else NULL; g_free; may be NULL. */
NunWcs *nun_wcs_new (const char         *cards,
                     guint               n_cards,
                     const gint64       *axes,
                     guint               n_axes,
                     NunWcsFill          fill,
                     gpointer            fill_data,
                     const NunWcsLookup *lookups,
                     guint               n_lookups,
                     char              **left_out,
                     GError            **error);
void    nun_wcs_free (NunWcs *self);

/* Whether two axes are longitude and latitude on the sky (not of the Sun or a planet). */
gboolean nun_wcs_has_sky (const NunWcs *self);

/* Which of the image's axes, from 0, are the first and the second of the sky: usually 0 and 1. */
void nun_wcs_sky_axes (const NunWcs *self, int *first, int *second);

/* "TAN", "AIT", ...; never NULL. */
const char *nun_wcs_get_projection (const NunWcs *self);

/* ICRS of a place in pixels of the two sky axes; the other axes at their first pixel.  FALSE where the
 * projection has no place. */
gboolean
nun_wcs_pixel_to_icrs (const NunWcs *self, double x, double y, double *ra_deg, double *dec_deg);

/* The other way; FALSE where there is none. */
gboolean
nun_wcs_icrs_to_pixel (const NunWcs *self, double ra_deg, double dec_deg, double *x, double *y);

/* Sizes of a pixel at the centre of the image along both sky axes, arcseconds. */
void nun_wcs_pixel_scale_arcsec (const NunWcs *self, double scale[2]);

/* What the image covers to the outer edges of its pixels: a polygon, whose arcs follow bent edges, or a circle
 * where no hemisphere holds it or the image has corners off the sphere (of 180 degrees for all-sky
 * maps).  NULL without sky. */
NunRegion *nun_wcs_footprint (const NunWcs *self);

/* The spectral axis as wavelengths in vacuum, metres, over the outer edges of its pixels; FALSE without one, or
 * when it is a velocity without a line to refer to.  axis: of the image, from 0; n_points: of it;
 * either may be NULL. */
gboolean
nun_wcs_wavelengths (const NunWcs *self, double *min_m, double *max_m, int *axis, gint64 *n_points);

/* Wavelength in vacuum of one place on the spectral axis, metres; NaN when there is none. */
double nun_wcs_wavelength_at (const NunWcs *self, double pixel);

/* The time axis as MJD over the outer edges of its pixels; FALSE without one. */
gboolean nun_wcs_times (const NunWcs *self, double *min_mjd, double *max_mjd, gint64 *n_points);

/* The image axis, from 0, of time and of polarisation; -1 for none. */
int nun_wcs_time_axis (const NunWcs *self);
int nun_wcs_polarisation_axis (const NunWcs *self);

/* MJD of one place on the time axis; NaN when there is none. */
double nun_wcs_mjd_at (const NunWcs *self, double pixel);

/* "I", "RR": the state of a pixel of the polarisation axis, from 1; static, NULL for none that the standard names. */
const char *nun_wcs_polarisation_at (const NunWcs *self, gint64 pixel);

/* The polarisation states of a STOKES axis as ObsCore writes them ("/I/Q/U/V/"), or NULL.  g_free. */
char *nun_wcs_polarisations (const NunWcs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunWcs, nun_wcs_free)

G_END_DECLS
