/* From a request of libsoup to a job and back: queue, workers, pieces on demand, and clients that leave. */

#include "serve/transfer.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "serve/encoding.h"
#include "serve/exchange.h"

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
    nun_exchange_set_head (transfer->message, nun_job_get_answer (transfer->job),
                           nun_job_is_gzipped (transfer->job), done);
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

/* -- requests ----------------------------------------------------------------------------------------------- */

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

  if (connection == NULL || !nun_exchange_check_method (message))
    return;
  job = nun_job_new (self->jobs, nun_exchange_make_request (message, self->jobs->base_url),
                     nun_encoding_accepts_gzip (coding));
  /* libsoup would cut a whole answer into the ranges asked for, as many as there are */
  soup_message_headers_remove (headers, "Range");
  take (self, message, connection, job);
}

static void
on_started (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  nun_exchange_prepare (message);
}

static void
on_head (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  NunTransfers *self = user_data;

  nun_exchange_check_head (message, self->jobs->limits);
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
