/* Former rows of files that have not changed since. */
#include "store/former.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "observe/observation-check.h"
#include "observe/observation-table.h"
#include "observe/observation.h"
#include "store/job.h"

/* Of one file: far more than any has. */
#define MOST_ROWS 10000

/* The rows of one collection, by their path. */
typedef struct
{
  GPtrArray    *columns; /* of NunColumn */
  int           size, mtime, checks;
  NunStatement *find; /* all columns */
} Table;

struct _NunFormer
{
  NunScanFormer rows;
  char         *reading;
  NunDatabase  *database;

  GMutex    lock; /* of all that follows */
  Table     own;
  Table     other; /* of the other kind from the same folder; find is NULL when there is none */
  NunValue *values;
};

/* -- a table ----------------------------------------------------------------------------------------- */

static gint64
collection_id (NunDatabase *database, const NunCollection *collection)
{
  g_autoptr (NunStatement) find = nun_database_prepare (
      database, "SELECT id FROM collection WHERE name = ? AND reading = ?", NULL);

  if (find == NULL)
    return 0;
  /* Another program may have written since the description was read. */
  nun_statement_bind (find, "ss", collection->name, collection->reading);
  return sqlite3_step (find) == SQLITE_ROW ? sqlite3_column_int64 (find, 0) : 0;
}

/* The columns of rows of that kind, which a file from a stranger need not have. */
static gboolean
has_all_columns (const NunCollection *collection, NunDatasetKind kind)
{
  g_autoptr (GPtrArray) columns = nun_observation_columns (kind);

  if (columns->len != collection->columns->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (!g_str_equal (((NunColumn *) columns->pdata[i])->name,
                      ((NunColumn *) collection->columns->pdata[i])->name))
      return FALSE;
  return TRUE;
}

static gboolean
table_init (Table *self, NunDatabase *database, const NunCollection *collection)
{
  NunDatasetKind kind =
      collection->kind == NUN_COLLECTION_IMAGES ? NUN_DATASET_IMAGE : NUN_DATASET_SPECTRUM;
  gint64           id = collection_id (database, collection);
  g_autofree char *names = nun_row_columns (collection->columns->len);
  g_autofree char *sql = NULL;

  if (id == 0 || !has_all_columns (collection, kind))
    return FALSE;
  self->columns = g_ptr_array_ref (collection->columns);
  self->size = nun_collection_find_column (collection, NUN_PRODUCT_SIZE);
  self->mtime = nun_collection_find_column (collection, NUN_PRODUCT_MTIME);
  self->checks = nun_collection_find_column (collection, NUN_PRODUCT_CHECKS);
  sql = g_strdup_printf ("SELECT %s FROM rows_%" PRId64 " WHERE c%d = ? ORDER BY number", names, id,
                         nun_collection_find_column (collection, NUN_PRODUCT_PATH));
  self->find = nun_database_prepare (database, sql, NULL);
  return self->find != NULL;
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->find, nun_statement_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

/* Whether the row that the statement stands on was made of the file as it is.  A day to come may have come since. */
static gboolean
is_current (const Table *self, gint64 size, gint64 mtime)
{
  const gint64 again = NUN_PRODUCT_READ_AGAIN | 1 << NUN_CONTRADICTION_FUTURE;

  return sqlite3_column_int64 (self->find, self->size) == size &&
         sqlite3_column_int64 (self->find, self->mtime) == mtime &&
         (sqlite3_column_int64 (self->find, self->checks) & again) == 0;
}

/* Rows that were made by us hold nothing else. */
static gboolean
fits (const NunColumn *column, const NunValue *value)
{
  switch (value->type)
    {
    case NUN_VALUE_NULL: return TRUE;
    case NUN_VALUE_LONG: return nun_datatype_is_integer (column->datatype);
    case NUN_VALUE_DOUBLE:
      return nun_datatype_is_number (column->datatype) &&
             !nun_datatype_is_integer (column->datatype);
    case NUN_VALUE_TEXT: return !nun_datatype_is_number (column->datatype);
    default: return FALSE;
    }
}

static GBytes *
pack_row (const Table *self, NunValue *values)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      nun_statement_read (self->find, (int) i, &values[i]);
      if (!fits (self->columns->pdata[i], &values[i]))
        return NULL;
    }
  return nun_observation_pack (values, self->columns->len);
}

/* -- asking ------------------------------------------------------------------------------------------ */

/* Whether there are rows of the path, all made of the file as it is.  out: NULL not wanted. */
static gboolean
read_rows (Table      *self,
           const char *path,
           gint64      size,
           gint64      mtime,
           NunValue   *values,
           GPtrArray  *out)
{
  gboolean fine = TRUE;
  guint    n = 0;
  int      code = SQLITE_DONE;

  nun_statement_bind (self->find, "s", path);
  while (fine && (code = sqlite3_step (self->find)) == SQLITE_ROW)
    {
      GBytes *row = NULL;

      fine = n++ < MOST_ROWS && is_current (self, size, mtime);
      if (fine && out != NULL)
        {
          row = pack_row (self, values);
          fine = row != NULL;
        }
      if (row != NULL)
        g_ptr_array_add (out, row);
    }
  sqlite3_reset (self->find);
  return fine && code == SQLITE_DONE && n > 0;
}

/* A file gives images or spectra, never both (observe/dataset.h). */
static gboolean
find_rows (const char *path, gint64 size, gint64 mtime, GPtrArray *rows, gpointer user_data)
{
  NunFormer *self = user_data;
  gboolean   fine;

  g_mutex_lock (&self->lock);
  fine = read_rows (&self->own, path, size, mtime, self->values, rows);
  if (!fine)
    {
      for (guint i = 0; i < rows->len; i++)
        g_bytes_unref (rows->pdata[i]);
      g_ptr_array_set_size (rows, 0);
      fine = self->other.find != NULL &&
             read_rows (&self->other, path, size, mtime, self->values, NULL);
    }
  g_mutex_unlock (&self->lock);
  return fine;
}

/* -- the whole --------------------------------------------------------------------------------------- */

/* Whether both were read by the same program: what kind of thing a file is does not depend on rules. */
static gboolean
same_program (const char *reading, const char *other)
{
  gsize length = strcspn (reading, " ") + 1;

  return other != NULL && strncmp (reading, other, length) == 0;
}

static const NunCollection *
find_other (const NunDescription *description, const NunCollection *own)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *other = nun_description_get_collection (description, i);

      if (other->kind != NUN_COLLECTION_TABLE && other->kind != own->kind &&
          other->all_hdus == own->all_hdus && g_strcmp0 (other->source, own->source) == 0 &&
          g_strcmp0 (other->scanned, own->scanned) == 0 &&
          same_program (own->reading, other->reading))
        return other;
    }
  return NULL;
}

/* The first read fixes the snapshot. */
static gboolean
begin (NunFormer *self, const NunDescription *description, const NunCollection *own)
{
  const NunCollection *other = find_other (description, own);

  if (!nun_database_run (self->database, NULL, "PRAGMA cache_size = -%d; BEGIN",
                         NUN_STORE_SCAN_CACHE_KIB) ||
      !table_init (&self->own, self->database, own))
    return FALSE;
  if (other != NULL && !table_init (&self->other, self->database, other))
    table_clear (&self->other);
  return TRUE;
}

NunFormer *
nun_former_new (NunStore *store, const NunDescription *description, const char *table)
{
  const NunCollection  *own = nun_description_find_collection (description, table);
  g_autoptr (NunFormer) self = NULL;

  if (own == NULL || own->kind == NUN_COLLECTION_TABLE || own->reading == NULL)
    return NULL;
  self = g_new0 (NunFormer, 1);
  g_mutex_init (&self->lock);
  self->reading = g_strdup (own->reading);
  self->values = g_new0 (NunValue, own->columns->len);
  self->rows = (NunScanFormer){ self->reading, find_rows, self };
  self->database = nun_database_open (nun_store_get_path (store), FALSE, TRUE, NULL);
  return self->database != NULL && begin (self, description, own) ? g_steal_pointer (&self) : NULL;
}

void
nun_former_free (NunFormer *self)
{
  if (self == NULL)
    return;
  table_clear (&self->own);
  table_clear (&self->other);
  nun_database_close (self->database);
  g_mutex_clear (&self->lock);
  g_free (self->values);
  g_free (self->reading);
  g_free (self);
}

const NunScanFormer *
nun_former_rows (const NunFormer *self)
{
  return self != NULL ? &self->rows : NULL;
}
