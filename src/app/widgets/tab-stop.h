#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A bin around one list, which is one stop on the way of the Tab key: Tab enters it, goes on through what can be focused in
 * the row, and leaves; the arrow keys go from row to row.  GTK before 4.12 goes through all rows instead.  Main thread. */
#define NUN_TYPE_TAB_STOP (nun_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (NunTabStop, nun_tab_stop, NUN, TAB_STOP, AdwBin)

/* Hides the child of the expander while it is folded away.  GTK leads Tab into it nevertheless, where it is in no window:
 * 4.8 gets lost in a flow of widgets there, 4.18 complains of a box.  Once, when the child is there. */
void nun_tab_skip_folded (GtkExpander *expander);

G_END_DECLS
