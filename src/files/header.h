#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The header of one HDU as the file has it: every card in its order.  Immutable; counted references; any
 * thread. */
typedef struct _NunHeader NunHeader;

/* One card.  Strings of NunHeader, UTF-8; NULL for none. */
typedef struct
{
  const char *keyword; /* "EXPTIME", "ESO TEL AIRM START": HIERARCH names with blanks; capitals */
  const char *value;   /* as text, quotes taken off, long strings put together */
  const char *comment; /* "[s] exposure time" */
} NunCard;

/* n_bytes of cards of 80 bytes, up to END or the end; at most 100,000 cards. */
NunHeader *nun_header_new (const char *cards, gsize n_bytes);
NunHeader *nun_header_ref (NunHeader *self);
void       nun_header_unref (NunHeader *self);

/* All cards but END; COMMENT and HISTORY have their text as value.  Borrowed. */
const NunCard *nun_header_get_cards (const NunHeader *self, guint *n_cards);

/* The value of the first card of that keyword (any case), NULL when absent or empty.  Borrowed. */
const char *nun_header_get (const NunHeader *self, const char *keyword);
gboolean    nun_header_get_double (const NunHeader *self, const char *keyword, double *value);

/* The cards as 80 bytes each, without END.  Borrowed. */
const char *nun_header_get_raw (const NunHeader *self, guint *n_cards);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunHeader, nun_header_unref)

G_END_DECLS
