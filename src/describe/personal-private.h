#pragma once

#include "describe/personal.h"

G_BEGIN_DECLS

/* What personal.c, personal-text.c and personal-learn.c share. */

#define NUN_PERSONAL_MOST_BYTES (4 * 1024 * 1024)
/* Bytes of a column's name, or of a unit; longer ones do not come twice. */
#define NUN_PERSONAL_LONGEST_NAME 256
#define NUN_PERSONAL_N_KEYS 4

extern const char *const nun_personal_keys[NUN_PERSONAL_N_KEYS];
extern const char
    *const nun_personal_kinds[]; /* of what a column holds; "number" first, NULL at the end */

/* What was taught of columns like one.  Immutable once it is in a vocabulary. */
typedef struct
{
  char       *name;                        /* as it was spelt when it was taught */
  char       *unit;                        /* the file's, "" for none */
  const char *kind;                        /* static: one of nun_personal_kinds */
  char       *identity;                    /* the same for all columns that are alike */
  char       *values[NUN_PERSONAL_N_KEYS]; /* NULL: nothing */

  gatomicrefcount references;
} NunPersonalEntry;

struct _NunPersonal
{
  gatomicrefcount references;
  GQueue          entries; /* of NunPersonalEntry, the oldest first */
  GHashTable     *index;   /* identity, borrowed of the entry, to its GList of entries */
  gsize           bytes;   /* of the entries' texts, roughly */
};

int      nun_personal_key_index (const char *key); /* -1: none */
gboolean nun_personal_is_name (const char *name);  /* can stand in the text */
char *nun_personal_tidy_unit (const char *unit);   /* of a file, in one line; NULL: none.  g_free */

/* The same text for columns that are alike.  g_free. */
char *nun_personal_identity (const NunColumn *column);

/* FALSE where two columns surely are not alike: cheap. */
gboolean nun_personal_may_be_alike (const NunColumn *a, const NunColumn *b);

/* A copy that nobody else has seen yet, and what nun_personal_with does, in it: FALSE when there was nothing to do. */
NunPersonal *nun_personal_copy (const NunPersonal *self);
gboolean     nun_personal_teach (NunPersonal     *fresh,
                                 const NunColumn *column,
                                 const char      *key,
                                 const char      *value);

/* kind: one of nun_personal_kinds. */
NunPersonalEntry *nun_personal_entry_new (const char *name, const char *unit, const char *kind);
gboolean          nun_personal_entry_is_empty (const NunPersonalEntry *self);
void              nun_personal_entry_unref (gpointer self);
void              nun_personal_entry_append (const NunPersonalEntry *self, GString *out);

/* Only while nobody else has seen it: the entry (taken) becomes the newest, with what the former one of such columns says
 * and this one does not. */
void nun_personal_put_over (NunPersonal *fresh, NunPersonalEntry *entry);

G_END_DECLS
