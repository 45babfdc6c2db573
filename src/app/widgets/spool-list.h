#pragma once

#include <gtk/gtk.h>

#include "files/spool.h"

G_BEGIN_DECLS

/* A row of a spool as a list shows it: made on demand, forgotten when unseen. */
#define NUN_TYPE_SPOOL_ROW (nun_spool_row_get_type ())
G_DECLARE_FINAL_TYPE (NunSpoolRow, nun_spool_row, NUN, SPOOL_ROW, GObject)

gint64 nun_spool_row_get_index (NunSpoolRow *self);              /* from 0 */
char  *nun_spool_row_dup_cell (NunSpoolRow *self, guint column); /* as nun_spool_dup_cell */

/* A GListModel of NunSpoolRow over as many rows as a list can show: its height in pixels is an int. */
#define NUN_TYPE_SPOOL_LIST (nun_spool_list_get_type ())
G_DECLARE_FINAL_TYPE (NunSpoolList, nun_spool_list, NUN, SPOOL_LIST, GObject)

#define NUN_SPOOL_LIST_MAX_ROWS 50000000

NunSpoolList *nun_spool_list_new (NunSpool *spool);

/* Lists these rows of it, in this order (of guint; borrowed and not changed later); NULL for all of them. */
void nun_spool_list_choose (NunSpoolList *self, GArray *rows);

/* Where that row of the spool is listed, or GTK_INVALID_LIST_POSITION. */
guint nun_spool_list_find (NunSpoolList *self, gint64 row);

/* Gives the view the spool's columns and rows instead of those that it has; NULL empties it. */
void nun_spool_list_show (GtkColumnView *view, NunSpool *spool);

/* How many row objects were ever made: for the test that scrolling makes few. */
guint nun_spool_list_count_made (void);

G_END_DECLS
