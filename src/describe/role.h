#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The part that a column plays in its table: one closed table, read by the guesses, the store (where is
 * the position?), the services (which UCD?) and the window.  Static, any thread. */
typedef enum
{
  NUN_ROLE_DATA, /* no special part */
  NUN_ROLE_ID,
  NUN_ROLE_RA, /* right ascension: degrees, hours, radians by its unit; sexagesimal text */
  NUN_ROLE_DEC,
  NUN_ROLE_RA_HOURS, /* right ascension and declination split over several columns */
  NUN_ROLE_RA_MINUTES,
  NUN_ROLE_RA_SECONDS,
  NUN_ROLE_DEC_SIGN,
  NUN_ROLE_DEC_DEGREES,
  NUN_ROLE_DEC_MINUTES,
  NUN_ROLE_DEC_SECONDS,
  NUN_ROLE_GLON,
  NUN_ROLE_GLAT,
  NUN_ROLE_ELON,
  NUN_ROLE_ELAT,
  NUN_ROLE_EQUINOX,  /* of the position of each row: 1950, B1950, J2000.0 */
  NUN_ROLE_POSITION, /* right ascension and declination in one text (sky/pair.h) */
  NUN_N_ROLES
} NunRole;

typedef struct
{
  const char *id;    /* "ra": what is stored and typed */
  const char *label; /* "Right ascension": for people, through gettext */
  const char *help;  /* one sentence, through gettext */
  const char *ucd;   /* UCD1+ that goes with it, NULL for none */
} NunRoleInfo;

const NunRoleInfo *nun_role_info (NunRole role);
gboolean           nun_role_from_id (const char *id, NunRole *role);

G_END_DECLS
