#pragma once

#include "files/column.h"
#include "files/value.h"

G_BEGIN_DECLS

/* How the cells of one column are written in a VOTable: its datatype and shape, worked out once.
 *
 * A fixed array of integers is declared as "at most so many" ("3" becomes "3*"): validators refuse an empty
 * TD for a fixed array, and integers have no value of their own that says "nothing". For the same reason
 * absent fixed arrays of real numbers are written as NaNs and those of booleans as '?'. Bits stay as they
 * are: no source of ours has absent ones, and readers disagree on variable arrays of them. Fixed arrays of
 * more than NUN_CELL_MAX_FIXED bytes become variable too, so that a row of nothing stays small, and so do
 * single characters, of which readers warn. */
typedef struct
{
  NunDatatype type;
  gboolean    is_array; /* of several elements; a text of one dimension too */
  gboolean    variable; /* as many elements as the cell has, a count before them in BINARY2 */
  gsize       count;    /* elements: fixed, so many; variable, at most so many, or 0 for no bound */
  gsize       size;     /* bytes of an element in BINARY2; 0 for bit */
  char       *arraysize; /* as the FIELD says it, NULL for a scalar */
} NunCell;

#define NUN_CELL_MAX_FIXED 65536

void nun_cell_init (NunCell *self, const NunColumn *column);
void nun_cell_clear (NunCell *self);

/* Whether the value is written as absent: NULL, and what the column's datatype cannot hold. */
gboolean nun_cell_is_null (const NunCell *self, const NunValue *value);

/* What stands between <TD> and </TD>. */
void nun_cell_append_tabledata (const NunCell *self, const NunValue *value, GString *out);

/* The bytes in BINARY2 behind the null flags (VOTable 1.4, sections 5.4 and 6). */
void nun_cell_append_binary (const NunCell *self, const NunValue *value, GByteArray *out);

G_END_DECLS
