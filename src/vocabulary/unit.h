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

G_END_DECLS
