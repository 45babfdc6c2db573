#pragma once

#include "describe/observation.h"

G_BEGIN_DECLS

/* A walk over folders and files of images and spectra, which ends in one table a kind. */
typedef struct
{
  guint     n_files, n_failed;
  NunTable *tables
      [NUN_N_DATASET_KINDS]; /* NULL for a kind that was not met; rows as nun_observation_columns */
  NunRuleSet *rules[NUN_N_DATASET_KINDS];
  guint       n_datasets[NUN_N_DATASET_KINDS];
  GPtrArray  *table_files; /* paths of files that hold tables, for whoever imports those */
  GPtrArray *
      remarks; /* sentences: why a file is no dataset, what of it could not be used; at most NUN_SCAN_MAX_REMARKS */
} NunScan;

#define NUN_SCAN_MAX_FILES 1000000
#define NUN_SCAN_MAX_REMARKS 10000

typedef struct
{
  const NunDescription *description;                /* whose decided rules count, or NULL */
  const char           *names[NUN_N_DATASET_KINDS]; /* the collections' names in it, or NULL */
  gboolean              all_hdus;                   /* each image of a file with several */
  gint                  only;                       /* a NunDatasetKind, or -1 for all */
} NunScanOptions;

/* paths: files and folders, which are gone through with all that lies in them but hidden names and links to folders. Blocks; two
 * passes: some headers to find the rules, then every file, on all processors.  progress: over the second.  Only an unreadable path that was
 * named, too many files (NUN_FILES_ERROR_LIMIT) and a cancel are errors. */
NunScan *nun_scan (const char *const    *paths,
                   const NunScanOptions *options,
                   NunProgress           progress,
                   gpointer              user_data,
                   GCancellable         *cancellable,
                   GError              **error);
void     nun_scan_free (NunScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunScan, nun_scan_free)

G_END_DECLS
