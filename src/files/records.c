/* NunRecords: pieces of bytes in memory as long as they are few, else in a nameless temporary file. */

#include "files/records.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/read-at.h"
#include "files/temporary.h"

/* What is kept before it goes to the file, and what a cursor reads at once. */
#define PIECE 262144

struct _NunRecords
{
  gatomicrefcount references;

  int    fd;      /* -1 as long as all lies in pending */
  gint64 written; /* bytes in the file */
  GByteArray
       *pending; /* behind them; each record as its length (a guint32), its bytes and a zero */
  gsize n;
};

struct _NunRecordCursor
{
  NunRecords *records;
  gint64      at;     /* of the next record */
  gint64      start;  /* of what the buffer holds of the file */
  GByteArray *buffer; /* where there is a file */
};

/* -- writing ----------------------------------------------------------------------------------------- */

NunRecords *
nun_records_new (void)
{
  NunRecords *self = g_new0 (NunRecords, 1);

  g_atomic_ref_count_init (&self->references);
  self->fd = -1;
  self->pending = g_byte_array_new ();
  return self;
}

NunRecords *
nun_records_ref (NunRecords *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_records_unref (NunRecords *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_byte_array_unref (self->pending);
  g_free (self);
}

static gboolean
flush (NunRecords *self, GError **error)
{
  if (self->fd < 0)
    self->fd = nun_temporary_new (error);
  if (self->fd < 0 || !nun_temporary_append (self->fd, &self->written, self->pending->data,
                                             self->pending->len, error))
    return FALSE;
  g_byte_array_set_size (self->pending, 0);
  return TRUE;
}

gboolean
nun_records_append (NunRecords *self, gconstpointer data, gsize length, GError **error)
{
  static const guint8 zero = 0;
  guint32             stored = (guint32) length;

  g_return_val_if_fail (length < G_MAXUINT32 / 2, FALSE);
  g_byte_array_append (self->pending, (const guint8 *) &stored, sizeof stored);
  g_byte_array_append (self->pending, data, stored);
  g_byte_array_append (self->pending, &zero, 1);
  self->n++;
  return self->pending->len < PIECE || flush (self, error);
}

gboolean
nun_records_finish (NunRecords *self, GError **error)
{
  return self->fd < 0 || self->pending->len == 0 || flush (self, error);
}

gsize
nun_records_get_n (const NunRecords *self)
{
  return self->n;
}

/* -- reading ----------------------------------------------------------------------------------------- */

NunRecordCursor *
nun_record_cursor_new (NunRecords *records)
{
  NunRecordCursor *self = g_new0 (NunRecordCursor, 1);

  self->records = nun_records_ref (records);
  self->buffer = g_byte_array_new ();
  return self;
}

void
nun_record_cursor_free (NunRecordCursor *self)
{
  nun_records_unref (self->records);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

/* The bytes from the cursor's place on, at least so many; NULL with an error. */
static const guint8 *
look (NunRecordCursor *self, gsize length, GError **error)
{
  NunRecords *records = self->records;
  gsize       size;

  if (records->fd < 0)
    return records->pending->data + self->at;
  if (self->at + (gint64) length <= self->start + (gint64) self->buffer->len)
    return self->buffer->data + (self->at - self->start);
  size = MAX (length, (gsize) MIN (PIECE, records->written - self->at));
  g_byte_array_set_size (self->buffer, (guint) size);
  self->start = self->at;
  if (nun_read_at (records->fd, self->buffer->data, size, self->at))
    return self->buffer->data;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("A temporary file in %s cannot be read; try again"), g_get_tmp_dir ());
  return NULL;
}

gconstpointer
nun_record_cursor_next (NunRecordCursor *self, gsize *length, GError **error)
{
  const guint8 *at;
  guint32       stored;
  gint64        end =
      self->records->fd < 0 ? (gint64) self->records->pending->len : self->records->written;

  if (self->at >= end || (at = look (self, sizeof stored, error)) == NULL)
    return NULL;
  memcpy (&stored, at, sizeof stored);
  at = look (self, sizeof stored + (gsize) stored + 1, error);
  if (at == NULL)
    return NULL;
  self->at += (gint64) sizeof stored + stored + 1;
  if (length != NULL)
    *length = stored;
  return at + sizeof stored;
}
