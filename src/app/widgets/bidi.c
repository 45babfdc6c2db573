/* What runs from left to right in a window that runs from right to left. */
#include "app/widgets/bidi.h"

#include <math.h>

/* The line belongs to the window; what stands in it runs as its first letter says, and numbers alone from left to right
 * (Unicode Standard Annex 9). */
#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

static gboolean
is_mirrored (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

char *
nun_isolate (const char *text)
{
  return is_mirrored () && *text != 0
             ? g_strconcat (RIGHT_TO_LEFT_MARK FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL)
             : g_strdup (text);
}

/* The blocks whose letters run from right to left (Unicode Standard Annex 9, table 4 and DerivedBidiClass). */
static gboolean
is_right_to_left (gunichar letter)
{
  return (letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfdff) ||
         (letter >= 0xfe70 && letter <= 0xfeff) || (letter >= 0x10800 && letter <= 0x10fff) ||
         (letter >= 0x1e800 && letter <= 0x1efff);
}

static gboolean
begins_right_to_left (const char *text)
{
  for (; *text != 0; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return is_right_to_left (g_utf8_get_char (text));
  return FALSE;
}

char *
nun_line_of_its_own (const char *text)
{
  return is_mirrored () && *text != 0 && !begins_right_to_left (text)
             ? g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL)
             : g_strdup (text);
}

void
nun_layout_set_line (PangoLayout *layout, const char *text)
{
  g_autofree char *line = nun_line_of_its_own (text);
  PangoDirection   around = pango_context_get_base_dir (pango_layout_get_context (layout));

  pango_layout_set_text (layout, line, -1);
  /* Pango changes the sides of a line that runs otherwise than what is around it. */
  pango_layout_set_alignment (layout,
                              is_mirrored () == (pango_layout_get_direction (layout, 0) == around)
                                  ? PANGO_ALIGN_RIGHT
                                  : PANGO_ALIGN_LEFT);
}

void
nun_keep_left_to_right (GtkWidget *root)
{
  gtk_widget_set_direction (root, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_keep_left_to_right (child);
}

void
nun_label_show_code (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  nun_keep_left_to_right (GTK_WIDGET (label));
}

/* -- the first column -------------------------------------------------------------------------------- */

static double
end_of (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
on_value (GtkAdjustment *adjustment)
{
  g_object_set_data (
      G_OBJECT (adjustment), "nun-moved",
      GINT_TO_POINTER (gtk_adjustment_get_value (adjustment) < end_of (adjustment) - 1.0));
}

#define KNOWN_LEFT GINT_TO_POINTER (1)
#define KNOWN_FIRST GINT_TO_POINTER (2)

/* GTK 4.8 counts what is scrolled from the left edge of the columns, 4.18 in a table of columns from the edge of the first one, which
 * is then in sight by itself.  Rows tell which when they are where they belong, and it stays so. */
static gboolean
counts_from_first (GtkWidget *view)
{
  GtkAdjustment  *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  gpointer        known = g_object_get_data (G_OBJECT (adjustment), "nun-counts");
  GtkWidget      *row = gtk_widget_get_first_child (view);
  double          value = gtk_adjustment_get_value (adjustment);
  double          from_left, from_first;
  graphene_rect_t place;

  if (known != NULL)
    return known == KNOWN_FIRST;
  /* the rows of a list, and the list of rows in a table of columns, are as wide as all of it */
  while (row != NULL && GTK_IS_COLUMN_VIEW (view) && !GTK_IS_LIST_VIEW (row))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL || !gtk_widget_compute_bounds (row, view, &place))
    return FALSE;
  from_left = fabs (place.origin.x + value);
  from_first = fabs (place.origin.x + end_of (adjustment) - value);
  if ((from_left < 1) != (from_first < 1))
    g_object_set_data (G_OBJECT (adjustment), "nun-counts",
                       from_first < 1 ? KNOWN_FIRST : KNOWN_LEFT);
  return from_first < from_left;
}

void
nun_follow_columns (GtkScrollable *view, GtkScrollable *other)
{
  GtkAdjustment *to = gtk_scrollable_get_hadjustment (view);
  GtkAdjustment *from = gtk_scrollable_get_hadjustment (other);
  double         value = gtk_adjustment_get_value (from);

  if (is_mirrored () &&
      counts_from_first (GTK_WIDGET (view)) != counts_from_first (GTK_WIDGET (other)))
    value = end_of (from) - value;
  gtk_adjustment_set_value (to, value);
}

void
nun_show_column (GtkScrollable *view, double start, double width)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  if (is_mirrored () && !counts_from_first (GTK_WIDGET (view)))
    start = gtk_adjustment_get_upper (adjustment) - start - width;
  gtk_adjustment_clamp_page (adjustment, start, start + width);
}

static gboolean
on_idle (gpointer view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  if (g_object_get_data (G_OBJECT (adjustment), "nun-moved") == NULL && !counts_from_first (view))
    gtk_adjustment_set_value (adjustment, end_of (adjustment));
  return G_SOURCE_REMOVE;
}

/* Columns come, and grow: the first one stays in sight.  It changes while sizes are given out, which is no time for others. */
static void
on_changed (GtkScrollable *view)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, g_object_ref (view), g_object_unref);
}

void
nun_begin_at_first_column (GtkScrollable *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  if (!is_mirrored ())
    return;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_changed), view, G_CONNECT_SWAPPED);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_value), NULL);
}
