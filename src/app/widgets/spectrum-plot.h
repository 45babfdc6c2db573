#pragma once

#include <gtk/gtk.h>

#include "app/widgets/spectrum-axis.h"
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

/* Flux over wavelength, frequency or energy with axes and their numbers; known lines.  A part is come to by the wheel, a double
 * click or the keys + - and 0, and moved by dragging and with the arrow keys.  Main thread.  Signals: "pointed" (double
 * wavelength_m, double value): what is under the pointer; "moved" (): another part is looked at. */
#define NUN_TYPE_SPECTRUM_PLOT (nun_spectrum_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSpectrumPlot, nun_spectrum_plot, NUN, SPECTRUM_PLOT, GtkWidget)

GtkWidget *nun_spectrum_plot_new (void);

/* A reference is taken; NULL for an empty picture. */
void nun_spectrum_plot_set_curve (NunSpectrumPlot *self, NunCurve *curve);

/* A new curve comes in the usual unit of its wavelengths. */
void    nun_spectrum_plot_set_axis (NunSpectrumPlot *self, NunAxis axis);
NunAxis nun_spectrum_plot_get_axis (NunSpectrumPlot *self);

/* Known lines at that redshift (above -1). */
void nun_spectrum_plot_set_lines (NunSpectrumPlot *self, gboolean shown, double redshift);

void     nun_spectrum_plot_zoom (NunSpectrumPlot *self, double factor);
void     nun_spectrum_plot_look_at_all (NunSpectrumPlot *self);
gboolean nun_spectrum_plot_is_whole (NunSpectrumPlot *self);
void     nun_spectrum_plot_get_range (NunSpectrumPlot *self, double *first_m, double *last_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunCurve, nun_curve_unref)

G_END_DECLS
