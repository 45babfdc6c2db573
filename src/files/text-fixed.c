/* Lines whose columns have fixed places. */

#include "files/text-fixed.h"

#include <string.h>

static gboolean
is_ascii (const char *line, gsize length)
{
  guint8 high = 0;

  for (gsize i = 0; i < length; i++)
    high |= (guint8) line[i];
  return !(high & 0x80);
}

/* The byte at which each character begins, and behind them the length. */
static void
find_characters (const char *line, gsize length, GArray *offsets)
{
  g_array_set_size (offsets, 0);
  for (gsize i = 0; i < length; i++)
    if (((guint8) line[i] & 0xc0) != 0x80)
      g_array_append_val (offsets, i);
  g_array_append_val (offsets, length);
}

static gboolean
is_blank (const char *line, gsize length, gsize at)
{
  return at >= length || line[at] == ' ' || line[at] == '\t' || line[at] == '\r';
}

/* A value may hang over by one character where nothing stands on the other side.  FALSE when something does. */
static gboolean
reach_over_bars (const char *line, gsize length, gsize *start, gsize *end)
{
  gboolean apart = *end == 0 || is_blank (line, length, *end - 1) ||
                   is_blank (line, length, *end) || is_blank (line, length, *end + 1);

  if (*start >= 2 && *start < length && !is_blank (line, length, *start - 1) &&
      !is_blank (line, length, *start) && is_blank (line, length, *start - 2))
    (*start)--;
  if (*end > *start && *end < length && !is_blank (line, length, *end) &&
      !is_blank (line, length, *end - 1) && is_blank (line, length, *end + 1))
    (*end)++;
  return apart;
}

gboolean
nun_text_split_fixed (char      *line,
                      gsize      length,
                      GPtrArray *fields,
                      gboolean   bars,
                      GArray    *scratch,
                      GArray    *cells)
{
  gboolean plain = is_ascii (line, length), apart = TRUE;

  g_array_set_size (cells, 0);
  if (!plain)
    find_characters (line, length, scratch);
  for (guint i = 0; i < fields->len; i++)
    {
      const NunTextField *field = g_ptr_array_index (fields, i);
      gsize               last = plain ? length : scratch->len - 1;
      gsize               start = MIN (field->start, last), end = MIN (field->end, last);
      NunTextCell         cell;

      if (!plain)
        {
          start = g_array_index (scratch, gsize, start);
          end = g_array_index (scratch, gsize, end);
        }
      if (bars)
        apart &= reach_over_bars (line, length, &start, &end);
      while (start < end && is_blank (line, length, start))
        start++;
      while (end > start && is_blank (line, length, end - 1))
        end--;
      cell.text = line + start;
      cell.length = end - start;
      g_array_append_val (cells, cell);
    }
  return apart;
}
