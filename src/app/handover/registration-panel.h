#pragma once

#include <adwaita.h>

#include "publish/registration.h"

G_BEGIN_DECLS

/* How the record gets into the registry: the ways, with what each needs, what to do, how to see that it has worked and how to take it
 * back, in this publication's own words.  Nothing is sent from here. */
#define NUN_TYPE_REGISTRATION_PANEL (nun_registration_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunRegistrationPanel, nun_registration_panel, NUN, REGISTRATION_PANEL, AdwBin)

/* Taken; NULL for none yet. */
void nun_registration_panel_set (NunRegistrationPanel *self, NunRegistration *registration);

/* A widget at the end of that way, once; taken. */
void
nun_registration_panel_add (NunRegistrationPanel *self, NunRegistrationWay way, GtkWidget *widget);

G_END_DECLS
