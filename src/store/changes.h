#pragma once

#include "describe/collection.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What has changed between the rows of a collection of images or spectra and those of a second scan.  Holds
 * a bit of each former row in memory.  One thread. */
typedef struct _NunChanges NunChanges;

NunChanges *nun_changes_new (NunStore *store, const NunCollection *collection, GError **error);
void        nun_changes_free (NunChanges *self);

/* table: one with the columns of nun_observation_columns.  Before the former rows are replaced; once. */
gboolean
nun_changes_compare (NunChanges *self, NunTable *table, GCancellable *cancellable, GError **error);

/* Sentences, of char *; empty when nothing has changed. */
GPtrArray *nun_changes_tell (const NunChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunChanges, nun_changes_free)

G_END_DECLS
