/* Rows as comma- or tab-separated text. */

#include <string.h>

#include "serve/row-stream.h"

typedef struct
{
  GPtrArray *columns;
  gboolean   tabs;
  GString   *cell; /* scratch */
} TextWriter;

static void
append_cell (TextWriter *self, GString *out)
{
  const char *text = self->cell->str;

  if (self->tabs)
    {
      g_strdelimit (self->cell->str, "\t\r\n", ' ');
      g_string_append (out, text);
    }
  else if (strpbrk (text, ",\"\r\n") == NULL)
    g_string_append (out, text);
  else
    {
      g_string_append_c (out, '"');
      for (const char *p = text; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *p);
        }
      g_string_append_c (out, '"');
    }
}

static void
text_row (gpointer writer, const NunValue *values, GString *out)
{
  TextWriter *self = writer;

  for (guint i = 0; i < self->columns->len; i++)
    {
      NunColumn *column = g_ptr_array_index (self->columns, i);

      if (i > 0)
        g_string_append_c (out, self->tabs ? '\t' : ',');
      g_string_truncate (self->cell, 0);
      nun_value_append_text (&values[i], column->datatype, nun_column_is_array (column),
                             self->cell);
      append_cell (self, out);
    }
  g_string_append (out, "\r\n");
}

/* Neither form has a place for a message: DALI 1.1 section 4.4.1 leaves an overflow untold; an error must not
 * look like the end. */
static gboolean
text_end (gpointer writer, gboolean overflow, const char *error, GString *out)
{
  return error == NULL;
}

static void
text_free (gpointer writer)
{
  TextWriter *self = writer;

  g_ptr_array_unref (self->columns);
  g_string_free (self->cell, TRUE);
  g_free (self);
}

const NunRowSink nun_row_sink_text = { text_row, text_end, text_free };

gpointer
nun_row_text_new (GPtrArray *columns, gboolean tabs, GString *head)
{
  TextWriter *self = g_new0 (TextWriter, 1);

  self->columns = g_ptr_array_ref (columns);
  self->tabs = tabs;
  self->cell = g_string_new (NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      NunColumn *column = g_ptr_array_index (columns, i);

      if (i > 0)
        g_string_append_c (head, tabs ? '\t' : ',');
      g_string_assign (self->cell, column->name);
      append_cell (self, head);
    }
  g_string_append (head, "\r\n");
  return self;
}
