#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a quantity that the UCD names can be measured in the unit: FALSE only where it surely cannot (a magnitude in
 * km/s).  Unknown words and units, and numbers without a unit, can be anything.  Pure, any thread. */
gboolean nun_ucd_fits_unit (const char *ucd, const char *unit);

G_END_DECLS
