/* The lines of a text that hold rows, one after the other, as cells: what both passes share. */

#include "files/text-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/file.h"
#include "files/text-fixed.h"
#include "files/text-head.h"

gboolean
nun_text_reader_init (NunTextReader        *self,
                      const char           *path,
                      const char           *local_path,
                      const NunTextDialect *dialect,
                      GCancellable         *cancellable,
                      GError              **error)
{
  memset (self, 0, sizeof *self);
  self->lines = nun_text_open_lines (path, local_path, &dialect->layout, cancellable, error);
  if (!self->lines)
    return FALSE;
  self->path = path;
  self->dialect = dialect;
  self->cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->joined = g_string_new (NULL);
  self->max_cells = NUN_TEXT_MAX_COLUMNS;
  return TRUE;
}

void
nun_text_reader_clear (NunTextReader *self)
{
  g_clear_pointer (&self->lines, nun_text_lines_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->scratch, g_array_unref);
  if (self->joined)
    g_string_free (g_steal_pointer (&self->joined), TRUE);
}

static gboolean
is_comment (const NunTextDialect *dialect, const char *line, gsize length)
{
  if (!dialect->comments)
    return nun_text_is_comment (line, length);
  return length > 0 && *line && strchr (dialect->comments, *line);
}

/* The bytes of the first `width` characters, and how many there are. */
static gsize
take_characters (const char *line, gsize length, gsize width, gsize *n)
{
  gsize i = 0;

  *n = 0;
  for (; i < length; i++)
    {
      gboolean begins = ((guint8) line[i] & 0xc0) != 0x80;

      if (begins && *n == width)
        break;
      *n += begins;
    }
  return i;
}

/* Joins the lines of a record whose lines all but the last end with a backslash; the mark of a repeated part, a
 * star before it, lies behind the last place. */
static gboolean
join_lines (NunTextReader *self,
            char         **line,
            gsize         *length,
            GCancellable  *cancellable,
            GError       **error)
{
  gsize    width = self->dialect->part_width;
  gboolean more = TRUE;
  gint64   number = self->number;

  g_string_truncate (self->joined, 0);
  for (gsize n, n_parts = 0; more; n_parts++)
    {
      if (n_parts > 0 &&
          !nun_text_lines_next (self->lines, line, length, &number, cancellable, error))
        break;
      while (*length > 0 && g_ascii_isspace ((*line)[*length - 1]))
        (*length)--;
      more = *length > 0 && (*line)[*length - 1] == '\\';
      *length = take_characters (*line, *length - more, width, &n);
      if (self->joined->len + *length + width > NUN_TEXT_MAX_LINE)
        {
          g_set_error (
              error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
              _ ("%s, line %" PRId64 ": the record is longer than 1 MiB; this is no table of text"),
              self->path, self->number);
          return FALSE;
        }
      g_string_append_len (self->joined, *line, (gssize) *length);
      for (; n < width; n++)
        g_string_append_c (self->joined, ' ');
    }
  *line = self->joined->str;
  *length = self->joined->len;
  return !(error && *error);
}

/* What lies behind the last field of a record of several lines is no part of any column: one more cell. */
static void
add_rest (NunTextReader *self, char *line, gsize length)
{
  GPtrArray          *fields = self->dialect->fields;
  const NunTextField *last = g_ptr_array_index (fields, fields->len - 1);
  gsize               width = self->dialect->part_width;
  gsize               start = (last->start / width + 1) * width;
  NunTextCell         cell;

  if (start >= length)
    return;
  cell.text = line + start;
  cell.length = length - start;
  g_array_append_val (self->cells, cell);
}

static void
split_line (NunTextReader *self, char *line, gsize length)
{
  const NunTextDialect *dialect = self->dialect;

  if (dialect->form == NUN_TEXT_DELIMITED)
    nun_text_split (line, length, &dialect->layout, self->max_cells, self->cells);
  else if (!nun_text_split_fixed (line, length, dialect->fields, dialect->form == NUN_TEXT_BARS,
                                  self->scratch, self->cells) &&
           self->n_crossed++ == 0)
    self->crossed_line = self->number;
  if (dialect->form == NUN_TEXT_CONTINUED)
    add_rest (self, line, length);
}

/* What programs print around the rows: rules, and how many rows there were. */
static gboolean
is_drawing (const char *line, gsize length)
{
  g_autofree char *text = NULL;
  guint            n;

  if (nun_text_is_drawing (line, length))
    return TRUE;
  if (length < 7 || length > 40 || *line != '(')
    return FALSE;
  text = g_strchomp (g_strndup (line, length));
  n = (guint) strspn (text + 1, "0123456789");
  return n > 0 && (g_str_equal (text + 1 + n, " rows)") || g_str_equal (text + 1 + n, " row)"));
}

static gboolean
is_empty_line (const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace (*line))
    {
      line++;
      length--;
    }
  return length == 0;
}

gboolean
nun_text_reader_next (NunTextReader *self, GCancellable *cancellable, GError **error)
{
  char *line;
  gsize length;

  while (nun_text_lines_next (self->lines, &line, &length, &self->number, cancellable, error))
    {
      gboolean comment;

      if (self->number < self->dialect->first_line || is_empty_line (line, length))
        continue;
      if (self->dialect->skips_drawings && is_drawing (line, length))
        continue;
      comment = is_comment (self->dialect, line, length);
      if (comment && self->dialect->form != NUN_TEXT_DELIMITED)
        continue;
      if (!comment && self->dialect->form == NUN_TEXT_CONTINUED &&
          !join_lines (self, &line, &length, cancellable, error))
        return FALSE;
      split_line (self, line, length);
      if (self->cells->len == 0 ||
          (self->dialect->form == NUN_TEXT_DELIMITED && self->cells->len == 1 &&
           g_array_index (self->cells, NunTextCell, 0).length == 0))
        continue;
      if (!comment)
        return TRUE;
      if (self->cells->len == self->dialect->n_columns && self->dialect->layout.delimiter != ' ' &&
          self->n_hidden++ == 0)
        self->hidden_line = self->number;
    }
  return FALSE;
}
