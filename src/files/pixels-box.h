#pragma once

#include "files/image.h"

G_BEGIN_DECLS

/* A rectangular part of an image: pixels from low to high of each axis, counted from 1, both included. */
typedef struct
{
  int    naxis;
  gint64 low[9], high[9];
} NunBox;

/* The whole image. */
void nun_box_init (NunBox *self, const NunImage *image);

/* Number of pixels. */
gint64 nun_box_count (const NunBox *self);

/* Narrows the box to the pixels that the region touches (the rectangle around them: the region lies in it as far as in the
 * image); FALSE when it touches none, or the image has no place on the sky. */
gboolean nun_box_cut_sky (NunBox *self, const NunImage *image, const NunRegion *region);

/* The same for the pixels of the spectral axis that wavelengths from min_m to max_m (vacuum, metres; infinite ends are open)
 * fall on. */
gboolean nun_box_cut_band (NunBox *self, const NunImage *image, double min_m, double max_m);

/* The same of the time axis and MJDs. */
gboolean nun_box_cut_time (NunBox *self, const NunImage *image, double min_mjd, double max_mjd);

/* The same of the polarisation axis and states ("I", "RR", ended by NULL); planes between wanted ones stay, since a box has
 * no holes. */
gboolean nun_box_cut_polarisations (NunBox *self, const NunImage *image, const char *const *states);

G_END_DECLS
