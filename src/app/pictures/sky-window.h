#pragma once

#include "app/pictures/sky-panel.h"

G_BEGIN_DECLS

/* The sky in a window of its own. */
#define NUN_TYPE_SKY_WINDOW (nun_sky_window_get_type ())
G_DECLARE_FINAL_TYPE (NunSkyWindow, nun_sky_window, NUN, SKY_WINDOW, AdwWindow)

/* Shows it above the window of that widget; its panel, borrowed. */
NunSkyPanel *nun_sky_window_present (GtkWidget *owner, const char *subtitle);

/* What a search asks for, among all that the collection has.  A place that is not finite: no cone. */
void nun_sky_window_present_search (GtkWidget           *owner,
                                    NunSession          *session,
                                    const NunCollection *collection,
                                    double               ra_deg,
                                    double               dec_deg,
                                    double               radius_deg);

G_END_DECLS
