/* NunTextTable: the first pass over a text finds types and rows, each cursor is a further pass. */

#include "files/text-table.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/text-names.h"
#include "files/text-number.h"
#include "files/text-reader.h"
#include "files/text-survey.h"

struct _NunTextTable
{
  NunTable parent_instance;

  char          *path, *local_path;
  gint64         size;
  NunTextDialect dialect;
  guint          n_cells;       /* of a row that is not ragged */
  gboolean       leaves_ragged; /* out */
  gboolean      *has_commas;    /* one a column: its numbers have a comma for the point; or NULL */
};

G_DEFINE_FINAL_TYPE (NunTextTable, nun_text_table, NUN_TYPE_TABLE)

/* A delimiter at the end of every line makes a column without name and values: no column at all. */
static void
drop_empty_end (NunTextSurvey *pass, const NunTextDialect *dialect)
{
  while (pass->n_columns > 1 && pass->n_rows > 0 &&
         pass->guesses[pass->n_columns - 1].n_values == 0)
    {
      guint last = pass->n_columns - 1;

      if (dialect->names && last < dialect->names->len &&
          *(const char *) g_ptr_array_index (dialect->names, last))
        break;
      pass->n_columns--;
    }
}

/* What a line of units and comments say of columns that a header names. */
static void
add_details (const NunTextDialect *dialect, GPtrArray *columns)
{
  g_autoptr (GHashTable) details = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; dialect->details && i < dialect->details->len; i++)
    g_hash_table_insert (details, ((NunTextField *) dialect->details->pdata[i])->name,
                         dialect->details->pdata[i]);
  for (guint i = 0; i < columns->len; i++)
    {
      NunColumn          *column = g_ptr_array_index (columns, i);
      const NunTextField *field = NULL;

      if (dialect->names && i < dialect->names->len)
        field = g_hash_table_lookup (details, dialect->names->pdata[i]);
      if (field)
        {
          column->description = g_strdup (field->description);
          column->ucd = g_strdup (field->ucd);
        }
      if (!column->unit && dialect->units && i < dialect->units->len &&
          *(const char *) dialect->units->pdata[i])
        column->unit = g_strdup (dialect->units->pdata[i]);
    }
}

static void
apply_guess (NunTextTable *self, const NunTextSurvey *pass, guint i, GPtrArray *columns)
{
  NunColumn *column = g_ptr_array_index (columns, i);

  nun_text_guess_apply (&pass->guesses[i], column);
  if (!pass->has_commas || !nun_text_guess_has_commas (&pass->guesses[i]))
    return;
  if (!self->has_commas)
    self->has_commas = g_new0 (gboolean, columns->len);
  self->has_commas[i] = TRUE;
  column->datatype = NUN_DATATYPE_DOUBLE;
  g_clear_pointer (&column->arraysize, g_free);
}

static NunTable *
make_table (const NunInput *input, NunTextDialect *dialect, NunTextSurvey *pass)
{
  NunTextTable         *self = g_object_new (NUN_TYPE_TEXT_TABLE, NULL);
  g_autoptr (GPtrArray) columns = NULL;

  if (dialect->fields)
    columns = nun_text_columns_from_fields (dialect->fields);
  else
    {
      drop_empty_end (pass, dialect);
      columns = nun_text_columns_new (dialect->names, pass->n_columns);
      add_details (dialect, columns);
    }
  for (guint i = 0; i < columns->len; i++)
    apply_guess (self, pass, i, columns);
  self->path = g_strdup (input->path);
  self->local_path = g_strdup (input->local_path);
  self->size = input->size;
  self->n_cells = dialect->n_columns;
  self->leaves_ragged = pass->ragged.choice == NUN_RAGGED_LEAVE_OUT && pass->ragged.n > 0;
  self->dialect = *dialect;
  memset (dialect, 0, sizeof *dialect);
  nun_table_setup (NUN_TABLE (self), NULL, -1, pass->n_rows, columns);
  for (guint i = 0; self->dialect.notes && i + 2 < self->dialect.notes->len; i += 3)
    nun_table_add_note (NUN_TABLE (self), self->dialect.notes->pdata[i],
                        self->dialect.notes->pdata[i + 1], self->dialect.notes->pdata[i + 2]);
  nun_ragged_add_note (&pass->ragged, NUN_TABLE (self));
  return NUN_TABLE (self);
}

NunTable *
nun_text_table_new (const NunInput *input,
                    NunTextDialect *dialect,
                    NunContent     *content,
                    GCancellable   *cancellable,
                    GError        **error)
{
  NunTextSurvey survey = { 0 };
  NunTable     *table = NULL;
  gboolean      ok = nun_text_survey_run (&survey, input, dialect, cancellable, error);

  if (ok && survey.not_utf8 && dialect->layout.encoding == NUN_TEXT_UTF8)
    {
      gint64 line = survey.last_line;

      dialect->layout.encoding = NUN_TEXT_LATIN1;
      nun_text_survey_clear (&survey);
      ok = nun_text_survey_run (&survey, input, dialect, cancellable, error);
      nun_content_warn (
          content, _ ("Line %" PRId64 " is not UTF-8; the file is read as Latin-1 (ISO 8859-1)."),
          line);
    }
  if (ok && survey.not_utf8)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, line %" PRId64 ": a byte that is no text; save the file anew as UTF-8"),
                   input->path, survey.last_line);
      ok = FALSE;
    }
  if (ok && nun_text_survey_judge (&survey, input, dialect, content, error))
    table = make_table (input, dialect, &survey);
  nun_text_survey_clear (&survey);
  return table;
}

/* The second pass. */
#define NUN_TYPE_TEXT_ROWS (nun_text_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunTextRows, nun_text_rows, NUN, TEXT_ROWS, NunRows)

struct _NunTextRows
{
  NunRows parent_instance;

  NunTextTable *table;
  NunTextReader reader;
  GByteArray  **arrays;  /* one a column that holds arrays, else NULL */
  NunColumn   **columns; /* borrowed from the list of the base */
  guint         n_columns;
};

G_DEFINE_FINAL_TYPE (NunTextRows, nun_text_rows, NUN_TYPE_ROWS)

/* FALSE when the cell is not what the first pass found there. */
static gboolean
read_cell (const NunTextCell  *cell,
           const NunColumn    *column,
           const NunTextField *field,
           NunValue           *value)
{
  NunTextCellKind kind;
  gint64          integer = 0;

  value->type = NUN_VALUE_NULL;
  if (nun_text_cell_is_null (cell->text, cell->length) ||
      (field && nun_text_field_is_null (field, cell)))
    return TRUE;
  switch (column->datatype)
    {
    case NUN_DATATYPE_FLOAT:
    case NUN_DATATYPE_DOUBLE:
      if (!nun_text_cell_get_double (cell->text, cell->length, &value->d))
        return nun_text_cell_kind (cell->text, cell->length, &integer) == NUN_TEXT_CELL_DASH;
      value->type = NUN_VALUE_DOUBLE;
      return TRUE;
    case NUN_DATATYPE_UNSIGNED_BYTE:
    case NUN_DATATYPE_SHORT:
    case NUN_DATATYPE_INT:
    case NUN_DATATYPE_LONG:
    case NUN_DATATYPE_BOOLEAN:
      kind = nun_text_guess_kind (field, cell, &integer);
      if (kind == NUN_TEXT_CELL_DASH)
        return TRUE;
      value->type = NUN_VALUE_LONG;
      value->i = integer;
      return kind == (column->datatype == NUN_DATATYPE_BOOLEAN ? NUN_TEXT_CELL_BOOLEAN
                                                               : NUN_TEXT_CELL_INTEGER);
    default:
      if (column->sexagesimal &&
          nun_text_cell_kind (cell->text, cell->length, &integer) == NUN_TEXT_CELL_DASH)
        return TRUE;
      value->type = NUN_VALUE_TEXT;
      value->text = cell->text;
      value->length = cell->length;
      return TRUE;
    }
}

/* The line is ours. */
static void
put_point (NunTextCell *cell)
{
  char *comma = memchr (cell->text, ',', cell->length);

  if (comma)
    *comma = '.';
}

static gboolean
read_array (GByteArray         *bytes,
            const NunTextCell  *cell,
            const NunColumn    *column,
            const NunTextField *field,
            NunValue           *value)
{
  value->type = NUN_VALUE_NULL;
  if (nun_text_cell_is_null (cell->text, cell->length))
    return TRUE;
  g_byte_array_set_size (bytes, 0);
  if (!nun_text_array_read (&field->shape, column->datatype, cell, bytes, NULL))
    return FALSE;
  value->type = NUN_VALUE_BYTES;
  value->bytes = bytes->data;
  value->length = bytes->len;
  return TRUE;
}

static gboolean
set_changed (NunTextRows *self, GError **error)
{
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED,
               _ ("%s, line %" PRId64 ": the file has changed since it was opened; open it again"),
               self->table->path, self->reader.number);
  return FALSE;
}

static gboolean
nun_text_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunTextRows *self = NUN_TEXT_ROWS (rows);
  GArray      *cells = self->reader.cells;
  GPtrArray   *fields = self->table->dialect.fields;
  GError      *local = NULL;
  gboolean     found;
  guint        n;

  do
    found = nun_text_reader_next (&self->reader, cancellable, &local);
  while (found && self->table->leaves_ragged && nun_text_is_ragged (cells, self->table->n_cells));
  if (!found)
    {
      if (local)
        g_propagate_error (error, local);
      else if (nun_rows_get_position (rows) != nun_table_get_n_rows (NUN_TABLE (self->table)))
        set_changed (self, error);
      return FALSE;
    }
  n = MIN (cells->len, self->n_columns);
  for (guint i = 0; i < n; i++)
    {
      NunTextCell        *cell = &g_array_index (cells, NunTextCell, i);
      const NunTextField *field = fields ? g_ptr_array_index (fields, i) : NULL;

      if (self->table->has_commas && self->table->has_commas[i])
        put_point (cell);
      if (self->arrays[i] ? !read_array (self->arrays[i], cell, self->columns[i], field, &values[i])
                          : !read_cell (cell, self->columns[i], field, &values[i]))
        return set_changed (self, error);
    }
  for (guint i = n; i < self->n_columns; i++)
    values[i].type = NUN_VALUE_NULL;
  return TRUE;
}

/* A cell that a short row lacks is an empty one. */
static const char *
nun_text_rows_spelling (NunRows *rows, guint column, gsize *length)
{
  GArray            *cells = NUN_TEXT_ROWS (rows)->reader.cells;
  const NunTextCell *cell = &g_array_index (cells, NunTextCell, column);

  if (column >= cells->len || cell->length == 0)
    return "";
  *length = cell->length;
  return cell->text;
}

static double
nun_text_rows_progress (NunRows *rows)
{
  NunTextRows *self = NUN_TEXT_ROWS (rows);
  double       fraction =
      (double) nun_text_lines_get_offset (self->reader.lines) / (double) MAX (self->table->size, 1);

  return MIN (fraction, 1.0);
}

static void
nun_text_rows_finalize (GObject *object)
{
  NunTextRows *self = NUN_TEXT_ROWS (object);

  nun_text_reader_clear (&self->reader);
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->arrays[i], g_byte_array_unref);
  g_free (self->arrays);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (nun_text_rows_parent_class)->finalize (object);
}

static void
nun_text_rows_class_init (NunTextRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_text_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_text_rows_next;
  NUN_ROWS_CLASS (klass)->progress = nun_text_rows_progress;
  NUN_ROWS_CLASS (klass)->spelling = nun_text_rows_spelling;
}

static void
nun_text_rows_init (NunTextRows *self)
{
}

static NunRows *
nun_text_table_open (NunTable *table, GCancellable *cancellable, GError **error)
{
  NunTextTable           *self = NUN_TEXT_TABLE (table);
  g_autoptr (NunTextRows) rows = g_object_new (NUN_TYPE_TEXT_ROWS, NULL);
  GPtrArray              *columns = nun_table_get_columns (table);

  rows->table = g_object_ref (self);
  rows->columns = (NunColumn **) columns->pdata;
  rows->n_columns = columns->len;
  rows->arrays = g_new0 (GByteArray *, columns->len);
  for (guint i = 0; i < columns->len; i++)
    if (nun_column_is_array (columns->pdata[i]))
      rows->arrays[i] = g_byte_array_new ();
  nun_rows_set_columns (NUN_ROWS (rows), columns);
  if (!nun_text_reader_init (&rows->reader, self->path, self->local_path, &self->dialect,
                             cancellable, error))
    return NULL;
  return NUN_ROWS (g_steal_pointer (&rows));
}

static void
nun_text_table_finalize (GObject *object)
{
  NunTextTable *self = NUN_TEXT_TABLE (object);

  g_free (self->path);
  g_free (self->local_path);
  g_free (self->has_commas);
  nun_text_dialect_clear (&self->dialect);
  G_OBJECT_CLASS (nun_text_table_parent_class)->finalize (object);
}

static void
nun_text_table_class_init (NunTextTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_text_table_finalize;
  NUN_TABLE_CLASS (klass)->open = nun_text_table_open;
}

static void
nun_text_table_init (NunTextTable *self)
{
}
