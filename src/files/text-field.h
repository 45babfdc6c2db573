#pragma once

#include "files/column.h"
#include "files/text-array.h"
#include "files/text-lines.h"

G_BEGIN_DECLS

/* What a text says of the type of a column. */
typedef enum
{
  NUN_TEXT_KIND_ANY, /* nothing: the values tell */
  NUN_TEXT_KIND_TEXT,
  NUN_TEXT_KIND_BOOLEAN,
  NUN_TEXT_KIND_INTEGER,
  NUN_TEXT_KIND_REAL,
  NUN_TEXT_KIND_ARRAY, /* of the shape that the field has */
} NunTextKind;

/* A column as the head of a text describes it. */
typedef struct
{
  char        *name; /* verbatim, in UTF-8; "" for none */
  char        *unit; /* NULL without one */
  char        *ucd;
  char        *description;
  NunTextKind  kind;
  NunDatatype  datatype; /* that goes with kind; nothing for ANY */
  NunTextShape shape;    /* of ARRAY */
  char        *format;   /* how values are shown: "F8.3", "%8.3f"; NULL unknown */
  char        *null;     /* how an absent value is spelled besides the usual ways; NULL for none */
  double       null_number;
  gboolean     has_null_number;
  gsize start, end; /* characters from 0 where columns are fixed; end is behind the last one */
} NunTextField;

NunTextField *nun_text_field_new (const char *name);
void          nun_text_field_free (NunTextField *self);

/* A GPtrArray that frees its fields. */
GPtrArray *nun_text_fields_new (void);

/* Sets kind and datatype. */
void nun_text_field_set_type (NunTextField *self, NunTextKind kind, NunDatatype datatype);

/* null: NULL or "" for none. */
void nun_text_field_set_null (NunTextField *self, const char *null);

/* text: NULL, "", "-", "--", "---", "[-]", "##", "none" and "null" are no unit. */
void nun_text_field_set_unit (NunTextField *self, const char *text);

gboolean nun_text_field_is_number (const NunTextField *self);

/* Whether the field spells an absent value like this (the usual spellings are not looked at), or holds but
 * the stars that Fortran writes for a number too long for its place. */
gboolean nun_text_field_is_null (const NunTextField *self, const NunTextCell *cell);

G_END_DECLS
