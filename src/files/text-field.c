/* NunTextField: a column as the head of a text describes it. */

#include "files/text-field.h"

#include <string.h>

#include "files/text-number.h"

NunTextField *
nun_text_field_new (const char *name)
{
  NunTextField *self = g_new0 (NunTextField, 1);

  self->name = g_utf8_make_valid (name, -1);
  return self;
}

void
nun_text_field_free (NunTextField *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->ucd);
  g_free (self->description);
  g_free (self->format);
  g_free (self->null);
  g_free (self);
}

GPtrArray *
nun_text_fields_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) nun_text_field_free);
}

void
nun_text_field_set_type (NunTextField *self, NunTextKind kind, NunDatatype datatype)
{
  self->kind = kind;
  self->datatype = datatype;
}

void
nun_text_field_set_null (NunTextField *self, const char *null)
{
  g_free (self->null);
  self->null = null && *null ? g_strdup (null) : NULL;
  self->has_null_number =
      self->null && nun_text_cell_get_double (null, strlen (null), &self->null_number);
}

void
nun_text_field_set_unit (NunTextField *self, const char *text)
{
  static const char *const none[] = { "",    "-",     "--",   "---",  "----", "##",
                                      "[-]", "[---]", "none", "null", NULL };

  g_clear_pointer (&self->unit, g_free);
  if (!text)
    return;
  self->unit = g_strstrip (g_utf8_make_valid (text, -1));
  for (guint i = 0; none[i]; i++)
    if (g_ascii_strcasecmp (self->unit, none[i]) == 0)
      {
        g_clear_pointer (&self->unit, g_free);
        return;
      }
}

gboolean
nun_text_field_is_number (const NunTextField *self)
{
  return self->kind == NUN_TEXT_KIND_INTEGER || self->kind == NUN_TEXT_KIND_REAL;
}

static gboolean
is_stars (const NunTextCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (cell->text[i] != '*')
      return FALSE;
  return cell->length > 0;
}

gboolean
nun_text_field_is_null (const NunTextField *self, const NunTextCell *cell)
{
  double number;

  if (self->null && strlen (self->null) == cell->length &&
      memcmp (self->null, cell->text, cell->length) == 0)
    return TRUE;
  if (!nun_text_field_is_number (self))
    return FALSE;
  if (is_stars (cell))
    return TRUE;
  return self->has_null_number && nun_text_cell_get_double (cell->text, cell->length, &number) &&
         number == self->null_number;
}
