/* Image HDUs: their header through cfitsio, their world coordinates by sky/wcs. */

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/fits-cards.h"
#include "files/fits-lookup.h"
#include "files/fits-open.h"
#include "files/image.h"

/* -- headers ----------------------------------------------------------------------------------------- */

/* Keywords of structure, and of the world coordinates of an array that is not this one. */
static gboolean
belongs_to_primary (const char *card)
{
  static const char *const own[] = {
    "SIMPLE",  "BITPIX", "NAXIS",   "EXTEND",   "END     ", "GROUPS",   "PCOUNT",  "GCOUNT",
    "BSCALE",  "BZERO",  "BLANK",   "CHECKSUM", "DATASUM",  "CTYPE",    "CRVAL",   "CRPIX",
    "CDELT",   "CROTA",  "CUNIT",   "CD1_",     "CD2_",     "CD3_",     "PC1_",    "PC2_",
    "PC3_",    "PV1_",   "PV2_",    "A_",       "B_",       "AP_",      "BP_",     "WAT",
    "LTM",     "LTV",    "CPDIS",   "DP1",      "DP2",      "D2IM",     "RADESYS", "RADECSYS",
    "EQUINOX", "EPOCH",  "WCSAXES", "LONPOLE",  "LATPOLE",  "INHERIT",  "EXTNAME", "CNPIX",
    "PLTLAB",  "AMDX",   "AMDY",    "COMMENT",  "HISTORY",  "CONTINUE", "        "
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_has_prefix (card, own[i]))
      return TRUE;
  return FALSE;
}

/* Among the first `length_of_own` bytes. */
static gboolean
has_card (const GString *cards, gsize length_of_own, const char *card)
{
  gsize length = 8;

  if (g_str_has_prefix (card, "HIERARCH"))
    length = strcspn (card, "=");
  for (gsize at = 0; at + 80 <= length_of_own; at += 80)
    if (strncmp (cards->str + at, card, MIN (length, 80)) == 0)
      return TRUE;
  return FALSE;
}

/* What only the primary header says is true of its extensions too, when it has no data of its own or they say
 * that they inherit (FITS standard 4.0, appendix K). */
static void
inherit (fitsfile *handle, GString *cards)
{
  g_autoptr (GString) primary = NULL;
  int                 naxis = 0, status = 0, inherits = 0;
  gsize               own = cards->len;

  fits_read_key (handle, TLOGICAL, "INHERIT", &inherits, NULL, &status);
  status = 0;
  if (fits_movabs_hdu (handle, 1, NULL, &status) != 0 ||
      fits_get_img_dim (handle, &naxis, &status) != 0 || (naxis > 0 && !inherits))
    return;
  primary = nun_fits_cards_read (handle);
  for (gsize at = 0; at + 80 <= primary->len; at += 80)
    if (!belongs_to_primary (primary->str + at) && !has_card (cards, own, primary->str + at))
      g_string_append_len (cards, primary->str + at, 80);
}

/* -- world coordinates ------------------------------------------------------------------------------- */

static gboolean
fill_tables (int n, gpointer wtb, gpointer handle)
{
  int status = 0;

  fits_read_wcstab (handle, n, wtb, &status);
  fits_clear_errmsg ();
  return status == 0;
}

static void
place (NunImage *self, guint i, double x, double y)
{
  if (!nun_wcs_pixel_to_icrs (self->wcs, x, y, &self->corners_deg[i][0], &self->corners_deg[i][1]))
    self->corners_deg[i][0] = self->corners_deg[i][1] = NAN;
}

static void
measure (NunImage *self)
{
  int    first, second;
  double nx, ny;

  if (nun_wcs_has_sky (self->wcs))
    {
      nun_wcs_sky_axes (self->wcs, &first, &second);
      nx = (double) self->axes[first];
      ny = (double) self->axes[second];
      place (self, 0, 1, 1);
      place (self, 1, nx, 1);
      place (self, 2, nx, ny);
      place (self, 3, 1, ny);
      if (!nun_wcs_pixel_to_icrs (self->wcs, (nx + 1) / 2, (ny + 1) / 2, &self->centre_deg[0],
                                  &self->centre_deg[1]))
        self->centre_deg[0] = self->centre_deg[1] = NAN;
      nun_wcs_pixel_scale_arcsec (self->wcs, self->scale_arcsec);
      self->footprint = nun_wcs_footprint (self->wcs);
    }
  nun_wcs_wavelengths (self->wcs, &self->wavelengths_m[0], &self->wavelengths_m[1], NULL,
                       &self->n_wavelengths);
  nun_wcs_times (self->wcs, &self->mjd[0], &self->mjd[1], &self->n_times);
  self->polarisations = nun_wcs_polarisations (self->wcs);
}

/* own: what the HDU itself says: coordinates are never those of another array. */
static void
solve (NunImage *self, const NunHeader *own, fitsfile *handle)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lookups = nun_fits_lookups_read (handle, own);
  guint              n_cards;
  const char        *cards = nun_header_get_raw (own, &n_cards);

  self->wcs = nun_wcs_new (cards, n_cards, self->axes, (guint) self->naxis, fill_tables, handle,
                           (const NunWcsLookup *) (gpointer) lookups->data, lookups->len,
                           &self->left_out, &error);
  nun_fits_lookups_clear (lookups);
  if (self->wcs != NULL)
    measure (self);
  if (self->wcs == NULL)
    self->why_no_sky = g_strdup (error->message);
  else if (!nun_wcs_has_sky (self->wcs))
    self->why_no_sky = g_strdup (_ ("the axes of the image are no places on the sky"));
  else if (self->footprint == NULL)
    self->why_no_sky = g_strdup (_ ("no pixel of the image lies on the sky"));
}

/* -- birth ------------------------------------------------------------------------------------------- */

static void
set_unknown (NunImage *self)
{
  self->centre_deg[0] = self->centre_deg[1] = NAN;
  self->scale_arcsec[0] = self->scale_arcsec[1] = NAN;
  self->wavelengths_m[0] = self->wavelengths_m[1] = NAN;
  self->mjd[0] = self->mjd[1] = NAN;
  for (guint i = 0; i < 4; i++)
    self->corners_deg[i][0] = self->corners_deg[i][1] = NAN;
}

NunImage *
nun_image_read (NunFile *file, guint i, GCancellable *cancellable, GError **error)
{
  const NunImageHdu    *hdu = nun_file_get_image (file, i);
  g_autoptr (NunImage)  self = g_new0 (NunImage, 1);
  g_autoptr (NunHeader) own = NULL;
  g_autoptr (GString)   cards = NULL;
  NunFitsOpen           open;
  int                   status = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !nun_fits_open_hdu (&open, file, hdu->hdu, error))
    return NULL;
  self->hdu = hdu->hdu;
  self->naxis = hdu->naxis;
  memcpy (self->axes, hdu->axes, sizeof self->axes);
  set_unknown (self);
  fits_get_img_equivtype (open.handle, &self->bitpix, &status);
  cards = nun_fits_cards_read (open.handle);
  own = nun_header_new (cards->str, cards->len);
  if (self->hdu > 0)
    {
      inherit (open.handle, cards);
      status = 0;
      fits_movabs_hdu (open.handle, self->hdu + 1, NULL, &status);
      self->header = nun_header_new (cards->str, cards->len);
    }
  else
    self->header = nun_header_ref (own);
  solve (self, own, open.handle);
  nun_fits_open_close (&open);
  return g_steal_pointer (&self);
}

void
nun_image_free (NunImage *self)
{
  if (self == NULL)
    return;
  nun_header_unref (self->header);
  nun_wcs_free (self->wcs);
  nun_region_free (self->footprint);
  g_free (self->left_out);
  g_free (self->why_no_sky);
  g_free (self->polarisations);
  g_free (self);
}
