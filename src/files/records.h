#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pieces of bytes one behind the other, written once and read in order as often as needed, in bounded memory: what is more than
 * a quarter of a MiB lies in a nameless temporary file.  Filled by one thread, then read by any. */
typedef struct _NunRecords NunRecords;

NunRecords *nun_records_new (void);
NunRecords *nun_records_ref (NunRecords *self); /* any thread */
void        nun_records_unref (NunRecords *self);

/* FALSE when the disk is full (G_IO_ERROR_NO_SPACE) or cannot be written. */
gboolean nun_records_append (NunRecords *self, gconstpointer data, gsize length, GError **error);

/* To be called when the last one is in, before any is read. */
gboolean nun_records_finish (NunRecords *self, GError **error);

gsize nun_records_get_n (const NunRecords *self);

/* A place in them; used by one thread at a time. */
typedef struct _NunRecordCursor NunRecordCursor;

NunRecordCursor *nun_record_cursor_new (NunRecords *records); /* takes a reference */
void             nun_record_cursor_free (NunRecordCursor *self);

/* The next one, borrowed until the next call; followed by a zero byte that length does not count.  NULL at the end, and when the
 * temporary file cannot be read, with an error (G_IO_ERROR_FAILED).  length: may be NULL. */
gconstpointer nun_record_cursor_next (NunRecordCursor *self, gsize *length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRecords, nun_records_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRecordCursor, nun_record_cursor_free)

G_END_DECLS
