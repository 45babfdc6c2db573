#pragma once

#include "describe/description.h"
#include "describe/personal.h"

G_BEGIN_DECLS

/* Learning from what a person decides of a column: for like columns of the publication, and for later ones. */

/* The edits (finding.h) that give the columns like this one, in all tables, what was decided of this one's `key`
 * ("ucd", "unit", "description", "level"): those that say something else and have no decision of their own.  Empty
 * when nothing is decided there.  Frees its items; nun_edits_apply applies them as one step. */
GPtrArray *nun_personal_offer (const NunDescription *description,
                               const char           *table,
                               const char           *column,
                               const char           *key);

/* What two descriptions, one before and one after edits by a person, teach: a decision that is new or another is
 * kept, one that was taken back is forgotten if it was kept.  Not for guesses accepted by the dozen.  Transfer full;
 * `self` itself (another reference) when there is nothing to learn. */
NunPersonal *nun_personal_learn (const NunPersonal    *self,
                                 const NunDescription *before,
                                 const NunDescription *after);

/* The same into the file (personal-file.h).  Blocks.  Returns what the file says now, or NULL and the error. */
NunPersonal *nun_personal_learn_to_file (const char           *path,
                                         const NunDescription *before,
                                         const NunDescription *after,
                                         GError              **error);

G_END_DECLS
