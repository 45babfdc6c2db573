#pragma once

#include <adwaita.h>

#include "describe/description.h"

G_BEGIN_DECLS

/* What will be found: a colleague's question, and whether a registry search would come upon the record; each condition with what
 * decides it.  Worked out in a thread while it is typed. */
#define NUN_TYPE_DISCOVERY_PANEL (nun_discovery_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunDiscoveryPanel, nun_discovery_panel, NUN, DISCOVERY_PANEL, AdwBin)

/* Of which record; where the service will be is of no matter for finding it. */
void nun_discovery_panel_set (NunDiscoveryPanel *self,
                              NunDescription    *description,
                              const char        *table,
                              const char        *base_url);

G_END_DECLS
