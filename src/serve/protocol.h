#pragma once

#include "serve/answer.h"
#include "serve/request.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _NunOai NunOai; /* oai-registry.h */

/* What a protocol may look at while it answers.  Borrowed for the time of the answer. */
typedef struct
{
  NunStore             *store;
  const NunDescription *description;
  const char           *base_url; /* no trailing slash */
  gboolean              ucd1plus;
  const char           *up_since; /* ISO 8601, UTC */
  const NunOai         *oai;      /* NULL: it is no registry */
  gboolean              lifts_embargo;
} NunService;

/* For NunProtocol.kinds. */
#define NUN_OFFERED_TO(kind) (1u << (kind))

/* A protocol is data and one function: the server routes by `path`, the HTML form and the tests read `parameters`,
 * the list of services reads `id`. */
typedef struct
{
  const char         *id;          /* "scs": for `nunciusctl serve` */
  const char         *path;        /* below BASE/TABLE/; "" is the landing page */
  const char         *standard_id; /* NULL for none */
  const NunParameter *parameters;  /* ends with name NULL; may be NULL */
  guint               kinds;       /* of NUN_OFFERED_TO: collections that have it; 0: all */

  /* Whether the request can be read; NUN_SERVE_ERROR_REQUEST.  NULL where there is nothing to read. */
  gboolean (*read) (const NunRequest *request, GError **error);

  /* Never NULL; every failure is an answer too.  table: the name of a table that exists. */
  NunAnswer *(*answer) (const NunService *service,
                        const char       *table,
                        const NunRequest *request,
                        GCancellable     *cancellable);
} NunProtocol;

extern const NunProtocol nun_protocol_scs;          /* scs.c */
extern const NunProtocol nun_protocol_sia1;         /* sia1.c */
extern const NunProtocol nun_protocol_sia2;         /* sia2.c */
extern const NunProtocol nun_protocol_ssap;         /* ssap.c */
extern const NunProtocol nun_protocol_datalink;     /* datalink.c */
extern const NunProtocol nun_protocol_capabilities; /* vosi.c */
extern const NunProtocol nun_protocol_tables;
extern const NunProtocol nun_protocol_availability;
extern const NunProtocol nun_protocol_record; /* record.c */
extern const NunProtocol nun_protocol_page;   /* page.c */

/* record.c: BASE/record.xml, the record of the data collection; NULL where there is but one table, or none. */
NunAnswer *nun_record_of_all (const NunService *service, const NunRequest *request);

/* Whether collections of that kind have it. */
gboolean nun_protocol_is_offered (const NunProtocol *self, const NunCollection *collection);

/* Whether the service can read that value of one of its parameters, when nothing else is wrong with the request; "" is a
 * parameter that is not given.  NUN_SERVE_ERROR_REQUEST with the sentence that a client would be told.  Any thread. */
gboolean nun_protocol_judge (const NunProtocol  *self,
                             const NunParameter *parameter,
                             const char         *value,
                             GError            **error);

/* Ends with a NULL. */
extern const NunProtocol *const nun_protocols[];

/* The answer to request->path; never NULL.  Any thread, given the service is its own. */
NunAnswer *
nun_route (const NunService *service, const NunRequest *request, GCancellable *cancellable);

G_END_DECLS
