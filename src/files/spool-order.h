#pragma once

#include "files/spool.h"

G_BEGIN_DECLS

/* The rows of a spool (indices: of guint, at most G_MAXUINT of them) in the order of a column: numbers by size, text as people sort
 * names ("img2" before "img10", in the order of the locale).  Equal cells stay as they were found; those that say nothing, or
 * in a column of numbers no number, come last in either direction.  Takes some µs a row: for a thread.  NULL when cancelled. */
GArray *
nun_spool_order (NunSpool *self, guint column, gboolean descending, GCancellable *cancellable);

G_END_DECLS
