/* NunTextTable: the first pass over a text finds types and rows, each cursor is a further pass. */

#include "files/text-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-infer.h"
#include "files/text-names.h"
#include "files/text-number.h"
#include "files/text-reader.h"

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
  gint64        misfit_line; /* the first where a column of numbers holds something else, or 0 */
  guint         misfit_column;
  char         *misfit;
  gboolean      not_utf8;
} FirstPass;

/* Keeps the first cell that is not of the type that the file says its column has. */
static void
keep_misfit (FirstPass *self, const NunTextReader *reader, guint i)
{
  const NunTextCell *cell = &g_array_index (reader->cells, NunTextCell, i);

  self->misfit_line = reader->number;
  self->misfit_column = i;
  self->misfit = g_utf8_make_valid (cell->text, (gssize) MIN (cell->length, 40));
}

static void
count_row (FirstPass *self, const NunTextReader *reader)
{
  guint n = MIN (reader->cells->len, self->n_columns);

  self->n_rows++;
  for (guint i = 0; i < n; i++)
    {
      if (!nun_text_guess_add (&self->guesses[i], &g_array_index (reader->cells, NunTextCell, i)))
        self->not_utf8 = TRUE;
      if (self->guesses[i].n_misfits > 0 && self->misfit_line == 0)
        keep_misfit (self, reader, i);
    }
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
     NunTextReader        *reader,
     const NunInput       *input,
     const NunTextDialect *dialect,
     GCancellable         *cancellable,
     GError              **error)
{
  g_autoptr (GError) local = NULL;

  if (!nun_text_reader_init (reader, input->path, input->local_path, dialect, cancellable, error))
    return FALSE;
  self->n_columns = dialect->n_columns;
  self->guesses = g_new0 (NunTextGuess, self->n_columns);
  for (guint i = 0; dialect->fields && i < self->n_columns; i++)
    self->guesses[i].field = g_ptr_array_index (dialect->fields, i);
  while (!self->not_utf8 && nun_text_reader_next (reader, cancellable, &local))
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
  g_free (self->misfit);
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

/* Columns that the file calls numbers and that hold something else become text.  When most of them do, the
 * description belongs to another table, or the rows begin elsewhere. */
static gboolean
judge_misfits (const FirstPass      *pass,
               const NunInput       *input,
               const NunTextDialect *dialect,
               NunContent           *content,
               GError              **error)
{
  guint               n_numbers = 0, n_bad = 0;
  const NunTextField *field;

  if (pass->misfit_line == 0)
    return TRUE;
  for (guint i = 0; i < pass->n_columns; i++)
    {
      n_numbers += nun_text_field_is_number (pass->guesses[i].field);
      n_bad += pass->guesses[i].n_misfits > 0;
    }
  field = g_ptr_array_index (dialect->fields, pass->misfit_column);
  if (n_numbers > 2 && n_bad * 2 > n_numbers)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, line %" G_GINT64_FORMAT
                      ": \"%s\" in the column %s, which should hold numbers, and most columns are "
                      "like this; the description of the columns does not fit these rows"),
                   input->path, pass->misfit_line, pass->misfit, field->name);
      return FALSE;
    }
  nun_content_warn (content,
                    _ ("Line %" G_GINT64_FORMAT " has \"%s\" in the column %s, which should hold "
                       "numbers; the column is read as text (columns like this: %u)."),
                    pass->misfit_line, pass->misfit, field->name, n_bad);
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

static NunTable *
make_table (const NunInput *input, NunTextDialect *dialect, FirstPass *pass)
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
    nun_text_guess_apply (&pass->guesses[i], g_ptr_array_index (columns, i));
  self->path = g_strdup (input->path);
  self->local_path = g_strdup (input->local_path);
  self->size = input->size;
  self->dialect = *dialect;
  memset (dialect, 0, sizeof *dialect);
  nun_table_setup (NUN_TABLE (self), NULL, -1, pass->n_rows, columns);
  for (guint i = 0; self->dialect.notes && i + 2 < self->dialect.notes->len; i += 3)
    nun_table_add_note (NUN_TABLE (self), self->dialect.notes->pdata[i],
                        self->dialect.notes->pdata[i + 1], self->dialect.notes->pdata[i + 2]);
  return NUN_TABLE (self);
}

NunTable *
nun_text_table_new (const NunInput *input,
                    NunTextDialect *dialect,
                    NunContent     *content,
                    GCancellable   *cancellable,
                    GError        **error)
{
  FirstPass     pass = { 0 };
  NunTextReader reader = { 0 };
  NunTable     *table = NULL;
  gboolean      ok = run (&pass, &reader, input, dialect, cancellable, error);

  if (ok && pass.not_utf8 && dialect->layout.encoding == NUN_TEXT_UTF8)
    {
      gint64 line = reader.number;

      dialect->layout.encoding = NUN_TEXT_LATIN1;
      first_pass_clear (&pass);
      nun_text_reader_clear (&reader);
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
  if (ok && judge_ragged (&pass, input, dialect, content, error) &&
      judge_misfits (&pass, input, dialect, content, error))
    {
      if (reader.n_hidden > 0)
        nun_content_warn (content,
                          _ ("Line %" G_GINT64_FORMAT
                             " begins with a comment sign but looks like a row; "
                             "it is left out (lines like this: %" G_GINT64_FORMAT ")."),
                          reader.hidden_line, reader.n_hidden);
      if (reader.n_crossed > 0)
        nun_content_warn (
            content,
            _ ("Line %" G_GINT64_FORMAT " has a value that goes through a bar between "
               "two columns and is cut there (lines like this: %" G_GINT64_FORMAT ")."),
            reader.crossed_line, reader.n_crossed);
      table = make_table (input, dialect, &pass);
    }
  nun_text_reader_clear (&reader);
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
  NunTextReader reader;
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
  GPtrArray   *fields = self->table->dialect.fields;
  GError      *local = NULL;
  guint        n;

  if (!nun_text_reader_next (&self->reader, cancellable, &local))
    {
      if (local)
        g_propagate_error (error, local);
      else if (nun_rows_get_position (rows) != nun_table_get_n_rows (NUN_TABLE (self->table)))
        set_changed (self, error);
      return FALSE;
    }
  n = MIN (cells->len, self->n_columns);
  for (guint i = 0; i < n; i++)
    if (!read_cell (&g_array_index (cells, NunTextCell, i), self->columns[i],
                    fields ? g_ptr_array_index (fields, i) : NULL, &values[i]))
      return set_changed (self, error);
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
