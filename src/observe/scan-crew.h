#pragma once

#include "files/profile.h"
#include "files/records.h"

G_BEGIN_DECLS

/* Threads that work through a list of files, and one that takes what they leave, in the order of the list.  Few results wait at a
 * time, however long the list is. */
typedef struct
{
  /* In any of the threads; what it returns is taken or dropped. */
  gpointer (*work) (const char *path, gpointer user_data);
  /* In the thread of nun_scan_crew_run; the result is its own.  FALSE ends all. */
  gboolean (*take) (gpointer result, const char *path, gpointer user_data, GError **error);
  void (*drop) (gpointer result);
  gpointer user_data;
} NunScanCrew;

/* How many results are made before the one that is to be taken next is there. */
#define NUN_SCAN_CREW_AHEAD 64

/* files: texts.  Blocks.  FALSE when take says so, when the list cannot be read and when it is cancelled. */
gboolean nun_scan_crew_run (const NunScanCrew *crew,
                            NunRecords        *files,
                            NunProgress        progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GError           **error);

G_END_DECLS
