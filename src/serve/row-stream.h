#pragma once

#include "files/rows.h"
#include "serve/answer.h"

G_BEGIN_DECLS

/* Rows on their way to a client: a cursor on one side, the writer of a form on the other. */
typedef struct
{
  void (*row) (gpointer writer, const NunValue *values, GString *out);
  /* overflow: there would have been more rows.  error: why the rows broke off, or NULL.
   * FALSE: the form cannot tell of the error, so the connection has to. */
  gboolean (*end) (gpointer writer, gboolean overflow, const char *error, GString *out);
  GDestroyNotify free;
} NunRowSink;

/* head: what comes before the first row (transfer full). max_rows: rows at most; the cursor is asked for one more
 * to know of an overflow.  Takes rows and writer. */
NunAnswer *nun_row_stream_answer (const char       *content_type,
                                  NunRows          *rows,
                                  gint64            max_rows,
                                  GString          *head,
                                  const NunRowSink *sink,
                                  gpointer          writer);

/* The sinks that need no file of their own. */
extern const NunRowSink nun_row_sink_votable; /* writer: NunVotableWriter */

/* Comma- or tab-separated text with one line of names (RFC 4180; for tabs, blanks stand for tabs and line
 * ends inside a cell).  NULL is an empty cell. */
extern const NunRowSink nun_row_sink_text;
gpointer                nun_row_text_new (GPtrArray *columns, gboolean tabs, GString *head);

G_END_DECLS
