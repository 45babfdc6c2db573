#pragma once

#include "describe/observation-field.h"
#include "describe/suggest.h"

G_BEGIN_DECLS

/* What the cards of a FITS header most likely say: their UCD, and which field of an observation they
 * carry.  From a table of keywords with the synonyms of observatories (ESO, HST, Gemini, NOAO, ING, SDSS,
 * Chandra, ...), and rules for what the table does not hold.  Static knowledge, any thread. */

/* One card.  Borrowed strings; NULL for none. */
typedef struct
{
  const char *keyword; /* "EXPTIME", "ESO TEL AIRM START": HIERARCH names with blanks */
  const char *value;   /* as text, quotes taken off */
  const char *comment; /* "[s] exposure time" */
} NunCard;

/* UCDs for a card, best first, at most NUN_SUGGEST_MAX of NunSuggestion; empty for what is no quantity
 * (COMMENT, NAXIS).  Frees its items. */
GPtrArray *nun_keyword_suggest (const NunCard *card);

/* How well the card carries a field (observation-field.h), 0 for not at all to 1. */
double nun_keyword_fitness (const NunCard *card, const char *field_key);

/* Which cards carry the field, best first: of NunSuggestion whose value is the keyword and whose reason
 * says why.  cards: n of them.  Frees its items. */
GPtrArray *nun_keyword_for_field (const NunCard *cards, guint n_cards, const char *field_key);

G_END_DECLS
