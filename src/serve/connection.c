/* Connections: counted, timed, watched for a peer that hangs up, and closed without losing an answer's end. */

#include "serve/connection.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "serve/listener.h"

#define CONNECTION_KEY "nun-connection"
#define SWEEP_MS 250
/* Bytes that a peer may still send to be thrown away, before it is cut. */
#define MAX_DRAIN 1048576

typedef enum
{
  STATE_READING,   /* the request is not complete */
  STATE_ANSWERING, /* it is: the answer is made or written */
  STATE_ABORTED,   /* cut; the server has yet to notice */
  STATE_LINGERING, /* the server has done; the peer has yet to hang up */
} State;

struct _NunConnection
{
  NunConnections    *set;
  GList             *link; /* in set->all */
  GSocketConnection *stream;
  GSocket           *socket; /* borrowed from stream */
  State              state;
  gint64             deadline_us; /* monotonic; 0 for none */
  gsize              n_drained;
  GSource           *source; /* watches for the peer's end; NULL */
  NunGone            gone;
  gpointer           gone_data;
};

struct _NunConnections
{
  const NunLimits *limits;
  GMainContext    *context;
  NunServe         serve;
  gpointer         user_data;
  GQueue           all; /* of NunConnection, the oldest first */
  GSource         *sweep;
  gboolean         ending;
};

static void
set_source (NunConnection *self, GSource *source)
{
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  self->source = source;
  if (source != NULL)
    g_source_attach (source, self->set->context);
}

static void
connection_free (NunConnection *self)
{
  set_source (self, NULL);
  g_queue_delete_link (&self->set->all, self->link);
  g_io_stream_close (G_IO_STREAM (self->stream), NULL, NULL);
  g_object_unref (self->stream);
  g_free (self);
}

void
nun_connection_set_deadline (NunConnection *self, guint seconds)
{
  self->deadline_us = seconds > 0 ? g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND : 0;
}

void
nun_connection_abort (NunConnection *self)
{
  if (self->state == STATE_LINGERING)
    return;
  self->state = STATE_ABORTED;
  self->deadline_us = 0;
  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
}

/* -- the peer hangs up while its answer is made --------------------------------------------------------- */

static gboolean on_peer (GSocket *socket, GIOCondition condition, gpointer user_data);

static void
watch_for (NunConnection *self, GIOCondition condition)
{
  GSource *source = g_socket_create_source (self->socket, condition, NULL);

  g_source_set_callback (source, G_SOURCE_FUNC (on_peer), self, NULL);
  set_source (self, source);
}

/* A peer that has closed its side is taken to be gone, as other servers do: no client of a web service closes
 * one half and reads on, and there is no other way to notice before something is written. */
static gboolean
on_peer (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  NunConnection *self = user_data;
  char           byte;
  gssize         n = recv (g_socket_get_fd (socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT);

  if (n > 0 && !(condition & (G_IO_HUP | G_IO_ERR)))
    {
      /* bytes that nobody asked for would keep the source ready for ever: from here, errors only */
      watch_for (self, G_IO_HUP | G_IO_ERR);
      return G_SOURCE_REMOVE;
    }
  if (n < 0 && (errno == EAGAIN || errno == EINTR) && !(condition & (G_IO_HUP | G_IO_ERR)))
    return G_SOURCE_CONTINUE;
  set_source (self, NULL);
  self->gone (self->gone_data);
  return G_SOURCE_REMOVE;
}

void
nun_connection_watch (NunConnection *self, NunGone gone, gpointer user_data)
{
  self->gone = gone;
  self->gone_data = user_data;
  if (self->state == STATE_READING)
    self->state = STATE_ANSWERING;
  self->deadline_us = 0;
  watch_for (self, G_IO_IN | G_IO_HUP | G_IO_ERR);
}

void
nun_connection_unwatch (NunConnection *self)
{
  set_source (self, NULL);
}

/* -- the end: our side is closed first, and what the peer still sends is read, since a socket closed with unread
 * bytes resets the connection and may take the end of the answer with it ------------------------------- */

static gboolean
on_linger (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  NunConnection *self = user_data;
  char           buffer[4096];
  gssize         n = recv (g_socket_get_fd (socket), buffer, sizeof buffer, MSG_DONTWAIT);

  if (n < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  self->n_drained += MAX (n, 0);
  if (n > 0 && self->n_drained < MAX_DRAIN)
    return G_SOURCE_CONTINUE;
  connection_free (self);
  return G_SOURCE_REMOVE;
}

static void
on_stream_gone (gpointer user_data, GObject *stream)
{
  NunConnection *self = user_data;
  GSource       *source;

  if (self->set->ending)
    {
      connection_free (self);
      return;
    }
  self->state = STATE_LINGERING;
  nun_connection_set_deadline (self, self->set->limits->linger_seconds);
  g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  source = g_socket_create_source (self->socket, G_IO_IN | G_IO_HUP | G_IO_ERR, NULL);
  g_source_set_callback (source, G_SOURCE_FUNC (on_linger), self, NULL);
  set_source (self, source);
}

/* -- the set --------------------------------------------------------------------------------------------- */

static gboolean
on_sweep (gpointer user_data)
{
  NunConnections *self = user_data;
  gint64          now = g_get_monotonic_time ();

  for (GList *l = self->all.head, *next; l != NULL; l = next)
    {
      NunConnection *connection = l->data;

      next = l->next;
      if (connection->deadline_us == 0 || now < connection->deadline_us)
        continue;
      if (connection->state == STATE_LINGERING)
        connection_free (connection);
      else
        nun_connection_abort (connection);
    }
  return G_SOURCE_CONTINUE;
}

NunConnections *
nun_connections_new (const NunLimits *limits,
                     GMainContext    *context,
                     NunServe         serve,
                     gpointer         user_data)
{
  NunConnections *self = g_new0 (NunConnections, 1);

  self->limits = limits;
  self->context = context;
  self->serve = serve;
  self->user_data = user_data;
  g_queue_init (&self->all);
  self->sweep = g_timeout_source_new (SWEEP_MS);
  g_source_set_callback (self->sweep, on_sweep, self, NULL);
  g_source_attach (self->sweep, context);
  return self;
}

void
nun_connections_free (NunConnections *self)
{
  self->ending = TRUE;
  g_source_destroy (self->sweep);
  g_source_unref (self->sweep);
  while (self->all.head != NULL)
    connection_free (self->all.head->data);
  g_free (self);
}

void
nun_connections_abort_all (NunConnections *self)
{
  self->ending = TRUE;
  for (GList *l = self->all.head; l != NULL; l = l->next)
    nun_connection_abort (l->data);
}

/* Those that only linger have had their answer: they go first, as many as it takes. */
static void
free_lingering (NunConnections *self)
{
  for (GList *l = self->all.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (self->all.length < self->limits->max_connections)
        return;
      if (((NunConnection *) l->data)->state == STATE_LINGERING)
        connection_free (l->data);
    }
}

/* Room for one more, if need be at the cost of the one that has owed its request the longest. */
static gboolean
make_room (NunConnections *self)
{
  free_lingering (self);
  if (self->all.length < self->limits->max_connections)
    return TRUE;
  for (GList *l = self->all.head; l != NULL; l = l->next)
    if (((NunConnection *) l->data)->state == STATE_READING)
      {
        nun_connection_abort (l->data);
        /* it leaves in the next turn of the loop, maybe behind the next batch of new ones */
        return self->all.length < self->limits->max_connections + 2 * NUN_LISTENER_BATCH;
      }
  return FALSE;
}

static void
refuse (GSocketConnection *stream)
{
  static const char answer[] =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain;charset=utf-8\r\nRetry-After: "
      "5\r\n"
      "Access-Control-Allow-Origin: *\r\nConnection: close\r\nContent-Length: 51\r\n\r\n"
      "Too many connections are open; try again in a while";
  GSocket *socket = g_socket_connection_get_socket (stream);

  g_socket_set_blocking (socket, FALSE);
  g_socket_send (socket, answer, strlen (answer), NULL, NULL);
  g_socket_shutdown (socket, FALSE, TRUE, NULL);
}

gboolean
nun_connections_add (NunConnections *self, GSocketConnection *stream)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (stream, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (stream, NULL);
  g_autoptr (GIOStream)      wrapped = NULL;
  NunConnection             *connection;

  if (local == NULL || remote == NULL)
    return TRUE; /* gone before it was met */
  if (!make_room (self))
    {
      refuse (stream);
      return TRUE;
    }
  connection = g_new0 (NunConnection, 1);
  connection->set = self;
  connection->stream = g_object_ref (stream);
  connection->socket = g_socket_connection_get_socket (stream);
  g_queue_push_tail (&self->all, connection);
  connection->link = self->all.tail;
  nun_connection_set_deadline (connection, self->limits->request_seconds);

  /* The server gets the two streams without the power to close the socket; that is done here. */
  wrapped = g_simple_io_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (stream)),
                                    g_io_stream_get_output_stream (G_IO_STREAM (stream)));
  g_object_weak_ref (G_OBJECT (wrapped), on_stream_gone, connection);
  g_object_set_data (G_OBJECT (remote), CONNECTION_KEY, connection);
  self->serve (wrapped, local, remote, self->user_data);
  return self->all.length <= self->limits->max_connections;
}

NunConnection *
nun_connection_find (GSocketAddress *remote)
{
  return remote != NULL ? g_object_get_data (G_OBJECT (remote), CONNECTION_KEY) : NULL;
}
