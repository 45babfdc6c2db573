#pragma once

#include "files/records.h"
#include "observe/scan.h"

G_BEGIN_DECLS

/* Which files a walk goes through. */

/* paths: absolute.  Returns the paths of all files in them as texts, in a fixed order and each once: in memory are the names of the
 * folders that are being listed only.  Names that are no UTF-8 and what cannot be read are told in remarks (of char *; may be
 * NULL). */
NunRecords *
nun_scan_list (char **paths, GPtrArray *remarks, GCancellable *cancellable, GError **error);

/* The deepest folder in which all of the absolute paths lie: the path itself where there is one, and it is a folder.  g_free. */
char *nun_scan_common_folder (char **paths);

/* The paths from the folder, parted by \x1f; NULL where it is the folder itself.  g_free. */
char *nun_scan_relative (char **paths, const char *folder);

/* Bytes and microseconds since 1970; FALSE when there is no such file. */
gboolean nun_scan_look (const char *path, gint64 *size, gint64 *mtime);

/* A checksum of names from the folder, sizes and times; the sum of sizes, the latest time.  NULL when the list cannot be read. */
char *nun_scan_stamp_files (NunRecords *files,
                            const char *folder,
                            gint64     *size,
                            gint64     *mtime,
                            GError    **error);

/* The part of the path behind the folder, which it lies in; else the path.  Borrowed. */
const char *nun_scan_inner_path (const char *path, const char *folder);

G_END_DECLS
