#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as clients write them, so that a predicted request is the very one.  Pure.  Each g_free. */

/* Python's repr(): the shortest that reads back, "4e-07", "10.0", "-inf". */
char *nun_number_python (double number);

/* As STIL writes it into a query: never an exponent, "0.0000004", "10.0". */
char *nun_number_stil (double number);

/* As Java writes a double: "4.0E-7", "10.0". */
char *nun_number_java (double number);

G_END_DECLS
