#pragma once

#include "files/format.h"
#include "files/text-dialect.h"

G_BEGIN_DECLS

/* A table in a text: read through once to know its types and rows, then by cursors. */
#define NUN_TYPE_TEXT_TABLE (nun_text_table_get_type ())
G_DECLARE_FINAL_TYPE (NunTextTable, nun_text_table, NUN, TEXT_TABLE, NunTable)

/* The first pass over the whole file.  dialect is taken over (left cleared).  Warnings go to content.
 * NULL on an error: NUN_FILES_ERROR with the line. */
NunTable *nun_text_table_new (const NunInput *input,
                              NunTextDialect *dialect,
                              NunContent     *content,
                              GCancellable   *cancellable,
                              GError        **error);

G_END_DECLS
