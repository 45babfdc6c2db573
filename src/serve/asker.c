/* Questions to a service over HTTP, and what was heard: status, the header lines that matter, the body. */
#include "serve/asker.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

struct _NunAsker
{
  GMainContext *context; /* the session must not meet the main loop of whoever asks */
  SoupSession  *session;
  guint         timeout_seconds;
};

NunAsker *
nun_asker_new (guint timeout_seconds)
{
  NunAsker *self = g_new0 (NunAsker, 1);

  self->timeout_seconds = timeout_seconds;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("user-agent", "Nuncius/" NUN_VERSION, "timeout",
                                                 timeout_seconds, NULL);
  g_main_context_pop_thread_default (self->context);
  return self;
}

/* Connections that are given up are closed by their context, not at once. */
static void
let_close (NunAsker *self)
{
  while (g_main_context_iteration (self->context, FALSE))
    ;
}

void
nun_asker_free (NunAsker *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  let_close (self);
  g_clear_object (&self->session);
  let_close (self);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self);
}

void
nun_heard_free (NunHeard *self)
{
  g_free (self->problem);
  g_free (self->content_type);
  g_free (self->content_encoding);
  g_free (self->allow_origin);
  g_bytes_unref (self->body);
  g_free (self);
}

static SoupMessage *
make_message (const NunQuestion *question)
{
  const char      *method = question->method != NULL ? question->method : SOUP_METHOD_GET;
  g_autoptr (GUri) uri = g_uri_parse (question->url, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage     *message;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == 0 ||
      (strcmp (g_uri_get_scheme (uri), "http") != 0 &&
       strcmp (g_uri_get_scheme (uri), "https") != 0))
    return NULL;
  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (question->origin != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Origin",
                                  question->origin);
  if (question->form != NULL)
    {
      g_autoptr (GBytes) form = g_bytes_new (question->form, strlen (question->form));

      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", form);
    }
  return message;
}

static char *
dup_header (SoupMessage *message, const char *name)
{
  return g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), name));
}

static void
take_head (NunHeard *heard, SoupMessage *message)
{
  g_autofree char *length = dup_header (message, "Content-Length");

  heard->status = soup_message_get_status (message);
  heard->content_type = dup_header (message, "Content-Type");
  heard->content_encoding = dup_header (message, "Content-Encoding");
  heard->allow_origin = dup_header (message, "Access-Control-Allow-Origin");
  if (length != NULL)
    heard->length = g_ascii_strtoll (length, NULL, 10);
}

/* -- one exchange, within its time ----------------------------------------------------------------------- */

typedef struct
{
  GMainContext *context;
  GCancellable *cancellable; /* of this exchange: by its time or by whoever asks */
  GAsyncResult *result;
  gboolean      is_late;
} Exchange;

static void
on_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Exchange *) user_data)->result = g_object_ref (result);
}

static gboolean
on_late (gpointer user_data)
{
  Exchange *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/* The caller's wish to end, heard in the thread that asks: the HTTP library undoes what is under way in whichever thread
 * cancels it, and must not do so while it works in another one. */
static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (((Exchange *) user_data)->cancellable);
  return G_SOURCE_REMOVE;
}

static GSource *
listen_for_cancel (Exchange *self, GCancellable *cancellable)
{
  GSource *source;

  if (cancellable == NULL)
    return NULL;
  source = g_cancellable_source_new (cancellable);
  g_source_set_callback (source, G_SOURCE_FUNC (on_cancelled), self, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* Until the operation that was begun has ended. */
static GAsyncResult *
wait_for (Exchange *self)
{
  while (self->result == NULL)
    g_main_context_iteration (self->context, TRUE);
  return g_steal_pointer (&self->result);
}

static GInputStream *
send (Exchange *self, SoupSession *session, SoupMessage *message, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable, on_result,
                           self);
  result = wait_for (self);
  return soup_session_send_finish (session, result, error);
}

static gssize
read_some (Exchange *self, GInputStream *stream, guint8 *buffer, gsize size, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_input_stream_read_async (stream, buffer, size, G_PRIORITY_DEFAULT, self->cancellable, on_result,
                             self);
  result = wait_for (self);
  return g_input_stream_read_finish (stream, result, error);
}

/* Reads the body, to its end where that is not further than max_bytes. */
static gboolean
take_body (Exchange *self, NunHeard *heard, GInputStream *stream, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8     *buffer = g_malloc (65536);
  gssize                 n;

  while ((n = read_some (self, stream, buffer, 65536, error)) > 0)
    {
      gsize room = max_bytes - body->len;

      heard->is_cut = (gsize) n > room;
      g_byte_array_append (body, buffer, (guint) MIN ((gsize) n, room));
      if (heard->is_cut)
        break;
    }
  heard->n_bytes = body->len;
  g_bytes_unref (heard->body);
  heard->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return n >= 0;
}

static void
fail (NunHeard *heard, const char *reason)
{
  heard->status = 0;
  g_free (heard->problem);
  heard->problem = g_strdup (reason);
}

static void
exchange (NunAsker          *self,
          const NunQuestion *question,
          Exchange          *state,
          SoupMessage       *message,
          NunHeard          *heard)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GInputStream) stream = send (state, self->session, message, &error);

  if (stream != NULL)
    take_head (heard, message);
  if (stream == NULL || !take_body (state, heard, stream, question->max_bytes, &error))
    fail (heard, state->is_late ? _ ("it takes too long") : error->message);
}

NunHeard *
nun_asker_ask (NunAsker *self, const NunQuestion *question, GCancellable *cancellable)
{
  NunHeard                *heard = g_new0 (NunHeard, 1);
  g_autoptr (SoupMessage)  message = make_message (question);
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (GSource)      timer = g_timeout_source_new_seconds (self->timeout_seconds);
  Exchange                 state = { .context = self->context, .cancellable = own };
  gint64                   begin_us = g_get_monotonic_time ();
  g_autoptr (GSource)      cancel = NULL;

  heard->length = -1;
  heard->body = g_bytes_new_static ("", 0);
  if (message == NULL)
    {
      fail (heard, _ ("it is not an address of the web"));
      return heard;
    }
  g_main_context_push_thread_default (self->context);
  g_source_set_callback (timer, on_late, &state, NULL);
  g_source_attach (timer, self->context);
  cancel = listen_for_cancel (&state, cancellable);
  exchange (self, question, &state, message, heard);
  if (cancel != NULL)
    g_source_destroy (cancel);
  g_source_destroy (timer);
  let_close (self);
  g_main_context_pop_thread_default (self->context);
  heard->seconds = (double) (g_get_monotonic_time () - begin_us) / G_TIME_SPAN_SECOND;
  return heard;
}
