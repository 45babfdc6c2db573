#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* cfitsio's decoder of Rice's code looks behind the end of a damaged tile before it notices.  Tiles are walked through here
 * before it sees them, within their bytes. */

/* handle: a fitsfile* at an image.  Whether the Rice tiles that a part of it touches (pixels from low to high of each axis, from
 * 1) end where their bytes do or before; TRUE for images that are packed otherwise or not at all.  tile: receives the
 * number, from 1, of the first that does not. */
gboolean nun_fits_tiles_are_sound (gpointer      handle,
                                   const gint64 *low,
                                   const gint64 *high,
                                   int           naxis,
                                   gint64       *tile);

G_END_DECLS
