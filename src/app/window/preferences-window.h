#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The dialog of the preferences, bound to the settings (settings.h). */
#define NUN_TYPE_PREFERENCES_WINDOW (nun_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (NunPreferencesWindow,
                      nun_preferences_window,
                      NUN,
                      PREFERENCES_WINDOW,
                      AdwWindow)

GtkWidget *nun_preferences_window_new (GtkWindow *parent); /* parent may be NULL */

G_END_DECLS
