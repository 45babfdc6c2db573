#pragma once

#include <gio/gio.h>

#include "files/column.h"
#include "files/value.h"

G_BEGIN_DECLS

/* One cursor for a file, a select and a response: rows in order, once, in bounded memory.
 * Used by one thread at a time; may move between threads. */
#define NUN_TYPE_ROWS (nun_rows_get_type ())
G_DECLARE_DERIVABLE_TYPE (NunRows, nun_rows, NUN, ROWS, GObject)

struct _NunRowsClass
{
  GObjectClass parent_class;

  /* Fills values (one a column).  TRUE for a row, FALSE at the end and on an error. */
  gboolean (*next) (NunRows *self, NunValue *values, GCancellable *cancellable, GError **error);

  /* 0 to 1, or -1 when it cannot be told.  Optional. */
  double (*progress) (NunRows *self);

  /* As nun_rows_get_spelling; only called for a column of the row last read that is NULL.  Optional. */
  const char *(*spelling) (NunRows *self, guint column, gsize *length);
};

/* To be called once by a subclass, before it is handed out.  columns: GPtrArray of NunColumn, with
 * nun_column_unref as free function; a reference is taken. */
void nun_rows_set_columns (NunRows *self, GPtrArray *columns);

/* Borrowed. */
GPtrArray *nun_rows_get_columns (NunRows *self);
guint      nun_rows_get_n_columns (NunRows *self);

/* The next row: n_columns values, borrowed until the next call.  NULL at the end, and on an error
 * (then *error is set; G_IO_ERROR_CANCELLED when cancelled).  After either, always NULL. */
const NunValue *nun_rows_next (NunRows *self, GCancellable *cancellable, GError **error);

/* How the file spells the absent value in that column of the row last read: "", "--", "NaN", "-999", not
 * NUL-terminated, borrowed until the next row.  NULL where the format has no spelling of its own for it. */
const char *nun_rows_get_spelling (NunRows *self, guint column, gsize *length);

/* How many rows were given out so far. */
gint64 nun_rows_get_position (NunRows *self);
double nun_rows_get_progress (NunRows *self);

G_END_DECLS
