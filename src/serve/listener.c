/* The listening socket: bound, accepting, and recovering when the process has no descriptor left. */

#include "serve/listener.h"

#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include "serve/host.h"

/* How long accept rests after a failure: the listening socket stays readable, and would be asked at once. */
#define REST_MS 100

struct _NunListener
{
  GSocket      *socket;
  guint         port;
  GMainContext *context;
  GSource      *source; /* waits for a connection, or for the end of a rest */
  NunAccept     accept;
  gpointer      user_data;
};

static void watch (NunListener *self);

static void
set_source (NunListener *self, GSource *source)
{
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  self->source = source;
  if (source != NULL)
    g_source_attach (source, self->context);
}

static gboolean
on_rested (gpointer user_data)
{
  watch (user_data);
  return G_SOURCE_REMOVE;
}

static void
rest (NunListener *self)
{
  GSource *source = g_timeout_source_new (REST_MS);

  g_source_set_callback (source, on_rested, self, NULL);
  set_source (self, source);
}

static gboolean
on_readable (GSocket *listening, GIOCondition condition, gpointer user_data)
{
  NunListener *self = user_data;

  for (guint i = 0; i < NUN_LISTENER_BATCH; i++)
    {
      g_autoptr (GError)            error = NULL;
      g_autoptr (GSocket)           socket = g_socket_accept (listening, NULL, &error);
      g_autoptr (GSocketConnection) connection = NULL;

      if (socket == NULL)
        {
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
            rest (self);
          break;
        }
      /* each answer is its connection's last: nothing is gained by waiting for more to send */
      g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
      connection = g_socket_connection_factory_create_connection (socket);
      if (!self->accept (connection, self->user_data))
        break;
    }
  return G_SOURCE_CONTINUE;
}

static void
watch (NunListener *self)
{
  GSource *source = g_socket_create_source (self->socket, G_IO_IN, NULL);

  g_source_set_callback (source, G_SOURCE_FUNC (on_readable), self, NULL);
  set_source (self, source);
}

static GSocket *
open_socket (GSocketFamily family, gboolean on_network, guint port, GError **error)
{
  g_autoptr (GSocket) socket =
      g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr (GInetAddress) address =
      on_network ? g_inet_address_new_any (family) : g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new (address, (guint16) port);

  if (socket == NULL)
    return NULL;
  g_socket_set_blocking (socket, FALSE);
  g_socket_set_listen_backlog (socket, 128);
  if (!g_socket_bind (socket, place, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static void
explain (guint port, const GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (
        error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT,
        _ ("Port %u is in use by another program; choose another one, or 0 for any free one"),
        port);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT,
                 _ ("Port %u is not allowed for this user; choose one above 1023"), port);
  else
    g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT,
                 _ ("Port %u cannot be listened on: %s; choose another one"), port, cause->message);
}

NunListener *
nun_listener_new (guint port, gboolean on_network, GError **error)
{
  g_autoptr (GError)         cause = NULL;
  g_autoptr (GSocketAddress) bound = NULL;
  GSocket                   *socket = NULL;
  NunListener               *self;

  if (port > 65535)
    {
      g_set_error (
          error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT,
          _ ("Port %u does not exist; choose one between 1 and 65535, or 0 for any free one"),
          port);
      return NULL;
    }
  /* an IPv6 socket on any address takes IPv4 too, where the system has IPv6 at all */
  if (on_network)
    socket = open_socket (G_SOCKET_FAMILY_IPV6, TRUE, port, NULL);
  if (socket == NULL)
    socket = open_socket (G_SOCKET_FAMILY_IPV4, on_network, port, &cause);
  if (socket == NULL)
    {
      explain (port, cause, error);
      return NULL;
    }
  self = g_new0 (NunListener, 1);
  self->socket = socket;
  bound = g_socket_get_local_address (socket, NULL);
  if (bound != NULL)
    self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return self;
}

guint
nun_listener_get_port (NunListener *self)
{
  return self->port;
}

void
nun_listener_start (NunListener *self, GMainContext *context, NunAccept accept, gpointer user_data)
{
  self->context = g_main_context_ref (context);
  self->accept = accept;
  self->user_data = user_data;
  watch (self);
}

void
nun_listener_free (NunListener *self)
{
  if (self == NULL)
    return;
  set_source (self, NULL);
  g_socket_close (self->socket, NULL);
  g_object_unref (self->socket);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}
