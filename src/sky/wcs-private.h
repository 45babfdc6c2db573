#pragma once

#include "sky/frame.h"
#include "sky/wcs.h"

/* What the files wcs*.c share; they include wcslib. */
struct wcsprm;

struct _NunWcs
{
  int            n_all;
  struct wcsprm *all; /* what wcspih made */
  struct wcsprm *wcs; /* the one of them that counts */
  guint          n_axes;
  gint64         axes[9];
  int            sky[2]; /* image axes of the sky, or -1 */
  gboolean       galactic, ecliptic, besselian;
  double         equinox; /* NaN: ICRS */
  NunWcsLookup  *lookups;
  guint          n_lookups;
  char           projection[4];
  GMutex         lock; /* wcslib remembers its last lookup in the struct */
};

/* World coordinates (as wcslib gives them) of a whole pixel vector, wcs->naxis long; FALSE when the axes in `mask`
 * (bits by world axis) have none. */
gboolean nun_wcs_to_world (const NunWcs *self, const double *pixel, double *world, unsigned mask);
