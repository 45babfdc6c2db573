#pragma once

#include "observe/scan.h"
#include "store/store.h"

/* Publications of made-up images: footprints all over the sky, without any file. */

/* What was made, for comparing: entry i is row i. */
typedef struct
{
  NunRegion *region; /* NULL: the row has no position */
  gboolean   is_point;
  double     em_min, em_max; /* NaN unknown */
  char       pol[16];        /* "" unknown */
  char       path[32];
} MadeObservation;

/* n seeded images in a collection "made" of the kind.  Free with free_observations. */
MadeObservation *make_observations (NunStore *store, NunDatasetKind kind, guint n);
void             free_observations (MadeObservation *made, guint n);
