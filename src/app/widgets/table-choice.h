#pragma once

#include <gtk/gtk.h>

#include "describe/description.h"

G_BEGIN_DECLS

/* The drop-down of the publication's tables, the same on every page that shows one table at a time. */

/* For the page that has it in its template, before it is shown. */
void nun_table_choice_setup (GtkDropDown *drop);

/* Brings the list up to date; the choice stays where it still can. */
void nun_table_choice_refresh (GtkDropDown *drop, const NunDescription *description);

/* The chosen table, or NULL without any.  Borrowed from the description. */
const NunCollection *nun_table_choice_get (GtkDropDown *drop, const NunDescription *description);

void nun_table_choice_set (GtkDropDown *drop, const char *table);

G_END_DECLS
