#pragma once

#include "files/column.h"
#include "files/value.h"

G_BEGIN_DECLS

/* Longest cell and longest row, in bytes. */
#define NUN_VOTABLE_MAX_CELL (64 << 20)

/* A FIELD of a VOTable: the column, and how its cells are written. */
typedef struct
{
  NunColumn *column;
  guint64    fixed;     /* elements of a cell in BINARY; of one slice when `variable` */
  gboolean   variable;  /* arraysize ends with "*": BINARY gives the number of elements */
  char      *null;      /* VALUES null, without blanks */
  gint64     null_long; /* the same as an integer, when has_null_long */
  gboolean   has_null_long;
  double     null_real; /* the same as a real number, when has_null_real */
  gboolean   has_null_real;
  char      *id;
  char      *ref;       /* ID of the COOSYS */
  gboolean   odd_type;  /* datatype is not VOTable's */
  gboolean   bare_char; /* text without an arraysize */
} NunVotableField;

/* attributes: name, value, name, value, ..., NULL. n: from 1, for the name of a field without one.
 * taken: names so far, a set to which this one is added. */
NunVotableField *nun_votable_field_new (const char *const *attributes, guint n, GHashTable *taken);
void             nun_votable_field_set_null (NunVotableField *self, const char *null);
/* Another one with a column of its own, for a TABLE that refers to the FIELDs of an earlier one. */
NunVotableField *nun_votable_field_copy (const NunVotableField *self);
void             nun_votable_field_free (NunVotableField *self);

/* The value of a TD's text.  Borrows from text and scratch.  FALSE when it is not of the field's type; the
 * value is then NULL. */
gboolean nun_votable_field_parse (const NunVotableField *self,
                                  const char            *text,
                                  gsize                  length,
                                  GByteArray            *scratch,
                                  NunValue              *value);

/* What the text of a TD is that is not of its field's type: long, double or else char. */
NunDatatype nun_votable_cell_guess (const char *text, gsize length);

/* The value at the beginning of `length` bytes of a BINARY stream.  Returns how many bytes it takes (at least 0),
 * -1 when there are too few, -2 when it claims to be larger than a cell may be.  value may be NULL: only the
 * length is asked. */
gssize nun_votable_field_unpack (const NunVotableField *self,
                                 const guint8          *bytes,
                                 gsize                  length,
                                 GByteArray            *scratch,
                                 NunValue              *value);

G_END_DECLS
