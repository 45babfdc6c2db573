#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An address with its name and a button that copies it. */
GtkWidget *nun_url_row_new (const char *name, const char *url);

G_END_DECLS
