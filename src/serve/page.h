#pragma once

#include "serve/protocol.h"

G_BEGIN_DECLS

/* Pages for a person with a browser: HTML without scripts, readable in light and dark. */

/* Rows that a result page shows at most. */
#define NUN_PAGE_MAX_ROWS 1000

/* The tables of the publication, for the root. */
NunAnswer *nun_page_list (const NunService *service);

G_END_DECLS
