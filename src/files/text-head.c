/* The first lines of a text, where formats that describe their columns are told by. */

#include "files/text-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

NunTextLines *
nun_text_open_lines (const char          *path,
                     const char          *local_path,
                     const NunTextLayout *layout,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr (GFile)            file = g_file_new_for_path (local_path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (!stream)
    {
      g_prefix_error (error, _ ("%s cannot be read: "), path);
      return NULL;
    }
  return nun_text_lines_new (G_INPUT_STREAM (stream), path, layout);
}

GPtrArray *
nun_text_read_head (const NunInput *input, const NunTextLayout *layout)
{
  NunTextLayout            plain = *layout;
  g_autoptr (NunTextLines) lines = NULL;
  GPtrArray               *head = g_ptr_array_new_with_free_func (g_free);
  gsize                    total = 0, length;
  gint64                   number;
  char                    *line;

  plain.quotes = FALSE;
  lines = nun_text_open_lines (input->path, input->local_path, &plain, NULL, NULL);
  while (lines && nun_text_lines_next (lines, &line, &length, &number, NULL, NULL))
    {
      total += length + 1;
      if (total > NUN_TEXT_MAX_HEAD)
        break;
      g_ptr_array_add (head, g_utf8_make_valid (line, (gssize) length));
    }
  return head;
}

gboolean
nun_text_is_rule (const char *line, gsize length, gsize least)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length < least || length == 0 || (*line != '-' && *line != '='))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (line[i] != *line)
      return FALSE;
  return TRUE;
}

const char *
nun_text_after (const char *line, const char *prefix)
{
  gsize length = strlen (prefix);

  if (g_ascii_strncasecmp (line, prefix, length) != 0)
    return NULL;
  line += length;
  return line + strspn (line, " \t");
}
