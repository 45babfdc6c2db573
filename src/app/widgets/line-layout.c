/* One beside or below the other, without a search. */
#include "app/widgets/line-layout.h"

#include <adwaita.h>

struct _NunLineLayout
{
  GtkLayoutManager parent_instance;
  GtkOrientation   orientation;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (NunLineLayout, nun_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* -- sizes ----------------------------------------------------------------------------------------- */

/* What each child that is laid out asks for in that direction, in whose `data` it lies.  Returns the pixels between them. */
static GArray *
ask (NunLineLayout *self, GtkWidget *widget, GtkOrientation orientation, int for_size, int *between)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkRequestedSize size = { .data = child };

        gtk_widget_measure (child, orientation, for_size, &size.minimum_size, &size.natural_size,
                            NULL, NULL);
        g_array_append_val (out, size);
      }
  *between = self->spacing * MAX (0, (int) out->len - 1);
  return out;
}

/* Each child's size along the line is left as its minimum. */
static void
distribute (NunLineLayout *self, GArray *sizes, int length)
{
  GtkRequestedSize *size = (GtkRequestedSize *) (gpointer) sizes->data;
  guint             n_expand = 0;
  int               rest;

  for (guint i = 0; i < sizes->len; i++)
    {
      length -= size[i].minimum_size;
      n_expand += gtk_widget_compute_expand (size[i].data, self->orientation);
    }
  rest = gtk_distribute_natural_allocation (MAX (0, length), sizes->len, size);
  for (guint i = 0; i < sizes->len && n_expand > 0; i++)
    if (gtk_widget_compute_expand (size[i].data, self->orientation))
      {
        int share = rest / (int) n_expand--;

        size[i].minimum_size += share;
        rest -= share;
      }
}

/* -- the manager ----------------------------------------------------------------------------------- */

static GtkSizeRequestMode
nun_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Along the line: the sum of what the children ask for. */
static void
measure_along (NunLineLayout *self, GtkWidget *widget, int for_size, int *minimum, int *natural)
{
  int                between;
  g_autoptr (GArray) sizes = ask (self, widget, self->orientation, for_size, &between);

  *minimum = *natural = between;
  for (guint i = 0; i < sizes->len; i++)
    {
      *minimum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
      *natural += g_array_index (sizes, GtkRequestedSize, i).natural_size;
    }
}

/* Across: the most that one asks for; lengths: what each has along the line, or NULL. */
static void
measure_across (NunLineLayout *self,
                GtkWidget     *widget,
                const GArray  *lengths,
                int           *minimum,
                int           *natural)
{
  GtkOrientation across = self->orientation == GTK_ORIENTATION_HORIZONTAL
                              ? GTK_ORIENTATION_VERTICAL
                              : GTK_ORIENTATION_HORIZONTAL;
  guint          i = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int length =
            lengths != NULL ? g_array_index (lengths, GtkRequestedSize, i++).minimum_size : -1;
        int least, wished;

        gtk_widget_measure (child, across, length, &least, &wished, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural = MAX (*natural, wished);
      }
}

/* A width never follows from a height. */
static void
nun_line_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  NunLineLayout     *self = NUN_LINE_LAYOUT (manager);
  g_autoptr (GArray) lengths = NULL;
  int                between;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  if (orientation == self->orientation)
    {
      measure_along (self, widget, for_size, minimum, natural);
      return;
    }
  if (for_size >= 0)
    {
      lengths = ask (self, widget, self->orientation, -1, &between);
      distribute (self, lengths, for_size - between);
    }
  measure_across (self, widget, lengths, minimum, natural);
}

static void
nun_line_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  NunLineLayout     *self = NUN_LINE_LAYOUT (manager);
  gboolean           lies = self->orientation == GTK_ORIENTATION_HORIZONTAL;
  gboolean           mirrored = lies && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                between, at = 0;
  g_autoptr (GArray) sizes = ask (self, widget, self->orientation, lies ? -1 : width, &between);

  distribute (self, sizes, (lies ? width : height) - between);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation place = { lies ? at : 0, lies ? 0 : at, lies ? size->minimum_size : width,
                              lies ? height : size->minimum_size };

      if (mirrored)
        place.x = width - at - place.width;
      gtk_widget_size_allocate (size->data, &place, -1);
      at += size->minimum_size + self->spacing;
    }
}

static void
nun_line_layout_class_init (NunLineLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = nun_line_layout_get_request_mode;
  manager_class->measure = nun_line_layout_measure;
  manager_class->allocate = nun_line_layout_allocate;
}

static void
nun_line_layout_init (NunLineLayout *self)
{
}

GtkLayoutManager *
nun_line_layout_new (GtkOrientation orientation, int spacing)
{
  NunLineLayout *self = g_object_new (NUN_TYPE_LINE_LAYOUT, NULL);

  self->orientation = orientation;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* -- boxes that search ----------------------------------------------------------------------------- */

static int
least (GtkWidget *box, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (box, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* A style sheet may have its say in it, which only the box knows: it is what one more child without a size costs. */
static int
spacing_of (GtkWidget *box, GtkOrientation orientation)
{
  GtkWidget *probe = adw_bin_new ();
  int        before = least (box, orientation), spacing;

  gtk_box_append (GTK_BOX (box), probe);
  spacing = least (box, orientation) - before;
  gtk_box_remove (GTK_BOX (box), probe);
  return MAX (0, spacing);
}

/* A box asks its layout manager for everything: it must not be asked when that is another's. */
static gboolean
is_box (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)) &&
         !gtk_box_get_homogeneous (GTK_BOX (widget));
}

/* A vertical one is asked for its width at a height only where it does not fill its place. */
static gboolean
searches (GtkWidget *box, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ||
         gtk_widget_get_valign (box) != GTK_ALIGN_FILL ||
         gtk_widget_get_halign (box) != GTK_ALIGN_FILL;
}

/* Returns whether a label that goes on in the next line is in it. */
static gboolean
settle (GtkWidget *widget)
{
  gboolean has_label = GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    has_label |= settle (child);
  if (has_label && is_box (widget))
    {
      GtkOrientation orientation = gtk_orientable_get_orientation (GTK_ORIENTABLE (widget));

      if (searches (widget, orientation))
        gtk_widget_set_layout_manager (
            widget, nun_line_layout_new (orientation, spacing_of (widget, orientation)));
    }
  return has_label;
}

void
nun_lines_settle (GtkWidget *root)
{
  settle (root);
}

void
nun_lines_append (GtkListBox *list, GtkWidget *row)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (list));

  /* What was the last row gets a line below it, of which GTK learns only after it has asked for heights: what it remembers
   * of this one is less than what it is told next, and GTK 4.18 looks for a width at which that would not be so. */
  if (last != NULL)
    gtk_widget_queue_resize (last);
  gtk_list_box_append (list, row);
  settle (row);
}
