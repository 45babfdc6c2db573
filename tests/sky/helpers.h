#pragma once

#include "sky/healpix.h"
#include "sky/region.h"

/* What the sky's tests share. */

/* The test ends where the text is no region. */
NunRegion *region (const char *text);

/* The range that holds the cell, or NULL; ranges: of NunCellRange. */
const NunCellRange *find_range (GArray *ranges, gint64 cell);
