/* Keeps the visible part of a scrolled window in its place while what lies above it changes. */
#include "app/widgets/hold-place.h"

#include <math.h>

typedef struct
{
  GtkScrolledWindow *scroller; /* its owner */
  GtkWidget         *anchor;   /* weak: the topmost thing that is seen from its top on, or NULL */
  double             top;      /* of the anchor below the upper edge, in pixels */
  double             value; /* of the adjustment at that time; another one: somebody has scrolled */
  GdkFrameClock     *clock; /* while it is mapped */
  gulong             handler;
} Place;

static void
set_anchor (Place *self, GtkWidget *anchor, double top)
{
  g_set_weak_pointer (&self->anchor, anchor);
  self->top = top;
}

static gboolean
find_bounds (GtkWidget *widget, GtkWidget *viewport, graphene_rect_t *bounds)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, viewport, bounds);
}

/* Rows of a list that is scrollable itself stand for other things from one moment to the next: what can scroll is not looked into. */
static gboolean
take_topmost (Place *self, GtkWidget *widget, GtkWidget *viewport)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!find_bounds (child, viewport, &bounds) || bounds.origin.y + bounds.size.height <= 0 ||
          bounds.origin.y >= gtk_widget_get_height (viewport))
        continue;
      if (bounds.origin.y >= 0)
        {
          set_anchor (self, child, bounds.origin.y);
          return TRUE;
        }
      if (!GTK_IS_SCROLLABLE (child) && take_topmost (self, child, viewport))
        return TRUE;
    }
  return FALSE;
}

/* A value that is the highest now, of one that was higher, was cut by the toolkit when the page became shorter. */
static gboolean
is_scrolled (Place *self, GtkAdjustment *shown)
{
  double value = gtk_adjustment_get_value (shown);
  double highest = gtk_adjustment_get_upper (shown) - gtk_adjustment_get_page_size (shown);

  return value != self->value && (value < highest || self->value < highest);
}

/* Whether the anchor is still what it was; gives how far it has moved down. */
static gboolean
find_move (Place *self, GtkWidget *viewport, GtkAdjustment *shown, double *moved)
{
  graphene_rect_t bounds;

  if (self->anchor == NULL || self->value <= 0 || is_scrolled (self, shown) ||
      !gtk_widget_is_ancestor (self->anchor, viewport) ||
      !find_bounds (self->anchor, viewport, &bounds))
    return FALSE;
  *moved = bounds.origin.y - self->top;
  return TRUE;
}

/* After the toolkit's own part of the phase; a value that is set here is laid out once more before anything is drawn. */
static void
on_layout (GdkFrameClock *clock, Place *self)
{
  GtkWidget     *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkAdjustment *shown = gtk_scrolled_window_get_vadjustment (self->scroller);
  double         value = gtk_adjustment_get_value (shown), moved;

  if (!GTK_IS_VIEWPORT (viewport))
    return;
  if (!find_move (self, viewport, shown, &moved))
    {
      set_anchor (self, NULL, 0);
      take_topmost (self, viewport, viewport);
    }
  else if (fabs (moved) >= 1)
    {
      gtk_adjustment_set_value (shown, value + moved);
      self->top += moved - (gtk_adjustment_get_value (shown) - value);
    }
  self->value = gtk_adjustment_get_value (shown);
}

static void
let_go (Place *self)
{
  set_anchor (self, NULL, 0);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->handler, self->clock);
  g_clear_object (&self->clock);
}

static void
on_map (GtkWidget *scroller, Place *self)
{
  let_go (self);
  g_set_object (&self->clock, gtk_widget_get_frame_clock (scroller));
  if (self->clock != NULL)
    self->handler = g_signal_connect_after (self->clock, "layout", G_CALLBACK (on_layout), self);
}

static void
free_place (gpointer data)
{
  let_go (data);
  g_free (data);
}

void
nun_hold_place (GtkScrolledWindow *scroller)
{
  Place *self = g_new0 (Place, 1);

  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (scroller), "held-place", self, free_place);
  g_signal_connect (scroller, "map", G_CALLBACK (on_map), self);
  g_signal_connect_swapped (scroller, "unmap", G_CALLBACK (let_go), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (scroller)))
    on_map (GTK_WIDGET (scroller), self);
}
