#pragma once

#include "files/column.h"

G_BEGIN_DECLS

/* What the user taught: "columns called so, in this unit, of this kind, are that".  An immutable value with
 * counted references; any thread.  It is kept as a text file that people can read, change and pass on. */
typedef struct _NunPersonal NunPersonal;

NunPersonal *nun_personal_new (void); /* knows nothing */
NunPersonal *nun_personal_ref (NunPersonal *self);
void         nun_personal_unref (NunPersonal *self);

guint nun_personal_get_n_entries (const NunPersonal *self);

/* Whether a field of a column (describe/field.h) is one that it keeps: "ucd", "unit", "description", "level". */
gboolean nun_personal_is_key (const char *key);

/* What it says of a column's field, or NULL.  Borrowed.  A unit only where the file's own is spelt alike too. */
const char *nun_personal_get (const NunPersonal *self, const NunColumn *column, const char *key);

/* What it says of the UCDs of a table, as nun_suggest_columns (advise/suggest.h) takes it: one a column, NULL where nothing.
 * NULL when self is NULL.  g_free, the texts are borrowed. */
const char **nun_personal_ucds (const NunPersonal *self, GPtrArray *columns);

/* The next one, in which columns like this one have that value; value NULL forgets it.  At most 10,000
 * entries and 4 MiB of text are kept: the oldest go. */
NunPersonal *nun_personal_with (const NunPersonal *self,
                                const NunColumn   *column,
                                const char        *key,
                                const char        *value);

/* Whether two columns are called alike ("e_Vmag", "E_VMAG"), measure in alike units and hold alike values
 * (numbers, text), so that what is true of one is meant for the other. */
gboolean nun_personal_alike (const NunColumn *a, const NunColumn *b);

/* As text: [column "name"] sections of "key = value" lines, the oldest first.  Errors are NUN_DESCRIBE_ERROR_TEXT
 * (description.h) and name the line. */
char        *nun_personal_to_text (const NunPersonal *self); /* g_free */
NunPersonal *nun_personal_from_text (const char *text, GError **error);

/* The entries of both; where they differ `other` counts. */
NunPersonal *nun_personal_merge (const NunPersonal *self, const NunPersonal *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunPersonal, nun_personal_unref)

G_END_DECLS
