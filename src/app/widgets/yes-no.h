#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question before a window, with two answers; the "response" of the dialog is "yes" or "no", Escape is "no".  Left to the caller:
 * to listen, and to present it.  Main thread. */
GtkWidget *nun_yes_no_new (GtkWindow            *over,
                           const char           *heading,
                           const char           *why,
                           const char           *no,
                           const char           *yes,
                           AdwResponseAppearance appearance);

G_END_DECLS
