#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keywords dragged from the cards of a header onto a field, whose rule they become; they travel as text, so that an entry
 * takes them, too. */

/* keyword: what the widget stands for now, borrowed; NULL or "" for nothing to drag. */
typedef const char *(*NunKeywordOf) (GtkWidget *widget);
void nun_keyword_drag_from (GtkWidget *widget, NunKeywordOf keyword);

/* field: the key of the field that the widget stands for now, at that place in it, borrowed; NULL for none.  A keyword that falls there activates the
 * action "rules.use-keyword" (ss): field, keyword. */
typedef const char *(*NunFieldOf) (GtkWidget *widget, double x);
void nun_keyword_drop_on (GtkWidget *widget, NunFieldOf field);

G_END_DECLS
