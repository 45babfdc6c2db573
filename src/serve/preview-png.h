#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* surface: a cairo_surface_t*.  The bytes of its PNG. Only for preview-*.c. */
GBytes *nun_preview_png (gpointer surface);

G_END_DECLS
