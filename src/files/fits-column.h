#pragma once

#include "files/column.h"
#include "files/fits-header.h"
#include "files/value.h"

G_BEGIN_DECLS

/* Longest cell, in bytes: no column of a catalogue comes near it. */
#define NUN_FITS_MAX_CELL (64 << 20)

/* Integers that FITS writes with the sign bit turned, by a TZERO of its own. */
typedef enum
{
  NUN_FITS_PLAIN,
  NUN_FITS_TURNED, /* B with TZERO -128, I, J and K with TZERO 2^15, 2^31, 2^63 */
} NunFitsSign;

/* How the bytes of one column lie in a row, and what they mean. */
typedef struct
{
  char        code;  /* of TFORM: L X B I J K A E D C M; for an ASCII table A I F (also E and D) */
  char        array; /* P or Q where the row holds a descriptor, else 0 */
  guint64     repeat;
  gsize       offset, width; /* within the row, in bytes */
  gsize       string_width;  /* of each string in an array of strings, else 0 */
  double      scale, zero;
  gboolean    scaled; /* scale and zero count; the values become double */
  NunFitsSign sign;
  gboolean    has_null;
  gint64      null;      /* TNULL of a binary table */
  char       *null_text; /* TNULL of an ASCII table, without blanks */
  int         decimals;  /* implied ones of an ASCII number without a point */
  gboolean    is_array;  /* a cell is BYTES */
} NunFitsField;

void nun_fits_field_clear (NunFitsField *self);

/* Reads the keywords of column n (from 1); `offset` is where it begins in a binary table's row.  FALSE with a
 * sentence's end in `reason` (static) when TFORM makes no sense. */
gboolean nun_fits_field_read_binary (NunFitsField        *self,
                                     const NunFitsHeader *header,
                                     int                  n,
                                     gsize                offset,
                                     const char         **reason);
gboolean nun_fits_field_read_ascii (NunFitsField        *self,
                                    const NunFitsHeader *header,
                                    int                  n,
                                    gsize                row_length,
                                    const char         **reason);

/* What the column is to the world. taken: the names so far (a set), to which this one is added. */
NunColumn *nun_fits_field_make_column (const NunFitsField  *self,
                                       const NunFitsHeader *header,
                                       int                  n,
                                       gboolean             is_ascii,
                                       GHashTable          *taken);

G_END_DECLS
