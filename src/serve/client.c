/* One HTTP GET into a file, as a client of the VO makes it. */

#include "serve/client.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <libsoup/soup.h>
#include <string.h>

#include "files/temporary.h"
#include "serve/document.h"

#define TIMEOUT_SECONDS 60

void
nun_reply_clear (NunReply *reply)
{
  g_clear_pointer (&reply->content_type, g_free);
  g_clear_pointer (&reply->head, g_free);
  memset (reply, 0, sizeof *reply);
}

static void
set_network_error (const char *url, const GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_NETWORK,
                 _ ("%s does not answer: %s; look whether the service runs"), url, cause->message);
}

/* -- what went wrong ------------------------------------------------------------------------------- */

static char *
find_complaint (const NunNode *node)
{
  const char *name = nun_node_attribute (node, "name");
  const char *value = nun_node_attribute (node, "value");
  char       *found = NULL;

  if (name != NULL && value != NULL &&
      (g_str_equal (node->name, "INFO") || g_str_equal (node->name, "PARAM")))
    {
      if (g_str_equal (name, "Error"))
        return g_strstrip (g_strdup (value));
      if (g_str_equal (name, "QUERY_STATUS") && g_str_equal (value, "ERROR"))
        return nun_node_dup_text (node);
    }
  for (guint i = 0; found == NULL && node->children != NULL && i < node->children->len; i++)
    found = find_complaint (node->children->pdata[i]);
  return found;
}

char *
nun_complaint_find (const char *body, const char *content_type)
{
  g_autoptr (NunNode) root = NULL;

  if (content_type != NULL && g_str_has_prefix (content_type, "text/plain"))
    return *body != '\0' ? g_strstrip (g_strndup (body, strcspn (body, "\r\n"))) : NULL;
  /* what is not well-formed, or only the beginning of a document, may complain before it ends */
  root = nun_node_parse_beginning (body, strlen (body));
  return root != NULL ? find_complaint (root) : NULL;
}

static void
set_reply_error (const char     *url,
                 const NunReply *reply,
                 GInputStream   *stream,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autofree char *raw = g_malloc0 (NUN_COMPLAINT_BYTES + 1);
  g_autofree char *body = NULL, *sentence = NULL;
  gsize            n_read = 0;

  g_input_stream_read_all (stream, raw, NUN_COMPLAINT_BYTES, &n_read, cancellable, NULL);
  body = g_utf8_make_valid (raw, (gssize) n_read);
  sentence = nun_complaint_find (body, reply->content_type);
  if (sentence != NULL)
    g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY, _ ("%s answers with status %u: %s"),
                 url, reply->status, sentence);
  else
    g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY, _ ("%s answers with status %u"),
                 url, reply->status);
}

/* The bytes of stream behind those of out, at most max_bytes of them. */
static gboolean
copy (const char    *url,
      GInputStream  *stream,
      GOutputStream *out,
      gint64         max_bytes,
      NunReply      *reply,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char   *buffer = g_malloc (65536);
  gssize             n;

  while ((n = g_input_stream_read (stream, buffer, 65536, cancellable, &cause)) > 0)
    {
      reply->n_bytes += n;
      if (reply->n_bytes > max_bytes)
        {
          g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY,
                       _ ("The answer of %s is longer than %" PRId64 " bytes; ask for fewer rows"),
                       url, max_bytes);
          return FALSE;
        }
      if (!g_output_stream_write_all (out, buffer, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }
  if (n < 0)
    set_network_error (url, cause, error);
  return n == 0;
}

/* Copies stream to path; what was there stays until the new file is whole. */
static gboolean
save (const char   *url,
      GInputStream *stream,
      const char   *path,
      gint64        max_bytes,
      NunReply     *reply,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char              *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile)             file = g_file_new_for_path (path);
  g_autoptr (GFile)             part_file = g_file_new_for_path (part);
  g_autoptr (GFileOutputStream) out =
      g_file_replace (part_file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (out == NULL)
    return FALSE;
  if (copy (url, stream, G_OUTPUT_STREAM (out), max_bytes, reply, cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (out), cancellable, error) &&
      g_file_move (part_file, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (out), NULL, NULL);
  g_unlink (part);
  return FALSE;
}

/* -- the exchange ---------------------------------------------------------------------------------- */

static void
take_head (NunReply *reply, SoupMessage *message)
{
  GString               *head = g_string_new (NULL);
  SoupMessageHeaders    *headers = soup_message_get_response_headers (message);
  SoupMessageHeadersIter iter;
  const char            *name, *value;

  reply->status = soup_message_get_status (message);
  reply->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  g_string_printf (head, "HTTP/1.%d %u %s\n",
                   soup_message_get_http_version (message) == SOUP_HTTP_1_0 ? 0 : 1, reply->status,
                   soup_message_get_reason_phrase (message) != NULL
                       ? soup_message_get_reason_phrase (message)
                       : "");
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (head, "%s: %s\n", name, value);
  reply->head = g_utf8_make_valid (head->str, (gssize) head->len);
  g_string_free (head, TRUE);
}

/* any: the body is saved whatever the status is. */
static gboolean
get (const char   *url,
     const char   *path,
     gint64        max_bytes,
     gboolean      any,
     NunReply     *reply,
     GCancellable *cancellable,
     GError      **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupSession)  session = NULL;
  g_autoptr (SoupMessage)  message = soup_message_new (SOUP_METHOD_GET, url);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError)       cause = NULL;
  gint64                   begin_us = g_get_monotonic_time ();
  gboolean                 saved = FALSE;

  memset (reply, 0, sizeof *reply);
  if (message == NULL)
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_NETWORK,
                   _ ("%s is not an address of the web; it must begin with http:// or https://"),
                   url);
      return FALSE;
    }
  /* the session must not meet the main loop of whoever calls */
  g_main_context_push_thread_default (context);
  session = soup_session_new_with_options ("user-agent", "Nuncius/" NUN_VERSION, "timeout",
                                           (guint) TIMEOUT_SECONDS, NULL);
  stream = soup_session_send (session, message, cancellable, &cause);
  if (stream == NULL)
    set_network_error (url, cause, error);
  else
    {
      take_head (reply, message);
      if (!any && reply->status / 100 != 2)
        set_reply_error (url, reply, stream, cancellable, error);
      else
        saved = save (url, stream, path, max_bytes, reply, cancellable, error);
    }
  g_clear_object (&stream);
  soup_session_abort (session);
  g_clear_object (&session);
  g_main_context_pop_thread_default (context);
  reply->seconds = (double) (g_get_monotonic_time () - begin_us) / G_TIME_SPAN_SECOND;
  return saved;
}

gboolean
nun_client_get (const char   *url,
                const char   *path,
                gint64        max_bytes,
                NunReply     *reply,
                GCancellable *cancellable,
                GError      **error)
{
  return get (url, path, max_bytes, FALSE, reply, cancellable, error);
}

gboolean
nun_client_get_any (const char   *url,
                    const char   *path,
                    gint64        max_bytes,
                    NunReply     *reply,
                    GCancellable *cancellable,
                    GError      **error)
{
  return get (url, path, max_bytes, TRUE, reply, cancellable, error);
}

char *
nun_client_fetch (const char *url, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = nun_temporary_new_path (error);
  NunReply         reply;
  gboolean         fine;

  if (path == NULL)
    return NULL;
  fine = nun_client_get (url, path, max_bytes, &reply, cancellable, error);
  nun_reply_clear (&reply);
  if (fine)
    return g_steal_pointer (&path);
  g_unlink (path);
  return NULL;
}
