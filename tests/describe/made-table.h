#pragma once

#include "describe/description.h"

/* Collections made up for tests, without a file behind them. */

typedef struct
{
  const char *name;
  NunDatatype type;
  const char *unit, *ucd;
  double      minimum, maximum; /* equal: no range */
  gint64      n_distinct;
  gboolean    sexagesimal;
} MadeColumn;

/* n_rows rows, columns until name is NULL. */
NunCollection *made_collection (const char *name, gint64 n_rows, const MadeColumn *columns);
