#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names that people have for units, and what VOUnits has for them.  Only for the files unit*.c;
 * static tables, any thread. */

/* The VOUnits text for one word ("degrees", "milliarcsec", "Jansky", "KPC"), which may be a product with
 * a scale ("deg**2" for "sqdeg", "10**-5N" for "dyn"), or "" for what is only counted ("stars/deg2"); the word itself when it is known, NULL when nobody
 * says it.  capitals: the word stands among capitals only, so that a lone S is the second.  g_free. */
char *nun_unit_word_repair (const char *word, gboolean capitals);

/* Whether word is the name of a unit, no symbol: "solarmass", "millijansky". */
gboolean nun_unit_word_is_name (const char *word);

/* The VOUnits text for a whole unit that no rule explains ("solar masses", "none"); text is plain
 * (unit-plain.h) in small letters.  Static string or NULL. */
const char *nun_unit_phrase (const char *text);

G_END_DECLS
