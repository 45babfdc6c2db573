/* The table of roles. */
#include "describe/role.h"

#include <glib/gi18n-lib.h>

static const NunRoleInfo roles[NUN_N_ROLES] = {
  [NUN_ROLE_DATA] = { "data", N_ ("Data"), N_ ("A measurement or a remark; no special part."),
                      NULL },
  [NUN_ROLE_ID] = { "id", N_ ("Identifier"), N_ ("Names each row; no two rows have the same one."),
                    "meta.id;meta.main" },
  [NUN_ROLE_RA] = { "ra", N_ ("Right ascension"),
                    N_ ("Where the object lies on the sky, east of the equinox."),
                    "pos.eq.ra;meta.main" },
  [NUN_ROLE_DEC] = { "dec", N_ ("Declination"),
                     N_ ("Where the object lies on the sky, north of the equator."),
                     "pos.eq.dec;meta.main" },
  [NUN_ROLE_RA_HOURS] = { "ra_hours", N_ ("Right ascension, hours"),
                          N_ ("The hours of a right ascension that stands in three columns."),
                          NULL },
  [NUN_ROLE_RA_MINUTES] = { "ra_minutes", N_ ("Right ascension, minutes"),
                            N_ ("The minutes of a right ascension that stands in three columns."),
                            NULL },
  [NUN_ROLE_RA_SECONDS] = { "ra_seconds", N_ ("Right ascension, seconds"),
                            N_ ("The seconds of a right ascension that stands in three columns."),
                            NULL },
  [NUN_ROLE_DEC_SIGN] = { "dec_sign", N_ ("Declination, sign"),
                          N_ ("The sign of a declination that stands in several columns."), NULL },
  [NUN_ROLE_DEC_DEGREES] = { "dec_degrees", N_ ("Declination, degrees"),
                             N_ ("The degrees of a declination that stands in several columns."),
                             NULL },
  [NUN_ROLE_DEC_MINUTES] = { "dec_minutes", N_ ("Declination, minutes"),
                             N_ ("The minutes of a declination that stands in several columns."),
                             NULL },
  [NUN_ROLE_DEC_SECONDS] = { "dec_seconds", N_ ("Declination, seconds"),
                             N_ ("The seconds of a declination that stands in several columns."),
                             NULL },
  [NUN_ROLE_GLON] = { "glon", N_ ("Galactic longitude"),
                      N_ ("The position along the plane of the Milky Way."), "pos.galactic.lon" },
  [NUN_ROLE_GLAT] = { "glat", N_ ("Galactic latitude"),
                      N_ ("The position above the plane of the Milky Way."), "pos.galactic.lat" },
  [NUN_ROLE_ELON] = { "elon", N_ ("Ecliptic longitude"),
                      N_ ("The position along the path of the Sun."), "pos.ecliptic.lon" },
  [NUN_ROLE_ELAT] = { "elat", N_ ("Ecliptic latitude"),
                      N_ ("The position above the path of the Sun."), "pos.ecliptic.lat" },
  [NUN_ROLE_EQUINOX] = { "equinox", N_ ("Equinox"),
                         N_ ("The year that the position of each row refers to: 1950, J2000."),
                         "time.equinox" },
  [NUN_ROLE_POSITION] = { "position", N_ ("Both coordinates"),
                          N_ ("Right ascension and declination in one text, or a name that holds "
                              "them."),
                          NULL },
};

const NunRoleInfo *
nun_role_info (NunRole role)
{
  g_return_val_if_fail (role < NUN_N_ROLES, &roles[NUN_ROLE_DATA]);
  return &roles[role];
}

gboolean
nun_role_from_id (const char *id, NunRole *role)
{
  for (guint i = 0; i < NUN_N_ROLES; i++)
    if (g_ascii_strcasecmp (roles[i].id, id) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}
