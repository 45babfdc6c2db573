#pragma once

#include "observe/scan.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Folders of images and spectra in a publication. */

/* Blocks; for a worker thread.  Makes what a scan has met of one kind a collection, in one transaction.  One that came from the
 * same folder is replaced, with the decisions kept.  The scan's table is read, and stays.  wished: a name for a new collection,
 * NULL for the folder's.  name: returns the collection's name (g_free); may be NULL. */
gboolean nun_store_import_scan (NunStore      *self,
                                const NunScan *scan,
                                NunDatasetKind kind,
                                const char    *wished,
                                NunProgress    progress,
                                gpointer       user_data,
                                GCancellable  *cancellable,
                                char         **name,
                                GError       **error);

/* Whether the rules that are decided now are not the ones that the rows were made by.  Never waits; FALSE for tables. */
gboolean nun_store_needs_scan (NunStore *self, const char *table);

/* Blocks; for a worker thread.  Goes through the collection's files again, by the rules of now; where these are those of before, files
 * that have their former size and time are not opened, but for a sample that the rules are guessed from.  news: returns sentences (of
 * char *) about files that came, went or changed, and values that are others now; may be NULL.  Remarks about files that could not be
 * used: of char *, may be NULL.  Where nothing of the collection is left that is an error, and its rows stay. */
gboolean nun_store_rescan (NunStore     *self,
                           const char   *table,
                           NunProgress   progress,
                           gpointer      user_data,
                           GCancellable *cancellable,
                           GPtrArray   **news,
                           GPtrArray   **remarks,
                           GError      **error);

G_END_DECLS
