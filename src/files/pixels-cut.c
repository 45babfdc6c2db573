/* Parts of images written as files: pixels band by band as they are stored, then the tables that the coordinates need. */

#include "files/pixels-cut.h"

#include <fcntl.h>
#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-open.h"
#include "files/fits-tiles.h"
#include "files/pixels.h"
#include "files/read-at.h"
#include "files/temporary.h"

#define BLOCK 2880
#define MAX_AXES 9
/* Pixels that are held at a time. */
#define MAX_HELD (G_GINT64_CONSTANT (1) << 19)
/* Extensions that go along, and their bytes. */
#define MAX_EXTENSIONS 8
#define MAX_EXTENSION (G_GINT64_CONSTANT (64) << 20)

typedef struct
{
  NunFile        *file;
  const NunImage *image;
  const NunBox   *box;
  fitsfile       *handle;
  int             fd, local_fd; /* what is written; the FITS file itself, to copy from */
  gint64          size;
  int             bitpix, type, width; /* as stored; cfitsio's name; bytes of a pixel */
  GCancellable   *cancellable;
} Cutter;

static gboolean
fail_status (Cutter *self, int status, GError **error)
{
  char text[FLEN_STATUS];

  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU %d: its pixels cannot be read: %s; get the file again"),
               nun_file_get_path (self->file), self->image->hdu, text);
  return FALSE;
}

/* -- pixels ------------------------------------------------------------------------------------------------------ */

static gboolean
choose_type (Cutter *self, GError **error)
{
  static const int types[][3] = { { 8, TBYTE, 1 },      { 16, TSHORT, 2 },  { 32, TINT, 4 },
                                  { 64, TLONGLONG, 8 }, { -32, TFLOAT, 4 }, { -64, TDOUBLE, 8 } };
  gint64           tile;
  int              status = 0;

  if (!nun_pixels_are_bounded (self->handle))
    return fail_status (self, DATA_DECOMPRESSION_ERR, error);
  if (!nun_fits_tiles_are_sound (self->handle, self->box->low, self->box->high, self->box->naxis,
                                 &tile))
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, HDU %d: its pixels cannot be read: tile %" PRId64
                      " is damaged; get the file again"),
                   nun_file_get_path (self->file), self->image->hdu, tile);
      return FALSE;
    }
  if (fits_get_img_type (self->handle, &self->bitpix, &status) != 0 ||
      fits_set_bscale (self->handle, 1.0, 0.0, &status) != 0)
    return fail_status (self, status, error);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i][0] == self->bitpix)
      {
        self->type = types[i][1];
        self->width = types[i][2];
        return TRUE;
      }
  return fail_status (self, BAD_BITPIX, error);
}

static void
to_big_endian (void *values, gsize n, int width)
{
  if (width == 2)
    for (gsize i = 0; i < n; i++)
      ((guint16 *) values)[i] = GUINT16_TO_BE (((guint16 *) values)[i]);
  else if (width == 4)
    for (gsize i = 0; i < n; i++)
      ((guint32 *) values)[i] = GUINT32_TO_BE (((guint32 *) values)[i]);
  else if (width == 8)
    for (gsize i = 0; i < n; i++)
      ((guint64 *) values)[i] = GUINT64_TO_BE (((guint64 *) values)[i]);
}

static gboolean
copy_part (Cutter *self, const gint64 *low, const gint64 *high, void *values, GError **error)
{
  long   first[MAX_AXES], last[MAX_AXES], step[MAX_AXES];
  gint64 n = 1;
  int    any, status = 0;

  for (int i = 0; i < self->box->naxis; i++)
    {
      first[i] = (long) low[i];
      last[i] = (long) high[i];
      step[i] = 1;
      n *= high[i] - low[i] + 1;
    }
  if (fits_read_subset (self->handle, self->type, first, last, step, NULL, values, &any, &status) !=
      0)
    return fail_status (self, status, error);
  to_big_endian (values, (gsize) n, self->width);
  return nun_temporary_append (self->fd, &self->size, values, (gsize) (n * self->width), error);
}

/* In pieces that follow each other in the part: whole axes, then some elements of one, then one of each further axis. */
static gboolean
copy_pixels (Cutter *self, GError **error)
{
  const NunBox    *box = self->box;
  gint64           low[MAX_AXES], high[MAX_AXES], n = 1, elements;
  int              split = 0;
  g_autofree void *values = NULL;

  while (split < box->naxis - 1 && n * (box->high[split] - box->low[split] + 1) <= MAX_HELD)
    {
      n *= box->high[split] - box->low[split] + 1;
      split++;
    }
  elements = MAX (1, MAX_HELD / n);
  values = g_malloc ((gsize) (elements * n * self->width));
  for (int i = 0; i < box->naxis; i++)
    {
      low[i] = box->low[i];
      high[i] = i < split ? box->high[i] : box->low[i];
    }
  while (TRUE)
    {
      int axis = split;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      high[split] = MIN (low[split] + elements - 1, box->high[split]);
      if (!copy_part (self, low, high, values, error))
        return FALSE;
      low[split] = high[split] + 1;
      while (axis < box->naxis && low[axis] > box->high[axis])
        {
          low[axis] = high[axis] = box->low[axis];
          if (++axis < box->naxis)
            high[axis] = ++low[axis];
        }
      if (axis >= box->naxis)
        return TRUE;
    }
}

static gboolean
fill_block (Cutter *self, char with, GError **error)
{
  char  filling[BLOCK];
  gsize missing = (gsize) ((BLOCK - self->size % BLOCK) % BLOCK);

  memset (filling, with, sizeof filling);
  return nun_temporary_append (self->fd, &self->size, filling, missing, error);
}

/* -- extensions ---------------------------------------------------------------------------------------------------- */

static gboolean
copy_bytes (Cutter *self, gint64 from, gint64 to, GError **error)
{
  g_autofree char *buffer = g_malloc (BLOCK * 16);

  for (gint64 at = from; at < to; at += BLOCK * 16)
    {
      gsize length = (gsize) MIN (to - at, BLOCK * 16);

      if (!nun_read_at (self->local_fd, buffer, length, at))
        return fail_status (self, READ_ERROR, error);
      if (!nun_temporary_append (self->fd, &self->size, buffer, length, error))
        return FALSE;
    }
  return TRUE;
}

/* The header moved where it is a table of distortion, whose place is counted in pixels of the image; the rest as it is. */
static gboolean
copy_extension (Cutter *self, const char *extname, GError **error)
{
  LONGLONG            head, data, end;
  int                 status = 0;
  g_autoptr (GString) cards = NULL;
  double              offset[] = { (double) self->box->low[0] - 1,
                      self->box->naxis > 1 ? (double) self->box->low[1] - 1 : 0 };

  if (fits_get_hduaddrll (self->handle, &head, &data, &end, &status) != 0)
    return fail_status (self, status, error);
  if (end - head > MAX_EXTENSION || data - head > MAX_EXTENSION / 16)
    return TRUE;
  cards = g_string_sized_new ((gsize) (data - head) + 1);
  g_string_set_size (cards, (gsize) (data - head));
  if (!nun_read_at (self->local_fd, cards->str, cards->len, head))
    return fail_status (self, READ_ERROR, error);
  if (g_ascii_strcasecmp (extname, "WCSDVARR") == 0 || g_ascii_strcasecmp (extname, "D2IMARR") == 0)
    nun_cut_move_table (cards, offset);
  return nun_temporary_append (self->fd, &self->size, cards->str, cards->len, error) &&
         copy_bytes (self, data, end, error);
}

static gboolean
copy_extensions (Cutter *self, GError **error)
{
  int n_hdus = 0, n_copied = 0, status = 0;

  fits_get_num_hdus (self->handle, &n_hdus, &status);
  for (int i = 2; i <= n_hdus && n_copied < MAX_EXTENSIONS; i++)
    {
      char extname[FLEN_VALUE] = "";

      status = 0;
      if (fits_movabs_hdu (self->handle, i, NULL, &status) != 0)
        break; /* what is damaged further behind was never needed */
      fits_read_key (self->handle, TSTRING, "EXTNAME", extname, NULL, &status);
      if (status != 0 || i - 1 == self->image->hdu || !nun_cut_needs (self->image->header, extname))
        continue;
      if (!copy_extension (self, extname, error))
        return FALSE;
      n_copied++;
    }
  fits_clear_errmsg ();
  return TRUE;
}

static gboolean
needs_extensions (const NunHeader *header)
{
  gboolean has_table = FALSE;

  for (int axis = 1; axis <= 9; axis++)
    {
      g_autofree char *keyword = g_strdup_printf ("PS%d_0", axis);

      has_table = has_table || nun_header_get (header, keyword) != NULL;
    }
  return has_table || nun_cut_needs (header, "WCSDVARR") || nun_cut_needs (header, "D2IMARR");
}

/* -- the whole ------------------------------------------------------------------------------------------------------ */

static char *
describe (const Cutter *self)
{
  g_autofree char *name = g_path_get_basename (nun_file_get_path (self->file));
  GString         *text = g_string_new ("Pixels [");

  for (int i = 0; i < self->box->naxis; i++)
    g_string_append_printf (text, "%s%" PRId64 ":%" PRId64, i > 0 ? "," : "", self->box->low[i],
                            self->box->high[i]);
  g_string_append_printf (text, "] of %s, HDU %d", name, self->image->hdu);
  return g_string_free (text, FALSE);
}

static gboolean
write_all (Cutter *self, GError **error)
{
  g_autofree char    *remark = describe (self);
  g_autoptr (GString) header = NULL;

  if (!choose_type (self, error))
    return FALSE;
  header = nun_cut_header (self->image->header, self->bitpix, self->box, remark);
  return nun_temporary_append (self->fd, &self->size, header->str, header->len, error) &&
         copy_pixels (self, error) && fill_block (self, 0, error) &&
         (!needs_extensions (self->image->header) || copy_extensions (self, error));
}

/* Bytes of a pixel as it is stored, or more: of scaled ones only what they stand for is known. */
static gint64
width_of (int bitpix)
{
  switch (bitpix)
    {
    case BYTE_IMG:
    case SBYTE_IMG: return 1;
    case SHORT_IMG:
    case USHORT_IMG: return 2;
    case LONGLONG_IMG:
    case ULONGLONG_IMG:
    case DOUBLE_IMG: return 8;
    default: return 4;
    }
}

gint64
nun_cut_size (const NunImage *image, const NunBox *box)
{
  gint64 n = nun_box_count (box), width = width_of (image->bitpix);

  return n > G_MAXINT64 / width ? G_MAXINT64 : n * width;
}

int
nun_cut_write (NunFile        *file,
               const NunImage *image,
               const NunBox   *box,
               gint64         *size,
               GCancellable   *cancellable,
               GError        **error)
{
  Cutter      self = { .file = file, .image = image, .box = box, .cancellable = cancellable };
  NunFitsOpen fits;
  gboolean    ok = FALSE;

  self.fd = nun_temporary_new (error);
  if (self.fd < 0)
    return -1;
  if (nun_fits_open_hdu (&fits, file, image->hdu, error))
    {
      self.handle = fits.handle;
      self.local_fd = open (nun_file_get_local_path (file), O_RDONLY | O_CLOEXEC);
      ok = self.local_fd >= 0 ? write_all (&self, error)
                              : fail_status (&self, FILE_NOT_OPENED, error);
      if (self.local_fd >= 0)
        close (self.local_fd);
      nun_fits_open_close (&fits);
    }
  *size = self.size;
  if (ok)
    return self.fd;
  close (self.fd);
  return -1;
}
