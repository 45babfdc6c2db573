#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads columns from a text file of tab separated fields, whose first line names them (id, table, name, unit,
 * datatype, description; others are passed over), advises on them and prints a line a column:
 * id<TAB>ucd|ucd|...<TAB>confidence|confidence|..., best first.  Rows that bear the same table's name one after
 * another are one table.  path "-" is the standard input.  Returns the exit status. */
int nun_suggest_tsv (const char *path);

G_END_DECLS
