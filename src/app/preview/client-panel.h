#pragma once

#include <adwaita.h>

#include "health/client-request.h"

G_BEGIN_DECLS

/* What clients see: the very request that each of them sends for the question in the form, how to copy it, and the answer as it
 * reads it.
 *
 * Signal "asking" (): the question is wanted; a handler calls nun_client_panel_set. */
#define NUN_TYPE_CLIENT_PANEL (nun_client_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunClientPanel, nun_client_panel, NUN, CLIENT_PANEL, AdwBin)

/* asks: what the table can be asked by, the first one shown first.  base_url, table: where.  question: its strings must be
 * static or NULL. */
void nun_client_panel_set (NunClientPanel          *self,
                           const NunAsk            *asks,
                           guint                    n_asks,
                           const char              *base_url,
                           const char              *table,
                           const NunClientQuestion *question);

G_END_DECLS
