#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Read-only connections to one publication, lent to one answer at a time.  Any thread. */
typedef struct _NunStorePool NunStorePool;

NunStorePool *nun_store_pool_new (const char *path);

/* All that were taken must be back. */
void nun_store_pool_free (NunStorePool *self);

/* A connection with the description as it is now; NULL and NUN_STORE_ERROR.  Give it back by put. */
NunStore *nun_store_pool_take (NunStorePool *self, GError **error);
void      nun_store_pool_put (NunStorePool *self, NunStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunStorePool, nun_store_pool_free)

G_END_DECLS
