#pragma once

#include "files/text-dialect.h"

G_BEGIN_DECLS

/* A cursor over the rows of a text.  One thread; cleared by nun_text_reader_clear, also after a failure. */
typedef struct
{
  NunTextLines         *lines;
  const char           *path; /* borrowed, for messages */
  const NunTextDialect *dialect;
  GArray               *cells; /* of NunTextCell: those of the row last read */
  GArray               *scratch;
  GString              *joined;                  /* the lines of a record that goes on */
  gint64                number;                  /* of the first line of the record last read */
  gint64                n_hidden, hidden_line;   /* comments that look like rows */
  gint64                n_crossed, crossed_line; /* rows with a value that goes through a bar */
  guint                 max_cells;
} NunTextReader;

/* path and dialect are borrowed. */
gboolean nun_text_reader_init (NunTextReader        *self,
                               const char           *path,
                               const char           *local_path,
                               const NunTextDialect *dialect,
                               GCancellable         *cancellable,
                               GError              **error);
void     nun_text_reader_clear (NunTextReader *self);

/* Puts the cells of the next row into `cells`, borrowed until the next call.  FALSE at the end and on an error;
 * `error` must not be NULL. */
gboolean nun_text_reader_next (NunTextReader *self, GCancellable *cancellable, GError **error);

G_END_DECLS
