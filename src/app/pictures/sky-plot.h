#pragma once

#include <gtk/gtk.h>

#include "app/pictures/picture.h"
#include "app/pictures/sky-rasters.h"
#include "app/pictures/sky-view.h"
#include "sky/region.h"
#include "store/sky.h"

G_BEGIN_DECLS

/* A picture of the sky with the rows of a table as dots, or its cells as a density, or the footprints of images: all of it, or a
 * field that is come to by the wheel, a pinch, a double click or the keys + - and 0; a field is moved by dragging
 * and with the arrow keys.  In large fields footprints show their pictures.  A footprint is picked by a click, or
 * with Page Up and Down; on the whole sky with the arrow keys, too.  Main thread.
 *
 * Signals: "picked" (uint): the index of a footprint that a person picked; "hovered" (int): which footprint or point is
 * under the pointer, -1 for none; "moved" (): another field has come to rest. */
#define NUN_TYPE_SKY_PLOT (nun_sky_plot_get_type ())
G_DECLARE_FINAL_TYPE (NunSkyPlot, nun_sky_plot, NUN, SKY_PLOT, NunPicture)

GtkWidget *nun_sky_plot_new (void);

/* points: of NunSkyPoint (a reference is taken), or NULL for an empty sky.  n_rows: how many rows the whole table has
 * there, for those who do not see the picture. */
void nun_sky_plot_set_points (NunSkyPlot *self, GArray *points, gint64 n_rows);

/* regions: of NunRegion, NULL for a file without a place (a reference is taken), or NULL for none. */
void nun_sky_plot_set_regions (NunSkyPlot *self, GPtrArray *regions);

/* Whose pictures the footprints show; NULL: none.  user_data outlives the plot, or is taken back with NULL. */
void nun_sky_plot_set_files (NunSkyPlot *self, NunSkyFile file, gpointer user_data);

/* Which footprint is drawn as the chosen one; -1 for none.  Tells nobody. */
void nun_sky_plot_set_picked (NunSkyPlot *self, int index);

/* The footprint at a place of the sky, the smallest where several are, or one whose middle is not farther than tolerance_deg;
 * -1 for none. */
int nun_sky_plot_find (NunSkyPlot *self, double ra_deg, double dec_deg, double tolerance_deg);

/* The footprint or point at pixels of the widget; -1 for none. */
int nun_sky_plot_find_at (NunSkyPlot *self, double x, double y);

void nun_sky_plot_set_cone (NunSkyPlot *self, double ra_deg, double dec_deg, double radius_deg);
void nun_sky_plot_set_grids (NunSkyPlot *self, gboolean equatorial, gboolean galactic);

/* Whether points are coloured by their values, from low to high (above low).  what: their name and unit, said below a kept picture. */
void nun_sky_plot_set_colors (NunSkyPlot *self,
                              gboolean    colored,
                              const char *what,
                              double      low,
                              double      high);

void nun_sky_plot_look_at (NunSkyPlot *self, double ra_deg, double dec_deg, double radius_deg);
NunSkyView nun_sky_plot_get_view (NunSkyPlot *self);

guint nun_sky_plot_get_n_pictures (NunSkyPlot *self); /* that are there; for tests */

G_END_DECLS
