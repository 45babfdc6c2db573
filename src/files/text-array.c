/* Arrays of numbers and booleans in JSON, as ECSV keeps them in cells. */

#include "files/text-array.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/text-number.h"
#include "files/word.h"

/* No cell of text is longer than a line, but the product of wild axes is. */
#define MAX_ELEMENTS 1048576

gboolean
nun_text_shape_read (NunTextShape *self, const char *text)
{
  guint64 n_elements = 1;

  self->n_axes = 0;
  if (*text++ != '[')
    return FALSE;
  for (;;)
    {
      char   *end;
      guint64 axis;

      text += strspn (text, " ");
      if (self->n_axes == 0 && g_str_equal (text, "null]"))
        {
          self->axes[self->n_axes++] = 0;
          return TRUE;
        }
      axis = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &end, 10) : 0;
      if (axis < 1 || axis > MAX_ELEMENTS || self->n_axes == NUN_TEXT_MAX_AXES)
        return FALSE;
      self->axes[self->n_axes++] = axis;
      n_elements *= axis;
      text = end + strspn (end, " ");
      if (n_elements > MAX_ELEMENTS)
        return FALSE;
      if (g_str_equal (text, "]"))
        return TRUE;
      if (*text++ != ',')
        return FALSE;
    }
}

char *
nun_text_shape_to_arraysize (const NunTextShape *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = self->n_axes; i-- > 0;)
    if (self->axes[i] == 0)
      g_string_append_c (out, '*');
    else
      g_string_append_printf (out, "%" PRIu64 "%s", self->axes[i], i > 0 ? "x" : "");
  return g_string_free (out, FALSE);
}

typedef struct
{
  const NunTextShape *shape;
  NunDatatype         element;
  const char         *at, *end;
  GByteArray         *out;
  NunTextArrayFacts   facts;
} Parser;

static void
pass_blanks (Parser *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at)
    self->at++;
}

static gboolean
take (Parser *self, char sign)
{
  pass_blanks (self);
  if (self->at == self->end || *self->at != sign)
    return FALSE;
  self->at++;
  return TRUE;
}

static void
append_real (Parser *self, double value)
{
  guint64 word;
  guint32 half;
  float   single = (float) value;

  memcpy (&word, &value, sizeof word);
  memcpy (&half, &single, sizeof half);
  if (self->element == NUN_DATATYPE_FLOAT)
    nun_word_append (self->out, half, 4);
  else
    nun_word_append (self->out, word, 8);
}

static gboolean
append_integer (Parser *self, const NunTextCell *cell)
{
  static const struct
  {
    NunDatatype datatype;
    gint64      least, most;
  } ranges[] = { { NUN_DATATYPE_UNSIGNED_BYTE, 0, G_MAXUINT8 },
                 { NUN_DATATYPE_SHORT, G_MINSHORT, G_MAXSHORT },
                 { NUN_DATATYPE_INT, G_MININT32, G_MAXINT32 },
                 { NUN_DATATYPE_LONG, G_MININT64, G_MAXINT64 } };
  gint64 value;

  if (!nun_text_cell_get_integer (cell->text, cell->length, &value))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].datatype == self->element && (value < ranges[i].least || value > ranges[i].most))
      return FALSE;
  self->facts.is_large |= ABS (value / 2) >= G_GINT64_CONSTANT (1) << 52;
  nun_word_append (self->out, (guint64) value, nun_datatype_size (self->element));
  return TRUE;
}

static gboolean
is_word (const NunTextCell *cell, const char *word)
{
  return strlen (word) == cell->length && memcmp (cell->text, word, cell->length) == 0;
}

static gboolean
append_boolean (Parser *self, const NunTextCell *cell)
{
  guint8 sign = is_word (cell, "true") ? 'T' : is_word (cell, "false") ? 'F' : '?';

  g_byte_array_append (self->out, &sign, 1);
  return sign != '?' || is_word (cell, "null");
}

/* Python's JSON writes NaN and Infinity as such words; null is a masked element. */
static gboolean
read_element (Parser *self)
{
  NunTextCell cell;
  double      value;

  pass_blanks (self);
  cell.text = (char *) self->at;
  while (self->at < self->end && !strchr (",[] \t\r\n\"{}", *self->at))
    self->at++;
  cell.length = (gsize) (self->at - cell.text);
  if (cell.length == 0)
    return FALSE;
  if (self->shape->element == NUN_DATATYPE_BOOLEAN)
    return append_boolean (self, &cell);
  if (is_word (&cell, "null") || is_word (&cell, "NaN"))
    {
      self->facts.has_hole |= nun_datatype_is_integer (self->shape->element);
      if (nun_datatype_is_real (self->element))
        append_real (self, NAN);
      else
        nun_word_append (self->out, 0, nun_datatype_size (self->element));
      return TRUE;
    }
  if (nun_datatype_is_integer (self->element))
    return append_integer (self, &cell);
  if (!nun_text_cell_get_double (cell.text, cell.length, &value))
    return FALSE;
  append_real (self, value);
  return TRUE;
}

static gboolean
read_axis (Parser *self, guint axis)
{
  guint64 n = 0, wanted = self->shape->axes[axis];

  if (!take (self, '['))
    return FALSE;
  if (wanted == 0 && take (self, ']'))
    return TRUE;
  do
    if (++n > (wanted > 0 ? wanted : MAX_ELEMENTS) ||
        !(axis + 1 < self->shape->n_axes ? read_axis (self, axis + 1) : read_element (self)))
      return FALSE;
  while (take (self, ','));
  return take (self, ']') && (wanted == 0 || n == wanted);
}

gboolean
nun_text_array_read (const NunTextShape *self,
                     NunDatatype         element,
                     const NunTextCell  *cell,
                     GByteArray         *out,
                     NunTextArrayFacts  *facts)
{
  Parser parser = { self, element, cell->text, cell->text + cell->length, out, { FALSE, FALSE } };

  if (!read_axis (&parser, 0))
    return FALSE;
  pass_blanks (&parser);
  if (facts)
    {
      facts->has_hole |= parser.facts.has_hole;
      facts->is_large |= parser.facts.is_large;
    }
  return parser.at == parser.end;
}
