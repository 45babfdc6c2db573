#pragma once

#include "vocabulary/terms.h"

G_BEGIN_DECLS

/* Everything that can be said of a publication, its tables and their columns: one table, read by the
 * command line, the text form, the About and Meaning steps, the findings and the record. Static, any thread. */

typedef enum
{
  NUN_SCOPE_PUBLICATION,
  NUN_SCOPE_TABLE,
  NUN_SCOPE_COLUMN,
} NunScope;

typedef enum
{
  NUN_FIELD_LINE,  /* one line of text */
  NUN_FIELD_TEXT,  /* paragraphs */
  NUN_FIELD_LIST,  /* several, parted by semicolons: "Messier, C.; Mechain, P." */
  NUN_FIELD_TERM,  /* one of terms */
  NUN_FIELD_TERMS, /* several of terms, parted by semicolons */
  NUN_FIELD_URL,
  NUN_FIELD_EMAIL,
  NUN_FIELD_IVOID, /* ivo://authority/key */
  NUN_FIELD_UCD,
  NUN_FIELD_UNIT,
  NUN_FIELD_ROLE,
  NUN_FIELD_LEVEL, /* 1, 2, 3: the smallest VERB that shows the column */
  NUN_FIELD_FLAG,  /* yes or no */
  NUN_FIELD_NUMBER,
  NUN_FIELD_FRAME,     /* sky/frame.h names */
  NUN_FIELD_RULE,      /* observe/rule.h */
  NUN_FIELD_CREATORS,  /* a list of describe/creator.h */
  NUN_FIELD_DATE,      /* "2026-01-31", or with a time of UTC */
  NUN_FIELD_REFERENCE, /* describe/reference.h */
  NUN_FIELD_DOI,
  NUN_FIELD_LICENCE,   /* one of terms, another SPDX identifier, or a web address */
  NUN_FIELD_RELATIONS, /* a list of describe/relation.h */
} NunFieldKind;

typedef struct
{
  const char  *key; /* "title": stored and typed; a-z and _ */
  NunScope     scope;
  NunFieldKind kind;
  const char  *label; /* "Title", for people, through gettext */
  const char  *help;  /* one or two sentences for a beginner, through gettext */
  const char  *example;
  guint        max_length;        /* characters, 0: no bound but 64 KiB */
  const NunTerm *(*terms) (void); /* for TERM and TERMS; for LICENCE and RELATIONS what is usual */
} NunField;

/* All fields in the order in which they are asked; ends with key NULL. */
const NunField *nun_fields (void);
const NunField *nun_field_find (NunScope scope, const char *key);

/* The value made tidy (blanks, "yes" for "TRUE", the list's separators, a unit's spelling), or NULL and
 * NUN_DESCRIBE_ERROR_VALUE with one sentence that says what is wrong and what would do.  "" is always allowed. */
char *nun_field_tidy (const NunField *field, const char *value, GError **error);

G_END_DECLS
