#pragma once

#include "vocabulary/unit-value.h"

G_BEGIN_DECLS

/* The symbols of VOUnits 1.0 and 1.1, and their sizes.  Only for the files unit*.c; static tables, any
 * thread.  Sizes: CODATA 2018, IAU 2012 resolution B2 (au), IAU 2015 resolutions B2 (pc) and B3 (Sun,
 * Jupiter, Earth; masses as nominal GM over CODATA's G), Julian years. */

typedef enum
{
  NUN_SYMBOL_KNOWN,    /* with or without a prefix that it may have */
  NUN_SYMBOL_PREFIXED, /* a known symbol with a prefix that it must not have */
  NUN_SYMBOL_UNKNOWN,
} NunSymbolKind;

/* base: the symbol without its prefix ("arcsec" of "uarcsec"), a static string; may be NULL.  value:
 * its size; may be NULL; untouched when the symbol is unknown. */
NunSymbolKind nun_unit_symbol_kind (const char *symbol, const char **base, NunUnitValue *value);

/* The spelling of a symbol that is written in other cases ("JY"); NULL when there is none, and for
 * single letters, which mean too many things.  Static string. */
const char *nun_unit_symbol_in_case (const char *symbol);

/* The size of what VOUnits knows only in quotes ("dex", "electron", "jupiterMass"), given without them;
 * FALSE when it is unknown. */
gboolean nun_unit_symbol_quoted (const char *word, NunUnitValue *value);

/* The power of ten of a prefix letter of VOUnits; 0 when it is none. */
double nun_unit_prefix (char letter);

G_END_DECLS
