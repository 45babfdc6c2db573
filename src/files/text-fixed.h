#pragma once

#include "files/text-field.h"

G_BEGIN_DECLS

/* Parts a line at the places of the fields, counted in characters, without the blanks around each cell.  The
 * line is not changed; fields may overlap and lie behind its end.  fields: of NunTextField.  bars: a value that
 * reaches into the one character between two columns belongs to it (IPAC); FALSE when one reaches through it,
 * into the next column.  scratch: GArray of gsize. cells:
 * GArray of NunTextCell, emptied first; one a field. */
gboolean nun_text_split_fixed (char      *line,
                               gsize      length,
                               GPtrArray *fields,
                               gboolean   bars,
                               GArray    *scratch,
                               GArray    *cells);

G_END_DECLS
