#pragma once

#include "files/format.h"
#include "files/text-lines.h"

G_BEGIN_DECLS

#define NUN_TEXT_MAX_COLUMNS 4096

/* How a table stands in a text: found from the head of the file, then the same for both passes. */
typedef struct
{
  NunTextLayout layout;
  char         *label; /* for people: "text, parted by semicolons" */
  GPtrArray    *names; /* of char*, one a column, "" where there is none; NULL without a header */
  guint         n_columns;  /* that the head shows */
  gint64        first_line; /* number of the first line that may hold a row */
  guint         n_title;    /* records before it that are neither comments nor part of the table */
} NunTextDialect;

/* Fills `self`, zeroed before, for text that holds a table.  FALSE and a sentence in `reason` (g_free) when it
 * holds none. */
gboolean nun_text_dialect_find (const NunInput *input, NunTextDialect *self, char **reason);
void     nun_text_dialect_clear (NunTextDialect *self);

/* Whether the head is text at all, and in which encoding. */
gboolean nun_text_find_encoding (const guint8 *head, gsize length, NunTextEncoding *encoding);

/* Whether a line is a comment: its first character that is not blank is a '#' or a '%'. */
gboolean nun_text_is_comment (const char *line, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NunTextDialect, nun_text_dialect_clear)

G_END_DECLS
