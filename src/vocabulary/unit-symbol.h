#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The symbols of VOUnits 1.0 and the other names that people have for them.  Only for the files
 * unit*.c; static tables, any thread. */

typedef enum
{
  NUN_SYMBOL_KNOWN,    /* with or without a prefix that it may have */
  NUN_SYMBOL_PREFIXED, /* a known symbol with a prefix that it must not have */
  NUN_SYMBOL_UNKNOWN,
} NunSymbolKind;

/* base: the symbol without its prefix ("arcsec" of "uarcsec"), a static string; may be NULL. */
NunSymbolKind nun_unit_symbol_kind (const char *symbol, const char **base);

/* The VOUnits text for one word ("degrees", "milliarcsec", "Jansky", "KPC"), which may be a product
 * ("mas/yr" for nothing, "deg**2" for "sqdeg"); the word itself when it is known, NULL when nobody
 * says it.  g_free. */
char *nun_unit_symbol_repair (const char *word);

/* The VOUnits text for a whole unit that no rule explains ("deg C", "solar masses"); text is in small
 * letters with single blanks.  Static string or NULL. */
const char *nun_unit_phrase (const char *text);

G_END_DECLS
