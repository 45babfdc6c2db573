#pragma once

#include "observe/observation.h"

G_BEGIN_DECLS

/* Observations as a table: rows kept packed in memory, about a kilobyte each.  Filled by one thread, then read by any. */
#define NUN_TYPE_OBSERVATION_TABLE (nun_observation_table_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationTable, nun_observation_table, NUN, OBSERVATION_TABLE, NunTable)

NunObservationTable *nun_observation_table_new (NunDatasetKind kind);

/* A row as bytes, and putting it behind the others (takes row).  Packing is done in any thread. */
GBytes *nun_observation_pack (const NunValue *values, guint n_values);
void    nun_observation_table_append (NunObservationTable *self, GBytes *row);

/* To be called when the last row is in. */
void nun_observation_table_finish (NunObservationTable *self);

G_END_DECLS
