#pragma once

#include "files/format.h"

G_BEGIN_DECLS

/* Headers at which cfitsio does not fail but falls, while it goes to the HDU: a division by a tile size of zero, more axes
 * than its arrays have (NAXIS above 99), memory for millions of TFIELDS.  They are found before it sees them. */

/* The HDU (from 0) whose header is such a one, or -1.  keyword: receives the keyword at fault, static; may be NULL. Looks at headers
 * only. */
int nun_fits_guard (const NunInput *input, const char **keyword);

G_END_DECLS
