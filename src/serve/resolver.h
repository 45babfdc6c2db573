#pragma once

#include "serve/host.h"

G_BEGIN_DECLS

/* The position of an object by its name, asked of a name resolver over the network: only when the user wants that.  The
 * form is that of CDS' Sesame (option -oI). */

#define NUN_RESOLVER_URL "https://cds.unistra.fr/cgi-bin/nph-sesame/-oI/SNV"

typedef struct
{
  double ra_deg, dec_deg; /* ICRS */
  char  *name;            /* of the object as the resolver calls it, or as it was asked for */
} NunResolved;

/* Blocks: for a thread.  FALSE with NUN_SERVE_ERROR_NETWORK or _REPLY when nobody answers, with NUN_SERVE_ERROR_REQUEST
 * when nobody knows the name. */
gboolean nun_resolver_ask (const char   *resolver_url,
                           const char   *name,
                           NunResolved  *resolved,
                           GCancellable *cancellable,
                           GError      **error);

/* The answer's text: FALSE when it names no position. */
gboolean nun_resolver_read (const char *answer, NunResolved *resolved);
void     nun_resolved_clear (NunResolved *self);

G_END_DECLS
