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
  if (self->not_boolean && self->not_real && self->not_sexagesimal)
    {
      self->n_values += !nun_text_cell_is_null (cell->text, cell->length);
      return TRUE;
    }
  switch (nun_text_cell_kind (cell->text, cell->length, &integer))
    {
    case NUN_TEXT_CELL_NULL:
    case NUN_TEXT_CELL_DASH: return TRUE;
    case NUN_TEXT_CELL_INTEGER:
      self->not_boolean = self->not_sexagesimal = TRUE;
      self->wide |= integer != (gint32) integer;
      break;
    case NUN_TEXT_CELL_REAL:
      self->not_boolean = self->not_sexagesimal = self->not_integer = TRUE;
      break;
    case NUN_TEXT_CELL_BOOLEAN:
      self->not_integer = self->not_real = self->not_sexagesimal = TRUE;
      break;
    default: add_text (self, cell); break;
    }
  self->n_values++;
  return TRUE;
}

void
nun_text_guess_apply (const NunTextGuess *self, NunColumn *column)
{
  g_clear_pointer (&column->arraysize, g_free);
  column->sexagesimal = FALSE;
  if (self->n_values > 0 && !self->not_boolean)
    column->datatype = NUN_DATATYPE_BOOLEAN;
  else if (self->n_values > 0 && !self->not_integer)
    column->datatype = self->wide ? NUN_DATATYPE_LONG : NUN_DATATYPE_INT;
  else if (self->n_values > 0 && !self->not_real)
    column->datatype = NUN_DATATYPE_DOUBLE;
  else
    {
      column->datatype = self->unicode ? NUN_DATATYPE_UNICODE_CHAR : NUN_DATATYPE_CHAR;
      column->arraysize = g_strdup ("*");
      column->sexagesimal = self->n_values > 0 && !self->not_sexagesimal &&
                            mostly_angles (self->n_no_angle, self->n_values);
    }
}
