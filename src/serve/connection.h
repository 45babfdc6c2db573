#pragma once

#include <gio/gio.h>

#include "serve/host-limits.h"

G_BEGIN_DECLS

/* The open connections of a host: how many, how long they may take, and how they end.  Everything here belongs
 * to the host's thread. */
typedef struct _NunConnections NunConnections;
typedef struct _NunConnection  NunConnection;

/* Hands a connection to the HTTP server. The stream's end (its last unref) is what tells that the server has done
 * with it; remote is the key for nun_connection_find. */
typedef void (*NunServe) (GIOStream      *stream,
                          GSocketAddress *local,
                          GSocketAddress *remote,
                          gpointer        user_data);

/* The peer has hung up. */
typedef void (*NunGone) (gpointer user_data);

NunConnections *nun_connections_new (const NunLimits *limits,
                                     GMainContext    *context,
                                     NunServe         serve,
                                     gpointer         user_data);

/* Cuts whatever is still open. */
void nun_connections_free (NunConnections *self);

/* FALSE: more are open than shall be, and some are on their way out: let them go before the next comes. */
gboolean nun_connections_add (NunConnections *self, GSocketConnection *stream);

/* Cuts all: whoever reads or writes them meets an error or the end at its next try. */
void nun_connections_abort_all (NunConnections *self);

/* The connection whose remote address is this very object, or NULL. */
NunConnection *nun_connection_find (GSocketAddress *remote);

/* The request is there: no deadline runs until one is set, and gone is called once if the peer hangs up before
 * unwatch. */
void nun_connection_watch (NunConnection *self, NunGone gone, gpointer user_data);
void nun_connection_unwatch (NunConnection *self);

/* Cuts it unless called again within that time; 0: never. */
void nun_connection_set_deadline (NunConnection *self, guint seconds);
void nun_connection_abort (NunConnection *self);

G_END_DECLS
