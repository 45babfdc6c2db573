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
  GArray *points; /* of NunCurvePoint */
  gsize   n_samples;
  double  first_m, last_m; /* shortest and longest wavelength */
  double  low, high;       /* of the picture */
  char   *flux;

  gatomicrefcount references;
};

/* The unit in which a picture counts that reaches up to that wavelength, and metres times factor are it. */
const char *nun_curve_unit (double wavelength_m, double *factor);

/* A round step (1, 2 or 5 of a power of ten) such that about n of them make the span, which is above 0. */
double nun_curve_step (double span, guint n);

G_END_DECLS
