#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Celestial frames and the way to ICRS, by ERFA.  Pure functions, any thread. */

typedef enum
{
  NUN_FRAME_ICRS,
  NUN_FRAME_FK5,      /* mean equator and equinox of J2000.0 (eraFk5hz, epoch 2000.0) */
  NUN_FRAME_FK4,      /* Bessel-Newcomb, equinox and epoch B1950.0, no proper motion (eraFk45z) */
  NUN_FRAME_GALACTIC, /* eraG2icrs */
  NUN_FRAME_ECLIPTIC, /* mean ecliptic and equinox of J2000.0 (eraEceq06) */
} NunFrame;

/* The name as VOTable's COOSYS spells it: "ICRS", "eq_FK5", "eq_FK4", "galactic", "ecl_FK5". */
const char *nun_frame_to_name (NunFrame frame);

/* Knows these and what headers say ("FK5", "J2000", "B1950", "GALACTIC", ...), in any case. */
gboolean nun_frame_from_name (const char *name, NunFrame *frame);

/* lon_deg, lat_deg in `frame`; out in ICRS, ra_deg in [0, 360). */
void
nun_frame_to_icrs (NunFrame frame, double lon_deg, double lat_deg, double *ra_deg, double *dec_deg);

/* A mean place of another equinox, as catalogues give whose rows carry their own.  besselian: in the system of
 * the FK4, precessed to B1950.0 by Kinoshita (1975) with the E-terms left in (good to 50 mas); else in that of the FK5,
 * precessed to J2000.0 by eraPmat76.  equinox: year, 1700 to 2200. */
void nun_frame_equinox_to_icrs (gboolean besselian,
                                double   equinox,
                                double   lon_deg,
                                double   lat_deg,
                                double  *ra_deg,
                                double  *dec_deg);

G_END_DECLS
