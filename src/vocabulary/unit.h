#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Units of measure as VOUnits 1.0 spells them.  Pure functions, any thread.
 * Errors: NUN_VOCABULARY_ERROR (ucd.h). */

/* What a unit makes of an angle. */
typedef enum
{
  NUN_UNIT_NO_ANGLE,
  NUN_UNIT_DEGREES,
  NUN_UNIT_HOURS, /* an angle in hours: "h", "hour", "hr" */
  NUN_UNIT_RADIANS,
  NUN_UNIT_SMALL_ANGLE, /* arcmin, arcsec, mas, uas: never a coordinate itself */
  NUN_UNIT_HMS,         /* sexagesimal hours as text: "h:m:s", "hms", "hh:mm:ss", "\"h:m:s\"" */
  NUN_UNIT_DMS,         /* sexagesimal degrees as text: "d:m:s" */
} NunUnitAngle;

NunUnitAngle nun_unit_angle (const char *unit);

/* Whether text is a valid VOUnits 1.0 string of known symbols; empty is valid (no unit).  Symbols that
 * VOUnits does not know are NUN_VOCABULARY_ERROR_WORD unless they stand in single quotes. */
gboolean nun_unit_check (const char *unit, GError **error);

/* The VOUnits spelling of what people write ("degrees" -> "deg", "Angstroms" -> "Angstrom",
 * "Jansky" -> "Jy", "km/sec" -> "km/s", "mag." -> "mag", "erg/s/cm^2/A" -> "erg.s**-1.cm**-2.Angstrom**-1"),
 * the text itself when it is right, "" for "none" and "-", NULL when it is beyond repair.  g_free. */
char *nun_unit_repair (const char *unit);

/* What kind of quantity a unit measures, coarsely: what UCDs and units are held against each other by. */
typedef enum
{
  NUN_QUANTITY_UNKNOWN, /* no unit, or none that can be read */
  NUN_QUANTITY_NONE,    /* said to be without: "", "---", a ratio, per cent */
  NUN_QUANTITY_ANGLE,
  NUN_QUANTITY_SOLID_ANGLE,
  NUN_QUANTITY_ANGULAR_RATE, /* mas/yr, deg/d */
  NUN_QUANTITY_TIME,
  NUN_QUANTITY_FREQUENCY,
  NUN_QUANTITY_LENGTH, /* metres to parsecs: wavelengths too */
  NUN_QUANTITY_WAVENUMBER,
  NUN_QUANTITY_VELOCITY,
  NUN_QUANTITY_ACCELERATION,
  NUN_QUANTITY_MASS,
  NUN_QUANTITY_TEMPERATURE,
  NUN_QUANTITY_ENERGY,
  NUN_QUANTITY_POWER, /* luminosity */
  NUN_QUANTITY_MAGNITUDE,
  NUN_QUANTITY_MAGNITUDE_SB, /* mag/arcsec**2 */
  NUN_QUANTITY_FLUX_DENSITY, /* Jy, erg/s/cm2/Hz, erg/s/cm2/Angstrom */
  NUN_QUANTITY_FLUX,         /* W/m2, erg/s/cm2 */
  NUN_QUANTITY_BRIGHTNESS,   /* Jy/beam, MJy/sr */
  NUN_QUANTITY_COUNTS,       /* ct, adu, electron, photon */
  NUN_QUANTITY_COUNT_RATE,
  NUN_QUANTITY_DENSITY,
  NUN_QUANTITY_COLUMN_DENSITY,
  NUN_QUANTITY_PRESSURE,
  NUN_QUANTITY_MAGNETIC,
  NUN_QUANTITY_ABUNDANCE, /* dex */
  NUN_QUANTITY_OTHER,
  NUN_N_QUANTITIES
} NunQuantity;

/* Of a unit as anybody spells it: it is repaired first. */
NunQuantity nun_unit_quantity (const char *unit);

/* factor: what a number in `from` is multiplied with to be in `to`, both in VOUnits' or anybody's
 * spelling.  FALSE and NUN_VOCABULARY_ERROR when one cannot be read or they measure different
 * things; scales that are not proportional (magnitudes to fluxes, dates) are different things. */
gboolean nun_unit_convert (const char *from, const char *to, double *factor, GError **error);

/* The unit hidden in a name or a description ("flux_mjy" -> "mJy", "RA (deg)" -> "deg", "dist [pc]" ->
 * "pc", "Distance in kpc" -> "kpc"), in VOUnits' spelling; NULL when there is none that is surely meant.
 * is_name: text is a column's name, else a description.  found: the part of the text that says it, g_free;
 * may be NULL.  g_free. */
char *nun_unit_in_text (const char *text, gboolean is_name, char **found);

G_END_DECLS
