#pragma once

#include "vo/observation.h"

G_BEGIN_DECLS

/* The inside of a view of observations, for observation.c and the cells that are worked out (observation-made.c). */

typedef struct _NunVoCell NunVoCell;

/* How a cell comes about that the store does not hold as it is. */
typedef struct
{
  const char *key;
  gboolean    always; /* also where the store has a value */
  /* Leaves out NULL where it cannot be known.  A text is put into cell->text. */
  void (*make) (NunVoObservation *self, NunVoCell *cell, NunValue *out);
} NunVoMaker;

struct _NunVoCell
{
  const NunObservationField *field;
  const NunVoMaker          *make;   /* or NULL */
  int                        source; /* the store's column, or -1 */
  double                     factor; /* from its unit to the protocol's */
  GString                   *text;   /* what the value borrows */
};

struct _NunVoObservation
{
  NunDescription      *description;
  const NunCollection *collection;
  guint                model;
  int                  verbosity;
  char                *base_url;
  GPtrArray           *columns; /* of NunColumn */
  GArray              *cells;   /* of NunVoCell, as many */
  GHashTable          *places;  /* names of the store's columns to their place from 1 */
  NunValue            *values;
  gint64               release_s; /* of the collection, see describe/embargo.h */

  const NunValue *row; /* the one begun last */
  NunVoAccess     access;
  char           *did, *path, *type; /* of it, once they were asked for; else NULL */
};

/* The product's path, "" unknown; borrowed until the next row. */
const char *nun_vo_observation_get_path (NunVoObservation *self);

/* Whether any row says something of the field; what is not known for lack of a profile counts as said. */
gboolean nun_vo_observation_is_known (const NunCollection *collection, const char *key);

const NunVoMaker *nun_vo_maker_find (NunVoObservation *self, const char *key);

/* Whether the publication says in it for all rows what "char", which is ASCII, cannot hold: a name such as Méchain. */
gboolean nun_vo_cell_says_foreign (NunVoObservation *self, NunVoCell *cell);

G_END_DECLS
