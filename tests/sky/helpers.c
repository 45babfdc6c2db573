/* Regions from their texts, cells in ranges. */
#include "helpers.h"

NunRegion *
region (const char *text)
{
  NunRegion *self = nun_region_from_text (text);

  if (self == NULL)
    g_error ("not a region: %s", text);
  return self;
}

const NunCellRange *
find_range (GArray *ranges, gint64 cell)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const NunCellRange *range = &g_array_index (ranges, NunCellRange, i);

      if (cell >= range->first && cell <= range->last)
        return range;
    }
  return NULL;
}
