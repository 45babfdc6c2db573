/* Files of the tests: written, opened, turned into text that can be compared. */

#include "helpers.h"

#include <glib/gstdio.h>

static char      *folder;
static GPtrArray *paths;

char *
test_write (const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char              *path;

  if (!folder)
    {
      folder = g_dir_make_tmp ("nuncius-test-XXXXXX", &error);
      g_assert_no_error (error);
      paths = g_ptr_array_new_with_free_func (g_free);
    }
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  g_ptr_array_add (paths, g_strdup (path));
  return path;
}

NunFile *
test_open (const char *name, const char *bytes, gssize length)
{
  g_autofree char   *path = test_write (name, bytes, length);
  g_autoptr (GError) error = NULL;
  NunFile           *file = nun_file_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

char *
test_dump (NunTable *table)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows = nun_table_open_rows (table, NULL, &error);
  GPtrArray          *columns = nun_table_get_columns (table);
  GString            *out = g_string_new (NULL);
  const NunValue     *values;

  g_assert_no_error (error);
  while ((values = nun_rows_next (rows, NULL, &error)))
    {
      for (guint i = 0; i < columns->len; i++)
        {
          NunColumn *column = g_ptr_array_index (columns, i);

          if (i > 0)
            g_string_append_c (out, '|');
          if (values[i].type == NUN_VALUE_NULL)
            g_string_append_c (out, '~');
          nun_value_append_text (&values[i], column->datatype, nun_column_is_array (column), out);
        }
      g_string_append_c (out, '\n');
    }
  g_assert_no_error (error);
  g_assert_cmpint (nun_rows_get_position (rows), ==, nun_table_get_n_rows (table));
  return g_string_free (out, FALSE);
}

char *
test_describe (NunTable *table)
{
  GPtrArray *columns = nun_table_get_columns (table);
  GString   *out = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      NunColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (out, "%s%s:%s", i > 0 ? ", " : "", column->name,
                              nun_datatype_name (column->datatype));
      if (column->arraysize)
        g_string_append_printf (out, "[%s]", column->arraysize);
      if (column->unit)
        g_string_append_printf (out, " %s", column->unit);
      if (column->sexagesimal)
        g_string_append (out, " =sexagesimal");
    }
  return g_string_free (out, FALSE);
}

void
test_clean (void)
{
  for (guint i = 0; paths && i < paths->len; i++)
    g_remove (g_ptr_array_index (paths, i));
  g_clear_pointer (&paths, g_ptr_array_unref);
  if (folder)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

NunFile *
test_check (const char *name,
            const char *bytes,
            gssize      length,
            const char *columns,
            const char *rows)
{
  NunFile         *file = test_open (name, bytes, length);
  g_autofree char *described = NULL, *dumped = NULL;

  if (nun_file_get_reason (file))
    g_error ("no table: %s", nun_file_get_reason (file));
  g_assert_cmpint (nun_file_get_kind (file), ==, NUN_FILE_TABLE);
  g_assert_cmpuint (nun_file_get_n_tables (file), ==, 1);
  described = test_describe (nun_file_get_table (file, 0));
  dumped = test_dump (nun_file_get_table (file, 0));
  if (columns)
    g_assert_cmpstr (described, ==, columns);
  if (rows)
    g_assert_cmpstr (dumped, ==, rows);
  return file;
}
