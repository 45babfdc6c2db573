#pragma once

#include "files/profile.h"
#include "observe/observation.h"

G_BEGIN_DECLS

/* A walk over folders and files of images and spectra, which ends in one table a kind. */

/* Datasets whose headers are of the same making. */
typedef struct
{
  NunDatasetKind kind;
  char          *label; /* who made them, for people: "WIYN, NEWFIRM"; "" unknown */
  guint          n, n_without_place;
  char          *example; /* path of the first one */
} NunScanGroup;

typedef struct
{
  guint     n_files, n_failed;
  NunTable *tables
      [NUN_N_DATASET_KINDS]; /* NULL for a kind that was not met; rows as nun_observation_columns, on disk */
  NunRuleSet *rules[NUN_N_DATASET_KINDS];
  guint       n_datasets[NUN_N_DATASET_KINDS];
  GPtrArray *
      groups; /* of NunScanGroup, largest first; at most NUN_SCAN_MAX_GROUPS; of files that were opened */
  char      *folder;  /* in which all that was named lies; the rows' paths count from it */
  char      *scanned; /* what was named in it, paths from it parted by \x1f; NULL for all of it */
  gboolean   all_hdus;
  gint64     size, mtime; /* all bytes, the latest time: microseconds since 1970 */
  char      *stamp;       /* of the files' names, sizes and times, see nun_scan_stamp */
  char      *ruled_by[NUN_N_DATASET_KINDS]; /* nun_rule_set_decided of the rules that were given */
  char      *reading[NUN_N_DATASET_KINDS];  /* nun_rule_set_reading of the rules that were found */
  GPtrArray *table_files; /* paths of files that hold tables, for whoever imports those */
  GPtrArray *
      remarks; /* sentences: why a file is no dataset, what of it could not be used; at most NUN_SCAN_MAX_REMARKS */
} NunScan;

#define NUN_SCAN_MAX_FILES 1000000
#define NUN_SCAN_MAX_REMARKS 10000
#define NUN_SCAN_MAX_GROUPS 1000

/* The rows of a former scan, for files that are as they were then. */
typedef struct
{
  const char
      *reading; /* the NunScan's that made them: where it is another now nothing is asked for */

  /* Whether the file had this size and time, and need not be opened.  path: from the folder.  rows: receives those of the kind that
   * is scanned, of GBytes (nun_observation_pack), in order; none for a file of another kind.  In several threads at once. */
  gboolean (
      *find) (const char *path, gint64 size, gint64 mtime, GPtrArray *rows, gpointer user_data);
  gpointer user_data;
} NunScanFormer;

typedef struct
{
  GHashTable *decided
      [NUN_N_DATASET_KINDS]; /* the rules that people decided, as nun_rule_set_new takes them, or NULL */
  gboolean    all_hdus;      /* every image HDU with a place and every spectrum of a file */
  gint        only;          /* a NunDatasetKind, or -1 for all */
  const char *folder,
      *scanned; /* of the collection that is scanned again (see NunScan), else NULL */
  const NunScanFormer *former; /* of the kind that is `only` scanned, or NULL */
} NunScanOptions;

/* paths: files and folders, which are gone through with all that lies in them but hidden names and links to folders. Blocks; two
 * passes: some headers to find the rules, then every file, on all processors.  progress: over the second.  Only an unreadable path that was
 * named, too many files (NUN_FILES_ERROR_LIMIT), a full disk (G_IO_ERROR_NO_SPACE, of the temporary files in which rows and paths
 * wait) and a cancel are errors.  Memory does not grow with the number of files, but for remarks, groups and table_files. */
NunScan *nun_scan (const char *const    *paths,
                   const NunScanOptions *options,
                   NunProgress           progress,
                   gpointer              user_data,
                   GCancellable         *cancellable,
                   GError              **error);
void     nun_scan_free (NunScan *self);

/* What a scan of the folder (scanned: as in NunScan) would go through now, without a look into the files: a checksum of names,
 * sizes and times, NULL when the folder or what was named in it has gone.  g_free. */
char *nun_scan_stamp (const char   *folder,
                      const char   *scanned,
                      gint64       *size,
                      gint64       *mtime,
                      GCancellable *cancellable);

/* The paths of it that are there: g_strfreev. */
char **nun_scan_paths (const char *folder, const char *scanned);

/* The path of the file when nothing but one file was gone through, else NULL.  g_free. */
char *nun_scan_only_file (const char *folder, const char *scanned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunScan, nun_scan_free)

G_END_DECLS
