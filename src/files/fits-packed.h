#pragma once

#include "files/fits-column.h"
#include "files/fits-header.h"

G_BEGIN_DECLS

/* Where the rows of a tile-compressed table lie (FITS 4.0, section 10.3): the columns of so many rows at a
 * time are packed one by one.  Immutable after birth; any thread. */
typedef struct _NunFitsPacked NunFitsPacked;

/* Largest tile, in bytes of its rows. */
#define NUN_FITS_MAX_TILE (G_GINT64_CONSTANT (64) << 20)

/* header: the one with ZTABLE. heap_start, data_end: bytes in the file, of what is packed. fd: open for reading; only
 * looked at here.  NULL with a sentence's end in `reason` (static) when the keywords make no sense. */
NunFitsPacked *nun_fits_packed_new (const NunFitsHeader *header,
                                    int                  fd,
                                    gint64               data_start,
                                    gint64               heap_start,
                                    gint64               data_end,
                                    gint64               n_tiles_there,
                                    const char         **reason);
void           nun_fits_packed_free (NunFitsPacked *self);

/* Rows whose tiles are whole in the file. */
gint64 nun_fits_packed_get_n_rows (const NunFitsPacked *self);
gint64 nun_fits_packed_get_tile_rows (const NunFitsPacked *self);

/* The rows of tile `tile` (from 0) as they would lie in a plain table into `rows`, of n_rows * row_length bytes.  For
 * a column with descriptors the packed arrays' descriptors come into the matching element of `lists` (GByteArray of 16
 * bytes a row).  FALSE when the bytes are damaged. */
gboolean nun_fits_packed_read_tile (const NunFitsPacked *self,
                                    int                  fd,
                                    const GArray        *fields,
                                    gint64               tile,
                                    gint64               n_rows,
                                    gsize                row_length,
                                    guint8              *rows,
                                    GPtrArray           *lists);

/* The array of `size` bytes that descriptor number `row` of a list points to. */
gboolean nun_fits_packed_read_array (const NunFitsPacked *self,
                                     int                  fd,
                                     guint                column,
                                     const NunFitsField  *field,
                                     const GByteArray    *list,
                                     gint64               row,
                                     guint8              *out,
                                     gsize                size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunFitsPacked, nun_fits_packed_free)

G_END_DECLS
