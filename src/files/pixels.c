/* Pictures of images: pixels read in bands and averaged by blocks. */

#include "files/pixels.h"

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/fits-open.h"
#include "files/fits-tiles.h"

#define MAX_AXES 9
/* Pixels that one picture may cost, and that are held at a time. */
#define MAX_READ (G_GINT64_CONSTANT (1) << 27)
#define MAX_HELD (G_GINT64_CONSTANT (1) << 22)
#define MAX_TILE (G_GINT64_CONSTANT (1) << 26)
/* Elements of a third axis that go into the mean. */
#define MAX_PLANES 16

typedef struct
{
  fitsfile *handle;
  int       naxis, x_axis, y_axis;
  LONGLONG  axes[MAX_AXES];
  long      low[MAX_AXES], high[MAX_AXES], step[MAX_AXES]; /* what is read of each axis */
  gint64    block, y_step; /* edge of a block; rows of it of which one is read */
  guint     width, height;
  double   *sums;
  guint32  *counts;
} Reader;

static gboolean
fail (NunFile *file, int hdu, const char *why, GError **error)
{
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU %d: its pixels cannot be read: %s; get the file again"),
               nun_file_get_path (file), hdu, why);
  return FALSE;
}

static gboolean
fail_status (NunFile *file, int hdu, int status, GError **error)
{
  char text[FLEN_STATUS];

  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  return fail (file, hdu, text, error);
}

/* -- bounds ------------------------------------------------------------------------------------------- */

gboolean
nun_pixels_are_bounded (gpointer handle)
{
  gint64 n = 1;
  int    naxis = 0, status = 0;

  if (!fits_is_compressed_image (handle, &status))
    return TRUE;
  fits_get_img_dim (handle, &naxis, &status);
  for (int i = 1; i <= naxis && status == 0; i++)
    {
      char     keyword[FLEN_KEYWORD];
      LONGLONG length = 1;
      int      absent = 0;

      g_snprintf (keyword, sizeof keyword, "ZTILE%d", i);
      if (fits_read_key (handle, TLONGLONG, keyword, &length, NULL, &absent) != 0)
        {
          /* a row is what a tile is where nothing is said */
          LONGLONG axes[MAX_AXES] = { 1 };

          absent = 0;
          fits_get_img_sizell (handle, MAX_AXES, axes, &absent);
          length = i == 1 ? axes[0] : 1;
        }
      if (length < 1 || length > MAX_TILE || n > MAX_TILE / length)
        return FALSE;
      n *= length;
    }
  fits_clear_errmsg ();
  return status == 0;
}

/* -- what is read -------------------------------------------------------------------------------------- */

static gboolean
is_stokes (fitsfile *handle, int axis)
{
  char keyword[FLEN_KEYWORD], value[FLEN_VALUE] = "";
  int  status = 0;

  g_snprintf (keyword, sizeof keyword, "CTYPE%d", axis + 1);
  fits_read_key (handle, TSTRING, keyword, value, NULL, &status);
  fits_clear_errmsg ();
  return g_ascii_strncasecmp (value, "STOKES", 6) == 0;
}

/* Some elements of an axis that is not shown. */
static void
choose_elements (Reader *self, int axis, gint64 *n_planes)
{
  gint64 length = self->axes[axis];
  gint64 wanted = is_stokes (self->handle, axis) ? 1 : MIN (length, MAX_PLANES / *n_planes);

  wanted = MAX (wanted, 1);
  self->step[axis] = (long) (length / wanted);
  self->low[axis] = wanted == 1 && !is_stokes (self->handle, axis) ? (long) (length + 1) / 2 : 1;
  if (wanted > 1)
    self->low[axis] = 1 + (self->step[axis] - 1) / 2;
  self->high[axis] = self->low[axis] + (long) (wanted - 1) * self->step[axis];
  *n_planes *= wanted;
}

/* How many of an image's pixels one row of the picture's y axis stands for. */
static gint64
count_row (const Reader *self)
{
  gint64 n = self->axes[self->x_axis];

  for (int i = 0; i < self->naxis; i++)
    if (i != self->x_axis && i != self->y_axis)
      n *= (self->high[i] - self->low[i]) / self->step[i] + 1;
  return n;
}

static gboolean
choose (Reader *self, guint max_size)
{
  gint64 nx = self->axes[self->x_axis], ny = self->axes[self->y_axis], n_planes = 1, rows;

  self->block = (MAX (nx, ny) + max_size - 1) / max_size;
  self->width = (guint) ((nx + self->block - 1) / self->block);
  self->height = (guint) ((ny + self->block - 1) / self->block);
  for (int i = 0; i < self->naxis; i++)
    {
      self->low[i] = self->step[i] = 1;
      self->high[i] = (long) self->axes[i];
      if (i != self->x_axis && i != self->y_axis)
        choose_elements (self, i, &n_planes);
    }
  rows = MAX (1, MAX_READ / count_row (self));
  self->y_step = CLAMP ((ny + rows - 1) / rows, 1, self->block);
  self->step[self->x_axis] = count_row (self) > MAX_HELD ? (long) self->block : 1;
  return count_row (self) / self->step[self->x_axis] <= MAX_HELD * 4;
}

/* -- reading ----------------------------------------------------------------------------------------------- */

/* Adds what was read to the sums of its blocks: an odometer over all axes, the first turning fastest. */
static void
add (Reader *self, const float *values, gint64 n)
{
  long at[MAX_AXES];

  memcpy (at, self->low, sizeof at);
  for (gint64 i = 0; i < n; i++)
    {
      if (isfinite (values[i]))
        {
          gint64 x = (at[self->x_axis] - 1) / self->block, y = (at[self->y_axis] - 1) / self->block;

          self->sums[y * self->width + x] += (double) values[i];
          self->counts[y * self->width + x]++;
        }
      for (int axis = 0; axis < self->naxis; axis++)
        {
          at[axis] += self->step[axis];
          if (at[axis] <= self->high[axis])
            break;
          at[axis] = self->low[axis];
        }
    }
}

static gint64
count_band (const Reader *self)
{
  gint64 n = 1;

  for (int i = 0; i < self->naxis; i++)
    n *= (self->high[i] - self->low[i]) / self->step[i] + 1;
  return n;
}

/* Band by band along y. */
static gboolean
read_all (Reader *self, NunFile *file, int hdu, GCancellable *cancellable, GError **error)
{
  gint64            ny = self->axes[self->y_axis];
  gint64            row = MAX (1, count_row (self) / self->step[self->x_axis]);
  gint64            rows = MAX (1, MAX_HELD / row);
  g_autofree float *values = NULL;
  float             nothing = NAN;
  int               any, status = 0;

  self->step[self->y_axis] = (long) self->y_step;
  values = g_try_new (float, (gsize) (MIN (rows, ny) * (row + 1)) + 1);
  if (values == NULL)
    return fail (file, hdu, _ ("there is not enough memory"), error);
  for (gint64 y = 1; y <= ny; y += rows * self->y_step)
    {
      gint64 last = MIN (ny, y + (rows - 1) * self->y_step);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->low[self->y_axis] = (long) y;
      self->high[self->y_axis] = (long) last;
      if (fits_read_subset (self->handle, TFLOAT, self->low, self->high, self->step, &nothing,
                            values, &any, &status) != 0 &&
          status != NUM_OVERFLOW)
        return fail_status (file, hdu, status, error);
      status = 0;
      add (self, values, count_band (self));
    }
  return TRUE;
}

static NunPlane *
make_plane (const Reader *self)
{
  NunPlane *plane = g_new0 (NunPlane, 1);
  gsize     n = (gsize) self->width * self->height;

  plane->width = self->width;
  plane->height = self->height;
  plane->step = (guint) self->block;
  plane->values = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    plane->values[i] = self->counts[i] > 0 ? (float) (self->sums[i] / self->counts[i]) : NAN;
  return plane;
}

static gboolean
are_sound (const Reader *self, NunFile *file, int hdu, GError **error)
{
  g_autofree char *why = NULL;
  gint64           low[MAX_AXES], high[MAX_AXES], tile;

  for (int i = 0; i < self->naxis; i++)
    {
      low[i] = 1;
      high[i] = self->axes[i];
    }
  if (nun_fits_tiles_are_sound (self->handle, low, high, self->naxis, &tile))
    return TRUE;
  why = g_strdup_printf (_ ("tile %" PRId64 " is damaged"), tile);
  return fail (file, hdu, why, error);
}

static NunPlane *
read_plane (Reader       *self,
            NunFile      *file,
            int           hdu,
            guint         max_size,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree double  *sums = NULL;
  g_autofree guint32 *counts = NULL;
  int                 status = 0;

  if (fits_get_img_dim (self->handle, &self->naxis, &status) != 0 ||
      fits_get_img_sizell (self->handle, MAX_AXES, self->axes, &status) != 0)
    {
      fail_status (file, hdu, status, error);
      return NULL;
    }
  if (!nun_pixels_are_bounded (self->handle))
    {
      fail (file, hdu, _ ("its tiles are too large"), error);
      return NULL;
    }
  if (self->naxis > MAX_AXES || self->x_axis >= self->naxis || self->y_axis >= self->naxis)
    {
      fail (file, hdu, _ ("it has not the axes that are asked for"), error);
      return NULL;
    }
  for (int i = 0; i < self->naxis; i++)
    if (self->axes[i] < 1 || self->axes[i] > G_MAXINT32)
      {
        fail (file, hdu, _ ("an axis has no pixels, or too many"), error);
        return NULL;
      }
  if (!are_sound (self, file, hdu, error))
    return NULL;
  if (!choose (self, max_size))
    {
      fail (file, hdu, _ ("its rows are too long"), error);
      return NULL;
    }
  self->sums = sums = g_new0 (double, (gsize) self->width * self->height);
  self->counts = counts = g_new0 (guint32, (gsize) self->width * self->height);
  return read_all (self, file, hdu, cancellable, error) ? make_plane (self) : NULL;
}

NunPlane *
nun_plane_read (NunFile      *file,
                int           hdu,
                int           x_axis,
                int           y_axis,
                guint         max_size,
                GCancellable *cancellable,
                GError      **error)
{
  Reader      reader = { .x_axis = x_axis, .y_axis = y_axis };
  NunFitsOpen open;
  NunPlane   *plane;

  g_return_val_if_fail (x_axis >= 0 && y_axis >= 0 && x_axis != y_axis, NULL);
  g_return_val_if_fail (max_size >= 1 && max_size <= NUN_PLANE_MAX, NULL);
  if (!nun_fits_open_hdu (&open, file, hdu, error))
    return NULL;
  reader.handle = open.handle;
  plane = read_plane (&reader, file, hdu, max_size, cancellable, error);
  nun_fits_open_close (&open);
  return plane;
}

void
nun_plane_free (NunPlane *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self);
}
