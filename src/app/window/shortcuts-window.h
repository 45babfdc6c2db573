#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All keys of the program on one page that scrolls: GTK's own window of shortcuts does not, and asks for 700 pixels. */
GtkWindow *nun_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
