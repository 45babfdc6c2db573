#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An address with its name, a button that copies it and, for pages, one that opens it in the browser. */
GtkWidget *nun_url_row_new (const char *name, const char *url, gboolean is_page);

G_END_DECLS
