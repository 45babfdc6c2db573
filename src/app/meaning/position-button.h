#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* Says which columns are the position of a table; behind it the sky with its rows, and what can be said of the
 * position. */
#define NUN_TYPE_POSITION_BUTTON (nun_position_button_get_type ())
G_DECLARE_FINAL_TYPE (NunPositionButton, nun_position_button, NUN, POSITION_BUTTON, AdwBin)

void nun_position_button_attach (NunPositionButton *self, NunSession *session); /* once */

/* Shows what the session says of the position of that table now. */
void nun_position_button_show (NunPositionButton *self, const char *table);
void nun_position_button_popup (NunPositionButton *self);

G_END_DECLS
