/* The registry record: VOResource 1.1 with VODataService 1.2, its elements in the schema's order. */

#include "vo/resource.h"

#include <math.h>
#include <string.h>

#include "describe/coverage.h"
#include "vo/resource-parts.h"

#define SHORT_NAME_CHARACTERS 16

void
nun_vo_namespaces (NunXml *xml, const char *location)
{
  nun_xml_attribute (xml, "xmlns:vr", "http://www.ivoa.net/xml/VOResource/v1.0");
  nun_xml_attribute (xml, "xmlns:vs", "http://www.ivoa.net/xml/VODataService/v1.1");
  nun_xml_attribute (xml, "xmlns:cs", "http://www.ivoa.net/xml/ConeSearch/v1.0");
  nun_xml_attribute (xml, "xmlns:sia", "http://www.ivoa.net/xml/SIA/v1.1");
  nun_xml_attribute (xml, "xmlns:ssap", "http://www.ivoa.net/xml/SSA/v1.1");
  nun_xml_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  nun_xml_attribute (xml, "xsi:schemaLocation", location);
}

char *
nun_vo_timestamp (const char *text)
{
  static const char     pattern[] = "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?)?$";
  g_autoptr (GDateTime) time = NULL;
  g_autofree char      *full = NULL;

  if (text == NULL || !g_regex_match_simple (pattern, text, 0, 0))
    return NULL;
  full = g_strconcat (text, strchr (text, 'T') == NULL ? "T00:00:00" : "",
                      g_str_has_suffix (text, "Z") ? "" : "Z", NULL);
  time = g_date_time_new_from_iso8601 (full, NULL);
  /* XML Schema knows no year 0. */
  if (time == NULL || g_date_time_get_year (time) < 1)
    return NULL;
  return g_steal_pointer (&full);
}

/* The two times that the record itself must bear.  A record of unknown age is as old as it is now. */
static void
write_times (NunXml *xml, const NunVoResource *resource)
{
  g_autofree char *created = nun_vo_timestamp (resource->created);
  g_autofree char *updated = nun_vo_timestamp (resource->updated);

  if (updated == NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      updated = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
    }
  if (created == NULL)
    created = g_strdup (updated);
  nun_xml_attribute (xml, "created", created);
  nun_xml_attribute (xml, "updated", strcmp (updated, created) < 0 ? created : updated);
}

static void
write_date (NunXml *xml, const char *role, const char *date)
{
  g_autofree char *time = nun_vo_timestamp (date);

  if (time == NULL)
    return;
  nun_xml_start (xml, "date");
  nun_xml_attribute (xml, "role", role);
  nun_xml_text (xml, strlen (date) == strlen ("2026-01-31") ? date : time);
  nun_xml_end (xml);
}

static void
write_curation (NunXml *xml, const NunVoResource *resource)
{
  nun_xml_start (xml, "curation");
  if (resource->publisher != NULL && *resource->publisher != 0)
    {
      nun_xml_start (xml, "publisher");
      nun_xml_attribute (xml, "ivo-id", resource->publisher_id);
      nun_xml_text (xml, resource->publisher);
      nun_xml_end (xml);
    }
  for (guint i = 0; resource->creators != NULL && resource->creators[i] != NULL; i++)
    {
      nun_xml_start (xml, "creator");
      nun_xml_element (xml, "name", resource->creators[i]);
      if (resource->creator_ids != NULL && *resource->creator_ids[i] != 0)
        nun_xml_element (xml, "altIdentifier", resource->creator_ids[i]);
      nun_xml_end (xml);
    }
  write_date (xml, "Created", resource->created);
  write_date (xml, "Updated", resource->revised != NULL ? resource->revised : resource->updated);
  write_date (xml, "Available", resource->available);
  nun_xml_element (xml, "version", resource->version);
  nun_xml_start (xml, "contact");
  nun_xml_element (xml, "name", resource->contact_name);
  nun_xml_element (xml, "email", resource->contact_email);
  nun_xml_end (xml);
  nun_xml_end (xml);
}

/* The bare DOI in what people write for one ("doi:10.1/x", "https://doi.org/10.1/x"), or NULL. */
static const char *
bare_doi (const char *source)
{
  static const char *const prefixes[] = { "doi:", "https://doi.org/", "http://doi.org/",
                                          "https://dx.doi.org/", "http://dx.doi.org/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (source, prefixes[i], strlen (prefixes[i])) == 0)
      {
        source += strlen (prefixes[i]);
        break;
      }
  while (*source == ' ')
    source++;
  return g_regex_match_simple ("^10\\.[0-9.]+/.", source, 0, 0) ? source : NULL;
}

/* The format says how to read the value, so that it bears no prefix (VOResource 1.1, section 3.1.3). */
static void
write_source (NunXml *xml, const char *source)
{
  const char *doi, *format = NULL;

  if (source == NULL || *source == 0)
    return;
  doi = bare_doi (source);
  if (doi != NULL)
    format = "doi";
  else
    {
      if (g_ascii_strncasecmp (source, "bibcode:", 8) == 0)
        source += 8;
      if (g_regex_match_simple ("^[0-9]{4}[^\\s]{15}$", source, 0, 0))
        format = "bibcode";
    }
  nun_xml_start (xml, "source");
  nun_xml_attribute (xml, "format", format);
  nun_xml_text (xml, doi != NULL ? doi : source);
  nun_xml_end (xml);
}

static void
write_relations (NunXml *xml, const NunVoResource *resource)
{
  for (guint i = 0; i < resource->n_relations; i++)
    {
      nun_xml_start (xml, "relationship");
      nun_xml_element (xml, "relationshipType", resource->relations[i].type);
      nun_xml_start (xml, "relatedResource");
      nun_xml_attribute (xml, "ivo-id", resource->relations[i].ivo_id);
      nun_xml_text (xml, resource->relations[i].name);
      nun_xml_end (xml);
      nun_xml_end (xml);
    }
}

static void
write_content (NunXml *xml, const NunVoResource *resource)
{
  nun_xml_start (xml, "content");
  for (guint i = 0; resource->subjects != NULL && resource->subjects[i] != NULL; i++)
    nun_xml_element (xml, "subject", resource->subjects[i]);
  nun_xml_element (xml, "description", resource->description);
  write_source (xml, resource->source);
  /* A page about the data must be named; the service's own landing page is one. */
  nun_xml_uri_element (xml, "referenceURL",
                       resource->reference_url != NULL && *resource->reference_url != 0
                           ? resource->reference_url
                           : resource->web_url);
  nun_xml_element (xml, "type",
                   resource->content_type != NULL ? resource->content_type : "Catalog");
  nun_xml_element (xml, "contentLevel", resource->content_level);
  write_relations (xml, resource);
  nun_xml_end (xml);
}

/* Until their day nobody may have the data, whatever the licence will allow. */
static void
write_embargo (NunXml *xml, const NunVoResource *resource)
{
  g_autofree char *text = NULL;

  if (!resource->is_kept_back)
    return;
  text = resource->available != NULL
             ? g_strdup_printf ("The data are proprietary until %s.", resource->available)
             : g_strdup ("The data are proprietary.");
  nun_xml_element (xml, "rights", text);
}

static void
write_rights (NunXml *xml, const NunVoResource *resource)
{
  write_embargo (xml, resource);
  if (resource->rights == NULL || *resource->rights == 0)
    return;
  nun_xml_start (xml, "rights");
  nun_xml_uri_attribute (xml, "rightsURI", resource->rights_uri);
  nun_xml_text (xml, resource->rights);
  nun_xml_end (xml);
}

/* Clients show the first rights and may pass over others: the licence goes first. */
static void
write_more_rights (NunXml *xml, const NunVoResource *resource)
{
  nun_xml_element (xml, "rights", resource->statement);
  nun_xml_element (xml, "rights", resource->acknowledgement);
}

static void
write_names (NunXml *xml, const char *element, const char *const *names)
{
  for (; names != NULL && *names != NULL; names++)
    nun_xml_element (xml, element, *names);
}

/* The ends are rounded outwards: coverage may say too much, never too little. */
static char *
end_to_text (double value, int digits, gboolean upwards)
{
  double power, rounded;
  char   text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == 0.0)
    return g_strdup ("0");
  power = pow (10.0, digits - 1 - floor (log10 (fabs (value))));
  rounded = (upwards ? ceil (value * power) : floor (value * power)) / power;
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", rounded));
}

static void
write_intervals (NunXml *xml, const char *element, const GArray *intervals, int digits)
{
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      const NunInterval *interval = &g_array_index (intervals, NunInterval, i);
      g_autofree char   *low = end_to_text (interval->low, digits, FALSE);
      g_autofree char   *high = end_to_text (interval->high, digits, TRUE);
      g_autofree char   *text = g_strconcat (low, " ", high, NULL);

      nun_xml_element (xml, element, text);
    }
}

/* A second of an MJD, and five figures of an energy, are finer than any search. */
#define TIME_DIGITS 9
#define ENERGY_DIGITS 5

static void
write_coverage (NunXml *xml, const NunVoResource *resource)
{
  gboolean has_moc = resource->moc_ascii != NULL && *resource->moc_ascii != 0;
  gboolean has_band = resource->wavebands != NULL && resource->wavebands[0] != NULL;
  gboolean has_time = resource->temporal != NULL && resource->temporal->len > 0;
  gboolean has_light = resource->spectral != NULL && resource->spectral->len > 0;

  if (!has_moc && !has_band && !has_time && !has_light)
    return;
  nun_xml_start (xml, "coverage");
  if (has_moc)
    nun_xml_element (xml, "spatial", resource->moc_ascii);
  write_intervals (xml, "temporal", resource->temporal, TIME_DIGITS);
  write_intervals (xml, "spectral", resource->spectral, ENERGY_DIGITS);
  write_names (xml, "waveband", resource->wavebands);
  nun_xml_end (xml);
}

static void
write_head (NunXml *xml, NunVoResourceKind kind)
{
  nun_xml_start (xml, "ri:Resource");
  nun_xml_attribute (xml, "xmlns:ri", "http://www.ivoa.net/xml/RegistryInterface/v1.0");
  nun_vo_namespaces (xml, "http://www.ivoa.net/xml/VODataService/v1.1 "
                          "http://www.ivoa.net/xml/VODataService/VODataService-v1.1.xsd "
                          "http://www.ivoa.net/xml/ConeSearch/v1.0 "
                          "http://www.ivoa.net/xml/ConeSearch/ConeSearch-v1.0.xsd "
                          "http://www.ivoa.net/xml/SIA/v1.1 "
                          "http://www.ivoa.net/xml/SIA/SIA-v1.2.xsd "
                          "http://www.ivoa.net/xml/SSA/v1.1 "
                          "http://www.ivoa.net/xml/SSA/SSA-v1.2.xsd");
  nun_xml_attribute (xml, "xsi:type",
                     kind == NUN_VO_RESOURCE_COLLECTION ? "vs:CatalogResource"
                                                        : "vs:CatalogService");
}

void
nun_vo_write_core (NunXml *xml, const NunVoResource *resource)
{
  const char *short_name = resource->short_name;

  write_times (xml, resource);
  nun_xml_attribute (xml, "status", resource->status != NULL ? resource->status : "active");
  nun_xml_element (xml, "title", resource->title);
  if (short_name != NULL && g_utf8_strlen (short_name, -1) <= SHORT_NAME_CHARACTERS)
    nun_xml_element (xml, "shortName", short_name);
  nun_xml_element (xml, "identifier", resource->identifier);
  nun_xml_element (xml, "altIdentifier", resource->alt_identifier);
  write_curation (xml, resource);
  write_content (xml, resource);
}

char *
nun_vo_record (const NunVoResource *resource)
{
  g_autoptr (NunXml) xml = nun_xml_new ();

  write_head (xml, resource->kind);
  nun_vo_write_core (xml, resource);
  write_rights (xml, resource);
  write_more_rights (xml, resource);
  nun_vo_write_capabilities (xml, resource);
  write_names (xml, "facility", resource->facilities);
  write_names (xml, "instrument", resource->instruments);
  write_coverage (xml, resource);
  if (resource->n_tables > 0)
    {
      nun_xml_start (xml, "tableset");
      nun_vo_write_tableset (xml, resource);
      nun_xml_end (xml);
    }
  return nun_xml_finish (xml);
}
