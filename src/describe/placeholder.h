#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* What only holds the place of an answer: "TBD", "Untitled", an address at example.org.  To records, findings and services it
 * is as if nothing were there.  Any thread. */

/* Whether the text as a whole is one: a word for "later" or "nothing", the beginning of a filler text, or no letter and no
 * digit at all. */
gboolean nun_is_placeholder (const char *text);

/* Whether the address, e-mail address or identifier is of a name that RFC 2606 keeps for examples. */
gboolean nun_is_example (const char *text);

/* The same for the value of a field; a list is one when each of its parts is. */
gboolean nun_field_is_placeholder (const NunField *field, const char *value);

/* What is said there, when it is said (nun_description_is_said) and no placeholder; else NULL.  table: NULL for the
 * publication. Borrowed. */
const char *
nun_description_get_answer (const NunDescription *description, const char *table, const char *key);

/* The parts of a list field that are no placeholders; NULL-terminated, may be empty.  g_strfreev. */
char **
nun_description_get_answers (const NunDescription *description, const char *table, const char *key);

G_END_DECLS
