#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Names for parts of GTK's and libadwaita's own widgets that can have the focus but that the toolkit leaves
 * nameless.  Where a later toolkit builds them otherwise, nothing is found and nothing is done. */

/* Every part of that type (its name, "GtkScrolledWindow") at or below the widget gets the label.  First called before
 * the widget is shown: what it is to a screen reader is settled then. */
void nun_name_parts (GtkWidget *widget, const char *type_name, const char *label);

/* The buttons at or below the widget that show that icon and no word. */
void nun_name_icons (GtkWidget *widget, const char *icon_name, const char *label);

/* The parts at or below the widget that have that style class. */
void nun_name_styled (GtkWidget *widget, const char *style_class, const char *label);

/* A button with words on it that say less than a name must: "Accept" of what?  After its words are set. */
void nun_name_button (GtkWidget *button, const char *label);

/* The items of all menus of buttons at or below the widget, which GTK 4.18 leaves nameless, and what they scroll in, by the
 * tip of the button; when they are there, and before they are shown. */
void nun_name_menus (GtkWidget *root);

/* The parts of a drop-down that can have the focus, each option by what is written in it; before it is shown. */
void nun_name_drop_down (GtkDropDown *drop, const char *label);

/* The close buttons of the toasts to come; once. */
void nun_name_toasts (AdwToastOverlay *overlay);

/* The row of a GtkColumnView that the child of one of its cells lies in. */
void nun_name_row_of_cell (GtkWidget *child, const char *label);

/* The row of a GtkListView that has this child. */
void nun_name_row (GtkWidget *child, const char *label);

/* The parts of a GtkColumnView that are there before any row. */
void nun_name_column_view (GtkColumnView *view, const char *label);

/* What Escape does in a search entry: it empties it, and closes the window when there is nothing to empty.  A handler of
 * "stop-search". */
void nun_stop_search (GtkSearchEntry *search);

/* Shows that page of a stack; the other ones leave the accessible tree, which GTK 4.8 forgets. */
void nun_show_page (GtkStack *stack, GtkWidget *page);

G_END_DECLS
