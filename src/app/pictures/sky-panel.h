#pragma once

#include "app/pictures/sky-plot.h"
#include "app/session/session.h"

G_BEGIN_DECLS

/* The sky of a table or of a collection of images or spectra, with its buttons: nearer and farther, grids, a column that
 * colours the dots, saving; and a line that tells what is under the pointer.  Reads what it shows by itself, while it is
 * seen; of millions of rows a density, whose cells get finer with the field.  Signal "picked" (uint): the row of a
 * footprint that a person picked. */
#define NUN_TYPE_SKY_PANEL (nun_sky_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunSkyPanel, nun_sky_panel, NUN, SKY_PANEL, AdwBin)

/* For the window that it is alone in: it cannot be enlarged any more. */
void nun_sky_panel_set_enlarged (NunSkyPanel *self);

/* The rows of that table as they lie now; brings it up to date when called again. */
void nun_sky_panel_show_table (NunSkyPanel *self, NunSession *session, const char *table);

/* Files with the pictures in their footprints; observations: of that collection, NULL for none yet. */
void nun_sky_panel_show_files (NunSkyPanel         *self,
                               NunSession          *session,
                               NunObservations     *observations,
                               const NunCollection *collection);

/* A search, which is drawn and looked at. */
void nun_sky_panel_show_cone (NunSkyPanel *self, double ra_deg, double dec_deg, double radius_deg);

void        nun_sky_panel_set_picked (NunSkyPanel *self, int row); /* -1 for none */
NunSkyPlot *nun_sky_panel_get_plot (NunSkyPanel *self);

G_END_DECLS
