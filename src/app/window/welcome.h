#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the window shows while nothing is open.  Signal "dropped" (GStrv): files fell on it. */
#define NUN_TYPE_WELCOME (nun_welcome_get_type ())
G_DECLARE_FINAL_TYPE (NunWelcome, nun_welcome, NUN, WELCOME, AdwBin)

/* Why something could not be opened; NULL takes it away. */
void nun_welcome_set_error (NunWelcome *self, const char *sentence);

G_END_DECLS
