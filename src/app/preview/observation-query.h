#pragma once

#include "app/session/observation-search.h"
#include "app/session/session.h"

G_BEGIN_DECLS

/* A search for images or spectra in the Preview step: the form, and the answer as pictures or as a table.  The question goes to the
 * running server as any client would send it. */
#define NUN_TYPE_OBSERVATION_QUERY (nun_observation_query_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationQuery, nun_observation_query, NUN, OBSERVATION_QUERY, AdwBin)

/* service: the URL of SIAv2 or (spectra) SSAP; another table than before empties the form and the answer. */
void nun_observation_query_show (NunObservationQuery *self,
                                 const NunCollection *collection,
                                 const char          *base_url,
                                 const char          *service);

/* What stands in the form now; its strings are borrowed until it changes. */
NunObservationAsk nun_observation_query_get_ask (NunObservationQuery *self);

G_END_DECLS
