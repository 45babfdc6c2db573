/* What a FITS file holds: a walk over its HDUs, with cfitsio for the headers. */

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/fits-column.h"
#include "files/fits-table.h"
#include "files/format.h"

#define MAX_HDUS 5000
#define MAX_ROW_LENGTH (G_GINT64_CONSTANT (256) << 20)

typedef struct
{
  const NunInput *input;
  NunContent     *content;
  fitsfile       *handle;
  int             hdu;         /* from 0 */
  int             first_image; /* HDU, or -1 */
  int             first_table; /* HDU with rows, or -1 */
  int             n_skipped;   /* tables that cannot be read */
  NunFitsHeader  *primary;     /* of HDU 0 */
} Walk;

/* A cfitsio that was built without threads keeps its open files in one table without a lock. */
static GMutex cfitsio_mutex;

static gboolean
nun_fits_sniff (const NunInput *input)
{
  const char *head = (const char *) input->head;
  gsize       i = 9;

  /* "SIMPLE  = T": the blanks between may be fewer than the standard's. */
  if (input->head_length < 80 || memcmp (head, "SIMPLE", 6) != 0)
    return FALSE;
  for (gsize j = 6; j < 8; j++)
    if (head[j] != ' ')
      return FALSE;
  if (head[8] != '=')
    return FALSE;
  while (i < 80 && head[i] == ' ')
    i++;
  return i < 80 && (head[i] == 'T' || head[i] == 'F');
}

static void
warn_status (Walk *walk, int status)
{
  char text[FLEN_STATUS];

  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  nun_content_warn (walk->content,
                    _ ("%s, HDU %d: it and what follows cannot be read: %s (CFITSIO %d)"),
                    walk->input->path, walk->hdu, text, status);
}

static void
add_note (NunTable *table, const char *key, const NunFitsHeader *header, const char *keyword)
{
  const char      *value = header ? nun_fits_header_get (header, keyword) : NULL;
  g_autofree char *source = g_strdup_printf (_ ("keyword %s"), keyword);

  if (value)
    nun_table_add_note (table, key, value, source);
}

static void
add_notes (Walk *walk, NunTable *table, const NunFitsHeader *header)
{
  const struct
  {
    const char *key, *keyword;
  } notes[] = { { "title", "TITLE" },         { "creators", "AUTHOR" },  { "source", "REFERENC" },
                { "source", "BIBCODE" },      { "publisher", "ORIGIN" }, { "created", "DATE" },
                { "description", "ABSTRACT" } };

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
read_fields (Walk                *walk,
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
find_place (Walk *walk, const NunFitsHeader *header, NunFitsPlace *place, gint64 *heap_start)
{
  LONGLONG head = 0, data = 0, end = 0;
  int      status = 0;
  gint64   n_rows = -1, row_length = -1, heap = 0, room, n_there;

  nun_fits_header_get_integer (header, "NAXIS1", &row_length);
  nun_fits_header_get_integer (header, "NAXIS2", &n_rows);
  nun_fits_header_get_integer (header, "PCOUNT", &heap);
  if (fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) != 0 || row_length < 0 ||
      n_rows < 0 || heap < 0 || data < 0 || row_length > MAX_ROW_LENGTH)
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
                      row_length > 0 ? _ ("%s, HDU %d: the header announces %" G_GINT64_FORMAT
                                          " rows, but the file ends after %" G_GINT64_FORMAT
                                          "; get the whole file")
                                     : _ ("%s, HDU %d: the header announces %" G_GINT64_FORMAT
                                          " rows of no width; %" G_GINT64_FORMAT " are read"),
                      walk->input->path, walk->hdu, n_rows, n_there);
  place->data_start = data;
  place->row_length = row_length;
  place->n_rows = n_there;
  /* THEAP may leave a gap behind the rows; beyond PCOUNT nothing belongs to the HDU. */
  *heap_start = row_length * n_there;
  nun_fits_header_get_integer (header, "THEAP", heap_start);
  room = MIN (room, row_length * n_there > G_MAXINT64 - heap ? room : row_length * n_there + heap);
  place->data_end = data + room;
  *heap_start = *heap_start < 0 || *heap_start > room ? place->data_end : data + *heap_start;
  return TRUE;
}

static void
read_table (Walk *walk, const NunFitsHeader *header, gboolean is_ascii)
{
  NunFitsPlace          place = { .path = walk->input->path,
                                  .local_path = walk->input->local_path,
                                  .hdu = walk->hdu,
                                  .is_ascii = is_ascii };
  g_autoptr (GArray)    fields = g_array_new (FALSE, TRUE, sizeof (NunFitsField));
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  gint64        heap_start;
  NunFitsTable *table;
  const char   *packed = nun_fits_header_get (header, "ZTABLE");

  g_array_set_clear_func (fields, (GDestroyNotify) nun_fits_field_clear);
  if (packed && *packed == 'T')
    {
      walk->n_skipped++;
      nun_content_warn (
          walk->content,
          _ ("%s, HDU %d: the table is tile-compressed; unpack it first with funpack"),
          walk->input->path, walk->hdu);
      return;
    }
  if (!find_place (walk, header, &place, &heap_start) ||
      !read_fields (walk, header, &place, fields, columns))
    {
      walk->n_skipped++;
      return;
    }
  table = nun_fits_table_new (&place, nun_fits_header_get (header, "EXTNAME"), heap_start,
                              g_steal_pointer (&fields), g_steal_pointer (&columns));
  add_notes (walk, NUN_TABLE (table), header);
  g_ptr_array_add (walk->content->tables, table);
  if (walk->first_table < 0 && place.n_rows > 0)
    walk->first_table = walk->hdu;
}

static void
warn_short_image (Walk *walk)
{
  LONGLONG head = 0, data = 0, end = 0;
  int      status = 0;

  /* `end` counts the padding, which careless writers leave out. */
  if (fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) == 0 &&
      end - 2880 >= walk->input->size)
    nun_content_warn (walk->content,
                      _ ("%s, HDU %d: the file ends within the image; get the whole file"),
                      walk->input->path, walk->hdu);
}

static void
read_image (Walk *walk, const NunFitsHeader *header)
{
  NunImageHdu image = { .hdu = walk->hdu };
  LONGLONG    axes[9] = { 0 };
  const char *groups = nun_fits_header_get (header, "GROUPS");
  int         status = 0;

  if (fits_get_img_dim (walk->handle, &image.naxis, &status) != 0 || image.naxis < 2)
    return;
  if (image.naxis > 9)
    {
      nun_content_warn (walk->content, _ ("%s, HDU %d: an array of %d axes is more than is read"),
                        walk->input->path, walk->hdu, image.naxis);
      return;
    }
  if (fits_get_img_sizell (walk->handle, 9, axes, &status) != 0)
    return;
  for (int i = 0; i < image.naxis; i++)
    {
      image.axes[i] = axes[i];
      if (axes[i] < 1)
        {
          if (groups && *groups == 'T')
            nun_content_warn (walk->content,
                              _ ("%s, HDU %d: visibilities in random groups are not read"),
                              walk->input->path, walk->hdu);
          return;
        }
    }
  warn_short_image (walk);
  g_array_append_val (walk->content->images, image);
  if (walk->first_image < 0)
    walk->first_image = walk->hdu;
}

static void
read_hdu (Walk *walk)
{
  g_autoptr (NunFitsHeader) header = nun_fits_header_read (walk->handle);
  int                       type = IMAGE_HDU, status = 0;

  if (!header || fits_get_hdu_type (walk->handle, &type, &status) != 0)
    {
      nun_content_warn (walk->content, _ ("%s, HDU %d: its header cannot be read or is too long"),
                        walk->input->path, walk->hdu);
      return;
    }
  if (type == IMAGE_HDU || fits_is_compressed_image (walk->handle, &status))
    read_image (walk, header);
  else
    read_table (walk, header, type == ASCII_TBL);
  if (walk->hdu == 0)
    walk->primary = g_steal_pointer (&header);
}

static gboolean
walk_hdus (Walk *walk, GCancellable *cancellable, GError **error)
{
  int status = 0;

  for (walk->hdu = 0; walk->hdu < MAX_HDUS; walk->hdu++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_hdu (walk);
      fits_movrel_hdu (walk->handle, 1, NULL, &status);
      if (status == END_OF_FILE)
        {
          fits_clear_errmsg ();
          return TRUE;
        }
      if (status != 0)
        {
          walk->hdu++;
          warn_status (walk, status);
          return TRUE;
        }
    }
  nun_content_warn (walk->content, _ ("%s holds more than %d HDUs; the rest is not read"),
                    walk->input->path, MAX_HDUS);
  return TRUE;
}

static void
judge (Walk *walk)
{
  NunContent *content = walk->content;

  content->format = g_strdup ("FITS");
  if (walk->first_table >= 0 && (walk->first_image < 0 || walk->first_table < walk->first_image))
    content->kind = NUN_FILE_TABLE;
  else if (walk->first_image >= 0)
    content->kind = NUN_FILE_IMAGE;
  else
    {
      content->kind = NUN_FILE_OTHER;
      if (walk->n_skipped > 0)
        content->reason =
            g_strdup (content->warnings->len > 0 ? g_ptr_array_index (content->warnings, 0)
                                                 : _ ("The table in it cannot be read."));
      else if (content->tables->len > 0)
        content->reason = g_strdup (_ ("The table in it has no rows."));
      else
        content->reason = g_strdup (_ (
            "It holds neither a table nor an image of two axes or more, only headers or a row of "
            "numbers."));
    }
}

static gboolean
open_handle (Walk *walk, GError **error)
{
  /* An absolute name keeps cfitsio from reading "~" or "." at its beginning. */
  g_autofree char *path = g_canonicalize_filename (walk->input->local_path, NULL);
  char             text[FLEN_STATUS];
  int              status = 0;

  if (strlen (path) >= FLEN_FILENAME - 1)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s: the path is longer than a FITS file's can be; move the file up"),
                   walk->input->path);
      return FALSE;
    }
  /* Not fits_open_file: that would read brackets in the name as a command. */
  if (fits_open_diskfile (&walk->handle, path, READONLY, &status) == 0)
    return TRUE;
  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU 0: the FITS header is damaged or incomplete: %s (CFITSIO %d); get the "
                  "file again"),
               walk->input->path, text, status);
  return FALSE;
}

static gboolean
nun_fits_open (const NunInput *input,
               NunContent     *content,
               GCancellable   *cancellable,
               GError        **error)
{
  Walk     walk = { .input = input, .content = content, .first_image = -1, .first_table = -1 };
  gboolean locked = !fits_is_reentrant ();
  gboolean good = FALSE;
  int      status = 0;

  if (locked)
    g_mutex_lock (&cfitsio_mutex);
  if (open_handle (&walk, error))
    {
      good = walk_hdus (&walk, cancellable, error);
      fits_close_file (walk.handle, &status);
    }
  if (locked)
    g_mutex_unlock (&cfitsio_mutex);
  if (good)
    judge (&walk);
  g_clear_pointer (&walk.primary, nun_fits_header_free);
  return good;
}

const NunFormat nun_format_fits = {
  .name = "FITS",
  .sniff = nun_fits_sniff,
  .open = nun_fits_open,
};
