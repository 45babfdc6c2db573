#pragma once

#include "files/rows.h"

G_BEGIN_DECLS

/* Rows kept in an unlinked temporary file, to be read again in any order: what a list of a million rows
 * shows.  Memory: 8 bytes a row and a small cache.  Filled by one thread, then read by any (locked). */
#define NUN_TYPE_SPOOL (nun_spool_get_type ())
G_DECLARE_FINAL_TYPE (NunSpool, nun_spool, NUN, SPOOL, GObject)

/* Reads all of rows.  Blocks; NULL on an error of the rows, of the disk, or when cancelled. */
NunSpool *nun_spool_new (NunRows *rows, GCancellable *cancellable, GError **error);

GPtrArray *nun_spool_get_columns (NunSpool *self); /* of NunColumn, borrowed */
gint64     nun_spool_get_n_rows (NunSpool *self);

/* A longer cell (a large array, an essay) is cut to this many bytes and ends with an ellipsis. */
#define NUN_SPOOL_MAX_CELL 4096

/* The cell as a person is shown it (nun_display_append); "" for NULL and behind the end.  g_free. */
char *nun_spool_dup_cell (NunSpool *self, gint64 row, guint column);

G_END_DECLS
