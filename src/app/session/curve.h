#pragma once

#include "files/spectrum.h"

G_BEGIN_DECLS

/* The line of a spectrum, thinned out to what a screen can show: of some thousand points, the peaks kept. Immutable;
 * counted references; any thread. */
typedef struct _NunCurve NunCurve;

/* NULL when no sample has both a wavelength and a value.  flux: what is drawn upwards, "flux [Jy]", or "".  in_air: the wavelengths are
 * those in air. */
NunCurve *nun_curve_new (const NunSamples *samples, const char *flux, gboolean in_air);
NunCurve *nun_curve_ref (NunCurve *self);
void      nun_curve_unref (NunCurve *self);
guint     nun_curve_get_n_points (const NunCurve *self);

/* "3,000 samples from 380 nm to 920 nm".  g_free. */
char *nun_curve_dup_summary (const NunCurve *self);

/* The rest is for who draws it. */

typedef struct
{
  double wavelength_m, flux; /* NaN both: the line is broken here */
} NunCurvePoint;

struct _NunCurve
{
  GArray  *points; /* of NunCurvePoint, for a picture of all */
  GArray  *all;    /* the same with every sample, or up to some million of them; may be points */
  gsize    n_samples;
  double   first_m, last_m; /* shortest and longest wavelength */
  double   low, high;       /* of the picture */
  char    *flux;
  gboolean in_air;

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

/* A round step (1, 2 or 5 of a power of ten) such that about n of them make the span, which is above 0. */
double nun_curve_step (double span, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunCurve, nun_curve_unref)

G_END_DECLS
