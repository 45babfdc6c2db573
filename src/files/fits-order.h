#pragma once

#include "files/format.h"

G_BEGIN_DECLS

/* FITS files whose first keywords stand elsewhere in the header (NAXIS1 behind others): cfitsio refuses them, most other
 * programs do not. */

/* Whether the first header is one that can be put in order: cheap for those that are. */
gboolean nun_fits_is_disordered (const NunInput *input);

/* A nameless temporary copy with the keywords in order; -1 with an error.  The caller closes it. */
int nun_fits_put_in_order (const NunInput *input,
                           gint64         *size,
                           GCancellable   *cancellable,
                           GError        **error);

G_END_DECLS
