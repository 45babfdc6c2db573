#pragma once

#include "describe/collection.h"

G_BEGIN_DECLS

/* What has changed between two readings of a table, as sentences for people: rows, columns that came, went or
 * changed their type, ranges that moved.  Empty when nothing did.  Free with g_ptr_array_unref. */
GPtrArray *nun_compare_collections (const NunCollection *before, const NunCollection *after);

/* How the user's file stands to what was read of it. */
typedef enum
{
  NUN_SOURCE_SAME,
  NUN_SOURCE_CHANGED,
  NUN_SOURCE_GONE,
} NunSourceState;

/* By size and time; where only the time differs, by the checksum of the content (reads the whole file: not for the
 * main loop). */
NunSourceState nun_compare_source (const NunCollection *collection);

/* SHA-256 of a file in lower-case hexadecimal; NULL when it cannot be read.  g_free. */
char *nun_compare_checksum (const char *path, GCancellable *cancellable);

G_END_DECLS
