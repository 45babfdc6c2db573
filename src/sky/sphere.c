/* Distances, vectors and the bounds of positions on the unit sphere. */

#include "sky/sphere.h"

#include <erfa.h>
#include <erfam.h>
#include <math.h>

double
nun_sphere_distance_deg (double ra1_deg, double dec1_deg, double ra2_deg, double dec2_deg)
{
  return ERFA_DR2D * eraSeps (ra1_deg * ERFA_DD2R, dec1_deg * ERFA_DD2R, ra2_deg * ERFA_DD2R,
                              dec2_deg * ERFA_DD2R);
}

gboolean
nun_sphere_is_position (double ra_deg, double dec_deg)
{
  /* Comparisons with a NaN are false, so that these refuse it too. */
  return ra_deg >= 0 && ra_deg <= 360 && dec_deg >= -90 && dec_deg <= 90;
}

void
nun_sphere_vector (double ra_deg, double dec_deg, double xyz[3])
{
  eraS2c (ra_deg * ERFA_DD2R, dec_deg * ERFA_DD2R, xyz);
}
