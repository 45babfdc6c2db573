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

/* Handlers of a SoupServer whose user_data is the NunTransfers: the first when a request's head is there, the
 * second when all of it is. */
GCallback nun_transfers_early_handler (void);
GCallback nun_transfers_handler (void);

G_END_DECLS
