#pragma once

#include "describe/view.h"
#include "store/store.h"

G_BEGIN_DECLS

/* One select on one table: a cone, or everything. */
typedef struct
{
  GPtrArray *columns; /* of NunViewColumn; a reference is taken */
  gboolean   has_cone;
  double     ra_deg, dec_deg, radius_deg;
  gint64     limit; /* rows at most; -1 for no bound */
} NunSelect;

/* The rows, in sky order, with the view's columns.  The cursor keeps the store alive and must be gone
 * before another thread uses the same store for long. */
NunRows *
nun_store_select (NunStore *self, const char *table, const NunSelect *select, GError **error);

G_END_DECLS
