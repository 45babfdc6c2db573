/* Text tables of IRAF's DAOphot: #N, #U and #F lines name the columns with units and formats in groups, one for each
 * line of a record; a backslash says that the record goes on. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"

#define MAX_GROUPS 200

/* A group: the fields of one line of a record, at their places in that line. */
typedef struct
{
  GPtrArray *groups; /* of GPtrArray of NunTextField */
  guint      first;  /* the line behind the last #F */
  gsize      width;  /* of the widest group */
} Head;

static void
head_clear (Head *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

/* The words behind "#N ", without the backslash that goes on; NULL for another line. */
static char **
split_words (const char *line, char letter)
{
  g_autofree char *words = NULL;
  GStrvBuilder    *builder;
  char           **parts, **result;

  if (line[0] != '#' || line[1] != letter || (line[2] != ' ' && line[2] != '\t'))
    return NULL;
  words = g_strdelimit (g_strdup (line + 3), "\t\r", ' ');
  g_strchomp (words);
  if (g_str_has_suffix (words, "\\"))
    words[strlen (words) - 1] = '\0';
  parts = g_strsplit (words, " ", -1);
  builder = g_strv_builder_new ();
  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (builder, parts[i]);
  g_strfreev (parts);
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return result;
}

/* Width and type of "%-10.3f".  FALSE when it gives no width. */
static gboolean
read_format (const char *format, NunTextField *field, gsize *width)
{
  char    *end;
  guint64  value;
  gboolean ok = format[0] == '%';

  format += ok;
  format += strspn (format, "-+0# ");
  value = g_ascii_strtoull (format, &end, 10);
  if (!ok || end == format || value < 1 || value > 10000)
    return FALSE;
  *width = (gsize) value;
  switch (end[0] ? end[strlen (end) - 1] : 0)
    {
    case 'd':
    case 'i': nun_text_field_set_type (field, NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_INT); break;
    case 'f':
    case 'e':
    case 'g': nun_text_field_set_type (field, NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE); break;
    case 's':
    case 'b': nun_text_field_set_type (field, NUN_TEXT_KIND_TEXT, NUN_DATATYPE_CHAR); break;
    default: break;
    }
  return TRUE;
}

/* The fields of three lines that belong together; NULL when they do not agree. */
static GPtrArray *
read_group (char **names, char **units, char **formats, gsize *width)
{
  g_autoptr (GPtrArray) fields = nun_text_fields_new ();
  gsize                 at = 0, one;

  if (g_strv_length (names) != g_strv_length (formats))
    return NULL;
  for (guint i = 0; names[i]; i++)
    {
      NunTextField *field = nun_text_field_new (names[i]);

      g_ptr_array_add (fields, field);
      if (!read_format (formats[i], field, &one))
        return NULL;
      if (units && i < g_strv_length (units))
        nun_text_field_set_unit (field, units[i]);
      nun_text_field_set_null (field, "INDEF");
      field->format = g_strdup (formats[i]);
      field->start = at;
      at += one;
      field->end = at;
    }
  *width = at;
  return fields->len > 0 ? g_steal_pointer (&fields) : NULL;
}

/* All groups of the head.  FALSE when it is no head of this kind. */
static gboolean
read_head (GPtrArray *lines, Head *self)
{
  g_auto (GStrv) names = NULL, units = NULL;

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      const char    *line = g_ptr_array_index (lines, i);
      g_auto (GStrv) n = split_words (line, 'N'), u = split_words (line, 'U');
      g_auto (GStrv) formats = split_words (line, 'F');
      GPtrArray     *group;
      gsize          width;

      if (*line != '#' && line[strspn (line, " \t\r")])
        break;
      if (n)
        {
          g_strfreev (names);
          names = g_steal_pointer (&n);
        }
      if (u)
        {
          g_strfreev (units);
          units = g_steal_pointer (&u);
        }
      if (!formats || !names)
        continue;
      group = read_group (names, units, formats, &width);
      if (!group || self->groups->len == MAX_GROUPS)
        {
          g_clear_pointer (&group, g_ptr_array_unref);
          return FALSE;
        }
      g_ptr_array_add (self->groups, group);
      self->width = MAX (self->width, width);
      self->first = i + 1;
      g_clear_pointer (&names, g_strfreev);
      g_clear_pointer (&units, g_strfreev);
    }
  return self->groups->len > 0;
}

/* The most lines of a record that the head of the file shows. */
static guint
count_lines (GPtrArray *lines, guint first)
{
  guint most = 0, n = 0;

  for (guint i = first; i < lines->len; i++)
    {
      g_autofree char *line = g_strchomp (g_strdup (g_ptr_array_index (lines, i)));

      if (*line == '#' && n == 0)
        continue;
      n++;
      most = MAX (most, n);
      if (!g_str_has_suffix (line, "\\"))
        n = 0;
    }
  return most;
}

static void
add_group (GPtrArray *fields, GPtrArray *group, gsize offset)
{
  for (guint i = 0; i < group->len; i++)
    {
      const NunTextField *from = g_ptr_array_index (group, i);
      NunTextField       *field = nun_text_field_new (from->name);

      nun_text_field_set_type (field, from->kind, from->datatype);
      nun_text_field_set_null (field, from->null);
      field->unit = g_strdup (from->unit);
      field->format = g_strdup (from->format);
      field->start = from->start + offset;
      field->end = from->end + offset;
      g_ptr_array_add (fields, field);
    }
}

gboolean
nun_text_find_daophot (const NunInput *input,
                       GPtrArray      *head,
                       NunTextDialect *self,
                       char          **reason,
                       GCancellable   *cancellable,
                       GError        **error)
{
  Head  found = { 0 };
  guint n_lines;

  if (!read_head (head, &found))
    {
      head_clear (&found);
      return FALSE;
    }
  /* The last group is repeated, as for each aperture, when a record has more lines than there are groups. */
  n_lines = MAX (count_lines (head, found.first), found.groups->len);
  self->fields = nun_text_fields_new ();
  for (guint i = 0; i < n_lines && self->fields->len <= NUN_TEXT_MAX_COLUMNS; i++)
    add_group (self->fields, found.groups->pdata[MIN (i, found.groups->len - 1)], i * found.width);
  self->label = g_strdup (_ ("DAOphot table"));
  self->form = NUN_TEXT_CONTINUED;
  self->part_width = found.width;
  self->comments = "#";
  self->first_line = found.first + 1;
  head_clear (&found);
  return TRUE;
}
