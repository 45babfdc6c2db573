#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* Files and what their fields hold, one row a file: gaps and contradictions are marked, and can be all that is shown.  Signal "selected" (): another
 * file is the chosen one; "opened" (): a double click or Enter on it. */
#define NUN_TYPE_OBSERVATION_GRID (nun_observation_grid_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationGrid, nun_observation_grid, NUN, OBSERVATION_GRID, AdwBin)

/* columns: of guint, which of the collection's columns are shown. */
void nun_observation_grid_show (NunObservationGrid *self,
                                NunObservations    *observations,
                                GArray             *columns);

/* Which files are shown: those that lack a field of level 1, those that contradict themselves; all when neither is asked for. */
void  nun_observation_grid_set_filter (NunObservationGrid *self, gboolean gaps, gboolean conflicts);
guint nun_observation_grid_get_n_shown (NunObservationGrid *self);

/* Row of the observations, -1 for none. */
gint64 nun_observation_grid_get_selected (NunObservationGrid *self);
void   nun_observation_grid_select (NunObservationGrid *self, gint64 row);

G_END_DECLS
