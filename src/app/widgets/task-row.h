#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* A task as a row: what is done, how far it is, Cancel; or why it failed; or the offer to begin. */
#define NUN_TYPE_TASK_ROW (nun_task_row_get_type ())
G_DECLARE_FINAL_TYPE (NunTaskRow, nun_task_row, NUN, TASK_ROW, GtkListBoxRow)

GtkWidget *nun_task_row_new (NunSession *session, NunTask *task);

G_END_DECLS
