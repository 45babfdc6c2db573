#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The answers that the About step still needs: how many, and each a press away (action "wizard.jump"). */
#define NUN_TYPE_ABOUT_MISSING (nun_about_missing_get_type ())
G_DECLARE_FINAL_TYPE (NunAboutMissing, nun_about_missing, NUN, ABOUT_MISSING, AdwBin)

GtkWidget *nun_about_missing_new (void);

/* findings: of NunFinding, all of them. */
void nun_about_missing_set (NunAboutMissing *self, GPtrArray *findings);

G_END_DECLS
