/* The publication as a publishing registry: its names, and the records of the registry and of its authority
 * (VORegistry 1.1), whose texts are for every reader and so not translated. */

#include "vo/oai.h"

#include <string.h>

#include "vo/resource-parts.h"

#define SCHEME "ivo://"
#define REGISTRY "ivo://ivoa.net/std/Registry"

struct _NunVoRegistryRecord
{
  NunVoRegistryKind kind;
  NunVoResource     resource;
  guint             page;
  char             *authority, *identifier, *title, *description, *publisher, *publisher_id;
  char *contact_name, *contact_email, *url, *capabilities_url, *availability_url, *web_url;
};

/* -- names ----------------------------------------------------------------------------------------- */

char *
nun_vo_oai_url (const char *base_url)
{
  return g_strconcat (base_url, "/" NUN_VO_OAI_PATH, NULL);
}

static char *
capabilities_url (const char *base_url)
{
  return g_strconcat (base_url, "/" NUN_VO_OAI_CAPABILITIES_PATH, NULL);
}

static char *
availability_url (const char *base_url)
{
  return g_strconcat (base_url, "/" NUN_VO_OAI_AVAILABILITY_PATH, NULL);
}

char *
nun_vo_oai_authority (const char *identifier)
{
  gsize length;

  if (identifier == NULL || g_ascii_strncasecmp (identifier, SCHEME, strlen (SCHEME)) != 0)
    return NULL;
  identifier += strlen (SCHEME);
  length = strcspn (identifier, "/?#");
  return length > 0 ? g_strndup (identifier, length) : NULL;
}

/* -- what is said ---------------------------------------------------------------------------------- */

static const char *const subjects[] = { "virtual-observatories", NULL };

static void
say_registry (NunVoRegistryRecord *self)
{
  self->title = g_strdup_printf ("%s Publishing Registry", self->publisher);
  self->description = g_strdup_printf (
      "The publishing registry of %s: it hands out, by OAI-PMH, the records of the services and "
      "data collections whose identifiers begin with ivo://%s.",
      self->publisher, self->authority);
}

static void
say_authority (NunVoRegistryRecord *self)
{
  self->identifier = g_strconcat (SCHEME, self->authority, NULL);
  self->title = g_strdup_printf ("%s Naming Authority", self->publisher);
  self->description = g_strdup_printf ("Identifiers that begin with ivo://%s are given by %s.",
                                       self->authority, self->publisher);
}

static void
fill_resource (NunVoRegistryRecord *self)
{
  self->resource = (NunVoResource){
    .identifier = self->identifier,
    .title = self->title,
    .description = self->description,
    .publisher = self->publisher,
    .publisher_id = self->publisher_id,
    .contact_name = self->contact_name,
    .contact_email = self->contact_email,
    .subjects = subjects,
    .reference_url = self->web_url,
    .content_level = "Research",
    .content_type = self->kind == NUN_VO_REGISTRY ? "Registry" : "Other",
    .status = "active",
  };
  if (self->kind != NUN_VO_REGISTRY)
    return;
  self->resource.capabilities_url = self->capabilities_url;
  self->resource.availability_url = self->availability_url;
}

NunVoRegistryRecord *
nun_vo_registry_record_new (const NunVoRegistry *registry, NunVoRegistryKind kind)
{
  NunVoRegistryRecord *self = g_new0 (NunVoRegistryRecord, 1);

  self->kind = kind;
  self->page = registry->page;
  self->authority = g_strdup (registry->authority);
  self->publisher = g_strdup (registry->publisher);
  self->publisher_id = g_strdup (registry->publisher_id);
  self->contact_name = g_strdup (registry->contact_name);
  self->contact_email = g_strdup (registry->contact_email);
  self->url = nun_vo_oai_url (registry->base_url);
  self->capabilities_url = capabilities_url (registry->base_url);
  self->availability_url = availability_url (registry->base_url);
  self->web_url = g_strconcat (registry->base_url, "/", NULL);
  if (kind == NUN_VO_REGISTRY)
    {
      self->identifier = g_strdup (registry->identifier);
      say_registry (self);
    }
  else
    say_authority (self);
  fill_resource (self);
  return self;
}

void
nun_vo_registry_record_free (NunVoRegistryRecord *self)
{
  char *texts[] = { self->authority,        self->identifier,       self->title,
                    self->description,      self->publisher,        self->publisher_id,
                    self->contact_name,     self->contact_email,    self->url,
                    self->capabilities_url, self->availability_url, self->web_url };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

const NunVoResource *
nun_vo_registry_record_get_resource (NunVoRegistryRecord *self)
{
  return &self->resource;
}

/* -- written --------------------------------------------------------------------------------------- */

static void
write_namespaces (NunXml *xml, const char *location)
{
  nun_xml_attribute (xml, "xmlns:vr", "http://www.ivoa.net/xml/VOResource/v1.0");
  nun_xml_attribute (xml, "xmlns:vs", "http://www.ivoa.net/xml/VODataService/v1.1");
  nun_xml_attribute (xml, "xmlns:vg", "http://www.ivoa.net/xml/VORegistry/v1.0");
  nun_xml_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  nun_xml_attribute (xml, "xsi:schemaLocation", location);
}

/* Registry Interfaces 1.1, section 4.4. */
static void
write_harvest (NunXml *xml, NunVoRegistryRecord *self)
{
  nun_xml_start (xml, "capability");
  nun_xml_attribute (xml, "xsi:type", "vg:Harvest");
  nun_xml_attribute (xml, "standardID", REGISTRY);
  nun_xml_start (xml, "interface");
  nun_xml_attribute (xml, "xsi:type", "vg:OAIHTTP");
  nun_xml_attribute (xml, "role", "std");
  nun_xml_attribute (xml, "version", "1.0");
  nun_xml_start (xml, "accessURL");
  nun_xml_attribute (xml, "use", "base");
  nun_xml_uri_text (xml, self->url);
  nun_xml_end (xml);
  nun_xml_end (xml);
  nun_xml_integer (xml, "maxRecords", self->page);
  nun_xml_end (xml);
}

char *
nun_vo_registry_record_write (NunVoRegistryRecord *self, const NunVoResource *resource)
{
  g_autoptr (NunXml) xml = nun_xml_new ();
  gboolean           is_registry = self->kind == NUN_VO_REGISTRY;

  nun_xml_start (xml, "ri:Resource");
  nun_xml_attribute (xml, "xmlns:ri", "http://www.ivoa.net/xml/RegistryInterface/v1.0");
  write_namespaces (xml, "http://www.ivoa.net/xml/VORegistry/v1.0 "
                         "http://www.ivoa.net/xml/VORegistry/v1.0");
  nun_xml_attribute (xml, "xsi:type", is_registry ? "vg:Registry" : "vg:Authority");
  nun_vo_write_core (xml, resource);
  if (is_registry)
    {
      write_harvest (xml, self);
      nun_vo_write_capabilities (xml, resource);
      nun_xml_element (xml, "full", "false");
      nun_xml_element (xml, "managedAuthority", self->authority);
    }
  else
    {
      nun_xml_start (xml, "managingOrg");
      nun_xml_attribute (xml, "ivo-id", self->publisher_id);
      nun_xml_text (xml, self->publisher);
      nun_xml_end (xml);
    }
  return nun_xml_finish (xml);
}

char *
nun_vo_registry_record_capabilities (NunVoRegistryRecord *self)
{
  g_autoptr (NunXml) xml = nun_xml_new ();

  nun_xml_start (xml, "vosi:capabilities");
  nun_xml_attribute (xml, "xmlns:vosi", "http://www.ivoa.net/xml/VOSICapabilities/v1.0");
  write_namespaces (xml, "http://www.ivoa.net/xml/VOSICapabilities/v1.0 "
                         "http://www.ivoa.net/xml/VOSICapabilities/VOSICapabilities-v1.0.xsd");
  write_harvest (xml, self);
  nun_vo_write_capabilities (xml, &self->resource);
  return nun_xml_finish (xml);
}
