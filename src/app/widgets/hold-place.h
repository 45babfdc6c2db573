#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is read stays where it is: when something above the visible part of a scrolled window comes, grows or goes, the window
 * scrolls by as much in the same frame.  At the top it stays at the top.  Once for each scrolled window whose child is no
 * scrollable of its own; lives as long as it.  Main thread. */
void nun_hold_place (GtkScrolledWindow *scroller);

G_END_DECLS
