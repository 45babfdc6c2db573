#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of a file without its folder and without what only says its format, that is one ending and before it one of a packed
 * file: "stars.csv.gz" gives "stars", but "J0123.4+5678.fits" gives "J0123.4+5678".  An ending has at most eight letters and
 * digits, a letter first; a dot at the begin stays.  Never empty where the path is not.  Any thread.  g_free. */
char *nun_file_stem (const char *path);

G_END_DECLS
