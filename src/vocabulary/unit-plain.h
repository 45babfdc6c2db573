#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain letters for the signs that units are written with.  Only for the files unit*.c; pure, any thread. */

/* Printable ASCII with single blanks and none at the ends: micro signs, degrees, superscripts, the Sun,
 * LaTeX and HTML become letters.  text that is not UTF-8 is read as Latin-1, and UTF-8 that was taken for
 * Latin-1 once is put right.  NULL when a sign has no meaning in a unit.  g_free. */
char *nun_unit_plain (const char *text);

G_END_DECLS
