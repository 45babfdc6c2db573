#pragma once

#include "describe/view.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The question of a cone search. */
typedef struct
{
  double ra_deg, dec_deg; /* ICRS; ra any finite number of turns, dec -90 to 90 */
  double radius_deg;      /* 0 to 180 */
  int    verbosity;       /* 1 to 3 */
  gint64 max_rows; /* 0: columns only; the cursor gives up to one row more, which tells overflow */
  NunUcdStyle style;
} NunConeQuestion;

/* The rows whose great-circle distance from the centre is at most the radius.  SR=0 gives no rows. */
NunRows *nun_query_cone (NunStore              *store,
                         const char            *table,
                         const NunConeQuestion *question,
                         GError               **error);

G_END_DECLS
