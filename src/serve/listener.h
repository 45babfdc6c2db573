#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The listening socket of a host.  GIO accepts, not libsoup: SoupServer's own listener loses a descriptor for each
 * connection before libsoup 3.4, and never accepts again after accept has failed once. */
typedef struct _NunListener NunListener;

/* Connections taken in one turn of the loop, so that answers get their share of it too. */
#define NUN_LISTENER_BATCH 32

/* FALSE: the connection was taken, but the next shall wait for the next turn of the loop. */
typedef gboolean (*NunAccept) (GSocketConnection *connection, gpointer user_data);

/* port: 0 for any free one.  NUN_SERVE_ERROR_PORT. */
NunListener *nun_listener_new (guint port, gboolean on_network, GError **error);
guint        nun_listener_get_port (NunListener *self);

/* accept is called in context, which the caller runs, for each connection, until free. */
void
nun_listener_start (NunListener *self, GMainContext *context, NunAccept accept, gpointer user_data);
void nun_listener_free (NunListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunListener, nun_listener_free)

G_END_DECLS
