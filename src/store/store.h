#pragma once

#include "describe/description.h"
#include "describe/position.h"
#include "files/file.h"

G_BEGIN_DECLS

/* The publication file: an SQLite database that holds the description, its history and the rows of
 * every table in sky order. */

#define NUN_STORE_ERROR (nun_store_error_quark ())
typedef enum
{
  NUN_STORE_ERROR_MISSING,  /* no such file, or no permission */
  NUN_STORE_ERROR_FOREIGN,  /* not a publication */
  NUN_STORE_ERROR_NEWER,    /* made by a newer Nuncius */
  NUN_STORE_ERROR_EXISTS,   /* create: there is a file already */
  NUN_STORE_ERROR_READONLY, /* the file or its folder cannot be written */
  NUN_STORE_ERROR_FULL,     /* the disk is full */
  NUN_STORE_ERROR_BUSY,     /* another program, or an import, is writing */
  NUN_STORE_ERROR_BROKEN,   /* damaged */
  NUN_STORE_ERROR_PLACE,    /* no such table */
} NunStoreError;
GQuark nun_store_error_quark (void);

/* HEALPix order of the cell that a row's key begins with (about 3 arcsec). */
#define NUN_STORE_ORDER 16

/* Any thread; calls are serialised, except that the description can be read while an import runs. */
#define NUN_TYPE_STORE (nun_store_get_type ())
G_DECLARE_FINAL_TYPE (NunStore, nun_store, NUN, STORE, GObject)

/* create: an empty publication; refuses an existing file. */
NunStore *nun_store_create (const char *path, GError **error);
NunStore *nun_store_open (const char *path, gboolean read_only, GError **error);

const char *nun_store_get_path (NunStore *self);
gboolean    nun_store_is_read_only (NunStore *self);

/* The description as last written, by whichever process.  Transfer full. */
NunDescription *nun_store_get_description (NunStore *self);

/* Re-reads the description when another connection has changed the file since. */
gboolean nun_store_refresh (NunStore *self, GError **error);

/* One state of the publication for a description and the selects that follow it, whatever others write
 * meanwhile; refreshes as nun_store_refresh does.  Not nested; end_reading when every cursor has gone. */
gboolean nun_store_begin_reading (NunStore *self, GError **error);
void     nun_store_end_reading (NunStore *self);

/* Everything written so far into the one file, none of it in a log beside it; NUN_STORE_ERROR_FULL when the disk is. */
gboolean nun_store_fold (NunStore *self, GError **error);

/* Makes `description` the current one, in one transaction; the former can be brought back by undo. what: for
 * the undo button, "Title"; edits of the same `what` within 5 seconds are one step.  Where the roles,
 * units or frame have changed such that rows lie elsewhere, nun_store_needs_placing tells so. */
gboolean
nun_store_apply (NunStore *self, NunDescription *description, const char *what, GError **error);

/* What would be undone or redone ("Title"), or NULL.  g_free. */
char    *nun_store_dup_undo (NunStore *self);
char    *nun_store_dup_redo (NunStore *self);
gboolean nun_store_undo (NunStore *self, GError **error);
gboolean nun_store_redo (NunStore *self, GError **error);

/* Whether its file is no longer there, or another one is, because somebody moved, deleted or replaced it.  Waits for the lock. */
gboolean nun_store_has_moved (NunStore *self);

/* Then: the whole publication into a file at its path again.  Nothing to do where it has not moved.  NUN_STORE_ERROR_EXISTS when
 * another file lies there now.  Blocks; for a worker thread. */
gboolean nun_store_save_again (NunStore *self, GError **error);

/* What the user taught (describe/personal-file.h reads it): imports from now on guess by it.  NULL: nothing. */
void nun_store_set_personal (NunStore *self, NunPersonal *personal);

/* Blocks; for a worker thread.  Reads the file's table (profile, then rows) and adds it as a collection, in one
 * transaction: cancelled, killed or failed, the publication stays as it was.  A collection of the same
 * source is replaced, with the decisions kept.  progress: 0 to 1 over both passes.
 * name: returns the collection's name (g_free); may be NULL. */
gboolean nun_store_import (NunStore     *self,
                           NunFile      *file,
                           NunTable     *table,
                           NunProgress   progress,
                           gpointer      user_data,
                           GCancellable *cancellable,
                           char        **name,
                           GError      **error);

/* Whether the position that the description names is not the one that the rows are sorted by.  Never waits. */
gboolean nun_store_needs_placing (NunStore *self, const char *table);

/* Sorts the rows by the position that the description names now.  Blocks; one transaction, as import. */
gboolean nun_store_place (NunStore     *self,
                          const char   *table,
                          NunProgress   progress,
                          gpointer      user_data,
                          GCancellable *cancellable,
                          GError      **error);

/* what: for the undo button.  Undo brings it back with its rows and all that is said, until the publication is closed. */
gboolean nun_store_remove (NunStore *self, const char *table, const char *what, GError **error);

G_END_DECLS
