#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

/* What a removal is called in the history, in the place of a field's key; `before` holds the collection's number. */
#define NUN_STORE_REMOVAL "-removal"

/* Inside a transaction: lays the table aside, or brings it back.  Nothing happens where that is no longer possible. */
gboolean nun_store_replay_removal (NunStore   *self,
                                   const char *table,
                                   gint64      id,
                                   gboolean    away,
                                   GError    **error);

/* Tables that lie aside go for good, and undo forgets them.  When a publication is opened and closed by who may write; quietly left
 * to the next one when it does not work.  The caller holds the lock. */
void nun_store_sweep (NunStore *self);

G_END_DECLS
