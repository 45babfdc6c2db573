#pragma once

#include "files/fits-column.h"

G_BEGIN_DECLS

/* The number of bytes of `count` elements of the field's type, as they lie in the file. */
gsize nun_fits_cell_size (const NunFitsField *field, guint64 count);

/* Turns the bytes of one cell, as they lie in the file, into a value.  count: its elements.  The value
 * borrows from `bytes` or `scratch`, which is overwritten.  Any bytes are allowed. */
void nun_fits_cell_read (const NunFitsField *field,
                         const guint8       *bytes,
                         guint64             count,
                         gboolean            is_ascii,
                         GByteArray         *scratch,
                         NunValue           *value);

G_END_DECLS
