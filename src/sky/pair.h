#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both coordinates of a place in one text.  Pure functions, any thread. */

typedef enum
{
  NUN_PAIR_SEXAGESIMAL, /* "12 34 56.7 -12 34 56", "12h34m56.7s, -12d34m56s" */
  NUN_PAIR_DEGREES,     /* "188.5 -12.3", "(188.5, -12.3)" */
  NUN_PAIR_NAME, /* "J123456.7-123456" anywhere in the text, of six digits or more on either side */
} NunPairForm;

/* text: UTF-8 of length bytes, or -1 up to the NUL; brackets and blanks around it are ignored.  Hours are taken for the first of two
 * sexagesimal angles unless it says degrees.  The digits of a name are taken as they stand, though the IAU has them cut, not
 * rounded.  FALSE, and nothing set, for anything else: whole numbers, ranges, times with a zone.  form: may be NULL. */
gboolean nun_pair_parse (const char  *text,
                         gssize       length,
                         double      *lon_deg,
                         double      *lat_deg,
                         NunPairForm *form);

G_END_DECLS
