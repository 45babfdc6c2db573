/* The publication as a publishing registry: what its records and its endpoint are called. */

#include "vo/oai.h"

#include <string.h>

#define SCHEME "ivo://"

char *
nun_vo_oai_url (const char *base_url)
{
  return g_strconcat (base_url, "/oai.xml", NULL);
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
