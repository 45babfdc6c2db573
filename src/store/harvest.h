#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What a registry endpoint has handed out of this publication: a line for each record that harvesters ever got, so that
 * its date is that of a real change, and what is gone is told as deleted. Times are seconds since 1970, UTC. */
typedef struct
{
  char  *identifier;
  char  *digest; /* of the record as it was handed out last; NULL: it is deleted */
  gint64 since_s;
  gint64 changed_s;
} NunHarvest;

NunHarvest *nun_harvest_new (const char *identifier,
                             const char *digest,
                             gint64      since_s,
                             gint64      changed_s); /* copied */
void        nun_harvest_free (NunHarvest *self);

/* The lines after a harvest at time_s that sees the records `now` (of NunHarvest; only identifier and digest count): a
 * record of another digest has changed, one that is not among them is deleted.  No date goes back behind one that was
 * told before, whatever the clock does.  changed: whether any line differs from `former`.  Frees its items. */
GPtrArray *nun_harvest_merge (GPtrArray *former, GPtrArray *now, gint64 time_s, gboolean *changed);

/* All lines, by identifier; frees its items. */
GPtrArray *nun_store_get_harvests (NunStore *self, GError **error);

/* nun_harvest_merge with what the publication holds, in one transaction; nothing is written where nothing has changed.
 * No step of the history.  The lines afterwards; frees its items. */
GPtrArray *nun_store_note_harvest (NunStore *self, GPtrArray *now, gint64 time_s, GError **error);

/* When the publication file was last written, by the times of its files; 0 when nobody knows. */
gint64 nun_store_get_changed_s (NunStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunHarvest, nun_harvest_free)

G_END_DECLS
