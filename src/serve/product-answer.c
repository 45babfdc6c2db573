/* BASE/TABLE/get: a product's file as it lies there, whole or in ranges, when its conditions hold; a spectrum also as a
 * VOTable. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "files/read-at.h"
#include "files/unpack.h"
#include "observe/observation.h"
#include "serve/product.h"
#include "serve/ranges.h"
#include "serve/spectrum-answer.h"

#define BOUNDARY "nuncius-part-of-a-file"

/* -- bytes ---------------------------------------------------------------------------------------------------------- */

/* A text, then bytes of the file. */
typedef struct
{
  char  *head;
  gint64 from, to; /* the end is not included */
} Segment;

typedef struct
{
  int     fd;
  GArray *segments; /* of Segment, still to go */
  guint   next;
} Sender;

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->head);
}

static Sender *
sender_new (int fd)
{
  Sender *self = g_new0 (Sender, 1);

  self->fd = fd;
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, segment_clear);
  return self;
}

static void
sender_free (gpointer data)
{
  Sender *self = data;

  close (self->fd);
  g_array_unref (self->segments);
  g_free (self);
}

static void
add_segment (Sender *self, char *head, gint64 from, gint64 to)
{
  Segment segment = { head, from, to };

  g_array_append_val (self->segments, segment);
}

static gint64
count_bytes (const Sender *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, i);

      n += segment->to - segment->from +
           (segment->head != NULL ? (gint64) strlen (segment->head) : 0);
    }
  return n;
}

/* A file that is cut short while it goes out cannot be mended: the length has been promised. */
static NunProduceState
send_next (gpointer producer, gsize bytes, GString *out, GCancellable *cancellable)
{
  Sender  *self = producer;
  Segment *segment;
  gsize    length, at;

  if (self->next >= self->segments->len)
    return NUN_PRODUCE_DONE;
  segment = &g_array_index (self->segments, Segment, self->next);
  if (segment->head != NULL)
    g_string_append (out, segment->head);
  g_clear_pointer (&segment->head, g_free);
  length = (gsize) MIN ((gint64) bytes, segment->to - segment->from);
  at = out->len;
  g_string_set_size (out, at + length);
  if (!nun_read_at (self->fd, out->str + at, length, segment->from))
    {
      g_string_set_size (out, at);
      return NUN_PRODUCE_BROKEN;
    }
  segment->from += (gint64) length;
  if (segment->from >= segment->to)
    self->next++;
  return self->next < self->segments->len ? NUN_PRODUCE_MORE : NUN_PRODUCE_DONE;
}

static NunAnswer *
answer_segments (Sender *sender, guint status, const char *content_type)
{
  NunAnswer *answer = nun_answer_new_stream (content_type, send_next, sender, sender_free);

  answer->status = status;
  answer->length = count_bytes (sender);
  answer->as_is = TRUE;
  return answer;
}

/* -- the file --------------------------------------------------------------------------------------------------------- */

/* What the bytes are: a packed file goes out as it lies there (Content-Encoding would have browsers unpack it under its packed name, and
 * Java's clients not at all), under the type that its row promises too. */
static const char *
find_media_type (const NunProduct *product, int fd)
{
  /* those that a scan writes; a publication is a file too, and may come from anybody */
  static const char *const plain[] = { "image/fits", "application/fits", "text/plain" };
  char                     head[512] = "";
  gint64                   length = MIN (product->size, (gint64) sizeof head - 1);
  const char              *packed = NULL;

  if (nun_read_at (fd, head, (gsize) length, 0))
    packed = nun_unpack_media_type ((const guint8 *) head, (gsize) length, product->media_type);
  if (packed != NULL)
    return packed;
  if (strstr (head, "<VOTABLE") != NULL)
    return "application/x-votable+xml";
  for (guint i = 0; i < G_N_ELEMENTS (plain) && product->media_type != NULL; i++)
    if (strcmp (product->media_type, plain[i]) == 0)
      return plain[i];
  return "application/octet-stream";
}

static void
add_headers (NunAnswer *answer, const NunProduct *product, const char *etag)
{
  g_autofree char *disposition = nun_product_disposition (product->name);
  g_autofree char *date = nun_http_date (product->mtime / G_USEC_PER_SEC);

  nun_answer_add_header (answer, "ETag", etag);
  if (date != NULL)
    nun_answer_add_header (answer, "Last-Modified", date);
  nun_answer_add_header (answer, "Accept-Ranges", "bytes");
  nun_answer_add_header (answer, "Content-Disposition", disposition);
  nun_answer_add_header (answer, "Access-Control-Expose-Headers",
                         "Accept-Ranges, Content-Disposition, Content-Range, ETag");
}

static char *
content_range (const NunByteRange *range, gint64 size)
{
  return g_strdup_printf ("bytes %" PRId64 "-%" PRId64 "/%" PRId64, range->from, range->to, size);
}

static NunAnswer *
answer_range (Sender *sender, const NunByteRange *range, gint64 size, const char *type)
{
  g_autofree char *where = content_range (range, size);
  NunAnswer       *answer;

  add_segment (sender, NULL, range->from, range->to + 1);
  answer = answer_segments (sender, 206, type);
  nun_answer_add_header (answer, "Content-Range", where);
  return answer;
}

static NunAnswer *
answer_ranges (Sender *sender, const GArray *ranges, gint64 size, const char *type)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const NunByteRange *range = &g_array_index (ranges, NunByteRange, i);
      g_autofree char    *where = content_range (range, size);

      add_segment (sender,
                   g_strdup_printf ("%s--" BOUNDARY
                                    "\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n",
                                    i > 0 ? "\r\n" : "", type, where),
                   range->from, range->to + 1);
    }
  add_segment (sender, g_strdup ("\r\n--" BOUNDARY "--\r\n"), 0, 0);
  return answer_segments (sender, 206, "multipart/byteranges; boundary=" BOUNDARY);
}

static NunAnswer *
answer_no_range (int fd, gint64 size)
{
  g_autofree char *where = g_strdup_printf ("bytes */%" PRId64, size);
  NunAnswer       *answer =
      nun_answer_new_sentence (416, _ ("The file ends before the bytes that are asked for"));

  close (fd);
  nun_answer_add_header (answer, "Content-Range", where);
  return answer;
}

/* fd: taken. */
static NunAnswer *
answer_bytes (const NunProduct *product, int fd, const char *range_header)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (NunByteRange));
  const char        *type = find_media_type (product, fd);
  NunRanges          asked = nun_ranges_parse (range_header, product->size, ranges);
  Sender            *sender;

  if (asked == NUN_RANGES_NONE)
    return answer_no_range (fd, product->size);
  sender = sender_new (fd);
  if (asked == NUN_RANGES_SOME && ranges->len == 1)
    return answer_range (sender, &g_array_index (ranges, NunByteRange, 0), product->size, type);
  if (asked == NUN_RANGES_SOME)
    return answer_ranges (sender, ranges, product->size, type);
  add_segment (sender, NULL, 0, product->size);
  return answer_segments (sender, 200, type);
}

/* -- conditions (RFC 9110, section 13.2.2) ----------------------------------------------------------------------------- */

static gboolean
is_refused (const NunRequest *request, const char *etag, gint64 mtime)
{
  const char *match = nun_request_get_header (request, "If-Match");
  const char *since = nun_request_get_header (request, "If-Unmodified-Since");
  gint64      seconds;

  if (match != NULL)
    return !nun_etag_is_listed (match, etag, FALSE);
  return since != NULL && nun_http_date_parse (since, &seconds) && mtime > seconds;
}

gboolean
nun_product_is_known (const NunRequest *request, const char *etag, gint64 mtime_us)
{
  const char *match = nun_request_get_header (request, "If-None-Match");
  const char *since = nun_request_get_header (request, "If-Modified-Since");
  gint64      seconds;

  if (match != NULL)
    return nun_etag_is_listed (match, etag, TRUE);
  return since != NULL && mtime_us != 0 && nun_http_date_parse (since, &seconds) &&
         mtime_us / G_USEC_PER_SEC <= seconds;
}

/* The ranges to follow: none when If-Range names another state of the file. */
static const char *
find_ranges (const NunRequest *request, const char *etag, gint64 mtime)
{
  const char *condition = nun_request_get_header (request, "If-Range");
  gint64      seconds;

  if (condition == NULL || strcmp (condition, etag) == 0 ||
      (strchr (condition, '"') == NULL && nun_http_date_parse (condition, &seconds) &&
       seconds == mtime))
    return nun_request_get_header (request, "Range");
  return NULL;
}

static NunAnswer *
answer_file (const NunProduct *product, const NunRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *etag = nun_product_etag (product, "file");
  gint64             seconds = product->mtime / G_USEC_PER_SEC;
  int                fd = nun_product_open (product, &error);
  NunAnswer         *answer;

  if (fd < 0)
    return nun_product_answer_error (product, error, NULL);
  if (is_refused (request, etag, seconds))
    {
      close (fd);
      return nun_answer_new_sentence (412, _ ("The file is not as the request has it"));
    }
  if (nun_product_is_known (request, etag, product->mtime))
    {
      close (fd);
      answer = nun_answer_new (304, NULL, NULL);
    }
  else
    answer = answer_bytes (product, fd, find_ranges (request, etag, seconds));
  add_headers (answer, product, etag);
  return answer;
}

/* -- the protocol --------------------------------------------------------------------------------------------------------- */

static const NunParameter parameters[] = {
  { "ID", NULL, N_ ("Which file: from the answer to a query"), NULL,
    "ivo://example.org/images?images/m31.fits" },
  { "FORMAT", NULL,
    N_ ("votable for a spectrum in the Spectral Data Model; else the file as it is"), "native",
    "votable" },
  { NULL },
};

static gboolean
is_one_of (const char *text, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static NunAnswer *
answer_product (const NunService *service,
                const char       *table,
                const NunRequest *request,
                GCancellable     *cancellable)
{
  static const char *const votable[] = { "votable", "compliant", "application/x-votable+xml",
                                         "text/xml", NULL };
  static const char *const native[] = { "",           "native",           "all",        "fits",
                                        "image/fits", "application/fits", "text/plain", NULL };
  g_autoptr (GError)       error = NULL;
  g_autoptr (NunProduct)   product = nun_product_find (service, table, request, &error);
  const char              *format = nun_request_get (request, "FORMAT", NULL);

  if (product == NULL)
    return nun_product_answer_error (NULL, error, NULL);
  if (format == NULL || is_one_of (format, native) ||
      (product->media_type != NULL && g_ascii_strcasecmp (format, product->media_type) == 0))
    return nun_product_gives_file (service, table, product, &error)
               ? answer_file (product, request)
               : nun_product_answer_error (product, error, NULL);
  if (is_one_of (format, votable) && product->kind == NUN_DATASET_SPECTRUM)
    return nun_spectrum_answer (service, table, product, request, cancellable);
  return nun_answer_new_sentence (
      400, product->kind == NUN_DATASET_SPECTRUM
               ? _ ("FORMAT can be native or votable; without it the file comes as it is")
               : _ ("An image comes as its file only; leave FORMAT out"));
}

const NunProtocol nun_protocol_product = {
  .id = "get",
  .path = "get",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES) | NUN_OFFERED_TO (NUN_COLLECTION_SPECTRA),
  .answer = answer_product,
};
