#pragma once

#include "serve/asker.h"
#include "serve/document.h"

G_BEGIN_DECLS

/* A VOTable as a client reads it: strictly by what the document says, without our own readers.  One thread. */
typedef struct
{
  NunNode   *root;       /* NULL: not an XML document */
  char      *problem;    /* why it is no VOTable, to follow "because"; NULL when it is one */
  NunNode   *resource;   /* the results; NULL for none */
  NunNode   *table;      /* NULL for none */
  GPtrArray *fields;     /* of NunNode: FIELD; never NULL */
  GPtrArray *rows;       /* of NunNode: TR of TABLEDATA; never NULL */
  gboolean   is_binary;  /* its rows are not TABLEDATA */
  char      *error;      /* the sentence of its error; NULL when it reports none */
  gboolean   has_status; /* an INFO QUERY_STATUS stands in the results */
  gboolean   is_overflow;
} NunReading;

NunReading *nun_reading_new (const NunHeard *heard); /* never NULL */
void        nun_reading_free (NunReading *self);

/* The first FIELD whose attribute has that value, or -1; n: how many have it, may be NULL.  Case does not count, and of utypes what
 * stands before the colon neither. */
int nun_reading_find (const NunReading *self, const char *attribute, const char *value, guint *n);

/* The cell, "" when it is empty or there is none; g_free. */
char *nun_reading_dup_cell (const NunReading *self, guint row, int column);

/* The numbers of a cell, at most n of them; how many there are. */
guint
nun_reading_get_numbers (const NunReading *self, guint row, int column, double *numbers, guint n);

/* The value of the INFO of that name in the results, NULL for none.  Borrowed. */
const char *nun_reading_info (const NunReading *self, const char *name);

const char *nun_reading_field_name (const NunReading *self, guint column); /* "" for none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunReading, nun_reading_free)

G_END_DECLS
