#pragma once

#include "files/pixels.h"
#include "files/spectrum.h"

G_BEGIN_DECLS

/* Small pictures of images and spectra as PNG, by cairo. */

/* Grey levels of an image: from just below the background, as the median and its spread tell it, to the brightest half
 * per cent, on the scale of an inverse hyperbolic sine.  low: black.  soft: below it, above low, the scale is linear.
 * FALSE where no pixel is known. */
typedef struct
{
  double low, high, soft;
} NunStretch;

gboolean nun_stretch_find (const NunPlane *plane, NunStretch *stretch);

/* 0 to 1. */
double nun_stretch_apply (const NunStretch *stretch, double value);

/* The image, first row at the bottom; small ones are blown up by whole numbers as far as `width` allows. */
GBytes *nun_preview_of_image (const NunPlane *plane, guint width);

/* Flux over wavelength for one spectrum or several: of NunSamples. flux_label: with its unit; may be NULL. */
GBytes *
nun_preview_of_spectra (GPtrArray *spectra, const char *title, const char *flux_label, guint width);

/* A kept picture, or NULL; and keeping one.  key: letters and digits.  Any thread; nothing is said when the user's cache
 * folder cannot be used. */
GBytes *nun_preview_cache_get (const char *key);
void    nun_preview_cache_put (const char *key, GBytes *picture);

/* Bytes that the folder may hold. */
#define NUN_PREVIEW_CACHE_BYTES (G_GINT64_CONSTANT (256) << 20)

G_END_DECLS
