#pragma once

#include "describe/position.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Rows of any cursor offered to SQLite as a table, so that SQLite's own sorter (which spills to disk) puts them in
 * sky order in bounded memory. Gathers on the way what only the rows can tell. */
typedef struct
{
  /* given */
  NunRows           *rows;       /* the columns of the collection, in order */
  gboolean           has_number; /* a further column of rows, LONG: the row's number in its file */
  const NunPosition *position;   /* NULL: no row has a place */
  GCancellable      *cancellable;
  NunProgress        progress;
  gpointer           user_data;
  double             from, to; /* the part of the whole progress that reading is */

  /* found */
  gint64          n_rows, n_placed, n_zero, n_off;
  struct _NunMoc *moc; /* coverage; made by open, freed by close */
  gboolean        has_test;
  double          test_ra_deg, test_dec_deg;
  GError         *error; /* why rows broke off */
} NunRowSource;

/* The bits of a row's key below its cell: its number, as far as it fits.  More rows than this in a table
 * are refused. */
#define NUN_STORE_NUMBER_BITS 27

/* Makes `name` a table with the columns key, number, ra, dec, c0, c1, ... */
gboolean
nun_row_source_open (NunRowSource *self, NunDatabase *database, const char *name, GError **error);
void nun_row_source_close (NunRowSource *self, NunDatabase *database, const char *name);

/* "c0,c1,...": the value columns of a row table. g_free. */
char *nun_row_columns (guint n_columns);

G_END_DECLS
