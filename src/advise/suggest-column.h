#pragma once

#include "advise/suggest-band.h"
#include "advise/suggest.h"

G_BEGIN_DECLS

/* What can be seen of a column at first sight, and on which other column it hangs.  Only for the files
 * suggest-*.c. */

typedef enum
{
  NUN_SUGGEST_TEXT,
  NUN_SUGGEST_INTEGER,
  NUN_SUGGEST_REAL,
  NUN_SUGGEST_BOOLEAN,
} NunSuggestKind;

typedef struct
{
  const NunColumn *column;
  NunSuggestKind   kind;
  NunQuantity      quantity;
  NunSuggestWords  name, text;           /* text: of the description */
  NunSuggestWords  base_name, base_text; /* without the words that say how it hangs on another */
  NunSuggestBands  bands;
  NunRelation      relation;
  int         parent; /* index in the table, -1 when relation is NONE or the other is not there */
  const char *relation_by;   /* the word or prefix that tells it: "e_", "error"; NULL for NONE */
  gboolean    named_by_text; /* the description names the parent */
  const char *squeezed;      /* the letters and digits of the name, small */
} NunSuggestColumn;

typedef struct
{
  NunSuggestColumn *columns;
  guint             n;
  gboolean      is_observations; /* a table of observations, in the names of ObsCore, SIA or SSAP */
  GStringChunk *chunk;
} NunSuggestTable;

/* columns: of NunColumn; must outlive what is returned. */
NunSuggestTable *nun_suggest_table_new (GPtrArray *columns);
void             nun_suggest_table_free (NunSuggestTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSuggestTable, nun_suggest_table_free)

G_END_DECLS
