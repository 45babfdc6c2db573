#pragma once

#include <adwaita.h>

#include "describe/field.h"

G_BEGIN_DECLS

/* Where the value of one field is typed or chosen, whatever its kind: an entry, paragraphs, a drop-down, or a
 * set of check buttons.  Values are strings as describe/field.h has them.
 *
 * Signals: "edited" () at every change by a person; "left" () when a value is meant: Enter, or the focus goes. */
#define NUN_TYPE_FIELD_INPUT (nun_field_input_get_type ())
G_DECLARE_FINAL_TYPE (NunFieldInput, nun_field_input, NUN, FIELD_INPUT, AdwBin)

/* field: static. */
GtkWidget *nun_field_input_new (const NunField *field);

/* Shows the value; no signal. */
void  nun_field_input_set_value (NunFieldInput *self, const char *value);
char *nun_field_input_dup_value (NunFieldInput *self); /* g_free */

/* Shows no value, because several that differ stand behind it: the placeholder in their place; no signal. */
void     nun_field_input_set_mixed (NunFieldInput *self);
gboolean nun_field_input_is_mixed (NunFieldInput *self); /* still, or again */

/* What stands in an empty entry or paragraph instead of the example, and in a drop-down without a choice; NULL: the example. */
void nun_field_input_set_placeholder (NunFieldInput *self, const char *text);

/* Whether the keyboard is in it. */
gboolean nun_field_input_has_focus (NunFieldInput *self);
void     nun_field_input_focus (NunFieldInput *self);
void     nun_field_input_set_invalid (NunFieldInput *self, gboolean invalid, const char *sentence);

G_END_DECLS
