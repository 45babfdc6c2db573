/* The set of cells that a table covers: ranges at the finest order, sorted and merged now and then. */

#include "sky/moc.h"

#include <inttypes.h>

#include "sky/healpix.h"

#define MAX_ORDER 29
/* So many ranges are kept before the MOC gets coarser (16 MB). */
#define MAX_RANGES (1u << 20)
/* And so many of one region. */
#define MAX_REGION_RANGES 64

typedef struct
{
  gint64 first, last; /* cells of max_order, both included */
} MocRange;

struct _NunMoc
{
  int      max_order;
  guint    max_ranges;
  GArray  *ranges; /* of MocRange */
  gboolean dirty;  /* the ranges are out of order or overlap */
};

NunMoc *
nun_moc_new (int max_order)
{
  return nun_moc_new_within (max_order, MAX_RANGES);
}

NunMoc *
nun_moc_new_within (int max_order, guint max_ranges)
{
  NunMoc *self = g_new0 (NunMoc, 1);

  self->max_order = CLAMP (max_order, 0, MAX_ORDER);
  self->max_ranges = MIN (max_ranges, MAX_RANGES);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (MocRange));
  return self;
}

void
nun_moc_free (NunMoc *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ranges);
  g_free (self);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const MocRange *ra = a, *rb = b;

  return (ra->first > rb->first) - (ra->first < rb->first);
}

/* Joins ranges that overlap or touch, in place; they must be sorted. */
static void
join_ranges (GArray *ranges)
{
  MocRange *data = (MocRange *) (void *) ranges->data;
  guint     n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      if (n > 0 && data[i].first <= data[n - 1].last + 1)
        data[n - 1].last = MAX (data[n - 1].last, data[i].last);
      else
        data[n++] = data[i];
    }
  g_array_set_size (ranges, n);
}

static void
normalise (NunMoc *self)
{
  if (!self->dirty)
    return;
  g_array_sort (self->ranges, compare_ranges);
  join_ranges (self->ranges);
  self->dirty = FALSE;
}

/* One order coarser: four cells become one, which is covered when any of them is. */
static void
coarsen (NunMoc *self)
{
  normalise (self);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      MocRange *range = &g_array_index (self->ranges, MocRange, i);

      range->first >>= 2;
      range->last >>= 2;
    }
  self->max_order--;
  join_ranges (self->ranges);
}

/* Makes room for at least as many ranges as there are, so that its cost is shared by many additions. */
static void
make_room (NunMoc *self)
{
  normalise (self);
  while (self->ranges->len > self->max_ranges / 2 && self->max_order > 0)
    coarsen (self);
}

/* Cells of max_order. */
static void
add_range (NunMoc *self, gint64 first, gint64 last)
{
  MocRange range = { first, last };

  if (self->ranges->len > 0)
    {
      MocRange *end = &g_array_index (self->ranges, MocRange, self->ranges->len - 1);

      if (first >= end->first && first <= end->last + 1)
        {
          end->last = MAX (end->last, last);
          return;
        }
      self->dirty = self->dirty || first < end->first;
    }
  g_array_append_val (self->ranges, range);
}

void
nun_moc_add_cell (NunMoc *self, int order, gint64 cell)
{
  g_return_if_fail (order >= 0 && order <= MAX_ORDER);
  g_return_if_fail (cell >= 0 && cell < G_GINT64_CONSTANT (12) << (2 * order));

  if (self->ranges->len >= self->max_ranges)
    make_room (self);
  if (order >= self->max_order)
    add_range (self, cell >> (2 * (order - self->max_order)),
               cell >> (2 * (order - self->max_order)));
  else
    add_range (self, cell << (2 * (self->max_order - order)),
               ((cell + 1) << (2 * (self->max_order - order))) - 1);
}

void
nun_moc_add_region (NunMoc *self, const NunRegion *region)
{
  g_autoptr (GArray) cells = nun_region_cover (region, self->max_order, MAX_REGION_RANGES);
  int                order = self->max_order;

  for (guint i = 0; i < cells->len; i++)
    {
      const NunCellRange *range = &g_array_index (cells, NunCellRange, i);

      if (self->ranges->len >= self->max_ranges)
        make_room (self);
      add_range (self, range->first >> (2 * (order - self->max_order)),
                 range->last >> (2 * (order - self->max_order)));
    }
}

/* Cells of any order. */
static void
add_cells (NunMoc *self, int order, gint64 first, gint64 last)
{
  int finer;

  if (self->ranges->len >= self->max_ranges)
    make_room (self);
  finer = self->max_order - order; /* of the order that there is room for */
  if (finer < 0)
    add_range (self, first >> (-2 * finer), last >> (-2 * finer));
  else
    add_range (self, first << (2 * finer), ((last + 1) << (2 * finer)) - 1);
}

gboolean
nun_moc_add_ascii (NunMoc *self, const char *ascii)
{
  int order = -1;

  for (const char *at = ascii; *at != 0;)
    {
      char  *end;
      gint64 first, last;

      if (g_ascii_isspace (*at) || *at == ',')
        {
          at++;
          continue;
        }
      if (!g_ascii_isdigit (*at))
        return FALSE;
      first = last = g_ascii_strtoll (at, &end, 10);
      if (*end == '/' && first <= MAX_ORDER)
        {
          order = (int) first;
          at = end + 1;
          continue;
        }
      if (*end == '-' && g_ascii_isdigit (end[1]))
        last = g_ascii_strtoll (end + 1, &end, 10);
      if (order < 0 || last < first || last >= G_GINT64_CONSTANT (12) << (2 * order) ||
          (*end != 0 && *end != ',' && !g_ascii_isspace (*end)))
        return FALSE;
      add_cells (self, order, first, last);
      at = end;
    }
  return order >= 0;
}

gboolean
nun_moc_covers (NunMoc *self, NunMoc *part)
{
  int   order = MAX (self->max_order, part->max_order);
  int   by = 2 * (order - self->max_order), by_part = 2 * (order - part->max_order);
  guint at = 0;

  normalise (self);
  normalise (part);
  for (guint i = 0; i < part->ranges->len; i++)
    {
      const MocRange *wanted = &g_array_index (part->ranges, MocRange, i);
      gint64          first = wanted->first << by_part;
      gint64          last = ((wanted->last + 1) << by_part) - 1;

      while (at < self->ranges->len &&
             ((g_array_index (self->ranges, MocRange, at).last + 1) << by) <= first)
        at++;
      if (at == self->ranges->len ||
          g_array_index (self->ranges, MocRange, at).first << by > first ||
          ((g_array_index (self->ranges, MocRange, at).last + 1) << by) - 1 < last)
        return FALSE;
    }
  return TRUE;
}

gboolean
nun_moc_is_empty (NunMoc *self)
{
  return self->ranges->len == 0;
}

gboolean
nun_moc_contains (NunMoc *self, double ra_deg, double dec_deg)
{
  gint64 cell = nun_healpix_cell (self->max_order, ra_deg, dec_deg);
  guint  low = 0, high;

  normalise (self);
  high = self->ranges->len;
  while (low < high)
    {
      guint           middle = low + (high - low) / 2;
      const MocRange *range = &g_array_index (self->ranges, MocRange, middle);

      if (cell < range->first)
        high = middle;
      else if (cell > range->last)
        low = middle + 1;
      else
        return TRUE;
    }
  return FALSE;
}

double
nun_moc_fraction (NunMoc *self)
{
  gint64 n_cells = 0;

  normalise (self);
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const MocRange *range = &g_array_index (self->ranges, MocRange, i);

      n_cells += range->last - range->first + 1;
    }
  return (double) n_cells / (double) (G_GINT64_CONSTANT (12) << (2 * self->max_order));
}

/* -- cells of mixed orders ------------------------------------------------------------------------- */

/* Parts a range into the largest cells that fit, and appends each to the list of its order. */
static void
split_range (const NunMoc *self, const MocRange *range, GArray *by_order[])
{
  gint64 at = range->first;

  while (at <= range->last)
    {
      int       order = self->max_order;
      gint64    size = 1, cell;
      GArray   *list;
      MocRange *end;

      while (order > 0 && at % (4 * size) == 0 && at + 4 * size - 1 <= range->last)
        {
          size *= 4;
          order--;
        }
      cell = at / size;
      at += size;
      list = by_order[order];
      end = list->len > 0 ? &g_array_index (list, MocRange, list->len - 1) : NULL;
      if (end != NULL && end->last + 1 == cell)
        end->last = cell;
      else
        g_array_append_vals (list, &(MocRange){ cell, cell }, 1);
    }
}

/* Fills by_order[0 .. max_order] with new arrays; returns the number of cells and ranges in all. */
static guint
list_cells (NunMoc *self, GArray *by_order[])
{
  guint n = 0;

  normalise (self);
  for (int order = 0; order <= self->max_order; order++)
    by_order[order] = g_array_new (FALSE, FALSE, sizeof (MocRange));
  for (guint i = 0; i < self->ranges->len; i++)
    split_range (self, &g_array_index (self->ranges, MocRange, i), by_order);
  for (int order = 0; order <= self->max_order; order++)
    n += by_order[order]->len;
  return n;
}

static void
free_cells (GArray *by_order[])
{
  for (int order = 0; order <= MAX_ORDER; order++)
    g_clear_pointer (&by_order[order], g_array_unref);
}

void
nun_moc_simplify (NunMoc *self, guint max_cells)
{
  while (self->max_order > 0)
    {
      GArray *by_order[MAX_ORDER + 1] = { NULL };
      guint   n = list_cells (self, by_order);

      free_cells (by_order);
      if (n <= max_cells)
        return;
      coarsen (self);
    }
}

static void
append_order (GString *text, int order, GArray *list)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%d/", order);
  for (guint i = 0; i < list->len; i++)
    {
      const MocRange *range = &g_array_index (list, MocRange, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, "%" PRId64, range->first);
      if (range->last > range->first)
        g_string_append_printf (text, "-%" PRId64, range->last);
    }
}

char *
nun_moc_to_ascii (NunMoc *self)
{
  GString *text = g_string_new (NULL);
  GArray  *by_order[MAX_ORDER + 1] = { NULL };

  if (nun_moc_is_empty (self))
    return g_string_free (text, FALSE);
  list_cells (self, by_order);
  for (int order = 0; order <= self->max_order; order++)
    if (by_order[order]->len > 0 || order == self->max_order)
      append_order (text, order, by_order[order]);
  free_cells (by_order);
  return g_string_free (text, FALSE);
}
