#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry for the name of an object, whose position a name resolver on the network tells.  It asks nobody before the
 * person has agreed to that (settings.h). */
#define NUN_TYPE_NAME_ENTRY (nun_name_entry_get_type ())
G_DECLARE_FINAL_TYPE (NunNameEntry, nun_name_entry, NUN, NAME_ENTRY, AdwBin)

/* Where the position goes, in degrees with a decimal point; both live until others are set.  NULL for nowhere. */
void nun_name_entry_set_targets (NunNameEntry *self, GtkEditable *ra, GtkEditable *dec);

G_END_DECLS
