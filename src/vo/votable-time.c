/* Which columns of an answer are times, and from when they count. */
#include "vo/votable-time.h"

#include "describe/coverage.h"

/* Of the observation model: days from the origin of MJD; headers that say no other scale mean UTC (FITS 4.0, section
 * 9.2.1). */
static gboolean
of_model (const NunColumn *column, NunVotableTime *time)
{
  static const char *const ucds[] = { "time.start", "time.end", "time.epoch",
                                      "VOX:Image_MJDateObs" };

  if (g_strcmp0 (column->unit, "d") != 0 || column->ucd == NULL ||
      !nun_datatype_is_number (column->datatype))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ucds); i++)
    if (g_str_has_prefix (column->ucd, ucds[i]))
      {
        time->origin = "MJD-origin";
        time->scale = "UTC";
        return TRUE;
      }
  return FALSE;
}

static gboolean
of_table (const NunCollection *collection, const NunColumn *column, NunVotableTime *time)
{
  int source = nun_collection_find_column (collection, column->name);

  if (source < 0 || collection->profile == NULL)
    return FALSE;
  time->origin = nun_coverage_time_origin (column, &collection->profile->columns[source]);
  time->scale = "UNKNOWN";
  return time->origin != NULL;
}

GArray *
nun_vo_votable_times (const NunDescription *description, const char *table, GPtrArray *columns)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  GArray              *times = g_array_new (TRUE, TRUE, sizeof (NunVotableTime));

  for (guint i = 0; collection != NULL && i < columns->len; i++)
    {
      NunVotableTime time = { .column = i };

      if (collection->kind == NUN_COLLECTION_TABLE ? of_table (collection, columns->pdata[i], &time)
                                                   : of_model (columns->pdata[i], &time))
        g_array_append_val (times, time);
    }
  return times;
}
