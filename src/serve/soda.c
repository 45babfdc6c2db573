/* SODA 1.0, {sync}: cutouts of images and cubes as FITS files. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "files/pixels-cut.h"
#include "files/read-at.h"
#include "files/stem.h"
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
  { "TIME", "d", N_ ("The planes of a cube between two times, MJD; -Inf and +Inf are open"), "",
    "53000 53000.5" },
  { "POL", NULL,
    N_ ("The planes of a cube of a state of polarisation (I, Q, U, V, RR, LL, RL, LR, XX, YY, XY, "
        "YX); it may be given more than once"),
    "", "I" },
  { NULL },
};

typedef struct
{
  NunRegion *region; /* NULL: everywhere */
  gboolean   has_band, has_time;
  double     band_m[2], time_mjd[2];
  GPtrArray *states; /* of polarisation, ends with a NULL; NULL: all */
} Question;

/* Places in the table of parameters. */
enum
{
  PARAMETER_BAND = 4,
  PARAMETER_TIME,
};

#define FAIL(error, ...) g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST, __VA_ARGS__)

/* What begins the body for each kind of failure (SODA 1.0, section 4.2). */
#define USAGE "UsageError: "
#define MULTI "MultiValuedParamNotSupported: "
#define UNAVAILABLE "ServiceUnavailable: "
#define FORBIDDEN "AuthorizationError: "
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

/* given: whether the parameter is there. */
static gboolean
read_interval (const NunRequest *request,
               guint             parameter,
               gboolean         *given,
               double            interval[2],
               GError          **error)
{
  const char      *name = parameters[parameter].name;
  const char      *value = nun_request_get (request, name, NULL);
  g_auto (GStrv)   ends = NULL;
  g_autofree char *text = NULL;

  *given = value != NULL;
  if (value == NULL)
    return TRUE;
  text = g_strstrip (g_strdup (value));
  ends = g_regex_split_simple ("\\s+", text, 0, 0);
  if (g_strv_length (ends) == 2 && read_end (ends[0], &interval[0]) &&
      read_end (ends[1], &interval[1]) && interval[0] <= interval[1])
    return TRUE;
  FAIL (error, _ ("%s=%.200s is no interval of two numbers; give it as in %s=%s"), name, value,
        name, parameters[parameter].example);
  return FALSE;
}

static gboolean
read_states (const NunRequest *request, Question *question, GError **error)
{
  static const char *const known[] = { "I",  "Q",  "U",  "V",  "RR", "LL", "RL",
                                       "LR", "XX", "YY", "XY", "YX", NULL };

  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair   *pair = request->pairs->pdata[i];
      g_autofree char *state = g_strstrip (g_ascii_strup (pair->value, -1));

      if (g_ascii_strcasecmp (pair->name, "POL") != 0)
        continue;
      if (!g_strv_contains (known, state))
        {
          FAIL (error, _ ("POL=%.200s is no state of polarisation; give it as in POL=%s"),
                pair->value, "I");
          return FALSE;
        }
      if (question->states == NULL)
        question->states = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (question->states, g_steal_pointer (&state));
    }
  if (question->states != NULL)
    g_ptr_array_add (question->states, NULL);
  return TRUE;
}

/* "NAME is given ..." for what may be given once only; the three ways to say a region are one. */
static const char *
find_doubled (const NunRequest *request)
{
  static const char *const regions[] = { "CIRCLE", "POLYGON", "POS" };
  static const char *const others[] = { "ID", "BAND", "TIME" };
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
  return read_region (request, question, error) &&
         read_interval (request, PARAMETER_BAND, &question->has_band, question->band_m, error) &&
         read_interval (request, PARAMETER_TIME, &question->has_time, question->time_mjd, error) &&
         read_states (request, question, error);
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

/* Of an image that has one band, or one time: all of it or nothing. */
static gboolean
row_meets (const NunProduct *product, const char *min, const char *max, const double interval[2])
{
  double low = nun_product_get_number (product, min), high = nun_product_get_number (product, max);

  return isnan (low) || isnan (high) || (low <= interval[1] && high >= interval[0]);
}

/* The same of polarisation: "/I/Q/". */
static gboolean
row_has_state (const NunProduct *product, const GPtrArray *states)
{
  const char *row = nun_product_get (product, "pol_states");

  for (guint i = 0; row != NULL && states->pdata[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup_printf ("/%s/", (char *) states->pdata[i]);

      if (strstr (row, part) != NULL)
        return TRUE;
    }
  return row == NULL;
}

static gboolean
cut_band (NunBox *box, const NunImage *image, const NunProduct *product, const Question *question)
{
  if (!question->has_band)
    return TRUE;
  if (isnan (image->wavelengths_m[0]))
    return row_meets (product, "em_min", "em_max", question->band_m);
  return nun_box_cut_band (box, image, question->band_m[0], question->band_m[1]);
}

static gboolean
cut_time (NunBox *box, const NunImage *image, const NunProduct *product, const Question *question)
{
  if (!question->has_time)
    return TRUE;
  if (isnan (image->mjd[0]))
    return row_meets (product, "t_min", "t_max", question->time_mjd);
  return nun_box_cut_time (box, image, question->time_mjd[0], question->time_mjd[1]);
}

static gboolean
cut_states (NunBox *box, const NunImage *image, const NunProduct *product, const Question *question)
{
  if (question->states == NULL)
    return TRUE;
  if (image->polarisations == NULL)
    return row_has_state (product, question->states);
  return nun_box_cut_polarisations (box, image, (const char *const *) question->states->pdata);
}

/* Whether anything is left of the image. */
static gboolean
cut_box (NunBox *box, const NunImage *image, const NunProduct *product, const Question *question)
{
  if (question->region != NULL && !nun_box_cut_sky (box, image, question->region))
    return FALSE;
  return cut_band (box, image, product, question) && cut_time (box, image, product, question) &&
         cut_states (box, image, product, question);
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
  g_autofree char *stem = nun_file_stem (product->name);

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
                                   : status == 403 ? FORBIDDEN
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

  if (question->region == NULL && !question->has_band && !question->has_time &&
      question->states == NULL)
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

static void
clear_question (Question *question)
{
  g_clear_pointer (&question->region, nun_region_free);
  g_clear_pointer (&question->states, g_ptr_array_unref);
}

static gboolean
read_soda (const NunRequest *request, GError **error)
{
  Question question = { NULL };
  gboolean fine = read_question (request, &question, error);

  clear_question (&question);
  return fine;
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
  clear_question (&question);
  return answer;
}

const NunProtocol nun_protocol_soda = {
  .id = "soda",
  .path = "soda",
  .standard_id = "ivo://ivoa.net/std/SODA#sync-1.0",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES),
  .read = read_soda,
  .answer = answer_soda,
};
