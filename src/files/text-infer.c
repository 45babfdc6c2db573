/* The types of the columns of a text, from all its cells. */

#include "files/text-infer.h"

#include <string.h>

#include "files/text-number.h"
#include "sky/angle.h"

/* Whether all bytes are ASCII and none is zero: then there is nothing to validate. */
static gboolean
is_plain (const NunTextCell *cell)
{
  guint8 high = 0, zero = 0;

  for (gsize i = 0; i < cell->length; i++)
    {
      high |= (guint8) cell->text[i];
      zero |= cell->text[i] == 0;
    }
  return !(high & 0x80) && !zero;
}

/* One slip of the pen in a hundred positions ("17 54 .19") does not make them anything else: that row
 * has no position.  At the begin of a column a few are waited for before it is given up. */
#define SLIPS_AT_FIRST 3

static gboolean
mostly_angles (gint64 n_no_angle, gint64 n_values)
{
  return n_no_angle * 100 <= n_values;
}

static void
add_text (NunTextGuess *self, const NunTextCell *cell)
{
  double angle;

  self->not_boolean = self->not_integer = self->not_real = TRUE;
  if (self->not_sexagesimal ||
      nun_angle_parse_sexagesimal (cell->text, (gssize) cell->length, &angle, NULL))
    return;
  self->n_no_angle++;
  self->not_sexagesimal = !mostly_angles (self->n_no_angle, self->n_values + SLIPS_AT_FIRST * 100);
}

/* So many cells beside a hundred times as many numbers are slips, and so many numbers make a column of them. */
#define MOST_STRAYS 3
#define LEAST_NUMBERS 20

static gboolean
may_have_strays (const NunTextGuess *self)
{
  return self->n_strays <= MOST_STRAYS && self->field == NULL;
}

static void
add_stray (NunTextGuess *self, const NunTextCell *cell)
{
  if (self->n_strays++ > 0)
    return;
  self->stray_line = self->line;
  g_strlcpy (self->stray, cell->text, MIN (sizeof self->stray, cell->length + 1));
}

/* Of a column that is no number any more. */
static void
count_stray (NunTextGuess *self, const NunTextCell *cell)
{
  gint64          integer;
  NunTextCellKind kind = nun_text_cell_kind (cell->text, cell->length, &integer);

  if (kind == NUN_TEXT_CELL_INTEGER || kind == NUN_TEXT_CELL_REAL)
    self->n_numbers++;
  else if (kind != NUN_TEXT_CELL_NULL && kind != NUN_TEXT_CELL_DASH)
    add_stray (self, cell);
}

gboolean
nun_text_guess_has_strays (const NunTextGuess *self)
{
  return self->field == NULL && self->n_strays > 0 && self->n_strays <= MOST_STRAYS &&
         self->n_numbers >= LEAST_NUMBERS && self->n_strays * 100 <= self->n_numbers * 5;
}

NunTextCellKind
nun_text_guess_kind (const NunTextField *field, const NunTextCell *cell, gint64 *integer)
{
  NunTextCellKind kind;

  if (field && nun_text_field_is_null (field, cell))
    return NUN_TEXT_CELL_NULL;
  kind = nun_text_cell_kind (cell->text, cell->length, integer);
  if (kind != NUN_TEXT_CELL_CODE || !field || !nun_text_field_is_number (field))
    return kind;
  return nun_text_cell_get_integer (cell->text, cell->length, integer) ? NUN_TEXT_CELL_INTEGER
                                                                       : NUN_TEXT_CELL_REAL;
}

static gboolean
may_be_commas (const NunTextGuess *self)
{
  return self->may_have_commas && !self->not_comma;
}

static void
add_comma (NunTextGuess *self, const NunTextCell *cell)
{
  gboolean sure;

  if (!may_be_commas (self))
    return;
  if (nun_text_cell_has_comma (cell->text, cell->length, &sure))
    {
      self->n_commas++;
      self->n_sure += sure;
    }
  else
    self->not_comma = TRUE;
}

static void
add_array (NunTextGuess *self, const NunTextCell *cell)
{
  g_autoptr (GByteArray) unused = g_byte_array_new ();

  if (nun_text_cell_is_null (cell->text, cell->length))
    return;
  self->not_boolean = self->not_integer = self->not_real = self->not_sexagesimal = TRUE;
  self->n_values++;
  self->n_misfits += !nun_text_array_read (&self->field->shape, self->field->shape.element, cell,
                                           unused, &self->array);
}

gboolean
nun_text_guess_has_commas (const NunTextGuess *self)
{
  return may_be_commas (self) && self->n_commas > 0;
}

gboolean
nun_text_guess_add (NunTextGuess *self, const NunTextCell *cell)
{
  gint64 integer = 0;

  if (cell->length == 0)
    return TRUE;
  if (!is_plain (cell))
    {
      if (!g_utf8_validate (cell->text, (gssize) cell->length, NULL))
        return FALSE;
      self->unicode = TRUE;
    }
  if (self->field && self->field->kind == NUN_TEXT_KIND_ARRAY)
    {
      add_array (self, cell);
      return TRUE;
    }
  if (self->not_boolean && self->not_real && self->not_sexagesimal && !may_be_commas (self))
    {
      if (may_have_strays (self))
        count_stray (self, cell);
      self->n_values += !nun_text_cell_is_null (cell->text, cell->length) &&
                        !(self->field && nun_text_field_is_null (self->field, cell));
      return TRUE;
    }
  switch (nun_text_guess_kind (self->field, cell, &integer))
    {
    case NUN_TEXT_CELL_NULL:
    case NUN_TEXT_CELL_DASH: return TRUE;
    case NUN_TEXT_CELL_INTEGER:
      self->not_boolean = self->not_sexagesimal = TRUE;
      self->n_numbers++;
      self->least = MIN (self->least, integer);
      self->most = MAX (self->most, integer);
      break;
    case NUN_TEXT_CELL_REAL:
      self->n_numbers++;
      self->has_point = self->has_point || memchr (cell->text, '.', cell->length) != NULL;
      self->not_comma = self->not_comma || self->has_point;
      self->not_boolean = self->not_sexagesimal = self->not_integer = TRUE;
      break;
    case NUN_TEXT_CELL_BOOLEAN:
      add_stray (self, cell);
      self->not_comma = TRUE;
      self->not_integer = self->not_real = self->not_sexagesimal = TRUE;
      break;
    default:
      add_comma (self, cell);
      add_stray (self, cell);
      self->n_misfits += self->field && nun_text_field_is_number (self->field);
      add_text (self, cell);
      break;
    }
  self->n_values++;
  return TRUE;
}

/* The smallest datatype from `declared` on that holds all integers of the column. */
static NunDatatype
integer_type (const NunTextGuess *self, NunDatatype declared)
{
  if (declared == NUN_DATATYPE_UNSIGNED_BYTE && self->least >= 0 && self->most <= G_MAXUINT8)
    return declared;
  if ((declared == NUN_DATATYPE_UNSIGNED_BYTE || declared == NUN_DATATYPE_SHORT) &&
      self->least >= G_MINSHORT && self->most <= G_MAXSHORT)
    return NUN_DATATYPE_SHORT;
  if (declared != NUN_DATATYPE_LONG && self->least >= G_MININT32 && self->most <= G_MAXINT32)
    return NUN_DATATYPE_INT;
  return NUN_DATATYPE_LONG;
}

/* What the file says of the column, where the values bear it out. */
static gboolean
apply_array (const NunTextGuess *self, NunColumn *column)
{
  NunDatatype element = self->field->shape.element;

  /* VOTable has no NULL within an array of integers, but NaN within one of doubles, exact to 53 bits. */
  if (self->n_misfits > 0 || (self->array.has_hole && self->array.is_large))
    return FALSE;
  column->datatype = self->array.has_hole ? NUN_DATATYPE_DOUBLE : element;
  column->arraysize = nun_text_shape_to_arraysize (&self->field->shape);
  return TRUE;
}

static gboolean
apply_field (const NunTextGuess *self, NunColumn *column)
{
  const NunTextField *field = self->field;

  if (field && field->kind == NUN_TEXT_KIND_ARRAY)
    return apply_array (self, column);

  if (!field || field->kind == NUN_TEXT_KIND_ANY || field->kind == NUN_TEXT_KIND_TEXT)
    return FALSE;
  if (self->n_values == 0)
    column->datatype = field->datatype;
  else if (field->kind == NUN_TEXT_KIND_INTEGER && !self->not_integer)
    column->datatype = integer_type (self, field->datatype);
  else if (field->kind == NUN_TEXT_KIND_REAL && !self->not_real)
    column->datatype = field->datatype;
  else
    return FALSE;
  return TRUE;
}

void
nun_text_guess_apply (const NunTextGuess *self, NunColumn *column)
{
  gboolean is_text = self->field && self->field->kind == NUN_TEXT_KIND_TEXT;

  g_clear_pointer (&column->arraysize, g_free);
  column->sexagesimal = FALSE;
  if (apply_field (self, column))
    return;
  if (self->n_values > 0 && !self->not_boolean && !is_text)
    column->datatype = NUN_DATATYPE_BOOLEAN;
  else if (self->n_values > 0 && !self->not_integer && !is_text)
    column->datatype = integer_type (self, NUN_DATATYPE_INT);
  else if (self->n_values > 0 && !self->not_real && !is_text)
    column->datatype = NUN_DATATYPE_DOUBLE;
  else
    {
      column->datatype = self->unicode ? NUN_DATATYPE_UNICODE_CHAR : NUN_DATATYPE_CHAR;
      column->arraysize = g_strdup ("*");
      column->sexagesimal = self->n_values > 0 && !self->not_sexagesimal &&
                            mostly_angles (self->n_no_angle, self->n_values);
    }
}
