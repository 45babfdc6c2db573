/* A cursor over rows as a virtual table of SQLite, with each row's key in sky order. */
#include "store/row-source.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "sky/healpix.h"
#include "sky/moc.h"

/* The MOC that the record shows: cells of about 7 arcmin, coarsened until it has few enough. */
#define COVERAGE_ORDER 9
/* Several times what a record shows of it (job.c), so that being coarsened on the way costs it nothing. */
#define COVERAGE_RANGES 16384

/* How often progress is told and the cancel button looked at. */
#define ROWS_BETWEEN_TICKS 4096

enum
{
  COLUMN_KEY,
  COLUMN_NUMBER,
  COLUMN_RA,
  COLUMN_DEC,
  COLUMN_FIRST
};

typedef struct
{
  sqlite3_vtab  base;
  NunRowSource *source;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  const NunValue     *values; /* NULL at the end */
  gint64              key, number;
  gboolean            placed;
  double              ra_deg, dec_deg;
} Cursor;

char *
nun_row_columns (guint n_columns)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (out, "%sc%u", i > 0 ? "," : "", i);
  return g_string_free (out, FALSE);
}

static guint
n_values (const NunRowSource *source)
{
  return nun_rows_get_n_columns (source->rows) - (source->has_number ? 1 : 0);
}

/* -- a row ------------------------------------------------------------------------------------------- */

/* Rows with a place: cell, then number.  Rows without: below zero, so that no cone meets them. */
static void
make_key (NunRowSource *source, Cursor *cursor)
{
  gint64 cell;

  if (!cursor->placed)
    {
      cursor->key = -cursor->number;
      return;
    }
  cell = nun_healpix_cell (NUN_STORE_ORDER, cursor->ra_deg, cursor->dec_deg);
  cursor->key = (cell << NUN_STORE_NUMBER_BITS) | cursor->number;
  nun_moc_add_cell (source->moc, NUN_STORE_ORDER, cell);
  source->n_placed++;
  if (source->has_test)
    return;
  source->has_test = TRUE;
  source->test_ra_deg = cursor->ra_deg;
  source->test_dec_deg = cursor->dec_deg;
}

static gboolean
number_fits (NunRowSource *source, gint64 number)
{
  if (number > 0 && number < (G_GINT64_CONSTANT (1) << NUN_STORE_NUMBER_BITS))
    return TRUE;
  g_set_error (&source->error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
               _ ("The table has more than %d rows; split it into several tables."),
               (1 << NUN_STORE_NUMBER_BITS) - 1);
  return FALSE;
}

static void
tick (NunRowSource *source)
{
  double part = nun_rows_get_progress (source->rows);

  if (source->progress != NULL && part >= 0.0)
    source->progress (source->from + part * (source->to - source->from), source->user_data);
}

static gboolean
place (NunRowSource *source, Cursor *cursor)
{
  NunPlace found = NUN_PLACE_EMPTY;

  if (source->position != NULL)
    found = nun_position_place_row (source->position, cursor->values, &cursor->ra_deg,
                                    &cursor->dec_deg);
  source->n_zero += found == NUN_PLACE_ZERO;
  source->n_off += found == NUN_PLACE_OFF;
  return found == NUN_PLACE_FOUND || found == NUN_PLACE_ZERO;
}

static int
advance (Cursor *cursor)
{
  NunRowSource *source = ((Table *) cursor->base.pVtab)->source;

  cursor->values = nun_rows_next (source->rows, source->cancellable, &source->error);
  if (cursor->values == NULL)
    return source->error != NULL ? SQLITE_ABORT : SQLITE_OK;
  source->n_rows++;
  cursor->number = source->has_number ? cursor->values[n_values (source)].i : source->n_rows;
  if (!number_fits (source, cursor->number))
    return SQLITE_ABORT;
  cursor->placed = place (source, cursor);
  make_key (source, cursor);
  if (source->n_rows % ROWS_BETWEEN_TICKS == 0)
    tick (source);
  return SQLITE_OK;
}

/* -- the virtual table ------------------------------------------------------------------------------- */

static int
on_connect (sqlite3           *database,
            void              *source,
            int                argc,
            const char *const *argv,
            sqlite3_vtab     **out,
            char             **message)
{
  g_autofree char *columns = nun_row_columns (n_values (source));
  g_autofree char *sql =
      g_strdup_printf ("CREATE TABLE x(key,number,ra,dec%s%s)", *columns != 0 ? "," : "", columns);
  Table *table;
  int    code = sqlite3_declare_vtab (database, sql);

  if (code != SQLITE_OK)
    return code;
  table = g_new0 (Table, 1);
  table->source = source;
  *out = &table->base;
  return SQLITE_OK;
}

static int
on_disconnect (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
on_best_index (sqlite3_vtab *table, sqlite3_index_info *info)
{
  info->estimatedCost = 1e9;
  return SQLITE_OK;
}

static int
on_open (sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
  Cursor *cursor = g_new0 (Cursor, 1);

  *out = &cursor->base;
  return SQLITE_OK;
}

static int
on_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
on_filter (sqlite3_vtab_cursor *cursor,
           int                  number,
           const char          *text,
           int                  argc,
           sqlite3_value      **argv)
{
  return advance ((Cursor *) cursor);
}

static int
on_next (sqlite3_vtab_cursor *cursor)
{
  return advance ((Cursor *) cursor);
}

static int
on_eof (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->values == NULL;
}

static void
result_of (sqlite3_context *context, const NunValue *value)
{
  switch (value->type)
    {
    case NUN_VALUE_LONG: sqlite3_result_int64 (context, value->i); break;
    case NUN_VALUE_DOUBLE: sqlite3_result_double (context, value->d); break;
    case NUN_VALUE_TEXT:
      sqlite3_result_text64 (context, value->text, value->length, SQLITE_TRANSIENT, SQLITE_UTF8);
      break;
    case NUN_VALUE_BYTES:
      sqlite3_result_blob64 (context, value->bytes, value->length, SQLITE_TRANSIENT);
      break;
    case NUN_VALUE_NULL:
    default: sqlite3_result_null (context);
    }
}

static int
on_column (sqlite3_vtab_cursor *base, sqlite3_context *context, int i)
{
  const Cursor *cursor = (Cursor *) base;

  if (i == COLUMN_KEY)
    sqlite3_result_int64 (context, cursor->key);
  else if (i == COLUMN_NUMBER)
    sqlite3_result_int64 (context, cursor->number);
  else if (i >= COLUMN_FIRST)
    result_of (context, &cursor->values[i - COLUMN_FIRST]);
  else if (cursor->placed)
    sqlite3_result_double (context, i == COLUMN_RA ? cursor->ra_deg : cursor->dec_deg);
  return SQLITE_OK;
}

static int
on_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
  *out = ((Cursor *) cursor)->number;
  return SQLITE_OK;
}

/* Eponymous: there without a CREATE VIRTUAL TABLE, so nothing of it stays in the file. */
static const sqlite3_module module = {
  .iVersion = 1,
  .xConnect = on_connect,
  .xBestIndex = on_best_index,
  .xDisconnect = on_disconnect,
  .xOpen = on_open,
  .xClose = on_close,
  .xFilter = on_filter,
  .xNext = on_next,
  .xEof = on_eof,
  .xColumn = on_column,
  .xRowid = on_rowid,
};

gboolean
nun_row_source_open (NunRowSource *self, NunDatabase *database, const char *name, GError **error)
{
  self->moc = nun_moc_new_within (COVERAGE_ORDER, COVERAGE_RANGES);
  return sqlite3_create_module_v2 (database, name, &module, self, NULL) == SQLITE_OK ||
         nun_database_fail (database, error);
}

void
nun_row_source_close (NunRowSource *self, NunDatabase *database, const char *name)
{
  sqlite3_create_module_v2 (database, name, NULL, NULL, NULL);
  g_clear_pointer (&self->moc, nun_moc_free);
  g_clear_error (&self->error);
}
