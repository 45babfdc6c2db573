/* The rows of a spool, sorted by what stands in one of its columns. */
#include "files/spool-order.h"

#include <math.h>

/* Whoever gives up is heard after so many rows. */
#define ROWS_A_LOOK 1024

/* What a row is sorted by. */
typedef struct
{
  guint  row;
  double number; /* NaN: none */
  char  *text;   /* NULL: none, and of numbers */
} Place;

static void
place_clear (gpointer place)
{
  g_free (((Place *) place)->text);
}

static gboolean
is_empty (const Place *self)
{
  return isnan (self->number) && self->text == NULL;
}

static int
compare_values (const Place *a, const Place *b)
{
  if (a->text != NULL)
    return strcmp (a->text, b->text);
  return (a->number > b->number) - (a->number < b->number);
}

/* direction: 1 or -1. */
static int
compare (gconstpointer first, gconstpointer second, gpointer direction)
{
  const Place *a = first, *b = second;
  int          by_value;

  if (is_empty (a) != is_empty (b))
    return is_empty (a) ? 1 : -1;
  by_value = is_empty (a) ? 0 : compare_values (a, b) * GPOINTER_TO_INT (direction);
  return by_value != 0 ? by_value : (a->row > b->row) - (a->row < b->row);
}

static double
read_number (const char *cell)
{
  char  *end;
  double number = g_ascii_strtod (cell, &end);

  return end > cell && *end == 0 ? number : NAN;
}

/* Not by the case of letters alone. */
static char *
read_text (const char *cell)
{
  g_autofree char *folded = *cell != 0 ? g_utf8_casefold (cell, -1) : NULL;

  return folded != NULL ? g_utf8_collate_key_for_filename (folded, -1) : NULL;
}

static gboolean
is_of_numbers (const NunColumn *column)
{
  return nun_datatype_is_number (column->datatype) && column->arraysize == NULL;
}

/* NULL when given up. */
static GArray *
read_places (NunSpool *self, guint column, GCancellable *cancellable)
{
  guint    n = (guint) MIN (nun_spool_get_n_rows (self), G_MAXUINT);
  gboolean numbers = is_of_numbers (g_ptr_array_index (nun_spool_get_columns (self), column));
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), MIN (n, 1 << 20));

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = nun_spool_dup_cell (self, i, column);
      Place            place = { i, numbers ? read_number (cell) : NAN, NULL };

      if (!numbers)
        place.text = read_text (cell);
      g_array_append_val (places, place);
      if (i % ROWS_A_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
    }
  return g_steal_pointer (&places);
}

GArray *
nun_spool_order (NunSpool *self, guint column, gboolean descending, GCancellable *cancellable)
{
  g_autoptr (GArray) places = NULL;
  GArray            *rows;

  g_return_val_if_fail (column < nun_spool_get_columns (self)->len, NULL);
  places = read_places (self, column, cancellable);
  if (places == NULL)
    return NULL;
  g_array_sort_with_data (places, compare, GINT_TO_POINTER (descending ? -1 : 1));
  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), places->len);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (rows, g_array_index (places, Place, i).row);
  return rows;
}
