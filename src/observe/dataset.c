/* Datasets: what images and spectra measure, gathered from their files. */

#include "observe/dataset.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "sky/sphere.h"
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

  self->media_type = nun_file_get_media_type (file, "image/fits");
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

/* -- several images of a file ------------------------------------------------------------------------ */

/* More different images than that in one file are left to people who ask for each. */
#define MOST_IMAGES 1000

/* Words for arrays that accompany an image and are none themselves, as observatories name them: alone or with what they belong
 * to ("IFU1.DQ", "B_IVAR", "SCI_ERR"). */
static gboolean
is_companion_word (const char *word)
{
  static const char *const words[] = { "WHT",    "WEIGHT",   "WGT",      "CTX",     "DQ",
                                       "MASK",   "BADPIX",   "BPM",      "ERR",     "ERROR",
                                       "ERRS",   "VAR",      "VARIANCE", "STAT",    "IVAR",
                                       "SIGMA",  "UNC",      "UNCERT",   "NOISE",   "RMS",
                                       "FLAG",   "FLAGS",    "QUALITY",  "CONF",    "CONFMAP",
                                       "EXPMAP", "EXPOSURE", "COVERAGE", "NPIXFIT", "PSF" };
  g_autofree char         *stem = g_strdup (word);

  for (gsize end = strlen (stem); end > 0 && g_ascii_isdigit (stem[end - 1]); end--)
    stem[end - 1] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (stem, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Names that say it only alone. */
static gboolean
is_companion_name (const char *name)
{
  static const char *const names[] = { "SKY",  "WCSDVARR", "D2IMARR",  "SIPWCS",    "SAMP",
                                       "TIME", "HDRLET",   "MDRIZSKY", "THUMBNAIL", "PREVIEW" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* By EXTNAME, and by HDUCLAS2 of the OGIP and ESO conventions: DATA, ERROR, QUALITY. */
static gboolean
is_companion (const NunHeader *header)
{
  const char *name = nun_header_get (header, "EXTNAME");
  const char *class = nun_header_get (header, "HDUCLAS2");
  g_auto (GStrv) words = g_strsplit_set (name != NULL ? name : "", "._-, ", -1);

  if (class != NULL &&
      (g_ascii_strcasecmp (class, "ERROR") == 0 || g_ascii_strcasecmp (class, "QUALITY") == 0))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (is_companion_word (words[i]))
      return TRUE;
  return name != NULL && is_companion_name (name);
}

/* Whether both show the same piece of the sky: middles within half a pixel, sides alike. */
static gboolean
same_field (const NunDataset *one, const NunDataset *other)
{
  double pixel_deg = one->scale_arcsec[0] / 3600;

  if (!(nun_sphere_distance_deg (one->centre_deg[0], one->centre_deg[1], other->centre_deg[0],
                                 other->centre_deg[1]) <= pixel_deg / 2))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      double side = one->scale_arcsec[i] * (double) one->axes[i];
      double others = other->scale_arcsec[i] * (double) other->axes[i];

      if (!(fabs (side - others) <= 0.02 * side))
        return FALSE;
    }
  return TRUE;
}

/* "IFU.SCI" of "IFU2.SCI"; NULL where it has no number. */
static char *
uncounted_name (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != 0; p++)
    if (!g_ascii_isdigit (*p))
      g_string_append_c (out, g_ascii_toupper (*p));
  return g_string_free (out, out->len == strlen (name));
}

/* "SCI" 1 and "SCI" 2 by EXTVER, "IFU1.SCI" and "IFU2.SCI": things of a kind that somebody counted. */
static gboolean
are_counted (const NunDataset *one, const NunDataset *other)
{
  const char      *name = nun_header_get (one->header, "EXTNAME");
  const char      *others = nun_header_get (other->header, "EXTNAME");
  g_autofree char *stem = NULL, *others_stem = NULL;

  if (name == NULL || others == NULL)
    return FALSE;
  if (g_str_equal (name, others))
    return g_strcmp0 (nun_header_get (one->header, "EXTVER"),
                      nun_header_get (other->header, "EXTVER")) != 0;
  stem = uncounted_name (name);
  others_stem = uncounted_name (others);
  return stem != NULL && g_strcmp0 (stem, others_stem) == 0;
}

/* An array over the field of an image that was met is a companion of a name that nobody knows, but for one of a count. */
static gboolean
is_new (GPtrArray *met, const NunDataset *image)
{
  for (guint i = 0; i < met->len; i++)
    if (same_field (met->pdata[i], image) && !are_counted (met->pdata[i], image))
      return FALSE;
  return TRUE;
}

/* The first alone, and why. */
static void
keep_first (GPtrArray *out)
{
  NunDataset *first = out->pdata[0];

  g_ptr_array_set_size (out, 1);
  g_free (first->remark);
  first->remark = g_strdup_printf (_ ("It holds more than %d images; only the first is published "
                                      "unless every HDU is asked for."),
                                   MOST_IMAGES);
}

static void
add_images (GPtrArray *out, NunFile *file, gboolean all, GCancellable *cancellable)
{
  g_autoptr (NunDataset) fallback = NULL;

  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    {
      g_autoptr (NunImage)   image = nun_image_read (file, i, cancellable, NULL);
      g_autoptr (NunDataset) dataset = image != NULL ? dataset_of_image (file, image) : NULL;

      if (dataset == NULL)
        continue;
      if (dataset->footprint == NULL || is_companion (dataset->header))
        {
          if (fallback == NULL)
            fallback = g_steal_pointer (&dataset);
        }
      else if (all || is_new (out, dataset))
        g_ptr_array_add (out, g_steal_pointer (&dataset));
      if (!all && out->len > MOST_IMAGES)
        {
          keep_first (out);
          return;
        }
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

  self->media_type = nun_file_get_media_type (file, spectrum_type (file, spectrum));
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

/* What tells one target from another, in the headers of the HDUs or of the file. */
static char *
target_of (const NunSpectrum *spectrum, const NunSpectrum *first)
{
  static const char *const keys[] = { "OBJECT",   "TARGNAME", "TARGET",  "OBJNAME",
                                      "OBJ_NAME", "SOURCE",   "RA",      "DEC",
                                      "RA_OBJ",   "DEC_OBJ",  "RA_TARG", "DEC_TARG" };
  GString                 *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = nun_header_get (spectrum->header, keys[i]);

      g_string_append_printf (out, "%s\n", value != NULL ? value : "");
    }
  if (g_str_equal (spectrum->name, first->name))
    {
      const char *number = nun_header_get (spectrum->header, "EXTVER");

      g_string_append (out, number != NULL ? number : "");
    }
  return g_string_free (out, FALSE);
}

/* Arms of a spectrograph lie in one file and show the same targets: one dataset that reaches over all of them. */
#define MOST_ARMS 10

typedef struct
{
  NunDataset        *dataset;
  const NunSpectrum *first;
  guint              n;
} Target;

static void
reach_over (Target *self, const NunSpectrum *arm)
{
  double *range_m = self->dataset->wavelengths_m;

  if (++self->n > MOST_ARMS || arm->n_spectra != self->first->n_spectra ||
      g_strcmp0 (arm->flux_unit, self->first->flux_unit) != 0 || !isfinite (arm->wavelengths_m[0]))
    return;
  range_m[0] = fmin (range_m[0], arm->wavelengths_m[0]);
  range_m[1] = fmax (range_m[1], arm->wavelengths_m[1]);
}

/* One dataset a target. */
static void
add_targets (GPtrArray *out, NunFile *file, GPtrArray *spectra)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < spectra->len; i++)
    {
      const NunSpectrum *spectrum = spectra->pdata[i];
      g_autofree char   *name = target_of (spectrum, spectra->pdata[0]);
      Target            *target = g_hash_table_lookup (targets, name);

      if (target != NULL)
        {
          reach_over (target, spectrum);
          continue;
        }
      target = g_new0 (Target, 1);
      target->dataset = dataset_of_spectrum (file, spectrum);
      target->first = spectrum;
      target->n = 1;
      g_ptr_array_add (out, target->dataset);
      g_hash_table_insert (targets, g_steal_pointer (&name), target);
    }
}

static void
add_spectra (GPtrArray *out, NunFile *file, gboolean all, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) spectra = nun_spectra_find (file, cancellable);

  if (spectra->len == 0)
    return;
  /* Nothing but its HDU tells one spectrum of a file from the other. */
  if (((NunSpectrum *) spectra->pdata[0])->header == NULL)
    g_ptr_array_add (out, dataset_of_spectrum (file, spectra->pdata[0]));
  else if (!all)
    add_targets (out, file, spectra);
  else
    for (guint i = 0; i < spectra->len; i++)
      g_ptr_array_add (out, dataset_of_spectrum (file, spectra->pdata[i]));
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
