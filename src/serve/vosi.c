/* VOSI 1.1: capabilities, tables and availability of a table's services. */

#include "serve/protocol.h"

#include "vo/publication.h"

static NunAnswer *
document_answer (const NunService *service,
                 const char       *table,
                 char *(*write) (const NunVoResource *resource))
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);

  return nun_answer_new (200, "text/xml", write (nun_vo_publication_get_resource (publication)));
}

static NunAnswer *
answer_capabilities (const NunService *service,
                     const char       *table,
                     const NunRequest *request,
                     GCancellable     *cancellable)
{
  return document_answer (service, table, nun_vo_capabilities);
}

static NunAnswer *
answer_tables (const NunService *service,
               const char       *table,
               const NunRequest *request,
               GCancellable     *cancellable)
{
  return document_answer (service, table, nun_vo_tables);
}

static NunAnswer *
answer_availability (const NunService *service,
                     const char       *table,
                     const NunRequest *request,
                     GCancellable     *cancellable)
{
  return nun_answer_new (200, "text/xml", nun_vo_availability (TRUE, service->up_since, NULL));
}

const NunProtocol nun_protocol_capabilities = {
  .id = "vosi",
  .path = "capabilities",
  .standard_id = "ivo://ivoa.net/std/VOSI#capabilities",
  .answer = answer_capabilities,
};

const NunProtocol nun_protocol_tables = {
  .id = "tables",
  .path = "tables",
  .standard_id = "ivo://ivoa.net/std/VOSI#tables-1.1",
  .answer = answer_tables,
};

const NunProtocol nun_protocol_availability = {
  .id = "availability",
  .path = "availability",
  .standard_id = "ivo://ivoa.net/std/VOSI#availability",
  .answer = answer_availability,
};
