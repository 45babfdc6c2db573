#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* The health report: begun, followed, given up and saved; its findings by weight, each with its mend and its place. */
#define NUN_TYPE_HEALTH_PANEL (nun_health_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunHealthPanel, nun_health_panel, NUN, HEALTH_PANEL, AdwBin)

/* Shows what the session knows now; called at every "changed" while it is looked at. */
void nun_health_panel_refresh (NunHealthPanel *self, NunSession *session);

G_END_DECLS
