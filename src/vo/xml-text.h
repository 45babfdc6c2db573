#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text made fit to stand in XML 1.0, appended to a GString. What XML cannot hold (control characters,
 * U+FFFE, U+FFFF, bytes that are not UTF-8) becomes U+FFFD, a carriage return a reference, so that every
 * reader gets back what was written. */

/* length in bytes; -1 for a text that ends with NUL. */
void nun_xml_append_text (GString *out, const char *text, gssize length);

/* As above; line breaks and tabs become references, since readers turn them into blanks there. */
void nun_xml_append_attribute_text (GString *out, const char *text);

/* For VOTable's char, which is ASCII: whatever else becomes one '?' a character. */
void nun_xml_append_ascii (GString *out, const char *text, gssize length);

/* ' name="value"', or nothing when value is NULL or empty. */
void nun_xml_append_attribute (GString *out, const char *name, const char *value);

/* Whether XML 1.0 may hold the character (section 2.2). */
gboolean nun_xml_is_char (gunichar c);

G_END_DECLS
