#pragma once

#include "files/rows.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Rows of a collection of images or spectra by where they lie and what their columns say: what src/query makes
 * questions of. */

/* A row and where it lies (ICRS): s_ra and s_dec, else the middle of its footprint. */
typedef struct
{
  gint64 key;
  double ra_deg, dec_deg;
} NunFootprintPlace;

/* Rows whose footprint may meet the box in unit vectors (nun_region_box): few too many, none too few.  Of
 * NunFootprintPlace, in no order. */
GArray *nun_store_find_footprints (NunStore     *self,
                                   const char   *table,
                                   const double  low[3],
                                   const double  high[3],
                                   GCancellable *cancellable,
                                   GError      **error);

/* Whether a text of the column is found in any case without a look at every row. */
gboolean nun_store_has_text_index (const NunCollection *collection, int column);

/* Conditions on columns by their index, -1 for a column that is not there: no row fits then. */

/* min column <= maximum and max column >= minimum; infinite ends are open, but the row must know its value. */
typedef struct
{
  int    min_column, max_column;
  double minimum, maximum;
} NunRowInterval;

typedef enum
{
  NUN_ROW_TEXT_EXACT,
  NUN_ROW_TEXT_ANY_CASE, /* of ASCII letters */
  NUN_ROW_TEXT_WORD, /* one of the words (any case) of a list that blanks, commas, semicolons or slashes part */
} NunRowTextMatch;

typedef struct
{
  int             column;
  const char     *value;
  NunRowTextMatch match;
} NunRowText;

/* Conditions on the same columns: one must hold; on different ones: all must. */
typedef struct
{
  const GArray *intervals; /* of NunRowInterval, or NULL */
  const GArray *texts;     /* of NunRowText, or NULL */
} NunRowConditions;

/* Keys of the rows whose values lie in one of the intervals, which are all on the same two columns, in ascending order: from an
 * index over both.  NULL where there is none for them, and for more than most rows.  Of gint64. */
GArray *nun_store_find_spans (NunStore     *self,
                              const char   *table,
                              const GArray *intervals, /* of NunRowInterval, at least one */
                              guint         most);

/* All columns of the collection as they are stored, hidden ones too, of the rows that fit.  keys: of gint64, only these rows and in
 * this order (taken over); NULL: all, in sky order.  limit: rows at most, -1 for no bound.  Lazy; the cursor keeps the
 * store alive. */
NunRows *nun_store_select_where (NunStore               *self,
                                 const char             *table,
                                 GArray                 *keys,
                                 const NunRowConditions *conditions,
                                 gint64                  limit,
                                 GError                **error);

G_END_DECLS
