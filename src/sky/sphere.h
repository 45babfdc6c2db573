#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points and distances on the unit sphere.  Degrees throughout; pure functions, any thread. */

/* Great-circle distance in degrees, 0 to 180; exact to 1e-13 degrees at any distance (ERFA eraSeps). */
double nun_sphere_distance_deg (double ra1_deg, double dec1_deg, double ra2_deg, double dec2_deg);

/* Whether both are finite, 0 <= ra <= 360 and -90 <= dec <= 90. */
gboolean nun_sphere_is_position (double ra_deg, double dec_deg);

/* Unit vector of a direction. */
void nun_sphere_vector (double ra_deg, double dec_deg, double xyz[3]);

G_END_DECLS
