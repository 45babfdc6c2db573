#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The file choosers of the window, the portal's inside a sandbox.  `chosen` is called on the main thread with the paths
 * (never empty), and not at all when the person thinks better of it, or when `owner` has gone by then. */

typedef void (*NunChosen) (const char *const *paths, gpointer owner);

/* Publications and tables alike; several tables when multiple. */
void nun_choose_open (GtkWidget *owner, const char *title, gboolean multiple, NunChosen chosen);

/* One folder. */
void nun_choose_folder (GtkWidget *owner, const char *title, NunChosen chosen);

/* name: the file name that is suggested. */
void nun_choose_save (GtkWidget *owner, const char *title, const char *name, NunChosen chosen);

/* Opens the URI in the program that the desktop has for it; where there is none, the window says so. */
void nun_show_uri (GtkWidget *owner, const char *uri);

/* Whether the path is one of a publication, by its name. */
gboolean nun_is_publication (const char *path);

/* A path that does not exist yet, for a new publication of the table at `path`: beside it where that folder can be
 * written, else in the person's own folder.  Looks at the disk.  g_free. */
char *nun_path_for_table (const char *path);

/* The publication that was made of the very file at `path` and lies where nun_path_for_table would put one; NULL when there
 * is none.  Opens publications: not for the main loop.  g_free. */
char *nun_publication_of_table (const char *path);

/* The publication at the first such place when nothing is in it and nothing was ever said in it: it was made for a table that was
 * still being read when the program was killed.  NULL when there is none.  Not for the main loop either.  g_free. */
char *nun_abandoned_publication (const char *path);

/* "stem.nuncius", or "stem 2.nuncius", ... that does not exist in the folder.  g_free. */
char *nun_unused_path (const char *folder, const char *stem);

/* The path as a person reads it, with ~ for the home.  g_free. */
char *nun_path_for_people (const char *path);

/* The paths of a GdkFileList value, local ones only.  g_strfreev. */
char **nun_paths_of_drop (const GValue *value);

G_END_DECLS
