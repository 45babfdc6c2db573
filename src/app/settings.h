#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program remembers of one run for the next.  Where the settings schema is not installed it remembers
 * for one run only.  Main thread. */

/* NULL without the schema; borrowed. */
GSettings *nun_settings_get (void);

/* Restores the size of the window and keeps it. */
void nun_settings_bind_window (GtkWindow *window);

/* Paths of publications, newest first, at most ten, only such as still exist.  g_strfreev. */
char **nun_settings_dup_recent (void);
void   nun_settings_add_recent (const char *path);

/* The folder that file choosers begin in: the last one used, else Documents, else the home.  g_free. */
char *nun_settings_dup_folder (void);
void  nun_settings_set_folder (const char *folder);

G_END_DECLS
