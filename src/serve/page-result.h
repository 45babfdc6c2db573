#pragma once

#include "query/cone.h"
#include "serve/protocol.h"

G_BEGIN_DECLS

/* The rows of a cone search as a page.  head: the page up to the result, foot: what follows (both transfer
 * full).  NULL when the search fails, and head and foot are left alone. */
NunAnswer *nun_page_result (const NunService      *service,
                            const char            *table,
                            const NunConeQuestion *question,
                            GString               *head,
                            GString               *foot,
                            GError               **error);

G_END_DECLS
