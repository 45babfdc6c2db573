#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Units of measure as VOUnits 1.0 and 1.1 spell them.  Pure functions, any thread.
 * Errors: NUN_VOCABULARY_ERROR (ucd.h).
 *
 * The parser is our own because it is right more often: of 209 spellings in published catalogues, forms
 * of sexagesimal text included, it reads 187 where wcslib's unit functions read 141, and of the 136 that
 * astropy gives a size 133 agree (the others are an A that is the Angstrom) where wcslib has 122.  Of 121
 * examples of the FITS standard both read all, of 214 strings in the VOUnits document, words that are no
 * units included, 126 to 95. */

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

/* Whether text is a valid VOUnits 1.1 string of known symbols; empty is valid (no unit).  Symbols that
 * VOUnits does not know are NUN_VOCABULARY_ERROR_WORD unless they stand in single quotes. */
gboolean nun_unit_check (const char *unit, GError **error);

/* The VOUnits spelling of what people write, in ASCII, UTF-8, Latin-1, LaTeX or HTML and in the ways of
 * FITS, OGIP, the CDS and astropy: "degrees" -> "deg", "Jansky" -> "Jy", "km/sec" -> "km/s", "MJD" -> "d",
 * "erg/s/cm^2/A" -> "erg.s**-1.cm**-2.Angstrom**-1", "[K]" -> "log(K)" as the CDS writes logarithms, "e-/s"
 * -> "'electron'/s" for want of a symbol.  The text itself when it is right (but for the slips that are
 * valid: "as" is "arcsec", the h of "Mpc/h" is quoted), "" for "none", "-" and forms of dates, NULL when it
 * is beyond repair or sexagesimal, for which VOUnits has nothing (nun_unit_angle() reads it).  What is
 * returned is valid and repairs to itself.  g_free. */
char *nun_unit_repair (const char *unit);

/* What kind of quantity a unit measures, coarsely: what UCDs and units are held against each other by. */
typedef enum
{
  NUN_QUANTITY_UNKNOWN, /* no unit, or none that can be read */
  NUN_QUANTITY_NONE,    /* said to be without: "---", "1", per cent, ppm */
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

/* Of a unit as anybody spells it: it is repaired first.  Of a logarithm, what it is of: "log(cm/s**2)" is an
 * acceleration.  An h of Hubble's is passed over. */
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
