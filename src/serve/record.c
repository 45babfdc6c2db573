/* BASE/TABLE/record.xml: the registry record at an address of its own, for proxies that fetch it and look whether it has
 * changed since; and BASE/record.xml, that of all data together where there are several collections. */

#include "publish/record.h"

#include <inttypes.h>

#include "serve/oai-registry.h"
#include "serve/oai-request.h"
#include "serve/product.h"
#include "serve/protocol.h"
#include "serve/ranges.h"

/* When it became what it is: as harvesters were told, else when the publication was written last. */
static gint64
find_changed_s (const NunService *service, const char *identifier, const char *digest)
{
  g_autoptr (GPtrArray) lines = nun_store_get_harvests (service->store, NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const NunHarvest *line = lines->pdata[i];

      if (g_strcmp0 (line->identifier, identifier) == 0 && g_strcmp0 (line->digest, digest) == 0)
        return line->changed_s;
    }
  return nun_store_get_changed_s (service->store);
}

static NunAnswer *
answer_record (const NunService *service, NunVoPublication *publication, const NunRequest *request)
{
  NunVoResource    resource = *nun_vo_publication_get_resource (publication);
  g_autofree char *digest = nun_oai_digest (publication);
  gint64           changed_s = find_changed_s (service, resource.identifier, digest);
  g_autofree char *etag = g_strdup_printf ("\"%.16s-%" PRId64 "\"", digest, changed_s);
  g_autofree char *changed = nun_oai_date_text (changed_s);
  g_autofree char *modified = nun_http_date (changed_s);
  NunAnswer       *answer;

  if (nun_product_is_known (request, etag, changed_s * G_USEC_PER_SEC))
    answer = nun_answer_new (304, NULL, NULL);
  else
    {
      resource.updated = changed;
      answer = nun_answer_new (200, "text/xml", nun_vo_record (&resource));
    }
  nun_answer_add_header (answer, "ETag", etag);
  nun_answer_add_header (answer, "Last-Modified", modified);
  return answer;
}

static NunAnswer *
answer (const NunService *service,
        const char       *table,
        const NunRequest *request,
        GCancellable     *cancellable)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (NunVoPublication) publication = NULL;

  if (!nun_publish_check (service->description, table, &error))
    return nun_answer_new_sentence (404, error->message);
  publication = nun_vo_publication_new (service->description, table, service->base_url);
  nun_publish_try_tests (publication, service->store, table);
  return answer_record (service, publication, request);
}

NunAnswer *
nun_record_of_all (const NunService *service, const NunRequest *request)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (NunVoPublication) whole =
      nun_vo_publication_new_collection (service->description, service->base_url);

  if (whole == NULL)
    return NULL;
  if (!nun_publish_check (service->description, NULL, &error))
    return nun_answer_new_sentence (404, error->message);
  return answer_record (service, whole, request);
}

const NunProtocol nun_protocol_record = {
  .id = "record",
  .path = "record.xml",
  .answer = answer,
};
