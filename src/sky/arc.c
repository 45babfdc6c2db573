/* Great-circle arcs: how far a point lies from one, and whether two cross. */

#include "sky/arc.h"

#include <erfa.h>
#include <erfam.h>
#include <math.h>

/* Degrees from a point to the nearest of an arc. */
double
nun_arc_distance_deg (const NunArc *arc, const double point[3])
{
  double  normal[3], along[3], length, to_a, to_b;
  double *p = (double *) point, *a = (double *) arc->a, *b = (double *) arc->b;

  eraPxp (a, b, normal);
  eraPn (normal, &length, normal);
  if (length > 0)
    {
      eraPxp (normal, p, along);
      /* The foot lies between a and b when turning along the normal passes a before p and p before b. */
      if (eraPdp (along, a) <= 0 && eraPdp (along, b) >= 0)
        return fabs (asin (CLAMP (eraPdp (p, normal), -1.0, 1.0))) * ERFA_DR2D;
    }
  to_a = eraSepp (p, a);
  to_b = eraSepp (p, b);
  return MIN (to_a, to_b) * ERFA_DR2D;
}

/* Whether two arcs cross in a point that is no end of either: the crossing of their planes lies on both, or
 * its antipode does. */
gboolean
nun_arcs_cross (const NunArc *one, const NunArc *other)
{
  double n1[3], n2[3], s1, s2, s3, s4;

  eraPxp ((double *) one->a, (double *) one->b, n1);
  eraPxp ((double *) other->a, (double *) other->b, n2);
  s1 = eraPdp (n1, (double *) other->a);
  s2 = eraPdp (n1, (double *) other->b);
  s3 = eraPdp (n2, (double *) one->a);
  s4 = eraPdp (n2, (double *) one->b);
  return (s1 < 0 && s2 > 0 && s3 > 0 && s4 < 0) || (s1 > 0 && s2 < 0 && s3 < 0 && s4 > 0);
}
