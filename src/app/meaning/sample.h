#pragma once

#include <gio/gio.h>

#include "observe/dataset.h"

G_BEGIN_DECLS

/* One image or spectrum read from its file again, with its header: what rules are tried on.  Reads in a thread.  path: absolute.
 * hdu, index: which one of the file; where it is not there any more, the first one. */
void nun_sample_read_async (const char         *path,
                            int                 hdu,
                            int                 index,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);

/* NULL and a sentence when the file cannot be read, or holds neither. */
NunDataset *nun_sample_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
