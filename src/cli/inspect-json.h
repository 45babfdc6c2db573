#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* What a file holds as one line of JSON; file NULL: it could not be read, and reason says why.  g_free. */
char *
nun_inspect_json (const char *path, NunFile *file, const char *reason, GCancellable *cancellable);

G_END_DECLS
