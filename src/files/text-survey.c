/* The first pass over a text: finds types and rows, and judges whether this is how the file is to be read. */

#include "files/text-survey.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Lines with a wrong number of values that are taken with a warning: this many, or one in so many. */
#define RAGGED_LINES 3
#define RAGGED_PART 10

/* Keeps the first cell that is not of the type that the file says its column has. */
static void
keep_misfit (NunTextSurvey *self, const NunTextReader *reader, guint i)
{
  const NunTextCell *cell = &g_array_index (reader->cells, NunTextCell, i);

  self->misfit_line = reader->number;
  self->misfit_column = i;
  self->misfit = g_utf8_make_valid (cell->text, (gssize) MIN (cell->length, 40));
}

/* A delimiter at the end of a line makes an empty cell, no value. */
static gboolean
is_too_long (const GArray *cells, guint n_columns)
{
  for (guint i = n_columns; i < cells->len; i++)
    if (g_array_index (cells, NunTextCell, i).length > 0)
      return TRUE;
  return FALSE;
}

gboolean
nun_text_is_ragged (const GArray *cells, guint n_columns)
{
  return cells->len < n_columns || is_too_long (cells, n_columns);
}

static void
count_ragged (NunTextSurvey *self, const NunTextReader *reader)
{
  if (self->ragged.n < NUN_RAGGED_LINES)
    self->ragged.lines[self->ragged.n] = reader->number;
  self->ragged.n++;
  if (reader->cells->len < self->n_columns && self->n_short++ == 0)
    {
      self->short_line = reader->number;
      self->short_cells = reader->cells->len;
    }
  if (reader->cells->len > self->n_columns && self->n_long++ == 0)
    {
      self->long_line = reader->number;
      self->long_cells = reader->cells->len;
    }
}

static void
count_row (NunTextSurvey *self, const NunTextReader *reader)
{
  guint n = MIN (reader->cells->len, self->n_columns);

  if (nun_text_is_ragged (reader->cells, self->n_columns))
    {
      count_ragged (self, reader);
      if (self->ragged.choice == NUN_RAGGED_LEAVE_OUT)
        return;
    }
  self->n_rows++;
  for (guint i = 0; i < n; i++)
    {
      self->guesses[i].line = reader->number;
      if (!nun_text_guess_add (&self->guesses[i], &g_array_index (reader->cells, NunTextCell, i)))
        self->not_utf8 = TRUE;
      if (self->guesses[i].n_misfits > 0 && self->misfit_line == 0)
        keep_misfit (self, reader, i);
    }
}

static void
take_remarks (NunTextSurvey *self, const NunTextReader *reader)
{
  self->last_line = reader->number;
  self->n_hidden = reader->n_hidden;
  self->hidden_line = reader->hidden_line;
  self->n_crossed = reader->n_crossed;
  self->crossed_line = reader->crossed_line;
}

/* Some number must have a comma that cannot part thousands, and none a point. */
static gboolean
uses_commas (const NunTextSurvey *self)
{
  gboolean sure = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->guesses[i].has_point)
        return FALSE;
      sure |= nun_text_guess_has_commas (&self->guesses[i]) && self->guesses[i].n_sure > 0;
    }
  return sure;
}

gboolean
nun_text_survey_run (NunTextSurvey        *self,
                     const NunInput       *input,
                     const NunTextDialect *dialect,
                     GCancellable         *cancellable,
                     GError              **error)
{
  NunTextReader      reader = { 0 };
  g_autoptr (GError) local = NULL;

  if (!nun_text_reader_init (&reader, input->path, input->local_path, dialect, cancellable, error))
    {
      nun_text_reader_clear (&reader);
      return FALSE;
    }
  self->n_columns = dialect->n_columns;
  self->ragged.choice = input->ragged;
  self->guesses = g_new0 (NunTextGuess, self->n_columns);
  for (guint i = 0; dialect->fields && i < self->n_columns; i++)
    self->guesses[i].field = g_ptr_array_index (dialect->fields, i);
  for (guint i = 0; !dialect->fields && i < self->n_columns; i++)
    self->guesses[i].may_have_commas = dialect->layout.delimiter != ',';
  while (!self->not_utf8 && nun_text_reader_next (&reader, cancellable, &local))
    {
      count_row (self, &reader);
      if (g_cancellable_set_error_if_cancelled (cancellable, &local))
        break;
    }
  self->has_commas = uses_commas (self);
  take_remarks (self, &reader);
  nun_text_reader_clear (&reader);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

void
nun_text_survey_clear (NunTextSurvey *self)
{
  g_free (self->guesses);
  g_free (self->misfit);
  memset (self, 0, sizeof *self);
}

static gboolean
is_few (gint64 n, const NunTextSurvey *pass)
{
  return n <= MIN (RAGGED_LINES, pass->n_rows / 2) || n <= pass->n_rows / RAGGED_PART;
}

static void
warn_left_out (const NunTextSurvey *pass, NunContent *content)
{
  g_autofree char *lines = nun_ragged_dup_lines (&pass->ragged);

  nun_content_warn (content,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%" PRId64 " row has not one value for each of the %u "
                                 "columns and is left out (line %s).",
                                 "%" PRId64 " rows have not one value for each of the %u "
                                 "columns and are left out (lines %s).",
                                 (gulong) pass->ragged.n),
                    pass->ragged.n, pass->n_columns, lines);
}

static void
warn_repaired (const NunTextSurvey *pass, NunContent *content)
{
  g_autofree char *lines = nun_ragged_dup_lines (&pass->ragged);

  if (pass->n_short > 0)
    nun_content_warn (content,
                      _ ("Line %" PRId64 " has only %u values where the table has %u columns; "
                         "the others are taken as empty (lines like this: %" PRId64 ")."),
                      pass->short_line, pass->short_cells, pass->n_columns, pass->n_short);
  if (pass->n_long > 0)
    nun_content_warn (content,
                      _ ("Line %" PRId64 " has %u values where the table has %u columns; "
                         "those behind are left out (lines like this: %" PRId64 ")."),
                      pass->long_line, pass->long_cells, pass->n_columns, pass->n_long);
  if (pass->ragged.n > 1)
    nun_content_warn (content, _ ("Rows with too few or too many values stand on the lines %s."),
                      lines);
}

/* Rows with a wrong number of values: a few are warned of, many mean that this is not how the file is to
 * be read.  Where blanks part the values nobody knows which one is missing. */
static gboolean
judge_ragged (const NunTextSurvey  *pass,
              const NunInput       *input,
              const NunTextDialect *dialect,
              NunContent           *content,
              GError              **error)
{
  gboolean blanks = dialect->layout.delimiter == ' ';
  gboolean refuse = pass->ragged.choice == NUN_RAGGED_REFUSE;
  gboolean too_short = pass->n_short > 0 && (refuse || blanks || !is_few (pass->n_short, pass));
  gboolean too_long = pass->n_long > 0 && (refuse || blanks || !is_few (pass->n_long, pass));
  gboolean few = pass->ragged.n <= pass->n_rows;

  if (pass->ragged.n == 0)
    return TRUE;
  if (pass->ragged.choice == NUN_RAGGED_LEAVE_OUT && few)
    {
      warn_left_out (pass, content);
      return TRUE;
    }
  if (too_short || too_long)
    {
      gint64 line = too_short ? pass->short_line : pass->long_line;
      guint  n_cells = too_short ? pass->short_cells : pass->long_cells;

      /* Where most rows are like this no choice helps: the file is to be read in another way. */
      if (pass->ragged.choice == NUN_RAGGED_LEAVE_OUT || pass->ragged.n * 2 > pass->n_rows)
        g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                     _ ("%s, line %" PRId64
                        ": %u values where the table has %u columns; mend this line and its like"),
                     input->path, line, n_cells, pass->n_columns);
      else
        g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_RAGGED,
                     _ ("%s, line %" PRId64
                        ": %u values where the table has %u columns; mend this line and its like "
                        "(rows like this: %" PRId64 "), or have such rows left out"),
                     input->path, line, n_cells, pass->n_columns, pass->ragged.n);
      return FALSE;
    }
  warn_repaired (pass, content);
  return TRUE;
}

/* Columns that the file calls numbers and that hold something else become text.  When most of them do, the
 * description belongs to another table, or the rows begin elsewhere. */
static gboolean
judge_misfits (const NunTextSurvey  *pass,
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
                   _ ("%s, line %" PRId64
                      ": \"%s\" in the column %s, which should hold numbers, and most columns are "
                      "like this; the description of the columns does not fit these rows"),
                   input->path, pass->misfit_line, pass->misfit, field->name);
      return FALSE;
    }
  nun_content_warn (content,
                    _ ("Line %" PRId64 " has \"%s\" in the column %s, which should hold "
                       "numbers; the column is read as text (columns like this: %u)."),
                    pass->misfit_line, pass->misfit, field->name, n_bad);
  return TRUE;
}

/* Columns of numbers that a few cells made text. */
#define MOST_TOLD 3

static void
tell_strays (const NunTextSurvey *self, const NunTextDialect *dialect, NunContent *content)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns && n < MOST_TOLD; i++)
    {
      const NunTextGuess *guess = &self->guesses[i];
      g_autofree char    *cell = g_utf8_make_valid (guess->stray, -1);
      g_autofree char    *number = g_strdup_printf ("%u", i + 1);
      gboolean            named = dialect->names != NULL && i < dialect->names->len &&
                       *(const char *) dialect->names->pdata[i] != 0;

      if (!nun_text_guess_has_strays (guess))
        continue;
      n++;
      nun_content_warn (content,
                        _ ("Line %" PRId64 " has “%s” in the column %s, whose other %" PRId64
                           " values are numbers, so that it is read as text; mend "
                           "or empty the cell to have numbers (cells like this: %" PRId64 ")."),
                        guess->stray_line, cell,
                        named ? (const char *) dialect->names->pdata[i] : number, guess->n_numbers,
                        guess->n_strays);
    }
}

gboolean
nun_text_survey_judge (const NunTextSurvey  *self,
                       const NunInput       *input,
                       const NunTextDialect *dialect,
                       NunContent           *content,
                       GError              **error)
{
  if (!judge_ragged (self, input, dialect, content, error) ||
      !judge_misfits (self, input, dialect, content, error))
    return FALSE;
  tell_strays (self, dialect, content);
  if (self->n_hidden > 0)
    nun_content_warn (content,
                      _ ("Line %" PRId64 " begins with a comment sign but looks like a row; "
                         "it is left out (lines like this: %" PRId64 ")."),
                      self->hidden_line, self->n_hidden);
  if (self->n_crossed > 0)
    nun_content_warn (content,
                      _ ("Line %" PRId64 " has a value that goes through a bar between "
                         "two columns and is cut there (lines like this: %" PRId64 ")."),
                      self->crossed_line, self->n_crossed);
  return TRUE;
}
