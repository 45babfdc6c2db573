/* BASE/TABLE/preview: small pictures of products, made when they are asked for and kept. */

#include "serve/preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/image.h"
#include "serve/product.h"
#include "serve/spectrum-answer.h"

#define STRINGIFY_(x) #x
#define STRINGIFY(x) STRINGIFY_ (x)

/* Spectra of one product that are drawn, and samples of all of them. */
#define MAX_CURVES 60
#define MAX_SAMPLES 20000000

/* Changes when pictures are drawn in another way: kept ones are then drawn anew. */
#define EDITION 1

enum
{
  PARAMETER_ID,
  PARAMETER_WIDTH,
  N_PARAMETERS
};

static const NunParameter parameters[N_PARAMETERS + 1] = {
  [PARAMETER_ID] = { "ID", NULL, N_ ("Of which file: from the answer to a query"), NULL,
                     "ivo://example.org/images?images/m31.fits" },
  [PARAMETER_WIDTH] = { "WIDTH", NULL, N_ ("Longest edge of the picture, in pixels"),
                        STRINGIFY (NUN_PRODUCT_DEFAULT_PREVIEW), "400", 16,
                        NUN_PRODUCT_MAX_PREVIEW },
};

/* -- images ------------------------------------------------------------------------------------------------------------ */

/* The axes of the sky; the first two where nothing is known. */
static void
find_axes (NunFile *file, int hdu, int *x, int *y, GCancellable *cancellable)
{
  *x = 0;
  *y = 1;
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    if (nun_file_get_image (file, i)->hdu == hdu)
      {
        g_autoptr (NunImage) image = nun_image_read (file, i, cancellable, NULL);

        if (image != NULL && image->wcs != NULL && nun_wcs_has_sky (image->wcs))
          nun_wcs_sky_axes (image->wcs, x, y);
        /* right ascension along y is how the pixels lie: they are shown so */
        if (*x > *y)
          {
            int swapped = *x;

            *x = *y;
            *y = swapped;
          }
      }
}

static GBytes *
draw_image (const NunProduct *product,
            NunFile          *file,
            guint             width,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (NunPlane) plane = NULL;
  int                  x, y;

  find_axes (file, product->hdu, &x, &y, cancellable);
  plane = nun_plane_read (file, MAX (product->hdu, 0), x, y, width, cancellable, error);
  return plane != NULL ? nun_preview_of_image (plane, width) : NULL;
}

/* -- spectra ------------------------------------------------------------------------------------------------------------- */

static GPtrArray *
read_curves (const NunProduct  *product,
             NunFile           *file,
             const NunSpectrum *spectrum,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GPtrArray) curves = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_samples_free);
  guint                 first = (guint) MAX (product->index, 0);
  guint                 n = product->index >= 0 ? 1 : CLAMP (spectrum->n_spectra, 1, MAX_CURVES);
  gsize                 n_samples = 0;

  for (guint i = first; i < first + n && n_samples < MAX_SAMPLES; i++)
    {
      NunSamples *samples = nun_spectrum_read_samples (file, spectrum, i, cancellable, error);

      if (samples == NULL)
        return NULL;
      n_samples += samples->n;
      g_ptr_array_add (curves, samples);
    }
  return g_steal_pointer (&curves);
}

static char *
label_flux (const NunSpectrum *spectrum)
{
  const char *name = spectrum->flux_name != NULL && *spectrum->flux_name != '\0'
                         ? spectrum->flux_name
                         : _ ("Flux");

  if (spectrum->flux_unit == NULL || *spectrum->flux_unit == '\0')
    return g_strdup (name);
  return g_strdup_printf ("%.40s (%.60s)", name, spectrum->flux_unit);
}

static GBytes *
draw_spectrum (const NunProduct *product,
               NunFile          *file,
               guint             width,
               GCancellable     *cancellable,
               GError          **error)
{
  const NunSpectrum    *spectrum;
  g_autoptr (GPtrArray) spectra = nun_spectrum_find (product, file, &spectrum, cancellable, error);
  g_autoptr (GPtrArray) curves =
      spectra != NULL ? read_curves (product, file, spectrum, cancellable, error) : NULL;
  g_autofree char *label = curves != NULL ? label_flux (spectrum) : NULL;

  return curves != NULL ? nun_preview_of_spectra (curves, NULL, label, width) : NULL;
}

/* -- the answer ------------------------------------------------------------------------------------------------------------- */

static GBytes *
draw (const NunProduct *product, guint width, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunFile) file = nun_product_open_file (product, cancellable, error);

  if (file == NULL)
    return NULL;
  return product->kind == NUN_DATASET_IMAGE
             ? draw_image (product, file, width, cancellable, error)
             : draw_spectrum (product, file, width, cancellable, error);
}

/* The picture as it was kept, else drawn and kept; only as long as the file is the one that was scanned. */
static GBytes *
find_picture (const NunProduct *product,
              const char       *etag,
              guint             width,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autofree char *facts = g_strconcat (product->path, "\n", etag, NULL);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts, -1);
  GBytes          *picture;
  int              fd = nun_product_open (product, error);

  if (fd < 0)
    return NULL;
  close (fd);
  picture = nun_preview_cache_get (key);
  if (picture != NULL)
    return picture;
  picture = draw (product, width, cancellable, error);
  if (picture != NULL)
    nun_preview_cache_put (key, picture);
  return picture;
}

static NunAnswer *
answer_picture (const NunProduct *product,
                const NunRequest *request,
                guint             width,
                GCancellable     *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *what = g_strdup_printf ("preview %u %d", width, EDITION);
  g_autofree char   *etag = nun_product_etag (product, what);
  GBytes            *picture = find_picture (product, etag, width, cancellable, &error);
  NunAnswer         *answer;

  if (picture == NULL)
    return nun_product_answer_error (product, error, NULL);
  if (nun_product_is_known (request, etag, 0))
    {
      g_bytes_unref (picture);
      answer = nun_answer_new (304, NULL, NULL);
    }
  else
    {
      answer = nun_answer_new (200, "image/png", NULL);
      answer->body = picture;
      answer->as_is = TRUE;
    }
  nun_answer_add_header (answer, "ETag", etag);
  return answer;
}

static NunAnswer *
answer_preview (const NunService *service,
                const char       *table,
                const NunRequest *request,
                GCancellable     *cancellable)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (NunProduct) product = nun_product_find (service, table, request, &error);
  gint64                 width;

  if (product == NULL ||
      !nun_request_get_integer (request, &parameters[PARAMETER_WIDTH], FALSE, &width, &error))
    return nun_product_answer_error (product, error, NULL);
  return answer_picture (product, request, (guint) width, cancellable);
}

const NunProtocol nun_protocol_preview = {
  .id = "preview",
  .path = "preview",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES) | NUN_OFFERED_TO (NUN_COLLECTION_SPECTRA),
  .answer = answer_preview,
};
