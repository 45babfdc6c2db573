#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

/* Measures from the rows of images or spectra how far they reach in time and in the spectrum: sets temporal and spectral of
 * the collection, which is not shared yet.  Of tables it sets nothing: their description says it (describe/coverage.h).  The
 * caller holds the lock.  FALSE with a NunStoreError, or when cancelled. */
gboolean nun_store_measure (NunStore      *self,
                            NunCollection *collection,
                            gint64         id,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
