#pragma once

#include <gtk/gtk.h>

#include "describe/description.h"

G_BEGIN_DECLS

/* The drop-down of the publication's tables, the same on every page that shows one table at a time.
 * box: a GtkDropDown or an AdwComboRow. */

/* Brings the list up to date; the choice stays where it still can. */
void nun_table_choice_refresh (gpointer box, const NunDescription *description);

/* The chosen table, or NULL without any.  Borrowed from the description. */
const NunCollection *nun_table_choice_get (gpointer box, const NunDescription *description);

void nun_table_choice_set (gpointer box, const char *table);

G_END_DECLS
