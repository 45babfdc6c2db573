#pragma once

#include <gtk/gtk.h>

#include "sky/region.h"
#include "store/sky.h"

G_BEGIN_DECLS

/* The whole sky in Mollweide's projection, right ascension growing to the left, with the rows of a table as
 * dots, or the footprints of images, and the galactic plane as a line.  A footprint is picked by a click, or with the arrow
 * keys.  Main thread.  Signal "picked" (uint): the index of a footprint that a person picked. */
#define NUN_TYPE_SKY_PLOT (nun_sky_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, NUN, SKY_PLOT, GtkWidget)

GtkWidget *nun_sky_plot_new (void);

/* points: of NunSkyPoint (a reference is taken), or NULL for an empty sky. */
void nun_sky_plot_set_points (NunSkyPlot *self, GArray *points);

/* regions: of NunRegion, NULL for a file without a place (a reference is taken), or NULL for none. */
void nun_sky_plot_set_regions (NunSkyPlot *self, GPtrArray *regions);

/* Which footprint is drawn as the chosen one; -1 for none.  Tells nobody. */
void nun_sky_plot_set_picked (NunSkyPlot *self, int index);

/* The footprint at a place of the sky, the smallest where several are, or one whose middle is not farther than tolerance_deg;
 * -1 for none. */
int nun_sky_plot_find (NunSkyPlot *self, double ra_deg, double dec_deg, double tolerance_deg);

G_END_DECLS
