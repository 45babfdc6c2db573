#pragma once

#include "app/preview/search.h"
#include "describe/description.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The answer to a question: as pictures, as a table, what its columns mean, and as it came.  A chosen image or spectrum is looked
 * at, saved, or copied as an address. */
#define NUN_TYPE_QUERY_RESULT (nun_query_result_get_type ())
G_DECLARE_FINAL_TYPE (NunQueryResult, nun_query_result, NUN, QUERY_RESULT, AdwBin)

/* answer: NULL empties it.  base_url, collection: of the service; NULL with it. */
void nun_query_result_show (NunQueryResult        *self,
                            const NunSearchAnswer *answer,
                            const char            *base_url,
                            const NunCollection   *collection);

/* The identifier of the chosen image or spectrum, "" for none.  g_free. */
char *nun_query_result_dup_chosen (NunQueryResult *self);

G_END_DECLS
