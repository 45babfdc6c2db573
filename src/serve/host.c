/* The host: a thread with its own main context that listens, and what it owns from start to stop. */

#include "serve/host.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "serve/connection.h"
#include "serve/listener.h"
#include "serve/oai-registry.h"
#include "serve/product.h"
#include "serve/scs.h"
#include "serve/transfer.h"
#include "vo/observation.h"
#include "vo/publication.h"

struct _NunHost
{
  GObject parent_instance;

  NunJobContext jobs;
  char         *base_url, *up_since;
  NunStorePool *stores;
  NunOai       *oai;      /* or NULL */
  NunListener  *listener; /* the thread's, once that runs */
  NunAccessLog *accesses;

  gboolean on_network;

  GMutex        lock; /* of thread: stop may come from several */
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  guint         port;
};

G_DEFINE_FINAL_TYPE (NunHost, nun_host, G_TYPE_OBJECT)
G_DEFINE_QUARK (nun - serve - error - quark, nun_serve_error)

/* -- the host's thread -------------------------------------------------------------------------------------- */

static void
on_serve (GIOStream *stream, GSocketAddress *local, GSocketAddress *remote, gpointer server)
{
  soup_server_accept_iostream (server, stream, local, remote, NULL);
}

static gboolean
on_accept (GSocketConnection *connection, gpointer connections)
{
  return nun_connections_add (connections, connection);
}

static gpointer
run (gpointer data)
{
  NunHost        *self = data;
  SoupServer     *server;
  NunConnections *connections;
  NunTransfers   *transfers;

  /* the server must be made, used and unreffed under this context */
  g_main_context_push_thread_default (self->context);
  server = soup_server_new ("server-header", "Nuncius/" NUN_VERSION, NULL);
  connections = nun_connections_new (self->jobs.limits, self->context, on_serve, server);
  transfers = nun_transfers_new (&self->jobs, self->context);
  nun_access_log_watch (self->accesses, server);
  nun_transfers_connect (transfers, server);
  nun_listener_start (self->listener, self->context, on_accept, connections);

  g_main_loop_run (self->loop);

  g_clear_pointer (&self->listener, nun_listener_free);
  nun_connections_abort_all (connections);
  nun_transfers_free (transfers);
  soup_server_disconnect (server);
  g_object_unref (server);
  while (g_main_context_iteration (self->context, FALSE)) /* let the closed connections go */
    ;
  nun_connections_free (connections);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* -- the object -------------------------------------------------------------------------------------------------- */

static void
nun_host_finalize (GObject *object)
{
  NunHost *self = NUN_HOST (object);

  nun_host_stop (self);
  g_clear_pointer (&self->listener, nun_listener_free);
  g_clear_pointer (&self->stores, nun_store_pool_free);
  g_clear_pointer (&self->oai, nun_oai_free);
  nun_access_log_free (self->accesses);
  g_free (self->base_url);
  g_free (self->up_since);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nun_host_parent_class)->finalize (object);
}

static void
nun_host_class_init (NunHostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_host_finalize;
}

static void
nun_host_init (NunHost *self)
{
  g_mutex_init (&self->lock);
  self->accesses = nun_access_log_new ();
}

/* The first connection: tells whether there is a publication, and stays in the pool. */
static gboolean
open_publication (NunHost *self, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  NunStore          *store;

  self->stores = nun_store_pool_new (path);
  store = nun_store_pool_take (self->stores, &cause);
  if (store == NULL)
    {
      g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PUBLICATION, cause->message);
      return FALSE;
    }
  nun_store_pool_put (self->stores, store);
  return TRUE;
}

static void
set_base_url (NunHost *self, const char *base_url)
{
  gsize length;

  self->base_url =
      base_url != NULL ? g_strdup (base_url) : g_strdup_printf ("http://127.0.0.1:%u", self->port);
  length = strlen (self->base_url);
  while (length > 0 && self->base_url[length - 1] == '/')
    self->base_url[--length] = '\0';
}

NunHost *
nun_host_start (const char *publication_path, const NunHostOptions *options, GError **error)
{
  g_autoptr (NunHost)   self = g_object_new (NUN_TYPE_HOST, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (!open_publication (self, publication_path, error))
    return NULL;
  self->listener = nun_listener_new (options->port, options->on_network, error);
  if (self->listener == NULL)
    return NULL;
  self->port = nun_listener_get_port (self->listener);
  set_base_url (self, options->base_url);
  self->up_since = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  if (options->oai)
    self->oai = nun_oai_new (publication_path, self->base_url, options->oai_page);
  self->jobs = (NunJobContext){
    .limits = options->limits != NULL ? options->limits : nun_limits_default (),
    .stores = self->stores,
    .base_url = self->base_url,
    .up_since = self->up_since,
    .ucd1plus = options->ucd1plus,
    .oai = self->oai,
  };
  self->on_network = options->on_network;
  nun_host_lift_embargo (self, options->lift_embargo);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("nun-host", run, self);
  return g_steal_pointer (&self);
}

static gboolean
quit_loop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
nun_host_stop (NunHost *self)
{
  GSource *source;

  g_mutex_lock (&self->lock);
  if (self->thread != NULL)
    {
      /* queued on the loop's own context, so it cannot be lost before the loop runs */
      source = g_idle_source_new ();
      g_source_set_priority (source, G_PRIORITY_HIGH);
      g_source_set_callback (source, quit_loop, self->loop, NULL);
      g_source_attach (source, self->context);
      g_source_unref (source);
      g_thread_join (g_steal_pointer (&self->thread));
      g_clear_pointer (&self->loop, g_main_loop_unref);
      g_clear_pointer (&self->context, g_main_context_unref);
    }
  g_mutex_unlock (&self->lock);
}

void
nun_host_lift_embargo (NunHost *self, gboolean lifted)
{
  g_atomic_int_set (&self->jobs.lifts_embargo, lifted && !self->on_network);
}

guint
nun_host_get_port (NunHost *self)
{
  return self->port;
}

const char *
nun_host_get_base_url (NunHost *self)
{
  return self->base_url;
}

GPtrArray *
nun_host_get_accesses (NunHost *self, guint64 after)
{
  return nun_access_log_get (self->accesses, after);
}

/* -- the list of services ----------------------------------------------------------------------------------------- */

static void
service_url_free (gpointer data)
{
  NunServiceUrl *service = data;

  g_free (service->id);
  g_free (service->table);
  g_free (service->url);
  g_free (service);
}

static void
add_service (GPtrArray *services, const char *id, const char *table, char *url)
{
  NunServiceUrl *service = g_new (NunServiceUrl, 1);

  service->id = g_strdup (id);
  service->table = g_strdup (table);
  service->url = url;
  g_ptr_array_add (services, service);
}

/* Those of images and spectra. */
static void
add_observation_services (NunHost *self, GPtrArray *services, const NunCollection *collection)
{
  const struct
  {
    const NunProtocol *protocol;
    char *(*url) (const char *base_url, const char *table);
  } known[] = { { &nun_protocol_sia1, nun_vo_sia1_url },
                { &nun_protocol_sia2, nun_vo_sia2_url },
                { &nun_protocol_ssap, nun_vo_ssap_url },
                { &nun_protocol_datalink, nun_vo_links_url },
                { &nun_protocol_soda, nun_vo_soda_url } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (nun_protocol_is_offered (known[i].protocol, collection))
      add_service (services, known[i].protocol->id, collection->name,
                   known[i].url (self->base_url, collection->name));
}

GPtrArray *
nun_host_get_services (NunHost *self)
{
  GPtrArray                 *services = g_ptr_array_new_with_free_func (service_url_free);
  NunStore                  *store = nun_store_pool_take (self->stores, NULL);
  g_autoptr (NunDescription) description = NULL;
  NunService                 service = { .base_url = self->base_url };

  if (store == NULL)
    return services;
  description = nun_store_get_description (store);
  nun_store_pool_put (self->stores, store);
  service.description = description;
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const char *table = nun_description_get_collection (description, i)->name;

      if (nun_scs_is_offered (&service, table))
        add_service (services, nun_protocol_scs.id, table, nun_vo_cone_url (self->base_url, table));
      add_observation_services (self, services, nun_description_get_collection (description, i));
      add_service (services, nun_protocol_capabilities.id, table,
                   nun_vo_capabilities_url (self->base_url, table));
      add_service (services, nun_protocol_page.id, table, nun_vo_web_url (self->base_url, table));
    }
  if (self->oai != NULL)
    add_service (services, "oai", "", nun_vo_oai_url (self->base_url));
  return services;
}
