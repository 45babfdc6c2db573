#pragma once

#include "vocabulary/unit.h"

G_BEGIN_DECLS

/* Sexagesimal texts' forms.  Only for the files unit*.c; pure, any thread. */

/* NUN_UNIT_HMS or NUN_UNIT_DMS for "h:m:s", "hh mm ss", "dms"; otherwise NUN_UNIT_NO_ANGLE. */
NunUnitAngle nun_unit_sexagesimal (const char *unit);

G_END_DECLS
