#pragma once

#include "files/pixels-box.h"

G_BEGIN_DECLS

/* A part of an image as a FITS file of its own: the pixels as they are stored (a tile-compressed image comes out plain), the
 * whole header with its world coordinates moved (CRPIXj of every alternative, LTVj, CNPIXj, rims of distortion tables), and
 * the extensions that these coordinates need. */

/* Bytes of its pixels, at most. */
gint64 nun_cut_size (const NunImage *image, const NunBox *box);

/* Writes it into a nameless temporary file: a descriptor to read from, for the caller to close; -1 with NUN_FILES_ERROR or
 * G_IO_ERROR.  size: bytes.  Blocks. */
int nun_cut_write (NunFile        *file,
                   const NunImage *image,
                   const NunBox   *box,
                   gint64         *size,
                   GCancellable   *cancellable,
                   GError        **error);

/* The header of such a file: cards of 80 bytes with END, filled to 2880.  bitpix as stored. */
GString *
nun_cut_header (const NunHeader *header, int bitpix, const NunBox *box, const char *remark);

/* Cards of a distortion table that belongs to the image, moved with it; the same length. Only for pixels-cut.c. */
void nun_cut_move_table (GString *cards, const double offset[2]);

/* Whether the header's coordinates need extensions of that name: tables of distortion, of coordinates. */
gboolean nun_cut_needs (const NunHeader *header, const char *extname);

G_END_DECLS
