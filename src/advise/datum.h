#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NUN_ORIGIN_GUESS,  /* worked out; may change when more is known */
  NUN_ORIGIN_FILE,   /* the user's file says so */
  NUN_ORIGIN_PERSON, /* decided by a person: nothing overwrites it */
} NunOrigin;

/* A value with where it comes from.  Immutable; counted references; any thread. */
typedef struct
{
  char     *value; /* never NULL; "" says that there is none */
  NunOrigin origin;
  double    confidence; /* 0 to 1; 1 for PERSON */
  char     *reason;     /* one sentence: why; NULL for PERSON */

  /*< private >*/
  gatomicrefcount references;
} NunDatum;

/* Below this confidence a guess is offered to people, not said to the world. */
#define NUN_DATUM_ENOUGH 0.5
gboolean nun_datum_is_said (const NunDatum *self);

NunDatum *
nun_datum_new (const char *value, NunOrigin origin, double confidence, const char *reason);
NunDatum *nun_datum_ref (NunDatum *self);
void      nun_datum_unref (NunDatum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunDatum, nun_datum_unref)

G_END_DECLS
