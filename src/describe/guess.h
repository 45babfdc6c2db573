#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* What a table seems to mean.  Called by nun_description_with_collection. */

/* put: receives each guess; column NULL for the table, both NULL for the publication. */
typedef void (*NunPut) (const char *table,
                        const char *column,
                        const char *key,
                        NunDatum   *datum,
                        gpointer    user_data);

/* The guesses for one collection: role, unit, UCD, description, verbosity of each column; title and
 * description of the table; what its notes say of the publication.  personal: what the user taught, or NULL. */
void nun_guess_collection (const NunCollection *collection,
                           const NunPersonal   *personal,
                           NunPut               put,
                           gpointer             user_data);

G_END_DECLS
