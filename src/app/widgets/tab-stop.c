/* Lists and folded parts that the Tab key does not get lost in. */
#include "app/widgets/tab-stop.h"

struct _NunTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (NunTabStop, nun_tab_stop, ADW_TYPE_BIN)

/* The row at or above it; NULL when it is the list itself. */
static GtkWidget *
find_row (NunTabStop *self, GtkWidget *focus)
{
  for (; focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      const char *name = gtk_widget_get_css_name (focus);

      /* Rows of lists are "row", those of a grid "child". */
      if (g_str_equal (name, "row") || g_str_equal (name, "child"))
        return focus;
    }
  return NULL;
}

static gboolean
nun_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *row;

  /* The focus child would not do: GTK remembers it when the focus has gone elsewhere. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) ||
      (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (nun_tab_stop_parent_class)->focus (widget, direction);
  row = find_row (NUN_TAB_STOP (widget), focus);
  return row != NULL && gtk_widget_child_focus (row, direction);
}

static void
nun_tab_stop_class_init (NunTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = nun_tab_stop_focus;
}

static void
nun_tab_stop_init (NunTabStop *self)
{
}

void
nun_tab_skip_folded (GtkExpander *expander)
{
  g_object_bind_property (expander, "expanded", gtk_expander_get_child (expander), "visible",
                          G_BINDING_SYNC_CREATE);
}
