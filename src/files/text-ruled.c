/* Tables drawn for the eye: columns under rules of dashes ("---- ------"), and bars with rules between the lines
 * ("|----|------|", "+----+------+"), as databases, Markdown and reStructuredText print them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-fixed.h"
#include "files/text-head.h"
#include "files/text-known.h"

/* The rule stands among the first lines, and so many are looked at to see whether it holds. */
#define MAX_TITLE 50
#define MAX_LINES 2000

gboolean
nun_text_is_drawing (const char *line, gsize length)
{
  gsize n_dashes = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!strchr ("-=+|: \t\r", line[i]) || line[i] == '\0')
        return FALSE;
      n_dashes += line[i] == '-' || line[i] == '=';
    }
  return n_dashes >= 3;
}

/* The line of the first rule that has a part of the line before it to name its columns; 0 for none. */
static guint
find_rule (GPtrArray *head, const char *with)
{
  for (guint i = 1; i < MIN (head->len, MAX_TITLE); i++)
    {
      const char *line = g_ptr_array_index (head, i), *before = g_ptr_array_index (head, i - 1);

      if (nun_text_is_drawing (line, strlen (line)) &&
          !nun_text_is_drawing (before, strlen (before)) && before[strspn (before, " \t\r")] &&
          strpbrk (line, with))
        return i;
    }
  return 0;
}

/* -- columns under dashes ---------------------------------------------------------------------------- */

/* A field for each run of dashes; NULL when there are other signs, or only one run. */
static GPtrArray *
read_runs (const char *rule)
{
  g_autoptr (GPtrArray) fields = nun_text_fields_new ();

  if (strspn (rule, "- \r") != strlen (rule) && strspn (rule, "= \r") != strlen (rule))
    return NULL;
  for (const char *p = rule + strspn (rule, " \r"); *p; p += strspn (p, " \r"))
    {
      NunTextField *field = nun_text_field_new ("");

      field->start = (gsize) (p - rule);
      p += strcspn (p, " \r");
      field->end = (gsize) (p - rule);
      g_ptr_array_add (fields, field);
    }
  if (fields->len < 2 || fields->len > NUN_TEXT_MAX_COLUMNS)
    return NULL;
  ((NunTextField *) fields->pdata[fields->len - 1])->end = NUN_TEXT_MAX_LINE;
  return g_steal_pointer (&fields);
}

/* Whether a line has blanks wherever the rule has. */
static gboolean
fits (GPtrArray *fields, const char *line)
{
  gsize at = 0;
  guint k = 0;

  for (const char *p = line; *p; p = g_utf8_next_char (p), at++)
    {
      while (k < fields->len && at >= ((NunTextField *) fields->pdata[k])->end)
        k++;
      if (*p != ' ' && *p != '\r' && k < fields->len &&
          at < ((NunTextField *) fields->pdata[k])->start)
        return FALSE;
    }
  return TRUE;
}

static void
take_names (GPtrArray *fields, char *line)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (gsize));

  nun_text_split_fixed (line, strlen (line), fields, FALSE, scratch, cells);
  for (guint i = 0; i < fields->len; i++)
    {
      NunTextField *field = g_ptr_array_index (fields, i);
      NunTextCell  *cell = &g_array_index (cells, NunTextCell, i);

      g_free (field->name);
      field->name = g_strndup (cell->text, cell->length);
    }
}

static gboolean
find_dashes (GPtrArray *head, NunTextDialect *self)
{
  guint                 rule = find_rule (head, "-=");
  g_autoptr (GPtrArray) fields = rule > 0 ? read_runs (g_ptr_array_index (head, rule)) : NULL;

  for (guint i = rule - 1; fields && i < MIN (head->len, MAX_LINES); i++)
    if (!fits (fields, g_ptr_array_index (head, i)))
      return FALSE;
  if (!fields)
    return FALSE;
  take_names (fields, g_ptr_array_index (head, rule - 1));
  self->fields = g_steal_pointer (&fields);
  self->form = NUN_TEXT_FIXED;
  self->label = g_strdup (_ ("text with fixed columns"));
  self->first_line = rule + 2;
  return TRUE;
}

/* -- bars -------------------------------------------------------------------------------------------- */

static gboolean
find_bars (GPtrArray *head, NunTextDialect *self)
{
  guint              rule = find_rule (head, "+|");
  char              *line = rule > 0 ? g_ptr_array_index (head, rule - 1) : NULL;
  g_autofree char   *copy = g_strdup (line);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));

  if (!line || !strchr (line, '|'))
    return FALSE;
  self->layout.delimiter = '|';
  self->layout.outer_bars = line[strspn (line, " \t")] == '|';
  nun_text_split (copy, strlen (copy), &self->layout, NUN_TEXT_MAX_COLUMNS, cells);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cells->len; i++)
    {
      NunTextCell *cell = &g_array_index (cells, NunTextCell, i);

      g_ptr_array_add (self->names, g_utf8_make_valid (cell->text, (gssize) cell->length));
    }
  self->n_columns = cells->len;
  self->label = g_strdup (_ ("text, parted by bars"));
  self->first_line = rule + 2;
  return TRUE;
}

gboolean
nun_text_find_ruled (const NunInput *input,
                     GPtrArray      *head,
                     NunTextDialect *self,
                     char          **reason,
                     GCancellable   *cancellable,
                     GError        **error)
{
  if (!find_bars (head, self) && !find_dashes (head, self))
    return FALSE;
  self->skips_drawings = TRUE;
  return TRUE;
}
