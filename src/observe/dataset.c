/* Datasets: what images and spectra measure, gathered from their files. */

#include "observe/dataset.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "vocabulary/unit.h"

/* -- shared ------------------------------------------------------------------------------------------ */

static NunDataset *
dataset_new (NunFile *file, NunDatasetKind kind, int hdu)
{
  NunDataset *self = g_new0 (NunDataset, 1);
  struct stat st;

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->path = g_strdup (nun_file_get_path (file));
  self->hdu = hdu;
  self->index = -1;
  if (stat (self->path, &st) == 0)
    {
      self->size = st.st_size;
      self->mtime = st.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000) + st.st_mtim.tv_nsec / 1000;
    }
  self->centre_deg[0] = self->centre_deg[1] = NAN;
  self->scale_arcsec[0] = self->scale_arcsec[1] = NAN;
  self->wavelengths_m[0] = self->wavelengths_m[1] = NAN;
  self->mjd[0] = self->mjd[1] = NAN;
  self->resolution = NAN;
  return self;
}

/* Letters that a sentence shows of a header's text. */
#define MOST_SHOWN 60

char *
nun_dataset_clip (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *clipped = g_utf8_substring (valid, 0, MIN (MOST_SHOWN, g_utf8_strlen (valid, -1)));

  for (char *p = clipped; *p != 0; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return clipped;
}

/* The kind, and who made the file: headers of one making carry the same keywords. */
static void
set_shape (NunDataset *self)
{
  static const char *const makers[] = { "TELESCOP", "INSTRUME", "ORIGIN", "SURVEY" };
  GString                 *shape = g_string_new (NULL);

  g_string_printf (shape, "%d|%d", self->kind, self->naxis);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      const char *value = self->header != NULL ? nun_header_get (self->header, makers[i]) : NULL;
      g_autofree char *shown = nun_dataset_clip (value != NULL ? value : "");

      g_string_append_printf (shape, "|%s", shown);
    }
  self->shape = g_string_free (shape, FALSE);
}

/* What cannot be a unit, such as a piece of JSON, says nothing to anybody. */
static char *
tidy_unit (const char *unit)
{
  char *repaired = unit != NULL ? nun_unit_repair (unit) : NULL;

  if (repaired == NULL && unit != NULL && strlen (unit) < 40 && strpbrk (unit, "{}\"<>") == NULL)
    return g_strdup (unit);
  return repaired;
}

NunDataset *
nun_dataset_ref (NunDataset *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_dataset_unref (NunDataset *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  nun_header_unref (self->header);
  nun_region_free (self->footprint);
  g_free (self->path);
  g_free (self->polarisations);
  g_free (self->projection);
  g_free (self->flux_unit);
  g_free (self->remark);
  g_free (self->shape);
  g_free (self);
}

/* -- images ------------------------------------------------------------------------------------------ */

static char *
image_remark (const NunImage *image)
{
  if (image->why_no_sky != NULL)
    return g_strdup_printf (_ ("Its pixels have no place on the sky: %s."), image->why_no_sky);
  if (image->left_out != NULL)
    return g_strdup_printf (_ ("Its position was found without %s."), image->left_out);
  return NULL;
}

static NunDataset *
dataset_of_image (NunFile *file, NunImage *image)
{
  NunDataset *self = dataset_new (file, NUN_DATASET_IMAGE, image->hdu);
  int         first = 0, second = 1;

  self->media_type = "image/fits";
  self->header = nun_header_ref (image->header);
  self->footprint = g_steal_pointer (&image->footprint);
  memcpy (self->centre_deg, image->centre_deg, sizeof self->centre_deg);
  memcpy (self->scale_arcsec, image->scale_arcsec, sizeof self->scale_arcsec);
  memcpy (self->wavelengths_m, image->wavelengths_m, sizeof self->wavelengths_m);
  memcpy (self->mjd, image->mjd, sizeof self->mjd);
  self->naxis = image->naxis;
  self->n_wavelengths = image->n_wavelengths;
  self->n_times = image->n_times;
  self->polarisations = g_strdup (image->polarisations);
  self->flux_unit = tidy_unit (nun_header_get (image->header, "BUNIT"));
  if (image->wcs != NULL && nun_wcs_has_sky (image->wcs))
    {
      nun_wcs_sky_axes (image->wcs, &first, &second);
      self->projection = g_strdup (nun_wcs_get_projection (image->wcs));
    }
  self->axes[0] = image->axes[first];
  self->axes[1] = image->axes[second];
  self->remark = image_remark (image);
  set_shape (self);
  return self;
}

/* Arrays that accompany an image and are none themselves, by the names that observatories give them. */
static gboolean
is_companion (const NunImage *image)
{
  static const char *const names[] = { "WHT",     "WEIGHT",   "WGT",     "CTX",      "DQ",
                                       "MASK",    "BADPIX",   "BPM",     "ERR",      "ERROR",
                                       "VAR",     "VARIANCE", "STAT",    "IVAR",     "SIGMA",
                                       "UNC",     "NOISE",    "SKY",     "WCSDVARR", "D2IMARR",
                                       "SIPWCS",  "SAMP",     "TIME",    "EXPMAP",   "COVERAGE",
                                       "NPIXFIT", "FLAG",     "FLAGS",   "QUALITY",  "CONF",
                                       "CONFMAP", "HDRLET",   "MDRIZSKY" };
  const char              *name = nun_header_get (image->header, "EXTNAME");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
add_images (GPtrArray *out, NunFile *file, gboolean all, GCancellable *cancellable)
{
  g_autoptr (NunDataset) fallback = NULL;

  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    {
      g_autoptr (NunImage) image = nun_image_read (file, i, cancellable, NULL);
      gboolean             main_one;

      if (image == NULL)
        continue;
      main_one = image->footprint != NULL && !is_companion (image);
      if (main_one)
        g_ptr_array_add (out, dataset_of_image (file, image));
      else if (fallback == NULL)
        fallback = dataset_of_image (file, image);
      if (main_one && !all)
        return;
    }
  if (out->len == 0 && fallback != NULL)
    g_ptr_array_add (out, g_steal_pointer (&fallback));
}

/* -- spectra ----------------------------------------------------------------------------------------- */

static const char *
spectrum_type (NunFile *file, const NunSpectrum *spectrum)
{
  if (spectrum->header != NULL)
    return "application/fits";
  return g_str_has_prefix (nun_file_get_format (file), "VOTable") ? "application/x-votable+xml"
                                                                  : "text/plain";
}

static NunDataset *
dataset_of_spectrum (NunFile *file, const NunSpectrum *spectrum)
{
  NunDataset *self = dataset_new (file, NUN_DATASET_SPECTRUM, spectrum->hdu);

  self->media_type = spectrum_type (file, spectrum);
  if (spectrum->header != NULL)
    self->header = nun_header_ref (spectrum->header);
  memcpy (self->wavelengths_m, spectrum->wavelengths_m, sizeof self->wavelengths_m);
  self->naxis = 1;
  self->n_wavelengths = spectrum->n_points;
  self->resolution = spectrum->resolution;
  self->flux_unit = tidy_unit (spectrum->flux_unit);
  self->calibration = spectrum->calibration;
  self->remark = g_strdup (spectrum->remark);
  set_shape (self);
  return self;
}

/* Arms of a spectrograph lie in one file and show the same targets: one dataset that reaches over all of them. */
#define MOST_ARMS 10

static void
reach_over_arms (NunDataset *self, GPtrArray *spectra)
{
  const NunSpectrum *first = spectra->pdata[0];

  for (guint i = 1; i < spectra->len && spectra->len <= MOST_ARMS; i++)
    {
      const NunSpectrum *arm = spectra->pdata[i];

      if (arm->n_spectra != first->n_spectra || g_strcmp0 (arm->flux_unit, first->flux_unit) != 0 ||
          !isfinite (arm->wavelengths_m[0]))
        continue;
      self->wavelengths_m[0] = fmin (self->wavelengths_m[0], arm->wavelengths_m[0]);
      self->wavelengths_m[1] = fmax (self->wavelengths_m[1], arm->wavelengths_m[1]);
    }
}

static void
add_spectra (GPtrArray *out, NunFile *file, gboolean all, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) spectra = nun_spectra_find (file, cancellable);

  for (guint i = 0; i < spectra->len && (i == 0 || all); i++)
    g_ptr_array_add (out, dataset_of_spectrum (file, spectra->pdata[i]));
  if (spectra->len > 1 && !all)
    reach_over_arms (out->pdata[0], spectra);
}

/* Whether one of the images lies on the sky: then the file is about images, whatever rows of numbers it holds too. */
static gboolean
has_place (GPtrArray *images)
{
  for (guint i = 0; i < images->len; i++)
    if (((NunDataset *) images->pdata[i])->footprint != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
nun_datasets_of_file (NunFile *file, gboolean all, GCancellable *cancellable)
{
  GPtrArray            *spectra;
  g_autoptr (GPtrArray) images =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);

  if (nun_file_get_n_images (file) > 0 && nun_file_get_kind (file) != NUN_FILE_TABLE)
    add_images (images, file, all, cancellable);
  if (has_place (images))
    return g_steal_pointer (&images);
  spectra = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  add_spectra (spectra, file, all, cancellable);
  if (spectra->len > 0)
    return spectra;
  g_ptr_array_unref (spectra);
  return g_steal_pointer (&images);
}
