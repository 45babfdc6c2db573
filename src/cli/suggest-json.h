#pragma once

#include "advise/suggest.h"
#include "observe/keyword.h"

G_BEGIN_DECLS

/* The JSON form of what the adviser says of a table: one object in one line.  source: the file, for people; columns and
 * advice: one each.  g_free. */
char *
nun_suggest_json (const char *source, const char *table, GPtrArray *columns, GPtrArray *advice);

/* The same of the n cards of a header, and of the fields of an observation that they carry.  g_free. */
char *nun_suggest_keywords_json (const char *source, int hdu, const NunCard *cards, guint n_cards);

G_END_DECLS
