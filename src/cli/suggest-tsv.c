/* Advice on columns that a text file lists, for many tables at a time: for scores and for other programs. */
#include "cli/suggest-tsv.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "advise/suggest.h"
#include "cli/tool.h"

/* A line of the file is no longer than that, and a table has no more columns: whatever is more is a mistake. */
#define MAX_LINE (1 << 20)
#define MAX_COLUMNS 100000

enum
{
  FIELD_ID,
  FIELD_TABLE,
  FIELD_NAME,
  FIELD_UNIT,
  FIELD_DATATYPE,
  FIELD_DESCRIPTION,
  N_FIELDS
};

static const char *const field_names[N_FIELDS] = { "id",   "table",    "name",
                                                   "unit", "datatype", "description" };

typedef struct
{
  int        places[N_FIELDS]; /* of the fields in a line, -1 for one that the file has not */
  char      *table;            /* the one that is being gathered, NULL before the first */
  GPtrArray *ids;              /* of strings, one a column */
  GPtrArray *columns;          /* of NunColumn */
  GString   *out;
} Reading;

/* -- what a line says -------------------------------------------------------------------------------- */

/* The types of databases and programs, by the beginning of their names; the first that fits counts. */
static const struct
{
  const char *word;
  NunDatatype type;
} datatypes[] = {
  { "bool", NUN_DATATYPE_BOOLEAN },
  { "double", NUN_DATATYPE_DOUBLE },
  { "float64", NUN_DATATYPE_DOUBLE },
  { "float8", NUN_DATATYPE_DOUBLE },
  { "float", NUN_DATATYPE_FLOAT },
  { "flt", NUN_DATATYPE_FLOAT },
  { "real", NUN_DATATYPE_FLOAT },
  { "numeric", NUN_DATATYPE_DOUBLE },
  { "decimal", NUN_DATATYPE_DOUBLE },
  { "number", NUN_DATATYPE_DOUBLE },
  { "bigint", NUN_DATATYPE_LONG },
  { "int64", NUN_DATATYPE_LONG },
  { "int8", NUN_DATATYPE_LONG },
  { "long", NUN_DATATYPE_LONG },
  { "unsigned", NUN_DATATYPE_UNSIGNED_BYTE },
  { "uint", NUN_DATATYPE_INT },
  { "int16", NUN_DATATYPE_SHORT },
  { "int2", NUN_DATATYPE_SHORT },
  { "smallint", NUN_DATATYPE_SHORT },
  { "tinyint", NUN_DATATYPE_UNSIGNED_BYTE },
  { "short", NUN_DATATYPE_SHORT },
  { "byte", NUN_DATATYPE_UNSIGNED_BYTE },
  { "bit", NUN_DATATYPE_BIT },
  { "int", NUN_DATATYPE_INT },
  { "serial", NUN_DATATYPE_INT },
  { "unicode", NUN_DATATYPE_UNICODE_CHAR },
};

/* Whatever is no number is text; "real[]" is an array. */
static NunColumn *
column_of (const char *name, const char *datatype)
{
  g_autofree char *low = g_ascii_strdown (datatype, -1);
  NunDatatype      type = NUN_DATATYPE_CHAR;
  gboolean         array = strchr (low, '[') != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (datatypes); i++)
    if (g_str_has_prefix (low, datatypes[i].word))
      {
        type = datatypes[i].type;
        break;
      }
  return nun_column_new (name, type, array || nun_datatype_is_text (type) ? "*" : NULL);
}

static char *
text_or_null (const char *text)
{
  return *text != 0 ? g_strdup (text) : NULL;
}

/* -- tables ------------------------------------------------------------------------------------------ */

static void
print_advice (GString *out, const char *id, const NunAdvice *advice)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s\t", id);
  for (guint i = 0; i < advice->ucds->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            ((NunSuggestion *) advice->ucds->pdata[i])->value);
  g_string_append_c (out, '\t');
  for (guint i = 0; i < advice->ucds->len; i++)
    g_string_append_printf (
        out, "%s%s", i > 0 ? "|" : "",
        g_ascii_formatd (number, sizeof number, "%.3f",
                         ((NunSuggestion *) advice->ucds->pdata[i])->confidence));
  g_string_append_c (out, '\n');
}

/* Advises on the columns gathered so far, and forgets them. */
static void
finish_table (Reading *self)
{
  g_autoptr (GPtrArray) advice = nun_suggest_columns (self->columns, NULL, NULL);

  for (guint i = 0; i < advice->len; i++)
    print_advice (self->out, self->ids->pdata[i], advice->pdata[i]);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->ids, 0);
  fwrite (self->out->str, 1, self->out->len, stdout);
  g_string_truncate (self->out, 0);
}

static void
take_line (Reading *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  const char    *text[N_FIELDS];
  int            n = (int) g_strv_length (fields);
  NunColumn     *column;

  for (int i = 0; i < N_FIELDS; i++)
    text[i] = self->places[i] >= 0 && self->places[i] < n ? fields[self->places[i]] : "";
  if (self->table != NULL &&
      (!g_str_equal (self->table, text[FIELD_TABLE]) || self->columns->len >= MAX_COLUMNS))
    finish_table (self);
  g_free (self->table);
  self->table = g_strdup (text[FIELD_TABLE]);
  column = column_of (*text[FIELD_NAME] != 0 ? text[FIELD_NAME] : "?", text[FIELD_DATATYPE]);
  column->unit = text_or_null (text[FIELD_UNIT]);
  column->description = text_or_null (text[FIELD_DESCRIPTION]);
  g_ptr_array_add (self->columns, column);
  g_ptr_array_add (self->ids, g_strdup (text[FIELD_ID]));
}

/* FALSE when a field is missing that nothing can be advised without. */
static gboolean
take_head (Reading *self, const char *line)
{
  g_auto (GStrv) heads = g_strsplit (line, "\t", -1);

  for (int i = 0; i < N_FIELDS; i++)
    {
      self->places[i] = -1;
      for (int j = 0; heads[j] != NULL; j++)
        if (g_str_equal (heads[j], field_names[i]))
          self->places[i] = j;
    }
  return self->places[FIELD_ID] >= 0 && self->places[FIELD_NAME] >= 0;
}

/* -- the file ---------------------------------------------------------------------------------------- */

/* The next line without its end, in `line`; FALSE at the end of the file or behind a line that is too long, which
 * *too_long tells. */
static gboolean
next_line (FILE *file, GString *line, gboolean *too_long)
{
  int c;

  g_string_truncate (line, 0);
  while ((c = getc_unlocked (file)) != EOF && c != '\n')
    {
      g_string_append_c (line, (char) c);
      *too_long = line->len > MAX_LINE;
      if (*too_long)
        return FALSE;
    }
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  return c != EOF || line->len > 0;
}

static int
read_lines (Reading *self, FILE *file, const char *path)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean            too_long = FALSE;
  guint               number = 0;

  while (next_line (file, line, &too_long))
    {
      g_autofree char *valid = g_utf8_make_valid (line->str, (gssize) line->len);

      if (++number > 1)
        take_line (self, valid);
      else if (!take_head (self, valid))
        return nun_tool_usage (_ ("%s, line 1: the names “id” and “name” are missing; "
                                  "the first line names the fields"),
                               path);
    }
  if (too_long)
    return nun_tool_usage (_ ("%s, line %u: longer than %d bytes; is it a text file?"), path,
                           number + 1, MAX_LINE);
  if (ferror (file))
    return nun_tool_usage (_ ("%s, line %u: the file cannot be read on"), path, number + 1);
  if (self->columns->len > 0)
    finish_table (self);
  return 0;
}

int
nun_suggest_tsv (const char *path)
{
  FILE   *file = g_str_equal (path, "-") ? stdin : fopen (path, "r");
  Reading self = { 0 };
  int     status;

  if (file == NULL)
    return nun_tool_usage (_ ("%s: %s"), path, g_strerror (errno));
  self.ids = g_ptr_array_new_with_free_func (g_free);
  self.columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  self.out = g_string_new (NULL);
  status = read_lines (&self, file, path);
  g_free (self.table);
  g_ptr_array_unref (self.ids);
  g_ptr_array_unref (self.columns);
  g_string_free (self.out, TRUE);
  if (file != stdin)
    fclose (file);
  return status;
}
