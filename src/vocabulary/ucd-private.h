#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files ucd*.c share and nobody else needs.  Pure functions, any thread. */

/* How many letters must be changed, added, taken away or swapped with their neighbour to turn one text
 * into the other; -1 when more than max (at most 3).  Both are taken as they are, bytes for letters. */
int nun_ucd_slips (const char *a, const char *b, int max);

G_END_DECLS
