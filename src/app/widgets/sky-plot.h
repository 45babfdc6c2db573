#pragma once

#include <gtk/gtk.h>

#include "store/sky.h"

G_BEGIN_DECLS

/* The whole sky in Mollweide's projection, right ascension growing to the left, with the rows of a table as
 * dots and the galactic plane as a line.  Main thread. */
#define NUN_TYPE_SKY_PLOT (nun_sky_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, NUN, SKY_PLOT, GtkWidget)

GtkWidget *nun_sky_plot_new (void);

/* points: of NunSkyPoint (a reference is taken), or NULL for an empty sky. */
void nun_sky_plot_set_points (NunSkyPlot *self, GArray *points);

G_END_DECLS
