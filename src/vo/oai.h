#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The publication as a publishing registry of the VO: names and addresses (Registry Interfaces 1.1). */

/* BASE/oai.xml; no table can be called so, since their names have no full stop.  g_free. */
char *nun_vo_oai_url (const char *base_url);

/* "example.org" of "ivo://example.org/a/b"; NULL when it is no identifier.  g_free. */
char *nun_vo_oai_authority (const char *identifier);

G_END_DECLS
