#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* One question of the description with everything around it: what it means, an example, whether it must be answered,
 * what was guessed and why, what is wrong with the answer.  Every edit goes to the session at once.  UCDs and units are
 * judged while they are typed.
 *
 * Signals: "choose" (): the button beside a UCD was pressed, to choose one by other ways than typing; "typed" (): what stands
 * in the input, or what is known of it, may be another now. */
#define NUN_TYPE_FIELD_EDITOR (nun_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (NunFieldEditor, nun_field_editor, NUN, FIELD_EDITOR, AdwBin)

/* field: static. required: says so beside the label. */
GtkWidget *nun_field_editor_new (NunSession *session, const NunField *field, gboolean required);

/* Which table and column it is about; NULLs for the publication.  What was typed for the former place is saved. */
void nun_field_editor_set_place (NunFieldEditor *self, const char *table, const char *column);

/* The same for several columns (NULL-terminated) of a table that are answered alike, each time in one edit. */
void
nun_field_editor_set_columns (NunFieldEditor *self, const char *table, const char *const *columns);

/* Shows what the session says now; typing that is not saved yet stays. */
void nun_field_editor_refresh (NunFieldEditor *self);

/* What the adviser would say where nothing is said; shown in the place of an answer, to be accepted.  NULL: nothing.  It is
 * copied. */
void nun_field_editor_set_suggestion (NunFieldEditor *self, const NunSuggestion *suggestion);

/* Whether the field is for people to read, which is asked in the About step; the others of a table say how its
 * rows are to be understood, which is asked in the Meaning step. */
gboolean nun_field_is_prose (const NunField *field);

/* What stands in the input now, saved or not.  g_free. */
char *nun_field_editor_dup_value (NunFieldEditor *self);

/* As if it had been typed: it is saved a moment later. */
void nun_field_editor_write (NunFieldEditor *self, const char *value);

/* Another way to answer, or more help, below the question; taken. */
void nun_field_editor_add_part (NunFieldEditor *self, GtkWidget *part);

const NunField *nun_field_editor_get_field (NunFieldEditor *self);
void            nun_field_editor_focus (NunFieldEditor *self);

G_END_DECLS
