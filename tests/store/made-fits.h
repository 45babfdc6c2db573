#pragma once

#include <glib.h>

/* Small FITS images written by hand. */

typedef struct
{
  const char *object;          /* or NULL */
  double      ra_deg, dec_deg; /* NaN: no world coordinates */
  double      exposure_s;      /* NaN: none */
  const char *date;            /* "2004-03-01T06:00:00", or NULL */
  const char *filter;          /* or NULL */
} MadeImage;

/* 20 by 10 pixels of 36 arcsec in the tangent plane.  Makes folders on the way. */
void write_image (const char *folder, const char *name, const MadeImage *image);
