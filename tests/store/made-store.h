#pragma once

#include "store/store.h"

/* Publications of made-up tables in a folder that goes when the test ends. */

/* A folder of its own; remove_folder deletes it with what lies in it. */
char *make_folder (void);
void  remove_folder (char *folder);

/* Writes a CSV of n seeded random positions (id, ra, dec, mag) over the whole sky; every hundredth row has an
 * empty declination when gaps is set.  Returns its path, g_free. */
char *make_csv (const char *folder, const char *name, guint n, gboolean gaps);

/* Opens the file and imports its main table; aborts the test on an error. */
void import_file (NunStore *store, const char *path);
