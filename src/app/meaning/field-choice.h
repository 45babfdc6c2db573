#pragma once

#include "app/meaning/field-item.h"

G_BEGIN_DECLS

/* What is chosen in the list of fields.  Main thread. */

/* Of NunFieldItem, from the top; empty for none.  Transfer full. */
GPtrArray *nun_field_choice_get (GtkSelectionModel *model);

/* Where the next (1) or former (-1) field is that needs a look, from what is chosen on and around the end;
 * GTK_INVALID_LIST_POSITION when none does. */
guint nun_field_choice_find_next (GtkSelectionModel *model, int direction);

/* The edits, for nun_session_set_all, that make the guessed rules of these fields decisions, n of them.  NULL when none of them
 * has a guess.  Transfer full, floating. */
GVariant *nun_field_choice_make_edits (GPtrArray            *items,
                                       const NunDescription *description,
                                       const char           *collection,
                                       guint                *n);

G_END_DECLS
