#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* handle: a fitsfile* at an HDU.  All its cards but END, 80 bytes each; those of a packed image as they are
 * of the image unpacked.  Empty when they cannot be read.  Free it. */
GString *nun_fits_cards_read (gpointer handle);

G_END_DECLS
