/* Intervals of one axis: merged, thinned, written down. */
#include <math.h>

#include "describe/coverage.h"

/* Bounds what a stranger's file makes us read. */
#define MOST_READ 1000

static int
compare (gconstpointer a, gconstpointer b)
{
  const NunInterval *first = a, *second = b;

  return (first->low > second->low) - (first->low < second->low);
}

/* Joins what overlaps or touches; the array is sorted. */
static void
join (GArray *intervals, double gap)
{
  NunInterval *items = (NunInterval *) (gpointer) intervals->data;
  guint        n = 0;

  for (guint i = 0; i < intervals->len; i++)
    if (n > 0 && items[i].low - items[n - 1].high <= gap)
      items[n - 1].high = MAX (items[n - 1].high, items[i].high);
    else
      items[n++] = items[i];
  g_array_set_size (intervals, n);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* The widest gap that must be closed for n_most intervals to be left. */
static double
gap_to_close (const GArray *intervals, guint n_most)
{
  const NunInterval *items = (const NunInterval *) (gconstpointer) intervals->data;
  g_autofree double *gaps = g_new (double, intervals->len);

  for (guint i = 1; i < intervals->len; i++)
    gaps[i - 1] = items[i].low - items[i - 1].high;
  qsort (gaps, intervals->len - 1, sizeof (double), compare_numbers);
  return gaps[intervals->len - 1 - n_most];
}

void
nun_intervals_merge (GArray *intervals, guint n_most)
{
  g_array_sort (intervals, compare);
  join (intervals, 0.0);
  if (intervals->len > n_most)
    join (intervals, gap_to_close (intervals, n_most));
}

char *
nun_intervals_to_text (const GArray *intervals)
{
  GString *out = g_string_new (NULL);
  char     number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < intervals->len; i++)
    {
      const NunInterval *interval = &g_array_index (intervals, NunInterval, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                              g_ascii_dtostr (number, sizeof number, interval->low));
      g_string_append_printf (out, " %s", g_ascii_dtostr (number, sizeof number, interval->high));
    }
  return g_string_free (out, FALSE);
}

GArray *
nun_intervals_from_text (const char *text)
{
  GArray     *intervals = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  const char *at = text != NULL ? text : "";

  while (intervals->len < MOST_READ)
    {
      NunInterval interval;
      char       *end;

      interval.low = g_ascii_strtod (at, &end);
      if (end == at)
        break;
      at = end;
      interval.high = g_ascii_strtod (at, &end);
      if (end == at || !isfinite (interval.low) || !isfinite (interval.high) ||
          interval.low > interval.high)
        break;
      at = end;
      g_array_append_val (intervals, interval);
    }
  return intervals;
}
