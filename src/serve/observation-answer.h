#pragma once

#include "serve/format.h"
#include "serve/observation-search.h"
#include "serve/origin.h"
#include "vo/votable-writer.h"

G_BEGIN_DECLS

/* Which protocol's manners an answer has. */
typedef enum
{
  NUN_MANNERS_DAL1, /* SIAv1, SSAP: errors under status 200, which is all that their clients show */
  NUN_MANNERS_DALI, /* SIAv2, DataLink: status 400, the sentence behind one of DALI's words */
} NunManners;

/* One answer of an image or spectrum service. */
typedef struct
{
  const NunService        *service;
  const char              *table;
  const NunRequest        *request;
  const NunProtocol       *protocol;
  const char              *url;   /* of the service, with its "?" */
  guint                    model; /* of NunModel */
  int                      verbosity;
  const NunInfo           *infos; /* besides those that say where the answer comes from; or NULL */
  gboolean                 metadata; /* parameters and columns, no rows */
  gboolean                 outputs;  /* with metadata: columns also as PARAM "OUTPUT:..." (SSAP) */
  const NunVotableService *self_description; /* what the service takes, or NULL */
  NunResponseFormat        format;
} NunObservationReply;

/* How a protocol understands the request of a reply: fills the search, and of the reply what the request decides. */
typedef gboolean (*NunObservationRead) (NunObservationSearch *search,
                                        NunObservationReply  *reply,
                                        GError              **error);

/* Whether it does understand it; FALSE with its error. */
gboolean nun_observation_judge (const NunRequest *request, NunObservationRead read, GError **error);

/* The rows that answer the request of what is begun, as it is understood, or the error.  Never NULL. */
NunAnswer *nun_observation_answer (const NunObservationReply *begun,
                                   NunObservationRead         read,
                                   NunManners                 manners,
                                   GCancellable              *cancellable);

NunAnswer *nun_observation_answer_error (const GError *error, NunManners manners);

/* -- for whoever writes a document of a protocol's own ------------------------------------------------- */

/* nun_infos_add_origin and nun_infos_add_ignored for the table. */
void nun_infos_add_origin_of (NunInfos          *self,
                              const NunService  *service,
                              const char        *table,
                              const NunRequest  *request,
                              const NunProtocol *protocol,
                              const char        *url);

/* The services for a table whose column (from 1) holds identifiers: DataLink's links and, for images, SODA.  Of
 * NunVotableService, ends with a zero; strings: owns what they borrow. */
GArray *nun_observation_services (const NunService *service,
                                  const char       *table,
                                  int               did_column,
                                  GPtrArray        *strings);

/* What SODA takes: of NunVotableParam, ends with a zero.  did: of one dataset, or NULL: from the column. */
GArray *nun_observation_soda_inputs (const char *did, int did_column);

/* Says how far the dataset that view has begun reaches (SODA 1.0, section 4); without an axis of wavelengths, times or polarisation there is no BAND, TIME or POL. strings: owns
 * the texts. */
void nun_observation_soda_limit (GArray *inputs, NunVoObservation *view, GPtrArray *strings);

G_END_DECLS
