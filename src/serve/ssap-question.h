#pragma once

#include "serve/ssap.h"

G_BEGIN_DECLS

/* The parameters of an SSAP request become a search; NUN_SERVE_ERROR_REQUEST.  metadata: FORMAT=METADATA was asked for. */
gboolean nun_ssap_read_question (NunObservationSearch *search,
                                 const NunRequest     *request,
                                 gboolean             *metadata,
                                 GError              **error);

G_END_DECLS
