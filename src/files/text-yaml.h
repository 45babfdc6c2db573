#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The little of YAML that the head of an ECSV table needs: a map whose entries are scalars or lists of maps of
 * scalars, in block and in flow style, with plain, single and double quoted and multi-line scalars.  All else is
 * passed over. Pure functions. */

/* lines: GPtrArray of char* without the marks of a comment. */

/* The scalar of a key at the left margin; NULL when there is none.  g_free. */
char *nun_yaml_get_scalar (GPtrArray *lines, const char *key);

/* The list of maps of a key at the left margin: GPtrArray of GHashTable of char* to char*, in order.  NULL when there is
 * none; at most `most` + 1 maps are read.  Nested maps and lists within one are kept as text.  bad_line: when
 * not -1, the line (from 0) of a map that makes no sense. */
GPtrArray *nun_yaml_get_maps (GPtrArray *lines, const char *key, guint most, gint *bad_line);

G_END_DECLS
