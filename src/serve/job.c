/* A worker's half of a request: a connection to the publication, the protocol's answer, gzip. */

#include "serve/job.h"

#include "serve/encoding.h"

/* Below this an answer does not get smaller, and fits into one packet anyway. */
#define MIN_GZIP 600

struct _NunJob
{
  const NunJobContext *context;
  NunRequest          *request;
  gboolean             accepts_gzip;
  GCancellable        *cancellable;

  NunStore       *store; /* while the answer needs it */
  NunAnswer      *answer;
  NunGzip        *gzip;
  gboolean        is_gzipped;
  GString        *bytes;
  NunProduceState state;
};

NunJob *
nun_job_new (const NunJobContext *context, NunRequest *request, gboolean gzip)
{
  NunJob *self = g_new0 (NunJob, 1);

  self->context = context;
  self->request = request;
  self->accepts_gzip = gzip;
  self->cancellable = g_cancellable_new ();
  self->state = NUN_PRODUCE_MORE;
  return self;
}

/* The cursor first, then the connection that it reads from. */
static void
release (NunJob *self)
{
  if (self->answer != NULL && self->answer->free_producer != NULL)
    self->answer->free_producer (g_steal_pointer (&self->answer->producer));
  if (self->answer != NULL)
    {
      self->answer->free_producer = NULL;
      self->answer->produce = NULL;
    }
  if (self->store != NULL)
    nun_store_pool_put (self->context->stores, g_steal_pointer (&self->store));
}

void
nun_job_free (NunJob *self)
{
  release (self);
  g_clear_pointer (&self->answer, nun_answer_free);
  g_clear_pointer (&self->gzip, nun_gzip_free);
  if (self->bytes != NULL)
    g_string_free (self->bytes, TRUE);
  nun_request_free (self->request);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
nun_job_cancel (NunJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

static NunAnswer *
make_answer (NunJob *self)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) description = NULL;
  NunService                 service = { .base_url = self->context->base_url,
                                         .ucd1plus = self->context->ucd1plus,
                                         .up_since = self->context->up_since,
                                         .oai = self->context->oai,
                                         .lifts_embargo = g_atomic_int_get (&self->context->lifts_embargo) };

  self->store = nun_store_pool_take (self->context->stores, &error);
  if (self->store == NULL)
    {
      NunAnswer *answer = nun_answer_new_sentence (503, error->message);

      nun_answer_add_header (answer, "Retry-After", "5");
      return answer;
    }
  description = nun_store_get_description (self->store);
  service.store = self->store;
  service.description = description;
  return nun_route (&service, self->request, self->cancellable);
}

static void
begin_gzip (NunJob *self, gsize length)
{
  if (!self->accepts_gzip || self->answer->as_is ||
      (self->state == NUN_PRODUCE_DONE && length < MIN_GZIP))
    return;
  self->gzip = nun_gzip_new ();
  self->is_gzipped = TRUE;
}

/* One piece of a long answer, long enough to be worth a write. */
static void
produce (NunJob *self, gboolean is_first)
{
  gsize    wanted = self->context->limits->chunk_bytes;
  GString *raw = g_string_sized_new (wanted);

  do
    {
      g_string_truncate (raw, 0);
      self->state = self->answer->produce (self->answer->producer, wanted, raw, self->cancellable);
      if (is_first)
        begin_gzip (self, raw->len);
      is_first = FALSE;
      if (self->gzip != NULL)
        nun_gzip_add (self->gzip, raw->str, raw->len, self->state == NUN_PRODUCE_DONE, self->bytes);
      else
        g_string_append_len (self->bytes, raw->str, raw->len);
    }
  while (self->state == NUN_PRODUCE_MORE && self->bytes->len < wanted / 2 &&
         !g_cancellable_is_cancelled (self->cancellable));
  g_string_free (raw, TRUE);
}

static void
take_body (NunJob *self)
{
  gsize       length = 0;
  const char *body =
      self->answer->body != NULL ? g_bytes_get_data (self->answer->body, &length) : NULL;

  self->state = NUN_PRODUCE_DONE;
  begin_gzip (self, length);
  if (self->gzip != NULL)
    nun_gzip_add (self->gzip, body, length, TRUE, self->bytes);
  else if (length > 0)
    g_string_append_len (self->bytes, body, length);
}

void
nun_job_step (NunJob *self)
{
  gboolean is_first = self->answer == NULL;

  self->bytes = g_string_new (NULL);
  if (is_first)
    self->answer = make_answer (self);
  /* a file may take its client hours, and needs the publication no more */
  if (is_first && self->answer->as_is && self->store != NULL)
    nun_store_pool_put (self->context->stores, g_steal_pointer (&self->store));
  if (self->answer->produce != NULL)
    produce (self, is_first);
  else
    take_body (self);
  if (self->state != NUN_PRODUCE_MORE)
    release (self);
}

const NunAnswer *
nun_job_get_answer (NunJob *self)
{
  return self->answer;
}

NunProduceState
nun_job_get_state (NunJob *self)
{
  return self->state;
}

gboolean
nun_job_is_gzipped (NunJob *self)
{
  return self->is_gzipped;
}

GBytes *
nun_job_take_bytes (NunJob *self)
{
  if (self->bytes == NULL)
    return g_bytes_new (NULL, 0);
  return g_string_free_to_bytes (g_steal_pointer (&self->bytes));
}

void
nun_job_refuse (NunJob *self, guint status, const char *sentence)
{
  self->answer = nun_answer_new_sentence (status, sentence);
  if (status == 503)
    nun_answer_add_header (self->answer, "Retry-After", "5");
  self->accepts_gzip = FALSE;
  self->bytes = g_string_new (NULL);
  take_body (self);
}
