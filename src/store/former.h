#pragma once

#include "observe/scan.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The rows that a collection of images or spectra has, for a second scan of its files.  Reads the publication as it is when this is
 * made, over a connection of its own; holds little of it. */
typedef struct _NunFormer NunFormer;

/* NULL where no row can be taken over: made by an older program, or damaged. */
NunFormer *nun_former_new (NunStore *store, const NunDescription *description, const char *table);
void       nun_former_free (NunFormer *self);

/* Borrowed; NULL for NULL. */
const NunScanFormer *nun_former_rows (const NunFormer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunFormer, nun_former_free)

G_END_DECLS
