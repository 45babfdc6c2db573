/* Former rows against those of a second scan: files that came, went and changed, fields that have other values. */
#include "store/changes.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include "observe/observation-field.h"
#include "observe/observation.h"
#include "store/job.h"

/* Names in a sentence; what follows is counted. */
#define MOST_NAMED 5

/* Columns by their names, in rows of either order. */
typedef struct
{
  int path, hdu, index, size, mtime;
} Places;

/* Files of one sort: all are counted, some named. */
typedef struct
{
  guint      n;
  GPtrArray *names;
} Files;

struct _NunChanges
{
  NunStore     *store;
  GPtrArray    *columns; /* of NunColumn: the former ones */
  Places        places;
  gint64        id;   /* of the table of former rows */
  NunStatement *find; /* former rows of a path: their number, then the columns */
  GByteArray   *met;  /* a bit each former row, by its number: whether a row of now is the same */
  GHashTable   *
      fields; /* column name to the number of rows with another value, for files that are the same and those that
                         * have changed */
  Files added, gone, changed;
};

/* A row of now against the former one. */
typedef struct
{
  GPtrArray      *columns;
  Places          places;
  const NunValue *values;
  int            *former; /* a column each: where the former row has it, or -1 */
} Now;

/* -- rows -------------------------------------------------------------------------------------------- */

static int
find (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((NunColumn *) columns->pdata[i])->name, name))
      return (int) i;
  return -1;
}

static gboolean
find_places (GPtrArray *columns, Places *out)
{
  out->path = find (columns, NUN_PRODUCT_PATH);
  out->hdu = find (columns, NUN_PRODUCT_HDU);
  out->index = find (columns, NUN_PRODUCT_INDEX);
  out->size = find (columns, NUN_PRODUCT_SIZE);
  out->mtime = find (columns, NUN_PRODUCT_MTIME);
  return out->path >= 0 && out->hdu >= 0 && out->index >= 0 && out->size >= 0 && out->mtime >= 0;
}

static char *
text_of (GPtrArray *columns, const NunValue *values, int i)
{
  const NunColumn *column = columns->pdata[i];
  GString         *out;

  if (values[i].type == NUN_VALUE_NULL)
    return NULL;
  out = g_string_new (NULL);
  nun_value_append_text (&values[i], column->datatype, nun_column_is_array (column), out);
  return g_string_free (out, FALSE);
}

/* Numbers and texts that are the same are shown the same; else what is shown decides, as 1 and 1.0 differ in their bits only. */
static gboolean
same_value (GPtrArray      *columns,
            const NunValue *values,
            int             i,
            GPtrArray      *other_columns,
            const NunValue *other_values,
            int             k)
{
  const NunValue  *a = &values[i], *b = &other_values[k];
  g_autofree char *text = NULL, *other = NULL;

  if (a->type == NUN_VALUE_NULL && b->type == NUN_VALUE_NULL)
    return TRUE;
  if (a->type == b->type && (a->type == NUN_VALUE_LONG || a->type == NUN_VALUE_DOUBLE) &&
      a->i == b->i)
    return TRUE;
  if (a->type == NUN_VALUE_TEXT && b->type == NUN_VALUE_TEXT && a->length == b->length &&
      memcmp (a->text, b->text, a->length) == 0)
    return TRUE;
  text = text_of (columns, values, i);
  other = text_of (other_columns, other_values, k);
  return g_strcmp0 (text, other) == 0;
}

/* -- the former rows --------------------------------------------------------------------------------- */

static gboolean
prepare (NunChanges *self, const char *table, GError **error)
{
  g_autofree char *names = nun_row_columns (self->columns->len);
  g_autofree char *sql = NULL;

  g_mutex_lock (&self->store->lock);
  nun_store_set_cache (self->store, NUN_STORE_SCAN_CACHE_KIB);
  self->id = nun_store_collection_id (self->store, table);
  sql = g_strdup_printf ("SELECT number, %s FROM rows_%" PRId64 " WHERE c%d = ?", names, self->id,
                         self->places.path);
  self->find = nun_database_prepare (self->store->database, sql, error);
  g_mutex_unlock (&self->store->lock);
  return self->find != NULL;
}

NunChanges *
nun_changes_new (NunStore *store, const NunCollection *collection, GError **error)
{
  g_autoptr (NunChanges) self = g_new0 (NunChanges, 1);

  self->store = g_object_ref (store);
  self->columns = g_ptr_array_ref (collection->columns);
  self->met = g_byte_array_new ();
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->added.names = g_ptr_array_new_with_free_func (g_free);
  self->gone.names = g_ptr_array_new_with_free_func (g_free);
  self->changed.names = g_ptr_array_new_with_free_func (g_free);
  if (!find_places (self->columns, &self->places))
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BROKEN,
                   _ ("%s: “%s” does not say where its files lie; make a new publication of them."),
                   nun_store_get_path (store), collection->name);
      return NULL;
    }
  return prepare (self, collection->name, error) ? g_steal_pointer (&self) : NULL;
}

void
nun_changes_free (NunChanges *self)
{
  g_clear_pointer (&self->find, nun_statement_free);
  g_mutex_lock (&self->store->lock);
  nun_store_set_cache (self->store, NUN_DATABASE_WRITER_CACHE_KIB);
  g_mutex_unlock (&self->store->lock);
  g_ptr_array_unref (self->columns);
  g_byte_array_unref (self->met);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->added.names);
  g_ptr_array_unref (self->gone.names);
  g_ptr_array_unref (self->changed.names);
  g_object_unref (self->store);
  g_free (self);
}

/* -- comparing --------------------------------------------------------------------------------------- */

static void
count_file (Files *files, const char *path)
{
  if (files->n++ < MOST_NAMED)
    g_ptr_array_add (files->names, g_strdup (path));
}

static void
count_field (NunChanges *self, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->fields, name));

  g_hash_table_replace (self->fields, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static gboolean
was_met (const NunChanges *self, gint64 number)
{
  return number >= 0 && number / 8 < self->met->len &&
         (self->met->data[number / 8] >> number % 8 & 1) != 0;
}

static void
meet (NunChanges *self, gint64 number)
{
  guint length = self->met->len;

  if (number < 0 || number >= G_GINT64_CONSTANT (1) << NUN_STORE_NUMBER_BITS)
    return;
  if (number / 8 >= length)
    {
      g_byte_array_set_size (self->met, (guint) (number / 8 + 1) * 2);
      memset (self->met->data + length, 0, self->met->len - length);
    }
  self->met->data[number / 8] |= (guint8) (1 << number % 8);
}

static gboolean
is_same_dataset (NunChanges *self, const Now *now, const NunValue *former)
{
  return same_value (self->columns, former, self->places.hdu, now->columns, now->values,
                     now->places.hdu) &&
         same_value (self->columns, former, self->places.index, now->columns, now->values,
                     now->places.index);
}

static void
compare_values (NunChanges *self, const Now *now, const NunValue *former, const char *path)
{
  if (!same_value (self->columns, former, self->places.size, now->columns, now->values,
                   now->places.size) ||
      !same_value (self->columns, former, self->places.mtime, now->columns, now->values,
                   now->places.mtime))
    count_file (&self->changed, path);
  for (guint i = 0; i < now->columns->len; i++)
    {
      const char *name = ((NunColumn *) now->columns->pdata[i])->name;

      if (g_str_has_prefix (name, NUN_PRODUCT_PREFIX))
        continue;
      if (now->former[i] >= 0 ? !same_value (self->columns, former, now->former[i], now->columns,
                                             now->values, (int) i)
                              : now->values[i].type != NUN_VALUE_NULL)
        count_field (self, name);
    }
}

static gboolean
compare_row (NunChanges *self, const Now *now, NunValue *former, GError **error)
{
  g_autofree char *path = text_of (now->columns, now->values, now->places.path);
  gboolean         met = FALSE;
  int              code = SQLITE_DONE;

  nun_statement_bind (self->find, "s", path);
  while (!met && (code = sqlite3_step (self->find)) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (self->find, 0);

      for (guint i = 0; i < self->columns->len; i++)
        nun_statement_read (self->find, (int) i + 1, &former[i]);
      met = !was_met (self, number) && is_same_dataset (self, now, former);
      if (!met)
        continue;
      meet (self, number);
      compare_values (self, now, former, path);
    }
  if (!met && code != SQLITE_DONE)
    nun_database_fail (self->store->database, error);
  sqlite3_reset (self->find);
  if (!met && code == SQLITE_DONE)
    count_file (&self->added, path);
  return met || code == SQLITE_DONE;
}

/* What no row of now has taken. */
static gboolean
take_gone (NunChanges *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT number, c%d FROM rows_%" PRId64 " ORDER BY c%d",
                                          self->places.path, self->id, self->places.path);
  g_autoptr (NunStatement) rows = nun_database_prepare (self->store->database, sql, error);
  int                      code = SQLITE_DONE;

  if (rows == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (cancellable, error) &&
         (code = sqlite3_step (rows)) == SQLITE_ROW)
    if (!was_met (self, sqlite3_column_int64 (rows, 0)))
      {
        const char *path = (const char *) sqlite3_column_text (rows, 1);

        count_file (&self->gone, path != NULL ? path : "");
      }
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  return code == SQLITE_DONE || nun_database_fail (self->store->database, error);
}

gboolean
nun_changes_compare (NunChanges *self, NunTable *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows)  rows = nun_table_open_rows (table, cancellable, error);
  g_autoptr (GError)   problem = NULL;
  g_autofree NunValue *former = g_new0 (NunValue, self->columns->len);
  g_autofree int      *at = NULL;
  Now                  now = { .columns = nun_table_get_columns (table) };

  if (rows == NULL || !find_places (now.columns, &now.places))
    return FALSE;
  now.former = at = g_new (int, now.columns->len);
  for (guint i = 0; i < now.columns->len; i++)
    at[i] = find (self->columns, ((NunColumn *) now.columns->pdata[i])->name);
  while ((now.values = nun_rows_next (rows, cancellable, &problem)) != NULL)
    if (!compare_row (self, &now, former, error))
      return FALSE;
  if (problem == NULL)
    return take_gone (self, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- telling ----------------------------------------------------------------------------------------- */

/* what: translated. */
static void
tell_files (GPtrArray *out, const Files *files, const char *what)
{
  g_autoptr (GString) text = g_string_new (what);

  if (files->n == 0)
    return;
  g_string_append_printf (text, " %u (", files->n);
  for (guint i = 0; i < files->names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) files->names->pdata[i]);
  g_string_append (text, files->n > files->names->len ? ", …)" : ")");
  g_ptr_array_add (out, g_strdup (text->str));
}

static void
tell_fields (GPtrArray *out, const NunChanges *self)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->fields, field->key));

      if (n > 0)
        g_ptr_array_add (
            out,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%s) has another value in %u file.",
                                          "%s (%s) has another value in %u files.", n),
                             _ (field->label), field->key, n));
    }
}

GPtrArray *
nun_changes_tell (const NunChanges *self)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  tell_files (out, &self->added, _ ("Files that are new:"));
  tell_files (out, &self->gone, _ ("Files that have gone:"));
  tell_files (out, &self->changed, _ ("Files that have changed:"));
  tell_fields (out, self);
  return out;
}
