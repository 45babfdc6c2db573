/* Prints what nun_file_open makes of a file, for the python tests that know better: a line a table, column
 * and row, the cells parted by tabs; --rows N stops early, --time prints rows per second instead. */

#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "files/file.h"

static void
print_columns (NunTable *table)
{
  GPtrArray *columns = nun_table_get_columns (table);

  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *c = g_ptr_array_index (columns, i);

      g_print ("column\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", c->name, nun_datatype_name (c->datatype),
               c->arraysize ? c->arraysize : "", c->unit ? c->unit : "", c->ucd ? c->ucd : "",
               c->utype ? c->utype : "", c->description ? c->description : "",
               c->frame ? c->frame : "");
      if (c->xtype)
        g_print ("xtype\t%s\t%s\n", c->name, c->xtype);
      if (c->precision || c->width > 0)
        g_print ("shown\t%s\t%d\t%s\n", c->name, c->width, c->precision ? c->precision : "");
    }
}

static void
append_cell (const NunValue *value, const NunColumn *column, GString *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (value->type == NUN_VALUE_TEXT)
    g_assert_true (g_utf8_validate_len (value->text, value->length, NULL) &&
                   !memchr (value->text, 0, value->length));
  if (value->type == NUN_VALUE_DOUBLE)
    g_string_append_printf (text, "%.17g", value->d);
  else
    nun_value_append_text (value, column->datatype, nun_column_is_array (column), text);
  for (guchar *p = (guchar *) text->str; *p; p++)
    if (*p == '\t' || *p == '\n' || *p == '\r')
      *p = ' ';
  g_string_append (line, value->type == NUN_VALUE_NULL ? "<null>" : text->str);
}

static int
print_rows (NunTable *table, gint64 most)
{
  GPtrArray          *columns = nun_table_get_columns (table);
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows = nun_table_open_rows (table, NULL, &error);
  const NunValue     *values;
  g_autoptr (GString) line = g_string_new (NULL);
  gint64              n = 0;

  while (rows && n < most && (values = nun_rows_next (rows, NULL, &error)))
    {
      g_string_assign (line, "row");
      for (guint i = 0; i < columns->len; i++)
        {
          g_string_append_c (line, '\t');
          append_cell (&values[i], g_ptr_array_index (columns, i), line);
        }
      g_print ("%s\n", line->str);
      n++;
    }
  if (error)
    g_print ("error\t%s\n", error->message);
  g_print ("end\t%" PRId64 "\n", n);
  return 0;
}

static int
time_rows (NunTable *table)
{
  g_autoptr (GError)  error = NULL;
  gint64              start = g_get_monotonic_time ();
  g_autoptr (NunRows) rows = nun_table_open_rows (table, NULL, &error);
  double              seconds;

  while (rows && nun_rows_next (rows, NULL, &error))
    ;
  seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  if (error)
    g_print ("error\t%s\n", error->message);
  g_print ("time\t%.3f s\t%.0f rows/s\n", seconds,
           rows ? (double) nun_rows_get_position (rows) / seconds : 0);
  return 0;
}

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "table", "image", "spectrum", "other" };
  g_autoptr (GError)       error = NULL;
  gint64                   start = g_get_monotonic_time ();
  gboolean                 timing = argc > 2 && strcmp (argv[2], "--time") == 0;
  gint64                   most = argc > 3 ? atoll (argv[3]) : G_MAXINT64;
  g_autoptr (NunFile)      file = nun_file_open (argv[1], NULL, &error);

  setlocale (LC_ALL, "");
  if (!file)
    {
      g_print ("error\t%s\n", error->message);
      return 1;
    }
  g_print ("file\t%s\t%s\t%s\n", nun_file_get_format (file), kinds[nun_file_get_kind (file)],
           nun_file_get_reason (file) ? nun_file_get_reason (file) : "");
  if (timing)
    g_print ("open\t%.3f s\n", (double) (g_get_monotonic_time () - start) / 1e6);
  for (const char *const *w = nun_file_get_warnings (file); *w; w++)
    g_print ("warning\t%s\n", *w);
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    g_print ("image\t%d\t%d\n", nun_file_get_image (file, i)->hdu,
             nun_file_get_image (file, i)->naxis);
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable  *table = nun_file_get_table (file, i);
      GPtrArray *notes = nun_table_get_notes (table);

      g_print ("table\t%s\t%d\t%" PRId64 "\t%u\n", nun_table_get_name (table),
               nun_table_get_hdu (table), nun_table_get_n_rows (table),
               nun_table_get_columns (table)->len);
      if (timing)
        {
          time_rows (table);
          continue;
        }
      for (guint j = 0; j < notes->len; j++)
        {
          const NunNote *note = g_ptr_array_index (notes, j);
          g_print ("note\t%s\t%s\t%s\n", note->key, note->value, note->source);
        }
      print_columns (table);
      print_rows (table, most);
    }
  return 0;
}
