#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A literal of Python for any text: what is not printable ASCII goes as an escape, for texts come from strangers. */
void nun_python_append_literal (GString *out, const char *text);

G_END_DECLS
