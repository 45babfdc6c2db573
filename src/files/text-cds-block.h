#pragma once

#include "files/text-dialect.h"

G_BEGIN_DECLS

/* If the line is the heading of a "Byte-by-byte Description of file: a.dat b*.dat", what stands behind the
 * colon ("" when nothing does), else NULL. */
const char *nun_cds_heading (const char *line);

/* Whether the words behind a heading name a file; each may be a pattern of the shell. */
gboolean nun_cds_names_file (const char *words, const char *name);

/* Reads the block whose heading is line `heading` (from 0) of `lines`: its columns, as NunTextFields at fixed places.
 * end: the line behind the rule that closes it. NULL with the error when a line of it makes no sense. path: of the
 * file with the lines, for messages. */
GPtrArray *
nun_cds_read_block (const char *path, GPtrArray *lines, guint heading, guint *end, GError **error);

/* The people of "Ritter H., Kolb U." as the field of creators has them: "Ritter, H.; Kolb, U.".  g_free. */
char *nun_cds_people (const char *text);

G_END_DECLS
