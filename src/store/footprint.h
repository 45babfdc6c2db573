#pragma once

#include "sky/moc.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* Where images and spectra lie, for searches: SQLite's R*Tree over boxes of their footprints (s_region, else the point s_ra,
 * s_dec) in unit vectors, and indexes over their paths and names.  Inside a transaction, the lock held, but for find. */

/* coverage gets the cells of the footprints. */
gboolean nun_footprints_make (NunStore            *self,
                              const NunCollection *collection,
                              gint64               id,
                              NunMoc              *coverage,
                              GCancellable        *cancellable,
                              GError             **error);
gboolean nun_footprints_drop (NunStore *self, gint64 id, GError **error);

G_END_DECLS
