/* One table HDU: where its rows lie, what its columns are, what the header says of it. */

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-column.h"
#include "files/fits-packed.h"
#include "files/fits-table.h"
#include "files/fits-walk.h"

#define MAX_ROW_LENGTH (G_GINT64_CONSTANT (256) << 20)

static void
add_note (NunTable *table, const char *key, const NunFitsHeader *header, const char *keyword)
{
  const char      *value = header ? nun_fits_header_get (header, keyword) : NULL;
  g_autofree char *source = g_strdup_printf (_ ("keyword %s"), keyword);

  if (value)
    nun_table_add_note (table, key, value, source);
}

static void
add_notes (NunFitsWalk *walk, NunTable *table, const NunFitsHeader *header)
{
  const struct
  {
    const char *key, *keyword;
  } notes[] = { { "title", "TITLE" },       { "creators", "AUTHOR" },
                { "source", "REFERENC" },   { "source", "BIBCODE" },
                { "created", "DATE" },      { "description", "ABSTRACT" },
                { "facility", "TELESCOP" }, { "instrument", "INSTRUME" } };

  /* The table's own header speaks first, then that of the whole file. */
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      add_note (table, notes[i].key, header, notes[i].keyword);
      if (walk->primary && strcmp (notes[i].keyword, "DATE") != 0)
        add_note (table, notes[i].key, walk->primary, notes[i].keyword);
    }
  if (*nun_fits_header_get_comments (header))
    nun_table_add_note (table, "description", nun_fits_header_get_comments (header),
                        _ ("keyword COMMENT"));
}

static gboolean
read_fields (NunFitsWalk         *walk,
             const NunFitsHeader *header,
             const NunFitsPlace  *place,
             GArray              *fields,
             GPtrArray           *columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64                 n_fields = 0;
  gsize                  offset = 0;

  nun_fits_header_get_integer (header, "TFIELDS", &n_fields);
  for (int n = 1; n <= CLAMP (n_fields, 0, 999); n++)
    {
      NunFitsField field;
      const char  *reason;
      gboolean     good =
          place->is_ascii
                  ? nun_fits_field_read_ascii (&field, header, n, (gsize) place->row_length, &reason)
                  : nun_fits_field_read_binary (&field, header, n, offset, &reason);

      if (good && !place->is_ascii && field.width > (gsize) place->row_length - offset)
        {
          reason = _ ("the columns are wider than the row");
          nun_fits_field_clear (&field);
          good = FALSE;
        }
      if (!good)
        {
          nun_content_warn (walk->content, _ ("%s, HDU %d: column %d cannot be read: %s"),
                            walk->input->path, walk->hdu, n, reason);
          return FALSE;
        }
      offset += field.width;
      g_array_append_val (fields, field);
      g_ptr_array_add (columns,
                       nun_fits_field_make_column (&field, header, n, place->is_ascii, taken));
    }
  return n_fields > 0;
}

/* Where the rows lie; FALSE with a warning when the header's figures make no sense.  Rows that the file is too
 * short for are left out. */
static gboolean
find_place (NunFitsWalk *walk, const NunFitsHeader *header, NunFitsPlace *place, gint64 *heap_start)
{
  gint64 data = place->data_start;
  gint64 n_rows = -1, row_length = -1, heap = 0, room, n_there;

  nun_fits_header_get_integer (header, "NAXIS1", &row_length);
  nun_fits_header_get_integer (header, "NAXIS2", &n_rows);
  nun_fits_header_get_integer (header, "PCOUNT", &heap);
  if (row_length < 0 || n_rows < 0 || heap < 0 || data < 0 || row_length > MAX_ROW_LENGTH)
    {
      nun_content_warn (walk->content,
                        _ ("%s, HDU %d: NAXIS1, NAXIS2 or PCOUNT of the table make no sense, or a "
                           "row is larger than 256 MiB"),
                        walk->input->path, walk->hdu);
      return FALSE;
    }
  room = MAX (0, walk->input->size - data);
  n_there = row_length > 0 ? MIN (n_rows, room / row_length) : 0;
  if (n_there < n_rows)
    nun_content_warn (walk->content,
                      row_length > 0
                          ? _ ("%s, HDU %d: the header announces %" PRId64
                               " rows, but the file ends after %" PRId64 "; get the whole file")
                          : _ ("%s, HDU %d: the header announces %" PRId64
                               " rows of no width; %" PRId64 " are read"),
                      walk->input->path, walk->hdu, n_rows, n_there);
  place->row_length = row_length;
  place->n_rows = n_there;
  /* THEAP may leave a gap behind the rows; beyond PCOUNT nothing belongs to the HDU. */
  *heap_start = row_length * n_there;
  nun_fits_header_get_integer (header, "THEAP", heap_start);
  room = MIN (room, row_length * n_there > G_MAXINT64 - heap ? room : row_length * n_there + heap);
  place->data_end = data + room;
  place->is_short = n_there < n_rows || room < row_length * n_there + MIN (heap, G_MAXINT64 / 2);
  *heap_start = *heap_start < 0 || *heap_start > room ? place->data_end : data + *heap_start;
  return TRUE;
}

/* What a VOTable said of the table. */
static void
add_meta_notes (NunTable *table, NunTable *meta)
{
  GPtrArray *notes = nun_table_get_notes (meta);

  for (guint i = 0; i < notes->len; i++)
    {
      const NunNote *note = g_ptr_array_index (notes, i);

      nun_table_add_note (table, note->key, note->value, note->source);
    }
}

/* A tile-compressed table: what find_place found is where the tiles lie; the rows come out of them. */
static gboolean
unpack_place (NunFitsWalk *walk, NunFitsHeader *header, NunFitsPlace *place, gint64 heap_start)
{
  const char *reason = _ ("the file cannot be read");
  gint64      n_rows = 0, row_length = 0;
  int         fd = open (place->local_path, O_RDONLY | O_CLOEXEC);

  if (fd >= 0)
    {
      place->packed = nun_fits_packed_new (header, fd, place->data_start, heap_start,
                                           place->data_end, place->n_rows, &reason);
      close (fd);
    }
  if (!place->packed)
    {
      nun_content_warn (walk->content, _ ("%s, HDU %d: the table is tile-compressed, and %s"),
                        walk->input->path, walk->hdu, reason);
      return FALSE;
    }
  nun_fits_header_unpack (header);
  nun_fits_header_get_integer (header, "NAXIS1", &row_length);
  nun_fits_header_get_integer (header, "NAXIS2", &n_rows);
  place->row_length = row_length;
  place->n_rows = nun_fits_packed_get_n_rows (place->packed);
  if (place->n_rows < n_rows)
    nun_content_warn (walk->content,
                      _ ("%s, HDU %d: the header announces %" PRId64
                         " rows, but the file ends after %" PRId64 "; get the whole file"),
                      walk->input->path, walk->hdu, n_rows, place->n_rows);
  return TRUE;
}

static gboolean
has_arrays (const GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, NunFitsField, i).array)
      return TRUE;
  return FALSE;
}

void
nun_fits_walk_table (NunFitsWalk *walk, NunFitsHeader *header, gboolean is_ascii, gint64 data_start)
{
  NunFitsPlace          place = { .path = walk->input->path,
                                  .local_path = walk->input->local_path,
                                  .hdu = walk->hdu,
                                  .inner = walk->inner,
                                  .is_ascii = is_ascii,
                                  .data_start = data_start };
  g_autoptr (GArray)    fields = g_array_new (FALSE, TRUE, sizeof (NunFitsField));
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  gint64        heap_start;
  NunFitsTable *table;
  NunTable     *meta;
  const char   *packed = nun_fits_header_get (header, "ZTABLE");

  walk->n_met++;
  g_array_set_clear_func (fields, (GDestroyNotify) nun_fits_field_clear);
  if (!find_place (walk, header, &place, &heap_start) ||
      (packed && *packed == 'T' && !unpack_place (walk, header, &place, heap_start)) ||
      !read_fields (walk, header, &place, fields, columns))
    {
      walk->n_skipped++;
      g_clear_pointer (&place.packed, nun_fits_packed_free);
      return;
    }
  if (place.is_short && !place.packed && has_arrays (fields))
    nun_content_warn (walk->content,
                      _ ("%s, HDU %d: the file ends before the arrays of changing length; those "
                         "that are missing are left empty"),
                      walk->input->path, walk->hdu);
  meta = walk->meta && walk->n_met <= walk->meta->len
             ? g_ptr_array_index (walk->meta, walk->n_met - 1)
             : NULL;
  if (meta)
    nun_fits_enrich (columns, nun_table_get_columns (meta));
  table = nun_fits_table_new (&place, nun_fits_header_get (header, "EXTNAME"), heap_start,
                              g_steal_pointer (&fields), g_steal_pointer (&columns));
  if (meta)
    add_meta_notes (NUN_TABLE (table), meta);
  add_notes (walk, NUN_TABLE (table), header);
  g_ptr_array_add (walk->content->tables, table);
  if (walk->first_table < 0 && place.n_rows > 0)
    walk->first_table = walk->hdu;
}
