#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The word meta.main: in a table one column of a kind bears it.  Pure functions, any thread. */

/* The kind of which the UCD says that it is the main one: its words without meta.main, in small letters; of identifiers
 * just "meta.id".  NULL for a UCD without meta.main.  g_free. */
char *nun_main_ucd_kind (const char *ucd);

/* The UCD without meta.main.  g_free. */
char *nun_main_ucd_without (const char *ucd);

/* Whether two UCDs are the same but for meta.main and case. */
gboolean nun_main_ucd_is_like (const char *a, const char *b);

G_END_DECLS
