#pragma once

#include <gtk/gtk.h>

#include "files/spectrum.h"

G_BEGIN_DECLS

/* The line of a spectrum, thinned out to what a screen can show: of some thousand points, the peaks kept. Immutable;
 * counted references; any thread. */
typedef struct _NunCurve NunCurve;

/* NULL when no sample has both a wavelength and a value.  flux: what is drawn upwards, "flux [Jy]", or "". */
NunCurve *nun_curve_new (const NunSamples *samples, const char *flux);
NunCurve *nun_curve_ref (NunCurve *self);
void      nun_curve_unref (NunCurve *self);
guint     nun_curve_get_n_points (const NunCurve *self);

/* "3,000 samples from 380 nm to 920 nm".  g_free. */
char *nun_curve_dup_summary (const NunCurve *self);

/* Flux over wavelength with axes and their numbers.  Main thread. */
#define NUN_TYPE_SPECTRUM_PLOT (nun_spectrum_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSpectrumPlot, nun_spectrum_plot, NUN, SPECTRUM_PLOT, GtkWidget)

GtkWidget *nun_spectrum_plot_new (void);

/* A reference is taken; NULL for an empty picture. */
void nun_spectrum_plot_set_curve (NunSpectrumPlot *self, NunCurve *curve);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunCurve, nun_curve_unref)

G_END_DECLS
