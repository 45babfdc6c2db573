#pragma once

#include "app/meaning/column-item.h"
#include "app/session/session.h"

G_BEGIN_DECLS

/* The columns of a table, with a bar above them to see those that need a look, to walk from one to the next, and to
 * accept.  Several can be selected, as in any list.  Signals: "selected" () when another column is, or others are; "opened" () when
 * what is selected is to be shown in full;
 * "accepted" (uint, uint) after so many columns were accepted, so many of them without the hunch of a UCD. */
#define NUN_TYPE_COLUMN_LIST (nun_column_list_get_type ())
G_DECLARE_FINAL_TYPE (NunColumnList, nun_column_list, NUN, COLUMN_LIST, AdwBin)

void nun_column_list_attach (NunColumnList *self, NunSession *session); /* once */

/* Lists the columns of a table, which is one of the session's; reads what is said of them again. */
void nun_column_list_show (NunColumnList *self, const NunCollection *collection);

const char    *nun_column_list_get_table (NunColumnList *self);    /* NULL before the first */
NunColumnItem *nun_column_list_get_selected (NunColumnList *self); /* the first; NULL for none */
GPtrArray     *nun_column_list_get_chosen (NunColumnList *self);   /* all, from the top; borrowed */
void           nun_column_list_select (NunColumnList *self, const char *column); /* it alone */
void           nun_column_list_focus (NunColumnList *self);
void           nun_column_list_set_single_click (NunColumnList *self, gboolean single);

/* Selects the next (1) or former (-1) column that needs a look, from the selected one on and around the end. FALSE when
 * none does. */
gboolean nun_column_list_walk (NunColumnList *self, int direction);

/* Opens the search, which lists the columns that have the words typed. */
void nun_column_list_search (NunColumnList *self);

/* Accepts what stands at the selected columns, hunches among several only when all are hunches. */
void nun_column_list_accept_chosen (NunColumnList *self);

/* The same, and goes on to the next that needs a look. */
void nun_column_list_accept (NunColumnList *self);

G_END_DECLS
