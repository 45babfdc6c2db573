/* Where the services and the data of an observation collection lie below the base URL. */

#include "vo/observation.h"
#include "vo/publication.h"

char *
nun_vo_sia1_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "sia1.xml?");
}

char *
nun_vo_sia2_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "sia2");
}

char *
nun_vo_ssap_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "ssap.xml?");
}

char *
nun_vo_links_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "links");
}

char *
nun_vo_soda_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "soda");
}

const char *
nun_vo_access_type (NunVoAccess access)
{
  static const char *const types[] = { NULL, NUN_VO_TYPE_PREVIEW, NUN_VO_TYPE_SPECTRUM,
                                       NUN_VO_TYPE_LINKS };

  return types[access];
}

char *
nun_vo_access_url (const char *base_url, const char *table, const char *did, NunVoAccess access)
{
  static const char *const rests[] = { "get?ID=", "preview?ID=", "get?FORMAT=votable&ID=",
                                       "links?ID=" };
  g_autofree char         *begin = nun_vo_url_below (base_url, table, rests[access]);
  g_autofree char         *escaped = g_uri_escape_string (did, "/:", FALSE);

  return g_strconcat (begin, escaped, NULL);
}
