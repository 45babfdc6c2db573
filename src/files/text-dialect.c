/* How a table stands in a text: encoding, line ends, delimiter and header, judged by the whole head. */

#include "files/text-dialect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"
#include "files/text-number.h"
#include "sky/angle.h"
#include "vocabulary/unit.h"

/* So many records of the head are enough to judge by. */
#define MAX_RECORDS 2000

/* Longer than any name of a column, in bytes. */
#define MAX_NAME 256

/* The part of the records that must have the most common number of cells.  Blanks part prose too. */
#define AGREE 0.8
#define AGREE_BLANKS 0.95

/* A reading of the head with one delimiter. */
typedef struct
{
  NunTextLayout layout;
  GArray       *lines;     /* of Record */
  guint         n_records; /* without the comments */
  guint         n_cells;   /* the most common number of cells, 2 at least, else 0 */
  guint         n_agree;   /* records with that number */
  gint64        odd_line;  /* the first line with another number, or 0 */
  guint         odd_cells;
  gboolean      first_agrees;
} Reading;

/* A record or a comment of the head. */
typedef struct
{
  gint64   number;
  gboolean is_comment;
  char    *text; /* as in the file: splitting changes it */
  gsize    length;
  guint    n_cells;
} Record;

static void
record_clear (gpointer data)
{
  g_free (((Record *) data)->text);
}

gboolean
nun_text_is_comment (const char *line, gsize length)
{
  const char *end = line + length;

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

static void
count_cells (Reading *self)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  gboolean           first = TRUE;

  g_array_set_size (counts, NUN_TEXT_MAX_COLUMNS + 2);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Record *record = &g_array_index (self->lines, Record, i);

      if (record->is_comment)
        continue;
      self->n_records++;
      if (++g_array_index (counts, guint, record->n_cells) > self->n_agree && record->n_cells > 1)
        {
          self->n_agree = g_array_index (counts, guint, record->n_cells);
          self->n_cells = record->n_cells;
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      Record *record = &g_array_index (self->lines, Record, i);

      if (record->is_comment)
        continue;
      if (first)
        self->first_agrees = record->n_cells == self->n_cells;
      first = FALSE;
      if (record->n_cells != self->n_cells && self->odd_line == 0)
        {
          self->odd_line = record->number;
          self->odd_cells = record->n_cells;
        }
    }
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

/* Reads the head; the last record of a file that goes on behind the head is left out. */
static void
read_head (const NunInput *input, Reading *self)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (input->head, (gssize) input->head_length, NULL);
  g_autoptr (NunTextLines) lines = nun_text_lines_new (stream, input->path, &self->layout);
  g_autoptr (GArray)       cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));
  Record                   record = { 0 };
  char                    *line;

  self->lines = g_array_new (FALSE, TRUE, sizeof (Record));
  g_array_set_clear_func (self->lines, record_clear);
  while (self->lines->len < MAX_RECORDS &&
         nun_text_lines_next (lines, &line, &record.length, &record.number, NULL, NULL))
    {
      record.is_comment = nun_text_is_comment (line, record.length);
      record.text = g_strndup (line, record.length);
      nun_text_split (line, record.length, &self->layout, NUN_TEXT_MAX_COLUMNS, cells);
      record.n_cells = cells->len;
      if (cells->len == 0 || (cells->len == 1 && g_array_index (cells, NunTextCell, 0).length == 0))
        g_free (record.text);
      else
        g_array_append_val (self->lines, record);
    }
  if ((gsize) input->size > input->head_length && self->lines->len > 1 &&
      self->lines->len < MAX_RECORDS)
    g_array_set_size (self->lines, self->lines->len - 1);
  count_cells (self);
}

/* The cells of record i.  storage keeps them; free it. */
static GArray *
split_record (const Reading *self, guint i, guint skip, char **storage)
{
  const Record *record = &g_array_index (self->lines, Record, i);
  GArray       *cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));

  *storage = g_memdup2 (record->text, record->length + 1);
  skip = MIN (skip, (guint) record->length);
  nun_text_split (*storage + skip, record->length - skip, &self->layout, NUN_TEXT_MAX_COLUMNS,
                  cells);
  return cells;
}

static gboolean
is_value (const NunTextCell *cell)
{
  gint64          integer;
  double          angle;
  NunTextCellKind kind = nun_text_cell_kind (cell->text, cell->length, &integer);

  return kind == NUN_TEXT_CELL_INTEGER || kind == NUN_TEXT_CELL_REAL ||
         kind == NUN_TEXT_CELL_CODE ||
         nun_angle_parse_sexagesimal (cell->text, (gssize) cell->length, &angle, NULL);
}

static guint
count_values (const Reading *self, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = split_record (self, i, 0, &storage);
  guint              n = 0;

  for (guint k = 0; k < cells->len; k++)
    n += is_value (&g_array_index (cells, NunTextCell, k));
  return n;
}

static double
agreement (const Reading *self)
{
  return self->n_records > 0 ? (double) self->n_agree / self->n_records : 0;
}

/* Whether blanks and colons part values rather than words: some record behind the first has a number. */
static gboolean
has_values (const Reading *self)
{
  guint seen = 0;

  for (guint i = 0; i < self->lines->len && seen < 20; i++)
    if (!g_array_index (self->lines, Record, i).is_comment)
      {
        seen++;
        if (count_values (self, i) > 0)
          return TRUE;
      }
  return FALSE;
}

/* The only line of a file is a header at best. */
static gboolean
has_long_cell (const Reading *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char   *storage = NULL;
      g_autoptr (GArray) cells = split_record (self, i, 0, &storage);

      for (guint k = 0; k < cells->len; k++)
        if (g_array_index (cells, NunTextCell, k).length > MAX_NAME)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_table (const Reading *self)
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
is_better (const Reading *a, const Reading *b)
{
  if (a->first_agrees != b->first_agrees)
    return a->first_agrees;
  if (b->layout.delimiter == ' ' || a->layout.delimiter == ' ' || a->layout.delimiter == ':')
    return FALSE;
  return agreement (a) > agreement (b) + 0.02;
}

static char *
explain (const NunInput *input, const Reading *best)
{
  if (best->n_cells >= 2 && best->n_records >= 3 && agreement (best) >= 0.5 && best->odd_line > 0)
    return g_strdup_printf (_ ("Text whose lines do not agree: line %" G_GINT64_FORMAT
                               " has %u values where most have %u."),
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

static void
take_names (NunTextDialect *self, GArray *cells)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cells->len; i++)
    {
      NunTextCell *cell = &g_array_index (cells, NunTextCell, i);
      char        *name = g_utf8_make_valid (cell->text, (gssize) cell->length);

      for (char *p = name; *p; p++)
        if ((guint8) *p < ' ')
          *p = ' ';
      g_ptr_array_add (self->names, name);
    }
  self->n_columns = MAX (self->n_columns, cells->len);
}

/* A comment with as many words as there are columns, directly before the first record. */
static gboolean
take_commented_header (NunTextDialect *self, const Reading *best, guint first)
{
  for (guint i = first; i-- > 0;)
    {
      const Record      *record = &g_array_index (best->lines, Record, i);
      const char        *mark = strpbrk (record->text, "#%");
      g_autofree char   *storage = NULL;
      g_autoptr (GArray) cells = NULL;

      if (!record->is_comment)
        return FALSE;
      cells = split_record (best, i, (guint) (strspn (mark, "#%") + (gsize) (mark - record->text)),
                            &storage);
      if (cells->len == best->n_cells)
        {
          take_names (self, cells);
          return TRUE;
        }
      /* Rules of dashes or an empty comment may stand between. */
      if (strpbrk (mark, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
        return FALSE;
    }
  return FALSE;
}

/* Whether the first record names the columns: it holds no value, and no column is left unnamed in a way
 * that only data are (too long). */
static gboolean
is_header (const Reading *best, guint first)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = split_record (best, first, 0, &storage);
  guint              n_named = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      NunTextCell *cell = &g_array_index (cells, NunTextCell, i);

      if (is_value (cell) || cell->length > MAX_NAME)
        return FALSE;
      n_named += cell->length > 0;
    }
  return n_named * 2 > cells->len;
}

/* The first record that belongs to the table: behind comments and a title. */
static guint
first_row (const Reading *best)
{
  for (guint i = 0; i < best->lines->len; i++)
    {
      const Record *record = &g_array_index (best->lines, Record, i);

      if (!record->is_comment && (record->n_cells == best->n_cells || record->n_cells > 1) &&
          (record->n_cells == best->n_cells || best->layout.delimiter != ' '))
        return i;
    }
  return 0;
}

/* Whether a record is the second line of an RDB table, which gives types: "N", "10S", "M". */
static gboolean
is_rdb_types (const Reading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = NULL;

  if (best->layout.delimiter != '\t' || i >= best->lines->len)
    return FALSE;
  cells = split_record (best, i, 0, &storage);
  for (guint k = 0; k < cells->len; k++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, k);

      if (cell->length == 0 || !strchr ("NSM", cell->text[cell->length - 1]))
        return FALSE;
      for (gsize c = 0; c + 1 < cell->length; c++)
        if (!g_ascii_isdigit (cell->text[c]))
          return FALSE;
    }
  return TRUE;
}

/* The next record that is no comment. */
static guint
next_record (const Reading *best, guint i)
{
  for (i++; i < best->lines->len; i++)
    if (!g_array_index (best->lines, Record, i).is_comment)
      break;
  return i;
}

/* Whether a record is but rules: "------", "======" or ":---:" in each cell, long ones among them. */
static gboolean
is_rules (const Reading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = NULL;
  gboolean           has_long = FALSE;

  if (i >= best->lines->len)
    return FALSE;
  cells = split_record (best, i, 0, &storage);
  for (guint k = 0; k < cells->len; k++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, k);

      for (gsize c = 0; c < cell->length; c++)
        if (!strchr ("-=+:", cell->text[c]))
          return FALSE;
      has_long |= cell->length >= 3;
    }
  return has_long;
}

static gboolean
is_unit (const NunTextCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, cell->length);
  g_autofree char *repaired = NULL;

  if (nun_unit_angle (text) != NUN_UNIT_NO_ANGLE)
    return TRUE;
  repaired = nun_unit_repair (text);
  return repaired != NULL;
}

/* Whether a record below the names holds units: nothing else, and numbers come below one of them. */
static gboolean
is_units (const Reading *best, guint i)
{
  g_autofree char   *storage = NULL, *below_storage = NULL;
  g_autoptr (GArray) cells = NULL, below = NULL;
  guint              next = next_record (best, i), n_numbers = 0;

  if (next >= best->lines->len)
    return FALSE;
  cells = split_record (best, i, 0, &storage);
  below = split_record (best, next, 0, &below_storage);
  for (guint k = 0; k < cells->len; k++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, k);

      if (cell->length == 0 || nun_text_cell_is_null (cell->text, cell->length))
        continue;
      if (is_value (cell) || !is_unit (cell))
        return FALSE;
      n_numbers += k < below->len && is_value (&g_array_index (below, NunTextCell, k));
    }
  return n_numbers > 0;
}

static void
take_units (NunTextDialect *self, const Reading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = split_record (best, i, 0, &storage);

  self->units = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; k < cells->len; k++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, k);
      gboolean           none = strspn (cell->text, "-") >= cell->length;

      g_ptr_array_add (self->units, none ? g_strdup ("")
                                         : g_utf8_make_valid (cell->text, (gssize) cell->length));
    }
}

/* The first record behind the lines that may follow the names: types (RDB), units, rules. */
static guint
behind_header (NunTextDialect *self, const Reading *best, guint i)
{
  guint next = next_record (best, i);

  if (is_rdb_types (best, i) || is_rules (best, i))
    return next;
  if (i >= best->lines->len)
    return i;
  if (is_rules (best, next) && count_values (best, i) == 0)
    {
      take_units (self, best, i);
      return next_record (best, next);
    }
  if (!is_units (best, i))
    return i;
  take_units (self, best, i);
  return next;
}

static void
find_header (NunTextDialect *self, const Reading *best)
{
  guint    first = first_row (best), second;
  gboolean commented;

  for (second = first + 1; second < best->lines->len; second++)
    if (!g_array_index (best->lines, Record, second).is_comment)
      break;
  self->first_line = g_array_index (best->lines, Record, first).number;
  for (guint i = 0; i < first; i++)
    self->n_title += !g_array_index (best->lines, Record, i).is_comment;
  commented = take_commented_header (self, best, first);
  if (!is_header (best, first))
    return;
  /* Without a value anywhere only the place of the line tells names from data. */
  if (commented && second < best->lines->len && count_values (best, second) == 0)
    return;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  {
    g_autofree char   *storage = NULL;
    g_autoptr (GArray) cells = split_record (best, first, 0, &storage);

    take_names (self, cells);
  }
  self->first_line++;
  second = behind_header (self, best, second);
  if (second < best->lines->len)
    self->first_line = g_array_index (best->lines, Record, second).number;
  else if (second > first + 1)
    self->first_line = g_array_index (best->lines, Record, best->lines->len - 1).number + 1;
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
  if (head[blanks] == '<')
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

  for (guint i = 0; i < MIN (head->len, MAX_RECORDS); i++)
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
  Reading           best = { 0 }, closest = { 0 };

  for (const char *delimiter = delimiters; *delimiter; delimiter++)
    {
      Reading reading = { .layout = self->layout };

      reading.layout.quotes = TRUE;
      reading.layout.delimiter = *delimiter;
      reading.layout.outer_bars = *delimiter == '|' && begin_with_bars (head);
      read_head (input, &reading);
      if (is_table (&reading) && (!best.lines || is_better (&reading, &best)))
        {
          reading_clear (&best);
          best = reading;
        }
      else if (agreement (&reading) > agreement (&closest))
        {
          reading_clear (&closest);
          closest = reading;
        }
      else
        reading_clear (&reading);
    }
  if (!best.lines)
    *reason = explain (input, &closest);
  else
    {
      self->layout = best.layout;
      self->label = g_strdup (delimiter_label (best.layout.delimiter));
      self->n_columns = best.n_cells;
      find_header (self, &best);
    }
  reading_clear (&best);
  reading_clear (&closest);
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
