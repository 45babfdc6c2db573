#pragma once

#include "serve/connection.h"
#include "serve/job.h"

G_BEGIN_DECLS

/* Requests on their way through the host: waiting for a turn, at work, being written.  All of it belongs to the host's
 * thread; the workers only step jobs. */
typedef struct _NunTransfers NunTransfers;

NunTransfers *nun_transfers_new (const NunJobContext *jobs, GMainContext *context);

/* Ends every one of them; joins the workers. */
void nun_transfers_free (NunTransfers *self);

/* server: a SoupServer, made under the context, whose requests they shall answer. */
void nun_transfers_connect (NunTransfers *self, gpointer server);

G_END_DECLS
