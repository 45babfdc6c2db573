#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Angles as people write them.  Pure functions, any thread. */

typedef enum
{
  NUN_ANGLE_UNKNOWN, /* nothing in the text tells hours from degrees: "12:30:05.5" */
  NUN_ANGLE_HOURS,   /* "12h30m05.5s" */
  NUN_ANGLE_DEGREES, /* "-12d30m05s", "12°30'05\"" */
} NunAngleUnit;

/* Reads a sexagesimal angle of two or three fields, separated by colons, blanks or the letters and
 * signs of their units; a sign may stand before the first.  A plain number is not sexagesimal.
 * text: UTF-8, blanks around it are ignored; length bytes, or -1 up to the NUL.
 * value: the angle in units of its first field (hours or degrees), the sign kept for "-00 30 00".
 * unit: may be NULL.  Minutes and seconds must be below 60 (60.0 is taken, as rounding leaves it).
 * No angle is greater than 24 hours, or than 360 where nothing says that it is in hours.
 * Returns FALSE, and leaves value alone, when the text is anything else. */
gboolean
nun_angle_parse_sexagesimal (const char *text, gssize length, double *value, NunAngleUnit *unit);

/* "05:34:31.94" and "+22:00:52.2".  decimals of the seconds, 0 to 9; free with g_free. */
char *nun_angle_format_hms (double ra_deg, int decimals);
char *nun_angle_format_dms (double dec_deg, int decimals);

G_END_DECLS
