/* Questions over HTTP to servers that do not mean well: each ends in its time and within its bytes. */
#include "serve/asker.h"

#include <string.h>

typedef struct
{
  GSocketListener *listener;
  GThread         *thread;
  char            *url;
  gboolean         drips; /* a byte at a time, for ever; else a lot of them at once */
} Server;

static gpointer
serve (gpointer data)
{
  static const char             head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
  Server                       *self = data;
  g_autoptr (GSocketConnection) link = g_socket_listener_accept (self->listener, NULL, NULL, NULL);
  GOutputStream                *out = g_io_stream_get_output_stream (G_IO_STREAM (link));
  g_autofree char              *plenty = g_strnfill (200000, 'x');

  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  if (!self->drips)
    g_output_stream_write_all (out, plenty, strlen (plenty), NULL, NULL, NULL);
  while (self->drips && g_output_stream_write_all (out, "x", 1, NULL, NULL, NULL))
    g_usleep (50000);
  return NULL;
}

static void
server_start (Server *self, gboolean drips)
{
  g_autoptr (GError) error = NULL;
  guint16            port;

  self->listener = g_socket_listener_new ();
  self->drips = drips;
  port = g_socket_listener_add_any_inet_port (self->listener, NULL, &error);
  g_assert_no_error (error);
  self->url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  self->thread = g_thread_new ("server", serve, self);
}

static void
server_stop (Server *self)
{
  g_thread_join (self->thread);
  g_object_unref (self->listener);
  g_free (self->url);
}

static NunHeard *
ask (const char *url, gsize max_bytes, GCancellable *cancellable)
{
  g_autoptr (NunAsker) asker = nun_asker_new (1);
  NunQuestion          question = { .url = url, .max_bytes = max_bytes };

  return nun_asker_ask (asker, &question, cancellable);
}

/* Bytes that keep coming are no reason to wait for ever. */
static void
test_drip (void)
{
  Server               server;
  g_autoptr (NunHeard) heard = NULL;

  server_start (&server, TRUE);
  heard = ask (server.url, 1000, NULL);
  g_assert_cmpuint (heard->status, ==, 0);
  g_assert_nonnull (heard->problem);
  g_assert_cmpfloat (heard->seconds, >=, 0.4);
  g_assert_cmpfloat (heard->seconds, <, 8);
  server_stop (&server);
}

static void
test_plenty (void)
{
  Server               server;
  g_autoptr (NunHeard) heard = NULL;

  server_start (&server, FALSE);
  heard = ask (server.url, 1000, NULL);
  g_assert_cmpuint (heard->status, ==, 200);
  g_assert_cmpstr (heard->content_type, ==, "text/plain");
  g_assert_true (heard->is_cut);
  g_assert_cmpint (heard->n_bytes, ==, 1000);
  g_assert_cmpuint (g_bytes_get_size (heard->body), ==, 1000);
  server_stop (&server);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  Server                   server;
  g_autoptr (NunHeard)     heard = NULL, again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread                 *thread;

  server_start (&server, TRUE);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  heard = ask (server.url, 1000, cancellable);
  g_assert_cmpuint (heard->status, ==, 0);
  g_thread_join (thread);
  server_stop (&server);
  again = ask ("http://127.0.0.1:1/", 1000, cancellable);
  g_assert_cmpuint (again->status, ==, 0);
}

static void
test_nowhere (void)
{
  static const char *const urls[] = { "http://127.0.0.1:1/", "no address", "",
                                      "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (NunHeard) heard = ask (urls[i], 1000, NULL);

      g_test_message ("%s", urls[i]);
      g_assert_cmpuint (heard->status, ==, 0);
      g_assert_nonnull (heard->problem);
      g_assert_cmpuint (g_bytes_get_size (heard->body), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/asker/drip", test_drip);
  g_test_add_func ("/asker/plenty", test_plenty);
  g_test_add_func ("/asker/cancel", test_cancel);
  g_test_add_func ("/asker/nowhere", test_nowhere);
  return g_test_run ();
}
