/* The comments of VizieR above a table of text: "#Column<TAB>Vmag<TAB>(F5.2)<TAB>Magnitude<TAB>[ucd=phot.mag]". */

#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"

/* The words behind the sign of what may be absent, and behind limits. */
static const char *
skip_signs (const char *text)
{
  text += strspn (text, " ");
  if (*text == '?')
    text += 1 + (text[1] == '=' ? strcspn (text + 1, " ") : 0);
  return text + strspn (text, " ");
}

static NunTextField *
read_column (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 10);
  NunTextField  *field;
  const char    *about;

  if (g_strv_length (parts) < 4)
    return NULL;
  field = nun_text_field_new (g_strstrip (parts[1]));
  about = skip_signs (parts[3]);
  if (*about)
    field->description = g_strchomp (g_strdup (about));
  for (guint i = 4; parts[i]; i++)
    if (g_str_has_prefix (parts[i], "[ucd=") && strchr (parts[i], ']'))
      {
        g_free (field->ucd);
        field->ucd = g_strndup (parts[i] + 5, strcspn (parts[i] + 5, "]"));
      }
  return field;
}

void
nun_text_take_vizier (GPtrArray *head, NunTextDialect *self)
{
  for (guint i = 0; i < head->len; i++)
    {
      const char   *line = g_ptr_array_index (head, i);
      NunTextField *field;

      if (*line != '#')
        continue;
      if (g_str_has_prefix (line, "#Title:"))
        nun_text_dialect_note (self, "title", line + strlen ("#Title:"), "#Title");
      if (!g_str_has_prefix (line, "#Column\t") || !(field = read_column (line)))
        continue;
      if (!self->details)
        self->details = nun_text_fields_new ();
      g_ptr_array_add (self->details, field);
      if (self->details->len >= NUN_TEXT_MAX_COLUMNS)
        return;
    }
}
