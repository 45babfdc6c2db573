#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Prints what the cards of a FITS file's image headers most likely say: their UCDs, and which of them carry which field of
 * an observation.  json: one object a header, in a line. */
gboolean nun_suggest_keywords (const char *path, gboolean json, GError **error);

G_END_DECLS
