#pragma once

#include "app/widgets/list-window.h"

G_BEGIN_DECLS

/* The dialog of the personal vocabulary: what was taught of columns, the newest first; taking out, writing it to a file
 * and taking one in. */
#define NUN_TYPE_PERSONAL_WINDOW (nun_personal_window_get_type ())
G_DECLARE_FINAL_TYPE (NunPersonalWindow, nun_personal_window, NUN, PERSONAL_WINDOW, NunListWindow)

GtkWidget *nun_personal_window_new (GtkWindow *parent); /* parent may be NULL */

G_END_DECLS
