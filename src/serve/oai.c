/* OAI-PMH 2.0: a verb becomes a document.  Its texts are for harvesters everywhere, and so not translated. */

#include "serve/oai.h"

#include <string.h>

#include "serve/host.h"
#include "serve/oai-registry.h"
#include "serve/oai-request.h"
#include "vo/xml-writer.h"

#define OAI "http://www.openarchives.org/OAI/2.0/"

/* A page of records ends behind these bytes, however few they are. */
#define PAGE_BYTES (4 << 20)

typedef struct
{
  const NunOai   *oai;
  NunOaiRegistry *registry;
  NunOaiRequest  *request;
  NunXml         *xml;
} Answer;

static const struct
{
  const char *schema, *namespace;
} formats[NUN_OAI_N_FORMATS] = {
  [NUN_OAI_FORMAT_VOR] = { "http://www.ivoa.net/xml/RegistryInterface/v1.0",
                           "http://www.ivoa.net/xml/VOResource/v1.0" },
  [NUN_OAI_FORMAT_DC] = { "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
                          "http://www.openarchives.org/OAI/2.0/oai_dc/" },
};

/* -- records --------------------------------------------------------------------------------------- */

static void
write_header (NunXml *xml, const NunOaiItem *item)
{
  g_autofree char *date = nun_oai_date_text (item->changed_s);

  nun_xml_start (xml, "header");
  nun_xml_attribute (xml, "status", item->is_deleted ? "deleted" : NULL);
  nun_xml_uri_element (xml, "identifier", item->identifier);
  nun_xml_element (xml, "datestamp", date);
  if (item->is_managed)
    nun_xml_element (xml, "setSpec", NUN_OAI_SET);
  nun_xml_end (xml);
}

/* The bytes of its metadata; a deleted one has none (section 2.5.1). */
static gsize
write_record (NunXml *xml, const NunOaiItem *item, NunOaiFormat format)
{
  g_autofree char *document =
      item->is_deleted ? NULL : nun_oai_item_write (item, format == NUN_OAI_FORMAT_DC);

  nun_xml_start (xml, "record");
  write_header (xml, item);
  if (document != NULL)
    {
      nun_xml_start (xml, "metadata");
      nun_xml_document (xml, document);
      nun_xml_end (xml);
    }
  nun_xml_end (xml);
  return document != NULL ? strlen (document) : 0;
}

static void
get_record (Answer *self)
{
  const char       *identifier = self->request->arguments[NUN_OAI_ARGUMENT_IDENTIFIER];
  const NunOaiItem *item = nun_oai_registry_find (self->registry, identifier);

  if (item == NULL)
    {
      nun_oai_request_fail (self->request, "idDoesNotExist", "There is no record of %s here",
                            identifier);
      return;
    }
  nun_xml_start (self->xml, "GetRecord");
  write_record (self->xml, item, self->request->format);
  nun_xml_end (self->xml);
}

/* -- lists ----------------------------------------------------------------------------------------- */

static gboolean
is_wanted (const NunOaiRequest *request, const NunOaiItem *item)
{
  if (request->set != NULL && (strcmp (request->set, NUN_OAI_SET) != 0 || !item->is_managed))
    return FALSE;
  return item->changed_s >= request->from_s && item->changed_s <= request->until_s;
}

/* Whether it comes behind what harvesters have got: what changes meanwhile moves to the end, so none is lost. */
static gboolean
is_ahead (const NunOaiRequest *request, const NunOaiItem *item)
{
  if (request->after_identifier == NULL || item->changed_s != request->after_s)
    return request->after_identifier == NULL || item->changed_s > request->after_s;
  return strcmp (item->identifier, request->after_identifier) > 0;
}

/* Borrows the items. */
static GPtrArray *
find_wanted (const Answer *self, guint *n_all)
{
  GPtrArray *wanted = g_ptr_array_new ();

  *n_all = 0;
  for (guint i = 0; i < self->registry->items->len; i++)
    {
      NunOaiItem *item = self->registry->items->pdata[i];

      if (!is_wanted (self->request, item))
        continue;
      (*n_all)++;
      if (is_ahead (self->request, item))
        g_ptr_array_add (wanted, item);
    }
  return wanted;
}

/* last: NULL when the list ends here. An empty token ends a list of several parts (section 3.5). */
static void
write_token (Answer *self, const NunOaiItem *last, guint n_written, guint n_all)
{
  NunOaiRequest   *request = self->request;
  g_autofree char *token = NULL;
  char             size[16], cursor[16];

  if (last == NULL && request->after_identifier == NULL)
    return;
  if (last != NULL)
    token = nun_oai_token_new (request, last->changed_s, last->identifier,
                               request->cursor + n_written, self->oai->key);
  g_snprintf (size, sizeof size, "%u", n_all);
  g_snprintf (cursor, sizeof cursor, "%u", request->cursor);
  nun_xml_start (self->xml, "resumptionToken");
  nun_xml_attribute (self->xml, "completeListSize", size);
  nun_xml_attribute (self->xml, "cursor", cursor);
  nun_xml_text (self->xml, token);
  nun_xml_end (self->xml);
}

static void
list_items (Answer *self)
{
  gboolean              whole = self->request->verb == NUN_OAI_LIST_RECORDS;
  guint                 n_all, i;
  g_autoptr (GPtrArray) wanted = find_wanted (self, &n_all);
  gsize                 bytes = 0;

  if (wanted->len == 0)
    {
      if (self->request->after_identifier != NULL)
        nun_oai_request_fail (self->request, "badResumptionToken",
                              "The records have changed meanwhile; ask for the list anew");
      else
        nun_oai_request_fail (self->request, "noRecordsMatch",
                              "No record was changed within these dates and is of this set");
      return;
    }
  nun_xml_start (self->xml, whole ? "ListRecords" : "ListIdentifiers");
  for (i = 0; i < wanted->len && i < self->oai->page && bytes < PAGE_BYTES; i++)
    if (whole)
      bytes += write_record (self->xml, wanted->pdata[i], self->request->format);
    else
      write_header (self->xml, wanted->pdata[i]);
  write_token (self, i < wanted->len ? wanted->pdata[i - 1] : NULL, i, n_all);
  nun_xml_end (self->xml);
}

/* -- what the repository is ------------------------------------------------------------------------ */

static gint64
earliest_s (const NunOaiRegistry *registry)
{
  const NunOaiItem *first = registry->items->pdata[0];

  return first->changed_s;
}

/* Registry Interfaces 1.1, section 2.5. */
static void
identify (Answer *self)
{
  NunOaiRegistry      *registry = self->registry;
  const NunVoResource *own = nun_vo_registry_record_get_resource (registry->own);
  g_autofree char     *url = nun_vo_oai_url (registry->registry.base_url);
  g_autofree char     *earliest = nun_oai_date_text (earliest_s (registry));
  const NunOaiItem    *item = nun_oai_registry_find (registry, own->identifier);
  g_autofree char     *record = nun_oai_item_write (item, FALSE);

  nun_xml_start (self->xml, "Identify");
  nun_xml_element (self->xml, "repositoryName", own->title);
  nun_xml_uri_element (self->xml, "baseURL", url);
  nun_xml_element (self->xml, "protocolVersion", "2.0");
  nun_xml_element (self->xml, "adminEmail", own->contact_email);
  nun_xml_element (self->xml, "earliestDatestamp", earliest);
  nun_xml_element (self->xml, "deletedRecord", self->oai->remembers ? "persistent" : "no");
  nun_xml_element (self->xml, "granularity", "YYYY-MM-DDThh:mm:ssZ");
  nun_xml_element (self->xml, "compression", "gzip");
  nun_xml_start (self->xml, "description");
  nun_xml_document (self->xml, record);
  nun_xml_end (self->xml);
  nun_xml_end (self->xml);
}

static void
list_formats (Answer *self)
{
  const char       *identifier = self->request->arguments[NUN_OAI_ARGUMENT_IDENTIFIER];
  const NunOaiItem *item =
      identifier != NULL ? nun_oai_registry_find (self->registry, identifier) : NULL;

  if (identifier != NULL && item == NULL)
    nun_oai_request_fail (self->request, "idDoesNotExist", "There is no record of %s here",
                          identifier);
  else if (item != NULL && item->is_deleted)
    nun_oai_request_fail (self->request, "noMetadataFormats", "The record of %s is deleted",
                          identifier);
  if (self->request->errors->len > 0)
    return;
  nun_xml_start (self->xml, "ListMetadataFormats");
  for (guint i = 0; i < NUN_OAI_N_FORMATS; i++)
    {
      nun_xml_start (self->xml, "metadataFormat");
      nun_xml_element (self->xml, "metadataPrefix", nun_oai_format_prefix (i));
      nun_xml_element (self->xml, "schema", formats[i].schema);
      nun_xml_element (self->xml, "metadataNamespace", formats[i].namespace);
      nun_xml_end (self->xml);
    }
  nun_xml_end (self->xml);
}

static void
list_sets (Answer *self)
{
  nun_xml_start (self->xml, "ListSets");
  nun_xml_start (self->xml, "set");
  nun_xml_element (self->xml, "setSpec", NUN_OAI_SET);
  nun_xml_element (self->xml, "setName", "Records that originate from this registry");
  nun_xml_end (self->xml);
  nun_xml_end (self->xml);
}

/* -- the document ---------------------------------------------------------------------------------- */

static void (*const verbs[NUN_OAI_N_VERBS]) (Answer *self) = {
  [NUN_OAI_IDENTIFY] = identify,           [NUN_OAI_LIST_METADATA_FORMATS] = list_formats,
  [NUN_OAI_LIST_SETS] = list_sets,         [NUN_OAI_GET_RECORD] = get_record,
  [NUN_OAI_LIST_IDENTIFIERS] = list_items, [NUN_OAI_LIST_RECORDS] = list_items,
};

/* What was asked; nothing but the address where that was not understood (section 3.2). */
static void
write_request (Answer *self)
{
  const NunOaiRequest *request = self->request;
  g_autofree char     *url = nun_vo_oai_url (self->registry->registry.base_url);

  nun_xml_start (self->xml, "request");
  if (request->is_plain)
    {
      nun_xml_attribute (self->xml, "verb", nun_oai_verb_name (request->verb));
      nun_xml_uri_attribute (self->xml, "identifier",
                             request->arguments[NUN_OAI_ARGUMENT_IDENTIFIER]);
      for (guint i = NUN_OAI_ARGUMENT_PREFIX; i < NUN_OAI_N_ARGUMENTS; i++)
        nun_xml_attribute (self->xml, nun_oai_argument_name (i), request->arguments[i]);
    }
  nun_xml_uri_text (self->xml, url);
  nun_xml_end (self->xml);
}

static void
write_errors (Answer *self)
{
  for (guint i = 0; i < self->request->errors->len; i++)
    {
      const NunOaiError *error = self->request->errors->pdata[i];

      nun_xml_start (self->xml, "error");
      nun_xml_attribute (self->xml, "code", error->code);
      nun_xml_text (self->xml, error->sentence);
      nun_xml_end (self->xml);
    }
}

/* Nothing is written by a verb that fails. */
static char *
write_document (Answer *self)
{
  g_autofree char *now = nun_oai_date_text (g_get_real_time () / G_USEC_PER_SEC);

  nun_xml_start (self->xml, "OAI-PMH");
  nun_xml_attribute (self->xml, "xmlns", OAI);
  nun_xml_attribute (self->xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  nun_xml_attribute (self->xml, "xsi:schemaLocation", OAI " " OAI "OAI-PMH.xsd");
  nun_xml_element (self->xml, "responseDate", now);
  write_request (self);
  if (self->request->errors->len == 0)
    verbs[self->request->verb](self);
  write_errors (self);
  return nun_xml_finish (self->xml);
}

/* -- answers --------------------------------------------------------------------------------------- */

static NunAnswer *
answer_error (const GError *error)
{
  NunAnswer *answer = nun_answer_new_sentence (503, error->message);

  if (error->domain == NUN_STORE_ERROR)
    nun_answer_add_header (answer, "Retry-After", "10");
  return answer;
}

static NunAnswer *
answer_harvest (const NunService *service, NunOaiRegistry *registry, const NunRequest *request)
{
  g_autoptr (NunXml)        xml = nun_xml_new ();
  g_autoptr (NunOaiRequest) asked = nun_oai_request_new (request, service->oai->key);
  Answer                    self = { service->oai, registry, asked, xml };

  return nun_answer_new (200, "text/xml;charset=utf-8", write_document (&self));
}

NunAnswer *
nun_oai_answer (const NunService *service, const char *path, const NunRequest *request)
{
  g_autoptr (NunOaiRegistry) registry = NULL;
  g_autoptr (GError)         error = NULL;

  if (service->oai == NULL)
    return NULL;
  if (strcmp (path, NUN_VO_OAI_AVAILABILITY_PATH) == 0)
    return nun_answer_new (200, "text/xml", nun_vo_availability (TRUE, service->up_since, NULL));
  if (strcmp (path, NUN_VO_OAI_PATH) != 0 && strcmp (path, NUN_VO_OAI_CAPABILITIES_PATH) != 0)
    return NULL;
  registry = nun_oai_registry_new (service, &error);
  if (registry == NULL)
    return answer_error (error);
  if (strcmp (path, NUN_VO_OAI_PATH) == 0)
    return answer_harvest (service, registry, request);
  return nun_answer_new (200, "text/xml", nun_vo_registry_record_capabilities (registry->own));
}
