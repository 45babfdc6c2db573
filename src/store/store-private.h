#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What the files of this room share about an open store. */
struct _NunStore
{
  GObject parent_instance;

  char    *path; /* absolute */
  gboolean read_only;

  GMutex       lock; /* held through every use of the database */
  NunDatabase *database;
  gint64       data_version; /* SQLite's: changes when another connection has written */

  GMutex description_lock; /* held for moments only, also while an import has the database */
  NunDescription *description;
  char           *undo, *redo;
  NunPersonal    *personal; /* what imports guess by, or NULL */

  gint64 last_edit; /* monotonic time, for coalescing; 0 none */

  int importing; /* atomic: a writer has the database for long */
};

/* -- save.c and load.c: the description in the database; the caller holds the lock -------------------- */

NunDescription *nun_store_load (NunStore *self, GError **error);

/* Inside a transaction: the collection's facts (its columns and notes too); id is that of its row table. */
gboolean nun_store_save_collection (NunStore            *self,
                                    const NunCollection *collection,
                                    gint64               id,
                                    GError             **error);

/* Inside a transaction: all guesses and decisions, in place of what was there. */
gboolean nun_store_save_said (NunStore *self, const NunDescription *description, GError **error);

/* "table of rows" number of a collection, 0 when there is none. */
gint64 nun_store_collection_id (NunStore *self, const char *table);

/* A position as text: equal texts sort rows equally. "" for none.  g_free. */
char *nun_store_fingerprint (const NunPosition *position);

/* -- select.c: every column of the file and the row's number behind them; the caller holds the lock and
 * keeps it until the cursor is gone ---------------------------------------------------------------- */

NunRows *
nun_store_select_raw (NunStore *self, const NunCollection *collection, gint64 id, GError **error);

/* -- store.c ----------------------------------------------------------------------------------------- */

/* What imports guess by (transfer full), or NULL.  Any lock state. */
NunPersonal *nun_store_dup_personal (NunStore *self);

/* Makes description (transfer full) the one that readers get.  Any lock state. */
void nun_store_take_description (NunStore *self, NunDescription *description);

/* Inside a write transaction: takes over what another connection has written since.  changed: whether anything was; may be
 * NULL.  The caller holds the lock. */
gboolean nun_store_catch_up (NunStore *self, gboolean *changed, GError **error);

/* Reads the labels of the next undo and redo anew.  The caller holds the lock. */
void nun_store_update_labels (NunStore *self);

G_END_DECLS
