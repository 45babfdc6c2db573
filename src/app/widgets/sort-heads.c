/* Headings that sort by click and by key, and tell their order. */
#include "app/widgets/sort-heads.h"

#include <glib/gi18n-lib.h>

struct _NunSortHeads
{
  GObject        parent_instance;
  GtkColumnView *view; /* borrowed */
  int            column;
  gboolean       descending;
};

G_DEFINE_FINAL_TYPE (NunSortHeads, nun_sort_heads, G_TYPE_OBJECT)

enum
{
  SIGNAL_SORTED,
  SIGNAL_FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
index_of (GtkWidget *title)
{
  guint index = 0;

  for (GtkWidget *it = gtk_widget_get_prev_sibling (title); it != NULL;
       it = gtk_widget_get_prev_sibling (it))
    index++;
  return index;
}

static GtkColumnViewColumn *
dup_column (NunSortHeads *self, guint index)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), index);
}

GtkWidget *
nun_sort_heads_get_title (NunSortHeads *self, guint column)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  while (title != NULL && column-- > 0)
    title = gtk_widget_get_next_sibling (title);
  return title;
}

/* -- what they tell ---------------------------------------------------------------------------------- */

static void
name_title (NunSortHeads *self, guint index, GtkWidget *title)
{
  g_autoptr (GtkColumnViewColumn) column = dup_column (self, index);
  const char      *words = column != NULL ? gtk_column_view_column_get_title (column) : "";
  g_autofree char *name =
      (int) index != self->column
          ? g_strdup (words)
          : g_strdup_printf (
                self->descending ? _ ("%s, sorted descending") : _ ("%s, sorted ascending"), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The arrow is GTK's. */
static void
show_arrow (NunSortHeads *self)
{
  g_autoptr (GtkColumnViewColumn) column =
      self->column >= 0 ? dup_column (self, (guint) self->column) : NULL;

  /* The former one's arrow stays otherwise. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, column,
                                  self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
tell (NunSortHeads *self)
{
  show_arrow (self);
  for (guint i = 0; nun_sort_heads_get_title (self, i) != NULL; i++)
    name_title (self, i, nun_sort_heads_get_title (self, i));
}

/* -- pressing them ----------------------------------------------------------------------------------- */

void
nun_sort_heads_press (NunSortHeads *self, guint column)
{
  if (self->column != (int) column)
    {
      self->column = (int) column;
      self->descending = FALSE;
    }
  else if (!self->descending)
    self->descending = TRUE;
  else
    {
      self->column = -1;
      self->descending = FALSE;
    }
  tell (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* GTK's own way to sort knows no third press. */
static void
on_pressed (GtkGesture *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (NunSortHeads *self, int n_press, double x, double y, GtkGesture *click)
{
  GtkWidget *title = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (gtk_widget_contains (title, x, y))
    nun_sort_heads_press (self, index_of (title));
}

/* GTK's own way with arrows goes sideways for Down too. */
static void
go (GtkWidget *title, guint key)
{
  gboolean   mirrored = gtk_widget_get_direction (title) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = (key == GDK_KEY_Right) != mirrored ? gtk_widget_get_next_sibling (title)
                                                       : gtk_widget_get_prev_sibling (title);

  if (key == GDK_KEY_Down)
    g_signal_emit_by_name (gtk_widget_get_root (title), "move-focus", GTK_DIR_TAB_FORWARD);
  else if (next != NULL)
    gtk_widget_grab_focus (next);
}

static gboolean
on_key (NunSortHeads *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GtkWidget *title = gtk_event_controller_get_widget (keys);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space: nun_sort_heads_press (self, index_of (title)); return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Down: go (title, key); return TRUE;
    default: return FALSE;
    }
}

static void
on_focus (NunSortHeads *self, GtkEventController *focus)
{
  g_signal_emit (self, signals[SIGNAL_FOCUSED], 0,
                 index_of (gtk_event_controller_get_widget (focus)));
}

/* A new title is made with each column. */
static void
dress (NunSortHeads *self, GtkWidget *title)
{
  GtkGesture         *click;
  GtkEventController *keys, *focus;

  if (g_object_get_data (G_OBJECT (title), "nun-sorts") != NULL)
    return;
  g_object_set_data (G_OBJECT (title), "nun-sorts", self);
  gtk_widget_set_focusable (title, TRUE);
  /* GTK 4.8 gives it none. */
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)) == GTK_ACCESSIBLE_ROLE_GENERIC)
    g_object_set (title, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (click));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (title, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (title, focus);
}

/* What GTK shows an arrow for. */
static void
let_sort (NunSortHeads *self, guint index)
{
  g_autoptr (GtkColumnViewColumn) column = dup_column (self, index);
  g_autoptr (GtkSorter)           none = NULL;

  if (column == NULL || gtk_column_view_column_get_sorter (column) != NULL)
    return;
  none = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  gtk_column_view_column_set_sorter (column, none);
}

void
nun_sort_heads_show (NunSortHeads *self, int column, gboolean descending)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view)), *title;

  /* GTK keeps the keys away from it. */
  gtk_widget_set_can_focus (header, TRUE);
  self->column = column;
  self->descending = column >= 0 && descending;
  for (guint i = 0; (title = nun_sort_heads_get_title (self, i)) != NULL; i++)
    {
      let_sort (self, i);
      dress (self, title);
    }
  tell (self);
}

int
nun_sort_heads_get_column (NunSortHeads *self)
{
  return self->column;
}

gboolean
nun_sort_heads_is_descending (NunSortHeads *self)
{
  return self->descending;
}

/* -- birth ------------------------------------------------------------------------------------------- */

static void
nun_sort_heads_class_init (NunSortHeadsClass *klass)
{
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", NUN_TYPE_SORT_HEADS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOCUSED] = g_signal_new ("focused", NUN_TYPE_SORT_HEADS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
nun_sort_heads_init (NunSortHeads *self)
{
  self->column = -1;
}

NunSortHeads *
nun_sort_heads_new (GtkColumnView *view)
{
  NunSortHeads *self = g_object_new (NUN_TYPE_SORT_HEADS, NULL);

  self->view = view;
  return self;
}
