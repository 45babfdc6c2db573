#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the verbs' JSON forms share.  A name is that of the next member of the object that is being built; NULL within an
 * array. */

/* A string; null for NULL. */
void nun_json_text (JsonBuilder *json, const char *name, const char *text);

void nun_json_int (JsonBuilder *json, const char *name, gint64 value);

/* A number from 0; null for one below it, which stands for an unknown one. */
void nun_json_count (JsonBuilder *json, const char *name, gint64 value);

/* null for what is not finite. */
void nun_json_number (JsonBuilder *json, const char *name, double value);

/* Begins an array; the caller ends it. */
void nun_json_array (JsonBuilder *json, const char *name);

/* All that was built, which leaves the builder empty: in one line without its end, or readable and with it.  g_free. */
char *nun_json_to_text (JsonBuilder *json, gboolean is_readable);

G_END_DECLS
