/* Tables drawn for the eye: columns under rules of dashes ("---- ------"), and bars with rules between the lines
 * ("|----|------|", "+----+------+"), as databases, Markdown and reStructuredText print them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-fixed.h"
#include "files/text-head.h"
#include "files/text-known.h"
#include "files/text-names.h"

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

/* The names stand above the rule; units may stand between. */
static void
take_head (GPtrArray *fields, GPtrArray *head, guint rule)
{
  g_autofree char   *copy = g_strdup (g_ptr_array_index (head, rule - 1));
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (gsize));
  char              *above = rule > 1 ? g_ptr_array_index (head, rule - 2) : NULL;

  nun_text_split_fixed (copy, strlen (copy), fields, FALSE, scratch, units);
  if (!above || !fits (fields, above) || !above[strspn (above, " \r")] ||
      nun_text_is_drawing (above, strlen (above)) || !nun_text_are_units (units))
    {
      take_names (fields, g_ptr_array_index (head, rule - 1));
      return;
    }
  take_names (fields, above);
  for (guint i = 0; i < fields->len; i++)
    if (*((NunTextField *) g_ptr_array_index (fields, i))->name == '\0')
      {
        /* A title, which names no column of its own. */
        take_names (fields, g_ptr_array_index (head, rule - 1));
        return;
      }
  for (guint i = 0; i < fields->len; i++)
    {
      NunTextCell  *cell = &g_array_index (units, NunTextCell, i);
      NunTextField *field = g_ptr_array_index (fields, i);

      if (cell->length > 0)
        field->unit = g_strndup (cell->text, cell->length);
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
  take_head (fields, head, rule);
  self->fields = g_steal_pointer (&fields);
  self->form = NUN_TEXT_FIXED;
  self->label = g_strdup (_ ("text with fixed columns"));
  self->first_line = rule + 2;
  return TRUE;
}

/* -- bars -------------------------------------------------------------------------------------------- */

static GArray *
split_bars (NunTextDialect *self, char *line)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));

  nun_text_split (line, strlen (line), &self->layout, NUN_TEXT_MAX_COLUMNS, cells);
  return cells;
}

static GPtrArray *
dup_cells (const GArray *cells)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cells->len; i++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, i);

      g_ptr_array_add (texts, g_utf8_make_valid (cell->text, (gssize) cell->length));
    }
  return texts;
}

/* Takes the units from a line of as many cells as there are names. */
static gboolean
take_units (NunTextDialect *self, const char *line)
{
  g_autofree char   *copy = g_strdup (line);
  g_autoptr (GArray) cells = split_bars (self, copy);

  if (cells->len != self->names->len || !nun_text_are_units (cells))
    return FALSE;
  self->units = dup_cells (cells);
  return TRUE;
}

/* Whether the line before a line of units has the names: as many, and they are not units themselves. */
static gboolean
are_names (NunTextDialect *self, const char *line)
{
  g_autofree char   *copy = g_strdup (line);
  g_autoptr (GArray) cells = split_bars (self, copy);

  return cells->len == self->names->len && !nun_text_is_drawing (line, strlen (line)) &&
         !nun_text_are_units (cells);
}

static void
take_bar_names (NunTextDialect *self, const char *line)
{
  g_autofree char   *copy = g_strdup (line);
  g_autoptr (GArray) cells = split_bars (self, copy);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = dup_cells (cells);
}

static gboolean
find_bars (GPtrArray *head, NunTextDialect *self)
{
  guint       rule = find_rule (head, "+|");
  const char *line = rule > 0 ? g_ptr_array_index (head, rule - 1) : NULL;

  if (!line || !strchr (line, '|'))
    return FALSE;
  self->layout.delimiter = '|';
  self->layout.outer_bars = line[strspn (line, " \t")] == '|';
  take_bar_names (self, line);
  self->first_line = rule + 2;
  /* Units stand between the names and the rule, or below the rule. */
  if (rule > 1 && are_names (self, g_ptr_array_index (head, rule - 2)) && take_units (self, line))
    take_bar_names (self, g_ptr_array_index (head, rule - 2));
  else if (rule + 2 < head->len && take_units (self, g_ptr_array_index (head, rule + 1)))
    self->first_line++;
  self->n_columns = self->names->len;
  self->label = g_strdup (_ ("text, parted by bars"));
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
