#pragma once

#include <gio/gio.h>

#include "serve/access-log.h"
#include "serve/host-limits.h"

G_BEGIN_DECLS

/* The HTTP server of one publication: a thread with a main context of its own that accepts, and a few
 * workers that answer, each with a read-only connection to the publication of its own. */
#define NUN_TYPE_HOST (nun_host_get_type ())
G_DECLARE_FINAL_TYPE (NunHost, nun_host, NUN, HOST, GObject)

#define NUN_SERVE_ERROR (nun_serve_error_quark ())
typedef enum
{
  NUN_SERVE_ERROR_PORT,        /* the port is in use or not allowed; the message says which */
  NUN_SERVE_ERROR_PUBLICATION, /* the publication cannot be opened */
  NUN_SERVE_ERROR_REPLY,       /* client.h: the server answered with an error */
  NUN_SERVE_ERROR_NETWORK,     /* client.h: no answer */
  NUN_SERVE_ERROR_REQUEST, /* a request that breaks its protocol: the sentence is for its client */
  NUN_SERVE_ERROR_EMBARGO, /* the data are not public yet; likewise */
} NunServeError;
GQuark nun_serve_error_quark (void);

typedef struct
{
  guint       port;       /* 0: any free one */
  const char *base_url;   /* what the documents say; NULL: http://127.0.0.1:PORT */
  gboolean    ucd1plus;   /* ConeSearch 1.1's UCDs instead of 1.03's */
  gboolean    on_network; /* listen on every address instead of the loopback only */
  gboolean    oai;        /* it is a publishing registry too, at BASE/oai.xml (OAI-PMH) */
  guint       oai_page;   /* the most records in one of its answers; 0: the usual */

  /* Give out what is under an embargo, for the owner's own eyes: only where it listens on the loopback. Without it the
   * preview shows what the world will see. */
  gboolean lift_embargo;

  const NunLimits *limits; /* NULL: nun_limits_default(); used until the host has ended */
} NunHostOptions;

/* Returns when it listens, or with an error.  Any thread. */
NunHost *
nun_host_start (const char *publication_path, const NunHostOptions *options, GError **error);

/* Ends every connection and joins the threads; idempotent; also done by the last unref. */
void nun_host_stop (NunHost *self);

/* From the next request on, as options.lift_embargo: without any effect on a host that others reach.  Any thread. */
void nun_host_lift_embargo (NunHost *self, gboolean lifted);

guint       nun_host_get_port (NunHost *self);
const char *nun_host_get_base_url (NunHost *self); /* no trailing slash */

/* What clients asked of it, see nun_access_log_get.  Any thread. */
GPtrArray *nun_host_get_accesses (NunHost *self, guint64 after);

/* What it serves now: GPtrArray of NunServiceUrl, frees its items. */
typedef struct
{
  char *id;    /* "scs", "sia1", "sia2", "ssap", "datalink", "soda", "vosi", "web", "oai" */
  char *table; /* the collection's name; "" of oai */
  char *url;   /* scs: with the trailing "?" */
} NunServiceUrl;
GPtrArray *nun_host_get_services (NunHost *self);

G_END_DECLS
