/* A row that breaks into lines, as words do. */
#include "app/widgets/wrap-box.h"

#define LINE_SPACING 6

struct _NunWrapBox
{
  GtkWidget parent_instance;
  int       spacing;
};

G_DEFINE_FINAL_TYPE (NunWrapBox, nun_wrap_box, GTK_TYPE_WIDGET)

enum
{
  PROP_SPACING = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* What stands in one line. */
typedef struct
{
  GtkWidget *first, *end; /* end is the first of the next line, or NULL */
  int        width;       /* asked for, with the spacing */
  int        n_expand;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
width_of (GtkWidget *child, int most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, most));
}

static Line
take_line (NunWrapBox *self, GtkWidget *first, int most)
{
  Line line = { first, NULL, 0, 0 };

  for (GtkWidget *child = first; child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int width = width_of (child, most) + (child != first ? self->spacing : 0);

      if (child != first && line.width + width > most)
        {
          line.end = child;
          break;
        }
      line.width += width;
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  return line;
}

static int
share_of (GtkWidget *child, const Line *line, int most)
{
  if (line->n_expand == 0 || !gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return 0;
  return MAX (0, most - line->width) / line->n_expand;
}

static int
height_of (const Line *line, int most)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          width_of (child, most) + share_of (child, line, most), NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
measure_width (NunWrapBox *self, int *minimum, int *natural)
{
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
       child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, liked;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += liked + (*natural > 0 ? self->spacing : 0);
    }
}

static void
nun_wrap_box_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  NunWrapBox *self = NUN_WRAP_BOX (widget);
  int         most = for_size >= 0 ? for_size : G_MAXINT;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;)
    {
      Line line = take_line (self, child, most);

      /* of a row of any length nothing is left over to share */
      *natural += height_of (&line, for_size >= 0 ? most : line.width);
      child = line.end;
      *natural += child != NULL ? LINE_SPACING : 0;
    }
  *minimum = *natural;
}

static void
nun_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NunWrapBox *self = NUN_WRAP_BOX (widget);
  gboolean    mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int         y = 0;

  for (GtkWidget *first = next_shown (gtk_widget_get_first_child (widget)); first != NULL;)
    {
      Line line = take_line (self, first, width);
      int  tall = height_of (&line, width), x = 0;

      for (GtkWidget *child = first; child != line.end;
           child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          int wide = width_of (child, width) + share_of (child, &line, width);

          gtk_widget_size_allocate (
              child, &(GtkAllocation){ mirrored ? width - x - wide : x, y, wide, tall }, -1);
          x += wide + self->spacing;
        }
      y += tall + LINE_SPACING;
      first = line.end;
    }
}

static GtkSizeRequestMode
nun_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nun_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NunWrapBox *self = NUN_WRAP_BOX (object);

  self->spacing = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
nun_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, NUN_WRAP_BOX (object)->spacing);
}

static void
nun_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (nun_wrap_box_parent_class)->dispose (object);
}

static void
nun_wrap_box_class_init (NunWrapBoxClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = nun_wrap_box_set_property;
  object_class->get_property = nun_wrap_box_get_property;
  object_class->dispose = nun_wrap_box_dispose;
  widget_class->measure = nun_wrap_box_measure;
  widget_class->size_allocate = nun_wrap_box_size_allocate;
  widget_class->get_request_mode = nun_wrap_box_get_request_mode;
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 6,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nun_wrap_box_init (NunWrapBox *self)
{
}

GtkWidget *
nun_wrap_box_new (void)
{
  return g_object_new (NUN_TYPE_WRAP_BOX, NULL);
}

void
nun_wrap_box_append (NunWrapBox *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
