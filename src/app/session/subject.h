#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* What a page or a question is about: a table of the publication as it is described now, and the address at which it is or
 * will be served.  All NULL at the beginning; table and address may stay so.  Owns its parts. */
typedef struct
{
  NunDescription *description;
  char           *table, *base_url;
} NunSubject;

/* Copies; FALSE when it was about just that already. */
gboolean nun_subject_set (NunSubject     *self,
                          NunDescription *description,
                          const char     *table,
                          const char     *base_url);

void nun_subject_clear (NunSubject *self);

G_END_DECLS
