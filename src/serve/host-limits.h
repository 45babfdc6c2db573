#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What strangers may ask of one host at a time.  Every queue and buffer of the server ends at one of these. */
typedef struct
{
  guint max_connections; /* open at a time; the oldest that still owes its request makes room */
  guint max_answers;     /* being made at a time, each with a connection to the publication */
  guint max_waiting;     /* requests that wait for their turn; more get 503 */
  guint n_workers;       /* threads */
  guint request_seconds; /* from the connection to the end of its request */
  guint waiting_seconds; /* for a turn; later: 503 */
  guint writing_seconds; /* for the client to take one chunk */
  guint linger_seconds;  /* for the client to hang up after its answer */
  gsize max_url_bytes;   /* path and query; longer ones get 414 */
  gsize max_form_bytes;  /* body of a POST; longer ones get 413 */
  gsize chunk_bytes;     /* about the size of a piece of a long answer */
} NunLimits;

/* The values of every host that is not told otherwise.  Static. */
const NunLimits *nun_limits_default (void);

G_END_DECLS
