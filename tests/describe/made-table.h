#pragma once

#include "describe/finding.h"

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

/* A description of a table "t" of such rows, and what is guessed of it. */
NunDescription *made_description (gint64 n_rows, const MadeColumn *columns);

/* The finding of that id, or NULL; and whether the judge has one for the description. */
const NunFinding *find_finding (GPtrArray *findings, const char *id);
gboolean          has_finding (const NunDescription *description, const char *id);
