/* How a table stands in a text: encoding, line ends, delimiter and header, judged by the whole head. */

#include "files/text-dialect.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"
#include "files/text-reading.h"

/* The part of the records that must have the most common number of cells.  Blanks part prose too. */
#define AGREE 0.8
#define AGREE_BLANKS 0.95

/* "sep=;", by which spreadsheets tell each other the delimiter in the first line. */
static gboolean
names_delimiter (const char *line, gsize length)
{
  static const char prefix[] = "sep=";
  gsize             n = sizeof prefix - 1;

  while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' '))
    length--;
  return length == n + 1 && g_ascii_strncasecmp (line, prefix, n) == 0 &&
         strchr (",;|\t", line[n]) != NULL;
}

gboolean
nun_text_is_comment (const char *line, gsize length)
{
  const char *end = line + length;

  if (names_delimiter (line, length))
    return TRUE;

  while (line < end && (*line == ' ' || *line == '\t'))
    line++;
  return line < end && (*line == '#' || *line == '%');
}

static gboolean
has_control_characters (const guint8 *head, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (head[i] == 0 || head[i] == 0x7f || (head[i] < ' ' && !strchr ("\t\n\r\f\v\x1a", head[i])))
      n++;
  return n > 0;
}

gboolean
nun_text_find_encoding (const guint8 *head, gsize length, NunTextEncoding *encoding)
{
  const char *bad;
  gsize       zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += head[i] == 0;
  if (length >= 2 && head[0] == 0xff && head[1] == 0xfe)
    *encoding = NUN_TEXT_UTF16LE;
  else if (length >= 2 && head[0] == 0xfe && head[1] == 0xff)
    *encoding = NUN_TEXT_UTF16BE;
  else if (zeros[0] == 0 && zeros[1] > length / 4)
    *encoding = NUN_TEXT_UTF16LE;
  else if (zeros[1] == 0 && zeros[0] > length / 4)
    *encoding = NUN_TEXT_UTF16BE;
  else if (has_control_characters (head, length))
    return FALSE;
  else
    {
      /* The head may end within a character. */
      g_utf8_validate ((const char *) head, (gssize) length, &bad);
      *encoding = (const char *) head + length - bad < 4 ? NUN_TEXT_UTF8 : NUN_TEXT_LATIN1;
    }
  return TRUE;
}

static gboolean
ends_with_cr_only (const NunInput *input)
{
  return memchr (input->head, '\r', input->head_length) &&
         !memchr (input->head, '\n', input->head_length);
}

static double
agreement (const NunTextReading *self)
{
  return self->n_records > 0 ? (double) self->n_agree / self->n_records : 0;
}

/* Whether blanks and colons part values rather than words: some record behind the first has a number. */
static gboolean
has_values (const NunTextReading *self)
{
  guint seen = 0;

  for (guint i = 0; i < self->lines->len && seen < 20; i++)
    if (!g_array_index (self->lines, NunTextRecord, i).is_comment)
      {
        seen++;
        if (nun_text_reading_count_values (self, i) > 0)
          return TRUE;
      }
  return FALSE;
}

/* The only line of a file is a header at best. */
static gboolean
has_long_cell (const NunTextReading *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char   *storage = NULL;
      g_autoptr (GArray) cells = nun_text_reading_split (self, i, 0, &storage);

      for (guint k = 0; k < cells->len; k++)
        if (g_array_index (cells, NunTextCell, k).length > NUN_TEXT_MAX_NAME)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_table (const NunTextReading *self)
{
  gboolean blanks = self->layout.delimiter == ' ' || self->layout.delimiter == ':';

  if (self->n_cells < (self->layout.delimiter == ':' ? 4 : 2) ||
      (self->n_records == 1 && has_long_cell (self)) ||
      agreement (self) < (blanks ? AGREE_BLANKS : AGREE))
    return FALSE;
  return !blanks || has_values (self);
}

/* Ranks readings that both make a table: the header's vote first, then how well the records agree.  Earlier
 * delimiters win a draw: a comma may be a decimal sign between semicolons, and blanks are everywhere. */
static gboolean
is_better (const NunTextReading *a, const NunTextReading *b)
{
  if (a->first_agrees != b->first_agrees)
    return a->first_agrees;
  if (b->layout.delimiter == ' ' || a->layout.delimiter == ' ' || a->layout.delimiter == ':')
    return FALSE;
  return agreement (a) > agreement (b) + 0.02;
}

static char *
explain (const NunInput *input, const NunTextReading *best)
{
  if (best->n_cells >= 2 && best->n_records >= 3 && agreement (best) >= 0.5 && best->odd_line > 0)
    return g_strdup_printf (_ ("Text whose lines do not agree: line %" PRId64
                               " has %u values where most have %u; for a table of CDS, put the "
                               "ReadMe that describes it into the same folder."),
                            best->odd_line, best->odd_cells, best->n_cells);
  return g_strdup (_ ("Text without columns: its lines have no common number of values parted by "
                      "commas, semicolons, tabs, pipes or blanks."));
}

static const char *
delimiter_label (char delimiter)
{
  switch (delimiter)
    {
    case '\t': return _ ("text, parted by tabs");
    case ';': return _ ("text, parted by semicolons");
    case '|': return _ ("text, parted by pipes");
    case ',': return _ ("text, parted by commas");
    case ':': return _ ("text, parted by colons");
    default: return _ ("text, parted by blanks");
    }
}

/* A declaration, a comment, or a tag that something closes: other texts may begin with "<" too, as a limit ("<5"). */
static gboolean
is_markup (const char *text, gsize length)
{
  if (length < 2 || text[0] != '<')
    return FALSE;
  if (text[1] == '?' || text[1] == '!')
    return TRUE;
  return (g_ascii_isalpha (text[1]) || text[1] == '_') &&
         (g_strstr_len (text, (gssize) length, "</") != NULL ||
          g_strstr_len (text, (gssize) length, "/>") != NULL ||
          g_strstr_len (text, (gssize) length, "xmlns") != NULL);
}

/* Formats that other readers or later versions know must not be read as loose columns. */
static char *
refuse_known (const NunInput *input)
{
  const char *head = (const char *) input->head;
  gsize       length = input->head_length, blanks = 0;

  if (length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    blanks = 3;
  while (blanks < length && g_ascii_isspace (head[blanks]))
    blanks++;
  if (blanks == length)
    return g_strdup (_ ("There is nothing but blank lines in the file."));
  if (is_markup (head + blanks, length - blanks))
    return g_strdup (_ ("XML or HTML, but no VOTable."));
  if (head[blanks] == '{')
    return g_strdup (_ ("JSON or source text, no table with columns; save it as CSV."));
  return NULL;
}

/* Whether all lines begin with a bar: it parts nothing there. */
static gboolean
begin_with_bars (GPtrArray *head)
{
  guint n = 0;

  for (guint i = 0; i < MIN (head->len, NUN_TEXT_MAX_RECORDS); i++)
    {
      const char *line = g_ptr_array_index (head, i);

      line += strspn (line, " \t\r");
      if (*line == '|')
        n++;
      else if (*line && *line != '#')
        return FALSE;
    }
  return n > 0;
}

/* The best reading of a text whose columns a delimiter parts. */
static void
find_delimited (const NunInput *input, GPtrArray *head, NunTextDialect *self, char **reason)
{
  static const char delimiters[] = "\t;|, :";
  NunTextReading    best = { 0 }, closest = { 0 };
  gboolean          is_prose;
  guint             n_prose = 0;

  for (const char *delimiter = delimiters; *delimiter; delimiter++)
    {
      NunTextReading reading = { .layout = self->layout };

      reading.layout.quotes = TRUE;
      reading.layout.delimiter = *delimiter;
      reading.layout.outer_bars = *delimiter == '|' && begin_with_bars (head);
      nun_text_reading_read (input, &reading);
      is_prose = (*delimiter == ',' || *delimiter == ';' || *delimiter == ':') &&
                 is_table (&reading) && nun_text_reading_is_prose (&reading);
      n_prose += is_prose;
      if (is_prose)
        nun_text_reading_clear (&reading);
      else if (is_table (&reading) && (!best.lines || is_better (&reading, &best)))
        {
          nun_text_reading_clear (&best);
          best = reading;
        }
      else if (agreement (&reading) > agreement (&closest))
        {
          nun_text_reading_clear (&closest);
          closest = reading;
        }
      else
        nun_text_reading_clear (&reading);
    }
  if (!best.lines && n_prose > 0)
    *reason = g_strdup (_ ("Running text, no table: its lines are sentences, not values."));
  else if (!best.lines)
    *reason = explain (input, &closest);
  else
    {
      self->layout = best.layout;
      self->label = g_strdup (delimiter_label (best.layout.delimiter));
      self->n_columns = best.n_cells;
      nun_text_find_header (self, &best);
    }
  nun_text_reading_clear (&best);
  nun_text_reading_clear (&closest);
}

/* Texts that say themselves what their columns are come before all guessing. */
static gboolean
find_known (const NunInput *input,
            GPtrArray      *head,
            NunTextDialect *self,
            char          **reason,
            GCancellable   *cancellable,
            GError        **error)
{
  static const NunTextFinder finders[] = { nun_text_find_ecsv,       nun_text_find_cds,
                                           nun_text_find_ipac,       nun_text_find_daophot,
                                           nun_text_find_sextractor, nun_text_find_ruled };

  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    if (finders[i](input, head, self, reason, cancellable, error))
      {
        self->n_columns = self->fields ? self->fields->len : self->n_columns;
        return TRUE;
      }
  return FALSE;
}

gboolean
nun_text_dialect_find (const NunInput *input,
                       NunTextDialect *self,
                       char          **reason,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GPtrArray) head = NULL;

  *reason = NULL;
  self->layout.cr_only = ends_with_cr_only (input);
  if (!nun_text_find_encoding (input->head, input->head_length, &self->layout.encoding))
    *reason = g_strdup (_ ("Neither text nor any other format that is known."));
  else
    *reason = refuse_known (input);
  if (*reason)
    return FALSE;
  head = nun_text_read_head (input, &self->layout);
  if (find_known (input, head, self, reason, cancellable, error))
    return (self->fields || self->names) && !*reason;
  find_delimited (input, head, self, reason);
  if (!*reason && self->names)
    nun_text_take_vizier (head, self);
  return *reason == NULL;
}

/* Longest note in bytes, and how many a table has. */
#define MAX_NOTE 16384
#define MAX_NOTES 100

void
nun_text_dialect_note (NunTextDialect *self, const char *key, const char *value, const char *source)
{
  g_autofree char *tidy = NULL;
  const char      *end;

  if (!self->notes)
    self->notes = g_ptr_array_new_with_free_func (g_free);
  tidy = g_strstrip (g_strndup (value, MAX_NOTE));
  if (!*tidy || self->notes->len / 3 >= MAX_NOTES)
    return;
  /* The bound may part a character. */
  g_utf8_validate (tidy, -1, &end);
  if (strlen (value) > MAX_NOTE && strlen (end) < 4)
    tidy[end - tidy] = '\0';
  g_ptr_array_add (self->notes, g_utf8_make_valid (key, -1));
  g_ptr_array_add (self->notes, g_utf8_make_valid (tidy, -1));
  g_ptr_array_add (self->notes, g_strdup (source));
}

void
nun_text_dialect_clear (NunTextDialect *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_ptr_array_unref);
}
