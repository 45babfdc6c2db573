/* The name resolver: answers as Sesame writes them, over a socket too. */
#include "serve/resolver.h"

#include <string.h>

static const char known[] =
    "# M 13\t#Q6189341\n#=S=Simbad (via url):    1     0ms (from cache)\n%@ 1056055\n%C.0 GlC\n"
    "%J 250.4234750 +36.4613194 = 16:41:41.63 +36:27:40.7\n%J.E [0.50 0.50 90] A 2010AJ\n"
    "%I.0 M  13\n%#B 2130\n\n#=N=NED  : 0 0ms\n%J 1.0 2.0 = 0 0\n";
static const char unknown[] =
    "# nosuchthing\t#Q6189342\n#=S=Simbad (via url):    0     3ms\n#!SIMBAD: "
    "No known catalog could be found\n\n#====Done (2026-Jan-31,12:00:00z)====\n";

static void
test_read (void)
{
  static const char *const no_names[] = { " ", "M\x1b[31m13", "\xff", "M\xe2\x80\xae 13" };
  g_autofree char         *long_name = g_strnfill (60000, 'M');
  g_autofree char         *long_answer = g_strconcat ("%J 10 20\n%I.0 ", long_name, "\n", NULL);
  NunResolved              resolved = { 0 };

  g_assert_true (nun_resolver_read (known, &resolved));
  g_assert_cmpfloat_with_epsilon (resolved.ra_deg, 250.4234750, 1e-9);
  g_assert_cmpfloat_with_epsilon (resolved.dec_deg, 36.4613194, 1e-9);
  g_assert_cmpstr (resolved.name, ==, "M  13");
  nun_resolved_clear (&resolved);
  g_assert_false (nun_resolver_read (unknown, &resolved));
  g_assert_false (nun_resolver_read ("%J 400 20 =", &resolved));
  g_assert_false (nun_resolver_read ("%J nan nan", &resolved));
  g_assert_false (nun_resolver_read ("%J ", &resolved));
  g_assert_false (nun_resolver_read ("", &resolved));
  for (guint i = 0; i < G_N_ELEMENTS (no_names); i++)
    {
      g_autofree char *answer = g_strdup_printf ("%%J 10 20\n%%I.0 %s\n", no_names[i]);

      g_assert_true (nun_resolver_read (answer, &resolved));
      g_assert_null (resolved.name);
    }
  g_assert_true (nun_resolver_read (long_answer, &resolved));
  g_assert_null (resolved.name);
}

/* -- over a socket ------------------------------------------------------------------------------------ */

typedef struct
{
  GSocketListener *listener;
  GThread         *thread;
  char            *url;
  char             request[4096];
  const char      *answer;
} Server;

static gpointer
serve (gpointer data)
{
  Server                       *self = data;
  g_autoptr (GSocketConnection) peer = g_socket_listener_accept (self->listener, NULL, NULL, NULL);
  GInputStream                 *in = g_io_stream_get_input_stream (G_IO_STREAM (peer));
  GOutputStream                *out = g_io_stream_get_output_stream (G_IO_STREAM (peer));
  g_autofree char              *whole =
      g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                       "%u\r\nConnection: close\r\n\r\n%s",
                       (guint) strlen (self->answer), self->answer);
  gsize n = 0;

  while (n < sizeof self->request - 1 && strstr (self->request, "\r\n\r\n") == NULL)
    {
      gssize more =
          g_input_stream_read (in, self->request + n, sizeof self->request - 1 - n, NULL, NULL);

      if (more <= 0)
        break;
      n += (gsize) more;
    }
  g_output_stream_write_all (out, whole, strlen (whole), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (peer), NULL, NULL);
  return NULL;
}

static void
start (Server *self, const char *answer)
{
  g_autoptr (GInetAddress)   loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  memset (self, 0, sizeof *self);
  self->answer = answer;
  self->listener = g_socket_listener_new ();
  g_assert_true (g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &address, NULL));
  self->url = g_strdup_printf ("http://127.0.0.1:%u/sesame",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  self->thread = g_thread_new ("resolver", serve, self);
}

static void
stop (Server *self)
{
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_free (self->url);
}

static void
test_ask (void)
{
  g_autoptr (GError) error = NULL;
  NunResolved        resolved = { 0 };
  Server             server;

  start (&server, known);
  g_assert_true (nun_resolver_ask (server.url, " M 13&x=1 ", &resolved, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (resolved.ra_deg, 250.4234750, 1e-9);
  g_assert_true (g_str_has_prefix (server.request, "GET /sesame?M%2013%26x%3D1 HTTP"));
  nun_resolved_clear (&resolved);
  stop (&server);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  NunResolved        resolved = { 0 };
  Server             server;

  start (&server, unknown);
  g_assert_false (nun_resolver_ask (server.url, "nosuchthing", &resolved, NULL, &error));
  g_assert_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST);
  g_assert_nonnull (strstr (error->message, "nosuchthing"));
  stop (&server);
}

static void
test_nobody (void)
{
  g_autoptr (GError) error = NULL;
  NunResolved        resolved = { 0 };

  g_assert_false (nun_resolver_ask ("http://127.0.0.1:1/x", "M 13", &resolved, NULL, &error));
  g_assert_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_NETWORK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/read", test_read);
  g_test_add_func ("/resolver/ask", test_ask);
  g_test_add_func ("/resolver/unknown", test_unknown);
  g_test_add_func ("/resolver/nobody", test_nobody);
  return g_test_run ();
}
