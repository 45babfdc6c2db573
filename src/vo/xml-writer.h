#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An XML document written element by element, indented, in memory: for small documents (records, VOSI);
 * tables go through the VOTable writer. Text is made fit for XML 1.0 (xml-text.h). One thread at a time. */
typedef struct _NunXml NunXml;

NunXml *nun_xml_new (void);
void    nun_xml_free (NunXml *self);

void
nun_xml_start (NunXml *self, const char *name); /* "prefix:name": prefixes are declared by hand */
void nun_xml_end (NunXml *self);

/* Nothing is written for a value that is NULL or empty. */
void nun_xml_attribute (NunXml *self, const char *name, const char *value);
void nun_xml_text (NunXml *self, const char *text);
void nun_xml_element (NunXml *self, const char *name, const char *text);

/* The same for an xs:anyURI: characters that no URI may have become %XX. */
void nun_xml_uri_text (NunXml *self, const char *uri);
void nun_xml_uri_attribute (NunXml *self, const char *name, const char *uri);
void nun_xml_uri_element (NunXml *self, const char *name, const char *uri);

/* A whole XML document of ours without its declaration, as a child; the default namespace around it is not its own. */
void nun_xml_document (NunXml *self, const char *document);

/* A number as data write it: shortest decimal, never localised. */
void nun_xml_number (NunXml *self, const char *name, double value);
void nun_xml_integer (NunXml *self, const char *name, gint64 value);

/* Ends every open element and the document.  g_free; the writer may only be freed afterwards. */
char *nun_xml_finish (NunXml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunXml, nun_xml_free)

G_END_DECLS
