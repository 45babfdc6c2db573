#pragma once

#include "files/header.h"

G_BEGIN_DECLS

/* The dispersion functions of IRAF's multispec format (F. Valdes, "The IRAF/NOAO Spectral World Coordinate
 * Systems", 1993): one for each line of the image.  Immutable after birth; any thread. */
typedef struct _NunIraf NunIraf;

/* n_lines: of the image.  NULL when the header has no such functions. */
NunIraf *nun_iraf_new (const NunHeader *header, gint64 n_lines);
void     nun_iraf_free (NunIraf *self);

/* "angstroms": what WAT1 gives for units, "" for none. */
const char *nun_iraf_get_unit (const NunIraf *self);

/* Whether line i, from 0, has a function that gives wavelengths. */
gboolean nun_iraf_is_calibrated (const NunIraf *self, gint64 line);

/* The pixels of line i that count, at most n_pixels of them. */
gint64 nun_iraf_n_points (const NunIraf *self, gint64 line, gint64 n_pixels);

/* The coordinate of a pixel, from 1, in the unit of the axis; NaN without one. */
double nun_iraf_evaluate (const NunIraf *self, gint64 line, double pixel);

/* The value of one attribute of "WATn_...", such as "units" or "system"; NULL.  g_free. */
char *nun_iraf_attribute (const NunHeader *header, int axis, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunIraf, nun_iraf_free)

G_END_DECLS
