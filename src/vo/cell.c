/* One column's cells: their shape, what counts as absent, and their form in TABLEDATA. */

#include "vo/cell.h"

#include <math.h>
#include <string.h>

#include "vo/xml-text.h"

/* Elements that "8", "3x2" name, at most that "3x2*" names, 0 for no bound ("*", "3x*"); FALSE for what is
 * no array size, or too much. */
static gboolean
parse_arraysize (const char *text, gsize *count, gboolean *variable)
{
  gsize product = 1;

  *variable = FALSE;
  while (*text != 0)
    {
      char   *end = NULL;
      guint64 n = 0;

      if (g_ascii_isdigit (*text))
        n = g_ascii_strtoull (text, &end, 10);
      else if (*text == '*')
        end = (char *) text;
      if (end == NULL || (end != text && (n == 0 || n > G_MAXINT32 / MAX (product, 1))))
        return FALSE;
      product = end != text ? product * n : 0;
      *variable = *end == '*';
      text = end + (*variable ? 1 : 0);
      if (*text == 'x' && !*variable && text[1] != 0)
        text++;
      else if (*text != 0)
        return FALSE;
    }
  *count = product;
  return TRUE;
}

static gboolean
may_be_fixed (const NunCell *self)
{
  if (self->type == NUN_DATATYPE_BIT)
    return self->count / 8 < NUN_CELL_MAX_FIXED;
  return !nun_datatype_is_integer (self->type) && self->count * self->size <= NUN_CELL_MAX_FIXED;
}

void
nun_cell_init (NunCell *self, const NunColumn *column)
{
  const char *arraysize = column->arraysize;

  *self = (NunCell){ .type = column->datatype, .count = 1 };
  self->size = nun_datatype_size (column->datatype);
  /* "1" means a scalar to some and an array to others: VOTable 1.4 section 2.2 says not to write it. */
  if (arraysize == NULL || *arraysize == 0 || strcmp (arraysize, "1") == 0)
    {
      /* Nor do readers like a single character: they warn of it, and of it being absent. */
      if (!nun_datatype_is_text (column->datatype))
        return;
      arraysize = "*";
    }
  self->is_array = TRUE;
  if (!parse_arraysize (arraysize, &self->count, &self->variable))
    {
      self->variable = TRUE;
      self->arraysize = g_strdup ("*");
    }
  else if (!self->variable && !may_be_fixed (self))
    {
      self->variable = TRUE;
      self->arraysize = g_strconcat (arraysize, "*", NULL);
    }
  else
    self->arraysize = g_strdup (arraysize);
}

void
nun_cell_clear (NunCell *self)
{
  g_clear_pointer (&self->arraysize, g_free);
}

static gboolean
integer_fits (NunDatatype type, gint64 i)
{
  switch (type)
    {
    case NUN_DATATYPE_UNSIGNED_BYTE: return i >= 0 && i <= G_MAXUINT8;
    case NUN_DATATYPE_SHORT: return i >= G_MININT16 && i <= G_MAXINT16;
    case NUN_DATATYPE_INT: return i >= G_MININT32 && i <= G_MAXINT32;
    default: return TRUE;
    }
}

static gboolean
bytes_fit (const NunCell *self, gsize length)
{
  if (nun_datatype_is_text (self->type))
    return FALSE;
  if (self->type == NUN_DATATYPE_BIT)
    return self->variable ? length <= G_MAXUINT32 / 8 : length >= (self->count + 7) / 8;
  return self->variable ? length % self->size == 0 : length == self->count * self->size;
}

gboolean
nun_cell_is_null (const NunCell *self, const NunValue *value)
{
  gboolean is_real = nun_datatype_is_real (self->type);
  gboolean is_text = nun_datatype_is_text (self->type);

  switch (value->type)
    {
    case NUN_VALUE_TEXT: return !is_text;
    case NUN_VALUE_BYTES: return !bytes_fit (self, value->length);
    case NUN_VALUE_DOUBLE: return isnan (value->d) || !(is_text || (is_real && !self->is_array));
    case NUN_VALUE_LONG:
      if (is_text)
        return FALSE;
      if (self->is_array || self->type == NUN_DATATYPE_BIT || self->size > 8 ||
          self->type == NUN_DATATYPE_FLOAT_COMPLEX)
        return TRUE;
      return !integer_fits (self->type, value->i);
    default: return TRUE;
    }
}

/* An absent cell is an empty TD, but for the fixed arrays and complex numbers, whose elements must all be
 * there. */
static void
append_absent (const NunCell *self, GString *out)
{
  gboolean is_complex =
      self->type == NUN_DATATYPE_FLOAT_COMPLEX || self->type == NUN_DATATYPE_DOUBLE_COMPLEX;
  gsize       n = self->count * (is_complex ? 2 : 1);
  const char *word = self->type == NUN_DATATYPE_BOOLEAN ? "? " : "NaN ";

  if (self->variable || self->type == NUN_DATATYPE_BIT || nun_datatype_is_text (self->type) ||
      (!self->is_array && !is_complex))
    return;
  for (gsize i = 0; i < n; i++)
    g_string_append (out, word);
  g_string_truncate (out, out->len - 1);
}

/* With blanks between them: the standard does not ask for these, but some readers do (STIL), and the
 * others take them. */
static void
append_bits (const NunCell *self, const NunValue *value, GString *out)
{
  gsize n = value->length * 8;

  if (!self->variable || (self->count > 0 && self->count < n))
    n = self->count;
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append_c (out, value->bytes[i / 8] & (0x80 >> (i % 8)) ? '1' : '0');
    }
}

/* A text longer than its fixed size would be cut by readers, each in its way: it is cut here, at a
 * character. */
static gsize
fitting_length (const NunCell *self, const NunValue *value)
{
  gsize characters = 0, i = 0;

  if (self->variable || value->length <= self->count)
    return value->length;
  while (i < value->length)
    {
      guint8 byte = (guint8) value->text[i];

      characters += self->type == NUN_DATATYPE_UNICODE_CHAR && byte >= 0xf0 ? 2 : 1;
      if (characters > self->count)
        break;
      i += byte < 0x80 ? 1 : g_utf8_skip[byte];
    }
  return MIN (i, value->length);
}

static void
append_text (const NunCell *self, const NunValue *value, GString *out)
{
  gssize length = (gssize) fitting_length (self, value);

  if (self->type == NUN_DATATYPE_CHAR)
    nun_xml_append_ascii (out, value->text, length);
  else
    nun_xml_append_text (out, value->text, length);
}

void
nun_cell_append_tabledata (const NunCell *self, const NunValue *value, GString *out)
{
  if (nun_cell_is_null (self, value))
    append_absent (self, out);
  else if (value->type == NUN_VALUE_TEXT)
    append_text (self, value, out);
  else if (self->type == NUN_DATATYPE_BIT)
    append_bits (self, value, out);
  else
    nun_value_append_text (value, self->type, self->is_array, out);
}
