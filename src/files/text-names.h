#pragma once

#include "files/text-field.h"

G_BEGIN_DECLS

/* Columns of n_columns names as a header gives them (GPtrArray of char*, or NULL for none): the unit is
 * taken out of "RA (deg)" and "RA[deg]", empty and doubled names are made unique, and what the file says is
 * kept in `original`.  Returns a GPtrArray of NunColumn of text that is not shared yet; unref. */
GPtrArray *nun_text_columns_new (GPtrArray *names, guint n_columns);

/* The same for NunTextFields: names are kept as they are but for empty and doubled ones; unit and description
 * are those of the fields. */
GPtrArray *nun_text_columns_from_fields (GPtrArray *fields);

/* Whether cells (of NunTextCell) are the units of columns: some are filled, and each of these is a unit. */
gboolean nun_text_are_units (const GArray *cells);

G_END_DECLS
