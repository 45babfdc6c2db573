/* The HTTP of one request and its answer, on libsoup's message: what is let in, and the header lines that go out. */

#include "serve/exchange.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define METHODS "GET, HEAD, POST, OPTIONS"
#define FORM_TYPE "application/x-www-form-urlencoded"

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

void
nun_exchange_prepare (gpointer soup_message)
{
  set_sentence (soup_message,
                _ ("This request cannot be understood; look at its address and its headers"));
}

void
nun_exchange_set_head (gpointer         soup_message,
                       const NunAnswer *answer,
                       gboolean         is_gzipped,
                       gboolean         whole)
{
  SoupServerMessage  *message = soup_message;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean            is_old = soup_server_message_get_http_version (message) == SOUP_HTTP_1_0;

  set_common_headers (message);
  soup_message_body_truncate (soup_server_message_get_response_body (message));
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  else
    soup_message_headers_remove (headers, "Content-Type");
  soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  if (is_gzipped)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    soup_message_headers_replace (headers, g_ptr_array_index (answer->headers, i),
                                  g_ptr_array_index (answer->headers, i + 1));
  if (!whole && answer->length >= 0 && !is_gzipped)
    {
      soup_message_headers_set_content_length (headers, answer->length);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
    }
  else if (!whole)
    {
      soup_message_headers_set_encoding (headers,
                                         is_old ? SOUP_ENCODING_EOF : SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
    }
}

void
nun_exchange_check_head (gpointer soup_message, const NunLimits *limits)
{
  SoupServerMessage  *message = soup_message;
  GUri               *uri = soup_server_message_get_uri (message);
  const char         *query_text = g_uri_get_query (uri);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupEncoding        encoding = soup_message_headers_get_encoding (headers);
  gsize length = strlen (g_uri_get_path (uri)) + (query_text != NULL ? strlen (query_text) : 0);

  if (length > limits->max_url_bytes)
    answer_sentence (message, SOUP_STATUS_REQUEST_URI_TOO_LONG,
                     _ ("The address is too long; send the parameters as a form by POST"));
  else if (encoding == SOUP_ENCODING_CHUNKED)
    answer_sentence (message, SOUP_STATUS_LENGTH_REQUIRED,
                     _ ("The form must come with its length; send Content-Length"));
  else if (soup_message_headers_get_content_length (headers) > (goffset) limits->max_form_bytes)
    answer_sentence (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                     _ ("The form is too long for the parameters of a query"));
  if (soup_server_message_get_status (message) != 0)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

gboolean
nun_exchange_check_method (gpointer soup_message)
{
  SoupServerMessage  *message = soup_message;
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
below_base (const char *base_url, const char *path)
{
  const char *host = strstr (base_url, "://");
  const char *prefix = host != NULL ? strchr (host + 3, '/') : NULL;
  gsize       length = prefix != NULL ? strlen (prefix) : 0;

  if (length > 0 && strncmp (path, prefix, length) == 0 &&
      (path[length] == '/' || path[length] == '\0'))
    return path + length;
  return path;
}

/* The header lines that decide which part of a file goes out (of a GET only), and whether any does. */
static void
take_headers (NunRequest *request, SoupServerMessage *message)
{
  static const char *const names[] = { "Range",         "If-Range",
                                       "If-None-Match", "If-Modified-Since",
                                       "If-Match",      "If-Unmodified-Since" };
  SoupMessageHeaders      *headers = soup_server_message_get_request_headers (message);
  gboolean is_get = strcmp (soup_server_message_get_method (message), SOUP_METHOD_GET) == 0;

  for (guint i = is_get ? 0 : 1; i < G_N_ELEMENTS (names); i++)
    nun_request_add_header (request, names[i], soup_message_headers_get_list (headers, names[i]));
}

NunRequest *
nun_exchange_make_request (gpointer soup_message, const char *base_url)
{
  SoupServerMessage *message = soup_message;
  GUri              *uri = soup_server_message_get_uri (message);
  SoupMessageBody   *body = soup_server_message_get_request_body (message);
  g_autofree char   *form = NULL;
  NunRequest        *request;

  if (strcmp (soup_server_message_get_method (message), SOUP_METHOD_POST) == 0)
    {
      g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

      form = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  request =
      nun_request_new (below_base (base_url, g_uri_get_path (uri)), g_uri_get_query (uri), form);
  if (form == NULL)
    take_headers (request, message);
  return request;
}
