#pragma once

#include <adwaita.h>

#include "describe/finding.h"

G_BEGIN_DECLS

/* A finding as a row of a list: what is wrong, what mends it, who will notice, where; with a button where one press mends it
 * (action "wizard.mend").  Activating it goes to its place (nun_finding_row_activate). */
GtkWidget *nun_health_row_new (const NunFinding *finding);

G_END_DECLS
