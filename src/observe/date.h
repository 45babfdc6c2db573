#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates and times as headers write them. Pure functions, any thread. */

/* Modified Julian Date of "2004-03-01T00:00:10.5", "2004-03-01", "01/03/04" (day first, 19xx: FITS before 1998),
 * "2004/03/01", "20040301", "2004-060" (day of the year), "2453065.5" (JD), "53065.0" (MJD), "2004.165" (Julian year),
 * "J2000.0", "B1950.0", each with a trailing "Z" or "UTC".  time: of the day, "00:00:10.5", for a date without one; may be NULL.
 * FALSE for none of these and for days that do not exist. Time scales and leap seconds are not looked at. */
gboolean nun_date_to_mjd (const char *text, const char *time, double *mjd);

/* "2004-03-01T00:00:10.500", milliseconds; NULL for years outside 0001 to 9999.  g_free. */
char *nun_date_from_mjd (double mjd);

G_END_DECLS
