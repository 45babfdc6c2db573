#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* What a table seems to mean.  Called by nun_description_with_collection. */

/* put: receives each guess; column NULL for the table, both NULL for the publication. */
typedef void (*NunPut) (const char *table,
                        const char *column,
                        const char *key,
                        NunDatum   *datum,
                        gpointer    user_data);

/* Where the guesses for a collection go. */
typedef struct
{
  const NunCollection *collection;
  NunPut               put;
  gpointer             user_data;
} NunGuesses;

/* A guess for a column; the datum is taken, NULL says nothing. */
void nun_guesses_put (const NunGuesses *self, const char *column, const char *key, NunDatum *datum);

/* For want of a better title the name of the file or the folder, for the table and the publication.  reason: translated. */
void nun_guesses_put_title (const NunGuesses *self, const char *name, const char *reason);

/* The publication's day of birth is today: a record wants one that does not change with every writing. */
void nun_guesses_put_created (const NunGuesses *self, const char *reason);

/* The guesses for one collection: role, unit, UCD, description, verbosity of each column; title and
 * description of the table; what its notes say of the publication.  personal: what the user taught, or NULL. */
void nun_guess_collection (const NunCollection *collection,
                           const NunPersonal   *personal,
                           NunPut               put,
                           gpointer             user_data);

G_END_DECLS
