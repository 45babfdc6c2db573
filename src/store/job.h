#pragma once

#include "store/row-source.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* What writers that take long share.  Inside the room only. */
typedef struct
{
  NunStore     *store;
  GCancellable *cancellable;
  guint cache_kib; /* of the database while the job lasts; 0: as much as a writer has ever */
} NunStoreJob;

/* The name under which a NunRowSource is a table while it is copied. */
#define NUN_STORE_SOURCE "nun_rows"

/* Takes the store's lock and begins a transaction; nothing is held when it fails. */
gboolean nun_store_job_begin (NunStoreJob *job, GError **error);

/* Commits (fine) or rolls back, and lets the lock go.  description: what becomes current if the commit succeeds. */
gboolean
nun_store_job_end (NunStoreJob *job, gboolean fine, NunDescription *description, GError **error);

/* How much of the file the connection keeps in memory from now on.  The lock held. */
void nun_store_set_cache (NunStore *self, guint kib);

/* For rows of images and spectra, which come from disk and go to disk: little of them is held, however many there are. */
#define NUN_STORE_SCAN_CACHE_KIB 1024

/* Inside the transaction: a table of rows, and the source copied into it in the order of the keys. */
gboolean
nun_store_create_row_table (NunStore *self, const char *name, guint n_columns, GError **error);
gboolean nun_store_fill (NunStore *self, NunRowSource *source, const char *name, GError **error);

/* What only the rows could tell, into the facts. */
void nun_store_take_found (NunCollection *collection, NunRowSource *source);

/* Inside the transaction: a collection in place of the one of its name, with its rows, what is found by them and what is said of
 * them.  collection: its facts so far.  description: returns the next one, also when it fails (transfer full). */
gboolean nun_store_write_collection (NunStoreJob     *job,
                                     NunRowSource    *source,
                                     NunCollection   *collection,
                                     NunDescription **description,
                                     GError         **error);

/* Letters, digits and underscores, beginning with a letter, made from the words: it stands in URLs.  g_free. */
char *nun_store_plain_name (const char *words);

/* The name, or the name with the first number behind it that makes it new.  g_free. */
char *nun_store_free_name (const NunDescription *description, const char *name);

/* What the table tells of a collection: its columns, notes, number of rows and values.  profile: taken. */
void nun_store_tell_table (NunCollection *collection, NunTable *table, NunProfile *profile);

G_END_DECLS
