#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* What follows from what is said: answers about the publication that nobody gave, but that others imply (the contact is
 * the first author until somebody else is named).  Worked out anew for every description, never stored. */

/* put: receives each; taken by reference.  Looks at what is decided and guessed only. */
typedef void (*NunInferred) (const char *key, NunDatum *datum, gpointer user_data);
void nun_infer_about (const NunDescription *description, NunInferred put, gpointer user_data);

G_END_DECLS
