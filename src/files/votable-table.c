/* NunVotableTable and its cursor: a second pass over the file that skips to the table and hands out its rows. */

#include "files/votable-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "files/file.h"
#include "files/votable-binary.h"
#include "files/votable-feed.h"
#include "files/votable-stream.h"

#define PIECE 65536

struct _NunVotableTable
{
  NunTable parent_instance;

  char      *path, *local_path;
  gint64     start, size;
  guint      ordinal;
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (NunVotableTable, nun_votable_table, NUN_TYPE_TABLE)

#define NUN_TYPE_VOTABLE_ROWS (nun_votable_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunVotableRows, nun_votable_rows, NUN, VOTABLE_ROWS, NunRows)

typedef struct
{
  gsize offset, length; /* in text */
} Cell;

typedef struct
{
  guint first, end; /* in cells */
} Row;

struct _NunVotableRows
{
  NunRows parent_instance;

  NunVotableTable  *table;
  NunVotableFeed   *feed;
  NunVotableBinary *binary; /* once a BINARY has begun */
  guint             n_tables;
  gboolean          in_table, inside, done, in_row, in_cell, in_stream;
  int               beside; /* descriptor of the file with the rows, or -1 */

  /* What the last piece of the file gave; the row that it left open stays at the end. */
  GString   *text;
  GArray    *cells, *queue;
  guint      next_row, row_first;
  gsize      cell_start;
  gboolean   too_large;
  GPtrArray *scratch;
};

G_DEFINE_FINAL_TYPE (NunVotableRows, nun_votable_rows, NUN_TYPE_ROWS)

static void
start_stream (NunVotableRows *self, const char *const *attributes)
{
  const char *href = nun_votable_attribute (attributes, "href");

  if (g_strcmp0 (nun_votable_attribute (attributes, "encoding"), "gzip") == 0)
    nun_votable_binary_set_gzip (self->binary);
  self->in_stream = TRUE;
  /* One that cannot be opened was warned of, and no row of it counted. */
  if (href && self->beside < 0)
    self->beside = nun_votable_stream_open (self->table->path, href, NULL, NULL);
}

/* Takes on the file beside the document.  FALSE at its end. */
static gboolean
read_beside (NunVotableRows *self)
{
  g_autofree guint8 *piece = NULL;
  gssize             n;

  if (self->beside < 0)
    return FALSE;
  piece = g_malloc (PIECE);
  do
    n = read (self->beside, piece, PIECE);
  while (n < 0 && errno == EINTR);
  if (n > 0)
    nun_votable_binary_push_bytes (self->binary, piece, (gsize) n);
  return n > 0;
}

static void
on_start (gpointer user_data, NunVotableElement element, const char *const *attributes)
{
  NunVotableRows *self = user_data;

  /* A TABLE within a TABLE, which is wrong, counts as little as it did when the file was opened. */
  if (element == NUN_VOTABLE_ELEMENT_TABLE && !self->in_table)
    {
      self->in_table = TRUE;
      self->inside = self->n_tables++ == self->table->ordinal;
    }
  if (!self->inside)
    return;
  if (element == NUN_VOTABLE_ELEMENT_TR)
    {
      self->in_row = TRUE;
      self->row_first = self->cells->len;
    }
  else if (element == NUN_VOTABLE_ELEMENT_TD && self->in_row)
    {
      self->in_cell = TRUE;
      self->cell_start = self->text->len;
    }
  else if ((element == NUN_VOTABLE_ELEMENT_BINARY || element == NUN_VOTABLE_ELEMENT_BINARY2) &&
           !self->binary)
    self->binary =
        nun_votable_binary_new (self->table->fields, element == NUN_VOTABLE_ELEMENT_BINARY2);
  else if (element == NUN_VOTABLE_ELEMENT_STREAM && self->binary)
    start_stream (self, attributes);
}

static void
on_end (gpointer user_data, NunVotableElement element)
{
  NunVotableRows *self = user_data;

  if (element == NUN_VOTABLE_ELEMENT_TABLE)
    self->in_table = FALSE;
  if (!self->inside)
    return;
  if (element == NUN_VOTABLE_ELEMENT_TD && self->in_cell)
    {
      Cell cell = { self->cell_start, self->text->len - self->cell_start };

      self->in_cell = FALSE;
      if (self->cells->len - self->row_first < self->table->fields->len)
        g_array_append_val (self->cells, cell);
    }
  else if (element == NUN_VOTABLE_ELEMENT_TR && self->in_row)
    {
      Row row = { self->row_first, self->cells->len };

      self->in_row = self->in_cell = FALSE;
      g_array_append_val (self->queue, row);
    }
  else if (element == NUN_VOTABLE_ELEMENT_STREAM)
    self->in_stream = FALSE;
  else if (element == NUN_VOTABLE_ELEMENT_TABLE)
    {
      self->inside = FALSE;
      self->done = TRUE;
    }
}

static void
on_text (gpointer user_data, const char *text, gsize length)
{
  NunVotableRows *self = user_data;

  if (self->in_cell)
    {
      if (self->text->len > NUN_VOTABLE_MAX_CELL)
        self->too_large = TRUE;
      else
        g_string_append_len (self->text, text, (gssize) length);
    }
  else if (self->in_stream)
    nun_votable_binary_push (self->binary, text, length);
}

static const NunVotableHandler handler = { on_start, on_end, on_text };

/* Throws away the rows that were handed out; the one that is still open moves to the front. */
static void
recycle (NunVotableRows *self)
{
  guint keep = self->in_row ? self->row_first : self->cells->len;
  gsize text = keep < self->cells->len ? g_array_index (self->cells, Cell, keep).offset
               : self->in_cell         ? self->cell_start
                                       : self->text->len;

  g_array_set_size (self->queue, 0);
  self->next_row = 0;
  if (keep > 0)
    g_array_remove_range (self->cells, 0, keep);
  g_string_erase (self->text, 0, (gssize) text);
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, Cell, i).offset -= text;
  self->cell_start -= self->in_cell ? text : 0;
  self->row_first = 0;
}

static void
fill (NunVotableRows *self, NunValue *values)
{
  const Row *row = &g_array_index (self->queue, Row, self->next_row++);

  for (guint i = 0; i < self->table->fields->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, row->first + i);

      values[i].type = NUN_VALUE_NULL;
      /* What is no number was counted when the file was opened, and a warning given. */
      if (row->first + i < row->end &&
          !nun_votable_field_parse (g_ptr_array_index (self->table->fields, i),
                                    self->text->str + cell->offset, cell->length,
                                    g_ptr_array_index (self->scratch, i), &values[i]))
        values[i].type = NUN_VALUE_NULL;
    }
}

static gboolean
nun_votable_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunVotableRows *self = NUN_VOTABLE_ROWS (rows);

  /* Damage that the opening pass met and warned of lies behind the rows that it counted. */
  while (nun_rows_get_position (rows) < nun_table_get_n_rows (NUN_TABLE (self->table)))
    {
      int got = self->binary ? nun_votable_binary_next (self->binary, values) : 0;

      if (got > 0)
        return TRUE;
      if (got == 0 && self->next_row < self->queue->len)
        {
          fill (self, values);
          return TRUE;
        }
      if (got < 0 || self->too_large)
        {
          g_set_error (
              error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
              _ ("%s, table %u: row %" PRId64 " does not fit its FIELDs or is larger than 64 MiB"),
              self->table->path, self->table->ordinal + 1, nun_rows_get_position (rows) + 1);
          return FALSE;
        }
      if (read_beside (self))
        continue;
      recycle (self);
      if (self->done || !nun_votable_feed_step (self->feed, cancellable, error))
        return FALSE;
    }
  return FALSE;
}

static double
nun_votable_rows_progress (NunRows *rows)
{
  NunVotableRows *self = NUN_VOTABLE_ROWS (rows);

  return self->table->size > 0 ? MIN (1, (double) nun_votable_feed_get_position (self->feed) /
                                             (double) self->table->size)
                               : -1;
}

static void
nun_votable_rows_finalize (GObject *object)
{
  NunVotableRows *self = NUN_VOTABLE_ROWS (object);

  if (self->beside >= 0)
    close (self->beside);
  g_clear_pointer (&self->feed, nun_votable_feed_free);
  g_clear_pointer (&self->binary, nun_votable_binary_free);
  g_clear_object (&self->table);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->queue);
  g_ptr_array_unref (self->scratch);
  G_OBJECT_CLASS (nun_votable_rows_parent_class)->finalize (object);
}

static void
nun_votable_rows_class_init (NunVotableRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_votable_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_votable_rows_next;
  NUN_ROWS_CLASS (klass)->progress = nun_votable_rows_progress;
}

static void
nun_votable_rows_init (NunVotableRows *self)
{
  self->beside = -1;
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->queue = g_array_new (FALSE, FALSE, sizeof (Row));
  self->scratch = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
}

static NunRows *
nun_votable_table_open (NunTable *table, GCancellable *cancellable, GError **error)
{
  NunVotableTable           *self = NUN_VOTABLE_TABLE (table);
  g_autoptr (NunVotableRows) rows = g_object_new (NUN_TYPE_VOTABLE_ROWS, NULL);

  rows->table = g_object_ref (self);
  rows->feed =
      nun_votable_feed_new (self->path, self->local_path, self->start, &handler, rows, error);
  if (!rows->feed)
    return NULL;
  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (rows->scratch, g_byte_array_new ());
  nun_rows_set_columns (NUN_ROWS (rows), nun_table_get_columns (table));
  return NUN_ROWS (g_steal_pointer (&rows));
}

static void
nun_votable_table_finalize (GObject *object)
{
  NunVotableTable *self = NUN_VOTABLE_TABLE (object);

  g_free (self->path);
  g_free (self->local_path);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_votable_table_parent_class)->finalize (object);
}

static void
nun_votable_table_class_init (NunVotableTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_votable_table_finalize;
  NUN_TABLE_CLASS (klass)->open = nun_votable_table_open;
}

static void
nun_votable_table_init (NunVotableTable *self)
{
}

NunVotableTable *
nun_votable_table_new (const char *path,
                       const char *local_path,
                       gint64      start,
                       gint64      size,
                       guint       ordinal,
                       const char *name,
                       gint64      n_rows,
                       GPtrArray  *fields)
{
  NunVotableTable      *self = g_object_new (NUN_TYPE_VOTABLE_TABLE, NULL);
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (columns,
                     nun_column_ref (((NunVotableField *) g_ptr_array_index (fields, i))->column));
  self->path = g_strdup (path);
  self->local_path = g_strdup (local_path);
  self->start = start;
  self->size = size;
  self->ordinal = ordinal;
  self->fields = fields;
  nun_table_setup (NUN_TABLE (self), name, -1, n_rows, columns);
  return self;
}
