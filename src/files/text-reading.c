/* The head of a text as records and cells, with one delimiter. */

#include "files/text-reading.h"

#include <string.h>

#include "files/text-number.h"
#include "sky/angle.h"

static void
record_clear (gpointer data)
{
  g_free (((NunTextRecord *) data)->text);
}

static void
count_cells (NunTextReading *self)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  gboolean           first = TRUE;

  g_array_set_size (counts, NUN_TEXT_MAX_COLUMNS + 2);
  for (guint i = 0; i < self->lines->len; i++)
    {
      NunTextRecord *record = &g_array_index (self->lines, NunTextRecord, i);

      if (record->is_comment)
        continue;
      self->n_records++;
      if (++g_array_index (counts, guint, record->n_cells) > self->n_agree && record->n_cells > 1)
        {
          self->n_agree = g_array_index (counts, guint, record->n_cells);
          self->n_cells = record->n_cells;
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      NunTextRecord *record = &g_array_index (self->lines, NunTextRecord, i);

      if (record->is_comment)
        continue;
      if (first)
        self->first_agrees = record->n_cells == self->n_cells;
      first = FALSE;
      if (record->n_cells != self->n_cells && self->odd_line == 0)
        {
          self->odd_line = record->number;
          self->odd_cells = record->n_cells;
        }
    }
}

void
nun_text_reading_clear (NunTextReading *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

void
nun_text_reading_read (const NunInput *input, NunTextReading *self)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (input->head, (gssize) input->head_length, NULL);
  g_autoptr (NunTextLines) lines = nun_text_lines_new (stream, input->path, &self->layout);
  g_autoptr (GArray)       cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  NunTextRecord            record = { 0 };
  char                    *line;

  self->lines = g_array_new (FALSE, TRUE, sizeof (NunTextRecord));
  g_array_set_clear_func (self->lines, record_clear);
  while (self->lines->len < NUN_TEXT_MAX_RECORDS &&
         nun_text_lines_next (lines, &line, &record.length, &record.number, NULL, NULL))
    {
      record.is_comment = nun_text_is_comment (line, record.length);
      record.text = g_strndup (line, record.length);
      nun_text_split (line, record.length, &self->layout, NUN_TEXT_MAX_COLUMNS, cells);
      record.n_cells = cells->len;
      if (cells->len == 0 || (cells->len == 1 && g_array_index (cells, NunTextCell, 0).length == 0))
        g_free (record.text);
      else
        g_array_append_val (self->lines, record);
    }
  if ((gsize) input->size > input->head_length && self->lines->len > 1 &&
      self->lines->len < NUN_TEXT_MAX_RECORDS)
    g_array_set_size (self->lines, self->lines->len - 1);
  count_cells (self);
}

GArray *
nun_text_reading_split (const NunTextReading *self, guint i, guint skip, char **storage)
{
  const NunTextRecord *record = &g_array_index (self->lines, NunTextRecord, i);
  GArray              *cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));

  *storage = g_memdup2 (record->text, record->length + 1);
  skip = MIN (skip, (guint) record->length);
  nun_text_split (*storage + skip, record->length - skip, &self->layout, NUN_TEXT_MAX_COLUMNS,
                  cells);
  return cells;
}

gboolean
nun_text_is_value (const NunTextCell *cell)
{
  gint64          integer;
  double          angle;
  gboolean        sure;
  NunTextCellKind kind = nun_text_cell_kind (cell->text, cell->length, &integer);

  return kind == NUN_TEXT_CELL_INTEGER || kind == NUN_TEXT_CELL_REAL ||
         kind == NUN_TEXT_CELL_CODE || nun_text_cell_has_comma (cell->text, cell->length, &sure) ||
         nun_angle_parse_sexagesimal (cell->text, (gssize) cell->length, &angle, NULL);
}

guint
nun_text_reading_count_values (const NunTextReading *self, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = nun_text_reading_split (self, i, 0, &storage);
  guint              n = 0;

  for (guint k = 0; k < cells->len; k++)
    n += nun_text_is_value (&g_array_index (cells, NunTextCell, k));
  return n;
}

/* The signs that end a sentence or a line of a letter, but for the delimiter itself, which may end every row. */
static gboolean
ends_sentence (const NunTextReading *self, const NunTextRecord *record)
{
  gsize length = record->length;

  while (length > 0 && g_ascii_isspace (record->text[length - 1]))
    length--;
  return length > 1 && record->text[length - 1] != self->layout.delimiter &&
         strchr (".!?,;:", record->text[length - 1]) != NULL &&
         g_ascii_isalpha (record->text[length - 2]);
}

static guint
count_words (const NunTextCell *cell)
{
  guint n = 0;

  for (gsize i = 0; i < cell->length; i++)
    n += cell->text[i] != ' ' && (i == 0 || cell->text[i - 1] == ' ');
  return n;
}

/* That many records show what kind of text it is; and so many words are no value, a cell's mean. */
#define PROSE_RECORDS 100
#define PROSE_WORDS 6

gboolean
nun_text_reading_is_prose (const NunTextReading *self)
{
  guint n = 0, n_ends = 0, n_cells = 0, n_values = 0, n_words = 0;

  for (guint i = 0; i < self->lines->len && n < PROSE_RECORDS; i++)
    {
      const NunTextRecord *record = &g_array_index (self->lines, NunTextRecord, i);
      g_autofree char     *storage = NULL;
      g_autoptr (GArray)   cells = NULL;

      if (record->is_comment)
        continue;
      cells = nun_text_reading_split (self, i, 0, &storage);
      n++;
      n_cells += cells->len;
      n_ends += ends_sentence (self, record);
      for (guint k = 0; k < cells->len; k++)
        {
          n_values += nun_text_is_value (&g_array_index (cells, NunTextCell, k));
          n_words += count_words (&g_array_index (cells, NunTextCell, k));
        }
    }
  return n >= 2 && n_values * 10 <= n_cells &&
         (n_ends * 2 >= n || n_words >= PROSE_WORDS * n_cells);
}
