/* How names and values stand in the texts that people edit. */
#include "describe/text-form.h"

#include <string.h>

void
nun_text_form_append_value (GString *out, const char *value)
{
  for (const char *p = value; *p != 0; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else if (*p == '\\')
      g_string_append (out, "\\\\");
    else
      g_string_append_c (out, *p);
}

char *
nun_text_form_read_value (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != 0; p++)
    if (*p == '\\' && p[1] != 0)
      {
        p++;
        g_string_append_c (out, *p == 'n' ? '\n' : *p);
      }
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

void
nun_text_form_append_heading (GString *out, const char *kind, const char *name)
{
  g_string_append_printf (out, "\n[%s \"", kind);
  for (const char *p = name; *p != 0; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append (out, "\"]\n");
}

char *
nun_text_form_read_heading (const char *line)
{
  GString    *name = g_string_new (NULL);
  const char *p = strchr (line, '"');

  for (p = p != NULL ? p + 1 : ""; *p != 0 && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != 0)
        p++;
      g_string_append_c (name, *p);
    }
  if (*p != '"' || name->len == 0)
    {
      g_string_free (name, TRUE);
      return NULL;
    }
  return g_string_free (name, FALSE);
}

/* One by one: a text of nothing but line ends must not cost more than itself. */
gboolean
nun_text_form_read_lines (const char *text, NunTextFormRead read, gpointer reader, GError **error)
{
  guint number = 1;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  for (const char *p = text; *p != 0; number++)
    {
      gsize            length = strcspn (p, "\n");
      g_autofree char *line = g_strstrip (g_strndup (p, length));

      if (*line != 0 && *line != '#' && !read (reader, number, line, error))
        return FALSE;
      p += length + (p[length] != 0 ? 1 : 0);
    }
  return TRUE;
}
