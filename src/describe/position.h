#pragma once

#include "describe/description.h"
#include "sky/frame.h"

G_BEGIN_DECLS

/* Which columns say where a row lies on the sky, and how they say it. */

typedef enum
{
  NUN_POSITION_DEGREES,
  NUN_POSITION_HOURS, /* decimal hours */
  NUN_POSITION_RADIANS,
  NUN_POSITION_SEXAGESIMAL, /* text; hours for a right ascension unless the text says degrees */
  NUN_POSITION_SEXAGESIMAL_DEGREES,
  NUN_POSITION_SPLIT, /* hours or degrees, minutes, seconds in columns of their own */
  NUN_POSITION_PAIR,  /* text with both (sky/pair.h): lon and lat are the same column */
} NunPositionForm;

typedef struct
{
  guint           n_lon, n_lat;   /* how many of the indices below are used */
  guint           lon[3], lat[4]; /* column indices; split: h m s, and [sign] d m s */
  gboolean        lat_sign;       /* lat[0] is the sign column */
  NunPositionForm lon_form, lat_form;
  NunFrame        frame;
  int             equinox;      /* index of the column with each row's equinox, or -1 */
  gboolean        zero_is_none; /* a row exactly at 0/0 has no position */
  double          confidence;
  char           *reason;
} NunPosition;

/* Without columns; the equinox is -1. */
NunPosition *nun_position_new (void);

/* The main position of a table as its columns and values suggest it, or NULL when there is none.
 * profile: of the same columns. */
NunPosition *nun_position_guess (GPtrArray *columns, const NunProfile *profile);

/* The same, where one column of texts holds both coordinates. */
NunPosition *nun_position_guess_pair (GPtrArray *columns, const NunProfile *profile);

/* Whether the column has but the name that the reader made for it. */
gboolean nun_position_is_unnamed (const NunColumn *column);

/* Whether the column of that index says both coordinates by names that no two rows share: then it is an identifier too. */
gboolean nun_position_names_rows (const NunDescription *description, const char *table, guint i);

/* How a column with that unit says an angle. */
NunPositionForm nun_position_form (const NunColumn *column, const char *unit, gboolean is_lon);

/* As the roles, units and frame of the description say; NULL when they name no full pair. */
NunPosition *nun_position_described (const NunDescription *description, const char *table);

typedef enum
{
  NUN_PLACE_FOUND,
  NUN_PLACE_EMPTY, /* a part is missing, or is no number */
  NUN_PLACE_ZERO, /* exactly 0/0, and zero_is_none is not set: there is a position, but is it one? */
  NUN_PLACE_OFF,  /* not on the sphere: declination 99.9 */
} NunPlace;

/* The ICRS position of one row: set for FOUND and ZERO. */
NunPlace nun_position_place_row (const NunPosition *self,
                                 const NunValue    *values,
                                 double            *ra_deg,
                                 double            *dec_deg);

/* The same, as a yes or no. */
gboolean nun_position_of_row (const NunPosition *self,
                              const NunValue    *values,
                              double            *ra_deg,
                              double            *dec_deg);

void nun_position_free (NunPosition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunPosition, nun_position_free)

G_END_DECLS
