/* Tables of CDS and the AAS with fixed columns: described in the file itself (a machine-readable table) or in a ReadMe
 * beside it. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-cds-block.h"
#include "files/text-cds-readme.h"
#include "files/text-head.h"
#include "files/text-known.h"

static void
set_fixed (NunTextDialect *self, gint64 first_line)
{
  self->form = NUN_TEXT_FIXED;
  self->comments = "";
  self->label = g_strdup (_ ("text with a byte-by-byte description"));
  self->first_line = first_line;
}

/* The length of the first rule behind the heading, but for blanks. */
static gsize
rule_length (GPtrArray *head, guint heading)
{
  for (guint i = heading + 1; i < head->len; i++)
    {
      const char *line = g_ptr_array_index (head, i);

      if (nun_text_is_rule (line, strlen (line), 6))
        {
          g_autofree char *rule = g_strchomp (g_strdup (line));

          return strlen (rule);
        }
    }
  return 0;
}

/* The number of the line behind the last rule of the whole file: there the rows begin.  0 with an error. */
static gint64
find_rows (const NunInput      *input,
           const NunTextLayout *layout,
           gsize                least,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr (NunTextLines) lines =
      nun_text_open_lines (input->path, input->local_path, layout, cancellable, error);
  g_autoptr (GError) local = NULL;
  char              *line;
  gsize              length;
  gint64             number, rows = 1;

  if (!lines)
    return 0;
  while (nun_text_lines_next (lines, &line, &length, &number, cancellable, &local))
    if (length > 0 && (*line == '-' || *line == '=') && nun_text_is_rule (line, length, least))
      rows = number + 1;
  if (!local)
    return rows;
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}

/* Whether this describes tables in other files: a ReadMe has a list of them, or says "(End)", and nothing comes behind
 * but when somebody has put a rule and the rows of its table there. */
static gboolean
is_readme (GPtrArray *head)
{
  gboolean readme = FALSE, ended = FALSE;

  for (guint i = 0; i < head->len; i++)
    {
      const char *line = g_ptr_array_index (head, i);

      readme |= nun_text_after (line, "File Summary:") != NULL;
      if (g_str_has_prefix (line, "(End)"))
        readme = ended = TRUE;
      else if (ended && nun_text_is_rule (line, strlen (line), 20))
        return FALSE;
    }
  return readme;
}

/* The words behind "Title:" with the lines that go on. */
static void
take_note (NunTextDialect *self, GPtrArray *head, guint end, const char *word, const char *key)
{
  g_autofree char *source = g_strdup_printf ("%s:", word);

  for (guint i = 0; i < end; i++)
    {
      const char         *rest = nun_text_after (g_ptr_array_index (head, i), source);
      g_autoptr (GString) text = rest ? g_string_new (rest) : NULL;
      g_autofree char    *people = NULL;

      if (!rest)
        continue;
      for (i++; i < end && *(const char *) g_ptr_array_index (head, i) == ' '; i++)
        {
          const char *line = g_ptr_array_index (head, i);

          while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
            g_string_truncate (text, text->len - 1);
          g_string_append_printf (text, " %s", line + strspn (line, " \t"));
        }
      people = g_str_equal (key, "creators") ? nun_cds_people (text->str) : g_strdup (text->str);
      nun_text_dialect_note (self, key, people, source);
      return;
    }
}

static void
take_notes (NunTextDialect *self, GPtrArray *head, guint end)
{
  take_note (self, head, end, "Title", "title");
  take_note (self, head, end, "Authors", "creators");
  take_note (self, head, end, "Table", "description");
}

/* The columns of the last description before the rows: those before it are of other files. */
static void
open_described (const NunInput *input,
                GPtrArray      *head,
                guint           heading,
                NunTextDialect *self,
                GCancellable   *cancellable,
                GError        **error)
{
  guint  end;
  gint64 rows;

  self->fields = nun_cds_read_block (input->path, head, heading, &end, error);
  if (!self->fields)
    return;
  rows =
      find_rows (input, &self->layout, MIN (rule_length (head, heading), 20), cancellable, error);
  if (rows == 0)
    {
      g_clear_pointer (&self->fields, g_ptr_array_unref);
      return;
    }
  take_notes (self, head, heading);
  set_fixed (self, MAX (rows, (gint64) end + 1));
}

gboolean
nun_text_find_cds (const NunInput *input,
                   GPtrArray      *head,
                   NunTextDialect *self,
                   char          **reason,
                   GCancellable   *cancellable,
                   GError        **error)
{
  guint heading = head->len;

  for (guint i = 0; i < head->len; i++)
    if (nun_cds_heading (g_ptr_array_index (head, i)))
      heading = i;
  if (heading == head->len)
    {
      if (!nun_cds_find_readme (input, self, cancellable, error))
        return FALSE;
      if (self->fields)
        set_fixed (self, 1);
    }
  else if (is_readme (head))
    *reason =
        g_strdup (_ ("A ReadMe of CDS without rows of its own; open the tables beside it that "
                     "it describes."));
  else
    open_described (input, head, heading, self, cancellable, error);
  return TRUE;
}
