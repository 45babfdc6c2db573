#pragma once

#include "files/header.h"
#include "sky/wcs.h"

G_BEGIN_DECLS

/* Distortion tables in extensions of their own, as HST's headers refer to them: CPDISn = 'Lookup' with DPn
 * records, D2IMDISn = 'Lookup' with D2IMn (astropy's documentation of its WCS, "Lookup table distortions").
 * Only for the files fits-*.c.  handle: a fitsfile*, whose current HDU changes back in the end.
 * Of NunWcsLookup. */
GArray *nun_fits_lookups_read (void *handle, const NunHeader *header);

/* Frees the values of its entries. */
void nun_fits_lookups_clear (GArray *lookups);

G_END_DECLS
