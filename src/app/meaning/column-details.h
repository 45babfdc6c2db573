#pragma once

#include "app/meaning/column-item.h"
#include "app/session/session.h"

G_BEGIN_DECLS

/* Everything about one column, to be edited: beside the list of columns.  Of several columns, what they can have in common; each
 * edit is of all of them.  Signals: "back" (): the button that returns to the list where there is no room for both; "accept" (): the
 * button that accepts what is suggested for them. */
#define NUN_TYPE_COLUMN_DETAILS (nun_column_details_get_type ())
G_DECLARE_FINAL_TYPE (NunColumnDetails, nun_column_details, NUN, COLUMN_DETAILS, AdwBin)

void nun_column_details_attach (NunColumnDetails *self, NunSession *session); /* once */

/* items: of NunColumnItem; empty: nothing is selected. */
void nun_column_details_show (NunColumnDetails *self, const char *table, GPtrArray *items);
void nun_column_details_refresh (NunColumnDetails *self);
void nun_column_details_set_alone (NunColumnDetails *self, gboolean alone);

/* Opens the dialog in which the UCD of the column, or of all of them, is chosen. */
void nun_column_details_choose_ucd (NunColumnDetails *self);

/* Puts the focus on that field; key NULL: on the first. */
void nun_column_details_focus (NunColumnDetails *self, const char *key);

G_END_DECLS
