#pragma once

#include <gtk/gtk.h>

#include "app/pictures/picture.h"
#include "app/pictures/spectrum-axis.h"
#include "app/session/curve.h"

G_BEGIN_DECLS

/* Flux over wavelength, frequency or energy with axes and their numbers; known lines.  A part is come to by the wheel, a double
 * click or the keys + - and 0, and moved by dragging and with the arrow keys.  Main thread.  Signals: "pointed" (double
 * wavelength_m, double value): what is under the pointer; "moved" (): another part is looked at. */
#define NUN_TYPE_SPECTRUM_PLOT (nun_spectrum_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSpectrumPlot, nun_spectrum_plot, NUN, SPECTRUM_PLOT, NunPicture)

GtkWidget *nun_spectrum_plot_new (void);

/* A reference is taken; NULL for an empty picture. */
void nun_spectrum_plot_set_curve (NunSpectrumPlot *self, NunCurve *curve);

/* A new curve comes in the usual unit of its wavelengths. */
void    nun_spectrum_plot_set_axis (NunSpectrumPlot *self, NunAxis axis);
NunAxis nun_spectrum_plot_get_axis (NunSpectrumPlot *self);

/* Known lines at that redshift (above -1). */
void nun_spectrum_plot_set_lines (NunSpectrumPlot *self, gboolean shown, double redshift);

gboolean nun_spectrum_plot_is_whole (NunSpectrumPlot *self);
void     nun_spectrum_plot_get_range (NunSpectrumPlot *self, double *first_m, double *last_m);

G_END_DECLS
