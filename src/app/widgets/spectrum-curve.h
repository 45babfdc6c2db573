#pragma once

#include "app/widgets/spectrum-plot.h"

G_BEGIN_DECLS

/* What spectrum-curve.c and spectrum-plot.c share; nobody else includes it. */

typedef struct
{
  double wavelength_m, flux; /* NaN both: the line is broken here */
} NunCurvePoint;

struct _NunCurve
{
  GArray *points; /* of NunCurvePoint, for a picture of all */
  GArray *all;    /* the same with every sample, or up to some million of them; may be points */
  gsize   n_samples;
  double  first_m, last_m; /* shortest and longest wavelength */
  double  low, high;       /* of the picture */
  char   *flux;

  gatomicrefcount references;
};

/* What is to be drawn of a part, with a neighbour at each end, and its least and greatest value; FALSE when no value lies
 * there.  points: of NunCurvePoint, g_array_unref. */
gboolean nun_curve_cut (const NunCurve *self,
                        double          first_m,
                        double          last_m,
                        GArray        **points,
                        double         *low,
                        double         *high);

/* The unit in which a picture counts that reaches up to that wavelength, and metres times factor are it. */
const char *nun_curve_unit (double wavelength_m, double *factor);

/* A round step (1, 2 or 5 of a power of ten) such that about n of them make the span, which is above 0. */
double nun_curve_step (double span, guint n);

G_END_DECLS
