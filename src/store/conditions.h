#pragma once

#include "store/database.h"
#include "store/observe.h"

G_BEGIN_DECLS

/* Conditions on columns as a part of a WHERE: SQL made of column numbers only, values bound.  Inside the room only. */

/* Appends " AND (...)" for each group.  first: number of the first parameter. */
void nun_conditions_append_sql (const NunRowConditions *self, GString *sql, int first);

/* Binds in the same order. */
void nun_conditions_bind (const NunRowConditions *self, NunStatement *statement, int first);

G_END_DECLS
