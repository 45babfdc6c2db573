#pragma once

#include "files/format.h"

G_BEGIN_DECLS

/* Headers at which cfitsio does not fail but falls (a division by a tile size of zero, while it goes to the HDU): they are found before it
 * sees them. */

/* The HDU (from 0) whose header is such a one, or -1.  keyword: receives the keyword at fault, static; may be NULL. Looks at headers
 * only. */
int nun_fits_guard (const NunInput *input, const char **keyword);

G_END_DECLS
