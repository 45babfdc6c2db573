#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A great-circle arc between two unit vectors that are less than half a turn apart.  Pure functions, any thread. */
typedef struct
{
  double a[3], b[3];
} NunArc;

/* Degrees from a point (unit vector) to the nearest of an arc. */
double nun_arc_distance_deg (const NunArc *arc, const double point[3]);

/* Whether two arcs cross in a point that is no end of either. */
gboolean nun_arcs_cross (const NunArc *one, const NunArc *other);

G_END_DECLS
