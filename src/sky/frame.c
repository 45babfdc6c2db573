/* Names of celestial frames, and the transformation of each to ICRS. */

#include "sky/frame.h"

#include <erfa.h>
#include <erfam.h>

typedef struct
{
  const char *name;
  NunFrame    frame;
} FrameName;

/* The first name of each frame is the one that COOSYS has. */
static const FrameName frame_names[] = {
  { "ICRS", NUN_FRAME_ICRS },
  { "eq_FK5", NUN_FRAME_FK5 },
  { "eq_FK4", NUN_FRAME_FK4 },
  { "galactic", NUN_FRAME_GALACTIC },
  { "ecl_FK5", NUN_FRAME_ECLIPTIC },
  { "ICRF", NUN_FRAME_ICRS },
  { "ICRS2", NUN_FRAME_ICRS },
  { "FK5", NUN_FRAME_FK5 },
  { "J2000", NUN_FRAME_FK5 },
  { "J2000.0", NUN_FRAME_FK5 },
  { "FK5 J2000", NUN_FRAME_FK5 },
  { "FK5 (J2000)", NUN_FRAME_FK5 },
  { "FK4", NUN_FRAME_FK4 },
  { "B1950", NUN_FRAME_FK4 },
  { "B1950.0", NUN_FRAME_FK4 },
  { "FK4 B1950", NUN_FRAME_FK4 },
  { "FK4 (B1950)", NUN_FRAME_FK4 },
  { "gal", NUN_FRAME_GALACTIC },
  { "GALACTIC_II", NUN_FRAME_GALACTIC },
  { "ecliptic", NUN_FRAME_ECLIPTIC },
  { "ecl", NUN_FRAME_ECLIPTIC },
};

const char *
nun_frame_to_name (NunFrame frame)
{
  for (guint i = 0; i < G_N_ELEMENTS (frame_names); i++)
    if (frame_names[i].frame == frame)
      return frame_names[i].name;
  g_return_val_if_reached ("ICRS");
}

gboolean
nun_frame_from_name (const char *name, NunFrame *frame)
{
  g_autofree char *tidy = NULL;

  if (name == NULL)
    return FALSE;
  /* FITS pads its strings with blanks. */
  tidy = g_strstrip (g_strdup (name));
  for (guint i = 0; i < G_N_ELEMENTS (frame_names); i++)
    if (g_ascii_strcasecmp (frame_names[i].name, tidy) == 0)
      {
        *frame = frame_names[i].frame;
        return TRUE;
      }
  return FALSE;
}

/* J2000.0 as a two-part Julian date. */
#define J2000_1 ERFA_DJ00
#define J2000_2 0.0

static void
fk4_to_icrs (double lon, double lat, double *ra, double *dec)
{
  double ra5, dec5;

  eraFk45z (lon, lat, 1950.0, &ra5, &dec5);
  eraFk5hz (ra5, dec5, J2000_1, J2000_2, ra, dec);
}

void
nun_frame_to_icrs (NunFrame frame, double lon_deg, double lat_deg, double *ra_deg, double *dec_deg)
{
  double lon = lon_deg * ERFA_DD2R, lat = lat_deg * ERFA_DD2R;
  double ra = lon, dec = lat;

  switch (frame)
    {
    case NUN_FRAME_ICRS: break;
    case NUN_FRAME_FK5: eraFk5hz (lon, lat, J2000_1, J2000_2, &ra, &dec); break;
    case NUN_FRAME_FK4: fk4_to_icrs (lon, lat, &ra, &dec); break;
    case NUN_FRAME_GALACTIC: eraG2icrs (lon, lat, &ra, &dec); break;
    case NUN_FRAME_ECLIPTIC: eraEceq06 (J2000_1, J2000_2, lon, lat, &ra, &dec); break;
    default: g_return_if_reached ();
    }
  if (frame == NUN_FRAME_ICRS)
    {
      /* Not through radians: a catalogue's figures stay as they are to the last digit. */
      *ra_deg = lon_deg >= 0 && lon_deg < 360 ? lon_deg : eraAnp (lon) * ERFA_DR2D;
      *dec_deg = lat_deg;
    }
  else
    {
      *ra_deg = eraAnp (ra) * ERFA_DR2D;
      *dec_deg = dec * ERFA_DR2D;
    }
  /* A right ascension just below zero rounds up to the whole turn. */
  if (*ra_deg >= 360)
    *ra_deg = 0;
}

/* -- other equinoxes ------------------------------------------------------------------------------------- */

/* Mean precession in the FK4 from one Besselian year to another: Kinoshita (1975), SAO Special Report 364,
 * in the form of the Astronomical Almanac's supplement; angles in arcsec for centuries from 1850. */
static void
fk4_precession (double from, double to, double matrix[3][3])
{
  double at = (from - 1850.0) / 100.0, t = (to - from) / 100.0;
  double scale = t * ERFA_DAS2R;
  double w = 2303.5548 + (1.39720 + 0.000059 * at) * at;
  double zeta = (w + (0.30242 - 0.000269 * at + 0.017996 * t) * t) * scale;
  double z = (w + (1.09478 + 0.000387 * at + 0.018324 * t) * t) * scale;
  double theta = (2005.1125 + (-0.85294 - 0.000365 * at) * at +
                  (-0.42647 - 0.000365 * at - 0.041802 * t) * t) *
                 scale;

  eraIr (matrix);
  eraRz (-zeta, matrix);
  eraRy (theta, matrix);
  eraRz (-z, matrix);
}

/* Turns a direction by a matrix or, where inverse, by its transpose. */
static void
turn (double matrix[3][3], gboolean inverse, double *lon, double *lat)
{
  double from[3], to[3];

  eraS2c (*lon, *lat, from);
  if (inverse)
    eraTrxp (matrix, from, to);
  else
    eraRxp (matrix, from, to);
  eraC2s (to, lon, lat);
}

void
nun_frame_equinox_to_icrs (gboolean besselian,
                           double   equinox,
                           double   lon_deg,
                           double   lat_deg,
                           double  *ra_deg,
                           double  *dec_deg)
{
  double lon = lon_deg * ERFA_DD2R, lat = lat_deg * ERFA_DD2R;
  double matrix[3][3], date1, date2;

  if (besselian)
    {
      fk4_precession (equinox, 1950.0, matrix);
      turn (matrix, FALSE, &lon, &lat);
    }
  else
    {
      eraEpj2jd (equinox, &date1, &date2);
      eraPmat76 (date1, date2, matrix); /* from J2000.0 to the date */
      turn (matrix, TRUE, &lon, &lat);
    }
  nun_frame_to_icrs (besselian ? NUN_FRAME_FK4 : NUN_FRAME_FK5, eraAnp (lon) * ERFA_DR2D,
                     lat * ERFA_DR2D, ra_deg, dec_deg);
}
