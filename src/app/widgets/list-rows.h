#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a long list.  GTK makes two hundred at once, which takes longer than a turn of the main loop should, and so does
 * taking them away: the list begins with as many as a window shows and gets more in each turn (app/widgets/turns.h); before others
 * are listed it loses them so.  Main thread.
 *
 * Signals, both without arguments:
 *   "few"    other items can be listed now, there are few rows to take away;
 *   "whole"  there are as many rows as there are items, or as GTK makes at all. */
#define NUN_TYPE_LIST_ROWS (nun_list_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunListRows, nun_list_rows, NUN, LIST_ROWS, GObject)

/* All that is listed (taken); as many rows as a window shows at most, and as many as a turn may make.  Has few rows, and gets more
 * once it is told to go on. */
NunListRows *nun_list_rows_new (GListModel *all, guint n_at_once, guint n_a_turn);

/* What the list is to show; borrowed. */
GListModel *nun_list_rows_get_model (NunListRows *self);

guint    nun_list_rows_get_n (NunListRows *self); /* as many as there are now */
gboolean nun_list_rows_are_few (NunListRows *self);

/* Few rows at once; before others are listed that nobody has seen yet. */
void nun_list_rows_cut (NunListRows *self);

/* More in each turn from now on, until all are there. */
void nun_list_rows_go_on (NunListRows *self);

/* Fewer in each turn, "few", and more again.  Where there are few already it is "few" at once, and whoever listens goes on or waits. */
void nun_list_rows_change (NunListRows *self);

/* All at once, and "few" before where that was to come: who goes to one of them does not wait. */
void nun_list_rows_end (NunListRows *self);

G_END_DECLS
