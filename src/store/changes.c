/* Former rows against those of a second scan: files that came, went and changed, fields that have other values. */
#include "store/changes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "observe/observation-field.h"
#include "observe/observation.h"
#include "store/observe.h"

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
  GPtrArray *columns; /* of NunColumn: the former ones */
  Places     places;
  GHashTable
       *former; /* "path HDU index" to a guint32 array: what the values hash to, one a column */
  Files added, gone, changed;
  GHashTable *
      fields; /* column name to the number of rows with another value, for files that are the same and those that
                       * have changed */
};

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

static char *
key_of (GPtrArray *columns, const Places *places, const NunValue *values)
{
  g_autofree char *path = text_of (columns, values, places->path);
  g_autofree char *hdu = text_of (columns, values, places->hdu);
  g_autofree char *index = text_of (columns, values, places->index);

  return g_strdup_printf ("%s\x1f%s\x1f%s", path != NULL ? path : "", hdu != NULL ? hdu : "",
                          index != NULL ? index : "");
}

/* What each value hashes to as text, 0 for none: a few hundred bytes a row instead of kilobytes. */
static guint32 *
hashes_of (GPtrArray *columns, const NunValue *values)
{
  guint32 *hashes = g_new0 (guint32, columns->len);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *text = text_of (columns, values, (int) i);

      if (text != NULL)
        hashes[i] = MAX (1, g_str_hash (text));
    }
  return hashes;
}

/* -- the former rows --------------------------------------------------------------------------------- */

static gboolean
read_former (NunChanges *self, NunRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const NunValue    *values;

  while ((values = nun_rows_next (rows, cancellable, &problem)) != NULL)
    g_hash_table_replace (self->former, key_of (self->columns, &self->places, values),
                          hashes_of (self->columns, values));
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

NunChanges *
nun_changes_new (NunStore            *store,
                 const NunCollection *collection,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (NunChanges) self = g_new0 (NunChanges, 1);
  NunRowConditions       none = { NULL, NULL };
  g_autoptr (NunRows)    rows = NULL;

  self->columns = g_ptr_array_ref (collection->columns);
  self->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  rows = nun_store_select_where (store, collection->name, NULL, &none, -1, error);
  if (rows == NULL || !read_former (self, rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
nun_changes_free (NunChanges *self)
{
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->former);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->added.names);
  g_ptr_array_unref (self->gone.names);
  g_ptr_array_unref (self->changed.names);
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

static void
compare_values (NunChanges *self, GPtrArray *columns, const guint32 *former, const guint32 *now)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = ((NunColumn *) columns->pdata[i])->name;
      int         at = find (self->columns, name);

      if (!g_str_has_prefix (name, NUN_PRODUCT_PREFIX) && (at >= 0 ? former[at] : 0) != now[i])
        count_field (self, name);
    }
}

static void
compare_row (NunChanges *self, GPtrArray *columns, const Places *places, const NunValue *values)
{
  g_autofree char    *key = key_of (columns, places, values);
  g_autofree char    *path = text_of (columns, values, places->path);
  g_autofree guint32 *now = hashes_of (columns, values);
  const guint32      *former = g_hash_table_lookup (self->former, key);

  if (former == NULL)
    {
      count_file (&self->added, path);
      return;
    }
  if (former[self->places.size] != now[places->size] ||
      former[self->places.mtime] != now[places->mtime])
    count_file (&self->changed, path);
  compare_values (self, columns, former, now);
  g_hash_table_remove (self->former, key);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What no row of now has taken. */
static void
take_gone (NunChanges *self)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter        iter;
  gpointer              key;

  g_hash_table_iter_init (&iter, self->former);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (paths, g_strndup (key, strcspn (key, "\x1f")));
  g_ptr_array_sort (paths, compare_texts);
  for (guint i = 0; i < paths->len; i++)
    count_file (&self->gone, paths->pdata[i]);
}

gboolean
nun_changes_compare (NunChanges *self, NunTable *now, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows) rows = nun_table_open_rows (now, cancellable, error);
  g_autoptr (GError)  problem = NULL;
  GPtrArray          *columns = nun_table_get_columns (now);
  Places              places;
  const NunValue     *values;

  if (rows == NULL || !find_places (columns, &places))
    return FALSE;
  while ((values = nun_rows_next (rows, cancellable, &problem)) != NULL)
    compare_row (self, columns, &places, values);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  take_gone (self);
  return TRUE;
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
