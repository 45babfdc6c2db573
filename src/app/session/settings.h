#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program remembers of one run for the next.  Where the settings schema is not installed it remembers
 * for one run only.  Main thread. */

/* Restores the size of the window and keeps it. */
void nun_settings_bind_window (GtkWindow *window);

/* Paths of publications, newest first, at most ten, only such as still exist.  g_strfreev. */
char **nun_settings_dup_recent (void);
void   nun_settings_add_recent (const char *path);

/* The folder that file choosers begin in: the last one used, else Documents, else the home.  g_free. */
char *nun_settings_dup_folder (void);
void  nun_settings_set_folder (const char *folder);

/* What the person wants of the program; each has a default for the first run. */
typedef enum
{
  NUN_WISH_REOPEN,   /* the last publication, when started without a file */
  NUN_WISH_NOTIFY,   /* when long work ends while another window is in front */
  NUN_WISH_RESOLVER, /* may ask for the positions of names over the network */
  NUN_N_WISHES
} NunWish;

gboolean nun_settings_get_wish (NunWish wish);
void     nun_settings_set_wish (NunWish wish, gboolean wanted);

typedef enum
{
  NUN_COLOURS_DESKTOP,
  NUN_COLOURS_LIGHT,
  NUN_COLOURS_DARK,
} NunColours;

NunColours nun_settings_get_colours (void);
void       nun_settings_set_colours (NunColours colours); /* in force at once */
void       nun_settings_apply_colours (void);

/* Where names are asked for; g_free. */
char *nun_settings_dup_resolver_url (void);

G_END_DECLS
