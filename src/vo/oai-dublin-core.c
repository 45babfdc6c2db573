/* A record as unqualified Dublin Core, which every repository of OAI-PMH must offer (OAI-PMH 2.0, section 5). */

#include "vo/oai.h"
#include "vo/xml-writer.h"

static void
write_list (NunXml *xml, const char *name, const char *const *values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    nun_xml_element (xml, name, values[i]);
}

char *
nun_vo_dublin_core (const NunVoResource *resource)
{
  g_autoptr (NunXml) xml = nun_xml_new ();

  nun_xml_start (xml, "oai_dc:dc");
  nun_xml_attribute (xml, "xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/");
  nun_xml_attribute (xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  nun_xml_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  nun_xml_attribute (xml, "xsi:schemaLocation",
                     "http://www.openarchives.org/OAI/2.0/oai_dc/ "
                     "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
  nun_xml_element (xml, "dc:title", resource->title);
  write_list (xml, "dc:creator", resource->creators);
  write_list (xml, "dc:subject", resource->subjects);
  nun_xml_element (xml, "dc:description", resource->description);
  nun_xml_element (xml, "dc:publisher", resource->publisher);
  nun_xml_element (xml, "dc:date", resource->created);
  nun_xml_element (xml, "dc:type",
                   resource->content_type != NULL ? resource->content_type : "Catalog");
  nun_xml_element (xml, "dc:identifier", resource->identifier);
  nun_xml_uri_element (xml, "dc:identifier", resource->web_url);
  nun_xml_element (xml, "dc:source", resource->source);
  nun_xml_uri_element (xml, "dc:relation", resource->reference_url);
  nun_xml_element (xml, "dc:rights", resource->rights);
  nun_xml_uri_element (xml, "dc:rights", resource->rights_uri);
  return nun_xml_finish (xml);
}
