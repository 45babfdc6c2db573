#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Licences by SPDX identifier or by web address.  Any thread. */

/* The licence as it is kept: the identifier of one that is known (also when its web address, or "CC BY 4.0", is given),
 * else the well-formed SPDX identifier or the http(s) address itself.  NULL when it is neither.  g_free. */
char *nun_licence_tidy (const char *text);

/* What stands for a tidy licence in documents: its own name, or the text itself; NULL for NULL.  Untranslated, borrowed
 * from the argument or static. */
const char *nun_licence_name (const char *licence);

/* The web address that names a tidy licence: its own, or that of its SPDX page; NULL for NULL.  g_free. */
char *nun_licence_uri (const char *licence);

G_END_DECLS
