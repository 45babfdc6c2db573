/* What a service can do: the capabilities in the record and in VOSI, and VOSI's availability. */

#include "vo/resource-parts.h"
#include "vo/service-parameters.h"

#define CONE_SEARCH "ivo://ivoa.net/std/ConeSearch"
#define VOSI "ivo://ivoa.net/std/VOSI"
#define VOTABLE_TYPE "application/x-votable+xml"

/* The parameters of a cone search (SCS 1.03 section 2.1, and what ConeSearch 1.1 takes from DALI). */
static const NunVoParameter cone_parameters[] = {
  { "RA", "real", "deg", "pos.eq.ra", "Right ascension of the centre of the cone, ICRS", TRUE },
  { "DEC", "real", "deg", "pos.eq.dec", "Declination of the centre of the cone, ICRS", TRUE },
  { "SR", "real", "deg", "phys.angSize", "Radius of the cone", TRUE },
  { "VERB", "integer", NULL, NULL, "How many columns to return: 1 few, 2 usual, 3 all", FALSE },
  { "MAXREC", "integer", NULL, NULL, "How many rows to return at most", FALSE },
  { "RESPONSEFORMAT", "string", NULL, NULL, "Format of the answer", FALSE },
};

static void
write_cone_parameters (NunXml *xml, const NunVoConeSearch *cone)
{
  for (guint i = 0; i < G_N_ELEMENTS (cone_parameters); i++)
    if (cone->verbosity || !g_str_equal (cone_parameters[i].name, "VERB"))
      nun_vo_write_parameter (xml, &cone_parameters[i]);
}

static void
write_service_parameters (NunXml *xml, const NunVoService *service)
{
  const NunVoParameter *parameter = nun_vo_service_parameters (service->standard_id);

  for (; parameter != NULL && parameter->name != NULL; parameter++)
    nun_vo_write_parameter (xml, parameter);
}

static void
write_interface (NunXml *xml, const char *type, const char *role, const char *url, const char *use)
{
  nun_xml_start (xml, "interface");
  nun_xml_attribute (xml, "xsi:type", type);
  nun_xml_attribute (xml, "role", role);
  nun_xml_start (xml, "accessURL");
  nun_xml_attribute (xml, "use", use);
  nun_xml_uri_text (xml, url);
  nun_xml_end (xml);
}

static void
write_interface_test (NunXml *xml, const NunVoConeSearch *cone)
{
  char ra[G_ASCII_DTOSTR_BUF_SIZE], dec[G_ASCII_DTOSTR_BUF_SIZE], sr[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *query = NULL;

  if (!cone->has_test)
    return;
  g_ascii_formatd (ra, sizeof ra, "%.10g", cone->test_ra_deg);
  g_ascii_formatd (dec, sizeof dec, "%.10g", cone->test_dec_deg);
  g_ascii_formatd (sr, sizeof sr, "%.10g", cone->test_sr_deg);
  query = g_strdup_printf ("RA=%s&DEC=%s&SR=%s", ra, dec, sr);
  nun_xml_element (xml, "testQuery", query);
}

static void
write_test (NunXml *xml, const NunVoConeSearch *cone)
{
  if (!cone->has_test)
    return;
  nun_xml_start (xml, "testQuery");
  nun_xml_number (xml, "ra", cone->test_ra_deg);
  nun_xml_number (xml, "dec", cone->test_dec_deg);
  nun_xml_number (xml, "sr", cone->test_sr_deg);
  nun_xml_end (xml);
}

static void
write_cone_search (NunXml *xml, const NunVoConeSearch *cone)
{
  nun_xml_start (xml, "capability");
  nun_xml_attribute (xml, "xsi:type", "cs:ConeSearch");
  nun_xml_attribute (xml, "standardID", CONE_SEARCH);
  write_interface (xml, "vs:ParamHTTP", "std", cone->access_url, "base");
  nun_xml_element (xml, "queryType", "GET");
  nun_xml_element (xml, "resultType", VOTABLE_TYPE);
  write_cone_parameters (xml, cone);
  write_interface_test (xml, cone);
  nun_xml_end (xml);
  if (cone->max_sr_deg > 0)
    nun_xml_number (xml, "maxSR", cone->max_sr_deg);
  if (cone->max_records > 0)
    nun_xml_integer (xml, "maxRecords", cone->max_records);
  nun_xml_element (xml, "verbosity", cone->verbosity ? "true" : "false");
  write_test (xml, cone);
  nun_xml_end (xml);
}

/* -- images and spectra ------------------------------------------------------------------------------- */

static void
write_place (NunXml *xml, const char *element, const char *x, double lon, const char *y, double lat)
{
  nun_xml_start (xml, element);
  nun_xml_number (xml, x, lon);
  nun_xml_number (xml, y, lat);
}

static void
write_images (NunXml *xml, const NunVoService *service)
{
  nun_xml_element (xml, "imageServiceType", "Pointed");
  write_place (xml, "maxQueryRegionSize", "long", 360, "lat", 180);
  nun_xml_end (xml);
  nun_xml_integer (xml, "maxRecords", service->max_records);
  if (!service->has_test)
    return;
  nun_xml_start (xml, "testQuery");
  write_place (xml, "pos", "long", service->test_ra_deg, "lat", service->test_dec_deg);
  nun_xml_end (xml);
  write_place (xml, "size", "long", service->test_size_deg, "lat", service->test_size_deg);
  nun_xml_end (xml);
  nun_xml_end (xml);
}

static void
write_spectra (NunXml *xml, const NunVoService *service)
{
  nun_xml_element (xml, "complianceLevel", "full");
  for (guint i = 0; service->data_sources[i] != NULL; i++)
    nun_xml_element (xml, "dataSource", service->data_sources[i]);
  nun_xml_element (xml, "creationType", "archival");
  nun_xml_element (xml, "supportedFrame", "ICRS");
  nun_xml_element (xml, "supportedFrame", "FK5");
  nun_xml_element (xml, "supportedFrame", "FK4");
  nun_xml_number (xml, "maxSearchRadius", 180);
  nun_xml_integer (xml, "maxRecords", service->max_records);
  nun_xml_integer (xml, "defaultMaxRecords", service->default_records);
  if (!service->has_test)
    return;
  nun_xml_start (xml, "testQuery");
  write_place (xml, "pos", "long", service->test_ra_deg, "lat", service->test_dec_deg);
  nun_xml_end (xml);
  nun_xml_number (xml, "size", service->test_size_deg);
  nun_xml_element (xml, "queryDataCmd", "FORMAT=ALL");
  nun_xml_end (xml);
}

/* web_url: of a page for people, said here, since some clients cannot read a capability without a standard; or NULL. */
static void
write_service (NunXml *xml, const NunVoService *service, const char *web_url)
{
  static const char *const types[] = { NULL, "sia:SimpleImageAccess", "ssap:SimpleSpectralAccess" };

  nun_xml_start (xml, "capability");
  nun_xml_attribute (xml, "xsi:type", types[service->kind]);
  nun_xml_attribute (xml, "standardID", service->standard_id);
  nun_xml_start (xml, "interface");
  nun_xml_attribute (xml, "xsi:type", "vs:ParamHTTP");
  nun_xml_attribute (xml, "role", "std");
  nun_xml_attribute (xml, "version", service->version);
  nun_xml_start (xml, "accessURL");
  nun_xml_attribute (xml, "use", "base");
  nun_xml_uri_text (xml, service->access_url);
  nun_xml_end (xml);
  nun_xml_element (xml, "queryType", "GET");
  nun_xml_element (xml, "resultType", service->result_type);
  write_service_parameters (xml, service);
  nun_xml_element (xml, "testQuery", service->test_query);
  nun_xml_end (xml);
  if (web_url != NULL)
    {
      write_interface (xml, "vr:WebBrowser", NULL, web_url, "full");
      nun_xml_end (xml);
    }
  if (service->kind == NUN_VO_CAPABILITY_SIA1)
    write_images (xml, service);
  if (service->kind == NUN_VO_CAPABILITY_SSAP)
    write_spectra (xml, service);
  nun_xml_end (xml);
}

static void
write_simple (NunXml     *xml,
              const char *standard,
              const char *type,
              const char *role,
              const char *url,
              const char *use)
{
  if (url == NULL)
    return;
  nun_xml_start (xml, "capability");
  nun_xml_attribute (xml, "standardID", standard);
  write_interface (xml, type, role, url, use);
  nun_xml_end (xml);
  nun_xml_end (xml);
}

void
nun_vo_write_capabilities (NunXml *xml, const NunVoResource *resource)
{
  if (resource->cone != NULL)
    write_cone_search (xml, resource->cone);
  for (guint i = 0; i < resource->n_services; i++)
    write_service (xml, &resource->services[i], i == 0 ? resource->web_url : NULL);
  write_simple (xml, VOSI "#capabilities", "vs:ParamHTTP", "std", resource->capabilities_url,
                "full");
  write_simple (xml, VOSI "#availability", "vs:ParamHTTP", "std", resource->availability_url,
                "full");
  write_simple (xml, VOSI "#tables", "vs:ParamHTTP", "std", resource->tables_url, "full");
  if (resource->n_services == 0)
    write_simple (xml, NULL, "vr:WebBrowser", NULL, resource->web_url, "full");
}

char *
nun_vo_capabilities (const NunVoResource *resource)
{
  g_autoptr (NunXml) xml = nun_xml_new ();

  nun_xml_start (xml, "vosi:capabilities");
  nun_xml_attribute (xml, "xmlns:vosi", "http://www.ivoa.net/xml/VOSICapabilities/v1.0");
  nun_vo_namespaces (xml, "http://www.ivoa.net/xml/VOSICapabilities/v1.0 "
                          "http://www.ivoa.net/xml/VOSICapabilities/VOSICapabilities-v1.0.xsd");
  nun_vo_write_capabilities (xml, resource);
  return nun_xml_finish (xml);
}

char *
nun_vo_availability (gboolean available, const char *up_since, const char *note)
{
  g_autoptr (NunXml) xml = nun_xml_new ();
  g_autofree char   *since = nun_vo_timestamp (up_since);

  nun_xml_start (xml, "vosi:availability");
  nun_xml_attribute (xml, "xmlns:vosi", "http://www.ivoa.net/xml/VOSIAvailability/v1.0");
  nun_xml_element (xml, "vosi:available", available ? "true" : "false");
  nun_xml_element (xml, "vosi:upSince", since);
  nun_xml_element (xml, "vosi:note", note);
  return nun_xml_finish (xml);
}
