/* NunFitsTable and its cursor: rows in blocks from the file, arrays of changing length from its heap. */

#include "files/fits-table.h"
#include "files/read-at.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "files/file.h"
#include "files/fits-cell.h"
#include "files/word.h"

#define BLOCK (256 * 1024)

struct _NunFitsTable
{
  NunTable parent_instance;

  NunFitsPlace place;
  char        *path, *local_path;
  gint64       heap_start;
  GArray      *fields;
};

G_DEFINE_FINAL_TYPE (NunFitsTable, nun_fits_table, NUN_TYPE_TABLE)

#define NUN_TYPE_FITS_ROWS (nun_fits_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunFitsRows, nun_fits_rows, NUN, FITS_ROWS, NunRows)

struct _NunFitsRows
{
  NunRows parent_instance;

  NunFitsTable *table;
  int           fd;
  gint64        row; /* the next one */

  guint8     *block;
  gint64      block_first, block_rows;
  gint64      capacity; /* of block, in rows */
  GPtrArray  *scratch;  /* of GByteArray, one a column */
  GByteArray *heap;     /* the bytes of one array */
  GPtrArray  *lists;    /* of GByteArray, one a column: where the packed arrays of a tile lie */
};

G_DEFINE_FINAL_TYPE (NunFitsRows, nun_fits_rows, NUN_TYPE_ROWS)

static void
fail_reading (NunFitsRows *self, GError **error)
{
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU %d: row %" PRId64
                  " cannot be read, as if the file had become shorter; get it again"),
               self->table->path, self->table->place.hdu, self->row + 1);
}

static gboolean
read_block (NunFitsRows *self, GError **error)
{
  const NunFitsPlace *place = &self->table->place;

  self->block_first = self->row;
  self->block_rows = MIN (self->capacity, place->n_rows - self->row);
  /* The cursor only goes forward, a tile at a time. */
  if (place->packed)
    {
      if (nun_fits_packed_read_tile (place->packed, self->fd, self->table->fields,
                                     self->row / self->capacity, self->block_rows,
                                     (gsize) place->row_length, self->block, self->lists))
        return TRUE;
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, HDU %d: the compressed tile from row %" PRId64
                      " on is damaged; get the file again"),
                   self->table->path, place->hdu, self->row + 1);
      return FALSE;
    }
  if (nun_read_at (self->fd, self->block, (gsize) (self->block_rows * place->row_length),
                   place->data_start + self->row * place->row_length))
    return TRUE;
  fail_reading (self, error);
  return FALSE;
}

/* An array in the heap: its descriptor is a count and a place, and either may lie. */
static gboolean
read_heap (NunFitsRows  *self,
           guint         column,
           const guint8 *descriptor,
           GByteArray   *scratch,
           NunValue     *value,
           GError      **error)
{
  const NunFitsField *field = &g_array_index (self->table->fields, NunFitsField, column);
  const NunFitsPlace *place = &self->table->place;
  gsize               word = field->array == 'P' ? 4 : 8, size;
  guint64             count = nun_word_read (descriptor, word);
  guint64             offset = place->packed ? 0 : nun_word_read (descriptor + word, word);
  gint64 room = place->packed ? NUN_FITS_MAX_CELL : place->data_end - self->table->heap_start;

  value->type = NUN_VALUE_NULL;
  if (count == 0)
    return TRUE;
  if (count > NUN_FITS_MAX_CELL || (size = nun_fits_cell_size (field, count)) > NUN_FITS_MAX_CELL ||
      room < 0 || offset > (guint64) room || size > (guint64) room - offset)
    {
      if (place->is_short)
        return TRUE; /* a warning was given when the file was opened */
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, HDU %d: an array of row %" PRId64
                      " lies outside of the file or is larger than 64 MiB; get the file again"),
                   self->table->path, self->table->place.hdu, self->row + 1);
      return FALSE;
    }
  /* Of its own for each column, since a value may borrow from it. */
  g_byte_array_set_size (self->heap, (guint) size);
  if (place->packed
          ? !nun_fits_packed_read_array (place->packed, self->fd, column, field,
                                         g_ptr_array_index (self->lists, column),
                                         self->row - self->block_first, self->heap->data, size)
          : !nun_read_at (self->fd, self->heap->data, size,
                          self->table->heap_start + (gint64) offset))
    {
      fail_reading (self, error);
      return FALSE;
    }
  nun_fits_cell_read (field, self->heap->data, count, FALSE, scratch, value);
  if (value->type >= NUN_VALUE_TEXT && value->bytes >= self->heap->data &&
      value->bytes < self->heap->data + size)
    {
      gsize start = (gsize) (value->bytes - self->heap->data);

      g_byte_array_set_size (scratch, 0);
      g_byte_array_append (scratch, self->heap->data + start, (guint) value->length);
      value->bytes = scratch->data;
    }
  return TRUE;
}

static gboolean
nun_fits_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunFitsRows        *self = NUN_FITS_ROWS (rows);
  const NunFitsPlace *place = &self->table->place;
  const NunFitsField *fields = (const NunFitsField *) (gpointer) self->table->fields->data;
  const guint8       *row;

  if (self->row >= place->n_rows)
    return FALSE;
  if (self->row >= self->block_first + self->block_rows && !read_block (self, error))
    return FALSE;
  row = self->block + (self->row - self->block_first) * place->row_length;
  for (guint i = 0; i < self->table->fields->len; i++)
    {
      GByteArray *scratch = g_ptr_array_index (self->scratch, i);

      if (!fields[i].array)
        nun_fits_cell_read (&fields[i], row + fields[i].offset, fields[i].repeat, place->is_ascii,
                            scratch, &values[i]);
      else if (!read_heap (self, i, row + fields[i].offset, scratch, &values[i], error))
        return FALSE;
    }
  self->row++;
  return TRUE;
}

static double
nun_fits_rows_progress (NunRows *rows)
{
  NunFitsRows *self = NUN_FITS_ROWS (rows);
  gint64       n_rows = self->table->place.n_rows;

  return n_rows > 0 ? (double) self->row / (double) n_rows : 1;
}

static void
nun_fits_rows_finalize (GObject *object)
{
  NunFitsRows *self = NUN_FITS_ROWS (object);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_object (&self->table);
  g_free (self->block);
  g_clear_pointer (&self->scratch, g_ptr_array_unref);
  g_clear_pointer (&self->heap, g_byte_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_fits_rows_parent_class)->finalize (object);
}

static void
nun_fits_rows_class_init (NunFitsRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_fits_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_fits_rows_next;
  NUN_ROWS_CLASS (klass)->progress = nun_fits_rows_progress;
}

static void
nun_fits_rows_init (NunFitsRows *self)
{
  self->fd = -1;
}

static NunRows *
nun_fits_table_open (NunTable *table, GCancellable *cancellable, GError **error)
{
  NunFitsTable           *self = NUN_FITS_TABLE (table);
  g_autoptr (NunFitsRows) rows = g_object_new (NUN_TYPE_FITS_ROWS, NULL);

  rows->fd = open (self->local_path, O_RDONLY | O_CLOEXEC);
  if (rows->fd < 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING, _ ("%s cannot be read: %s"),
                   self->path, g_strerror (errno));
      return NULL;
    }
  rows->table = g_object_ref (self);
  rows->capacity = MAX (1, BLOCK / MAX (1, self->place.row_length));
  rows->capacity = self->place.packed ? nun_fits_packed_get_tile_rows (self->place.packed)
                                      : MIN (rows->capacity, MAX (1, self->place.n_rows));
  if (self->place.n_rows > 0)
    rows->block = g_malloc ((gsize) MAX (1, rows->capacity * self->place.row_length));
  rows->heap = g_byte_array_new ();
  rows->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  rows->scratch = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_ptr_array_add (rows->scratch, g_byte_array_new ());
      g_ptr_array_add (rows->lists, g_byte_array_new ());
    }
  nun_rows_set_columns (NUN_ROWS (rows), nun_table_get_columns (table));
  return NUN_ROWS (g_steal_pointer (&rows));
}

static void
nun_fits_table_finalize (GObject *object)
{
  NunFitsTable *self = NUN_FITS_TABLE (object);

  g_free (self->path);
  g_free (self->local_path);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->place.packed, nun_fits_packed_free);
  G_OBJECT_CLASS (nun_fits_table_parent_class)->finalize (object);
}

static void
nun_fits_table_class_init (NunFitsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_fits_table_finalize;
  NUN_TABLE_CLASS (klass)->open = nun_fits_table_open;
}

static void
nun_fits_table_init (NunFitsTable *self)
{
}

NunFitsTable *
nun_fits_table_new (const NunFitsPlace *place,
                    const char         *name,
                    gint64              heap_start,
                    GArray             *fields,
                    GPtrArray          *columns)
{
  NunFitsTable *self = g_object_new (NUN_TYPE_FITS_TABLE, NULL);

  self->place = *place;
  self->path = g_strdup (place->path);
  self->local_path = g_strdup (place->local_path);
  self->heap_start = heap_start;
  self->fields = fields;
  nun_table_setup (NUN_TABLE (self), name, place->inner ? -1 : place->hdu, place->n_rows, columns);
  g_ptr_array_unref (columns);
  return self;
}

int
nun_fits_table_get_place (NunFitsTable *self)
{
  return self->place.hdu;
}
