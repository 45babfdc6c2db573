#pragma once

#include "serve/observation-answer.h"

G_BEGIN_DECLS

/* Simple Image Access 1.0: pictures of a piece of sky. */

/* Indices into nun_protocol_sia1.parameters. */
enum
{
  NUN_SIA1_POS,
  NUN_SIA1_SIZE,
  NUN_SIA1_INTERSECT,
  NUN_SIA1_FORMAT,
  NUN_SIA1_VERB,
  NUN_SIA1_MAXREC,
  NUN_SIA1_RESPONSEFORMAT,
  NUN_SIA1_N_PARAMETERS
};

/* POS, SIZE and INTERSECT of a request; NUN_SERVE_ERROR_REQUEST.  is_needed: whether POS must be there. */
gboolean nun_sia1_read_region (NunObservationSearch *search,
                               const NunRequest     *request,
                               gboolean              is_needed,
                               GError              **error);

G_END_DECLS
