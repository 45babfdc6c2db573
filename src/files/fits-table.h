#pragma once

#include "files/fits-column.h"
#include "files/fits-packed.h"
#include "files/table.h"

G_BEGIN_DECLS

/* One BINTABLE or TABLE HDU.  Its rows are read straight from the file: cfitsio only told where they are. */
#define NUN_TYPE_FITS_TABLE (nun_fits_table_get_type ())
G_DECLARE_FINAL_TYPE (NunFitsTable, nun_fits_table, NUN, FITS_TABLE, NunTable)

typedef struct
{
  const char    *path;       /* for messages */
  const char    *local_path; /* the bytes */
  int            hdu;        /* from 0 */
  gboolean       is_ascii;
  gboolean       inner;      /* part of a VOTable: the table has no HDU to the world */
  gint64         data_start; /* byte of the first row in the file */
  gint64         data_end;   /* byte behind the last one that belongs to the HDU and is there */
  gint64         row_length;
  gint64         n_rows;   /* that are there */
  gboolean       is_short; /* the file ends before the heap does: arrays behind its end are NULL */
  NunFitsPacked *packed;   /* of a tile-compressed table, taken over; else NULL */
} NunFitsPlace;

/* fields: GArray of NunFitsField, one a column; both are taken over. */
NunFitsTable *nun_fits_table_new (const NunFitsPlace *place,
                                  const char         *name,
                                  gint64              heap_start,
                                  GArray             *fields,
                                  GPtrArray          *columns);

/* The HDU where it stands, also when it is part of a VOTable. */
int nun_fits_table_get_place (NunFitsTable *self);

G_END_DECLS
