/* Tables behind a header that cfitsio refuses: found by their XTENSION, read by their TFORMs. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-column.h"
#include "files/fits-walk.h"

#define FITS_BLOCK 2880
#define STRIDE (FITS_BLOCK * 256)
#define MAX_HEADER (FITS_BLOCK * 1000)
#define MAX_RESCUED 1000

typedef enum
{
  FOUND_NOTHING,
  FOUND_OTHER, /* an extension that is no table */
  FOUND_BINARY,
  FOUND_ASCII,
} Found;

static gsize
read_some (int fd, char *out, gsize length, gint64 offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (fd, out + done, length - done, offset + (gint64) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += (gsize) n;
    }
  return done;
}

static Found
look (const char *block, gsize length)
{
  const char *value = block + 9;

  if (length < 80 || memcmp (block, "XTENSION=", 9) != 0)
    return FOUND_NOTHING;
  while (*value == ' ' && value < block + 60)
    value++;
  if (strncmp (value, "'BINTABLE", 9) == 0 || strncmp (value, "'A3DTABLE", 9) == 0)
    return FOUND_BINARY;
  return strncmp (value, "'TABLE", 6) == 0 ? FOUND_ASCII : FOUND_OTHER;
}

/* The next extension at or behind `from`, on a border of blocks; its place in `at`. */
static Found
find_next (int fd, gint64 from, gint64 *at, GCancellable *cancellable)
{
  g_autofree char *stride = g_malloc (STRIDE + 1);
  gsize            length;

  for (*at = from; !g_cancellable_is_cancelled (cancellable); *at += STRIDE)
    {
      length = read_some (fd, stride, STRIDE, *at);
      stride[length] = '\0';
      for (gsize i = 0; i < length; i += FITS_BLOCK)
        {
          Found found = look (stride + i, length - i);

          if (found == FOUND_NOTHING)
            continue;
          *at += (gint64) i;
          return found;
        }
      if (length < STRIDE)
        break;
    }
  return FOUND_NOTHING;
}

/* Where the data begin; 0 when the header has no end. */
static gint64
find_data (const char *cards, gsize length, gint64 header_start)
{
  for (gsize at = 0; at + 80 <= length; at += 80)
    if (strncmp (cards + at, "END     ", 8) == 0)
      return header_start + (gint64) (at / FITS_BLOCK + 1) * FITS_BLOCK;
  return 0;
}

static void
mend_fields (NunFitsHeader *header)
{
  gint64 n = 0;

  if (nun_fits_header_get_integer (header, "TFIELDS", &n))
    return;
  for (n = 0; n < 999 && nun_fits_header_get_n (header, "TFORM", (int) n + 1);)
    n++;
  nun_fits_header_set_integer (header, "TFIELDS", n);
}

static void
mend_width (NunFitsHeader *header, gboolean is_ascii)
{
  gint64 n_fields = 0, width = 0;

  if (is_ascii || nun_fits_header_get_integer (header, "NAXIS1", &width))
    return;
  nun_fits_header_get_integer (header, "TFIELDS", &n_fields);
  for (int n = 1; n <= CLAMP (n_fields, 0, 999); n++)
    {
      NunFitsField field;
      const char  *reason;

      if (!nun_fits_field_read_binary (&field, header, n, 0, &reason))
        return;
      width += (gint64) field.width;
      nun_fits_field_clear (&field);
    }
  nun_fits_header_set_integer (header, "NAXIS1", width);
}

/* Without NAXIS2 there are as many rows as there is room for, but for the zeros that fill the last block. */
static void
mend_rows (NunFitsHeader *header, int fd, gint64 data_start, gint64 data_end)
{
  gint64           n_rows, width = 0;
  g_autofree char *row = NULL;

  if (nun_fits_header_get_integer (header, "NAXIS2", &n_rows) ||
      !nun_fits_header_get_integer (header, "NAXIS1", &width) || width < 1 ||
      width > NUN_FITS_MAX_CELL)
    return;
  row = g_malloc ((gsize) width);
  for (n_rows = (data_end - data_start) / width; n_rows > 0; n_rows--)
    {
      gboolean blank =
          data_end - data_start - (n_rows - 1) * width < FITS_BLOCK &&
          read_some (fd, row, (gsize) width, data_start + (n_rows - 1) * width) == (gsize) width;

      for (gint64 i = 0; i < width && blank; i++)
        blank = row[i] == 0;
      if (!blank)
        break;
    }
  nun_fits_header_set_integer (header, "NAXIS2", n_rows);
}

/* Returns where to look for the next extension. */
static gint64
read_found (NunFitsWalk *walk, int fd, gint64 at, gboolean is_ascii, GCancellable *cancellable)
{
  g_autofree char          *cards = g_malloc (MAX_HEADER);
  gsize                     length = read_some (fd, cards, MAX_HEADER, at);
  gint64                    data = find_data (cards, length, at), next, width = 0, n_rows = 0;
  g_autoptr (NunFitsHeader) header = NULL;

  /* Looked for first: a thousand beginnings without an end must not be read a thousand times. */
  if (data != 0)
    header = nun_fits_header_read_cards (cards, length);
  if (!header)
    return at + FITS_BLOCK;
  if (find_next (fd, data, &next, cancellable) == FOUND_NOTHING)
    next = walk->input->size;
  mend_fields (header);
  mend_width (header, is_ascii);
  mend_rows (header, fd, data, next);
  nun_fits_walk_table (walk, header, is_ascii, data);
  if (!nun_fits_header_get_integer (header, "NAXIS1", &width) ||
      !nun_fits_header_get_integer (header, "NAXIS2", &n_rows) || width < 0 || n_rows < 0 ||
      (width > 0 && n_rows > (walk->input->size - data) / width))
    return data;
  return data + (width * n_rows + FITS_BLOCK - 1) / FITS_BLOCK * FITS_BLOCK;
}

gboolean
nun_fits_walk_rescue (NunFitsWalk *walk, gint64 from, GCancellable *cancellable)
{
  int    fd = open (walk->input->local_path, O_RDONLY | O_CLOEXEC);
  gint64 at = (from + FITS_BLOCK - 1) / FITS_BLOCK * FITS_BLOCK;
  guint  n_before = walk->content->tables->len;

  walk->hdu = MAX (1, walk->hdu);
  for (int n = 0; fd >= 0 && n < MAX_RESCUED; n++, walk->hdu++)
    {
      Found found = find_next (fd, at, &at, cancellable);

      if (found == FOUND_NOTHING)
        break;
      at = found == FOUND_OTHER ? at + FITS_BLOCK
                                : read_found (walk, fd, at, found == FOUND_ASCII, cancellable);
    }
  if (fd >= 0)
    close (fd);
  return walk->content->tables->len > n_before;
}
