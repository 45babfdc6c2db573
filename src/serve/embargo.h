#pragma once

#include "serve/protocol.h"

G_BEGIN_DECLS

/* Whether data that become public at that time are kept back from whoever asks this service now: metadata never are. */
gboolean nun_service_keeps_back (const NunService *service, gint64 release_s);

/* FALSE with NUN_SERVE_ERROR_EMBARGO and a sentence for the client while the rows of the table are kept back. */
gboolean nun_service_gives_rows (const NunService *service, const char *table, GError **error);

G_END_DECLS
