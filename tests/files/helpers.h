#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* Small tools of the tests of this room.  Every file lies in a folder of its own that goes at the end. */

/* Writes length bytes (-1: up to the NUL) and returns the path; g_free. */
char *test_write (const char *name, const char *bytes, gssize length);

/* Writes and opens; fails the test when it cannot be opened. */
NunFile *test_open (const char *name, const char *bytes, gssize length);

/* The same for a file that holds one table: compares what test_describe and test_dump make of it (NULL: anything). */
NunFile *test_check (const char *name,
                     const char *bytes,
                     gssize      length,
                     const char *columns,
                     const char *rows);

/* All cells of a table: columns parted by '|', a NULL as "~", rows by '\n'; g_free. */
char *test_dump (NunTable *table);

/* "name:datatype" of all columns, with "[arraysize]", " unit", "=sexagesimal", parted by blanks and commas; g_free. */
char *test_describe (NunTable *table);

/* Removes what was written. */
void test_clean (void);

G_END_DECLS
