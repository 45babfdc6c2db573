/* Side by side, without a search. */
#include "app/widgets/line-layout.h"

struct _NunLineLayout
{
  GtkLayoutManager parent_instance;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (NunLineLayout, nun_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* -- widths ---------------------------------------------------------------------------------------- */

/* What each child that is laid out asks for; none hang in the air: `data` is the child.  Returns the pixels between them. */
static GArray *
ask (NunLineLayout *self, GtkWidget *widget, int *between)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkRequestedSize size = { .data = child };

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                            &size.natural_size, NULL, NULL);
        g_array_append_val (out, size);
      }
  *between = self->spacing * MAX (0, (int) out->len - 1);
  return out;
}

/* Each child's width is left as its minimum. */
static void
distribute (GArray *sizes, int width)
{
  GtkRequestedSize *size = (GtkRequestedSize *) (gpointer) sizes->data;
  guint             n_expand = 0;
  int               rest;

  for (guint i = 0; i < sizes->len; i++)
    {
      width -= size[i].minimum_size;
      n_expand += gtk_widget_compute_expand (size[i].data, GTK_ORIENTATION_HORIZONTAL);
    }
  rest = gtk_distribute_natural_allocation (MAX (0, width), sizes->len, size);
  for (guint i = 0; i < sizes->len && n_expand > 0; i++)
    if (gtk_widget_compute_expand (size[i].data, GTK_ORIENTATION_HORIZONTAL))
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
  int                between;
  g_autoptr (GArray) sizes = ask (NUN_LINE_LAYOUT (manager), widget, &between);
  gboolean           wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = *natural = wide ? between : 0;
  if (!wide && for_size >= 0)
    distribute (sizes, for_size - between);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int                     least = 0, wished = 0;

      if (!wide)
        gtk_widget_measure (size->data, orientation, for_size >= 0 ? size->minimum_size : -1,
                            &least, &wished, NULL, NULL);
      *minimum = wide ? *minimum + size->minimum_size : MAX (*minimum, least);
      *natural = wide ? *natural + size->natural_size : MAX (*natural, wished);
    }
}

static void
nun_line_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  NunLineLayout     *self = NUN_LINE_LAYOUT (manager);
  gboolean           mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                between, at = 0;
  g_autoptr (GArray) sizes = ask (self, widget, &between);

  distribute (sizes, width - between);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation           place = { .x = at, .width = size->minimum_size, .height = height };

      if (mirrored)
        place.x = width - at - place.width;
      gtk_widget_size_allocate (size->data, &place, -1);
      at += place.width + self->spacing;
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
nun_line_layout_new (int spacing)
{
  NunLineLayout *self = g_object_new (NUN_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* -- boxes that search ----------------------------------------------------------------------------- */

static int
least_width (GtkWidget *box)
{
  int minimum;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* A style sheet may have its say in it, which only the box knows: it is what one more child without a width costs. */
static int
spacing_of (GtkWidget *box)
{
  GtkWidget *probe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int        before = least_width (box), spacing;

  gtk_box_append (GTK_BOX (box), probe);
  spacing = least_width (box) - before;
  gtk_box_remove (GTK_BOX (box), probe);
  return MAX (0, spacing);
}

/* A box asks its layout manager for everything: it must not be asked when that is another's. */
static gboolean
searches (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)) &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_HORIZONTAL &&
         !gtk_box_get_homogeneous (GTK_BOX (widget));
}

/* Returns whether a label that goes on in the next line is in it. */
static gboolean
settle (GtkWidget *widget)
{
  gboolean has_label = GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    has_label |= settle (child);
  if (has_label && searches (widget))
    gtk_widget_set_layout_manager (widget, nun_line_layout_new (spacing_of (widget)));
  return has_label;
}

void
nun_lines_settle (GtkWidget *root)
{
  settle (root);
}
