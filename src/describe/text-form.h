#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text form that the description and the personal vocabulary share: [kind "name"] headings, "key = value"
 * lines, # comments. */

/* A line break inside a value becomes \n, a backslash two: one line a value. */
void  nun_text_form_append_value (GString *out, const char *value);
char *nun_text_form_read_value (const char *text); /* g_free */

/* An empty line and [kind "name"]. */
void nun_text_form_append_heading (GString *out, const char *kind, const char *name);
/* The name between the quotes of [kind "name"]; NULL when there is none.  g_free. */
char *nun_text_form_read_heading (const char *line);

/* Reads one line, without the blanks around it; number: from 1.  FALSE with an error ends the reading. */
typedef gboolean (*NunTextFormRead) (gpointer reader, guint number, char *line, GError **error);

/* Hands each line but empty ones and comments to read. */
gboolean
nun_text_form_read_lines (const char *text, NunTextFormRead read, gpointer reader, GError **error);

G_END_DECLS
