/* NunTextTable: the first pass over a text finds types and rows, each cursor is a further pass. */

#include "files/text-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-infer.h"
#include "files/text-names.h"
#include "files/text-number.h"

/* Lines with a wrong number of values that are taken with a warning: this many, or one in so many. */
#define RAGGED_LINES 3
#define RAGGED_PART 10

struct _NunTextTable
{
  NunTable parent_instance;

  char          *path, *local_path;
  gint64         size;
  NunTextDialect dialect;
};

G_DEFINE_FINAL_TYPE (NunTextTable, nun_text_table, NUN_TYPE_TABLE)

/* A cursor over the lines that hold rows: what both passes share. */
typedef struct
{
  NunTextLines         *lines;
  const NunTextDialect *dialect;
  GArray               *cells;
  gint64                number;                /* of the line last read */
  gint64                n_hidden, hidden_line; /* comments that look like rows */
  guint                 max_cells;
} RowReader;

static gboolean
row_reader_init (RowReader            *self,
                 const char           *path,
                 const char           *local_path,
                 const NunTextDialect *dialect,
                 GCancellable         *cancellable,
                 GError              **error)
{
  g_autoptr (GFile)            file = g_file_new_for_path (local_path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  memset (self, 0, sizeof *self);
  if (!stream)
    {
      g_prefix_error (error, _ ("%s cannot be read: "), path);
      return FALSE;
    }
  self->dialect = dialect;
  self->lines = nun_text_lines_new (G_INPUT_STREAM (stream), path, &dialect->layout);
  self->cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  self->max_cells = NUN_TEXT_MAX_COLUMNS;
  return TRUE;
}

static void
row_reader_clear (RowReader *self)
{
  g_clear_pointer (&self->lines, nun_text_lines_free);
  g_clear_pointer (&self->cells, g_array_unref);
}

/* The cells of the next row; FALSE at the end and on an error. */
static gboolean
row_reader_next (RowReader *self, GCancellable *cancellable, GError **error)
{
  char *line;
  gsize length;

  while (nun_text_lines_next (self->lines, &line, &length, &self->number, cancellable, error))
    {
      gboolean is_comment;

      if (self->number < self->dialect->first_line)
        continue;
      is_comment = nun_text_is_comment (line, length);
      nun_text_split (line, length, &self->dialect->layout, self->max_cells, self->cells);
      if (self->cells->len == 0 ||
          (self->cells->len == 1 && g_array_index (self->cells, NunTextCell, 0).length == 0))
        continue;
      if (!is_comment)
        return TRUE;
      if (self->cells->len == self->dialect->n_columns && self->dialect->layout.delimiter != ' ' &&
          self->n_hidden++ == 0)
        self->hidden_line = self->number;
    }
  return FALSE;
}

/* What the first pass counts. */
typedef struct
{
  NunTextGuess *guesses; /* of n_columns */
  guint         n_columns;
  gint64        n_rows;
  gint64        n_short, short_line; /* rows with too few values */
  guint         short_cells;
  gint64        n_long, long_line; /* rows with too many */
  guint         long_cells;
  gboolean      not_utf8;
} FirstPass;

static void
count_row (FirstPass *self, const RowReader *reader)
{
  guint n = MIN (reader->cells->len, self->n_columns);

  self->n_rows++;
  for (guint i = 0; i < n; i++)
    if (!nun_text_guess_add (&self->guesses[i], &g_array_index (reader->cells, NunTextCell, i)))
      self->not_utf8 = TRUE;
  if (reader->cells->len < self->n_columns && self->n_short++ == 0)
    {
      self->short_line = reader->number;
      self->short_cells = reader->cells->len;
    }
  /* A delimiter at the end of a line makes an empty cell, no value. */
  for (guint i = self->n_columns; i < reader->cells->len; i++)
    if (g_array_index (reader->cells, NunTextCell, i).length > 0)
      {
        if (self->n_long++ == 0)
          {
            self->long_line = reader->number;
            self->long_cells = reader->cells->len;
          }
        break;
      }
}

static gboolean
run (FirstPass            *self,
     RowReader            *reader,
     const NunInput       *input,
     const NunTextDialect *dialect,
     GCancellable         *cancellable,
     GError              **error)
{
  g_autoptr (GError) local = NULL;

  if (!row_reader_init (reader, input->path, input->local_path, dialect, cancellable, error))
    return FALSE;
  self->n_columns = dialect->n_columns;
  self->guesses = g_new0 (NunTextGuess, self->n_columns);
  while (!self->not_utf8 && row_reader_next (reader, cancellable, &local))
    {
      count_row (self, reader);
      if (g_cancellable_set_error_if_cancelled (cancellable, &local))
        break;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
first_pass_clear (FirstPass *self)
{
  g_free (self->guesses);
  memset (self, 0, sizeof *self);
}

static gboolean
is_few (gint64 n, const FirstPass *pass)
{
  return n <= MIN (RAGGED_LINES, pass->n_rows / 2) || n <= pass->n_rows / RAGGED_PART;
}

/* Rows with a wrong number of values: a few are warned of, many mean that this is not how the file is to
 * be read.  Where blanks part the values nobody knows which one is missing. */
static gboolean
judge_ragged (const FirstPass      *pass,
              const NunInput       *input,
              const NunTextDialect *dialect,
              NunContent           *content,
              GError              **error)
{
  gboolean too_short =
      pass->n_short > 0 && (dialect->layout.delimiter == ' ' || !is_few (pass->n_short, pass));
  gboolean too_long =
      pass->n_long > 0 && (dialect->layout.delimiter == ' ' || !is_few (pass->n_long, pass));

  if (too_short || too_long)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, line %" G_GINT64_FORMAT
                      ": %u values where the table has %u columns; mend this line and its like"),
                   input->path, too_short ? pass->short_line : pass->long_line,
                   too_short ? pass->short_cells : pass->long_cells, pass->n_columns);
      return FALSE;
    }
  if (pass->n_short > 0)
    nun_content_warn (content,
                      _ ("Line %" G_GINT64_FORMAT
                         " has only %u values where the table has %u columns; "
                         "the others are taken as empty (lines like this: %" G_GINT64_FORMAT ")."),
                      pass->short_line, pass->short_cells, pass->n_columns, pass->n_short);
  if (pass->n_long > 0)
    nun_content_warn (content,
                      _ ("Line %" G_GINT64_FORMAT " has %u values where the table has %u columns; "
                         "those behind are left out (lines like this: %" G_GINT64_FORMAT ")."),
                      pass->long_line, pass->long_cells, pass->n_columns, pass->n_long);
  return TRUE;
}

/* A delimiter at the end of every line makes a column without name and values: no column at all. */
static void
drop_empty_end (FirstPass *pass, const NunTextDialect *dialect)
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

static NunTable *
make_table (const NunInput *input, NunTextDialect *dialect, FirstPass *pass)
{
  NunTextTable         *self = g_object_new (NUN_TYPE_TEXT_TABLE, NULL);
  g_autoptr (GPtrArray) columns = NULL;

  drop_empty_end (pass, dialect);
  columns = nun_text_columns_new (dialect->names, pass->n_columns);
  for (guint i = 0; i < columns->len; i++)
    nun_text_guess_apply (&pass->guesses[i], g_ptr_array_index (columns, i));
  self->path = g_strdup (input->path);
  self->local_path = g_strdup (input->local_path);
  self->size = input->size;
  self->dialect = *dialect;
  memset (dialect, 0, sizeof *dialect);
  nun_table_setup (NUN_TABLE (self), NULL, -1, pass->n_rows, columns);
  return NUN_TABLE (self);
}

NunTable *
nun_text_table_new (const NunInput *input,
                    NunTextDialect *dialect,
                    NunContent     *content,
                    GCancellable   *cancellable,
                    GError        **error)
{
  FirstPass pass = { 0 };
  RowReader reader = { 0 };
  NunTable *table = NULL;
  gboolean  ok = run (&pass, &reader, input, dialect, cancellable, error);

  if (ok && pass.not_utf8 && dialect->layout.encoding == NUN_TEXT_UTF8)
    {
      gint64 line = reader.number;

      dialect->layout.encoding = NUN_TEXT_LATIN1;
      first_pass_clear (&pass);
      row_reader_clear (&reader);
      ok = run (&pass, &reader, input, dialect, cancellable, error);
      nun_content_warn (
          content,
          _ ("Line %" G_GINT64_FORMAT " is not UTF-8; the file is read as Latin-1 (ISO 8859-1)."),
          line);
    }
  if (ok && pass.not_utf8)
    {
      g_set_error (
          error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
          _ ("%s, line %" G_GINT64_FORMAT ": a byte that is no text; save the file anew as UTF-8"),
          input->path, reader.number);
      ok = FALSE;
    }
  if (ok && judge_ragged (&pass, input, dialect, content, error))
    {
      if (reader.n_hidden > 0)
        nun_content_warn (content,
                          _ ("Line %" G_GINT64_FORMAT
                             " begins with a comment sign but looks like a row; "
                             "it is left out (lines like this: %" G_GINT64_FORMAT ")."),
                          reader.hidden_line, reader.n_hidden);
      table = make_table (input, dialect, &pass);
    }
  row_reader_clear (&reader);
  first_pass_clear (&pass);
  return table;
}

/* The second pass. */
#define NUN_TYPE_TEXT_ROWS (nun_text_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunTextRows, nun_text_rows, NUN, TEXT_ROWS, NunRows)

struct _NunTextRows
{
  NunRows parent_instance;

  NunTextTable *table;
  RowReader     reader;
  NunColumn   **columns; /* borrowed from the list of the base */
  guint         n_columns;
};

G_DEFINE_FINAL_TYPE (NunTextRows, nun_text_rows, NUN_TYPE_ROWS)

/* FALSE when the cell is not what the first pass found there. */
static gboolean
read_cell (const NunTextCell *cell, const NunColumn *column, NunValue *value)
{
  NunTextCellKind kind;
  gint64          integer = 0;

  value->type = NUN_VALUE_NULL;
  if (nun_text_cell_is_null (cell->text, cell->length))
    return TRUE;
  switch (column->datatype)
    {
    case NUN_DATATYPE_DOUBLE:
      if (!nun_text_cell_get_double (cell->text, cell->length, &value->d))
        return nun_text_cell_kind (cell->text, cell->length, &integer) == NUN_TEXT_CELL_DASH;
      value->type = NUN_VALUE_DOUBLE;
      return TRUE;
    case NUN_DATATYPE_INT:
    case NUN_DATATYPE_LONG:
    case NUN_DATATYPE_BOOLEAN:
      kind = nun_text_cell_kind (cell->text, cell->length, &integer);
      if (kind == NUN_TEXT_CELL_DASH)
        return TRUE;
      value->type = NUN_VALUE_LONG;
      value->i = integer;
      return kind == (column->datatype == NUN_DATATYPE_BOOLEAN ? NUN_TEXT_CELL_BOOLEAN
                                                               : NUN_TEXT_CELL_INTEGER);
    default:
      if (column->sexagesimal && cell->length <= 3 &&
          nun_text_cell_kind (cell->text, cell->length, &integer) == NUN_TEXT_CELL_DASH)
        return TRUE;
      value->type = NUN_VALUE_TEXT;
      value->text = cell->text;
      value->length = cell->length;
      return TRUE;
    }
}

static gboolean
set_changed (NunTextRows *self, GError **error)
{
  g_set_error (
      error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED,
      _ ("%s, line %" G_GINT64_FORMAT ": the file has changed since it was opened; open it again"),
      self->table->path, self->reader.number);
  return FALSE;
}

static gboolean
nun_text_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunTextRows *self = NUN_TEXT_ROWS (rows);
  GArray      *cells = self->reader.cells;
  GError      *local = NULL;
  guint        n;

  if (!row_reader_next (&self->reader, cancellable, &local))
    {
      if (local)
        g_propagate_error (error, local);
      else if (nun_rows_get_position (rows) != nun_table_get_n_rows (NUN_TABLE (self->table)))
        set_changed (self, error);
      return FALSE;
    }
  n = MIN (cells->len, self->n_columns);
  for (guint i = 0; i < n; i++)
    if (!read_cell (&g_array_index (cells, NunTextCell, i), self->columns[i], &values[i]))
      return set_changed (self, error);
  for (guint i = n; i < self->n_columns; i++)
    values[i].type = NUN_VALUE_NULL;
  return TRUE;
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

  row_reader_clear (&self->reader);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (nun_text_rows_parent_class)->finalize (object);
}

static void
nun_text_rows_class_init (NunTextRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_text_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_text_rows_next;
  NUN_ROWS_CLASS (klass)->progress = nun_text_rows_progress;
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
  nun_rows_set_columns (NUN_ROWS (rows), columns);
  if (!row_reader_init (&rows->reader, self->path, self->local_path, &self->dialect, cancellable,
                        error))
    return NULL;
  return NUN_ROWS (g_steal_pointer (&rows));
}

static void
nun_text_table_finalize (GObject *object)
{
  NunTextTable *self = NUN_TEXT_TABLE (object);

  g_free (self->path);
  g_free (self->local_path);
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
