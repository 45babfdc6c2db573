/* NunSpool: rows as text in a nameless temporary file, read again by their number. */

#include "files/spool.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/display.h"
#include "files/read-at.h"
#include "files/temporary.h"

#define PIECE 262144
/* A list asks for the cells of a row one after the other, and for the rows in view again and again. */
#define CACHED_ROWS 128

/* On disk a row is its cells, each as its length (a guint16) and its text. */
G_STATIC_ASSERT (NUN_SPOOL_MAX_CELL <= G_MAXUINT16);

typedef struct
{
  gint64 row; /* -1: none */
  char  *data;
  gsize  length;
  guint *starts; /* of the text of each cell in data; n_columns */
} CachedRow;

struct _NunSpool
{
  GObject parent_instance;

  GPtrArray *columns;
  GArray    *ends; /* of gint64: where each row ends in the file */
  int        fd;
  gint64     size;

  GMutex    lock;
  CachedRow cache[CACHED_ROWS];
};

G_DEFINE_FINAL_TYPE (NunSpool, nun_spool, G_TYPE_OBJECT)

static void
nun_spool_finalize (GObject *object)
{
  NunSpool *self = NUN_SPOOL (object);

  if (self->fd >= 0)
    close (self->fd);
  for (guint i = 0; i < CACHED_ROWS; i++)
    {
      g_free (self->cache[i].data);
      g_free (self->cache[i].starts);
    }
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_array_unref (self->ends);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (nun_spool_parent_class)->finalize (object);
}

static void
nun_spool_class_init (NunSpoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_spool_finalize;
}

static void
nun_spool_init (NunSpool *self)
{
  self->fd = -1;
  self->ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_mutex_init (&self->lock);
  for (guint i = 0; i < CACHED_ROWS; i++)
    self->cache[i].row = -1;
}

/* Nobody reads more of a cell in a list; the rest is cut before it is turned into text. */
static void
append_cell (NunColumn *column, const NunValue *value, GString *out)
{
  NunValue cut = *value;
  gsize    start = out->len;
  guint16  length;

  if (cut.type == NUN_VALUE_TEXT || cut.type == NUN_VALUE_BYTES)
    cut.length = MIN (cut.length, NUN_SPOOL_MAX_CELL + 1);
  g_string_append_len (out, "\0\0", 2);
  nun_display_append (column, &cut, out);
  if (out->len - start - 2 > NUN_SPOOL_MAX_CELL)
    {
      const char *text = out->str + start + 2;
      const char *end = text + NUN_SPOOL_MAX_CELL - strlen ("…");

      while (end > text && ((guint8) *end & 0xc0) == 0x80)
        end--;
      g_string_truncate (out, (gsize) (end - out->str));
      g_string_append (out, "…");
    }
  length = (guint16) (out->len - start - 2);
  memcpy (out->str + start, &length, sizeof length);
}

static gboolean
flush (NunSpool *self, GString *buffer, GError **error)
{
  gsize length = buffer->len;

  if (!nun_temporary_append (self->fd, &self->size, buffer->str, length, error))
    return FALSE;
  g_string_truncate (buffer, 0);
  return TRUE;
}

static gboolean
fill (NunSpool *self, NunRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) buffer = g_string_sized_new (2 * PIECE);
  const NunValue     *values;
  GError             *local = NULL;

  while ((values = nun_rows_next (rows, cancellable, &local)))
    {
      gint64 end;

      for (guint i = 0; i < self->columns->len; i++)
        append_cell (g_ptr_array_index (self->columns, i), &values[i], buffer);
      end = self->size + (gint64) buffer->len;
      g_array_append_val (self->ends, end);
      if (buffer->len >= PIECE && !flush (self, buffer, error))
        return FALSE;
    }
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return flush (self, buffer, error);
}

NunSpool *
nun_spool_new (NunRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunSpool) self = g_object_new (NUN_TYPE_SPOOL, NULL);

  self->columns = g_ptr_array_ref (nun_rows_get_columns (rows));
  self->fd = nun_temporary_new (error);
  if (self->fd < 0 || !fill (self, rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

GPtrArray *
nun_spool_get_columns (NunSpool *self)
{
  return self->columns;
}

gint64
nun_spool_get_n_rows (NunSpool *self)
{
  return self->ends->len;
}

static const CachedRow *
load_row (NunSpool *self, gint64 row)
{
  CachedRow *cached = &self->cache[row % CACHED_ROWS];
  gint64     start = row > 0 ? g_array_index (self->ends, gint64, row - 1) : 0;
  gsize      at = 0;

  if (cached->row == row)
    return cached;
  cached->row = -1;
  cached->length = (gsize) (g_array_index (self->ends, gint64, row) - start);
  cached->data = g_realloc (cached->data, MAX (cached->length, 1));
  if (!cached->starts)
    cached->starts = g_new (guint, self->columns->len);
  if (!nun_read_at (self->fd, cached->data, cached->length, start))
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint16 length;

      memcpy (&length, cached->data + at, sizeof length);
      cached->starts[i] = (guint) at + 2;
      at += 2 + (gsize) length;
    }
  cached->row = row;
  return cached;
}

char *
nun_spool_dup_cell (NunSpool *self, gint64 row, guint column)
{
  const CachedRow *cached;
  char            *text = NULL;

  if (row < 0 || row >= nun_spool_get_n_rows (self) || column >= self->columns->len)
    return g_strdup ("");
  g_mutex_lock (&self->lock);
  cached = load_row (self, row);
  if (cached)
    {
      guint16 length;

      memcpy (&length, cached->data + cached->starts[column] - 2, sizeof length);
      text = g_strndup (cached->data + cached->starts[column], length);
    }
  g_mutex_unlock (&self->lock);
  return text ? text : g_strdup ("");
}
