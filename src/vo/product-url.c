/* Names and addresses of products. */

#include "vo/product-url.h"

#include <string.h>

char *
nun_vo_product_id (const char *path, int hdu, int index)
{
  if (index >= 0)
    return g_strdup_printf ("%s#%d.%d", path, hdu, index);
  /* a name that holds the sign itself needs a number behind it, to be read from the end */
  if (hdu >= 0 || strchr (path, '#') != NULL)
    return g_strdup_printf ("%s#%d", path, hdu);
  return g_strdup (path);
}

char *
nun_vo_publisher_did (const char *identifier, const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, "/", FALSE);

  return identifier != NULL && *identifier != '\0' ? g_strconcat (identifier, "?", escaped, NULL)
                                                   : NULL;
}

static char *
url_of (const char *base_url,
        const char *table,
        const char *resource,
        const char *id,
        const char *more)
{
  g_autofree char *escaped_table = g_uri_escape_string (table, NULL, FALSE);
  g_autofree char *escaped_id = id != NULL ? g_uri_escape_string (id, "/", FALSE) : NULL;

  return g_strconcat (base_url, "/", escaped_table, "/", resource, id != NULL ? "?ID=" : NULL,
                      escaped_id, more, NULL);
}

char *
nun_vo_product_url (const char *base_url, const char *table, const char *id, gboolean votable)
{
  return url_of (base_url, table, "get", id, votable ? "&FORMAT=votable" : NULL);
}

char *
nun_vo_preview_url (const char *base_url, const char *table, const char *id, guint width)
{
  g_autofree char *more = width > 0 ? g_strdup_printf ("&WIDTH=%u", width) : NULL;

  return url_of (base_url, table, "preview", id, more);
}

char *
nun_vo_cutout_url (const char *base_url, const char *table)
{
  return url_of (base_url, table, "cutout", NULL, NULL);
}
