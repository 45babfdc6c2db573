/* Lines and cells of a text file: decoding, line ends, quotes that reach over lines. */

#include "files/text-lines.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/file.h"

#define PIECE 262144

struct _NunTextLines
{
  GInputStream *stream; /* decoded */
  GInputStream *raw;
  char         *path;
  NunTextLayout layout;
  char          line_end;

  char    *buffer; /* capacity bytes; those from start to end are still to be given out */
  gsize    capacity, start, end;
  gint64   offset; /* bytes read from a stream that is not decoded */
  gint64   number; /* lines given out */
  gboolean at_end;
  gboolean one_line; /* a quote was never closed: from there on a line is a line */
};

static GInputStream *
decode (GInputStream *raw, NunTextEncoding encoding)
{
  static const char *const      names[] = { NULL, "ISO-8859-1", "UTF-16LE", "UTF-16BE" };
  g_autoptr (GCharsetConverter) converter = NULL;

  if (names[encoding])
    converter = g_charset_converter_new ("UTF-8", names[encoding], NULL);
  if (!converter)
    return g_object_ref (raw);
  return g_converter_input_stream_new (raw, G_CONVERTER (converter));
}

NunTextLines *
nun_text_lines_new (GInputStream *stream, const char *path, const NunTextLayout *layout)
{
  NunTextLines *self = g_new0 (NunTextLines, 1);

  self->raw = g_object_ref (stream);
  self->stream = decode (stream, layout->encoding);
  self->path = g_strdup (path);
  self->layout = *layout;
  self->line_end = layout->cr_only ? '\r' : '\n';
  self->capacity = PIECE;
  self->buffer = g_malloc (self->capacity);
  return self;
}

void
nun_text_lines_free (NunTextLines *self)
{
  g_object_unref (self->stream);
  g_object_unref (self->raw);
  g_free (self->path);
  g_free (self->buffer);
  g_free (self);
}

gint64
nun_text_lines_get_offset (NunTextLines *self)
{
  if (self->stream != self->raw && G_IS_SEEKABLE (self->raw))
    return g_seekable_tell (G_SEEKABLE (self->raw));
  return self->offset;
}

/* Gets more bytes behind those that are there.  FALSE on an error. */
static gboolean
fill (NunTextLines *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gssize             n;

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->capacity - self->end < PIECE / 2)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity);
    }
  n = g_input_stream_read (self->stream, self->buffer + self->end, self->capacity - self->end,
                           cancellable, &local);
  if (n >= 0)
    {
      self->at_end = n == 0;
      self->end += (gsize) n;
      self->offset += n;
      return TRUE;
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                 _ ("%s, after line %" PRId64 ": %s; save the file anew as UTF-8"), self->path,
                 self->number, local->message);
  return FALSE;
}

static gboolean
refuse_length (NunTextLines *self, GError **error)
{
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
               _ ("%s, line %" PRId64 ": the line is longer than 1 MiB; this is no table of text"),
               self->path, self->number + 1);
  return FALSE;
}

/* Finds the length of the next line of the file; found is FALSE when only its begin is there. */
static gboolean
find_line (NunTextLines *self,
           gsize        *length,
           gboolean     *found,
           GCancellable *cancellable,
           GError      **error)
{
  gsize done = 0;

  for (;;)
    {
      const char *start = self->buffer + self->start;
      gsize       have = self->end - self->start;
      const char *end = memchr (start + done, self->line_end, have - done);

      *found = end != NULL;
      *length = end ? (gsize) (end - start) : have;
      if (*length > NUN_TEXT_MAX_LINE)
        return refuse_length (self, error);
      if (end || self->at_end)
        return TRUE;
      done = have;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
}

/* Where a scan for the end of a quoted record stands. */
typedef struct
{
  gboolean in_quotes, at_cell_start, closed;
} QuoteState;

static gboolean
scan_char (const NunTextLines *self, QuoteState *state, char c)
{
  gboolean blanks = self->layout.delimiter == ' ';

  if (state->in_quotes)
    {
      state->in_quotes = c != '"';
      state->closed = c == '"';
      return FALSE;
    }
  if (c == self->line_end)
    return TRUE;
  if (c == '"' && (state->at_cell_start || state->closed))
    state->in_quotes = TRUE; /* a new quoted cell, or the second of a doubled quote */
  else if (c == self->layout.delimiter || (blanks && c == '\t'))
    state->at_cell_start = TRUE;
  else if (c != ' ' && c != '\t')
    state->at_cell_start = FALSE;
  state->closed = FALSE;
  if (state->in_quotes)
    state->at_cell_start = FALSE;
  return FALSE;
}

/* The length of the record that begins with a line of *length bytes, reaching over lines when
 * a quote is open.  A quote that nobody closes is an ordinary character. */
static gboolean
find_record (NunTextLines *self, gsize *length, GCancellable *cancellable, GError **error)
{
  QuoteState state = { .at_cell_start = TRUE };
  gsize      at = 0;

  for (;;)
    {
      const char *start = self->buffer + self->start;
      gsize       have = self->end - self->start;

      for (; at < have && at <= NUN_TEXT_MAX_LINE; at++)
        {
          if (scan_char (self, &state, start[at]))
            {
              *length = at;
              return TRUE;
            }
        }
      if (at > NUN_TEXT_MAX_LINE || self->at_end)
        {
          if (state.in_quotes)
            self->one_line = TRUE;
          else
            *length = at;
          return TRUE;
        }
      if (!fill (self, cancellable, error))
        return FALSE;
    }
}

static gint64
count_lines (const char *text, gsize length, char line_end)
{
  const char *end = text + length;
  gint64      n = 0;

  while ((text = memchr (text, line_end, (gsize) (end - text))))
    {
      text++;
      n++;
    }
  return n;
}

gboolean
nun_text_lines_next (NunTextLines *self,
                     char        **line,
                     gsize        *length,
                     gint64       *number,
                     GCancellable *cancellable,
                     GError      **error)
{
  gsize    record;
  gboolean ended;

  if (!find_line (self, length, &ended, cancellable, error) ||
      (*length == 0 && !ended && self->at_end))
    return FALSE;
  record = *length;
  if (self->layout.quotes && !self->one_line && memchr (self->buffer + self->start, '"', *length) &&
      !find_record (self, &record, cancellable, error))
    return FALSE;
  *line = self->buffer + self->start;
  *length = record;
  *number = self->number + 1;
  self->number += 1 + (record > 0 ? count_lines (*line, record, self->line_end) : 0);
  self->start = MIN (self->start + record + 1, self->end);
  if (*number == 1 && *length >= 3 && memcmp (*line, "\xef\xbb\xbf", 3) == 0)
    {
      *line += 3;
      *length -= 3;
    }
  if (*length > 0 && (*line)[*length - 1] == '\r')
    (*length)--;
  return TRUE;
}

static inline gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
add_trimmed (GArray *cells, char *start, char *end)
{
  NunTextCell cell;

  while (start < end && is_blank (*start))
    start++;
  while (end > start && is_blank (end[-1]))
    end--;
  cell.text = start;
  cell.length = (gsize) (end - start);
  g_array_append_val (cells, cell);
}

/* Reads a quoted cell at *at; TRUE when it is one: closed, and followed by a delimiter or the end. */
static gboolean
split_quoted (char **at, char *end, const NunTextLayout *layout, GArray *cells)
{
  char    *start = *at + 1, *p = start;
  gboolean doubled = FALSE;

  for (;; p++)
    {
      p = memchr (p, '"', (gsize) (end - p));
      if (!p)
        return FALSE;
      if (p + 1 >= end || p[1] != '"')
        break;
      doubled = TRUE;
      p++;
    }
  *at = p + 1;
  while (*at < end && layout->delimiter != ' ' && layout->delimiter != **at && is_blank (**at))
    (*at)++;
  if (*at < end && **at != layout->delimiter && !(layout->delimiter == ' ' && is_blank (**at)))
    return FALSE;
  if (doubled)
    {
      char *to = start;

      for (char *from = start; from < p; from++)
        {
          *to++ = *from;
          if (*from == '"')
            from++;
        }
      p = to;
    }
  add_trimmed (cells, start, p);
  return TRUE;
}

/* The same in single quotes, which end before a blank: 'NGC 224' as Fortran writes it, not the minutes of 5'. */
static gboolean
split_apostrophes (char **at, char *end, GArray *cells)
{
  char *start = *at + 1;

  for (char *p = start; (p = memchr (p, '\'', (gsize) (end - p))) != NULL; p++)
    if (p + 1 == end || is_blank (p[1]))
      {
        add_trimmed (cells, start, p);
        *at = p + 1;
        return TRUE;
      }
  return FALSE;
}

static void
split_blanks (char *at, char *end, const NunTextLayout *layout, guint max_cells, GArray *cells)
{
  while (cells->len <= max_cells)
    {
      char *start;

      while (at < end && is_blank (*at))
        at++;
      if (at == end)
        return;
      start = at;
      if (*at == '"' && layout->quotes && split_quoted (&at, end, layout, cells))
        continue;
      at = start;
      if (*at == '\'' && layout->quotes && split_apostrophes (&at, end, cells))
        continue;
      at = start;
      while (at < end && !is_blank (*at))
        at++;
      add_trimmed (cells, start, at);
    }
}

/* Passes over the delimiters at both ends of a line. */
static void
strip_bars (char **at, char **end, char delimiter)
{
  while (*at < *end && is_blank (**at))
    (*at)++;
  while (*end > *at && is_blank ((*end)[-1]))
    (*end)--;
  if (*at < *end && **at == delimiter)
    (*at)++;
  if (*end > *at && (*end)[-1] == delimiter)
    (*end)--;
}

void
nun_text_split (char                *line,
                gsize                length,
                const NunTextLayout *layout,
                guint                max_cells,
                GArray              *cells)
{
  char *at = line, *end = line + length;

  g_array_set_size (cells, 0);
  if (layout->delimiter == ' ')
    {
      split_blanks (at, end, layout, max_cells, cells);
      return;
    }
  if (layout->outer_bars)
    strip_bars (&at, &end, layout->delimiter);
  while (cells->len <= max_cells)
    {
      char *start = at;

      while (start < end && *start != layout->delimiter && is_blank (*start))
        start++;
      if (start < end && *start == '"' && layout->quotes)
        {
          at = start;
          if (!split_quoted (&at, end, layout, cells))
            at = start;
          else if (at == end)
            return;
          else
            {
              at++;
              continue;
            }
        }
      at = start;
      while (at < end && *at != layout->delimiter)
        at++;
      add_trimmed (cells, start, at);
      if (at == end)
        return;
      at++;
    }
}
