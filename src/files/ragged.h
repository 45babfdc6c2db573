#pragma once

#include "files/table.h"

G_BEGIN_DECLS

/* What becomes of the rows of a text that have too few or too many values. */
typedef enum
{
  NUN_RAGGED_REPAIR,    /* the missing ones are empty, those behind the last column are left out */
  NUN_RAGGED_LEAVE_OUT, /* such rows are left out */
  NUN_RAGGED_REFUSE,    /* the file is refused */
} NunRagged;

/* From "repair", "leave-out", "refuse". */
gboolean nun_ragged_from_name (const char *name, NunRagged *choice);

#define NUN_RAGGED_LINES 5

/* The choice that a table was read by, and the rows that it met. */
typedef struct
{
  NunRagged choice;
  gint64    n;                       /* of rows with too few or too many values */
  gint64    lines[NUN_RAGGED_LINES]; /* of the first ones in the file, from 1; 0 behind the last */
} NunRaggedRows;

/* "12, 57, 80 and 4 more"; g_free. */
char *nun_ragged_dup_lines (const NunRaggedRows *self);

/* Both lie with the notes of a table, so that the publication keeps them.  Without ragged rows and with the usual choice
 * there is no note: read gives FALSE then, with self as for a table without such rows. */
void     nun_ragged_add_note (const NunRaggedRows *self, NunTable *table);
gboolean nun_ragged_read (GPtrArray *notes, NunRaggedRows *self); /* notes: of NunNote */

G_END_DECLS
