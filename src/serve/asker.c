/* Questions to a service over HTTP, and what was heard: status, the header lines that matter, the body. */
#include "serve/asker.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

struct _NunAsker
{
  GMainContext *context; /* the session must not meet the main loop of whoever asks */
  SoupSession  *session;
};

NunAsker *
nun_asker_new (guint timeout_seconds)
{
  NunAsker *self = g_new0 (NunAsker, 1);

  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("user-agent", "Nuncius/" NUN_VERSION, "timeout",
                                                 timeout_seconds, NULL);
  g_main_context_pop_thread_default (self->context);
  return self;
}

void
nun_asker_free (NunAsker *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  g_clear_object (&self->session);
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
  const char  *method = question->method != NULL ? question->method : SOUP_METHOD_GET;
  SoupMessage *message = soup_message_new (method, question->url);

  if (message == NULL)
    return NULL;
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

/* Reads the body, to its end where that is not further than a byte beyond the bound. */
static gboolean
take_body (NunHeard     *heard,
           GInputStream *stream,
           gsize         max_bytes,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8     *buffer = g_malloc (65536);
  gssize                 n;

  while ((n = g_input_stream_read (stream, buffer, 65536, cancellable, error)) > 0)
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

NunHeard *
nun_asker_ask (NunAsker *self, const NunQuestion *question, GCancellable *cancellable)
{
  NunHeard                *heard = g_new0 (NunHeard, 1);
  g_autoptr (SoupMessage)  message = make_message (question);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   begin_us = g_get_monotonic_time ();

  heard->length = -1;
  heard->body = g_bytes_new_static ("", 0);
  if (message == NULL)
    {
      fail (heard, _ ("it is not an address of the web"));
      return heard;
    }
  g_main_context_push_thread_default (self->context);
  stream = soup_session_send (self->session, message, cancellable, &error);
  if (stream != NULL)
    {
      take_head (heard, message);
      if (!take_body (heard, stream, question->max_bytes, cancellable, &error))
        fail (heard, error->message);
    }
  else
    fail (heard, error->message);
  g_clear_object (&stream);
  g_main_context_pop_thread_default (self->context);
  heard->seconds = (double) (g_get_monotonic_time () - begin_us) / G_TIME_SPAN_SECOND;
  return heard;
}
