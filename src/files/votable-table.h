#pragma once

#include "files/table.h"
#include "files/votable-field.h"

G_BEGIN_DECLS

/* A TABLE of a VOTable. */
#define NUN_TYPE_VOTABLE_TABLE (nun_votable_table_get_type ())
G_DECLARE_FINAL_TYPE (NunVotableTable, nun_votable_table, NUN, VOTABLE_TABLE, NunTable)

/* start: the byte where the XML begins. ordinal: which TABLE of the document, from 0. fields: GPtrArray of
 * NunVotableField, taken over. */
NunVotableTable *nun_votable_table_new (const char *path,
                                        const char *local_path,
                                        gint64      start,
                                        gint64      size,
                                        guint       ordinal,
                                        const char *name,
                                        gint64      n_rows,
                                        GPtrArray  *fields);

G_END_DECLS
