/* A walk through the tiles of packed images: do they end within their bytes? */

#include "files/fits-tiles.h"

#include <fitsio.h>
#include <string.h>

#define MAX_AXES 9
#define MAX_BYTES (64 << 20) /* of a packed tile: cfitsio's own tiles are bounded by pixels.c */

/* -- Rice -------------------------------------------------------------------------------------------- */

/* The 56 bits or more from `bit` on, the first highest; zeros behind the end. */
static guint64
peek (const guint8 *bytes, gsize length, gsize bit)
{
  guint64 word = 0;
  gsize   at = bit / 8;

  if (at + 8 <= length)
    {
      memcpy (&word, bytes + at, 8);
      return GUINT64_FROM_BE (word) << (bit % 8);
    }
  for (gsize i = 0; i < 8; i++)
    word = word << 8 | (at + i < length ? bytes[at + i] : 0);
  return word << (bit % 8);
}

/* Moves behind n differences of `split` low bits, each after its zeros and a one. */
static gboolean
pass_differences (const guint8 *bytes, gsize length, gsize *bit, guint split, gint64 n)
{
  while (n > 0)
    {
      guint64 word = peek (bytes, length, *bit);

      if (*bit >= length * 8)
        return FALSE;
      if (word >> 8 == 0)
        {
          *bit += 56;
          continue;
        }
      *bit += (gsize) __builtin_clzll (word) + 1 + split;
      n--;
    }
  return *bit <= length * 8;
}

/* Whether a Rice stream (FITS standard 4.0, section 10.4.1) of n numbers of `size` bytes (1, 2, 4) in blocks is whole. */
static gboolean
is_whole_rice (const guint8 *bytes, gsize length, gsize size, gsize block, gint64 n)
{
  guint split_bits = size == 1 ? 3 : size == 2 ? 4 : 5;
  guint most = size == 1 ? 6 : size == 2 ? 14 : 25;
  gsize bit = size * 8;

  if (block < 1 || length < size)
    return FALSE;
  for (; n > 0; n -= (gint64) block)
    {
      gint64 here = MIN (n, (gint64) block);
      guint  split = (guint) (peek (bytes, length, bit) >> (64 - split_bits));

      bit += split_bits;
      if (bit > length * 8 || split > most + 1)
        return FALSE;
      if (split == most + 1)
        bit += (gsize) here * size * 8;
      else if (split > 0 && !pass_differences (bytes, length, &bit, split - 1, here))
        return FALSE;
      if (bit > length * 8)
        return FALSE;
    }
  return TRUE;
}

/* -- PLIO -------------------------------------------------------------------------------------------- */

/* Whether a list of IRAF's PLIO (FITS standard 4.0, section 10.4.3) lies within its words. */
static gboolean
is_whole_plio (const gint16 *words, gint64 n_words)
{
  gint64 n, first = 3;

  if (n_words < 3)
    return FALSE;
  /* An old list has its length in the third word, a newer one in the fourth and fifth, and the length of its head in the second. */
  n = words[2];
  if (n <= 0)
    {
      if (n_words < 5)
        return FALSE;
      n = (gint64) words[4] * 32768 + words[3];
      first = words[1];
    }
  if (n > n_words || first < 0)
    return FALSE;
  /* The instruction that sets a high value takes the next word too. */
  return n <= first || words[n - 1] >> 12 != 1 || n < n_words;
}

/* -- tiles ------------------------------------------------------------------------------------------- */

typedef enum
{
  PACKED_RICE,
  PACKED_HCOMPRESS,
  PACKED_PLIO,
} Packing;

typedef struct
{
  fitsfile *handle;
  Packing   packing;
  int       column, naxis;
  gint64    axes[MAX_AXES], sides[MAX_AXES];
  gsize     size, block;
} Tiles;

static gint64
read_key (fitsfile *handle, const char *keyword, gint64 otherwise)
{
  LONGLONG value = otherwise;
  int      status = 0;

  if (fits_read_key (handle, TLONGLONG, keyword, &value, NULL, &status) != 0)
    value = otherwise;
  fits_clear_errmsg ();
  return value;
}

static void
read_parameters (Tiles *self)
{
  self->size = 4;
  self->block = 32;
  for (int i = 1; i <= 9; i++)
    {
      char keyword[FLEN_KEYWORD], name[FLEN_VALUE] = "", value[FLEN_KEYWORD];
      int  status = 0;

      g_snprintf (keyword, sizeof keyword, "ZNAME%d", i);
      g_snprintf (value, sizeof value, "ZVAL%d", i);
      if (fits_read_key (self->handle, TSTRING, keyword, name, NULL, &status) != 0)
        break;
      if (g_ascii_strcasecmp (name, "BYTEPIX") == 0)
        self->size = (gsize) CLAMP (read_key (self->handle, value, 4), 0, 8);
      if (g_ascii_strcasecmp (name, "BLOCKSIZE") == 0)
        self->block = (gsize) CLAMP (read_key (self->handle, value, 32), 0, 1 << 20);
    }
  fits_clear_errmsg ();
}

static gboolean
find_packing (const char *type, Packing *packing)
{
  static const char *const names[] = { "RICE", "HCOMPRESS", "PLIO" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (type, names[i]))
      {
        *packing = (Packing) i;
        return TRUE;
      }
  return FALSE;
}

/* FALSE when it is no image in tiles that need a look. */
static gboolean
open_tiles (Tiles *self, fitsfile *handle)
{
  char     type[FLEN_VALUE] = "";
  LONGLONG axes[MAX_AXES] = { 0 };
  int      status = 0;

  self->handle = handle;
  if (!fits_is_compressed_image (handle, &status) ||
      fits_read_key (handle, TSTRING, "ZCMPTYPE", type, NULL, &status) != 0 ||
      !find_packing (type, &self->packing) ||
      fits_get_colnum (handle, CASEINSEN, (char *) "COMPRESSED_DATA", &self->column, &status) !=
          0 ||
      fits_get_img_dim (handle, &self->naxis, &status) != 0 || self->naxis > MAX_AXES ||
      fits_get_img_sizell (handle, MAX_AXES, axes, &status) != 0)
    {
      fits_clear_errmsg ();
      return FALSE;
    }
  for (int i = 0; i < self->naxis; i++)
    {
      char keyword[FLEN_KEYWORD];

      g_snprintf (keyword, sizeof keyword, "ZTILE%d", i + 1);
      self->axes[i] = axes[i];
      self->sides[i] = MAX (1, read_key (handle, keyword, i == 0 ? axes[0] : 1));
    }
  read_parameters (self);
  return TRUE;
}

static gboolean
is_sound_list (const Tiles *self, gint64 row, LONGLONG length)
{
  g_autofree gint16 *words = g_try_new (gint16, (gsize) length);
  int                any, status = 0;

  return words != NULL &&
         fits_read_col (self->handle, TSHORT, self->column, row, 1, length, NULL, words, &any,
                        &status) == 0 &&
         is_whole_plio (words, length);
}

static gboolean
is_sound_stream (const Tiles *self, gint64 row, LONGLONG length, gint64 n)
{
  g_autofree guint8 *bytes = g_try_malloc ((gsize) length);
  int                any, status = 0;

  if (bytes == NULL || fits_read_col (self->handle, TBYTE, self->column, row, 1, length, NULL,
                                      bytes, &any, &status) != 0)
    return FALSE;
  if (self->packing == PACKED_HCOMPRESS)
    return nun_fits_hcompress_is_whole (bytes, (gsize) length, n);
  return is_whole_rice (bytes, (gsize) length, self->size, self->block, n);
}

/* An empty one is packed in another column. */
static gboolean
is_sound (const Tiles *self, gint64 row, gint64 n)
{
  LONGLONG length = 0, offset = 0;
  int      status = 0;

  if (fits_read_descriptll (self->handle, self->column, row, &length, &offset, &status) != 0 ||
      length < 0 || length > MAX_BYTES)
    return FALSE;
  if (length == 0)
    return TRUE;
  return self->packing == PACKED_PLIO ? is_sound_list (self, row, length)
                                      : is_sound_stream (self, row, length, n);
}

gboolean
nun_fits_tiles_are_sound (gpointer      handle,
                          const gint64 *low,
                          const gint64 *high,
                          int           naxis,
                          gint64       *tile)
{
  Tiles  self = { NULL };
  gint64 at[MAX_AXES] = { 0 };
  int    axis = 0;

  if (!open_tiles (&self, handle) || self.naxis != naxis)
    return TRUE;
  for (int i = 0; i < naxis; i++)
    at[i] = (low[i] - 1) / self.sides[i];
  while (axis < naxis)
    {
      gint64 row = 0, step = 1, n = 1;

      for (int i = 0; i < naxis; i++)
        {
          row += at[i] * step;
          step *= (self.axes[i] + self.sides[i] - 1) / self.sides[i];
          n *= MIN (self.sides[i], self.axes[i] - at[i] * self.sides[i]);
        }
      *tile = row + 1;
      if (!is_sound (&self, row + 1, n))
        {
          fits_clear_errmsg ();
          return FALSE;
        }
      for (axis = 0; axis < naxis && ++at[axis] > (high[axis] - 1) / self.sides[axis]; axis++)
        at[axis] = (low[axis] - 1) / self.sides[axis];
    }
  return TRUE;
}

gboolean
nun_fits_run_is_sound (gpointer handle, gint64 first, gint64 n)
{
  LONGLONG axes[MAX_AXES] = { 0 };
  gint64   low[MAX_AXES], high[MAX_AXES], last = first + n - 1, tile;
  int      naxis = 0, status = 0;

  if (!fits_is_compressed_image (handle, &status) || n < 1)
    return TRUE;
  if (first < 0 || fits_get_img_dim (handle, &naxis, &status) != 0 || naxis > MAX_AXES ||
      fits_get_img_sizell (handle, MAX_AXES, axes, &status) != 0)
    return FALSE;
  for (int i = 0; i < naxis; i++)
    {
      if (axes[i] < 1)
        return FALSE;
      low[i] = first % axes[i] + 1;
      high[i] = i == naxis - 1 ? MIN (last, axes[i] - 1) + 1 : last % axes[i] + 1;
      first /= axes[i];
      last /= axes[i];
      /* A run over several lines touches all of those between. */
      if (first != last && i < naxis - 1)
        {
          for (int k = 0; k <= i; k++)
            {
              low[k] = 1;
              high[k] = axes[k];
            }
        }
    }
  return low[naxis - 1] <= high[naxis - 1] &&
         nun_fits_tiles_are_sound (handle, low, high, naxis, &tile);
}
