#pragma once

#include "files/rows.h"

G_BEGIN_DECLS

/* A table in a file: its columns are known, its rows are read on demand, as often as needed.
 * Immutable after birth; any thread; several cursors may be open at a time. */
#define NUN_TYPE_TABLE (nun_table_get_type ())
G_DECLARE_DERIVABLE_TYPE (NunTable, nun_table, NUN, TABLE, GObject)

struct _NunTableClass
{
  GObjectClass parent_class;
  NunRows *(*open) (NunTable *self, GCancellable *cancellable, GError **error);
};

/* What the file says of the whole table, for the About step; keys as in describe/field.h where one
 * fits ("title", "description", "creator", "reference", "bibcode", ...). */
typedef struct
{
  char *key, *value;
  char *source; /* where it stands, for a person: "RESOURCE/DESCRIPTION", "keyword AUTHOR" */
} NunNote;

NunNote *nun_note_new (const char *key, const char *value, const char *source);
void     nun_note_free (NunNote *self);

/* For readers, right after g_object_new.  name may be NULL or empty. hdu: from 0, or -1. n_rows: -1 unknown.
 * columns: GPtrArray of NunColumn (reference taken). */
void nun_table_setup (NunTable *self, const char *name, int hdu, gint64 n_rows, GPtrArray *columns);
void nun_table_add_note (NunTable *self, const char *key, const char *value, const char *source);

/* For nun_file_open: the file whose size and time every cursor checks before it is opened, and what
 * must live as long as the table (an unpacked copy; its reference is taken, may be NULL). */
void nun_table_set_origin (NunTable   *self,
                           const char *path,
                           gint64      size,
                           gint64      mtime_ns,
                           GObject    *copy);

const char *nun_table_get_name (NunTable *self); /* never NULL; "" when the file gives none */
int         nun_table_get_hdu (NunTable *self);
gint64      nun_table_get_n_rows (NunTable *self);
GPtrArray  *nun_table_get_columns (NunTable *self); /* of NunColumn, borrowed */
GPtrArray  *nun_table_get_notes (NunTable *self);   /* of NunNote, borrowed */

/* A new cursor before the first row.  Fails when the file has gone or changed its size or time
 * since it was opened (NUN_FILES_ERROR_CHANGED). */
NunRows *nun_table_open_rows (NunTable *self, GCancellable *cancellable, GError **error);

G_END_DECLS
