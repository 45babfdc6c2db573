/* RESPONSEFORMAT: the names of the forms in which a table is answered. */

#include "serve/format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "serve/host.h"

typedef struct
{
  const char   *name;
  NunFormatKind kind;
  const char   *content_type; /* NULL: the name */
} FormatName;

/* SCS 1.03 wants text/xml, and allows it to be refined by content=x-votable: that stays the default, since it is
 * what every client of a cone search was written for (and what a browser shows).  Who names a media type gets
 * that type back, as DALI asks; short names for a serialization get the VOTable type, which can say it. */
static const FormatName names[] = {
  { "votable", NUN_FORMAT_TABLEDATA, "text/xml" },
  { "votable/td", NUN_FORMAT_TABLEDATA, "application/x-votable+xml" },
  { "votabletd", NUN_FORMAT_TABLEDATA, "application/x-votable+xml" },
  { "votable/b2", NUN_FORMAT_BINARY2, "application/x-votable+xml" },
  { "votableb2", NUN_FORMAT_BINARY2, "application/x-votable+xml" },
  { "text/xml", NUN_FORMAT_TABLEDATA, NULL },
  { "application/x-votable+xml", NUN_FORMAT_TABLEDATA, NULL },
  { "csv", NUN_FORMAT_CSV, "text/csv" },
  { "text/csv", NUN_FORMAT_CSV, NULL },
  { "tsv", NUN_FORMAT_TSV, "text/tab-separated-values" },
  { "text/tab-separated-values", NUN_FORMAT_TSV, NULL },
};

static const FormatName *
find_name (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, text) == 0)
      return &names[i];
  return NULL;
}

/* One "key=value" behind the media type.  Anything that would ask for another document than ours is refused. */
static gboolean
take_parameter (const char *text, NunFormatKind *kind)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  const char    *key = g_strstrip (parts[0]), *value;
  gboolean       is_xml = *kind == NUN_FORMAT_TABLEDATA || *kind == NUN_FORMAT_BINARY2;

  if (*key == '\0')
    return parts[1] == NULL; /* a semicolon at the end */
  if (parts[1] == NULL)
    return FALSE;
  g_strdelimit (parts[1], "\"", ' ');
  value = g_strstrip (parts[1]);
  if (g_ascii_strcasecmp (key, "charset") == 0)
    return g_ascii_strcasecmp (value, "utf-8") == 0;
  if (!is_xml)
    return g_ascii_strcasecmp (key, "header") == 0 && g_ascii_strcasecmp (value, "present") == 0;
  if (g_ascii_strcasecmp (key, "content") == 0)
    return g_ascii_strcasecmp (value, "x-votable") == 0;
  if (g_ascii_strcasecmp (key, "version") == 0)
    return strcmp (value, "1.4") == 0;
  if (g_ascii_strcasecmp (key, "serialization") != 0)
    return FALSE;
  if (g_ascii_strcasecmp (value, "TABLEDATA") == 0)
    *kind = NUN_FORMAT_TABLEDATA;
  else if (g_ascii_strcasecmp (value, "BINARY2") == 0)
    *kind = NUN_FORMAT_BINARY2;
  else
    return FALSE;
  return TRUE;
}

static char *
make_content_type (const char *base, NunFormatKind kind)
{
  const char *serialization = kind == NUN_FORMAT_BINARY2 ? "BINARY2" : "TABLEDATA";

  if (kind == NUN_FORMAT_CSV)
    return g_strconcat (base, ";charset=utf-8;header=present", NULL);
  if (kind == NUN_FORMAT_TSV)
    return g_strconcat (base, ";charset=utf-8", NULL);
  if (strcmp (base, "text/xml") != 0)
    return g_strconcat (base, ";serialization=", serialization, NULL);
  return g_strconcat (base, ";content=x-votable",
                      kind == NUN_FORMAT_BINARY2 ? ";serialization=BINARY2" : "", NULL);
}

gboolean
nun_response_format_parse (const char *text, NunResponseFormat *format, GError **error)
{
  const char       *given = text != NULL && *text != '\0' ? text : "votable";
  g_auto (GStrv)    parts = g_strsplit (given, ";", -1);
  const FormatName *name;
  gboolean          known;

  /* a plus sign that was not escaped in the query arrives as a blank */
  g_strdelimit (g_strstrip (parts[0]), " ", '+');
  name = find_name (parts[0]);
  known = name != NULL;
  if (known)
    format->kind = name->kind;
  for (guint i = 1; known && parts[i] != NULL; i++)
    known = take_parameter (parts[i], &format->kind);
  if (!known)
    {
      g_set_error (
          error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
          _ ("RESPONSEFORMAT=%s is not offered; ask for votable, votable/td, votable/b2, text/xml, "
             "application/x-votable+xml (with serialization=TABLEDATA or BINARY2), csv or tsv"),
          given);
      return FALSE;
    }
  format->content_type = make_content_type (
      name->content_type != NULL ? name->content_type : name->name, format->kind);
  return TRUE;
}

void
nun_response_format_clear (NunResponseFormat *format)
{
  g_clear_pointer (&format->content_type, g_free);
}
