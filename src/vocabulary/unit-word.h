#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names that people have for units, and what VOUnits has for them.  Only for the files unit*.c;
 * static tables, any thread. */

/* The VOUnits text for one word ("degrees", "milliarcsec", "Jansky", "KPC"), which may be a product
 * ("mas/yr" for nothing, "deg**2" for "sqdeg"); the word itself when it is known, NULL when nobody
 * says it.  g_free. */
char *nun_unit_word_repair (const char *word);

/* The VOUnits text for a whole unit that no rule explains ("deg C", "solar masses"); text is in small
 * letters with single blanks.  Static string or NULL. */
const char *nun_unit_phrase (const char *text);

G_END_DECLS
