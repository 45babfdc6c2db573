/* From a request of libsoup to a job and back: queue, workers, pieces on demand, and clients that leave. */

#include "serve/transfer.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "serve/encoding.h"

#define METHODS "GET, HEAD, POST, OPTIONS"
#define FORM_TYPE "application/x-www-form-urlencoded"

struct _NunTransfers
{
  const NunJobContext *jobs;
  GMainContext        *context;
  GThreadPool         *workers;
  GQueue               all;     /* of Transfer */
  GQueue               waiting; /* of Transfer, the first to come first */
  guint                n_turns; /* taken */
  GSource             *sweep;
};

typedef struct
{
  NunTransfers      *owner;
  GList             *link;       /* in owner->all */
  SoupServerMessage *message;    /* NULL once it is finished */
  NunConnection     *connection; /* valid while message is */
  NunJob            *job;
  gint64             arrived_us;
  gboolean           has_turn;   /* one of limits->max_answers */
  gboolean           is_running; /* a worker steps it */
  gboolean           is_started; /* the head of the answer is on its way */
  gboolean           is_complete;
} Transfer;

static void start_waiting (NunTransfers *self);

/* -- headers ---------------------------------------------------------------------------------------------- */

static void
set_common_headers (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Access-Control-Allow-Origin", "*");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  /* a SoupServer without a listener of its own ends each connection: say so */
  soup_message_headers_replace (headers, "Connection", "close");
}

static void
set_sentence (SoupServerMessage *message, const char *sentence)
{
  g_autofree char *body = g_strconcat (sentence, "\n", NULL);

  set_common_headers (message);
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  soup_server_message_set_response (message, "text/plain;charset=utf-8", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}

static void
answer_sentence (SoupServerMessage *message, guint status, const char *sentence)
{
  soup_server_message_set_status (message, status, NULL);
  set_sentence (message, sentence);
}

static void
set_head (Transfer *transfer, gboolean whole)
{
  const NunAnswer    *answer = nun_job_get_answer (transfer->job);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (transfer->message);
  gboolean is_old = soup_server_message_get_http_version (transfer->message) == SOUP_HTTP_1_0;

  set_common_headers (transfer->message);
  soup_message_body_truncate (soup_server_message_get_response_body (transfer->message));
  soup_server_message_set_status (transfer->message, answer->status, NULL);
  if (answer->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  if (nun_job_is_gzipped (transfer->job))
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    soup_message_headers_replace (headers, g_ptr_array_index (answer->headers, i),
                                  g_ptr_array_index (answer->headers, i + 1));
  if (!whole)
    {
      soup_message_headers_set_encoding (headers,
                                         is_old ? SOUP_ENCODING_EOF : SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (transfer->message),
                                        FALSE);
    }
}

/* -- a transfer's end -------------------------------------------------------------------------------------- */

static void
give_turn_back (Transfer *transfer)
{
  if (!transfer->has_turn)
    return;
  transfer->has_turn = FALSE;
  transfer->owner->n_turns--;
  start_waiting (transfer->owner);
}

/* Not while a worker has it. */
static void
transfer_free (Transfer *transfer)
{
  g_queue_remove (&transfer->owner->waiting, transfer);
  g_queue_delete_link (&transfer->owner->all, transfer->link);
  nun_job_free (g_steal_pointer (&transfer->job));
  give_turn_back (transfer);
  g_free (transfer);
}

/* The last sign of a message: written whole, or its client has gone. */
static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  Transfer *transfer = user_data;

  nun_job_cancel (transfer->job);
  nun_connection_unwatch (transfer->connection);
  transfer->connection = NULL;
  g_signal_handlers_disconnect_by_data (message, transfer);
  g_clear_object (&transfer->message);
  if (!transfer->is_running)
    transfer_free (transfer);
}

/* Gives up on a client: a message that libsoup holds paused must be set going again to meet its end. */
static void
drop (Transfer *transfer)
{
  SoupServerMessage *message = transfer->message;

  nun_job_cancel (transfer->job);
  nun_connection_abort (transfer->connection);
  g_queue_remove (&transfer->owner->waiting, transfer);
  if (!transfer->is_started)
    {
      transfer->is_started = TRUE;
      soup_server_message_set_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
    }
  if (!transfer->is_complete)
    {
      transfer->is_complete = TRUE;
      soup_message_body_complete (soup_server_message_get_response_body (message));
    }
  soup_server_message_unpause (message);
}

static void
on_gone (gpointer user_data)
{
  drop (user_data);
}

/* -- pieces ------------------------------------------------------------------------------------------------ */

static void
step (Transfer *transfer)
{
  transfer->is_running = TRUE;
  g_thread_pool_push (transfer->owner->workers, transfer, NULL);
}

/* In slices, so that a slow client is given its time for each of them. */
static void
append_body (Transfer *transfer, GBytes *bytes)
{
  SoupMessageBody *body = soup_server_message_get_response_body (transfer->message);
  gsize            slice = transfer->owner->jobs->limits->chunk_bytes;

  for (gsize at = 0; at < g_bytes_get_size (bytes); at += slice)
    {
      g_autoptr (GBytes) part =
          g_bytes_new_from_bytes (bytes, at, MIN (slice, g_bytes_get_size (bytes) - at));

      soup_message_body_append_bytes (body, part);
    }
}

static void
send_piece (Transfer *transfer)
{
  g_autoptr (GBytes) bytes = nun_job_take_bytes (transfer->job);
  gboolean           done = nun_job_get_state (transfer->job) == NUN_PRODUCE_DONE;
  gboolean           is_first = !transfer->is_started;
  gboolean           is_head =
      strcmp (soup_server_message_get_method (transfer->message), SOUP_METHOD_HEAD) == 0;

  if (!done && g_bytes_get_size (bytes) == 0)
    {
      step (transfer); /* cancelled before anything came: the next step ends it */
      return;
    }
  transfer->is_started = TRUE;
  if (is_first)
    set_head (transfer, done);
  if (done || !is_head)
    append_body (transfer, bytes);
  if (done || is_head)
    {
      transfer->is_complete = TRUE;
      /* a body of known length ends by itself */
      if (!(is_first && done))
        soup_message_body_complete (soup_server_message_get_response_body (transfer->message));
    }
  nun_connection_set_deadline (transfer->connection,
                               transfer->owner->jobs->limits->writing_seconds);
  soup_server_message_unpause (transfer->message);
}

static gboolean
on_stepped (gpointer user_data)
{
  Transfer       *transfer = user_data;
  NunProduceState state = nun_job_get_state (transfer->job);

  transfer->is_running = FALSE;
  if (state != NUN_PRODUCE_MORE)
    give_turn_back (transfer);
  if (transfer->message == NULL)
    transfer_free (transfer);
  else if (transfer->is_complete)
    return G_SOURCE_REMOVE; /* dropped meanwhile: libsoup is about to finish it */
  else if (state == NUN_PRODUCE_BROKEN)
    drop (transfer);
  else
    send_piece (transfer);
  return G_SOURCE_REMOVE;
}

static void
work (gpointer data, gpointer user_data)
{
  Transfer     *transfer = data;
  NunTransfers *self = user_data;
  GSource      *source = g_idle_source_new ();

  nun_job_step (transfer->job);
  /* never g_main_context_invoke: it would run here whenever the host's thread is between two turns */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_stepped, transfer, NULL);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
on_wrote_chunk (SoupServerMessage *message, gpointer user_data)
{
  Transfer *transfer = user_data;

  nun_connection_set_deadline (transfer->connection,
                               transfer->owner->jobs->limits->writing_seconds);
  if (!transfer->is_complete && !transfer->is_running)
    {
      nun_connection_set_deadline (transfer->connection, 0);
      step (transfer);
    }
}

/* -- turns -------------------------------------------------------------------------------------------------- */

static void
start_waiting (NunTransfers *self)
{
  while (self->waiting.length > 0 && self->n_turns < self->jobs->limits->max_answers)
    {
      Transfer *transfer = g_queue_pop_head (&self->waiting);

      self->n_turns++;
      transfer->has_turn = TRUE;
      step (transfer);
    }
}

static void
refuse (Transfer *transfer)
{
  nun_job_refuse (transfer->job, 503,
                  _ ("Too many requests are being answered; try again in a while"));
  send_piece (transfer);
}

static gboolean
on_sweep (gpointer user_data)
{
  NunTransfers *self = user_data;
  gint64        wait_us = self->jobs->limits->waiting_seconds * G_TIME_SPAN_SECOND;
  gint64        oldest_us = g_get_monotonic_time () - wait_us;
  Transfer     *transfer;

  while ((transfer = g_queue_peek_head (&self->waiting)) != NULL &&
         transfer->arrived_us < oldest_us)
    {
      g_queue_pop_head (&self->waiting);
      refuse (transfer);
    }
  return G_SOURCE_CONTINUE;
}

static void
take (NunTransfers *self, SoupServerMessage *message, NunConnection *connection, NunJob *job)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->owner = self;
  transfer->message = g_object_ref (message);
  transfer->connection = connection;
  transfer->job = job;
  transfer->arrived_us = g_get_monotonic_time ();
  g_queue_push_tail (&self->all, transfer);
  transfer->link = self->all.tail;
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), transfer);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), transfer);
  nun_connection_watch (connection, on_gone, transfer);
  soup_server_message_pause (message);
  if (self->waiting.length >= self->jobs->limits->max_waiting)
    {
      refuse (transfer);
      return;
    }
  g_queue_push_tail (&self->waiting, transfer);
  start_waiting (self);
}

/* -- requests ------------------------------------------------------------------------------------------------ */

/* Whether method and body are of a kind that a form or a client of the VO sends; else it is answered. */
static gboolean
check_method (SoupServerMessage *message)
{
  const char         *method = soup_server_message_get_method (message);
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);
  const char         *type = soup_message_headers_get_content_type (request, NULL);

  if (strcmp (method, SOUP_METHOD_OPTIONS) == 0)
    {
      set_common_headers (message);
      soup_message_headers_replace (response, "Allow", METHODS);
      soup_message_headers_replace (response, "Access-Control-Allow-Methods", METHODS);
      soup_message_headers_replace (response, "Access-Control-Allow-Headers", "*");
      soup_message_headers_replace (response, "Access-Control-Max-Age", "86400");
      soup_message_headers_remove (response, "Content-Type");
      soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
      return FALSE;
    }
  if (strcmp (method, SOUP_METHOD_POST) == 0 && g_strcmp0 (type, FORM_TYPE) != 0)
    {
      answer_sentence (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
                       _ ("A POST must carry a form (" FORM_TYPE ")"));
      return FALSE;
    }
  if (strcmp (method, SOUP_METHOD_GET) == 0 || strcmp (method, SOUP_METHOD_HEAD) == 0 ||
      strcmp (method, SOUP_METHOD_POST) == 0)
    return TRUE;
  soup_message_headers_replace (response, "Allow", METHODS);
  answer_sentence (message, SOUP_STATUS_METHOD_NOT_ALLOWED,
                   _ ("Only GET, HEAD, POST and OPTIONS are answered here"));
  return FALSE;
}

/* The path below the base URL: a proxy in front may or may not have taken the base URL's own path away. */
static const char *
below_base (const NunTransfers *self, const char *path)
{
  const char *host = strstr (self->jobs->base_url, "://");
  const char *prefix = host != NULL ? strchr (host + 3, '/') : NULL;
  gsize       length = prefix != NULL ? strlen (prefix) : 0;

  if (length > 0 && strncmp (path, prefix, length) == 0 &&
      (path[length] == '/' || path[length] == '\0'))
    return path + length;
  return path;
}

static NunRequest *
make_request (NunTransfers *self, SoupServerMessage *message)
{
  GUri            *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *form = NULL;

  if (strcmp (soup_server_message_get_method (message), SOUP_METHOD_POST) == 0)
    {
      g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

      form = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return nun_request_new (below_base (self, g_uri_get_path (uri)), g_uri_get_query (uri), form);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  NunTransfers  *self = user_data;
  NunConnection *connection =
      nun_connection_find (soup_server_message_get_remote_address (message));
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char         *coding = soup_message_headers_get_list (headers, "Accept-Encoding");
  NunJob             *job;

  if (connection == NULL || !check_method (message))
    return;
  /* libsoup would cut a whole answer into the ranges asked for, as many as there are */
  soup_message_headers_remove (headers, "Range");
  job = nun_job_new (self->jobs, make_request (self, message), nun_encoding_accepts_gzip (coding));
  take (self, message, connection, job);
}

/* A new message: what it says when libsoup itself turns the request down, before any handler of ours is asked. */
static void
on_started (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  set_sentence (message,
                _ ("This request cannot be understood; look at its address and its headers"));
}

/* Called before the body is read: what is too long is neither kept nor answered by a protocol. */
static void
on_head (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  NunTransfers       *self = user_data;
  GUri               *uri = soup_server_message_get_uri (message);
  const char         *query_text = g_uri_get_query (uri);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupEncoding        encoding = soup_message_headers_get_encoding (headers);
  gsize length = strlen (g_uri_get_path (uri)) + (query_text != NULL ? strlen (query_text) : 0);

  if (length > self->jobs->limits->max_url_bytes)
    answer_sentence (message, SOUP_STATUS_REQUEST_URI_TOO_LONG,
                     _ ("The address is too long; send the parameters as a form by POST"));
  else if (encoding == SOUP_ENCODING_CHUNKED)
    answer_sentence (message, SOUP_STATUS_LENGTH_REQUIRED,
                     _ ("The form must come with its length; send Content-Length"));
  else if (soup_message_headers_get_content_length (headers) >
           (goffset) self->jobs->limits->max_form_bytes)
    answer_sentence (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                     _ ("The form is too long for the parameters of a query"));
  if (soup_server_message_get_status (message) != 0)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

void
nun_transfers_connect (NunTransfers *self, gpointer server)
{
  g_signal_connect (server, "request-started", G_CALLBACK (on_started), self);
  soup_server_add_early_handler (server, NULL, on_head, self, NULL);
  soup_server_add_handler (server, NULL, on_request, self, NULL);
}

/* -- all of them ----------------------------------------------------------------------------------------------- */

NunTransfers *
nun_transfers_new (const NunJobContext *jobs, GMainContext *context)
{
  NunTransfers *self = g_new0 (NunTransfers, 1);

  self->jobs = jobs;
  self->context = context;
  self->workers = g_thread_pool_new (work, self, (gint) jobs->limits->n_workers, FALSE, NULL);
  g_queue_init (&self->all);
  g_queue_init (&self->waiting);
  self->sweep = g_timeout_source_new (500);
  g_source_set_callback (self->sweep, on_sweep, self, NULL);
  g_source_attach (self->sweep, context);
  return self;
}

void
nun_transfers_free (NunTransfers *self)
{
  g_source_destroy (self->sweep);
  g_source_unref (self->sweep);
  g_queue_clear (&self->waiting);
  for (GList *l = self->all.head; l != NULL; l = l->next)
    {
      Transfer *transfer = l->data;

      nun_job_cancel (transfer->job);
      if (transfer->message != NULL)
        nun_connection_unwatch (transfer->connection);
    }
  g_thread_pool_free (self->workers, FALSE, TRUE);
  /* The workers' last words are still in the context: they must not be heard any more. */
  while (self->all.head != NULL)
    {
      Transfer *transfer = self->all.head->data;
      GSource  *source;

      while ((source = g_main_context_find_source_by_user_data (self->context, transfer)) != NULL)
        g_source_destroy (source);
      if (transfer->message != NULL)
        g_signal_handlers_disconnect_by_data (transfer->message, transfer);
      g_clear_object (&transfer->message);
      transfer_free (transfer);
    }
  g_free (self);
}
