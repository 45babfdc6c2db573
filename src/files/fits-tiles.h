#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* cfitsio's decoders look behind the end of a damaged tile before they notice, and that of HCOMPRESS writes as many pixels as
 * the tile claims to have.  Tiles are walked through here before it sees them, within their bytes. */

/* handle: a fitsfile* at an image.  Whether the tiles that a part of it touches (pixels from low to high of each axis, from 1),
 * packed by Rice, HCOMPRESS or PLIO, end where their bytes do or before; TRUE for images that are packed otherwise or not at all.  tile: receives the
 * number, from 1, of the first that does not. */
gboolean nun_fits_tiles_are_sound (gpointer      handle,
                                   const gint64 *low,
                                   const gint64 *high,
                                   int           naxis,
                                   gint64       *tile);

/* The same of n pixels from `first` on, from 0, in the order of the file. */
gboolean nun_fits_run_is_sound (gpointer handle, gint64 first, gint64 n);

/* Whether an HCOMPRESS stream (White, Greenfield and Postman's; FITS standard 4.0, section 10.4.4) of n pixels is whole. */
gboolean nun_fits_hcompress_is_whole (const guint8 *bytes, gsize length, gint64 n);

G_END_DECLS
