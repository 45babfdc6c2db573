#pragma once

#include "query/cone.h"
#include "serve/protocol.h"

G_BEGIN_DECLS

/* Simple Cone Search 1.03, with what ConeSearch 1.1 (draft) takes over from DALI. */

/* Indices into nun_protocol_scs.parameters. */
enum
{
  NUN_SCS_RA,
  NUN_SCS_DEC,
  NUN_SCS_SR,
  NUN_SCS_VERB,
  NUN_SCS_MAXREC,
  NUN_SCS_RESPONSEFORMAT,
  NUN_SCS_N_PARAMETERS
};

/* RA, DEC, SR, VERB and MAXREC of the request; NUN_SERVE_ERROR_REQUEST with a sentence for the client. */
gboolean nun_scs_question (const NunService *service,
                           const NunRequest *request,
                           NunConeQuestion  *question,
                           GError          **error);

/* Whether the table has positions to search by. */
gboolean nun_scs_is_offered (const NunService *service, const char *table);

G_END_DECLS
