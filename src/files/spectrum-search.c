/* Search for spectra: a walk over the HDUs of a FITS file, and what the file is about in the end. */

#include <fitsio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "files/fits-cards.h"
#include "files/fits-open.h"
#include "files/fits-tiles.h"
#include "files/spectrum-column.h"

#define MAX_HDUS 5000
#define MAX_ELEMENTS (G_GINT64_CONSTANT (1) << 50) /* of an array: more is a lie */

/* -- HDUs -------------------------------------------------------------------------------------------- */

static void
hdu_free (NunSpectrumHdu *self)
{
  nun_header_unref (self->header);
  g_free (self->name);
  g_free (self);
}

/* Whether the file is long enough for what the header claims. */
static gboolean
has_data (fitsfile *handle, gint64 size)
{
  LONGLONG head = 0, data = 0, end = 0;
  int      status = 0;

  return fits_get_hduaddrll (handle, &head, &data, &end, &status) == 0 && end > 0 &&
         end - 2880 < size;
}

static void
read_axes (fitsfile *handle, NunSpectrumHdu *self)
{
  LONGLONG axes[9] = { 0 };
  gint64   n = 1;
  int      status = 0;

  for (int i = 0; i < 9; i++)
    self->axes[i] = 1;
  if (fits_get_img_dim (handle, &self->naxis, &status) != 0 || self->naxis > 9 ||
      fits_get_img_sizell (handle, 9, axes, &status) != 0)
    self->naxis = 0;
  for (int i = 0; i < self->naxis; i++)
    {
      if (axes[i] < 1 || axes[i] > MAX_ELEMENTS / n)
        {
          self->naxis = 0;
          return;
        }
      n *= axes[i];
      self->axes[i] = axes[i];
    }
}

static NunSpectrumHdu *
read_hdu (fitsfile *handle, int number, gint64 size)
{
  NunSpectrumHdu     *self = g_new0 (NunSpectrumHdu, 1);
  g_autoptr (GString) cards = NULL;
  const char         *name;
  int                 type = 0, status = 0;

  self->hdu = number;
  if (fits_get_hdu_type (handle, &type, &status) == 0)
    self->is_image = type == IMAGE_HDU || fits_is_compressed_image (handle, &status);
  if (self->is_image)
    read_axes (handle, self);
  self->has_data = has_data (handle, size);
  cards = nun_fits_cards_read (handle);
  self->header = nun_header_new (cards->str, cards->len);
  name = nun_header_get (self->header, "EXTNAME");
  self->name = g_ascii_strup (name != NULL ? name : "", -1);
  fits_clear_errmsg ();
  return self;
}

static void
read_hdus (NunSpectrumSearch *search, gint64 size, GCancellable *cancellable)
{
  int status = 0;

  for (int i = 0; i < MAX_HDUS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_ptr_array_add (search->hdus, read_hdu (search->handle, i, size));
      if (fits_movrel_hdu (search->handle, 1, NULL, &status) != 0)
        break;
    }
  fits_clear_errmsg ();
}

/* -- headers ----------------------------------------------------------------------------------------- */

/* Keywords of structure and of coordinates: they speak of the primary array alone. */
static gboolean
belongs_to_primary (const char *card)
{
  static const char *const own[] = {
    "SIMPLE",   "BITPIX",  "NAXIS",   "EXTEND",  "END ",    "GROUPS",   "PCOUNT",  "GCOUNT",
    "CHECKSUM", "DATASUM", "BSCALE",  "BZERO",   "BLANK",   "BUNIT",    "CTYPE",   "CRVAL",
    "CRPIX",    "CDELT",   "CROTA",   "CUNIT",   "CD1_",    "CD2_",     "CD3_",    "PC1_",
    "PC2_",     "PC3_",    "WAT",     "COMMENT", "HISTORY", "CONTINUE", "WCSAXES", "LONPOLE",
    "LATPOLE",  "INHERIT", "EXTNAME", "DC-FLAG", "COEFF",   "        "
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_has_prefix (card, own[i]))
      return TRUE;
  return FALSE;
}

/* What two cards must share to speak of the same thing. */
static char *
key_of (const char *card)
{
  gsize n = 8;

  if (g_str_has_prefix (card, "HIERARCH"))
    {
      const char *equals = memchr (card, '=', 80);

      n = equals != NULL ? (gsize) (equals - card) : 80;
    }
  return g_strchomp (g_strndup (card, n));
}

NunHeader *
nun_spectrum_inherit (const NunSpectrumSearch *search, const NunSpectrumHdu *hdu)
{
  const NunSpectrumHdu  *primary = search->hdus->pdata[0];
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GString)    cards = NULL;
  guint                  n_own, n_primary;
  const char            *raw = nun_header_get_raw (hdu->header, &n_own);
  const char            *more = nun_header_get_raw (primary->header, &n_primary);

  if (hdu == primary)
    return nun_header_ref (hdu->header);
  own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cards = g_string_new_len (raw, (gssize) n_own * 80);
  for (guint i = 0; i < n_own; i++)
    g_hash_table_add (own, key_of (raw + (gsize) i * 80));
  for (guint i = 0; i < n_primary; i++)
    {
      const char      *card = more + (gsize) i * 80;
      g_autofree char *key = key_of (card);

      if (!belongs_to_primary (card) && !g_hash_table_contains (own, key))
        g_string_append_len (cards, card, 80);
    }
  return nun_header_new (cards->str, cards->len);
}

/* -- numbers ----------------------------------------------------------------------------------------- */

#define BLOCK 65536

static gboolean
read_strided (fitsfile *handle, gint64 at, gint64 stride, gsize n, double *out)
{
  g_autofree double *block = g_new (double, BLOCK);
  double             nothing = NAN;
  int                any, status = 0;

  /* Numbers far apart are read one by one, others with what lies between. */
  if (stride >= BLOCK)
    {
      for (gsize i = 0; i < n && status == 0; i++)
        fits_read_img (handle, TDOUBLE, at + (gint64) i * stride + 1, 1, &nothing, &out[i], &any,
                       &status);
      return status == 0;
    }
  for (gsize done = 0; done < n;)
    {
      gsize  many = MIN (n - done, (gsize) ((BLOCK - 1) / stride) + 1);
      gint64 length = (gint64) (many - 1) * stride + 1;

      if (fits_read_img (handle, TDOUBLE, at + (gint64) done * stride + 1, length, &nothing, block,
                         &any, &status) != 0)
        return FALSE;
      for (gsize i = 0; i < many; i++)
        out[done + i] = block[(gint64) i * stride];
      done += many;
    }
  return TRUE;
}

gboolean
nun_place_read (void *handle, const NunPlace *place, gint64 k, gint64 i, gsize n, double *out)
{
  gint64   at = place->first + k * place->step + i * place->stride;
  double   nothing = NAN;
  gboolean good;
  int      any, status = 0;

  if (n == 0)
    return TRUE;
  good = fits_movabs_hdu (handle, place->hdu + 1, NULL, &status) == 0 &&
         nun_fits_run_is_sound (handle, at, (gint64) (n - 1) * place->stride + 1);
  if (good && place->stride == 1)
    good = fits_read_img (handle, TDOUBLE, at + 1, (LONGLONG) n, &nothing, out, &any, &status) == 0;
  else if (good)
    good = read_strided (handle, at, place->stride, n, out);
  fits_clear_errmsg ();
  return good;
}

/* -- the search -------------------------------------------------------------------------------------- */

static void
search_fits (NunSpectrumSearch *search, GCancellable *cancellable)
{
  nun_spectra_in_groups (search);
  for (guint i = 0; i < search->hdus->len && search->found->len < NUN_MAX_SPECTRA; i++)
    {
      NunSpectrumHdu *hdu = search->hdus->pdata[i];

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (hdu->is_image && hdu->naxis > 0 && !hdu->used && hdu->has_data)
        nun_spectra_in_image (search, hdu);
    }
  for (guint i = 0;
       i < nun_file_get_n_tables (search->file) && search->found->len < NUN_MAX_SPECTRA; i++)
    if (!g_cancellable_is_cancelled (cancellable))
      nun_spectra_in_table (search->file, i, search, search->found, cancellable);
  nun_spectra_in_channels (search, cancellable);
}

static int
compare_hdus (gconstpointer a, gconstpointer b)
{
  const NunSpectrum *one = *(NunSpectrum *const *) a, *other = *(NunSpectrum *const *) b;

  return one->hdu - other->hdu;
}

/* Whether an image that is no part of a spectrum comes first: then that is what the file is about. */
static gboolean
image_comes_first (const NunSpectrumSearch *search)
{
  const NunSpectrum *best = search->found->pdata[0];

  for (guint i = 0; i < search->hdus->len; i++)
    {
      const NunSpectrumHdu *hdu = search->hdus->pdata[i];
      int                   n_long = 0;

      for (int j = 0; j < hdu->naxis; j++)
        n_long += hdu->axes[j] > 1;
      if (hdu->is_image && n_long >= 2 && !hdu->used && hdu->hdu <= best->hdu)
        return TRUE;
    }
  return FALSE;
}

/* Whether a list of more things than there are spectra comes first, and none with a line for each spectrum, as there is of
 * fibres. */
static gboolean
list_comes_first (NunFile *file, GPtrArray *found)
{
  const NunSpectrum *best = found->pdata[0];
  gint64             n_spectra = 0;
  gboolean           more = FALSE;

  for (guint i = 0; i < found->len; i++)
    n_spectra += ((NunSpectrum *) found->pdata[i])->n_spectra;
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable *table = nun_file_get_table (file, i);
      gboolean  first = nun_table_get_hdu (table) >= 0 ? nun_table_get_hdu (table) < best->hdu
                                                       : i < nun_spectrum_how (best)->table;

      if (first && nun_table_get_n_rows (table) == n_spectra)
        return FALSE;
      more = more || (first && nun_table_get_n_rows (table) > n_spectra &&
                      nun_spectrum_columns_are_catalogue (nun_table_get_columns (table)));
    }
  return more;
}

static void
look_into_fits (NunFile *file, GPtrArray *found, gboolean *is_main, GCancellable *cancellable)
{
  NunSpectrumSearch search = { .file = file, .found = found };
  NunFitsOpen       open;
  gint64            size = 0;
  struct stat       st;
  int               status = 0;

  if (!nun_fits_open_hdu (&open, file, 0, NULL))
    return;
  search.handle = open.handle;
  search.hdus = g_ptr_array_new_with_free_func ((GDestroyNotify) hdu_free);
  if (stat (nun_file_get_local_path (file), &st) == 0)
    size = st.st_size;
  read_hdus (&search, size, cancellable);
  search_fits (&search, cancellable);
  g_ptr_array_sort (found, compare_hdus);
  if (found->len > 0)
    *is_main = !image_comes_first (&search) && !list_comes_first (file, found);
  fits_movabs_hdu (open.handle, 1, NULL, &status);
  fits_clear_errmsg ();
  nun_fits_open_close (&open);
  g_ptr_array_unref (search.hdus);
}

GPtrArray *
nun_spectra_look (NunFile *file, gboolean suspect, gboolean *is_main, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean              is_fits = suspect;

  *is_main = FALSE;
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable *table = nun_file_get_table (file, i);

      is_fits = is_fits || nun_table_get_hdu (table) >= 0;
      suspect = suspect || nun_spectra_suspect_table (table);
    }
  if (!suspect)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_spectrum_free);
  if (is_fits)
    look_into_fits (file, found, is_main, cancellable);
  else
    for (guint i = 0; i < nun_file_get_n_tables (file) && i < NUN_MAX_SPECTRA; i++)
      nun_spectra_in_table (file, i, NULL, found, cancellable);
  if (!is_fits)
    *is_main = found->len > 0 && !list_comes_first (file, found);
  return found->len > 0 ? g_steal_pointer (&found) : NULL;
}
