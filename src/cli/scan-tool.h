#pragma once

#include "cli/tool.h"
#include "observe/scan.h"

/* What the verbs that go through folders share. */

/* "12 files: 8 images, 2 spectra, 1 with tables, 1 not taken", then a line a group. */
void nun_tool_print_scan (const NunScan *scan);

/* Sentences about single files on the error output: `most` of them, and how many more there are; 0: all. */
void nun_tool_print_remarks (const GPtrArray *remarks, guint most);

/* Goes through the files of a collection again and tells what is new. */
gboolean nun_tool_rescan (NunStore *store, const char *table, GError **error);

/* Does so for all collections whose rules have changed. */
gboolean nun_tool_rescan_all (NunStore *store, GError **error);
