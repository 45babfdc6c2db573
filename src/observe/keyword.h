#pragma once

#include "advise/suggest.h"
#include "files/header.h"
#include "observe/observation-field.h"

G_BEGIN_DECLS

/* What the cards of a FITS header most likely say: their UCD, and which field of an observation they
 * carry.  From a table of keywords with the synonyms of observatories (ESO, HST, Gemini, NOAO, ING, SDSS,
 * Chandra, ...; keywords.tsv), and rules for what the table does not hold: words of the comment, the unit in it,
 * parts of the keyword, the form of the value.  Static knowledge, any thread. */

/* What a card's value looks like. */
typedef enum
{
  NUN_CARD_NONE, /* no value, or a word for none: UNKNOWN, N/A */
  NUN_CARD_NUMBER,
  NUN_CARD_LOGICAL,     /* T or F */
  NUN_CARD_DATE,        /* 2004-05-06, with or without a time behind T or a blank */
  NUN_CARD_OLD_DATE,    /* 06/05/94, 6/5/1994 */
  NUN_CARD_SEXAGESIMAL, /* 12:34:56.7, -00 12 03: an angle or a time of day */
  NUN_CARD_URL,
  NUN_CARD_FILE, /* a name with a usual ending of data files */
  NUN_CARD_TEXT,
} NunCardForm;

/* number: set for a NUMBER; may be NULL.  value may be NULL. */
NunCardForm nun_keyword_card_form (const char *value, double *number);

/* UCDs for a card, best first, at most NUN_SUGGEST_MAX of NunSuggestion; empty when nothing is known.  CTYPEn
 * with a value that FITS knows gives what lies along the axis first.  Frees its items. */
GPtrArray *nun_keyword_suggest (const NunCard *card);

/* The UCD of the axis that a CTYPE names ("RA---TAN", "AWAV", "FREQ-LSR"), NULL for others.  Static. */
const char *nun_keyword_axis_ucd (const char *ctype);

/* The unit in which the value most likely is: the one that the comment states, "h:m:s" or "d:m:s" for sexagesimal
 * text, or what is usual for the keyword; NULL when none is known.  VOUnits.  g_free. */
char *nun_keyword_unit (const NunCard *card);

/* How well the card carries a field (observation-field.h), 0 for not at all to 1.  A card without a value, with one
 * that cannot be meant (a text for a number, an angle of 400 degrees), or with a filter that is none fits little. */
double nun_keyword_fitness (const NunCard *card, const char *field_key);

/* Which cards carry the field, best first: of NunSuggestion whose value is the keyword and whose reason
 * says why.  cards: n of them.  Frees its items. */
GPtrArray *nun_keyword_for_field (const NunCard *cards, guint n_cards, const char *field_key);

/* The same for many fields of one header: every card is looked up once.  Borrows the cards. */
typedef struct _NunKeywordReading NunKeywordReading;

NunKeywordReading *nun_keyword_reading_new (const NunCard *cards, guint n_cards);
void               nun_keyword_reading_free (NunKeywordReading *self);
GPtrArray *nun_keyword_reading_for_field (const NunKeywordReading *self, const char *field_key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunKeywordReading, nun_keyword_reading_free)

G_END_DECLS
