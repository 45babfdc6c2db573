#pragma once

#include "app/meaning/field-item.h"

G_BEGIN_DECLS

/* What is chosen in the list of fields.  Main thread. */

/* Of NunFieldItem, from the top; empty for none.  Transfer full. */
GPtrArray *nun_field_choice_get (GtkSelectionModel *model);

/* Where the next (1) or former (-1) field is that needs a look, from what is chosen on and around the end;
 * GTK_INVALID_LIST_POSITION when none does. */
guint nun_field_choice_find_next (GtkSelectionModel *model, int direction);

/* What can be done with several fields at once.  Each has a meaning, a unit and values of its own, given by the standards: no
 * rule that fills one fills another too, so no rule is written for several. */
typedef enum
{
  NUN_FIELD_ACCEPT,    /* the guessed rule becomes a decision */
  NUN_FIELD_EMPTY,     /* the rule is "none" */
  NUN_FIELD_TAKE_BACK, /* the guessed rule again */
} NunFieldDeed;

/* The edits, for nun_session_set_all, that do that with these fields, n of them.  NULL when it would change nothing.  Transfer
 * full, floating. */
GVariant *nun_field_choice_make_edits (GPtrArray            *items,
                                       const NunDescription *description,
                                       const char           *collection,
                                       NunFieldDeed          deed,
                                       guint                *n);

/* What was done with n of these fields, for the undo item.  g_free. */
char *nun_field_choice_name (NunFieldDeed deed, GPtrArray *items, guint n);

/* Why the rules of n chosen fields are not written at once, and what can be done.  g_free. */
char *nun_field_choice_dup_words (guint n);

G_END_DECLS
