/* Small XML documents by libxml2's text writer. */

#include "vo/xml-writer.h"

#include <inttypes.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "files/value.h"
#include "vo/xml-text.h"

struct _NunXml
{
  xmlBuffer     *buffer;
  xmlTextWriter *writer;
};

/* libxml2 fails here for want of memory only, and GLib's programs end on that. */
static void
check (int result)
{
  if (result < 0)
    g_error ("libxml2 cannot write");
}

NunXml *
nun_xml_new (void)
{
  NunXml *self = g_new0 (NunXml, 1);

  /* Two threads may make their first document at once: this is locked, what it sets up is not. */
  xmlInitParser ();
  self->buffer = xmlBufferCreate ();
  self->writer = self->buffer != NULL ? xmlNewTextWriterMemory (self->buffer, 0) : NULL;
  check (self->writer != NULL ? 0 : -1);
  check (xmlTextWriterSetIndent (self->writer, 1));
  check (xmlTextWriterSetIndentString (self->writer, BAD_CAST "  "));
  check (xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL));
  return self;
}

void
nun_xml_free (NunXml *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

void
nun_xml_start (NunXml *self, const char *name)
{
  check (xmlTextWriterStartElement (self->writer, BAD_CAST name));
}

void
nun_xml_end (NunXml *self)
{
  check (xmlTextWriterEndElement (self->writer));
}

/* What XML 1.0 can hold of it: the writer escapes markup, but passes on whatever else it is given. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, nun_xml_is_char (c) ? c : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

void
nun_xml_attribute (NunXml *self, const char *name, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == 0)
    return;
  text = clean (value);
  check (xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST text));
}

void
nun_xml_text (NunXml *self, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == 0)
    return;
  text = clean (value);
  check (xmlTextWriterWriteString (self->writer, BAD_CAST text));
}

void
nun_xml_element (NunXml *self, const char *name, const char *text)
{
  if (text == NULL || *text == 0)
    return;
  nun_xml_start (self, name);
  nun_xml_text (self, text);
  nun_xml_end (self);
}

/* RFC 3986 section 2; brackets only where a host may be an IPv6 address. */
static char *
clean_uri (const char *uri)
{
  static const char hex[] = "0123456789ABCDEF";
  const char       *authority = strstr (uri, "://");
  const char       *end = authority != NULL ? strchr (authority + 3, '/') : NULL;
  GString          *out = g_string_sized_new (strlen (uri));

  for (const char *p = uri; *p != 0; p++)
    {
      gboolean in_host = authority != NULL && p > authority && (end == NULL || p < end);
      gboolean escaped = *p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);

      if (g_ascii_isalnum (*p) || strchr ("-._~:/?#@!$&'()*+,;=", *p) != NULL || escaped ||
          (in_host && (*p == '[' || *p == ']')))
        g_string_append_c (out, *p);
      else
        {
          g_string_append_c (out, '%');
          g_string_append_c (out, hex[(guint8) *p >> 4]);
          g_string_append_c (out, hex[(guint8) *p & 15]);
        }
    }
  return g_string_free (out, FALSE);
}

void
nun_xml_uri_text (NunXml *self, const char *uri)
{
  g_autofree char *text = uri != NULL ? clean_uri (uri) : NULL;

  nun_xml_text (self, text);
}

void
nun_xml_uri_attribute (NunXml *self, const char *name, const char *uri)
{
  g_autofree char *text = uri != NULL ? clean_uri (uri) : NULL;

  nun_xml_attribute (self, name, text);
}

void
nun_xml_uri_element (NunXml *self, const char *name, const char *uri)
{
  g_autofree char *text = uri != NULL ? clean_uri (uri) : NULL;

  nun_xml_element (self, name, text);
}

void
nun_xml_document (NunXml *self, const char *document)
{
  const char      *end = g_str_has_prefix (document, "<?xml") ? strstr (document, "?>") : NULL;
  const char      *root = strchr (end != NULL ? end : document, '<');
  gsize            length = strcspn (root, " >/");
  g_autofree char *text = g_strdup_printf ("%.*s xmlns=\"\"%s", (int) length, root, root + length);

  check (xmlTextWriterWriteRaw (self->writer, BAD_CAST text));
}

void
nun_xml_number (NunXml *self, const char *name, double value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  nun_value_append_text (&(NunValue){ .type = NUN_VALUE_DOUBLE, .d = value }, NUN_DATATYPE_DOUBLE,
                         FALSE, text);
  nun_xml_element (self, name, text->str);
}

void
nun_xml_integer (NunXml *self, const char *name, gint64 value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" PRId64, value);
  nun_xml_element (self, name, text);
}

char *
nun_xml_finish (NunXml *self)
{
  check (xmlTextWriterEndDocument (self->writer));
  check (xmlTextWriterFlush (self->writer));
  return g_strndup ((const char *) xmlBufferContent (self->buffer),
                    (gsize) xmlBufferLength (self->buffer));
}
