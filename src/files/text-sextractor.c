/* Catalogues of SExtractor with a head in ASCII: "#   1 NUMBER   Running object number   [unit]". */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"

/* Reads one line of the head: number, name, then a description that may end with a unit in brackets. */
static NunTextField *
read_line (const char *line, guint64 *number)
{
  g_autofree char *name = NULL, *about = NULL;
  NunTextField    *field;
  const char      *p = line + strspn (line, "# \t"), *end;
  char            *after, *open;

  if (*line != '#' || !g_ascii_isdigit (*p))
    return NULL;
  *number = g_ascii_strtoull (p, &after, 10);
  if (after == p || (*after != ' ' && *after != '\t'))
    return NULL;
  p = after + strspn (after, " \t");
  end = p + strcspn (p, " \t");
  if (!g_ascii_isalpha (*p) && *p != '_')
    return NULL;
  name = g_strndup (p, (gsize) (end - p));
  about = g_strstrip (g_strdup (end));
  field = nun_text_field_new (name);
  open = strrchr (about, '[');
  if (open && g_str_has_suffix (about, "]"))
    {
      *open++ = '\0';
      open[strlen (open) - 1] = '\0';
      nun_text_field_set_unit (field, open);
    }
  g_strchomp (about);
  if (*about)
    field->description = g_steal_pointer (&about);
  return field;
}

/* A name that has more numbers than its own is a vector: its further elements are NAME_1, NAME_2. */
static void
add_elements (GPtrArray *fields, const NunTextField *vector, guint64 n)
{
  for (guint64 i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%" PRIu64, vector->name, i);
      NunTextField    *field = nun_text_field_new (name);

      field->unit = g_strdup (vector->unit);
      field->description = g_strdup (vector->description);
      g_ptr_array_add (fields, field);
    }
}

static guint
count_words (const char *line)
{
  guint n = 0;

  for (line += strspn (line, " \t"); *line; line += strspn (line, " \t"))
    {
      n++;
      line += strcspn (line, " \t");
    }
  return n;
}

/* The fields of the numbered comments at the begin; rows: the line of the first row.  NULL when they are
 * not numbered from one on, or one alone. */
static GPtrArray *
read_lines (GPtrArray *head, guint *rows)
{
  g_autoptr (GPtrArray) fields = nun_text_fields_new ();
  guint                 i = 0;

  for (; i < head->len; i++)
    {
      const char   *line = g_ptr_array_index (head, i);
      guint64       number = 0;
      NunTextField *field = read_line (line, &number);

      if (!field && (*line == '#' || !line[strspn (line, " \t\r")]))
        continue;
      if (!field)
        break;
      if (number > NUN_TEXT_MAX_COLUMNS || number <= fields->len ||
          (number != 1 && fields->len == 0))
        {
          nun_text_field_free (field);
          return NULL;
        }
      if (number > fields->len + 1)
        add_elements (fields, fields->pdata[fields->len - 1], number - fields->len - 1);
      g_ptr_array_add (fields, field);
    }
  *rows = i;
  return fields->len > 1 ? g_steal_pointer (&fields) : NULL;
}

gboolean
nun_text_find_sextractor (const NunInput *input,
                          GPtrArray      *head,
                          NunTextDialect *self,
                          char          **reason,
                          GCancellable   *cancellable,
                          GError        **error)
{
  guint                 rows = 0, n;
  g_autoptr (GPtrArray) fields = read_lines (head, &rows);

  if (!fields)
    return FALSE;
  if (rows < head->len)
    {
      n = count_words (g_ptr_array_index (head, rows));
      /* Other numbered comments than those of columns. */
      if (n < fields->len || n > NUN_TEXT_MAX_COLUMNS)
        return FALSE;
      add_elements (fields, fields->pdata[fields->len - 1], n - fields->len);
    }
  self->fields = g_steal_pointer (&fields);
  self->label = g_strdup (_ ("SExtractor catalogue"));
  self->layout.delimiter = ' ';
  self->comments = "#";
  self->first_line = rows + 1;
  return TRUE;
}
