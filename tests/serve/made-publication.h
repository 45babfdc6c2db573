#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A publication in a new folder below the system's temporary one, with one table made of csv. Any failure ends the
 * test.  Returns its path; made_publication_remove frees it. */
char *made_publication_new (const char *table, const char *csv);
void  made_publication_remove (char *path);

/* Six sources: the poles, the meridian from both sides, M31 and M33. */
extern const char made_publication_sky[];

G_END_DECLS
