#pragma once

#include "query/observation.h"
#include "serve/protocol.h"
#include "vo/observation.h"

G_BEGIN_DECLS

/* A question to a collection of images or spectra as the parameters of a request built it up, whatever their protocol, and
 * the rows that answer it. */
typedef struct
{
  NunObservationQuestion question; /* its arrays are made */
  GPtrArray             *dids; /* of char*: identifiers of which a row must have one; empty: any */
  GPtrArray  *types;           /* of char*: media types of which a file must have one; empty: any */
  GPtrArray  *collections;     /* of char*: obs_collection must be one, any case; empty: any */
  gboolean    collection_part; /* it need only hold one of them (SSAP) */
  GPtrArray  *strings;         /* owns the texts of the question */
  NunVoAccess accesses[4];     /* the forms in which each dataset is given, a row each */
  guint       n_accesses;
  gint64      max_rows; /* more of them are an overflow */
  gint64      top;      /* the service stops there, which is none; 0: no such bound */
} NunObservationSearch;

void nun_observation_search_init (NunObservationSearch *self);
void nun_observation_search_clear (NunObservationSearch *self);

/* Takes region. */
void nun_observation_search_add_region (NunObservationSearch *self, NunRegion *region);
void nun_observation_search_add_interval (NunObservationSearch *self,
                                          const char           *min_key,
                                          const char           *max_key,
                                          const double          ends[2]);
void nun_observation_search_add_text (NunObservationSearch *self,
                                      const char           *key,
                                      const char           *value,
                                      gboolean              is_part);
void nun_observation_search_add_access (NunObservationSearch *self, NunVoAccess access);

/* Rows of view (which is taken, also on an error): lazily, up to one more than max_rows.  NULL and NUN_STORE_ERROR. */
NunRows *nun_observation_search_run (const NunObservationSearch *self,
                                     const NunService           *service,
                                     const char                 *table,
                                     NunVoObservation           *view,
                                     GCancellable               *cancellable,
                                     GError                    **error);

/* The row of the store with that identifier, as a cursor whose first row is that one, or NULL: there is none, or an error.  view is bound
 * to it and has begun it. */
NunRows *nun_observation_find (const NunService *service,
                               const char       *table,
                               const char       *did,
                               NunVoObservation *view,
                               GError          **error);

/* From when on the file at that path may go out as a whole: the latest day of all datasets in it, seconds since 1970, 0 for
 * always.  FALSE and NUN_STORE_ERROR. */
gboolean nun_observation_file_release (const NunService *service,
                                       const char       *table,
                                       const char       *path,
                                       gint64           *release_s,
                                       GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NunObservationSearch, nun_observation_search_clear)

G_END_DECLS
