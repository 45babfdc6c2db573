/* Identifiers of datasets, made and read. */

#include "vo/did.h"

#include <string.h>

/* What may stand in the query part of a URI as it is (RFC 3986, section 3.4), but for "+", which servers read as a
 * blank, and what has a meaning between the parameters of a URL. */
#define KEPT "/:@!$'()*,;"

char *
nun_vo_did (const char *identifier, const char *table, const char *path, int hdu, int index)
{
  GString *out = g_string_new (identifier != NULL && *identifier != '\0' ? identifier
                                                                         : NUN_VO_LOCAL_IDENTIFIER);

  while (out->len > 0 && out->str[out->len - 1] == '/')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '?');
  g_string_append_uri_escaped (out, table, NULL, FALSE);
  g_string_append_c (out, '/');
  g_string_append_uri_escaped (out, path, KEPT, FALSE);
  if (hdu > 0 || index >= 0)
    g_string_append_printf (out, "#%d", MAX (hdu, 0));
  if (index >= 0)
    g_string_append_printf (out, ":%d", index);
  return g_string_free (out, FALSE);
}

/* Digits, at most nine of them, up to the end of the text or to `stop`; *end behind them. */
static gboolean
take_number (const char *text, char stop, int *number, const char **end)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 || n > 9 || (text[n] != '\0' && text[n] != stop))
    return FALSE;
  *number = (int) g_ascii_strtoll (text, NULL, 10);
  *end = text + n;
  return TRUE;
}

static gboolean
take_fragment (const char *text, NunVoDid *did)
{
  if (!take_number (text, ':', &did->hdu, &text))
    return FALSE;
  return *text == '\0' || take_number (text + 1, '\0', &did->index, &text);
}

gboolean
nun_vo_did_parse (const char *text, NunVoDid *did)
{
  const char *query = strchr (text, '?');
  const char *slash = query != NULL ? strchr (query, '/') : NULL;
  const char *hash = slash != NULL ? strrchr (slash, '#') : NULL;
  gsize       length =
      slash != NULL ? (hash != NULL ? (gsize) (hash - slash) - 1 : strlen (slash + 1)) : 0;

  *did = (NunVoDid){ .index = -1 };
  if (g_ascii_strncasecmp (text, "ivo://", 6) != 0 || length == 0 || slash == query + 1)
    return FALSE;
  if (hash != NULL && !take_fragment (hash + 1, did))
    return FALSE;
  did->identifier = g_strndup (text, query - text);
  did->table = g_uri_unescape_segment (query + 1, slash, NULL);
  did->path = g_uri_unescape_segment (slash + 1, slash + 1 + length, NULL);
  if (did->table != NULL && did->path != NULL && g_utf8_validate (did->table, -1, NULL) &&
      g_utf8_validate (did->path, -1, NULL))
    return TRUE;
  nun_vo_did_clear (did);
  return FALSE;
}

void
nun_vo_did_clear (NunVoDid *did)
{
  g_clear_pointer (&did->identifier, g_free);
  g_clear_pointer (&did->table, g_free);
  g_clear_pointer (&did->path, g_free);
}

gboolean
nun_vo_did_equal (const char *a, const char *b)
{
  g_auto (NunVoDid) one = { 0 }, other = { 0 };

  if (!nun_vo_did_parse (a, &one) || !nun_vo_did_parse (b, &other))
    return g_ascii_strcasecmp (a, b) == 0;
  return g_ascii_strcasecmp (one.identifier, other.identifier) == 0 &&
         g_ascii_strcasecmp (one.table, other.table) == 0 && strcmp (one.path, other.path) == 0 &&
         one.hdu == other.hdu && one.index == other.index;
}
