/* What stands above the rows of a delimited text: a title, names in a line or a comment, types, units, rules. */

#include <string.h>

#include "files/text-number.h"
#include "files/text-reading.h"
#include "vocabulary/unit.h"

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
  /* A delimiter at the end of the header alone names no column. */
  while (self->names->len > self->n_columns &&
         !*(const char *) g_ptr_array_index (self->names, self->names->len - 1))
    g_ptr_array_set_size (self->names, (int) self->names->len - 1);
  self->n_columns = MAX (self->n_columns, self->names->len);
}

/* A comment with as many words as there are columns, directly before the first record. */
static gboolean
take_commented_header (NunTextDialect *self, const NunTextReading *best, guint first)
{
  for (guint i = first; i-- > 0;)
    {
      const NunTextRecord *record = &g_array_index (best->lines, NunTextRecord, i);
      const char          *mark = strpbrk (record->text, "#%");
      g_autofree char     *storage = NULL;
      g_autoptr (GArray)   cells = NULL;

      /* "sep=;" has no mark, and names no column. */
      if (!record->is_comment || !mark)
        return FALSE;
      cells = nun_text_reading_split (
          best, i, (guint) (strspn (mark, "#%") + (gsize) (mark - record->text)), &storage);
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
is_header (const NunTextReading *best, guint first)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = nun_text_reading_split (best, first, 0, &storage);
  guint              n_named = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      NunTextCell *cell = &g_array_index (cells, NunTextCell, i);

      if (nun_text_is_value (cell) || cell->length > NUN_TEXT_MAX_NAME)
        return FALSE;
      n_named += cell->length > 0;
    }
  return n_named * 2 > cells->len;
}

/* The first record that belongs to the table: behind comments and a title. */
static guint
first_row (const NunTextReading *best)
{
  for (guint i = 0; i < best->lines->len; i++)
    {
      const NunTextRecord *record = &g_array_index (best->lines, NunTextRecord, i);

      if (!record->is_comment && (record->n_cells == best->n_cells || record->n_cells > 1) &&
          (record->n_cells == best->n_cells || best->layout.delimiter != ' '))
        return i;
    }
  return 0;
}

/* Whether a record is the second line of an RDB table, which gives types: "N", "10S", "M". */
static gboolean
is_rdb_types (const NunTextReading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = NULL;

  if (best->layout.delimiter != '\t' || i >= best->lines->len)
    return FALSE;
  cells = nun_text_reading_split (best, i, 0, &storage);
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
next_record (const NunTextReading *best, guint i)
{
  for (i++; i < best->lines->len; i++)
    if (!g_array_index (best->lines, NunTextRecord, i).is_comment)
      break;
  return i;
}

/* Whether a record is but rules: "------", "======" or ":---:" in each cell, long ones among them. */
static gboolean
is_rules (const NunTextReading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = NULL;
  gboolean           has_long = FALSE;

  if (i >= best->lines->len)
    return FALSE;
  cells = nun_text_reading_split (best, i, 0, &storage);
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
is_units (const NunTextReading *best, guint i)
{
  g_autofree char   *storage = NULL, *below_storage = NULL;
  g_autoptr (GArray) cells = NULL, below = NULL;
  guint              next = next_record (best, i), n_numbers = 0;

  if (next >= best->lines->len)
    return FALSE;
  cells = nun_text_reading_split (best, i, 0, &storage);
  below = nun_text_reading_split (best, next, 0, &below_storage);
  for (guint k = 0; k < cells->len; k++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, k);

      if (cell->length == 0 || nun_text_cell_is_null (cell->text, cell->length))
        continue;
      if (nun_text_is_value (cell) || !is_unit (cell))
        return FALSE;
      n_numbers += k < below->len && nun_text_is_value (&g_array_index (below, NunTextCell, k));
    }
  return n_numbers > 0;
}

static void
take_units (NunTextDialect *self, const NunTextReading *best, guint i)
{
  g_autofree char   *storage = NULL;
  g_autoptr (GArray) cells = nun_text_reading_split (best, i, 0, &storage);

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
behind_header (NunTextDialect *self, const NunTextReading *best, guint i)
{
  guint next = next_record (best, i);

  if (is_rdb_types (best, i) || is_rules (best, i))
    return next;
  if (i >= best->lines->len)
    return i;
  if (is_rules (best, next) && nun_text_reading_count_values (best, i) == 0)
    {
      take_units (self, best, i);
      return next_record (best, next);
    }
  if (!is_units (best, i))
    return i;
  take_units (self, best, i);
  return next;
}

void
nun_text_find_header (NunTextDialect *self, const NunTextReading *best)
{
  guint    first = first_row (best), second;
  gboolean commented;

  for (second = first + 1; second < best->lines->len; second++)
    if (!g_array_index (best->lines, NunTextRecord, second).is_comment)
      break;
  self->first_line = g_array_index (best->lines, NunTextRecord, first).number;
  for (guint i = 0; i < first; i++)
    self->n_title += !g_array_index (best->lines, NunTextRecord, i).is_comment;
  commented = take_commented_header (self, best, first);
  if (!is_header (best, first))
    return;
  /* Without a value anywhere only the place of the line tells names from data. */
  if (commented && second < best->lines->len && nun_text_reading_count_values (best, second) == 0)
    return;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  {
    g_autofree char   *storage = NULL;
    g_autoptr (GArray) cells = nun_text_reading_split (best, first, 0, &storage);

    take_names (self, cells);
  }
  self->first_line++;
  second = behind_header (self, best, second);
  if (second < best->lines->len)
    self->first_line = g_array_index (best->lines, NunTextRecord, second).number;
  else if (second > first + 1)
    self->first_line = g_array_index (best->lines, NunTextRecord, best->lines->len - 1).number + 1;
}
