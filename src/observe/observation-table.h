#pragma once

#include "observe/observation.h"

G_BEGIN_DECLS

/* Observations as a table: rows kept packed, about a kilobyte each, in a nameless temporary file where they are many.  Filled by one
 * thread, then read by any. */
#define NUN_TYPE_OBSERVATION_TABLE (nun_observation_table_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationTable, nun_observation_table, NUN, OBSERVATION_TABLE, NunTable)

NunObservationTable *nun_observation_table_new (NunDatasetKind kind);

/* A row as bytes, in any thread, and its values again, which borrow its texts; and putting it behind the others (takes row).  FALSE
 * when the disk is full. */
GBytes  *nun_observation_pack (const NunValue *values, guint n_values);
void     nun_observation_unpack (GBytes *row, NunValue *values, guint n_values);
gboolean nun_observation_table_append (NunObservationTable *self, GBytes *row, GError **error);

/* To be called when the last row is in. */
gboolean nun_observation_table_finish (NunObservationTable *self, GError **error);

G_END_DECLS
