#pragma once

#include "advise/datum.h"
#include "describe/collection.h"
#include "describe/field.h"
#include "describe/personal.h"
#include "describe/role.h"

G_BEGIN_DECLS

/* Whether a datum counts as an answer: a guess with less confidence than NUN_DATUM_ENOUGH is offered to people, not
 * said to the world. */
gboolean nun_description_is_said (const NunDatum *datum);

/* All that is known and said of a publication: an immutable value; an edit makes the next one. Undo,
 * autosave and the hand-over to other threads follow from that.  Counted references; any thread. */
typedef struct _NunDescription NunDescription;

#define NUN_DESCRIBE_ERROR (nun_describe_error_quark ())
typedef enum
{
  NUN_DESCRIBE_ERROR_VALUE, /* the value does not fit the field */
  NUN_DESCRIBE_ERROR_PLACE, /* no such table, column or field */
  NUN_DESCRIBE_ERROR_TEXT,  /* a description text that cannot be read; the message names the line */
} NunDescribeError;
GQuark nun_describe_error_quark (void);

NunDescription *nun_description_new (void); /* empty */
NunDescription *nun_description_ref (NunDescription *self);
void            nun_description_unref (NunDescription *self);

/* -- reading ------------------------------------------------------------------------------------- */

guint nun_description_get_n_collections (const NunDescription *self);
const NunCollection *
nun_description_get_collection (const NunDescription *self, guint i); /* borrowed */
const NunCollection *nun_description_find_collection (const NunDescription *self, const char *name);

/* A place is (NULL, NULL) for the publication, (table, NULL) for a table, (table, column) for a column.
 * NULL when nothing is said there.  Borrowed. */
const NunDatum *nun_description_get (const NunDescription *self,
                                     const char           *table,
                                     const char           *column,
                                     const char           *key);

/* The same without what only follows from other answers (infer.h).  Borrowed. */
const NunDatum *nun_description_get_stated (const NunDescription *self,
                                            const char           *table,
                                            const char           *column,
                                            const char           *key);

/* The value only; "" when nothing is said.  Borrowed. */
const char *nun_description_get_value (const NunDescription *self,
                                       const char           *table,
                                       const char           *column,
                                       const char           *key);

/* A LIST or TERMS field's parts.  g_strfreev. */
char **nun_description_get_list (const NunDescription *self,
                                 const char           *table,
                                 const char           *column,
                                 const char           *key);

NunRole
nun_description_get_role (const NunDescription *self, const char *table, const char *column);

/* -- edits: each returns a new description (transfer full) --------------------------------------- */

/* What a person decides: checked and made tidy by nun_field_tidy.  value NULL takes the decision
 * back, so that the guess shows again.  A role that only one column can play is taken from the column
 * that had it. NULL and NUN_DESCRIBE_ERROR otherwise. */
NunDescription *nun_description_set (const NunDescription *self,
                                     const char           *table,
                                     const char           *column,
                                     const char           *key,
                                     const char           *value,
                                     GError              **error);

/* The same for many edits at a time: a copy that nobody else has seen yet takes them in place, for each of them would
 * make a copy of all decisions.  FALSE and the error when one does not fit; the copy stays as it was. */
NunDescription *nun_description_copy (const NunDescription *self);
gboolean        nun_description_edit (NunDescription *fresh,
                                      const char     *table,
                                      const char     *column,
                                      const char     *key,
                                      const char     *value,
                                      GError        **error);

/* Adds or replaces the collection of that name, with its guesses (describe/guess.h) made anew and the
 * decisions of people kept.  personal: what the user taught, or NULL. */
NunDescription *nun_description_with_collection (const NunDescription *self,
                                                 NunCollection        *collection,
                                                 const NunPersonal    *personal);

/* The facts of a collection exchanged, nothing else. */
NunDescription *nun_description_with_facts (const NunDescription *self, NunCollection *collection);

NunDescription *nun_description_without_collection (const NunDescription *self, const char *name);

/* -- text: the same form for `describe`, `set --from` and people ---------------------------------- */

/* [publication] / [table "t"] / [column "c"] sections of "key = value" lines. reasons: adds a comment with
 * the reason behind each guess.  g_free. */
char *nun_description_to_text (const NunDescription *self, gboolean reasons);

/* Applies every line of such a text as nun_description_set does. NUN_DESCRIBE_ERROR_TEXT names the line. */
NunDescription *
nun_description_apply_text (const NunDescription *self, const char *text, GError **error);

/* -- for the store ------------------------------------------------------------------------------- */

/* Everything that is said: guesses first, then decisions, in no other order. */
typedef void (*NunSaid) (const char *table,
                         const char *column,
                         const char *key,
                         gboolean    decided,
                         NunDatum   *datum,
                         gpointer    user_data);
void nun_description_foreach (const NunDescription *self, NunSaid said, gpointer user_data);

/* What a person decided there, or NULL.  Borrowed. */
const NunDatum *nun_description_get_decision (const NunDescription *self,
                                              const char           *table,
                                              const char           *column,
                                              const char           *key);

/* A decision put in place or (datum NULL) taken out, unchecked: undo and redo.  nun_description_decide: in a copy that nobody
 * else has seen yet. */
void            nun_description_decide (NunDescription *fresh,
                                        const char     *table,
                                        const char     *column,
                                        const char     *key,
                                        NunDatum       *datum);
NunDescription *nun_description_with_decision (const NunDescription *self,
                                               const char           *table,
                                               const char           *column,
                                               const char           *key,
                                               NunDatum             *datum);

/* Whether both say the same of the same collections and guesses, which they share: what an edit made here and what the
 * store made of it.  FALSE also where that would take long to find out. */
gboolean nun_description_is_same (const NunDescription *self, const NunDescription *other);

/* Fills a description that nobody else has seen yet. */
void nun_description_load_collection (NunDescription *fresh, NunCollection *collection);
void nun_description_load_datum (NunDescription *fresh,
                                 const char     *table,
                                 const char     *column,
                                 const char     *key,
                                 gboolean        decided,
                                 NunDatum       *datum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunDescription, nun_description_unref)

G_END_DECLS
