#pragma once

#include <gio/gio.h>

#include "files/ragged.h"

G_BEGIN_DECLS

/* A piece of long work that the window shows: an import, or the sorting of a table.  Lives on the main
 * thread; only nun_task_report may be called from the thread that works. */

typedef enum
{
  NUN_TASK_IMPORT,
  NUN_TASK_AGAIN, /* an import of a table that is there */
  NUN_TASK_PLACE,
} NunTaskKind;

typedef enum
{
  NUN_TASK_WAITING,
  NUN_TASK_RUNNING,
  NUN_TASK_FAILED, /* the message says why; stays until it is dismissed */
  NUN_TASK_OFFER,  /* not begun: the file holds this table too */
  NUN_TASK_WARNED, /* done, but the message should be read */
  NUN_TASK_ENDED,
} NunTaskState;

#define NUN_TYPE_TASK (nun_task_get_type ())
G_DECLARE_FINAL_TYPE (NunTask, nun_task, NUN, TASK, GObject)

/* path: of the file, for an import.  table: of the file (NULL: the main one) or of the publication. */
NunTask *nun_task_new (NunTaskKind kind, const char *path, const char *table, int table_index);

NunTaskKind   nun_task_get_kind (NunTask *self);
NunTaskState  nun_task_get_state (NunTask *self);
const char   *nun_task_get_path (NunTask *self);
const char   *nun_task_get_table (NunTask *self);
int           nun_task_get_table_index (NunTask *self); /* in the file; -1 for its main table */
const char   *nun_task_get_message (NunTask *self);     /* plain text, may be NULL */
double        nun_task_get_fraction (NunTask *self);    /* 0 to 1 */
GCancellable *nun_task_get_cancellable (NunTask *self);

/* How an import treats rows of the wrong length; before it is set, as the table was read the last time. */
void     nun_task_set_ragged (NunTask *self, NunRagged ragged);
gboolean nun_task_get_ragged (NunTask *self, NunRagged *ragged); /* FALSE before it is set */

/* Notifies "state"; while RUNNING "fraction" is notified ten times a second. */
void nun_task_set_state (NunTask *self, NunTaskState state, const char *message);

/* A NunProgress; any thread. */
void nun_task_report (double fraction, gpointer task);

G_END_DECLS
