#pragma once

#include "sky/region.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Questions to a collection of images or spectra, as SIAv1, SIAv2 and SSAP ask them. */

/* How a footprint and a region of the question must lie to each other. */
typedef enum
{
  NUN_MATCH_OVERLAPS,
  NUN_MATCH_COVERS,   /* the footprint covers the region */
  NUN_MATCH_ENCLOSED, /* the region covers the footprint */
  NUN_MATCH_CENTER,   /* the region's centre lies in the footprint */
} NunMatch;

/* An interval that a pair of fields (or one) must overlap; infinite ends are open. */
typedef struct
{
  const char *min_key, *max_key; /* "em_min", "em_max"; both the same for a single value */
  double      minimum, maximum;
} NunIntervalTest;

/* A text that a field must be; any case, but for product_path. */
typedef struct
{
  const char *key;
  const char *value;
  gboolean    is_part; /* a state of pol_states, a word of a list */
} NunTextTest;

/* Within one list of the same key any may fit; different keys must all fit.  Rows that do not know a field that is asked for
 * do not fit. */
typedef struct
{
  GPtrArray *regions; /* of NunRegion; NULL or empty: anywhere */
  NunMatch   match;
  GArray    *intervals; /* of NunIntervalTest, or NULL */
  GArray    *texts;     /* of NunTextTest, or NULL */
  gint64 max_rows; /* 0: columns only; the cursor gives up to one row more, which tells overflow */
  gboolean is_ranked; /* nearest first even of the whole sky */
} NunObservationQuestion;

/* All columns of the collection, hidden ones too; nearest first where there is one region (of less than the whole sky, or is_ranked), else in sky order.
 * Candidates come from an index over footprints, then an exact test.  Footprint: s_region, else the point s_ra, s_dec.
 * The cursor is as lazy as the order allows. */
NunRows *nun_query_observation (NunStore                     *store,
                                const char                   *table,
                                const NunObservationQuestion *question,
                                GCancellable                 *cancellable,
                                GError                      **error);

/* The one row with that identifier (obs_publisher_did), or with that key (file path and HDU as the service writes them); a cursor of no
 * or one row. */
NunRows *nun_query_observation_by_id (NunStore   *store,
                                      const char *table,
                                      const char *obs_publisher_did,
                                      GError    **error);

G_END_DECLS
