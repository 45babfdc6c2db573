#pragma once

#include "app/session/session.h"
#include "app/widgets/list-window.h"

G_BEGIN_DECLS

/* The dialog of what clients asked of the preview server: the latest first, kept up to date while it is open. */
#define NUN_TYPE_ACCESS_WINDOW (nun_access_window_get_type ())
G_DECLARE_FINAL_TYPE (NunAccessWindow, nun_access_window, NUN, ACCESS_WINDOW, NunListWindow)

GtkWidget *nun_access_window_new (GtkWindow *parent, NunSession *session);

G_END_DECLS
