#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* The rules of a collection as text, for people and for other publications. */

/* "field = rule" lines with where each comes from as comments; fields that should have one and have none stand there as
 * comments.  g_free. */
char *nun_rules_to_text (const NunDescription *description, const char *table);

/* Decides what such a text says: lines of "field = rule", "#" before comments; no rule behind the sign means that the field is
 * left empty.  A line that says what is guessed anyway decides nothing.  NULL and NUN_DESCRIBE_ERROR_TEXT, which names the
 * line. */
NunDescription *nun_rules_apply_text (const NunDescription *description,
                                      const char           *table,
                                      const char           *text,
                                      GError              **error);

/* What is decided about the rules of a table, as one text: equal texts make equal rows.  NULL for nothing.  description and table
 * may be NULL.  g_free. */
char *nun_rules_decided (const NunDescription *description, const char *table);

/* The same for a scan (observe/scan.h): field key to NunDatum; empty for nothing.  g_hash_table_unref. */
GHashTable *nun_rules_decided_table (const NunDescription *description, const char *table);

G_END_DECLS
