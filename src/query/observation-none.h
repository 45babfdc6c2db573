#pragma once

#include "store/observe.h"

G_BEGIN_DECLS

/* Whether it is plain without a look at the rows that none fulfils the conditions: from the ranges and the few values that the
 * profile of the collection knows, and from the indexes over names.  FALSE where that takes a look.  Blocks as an index does: a
 * fraction of a millisecond.  Inside the room. */
gboolean nun_observation_none (NunStore               *store,
                               const NunCollection    *collection,
                               const NunRowConditions *conditions);

G_END_DECLS
