/* SODA 1.0, {sync}: cutouts of images and cubes as FITS files. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "files/pixels-cut.h"
#include "files/read-at.h"
#include "serve/host.h"
#include "serve/product.h"

/* -- the question ---------------------------------------------------------------------------------------------------- */

/* Numbers have no fallback that says "none": each is read by hand, the table tells people and tests of them. */
static const NunParameter parameters[] = {
  { "ID", NULL, N_ ("Which image: from the answer to a query"), NULL,
    "ivo://example.org/images?images/m31.fits" },
  { "CIRCLE", "deg", N_ ("The part around a circle: right ascension, declination and radius, ICRS"),
    "", "202.47 47.2 0.05" },
  { "POLYGON", "deg",
    N_ ("The part around a polygon: right ascension and declination of each corner"), "",
    "202.4 47.1 202.6 47.1 202.5 47.3" },
  { "POS", NULL,
    N_ ("The part around a CIRCLE, POLYGON or RANGE of two meridians and two parallels"), "",
    "RANGE 202.4 202.6 47.1 47.3" },
  { "BAND", "m",
    N_ ("The planes of a cube between two wavelengths in vacuum; -Inf and +Inf are open"), "",
    "5e-7 6e-7" },
  { NULL },
};

typedef struct
{
  NunRegion *region; /* NULL: everywhere */
  gboolean   has_band;
  double     band_m[2];
} Question;

#define FAIL(error, ...) g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST, __VA_ARGS__)

/* What begins the body for each kind of failure (SODA 1.0, section 4.2). */
#define USAGE "UsageError: "
#define MULTI "MultiValuedParamNotSupported: "
#define UNAVAILABLE "ServiceUnavailable: "
#define GENERAL "Error: "

static gboolean
read_region (const NunRequest *request, Question *question, GError **error)
{
  static const char *const names[] = { "CIRCLE", "POLYGON", "POS" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char      *value = nun_request_get (request, names[i], NULL);
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      text = i < 2 ? g_strconcat (names[i], " ", value, NULL) : g_strdup (value);
      question->region = nun_region_from_text (text);
      if (question->region == NULL)
        {
          FAIL (error, _ ("%s=%.200s is no region of the sky; give it as in %s=%s"), names[i],
                value, names[i], parameters[i + 1].example);
          return FALSE;
        }
    }
  return TRUE;
}

/* One end of an interval: a number, or an infinity. */
static gboolean
read_end (const char *text, double *value)
{
  char *end;

  if (g_ascii_strcasecmp (text, "-inf") == 0 || g_ascii_strcasecmp (text, "+inf") == 0 ||
      g_ascii_strcasecmp (text, "inf") == 0)
    {
      *value = *text == '-' ? -INFINITY : INFINITY;
      return TRUE;
    }
  if (strspn (text, "0123456789.+-eE") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static gboolean
read_band (const NunRequest *request, Question *question, GError **error)
{
  const char      *value = nun_request_get (request, "BAND", NULL);
  g_auto (GStrv)   ends = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    return TRUE;
  text = g_strstrip (g_strdup (value));
  ends = g_regex_split_simple ("\\s+", text, 0, 0);
  question->has_band = TRUE;
  if (g_strv_length (ends) == 2 && read_end (ends[0], &question->band_m[0]) &&
      read_end (ends[1], &question->band_m[1]) && question->band_m[0] <= question->band_m[1])
    return TRUE;
  FAIL (error, _ ("BAND=%.200s is no interval of wavelengths; give it as in BAND=%s"), value,
        parameters[4].example);
  return FALSE;
}

/* "NAME is given ..." for what may be given once only; the three ways to say a region are one. */
static const char *
find_doubled (const NunRequest *request)
{
  static const char *const regions[] = { "CIRCLE", "POLYGON", "POS" };
  static const char *const others[] = { "ID", "BAND" };
  guint                    n, n_regions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      nun_request_get (request, regions[i], &n);
      n_regions += n;
      if (n_regions > 1)
        return regions[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      nun_request_get (request, others[i], &n);
      if (n > 1)
        return others[i];
    }
  return NULL;
}

static gboolean
read_question (const NunRequest *request, Question *question, GError **error)
{
  static const char *const unsupported[] = { "TIME", "POL" };

  for (guint i = 0; i < G_N_ELEMENTS (unsupported); i++)
    if (nun_request_get (request, unsupported[i], NULL) != NULL)
      {
        FAIL (error, _ ("This service cuts by position and wavelength only; leave %s out"),
              unsupported[i]);
        return FALSE;
      }
  return read_region (request, question, error) && read_band (request, question, error);
}

/* -- the box ------------------------------------------------------------------------------------------------------- */

static NunImage *
read_image (NunFile *file, const NunProduct *product, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    if (nun_file_get_image (file, i)->hdu == product->hdu)
      return nun_image_read (file, i, cancellable, error);
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s holds no such image; its publisher has to have it read again"),
               product->name);
  return NULL;
}

/* Of an image that has one band: all of it or nothing. */
static gboolean
is_in_band (const NunProduct *product, const Question *question)
{
  double low = nun_product_get_number (product, "em_min");
  double high = nun_product_get_number (product, "em_max");

  return isnan (low) || isnan (high) || (low <= question->band_m[1] && high >= question->band_m[0]);
}

/* Whether anything is left of the image. */
static gboolean
cut_box (NunBox *box, const NunImage *image, const NunProduct *product, const Question *question)
{
  if (question->region != NULL && !nun_box_cut_sky (box, image, question->region))
    return FALSE;
  if (!question->has_band)
    return TRUE;
  if (isnan (image->wavelengths_m[0]))
    return is_in_band (product, question);
  return nun_box_cut_band (box, image, question->band_m[0], question->band_m[1]);
}

static gboolean
check_image (const NunImage   *image,
             const NunProduct *product,
             const Question   *question,
             GError          **error)
{
  if (question->region == NULL || (image->wcs != NULL && nun_wcs_has_sky (image->wcs)))
    return TRUE;
  FAIL (error, _ ("%s has no place on the sky (%s); get it whole"), product->name,
        image->why_no_sky != NULL ? image->why_no_sky : "");
  return FALSE;
}

static gboolean
check_size (const NunImage *image, const NunBox *box, GError **error)
{
  g_autofree char *most = NULL, *size = NULL;
  gint64           bytes = nun_cut_size (image, box);

  if (bytes <= NUN_PRODUCT_MAX_CUTOUT)
    return TRUE;
  most = g_format_size (NUN_PRODUCT_MAX_CUTOUT);
  size = g_format_size ((guint64) bytes);
  FAIL (error,
        _ ("The cutout would have %s, more than the %s that this service makes; ask for a "
           "smaller part, or get the file whole"),
        size, most);
  return FALSE;
}

/* -- the answer ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  int    fd;
  gint64 at, size;
} Reader;

static void
reader_free (gpointer data)
{
  Reader *self = data;

  close (self->fd);
  g_free (self);
}

static NunProduceState
read_next (gpointer producer, gsize bytes, GString *out, GCancellable *cancellable)
{
  Reader *self = producer;
  gsize   length = (gsize) MIN ((gint64) bytes, self->size - self->at), old = out->len;

  g_string_set_size (out, old + length);
  if (!nun_read_at (self->fd, out->str + old, length, self->at))
    {
      g_string_set_size (out, old);
      return NUN_PRODUCE_BROKEN;
    }
  self->at += (gint64) length;
  return self->at < self->size ? NUN_PRODUCE_MORE : NUN_PRODUCE_DONE;
}

static char *
cutout_name (const NunProduct *product)
{
  g_autofree char *stem = g_strdup (product->name);
  char            *dot;

  if (g_str_has_suffix (stem, ".gz") || g_str_has_suffix (stem, ".fz"))
    stem[strlen (stem) - 3] = '\0';
  dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  return g_strconcat (stem, "-cutout.fits", NULL);
}

/* fd: taken. */
static NunAnswer *
answer_cutout (const NunProduct *product, int fd, gint64 size)
{
  Reader          *reader = g_new (Reader, 1);
  g_autofree char *name = cutout_name (product);
  g_autofree char *disposition = nun_product_disposition (name);
  NunAnswer       *answer;

  *reader = (Reader){ fd, 0, size };
  answer = nun_answer_new_stream ("image/fits", read_next, reader, reader_free);
  answer->length = size;
  answer->as_is = TRUE;
  nun_answer_add_header (answer, "Content-Disposition", disposition);
  return answer;
}

/* NULL with an error; an empty part is an answer too. */
static NunAnswer *
cut (const NunProduct *product, const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunFile)  file = nun_product_open_file (product, cancellable, error);
  g_autoptr (NunImage) image = file != NULL ? read_image (file, product, cancellable, error) : NULL;
  NunBox               box;
  gint64               size;
  int                  fd;

  if (image == NULL || !check_image (image, product, question, error))
    return NULL;
  nun_box_init (&box, image);
  if (!cut_box (&box, image, product, question))
    return nun_answer_new (204, NULL, NULL);
  if (!check_size (image, &box, error))
    return NULL;
  fd = nun_cut_write (file, image, &box, &size, cancellable, error);
  return fd >= 0 ? answer_cutout (product, fd, size) : NULL;
}

static NunAnswer *
answer_error (const NunProduct *product, const GError *error)
{
  guint status = nun_product_status (error);

  return nun_product_answer_error (product, error,
                                   status == 503   ? UNAVAILABLE
                                   : status == 500 ? GENERAL
                                                   : USAGE);
}

/* Without anything to cut by, the file itself is the answer. */
static NunAnswer *
answer_question (const NunService *service,
                 const char       *table,
                 const NunRequest *request,
                 const NunProduct *product,
                 const Question   *question,
                 GCancellable     *cancellable)
{
  g_autoptr (GError) error = NULL;
  NunAnswer         *answer;

  if (question->region == NULL && !question->has_band)
    return nun_protocol_product.answer (service, table, request, cancellable);
  if (product->kind != NUN_DATASET_IMAGE)
    {
      FAIL (&error, _ ("%s is a spectrum, of which no part can be cut; get it whole"),
            product->name);
      return answer_error (product, error);
    }
  answer = cut (product, question, cancellable, &error);
  return answer != NULL ? answer : answer_error (product, error);
}

static NunAnswer *
answer_soda (const NunService *service,
             const char       *table,
             const NunRequest *request,
             GCancellable     *cancellable)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (NunProduct) product = NULL;
  Question               question = { NULL };
  const char            *doubled = find_doubled (request);
  NunAnswer             *answer;

  if (doubled != NULL)
    {
      FAIL (&error, _ ("%s is given more than once, or with another region; ask for one at a time"),
            doubled);
      return nun_product_answer_error (NULL, error, MULTI);
    }
  product = nun_product_find (service, table, request, &error);
  if (product == NULL)
    return answer_error (NULL, error);
  answer = read_question (request, &question, &error)
               ? answer_question (service, table, request, product, &question, cancellable)
               : answer_error (product, error);
  nun_region_free (question.region);
  return answer;
}

const NunProtocol nun_protocol_soda = {
  .id = "soda",
  .path = "soda",
  .standard_id = "ivo://ivoa.net/std/SODA#sync-1.0",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES),
  .answer = answer_soda,
};
