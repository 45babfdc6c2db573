/* Images and spectra of a scan as a collection, and the same anew when rules or files have changed. */
#include "store/scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/decided-rules.h"
#include "files/stem.h"
#include "store/changes.h"
#include "store/former.h"
#include "store/job.h"
#include "store/observe.h"

/* A column with more values than this is counted once they are stored. */
#define MOST_DISTINCT 2048

/* How the work shares in the progress of a second scan. */
#define SCAN_PART 0.8

static const NunCollectionKind collection_kinds[NUN_N_DATASET_KINDS] = {
  [NUN_DATASET_IMAGE] = NUN_COLLECTION_IMAGES,
  [NUN_DATASET_SPECTRUM] = NUN_COLLECTION_SPECTRA,
};

/* -- facts ------------------------------------------------------------------------------------------- */

/* The collection that came from the same scan, or NULL. */
static const NunCollection *
find_same_scan (const NunDescription *description, const NunScan *scan, NunDatasetKind kind)
{
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (collection->kind == collection_kinds[kind] &&
          g_strcmp0 (collection->source, scan->folder) == 0 &&
          g_strcmp0 (collection->scanned, scan->scanned) == 0 &&
          collection->all_hdus == scan->all_hdus)
        return collection;
    }
  return NULL;
}

/* Where a folder holds both, the kind tells them apart. */
static char *
choose_name (const NunDescription *description,
             const NunScan        *scan,
             NunDatasetKind        kind,
             const char           *wished)
{
  static const char *const tails[] = { "images", "spectra" };
  const NunCollection     *same = find_same_scan (description, scan, kind);
  g_autofree char         *file = nun_scan_only_file (scan->folder, scan->scanned);
  g_autofree char *own = file != NULL ? nun_file_stem (file) : g_path_get_basename (scan->folder);
  g_autofree char *plain = nun_store_plain_name (wished != NULL ? wished : own);
  g_autofree char *longer = g_strdup_printf ("%s_%s", plain, tails[kind]);
  gboolean         both = scan->n_datasets[0] > 0 && scan->n_datasets[1] > 0;

  if (same != NULL)
    return g_strdup (same->name);
  return nun_store_free_name (description, both && wished == NULL ? longer : plain);
}

/* The rules as they were guessed, decided or not. */
static GHashTable *
guessed_rules (const NunScan *scan, NunDatasetKind kind, GPtrArray *columns)
{
  GHashTable *rules =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) nun_datum_unref);

  for (guint i = 0; i < columns->len; i++)
    {
      const char     *name = ((NunColumn *) columns->pdata[i])->name;
      const NunDatum *guess = nun_rule_set_get_guess (scan->rules[kind], name);

      if (guess != NULL)
        g_hash_table_insert (rules, g_strdup (name), nun_datum_ref ((NunDatum *) guess));
    }
  return rules;
}

/* profile: taken. */
static NunCollection *
facts_of (const NunScan *scan, NunDatasetKind kind, const char *name, NunProfile *profile)
{
  NunCollection *collection = nun_collection_new (name);
  GPtrArray     *columns = nun_table_get_columns (scan->tables[kind]);

  collection->kind = collection_kinds[kind];
  collection->source = g_strdup (scan->folder);
  collection->source_table = g_strdup ("");
  collection->scanned = g_strdup (scan->scanned);
  collection->all_hdus = scan->all_hdus;
  collection->ruled_by = g_strdup (scan->ruled_by[kind]);
  collection->reading = g_strdup (scan->reading[kind]);
  collection->rules = guessed_rules (scan, kind, columns);
  collection->source_size = scan->size;
  collection->source_mtime = scan->mtime;
  collection->source_sha256 = g_strdup (scan->stamp);
  collection->format = g_strdup (kind == NUN_DATASET_IMAGE ? _ ("images") : _ ("spectra"));
  nun_store_tell_table (collection, scan->tables[kind], profile);
  return collection;
}

/* -- import ------------------------------------------------------------------------------------------ */

gboolean
nun_store_import_scan (NunStore      *self,
                       const NunScan *scan,
                       NunDatasetKind kind,
                       const char    *wished,
                       NunProgress    progress,
                       gpointer       user_data,
                       GCancellable  *cancellable,
                       char         **name,
                       GError       **error)
{
  NunStoreJob                job = { self, cancellable, NUN_STORE_SCAN_CACHE_KIB };
  NunTable                  *table = scan->tables[kind];
  g_autoptr (NunDescription) before = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (NunCollection)  collection = NULL;
  g_autoptr (NunProfile)     profile = NULL;
  g_autoptr (NunRows)        rows = NULL;
  g_autofree char           *chosen = NULL;
  NunRowSource               source = {
                  .cancellable = cancellable, .progress = progress, .user_data = user_data, .to = 0.9
  };
  gboolean fine;

  if (table == NULL)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   kind == NUN_DATASET_IMAGE ? _ ("%s: no image was found there.")
                                             : _ ("%s: no spectrum was found there."),
                   scan->folder);
      return FALSE;
    }
  profile = nun_profile_table_within (table, MOST_DISTINCT, NULL, NULL, cancellable, error);
  rows = profile != NULL ? nun_table_open_rows (table, cancellable, error) : NULL;
  if (rows == NULL || !nun_store_job_begin (&job, error))
    return FALSE;
  source.rows = rows;
  /* Inside the transaction: what the publication is now decides of names and decisions. */
  before = nun_store_get_description (self);
  chosen = choose_name (before, scan, kind, wished);
  collection = facts_of (scan, kind, chosen, g_steal_pointer (&profile));
  fine = nun_store_write_collection (&job, &source, collection, &description, error);
  if (!nun_store_job_end (&job, fine, description, error))
    return FALSE;
  if (name != NULL)
    *name = g_steal_pointer (&chosen);
  return TRUE;
}

/* -- once more ---------------------------------------------------------------------------------------- */

gboolean
nun_store_needs_scan (NunStore *self, const char *table)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autofree char           *decided = NULL;

  if (collection == NULL || collection->kind == NUN_COLLECTION_TABLE)
    return FALSE;
  decided = nun_rules_decided (description, table);
  return g_strcmp0 (decided, collection->ruled_by) != 0;
}

typedef struct
{
  NunProgress progress;
  gpointer    user_data;
  double      from, part;
} PartProgress;

static void
part_progress (double fraction, gpointer user_data)
{
  PartProgress *part = user_data;

  if (part->progress != NULL)
    part->progress (part->from + fraction * part->part, part->user_data);
}

/* What the collection's folder holds now. */
static NunScan *
scan_again (NunStore             *self,
            const NunDescription *description,
            const NunCollection  *collection,
            PartProgress         *progress,
            GCancellable         *cancellable,
            GError              **error)
{
  NunDatasetKind kind =
      collection->kind == NUN_COLLECTION_IMAGES ? NUN_DATASET_IMAGE : NUN_DATASET_SPECTRUM;
  g_autoptr (GHashTable) decided = nun_rules_decided_table (description, collection->name);
  g_autoptr (NunFormer)  former = nun_former_new (self, description, collection->name);
  NunScanOptions         options = { .all_hdus = collection->all_hdus,
                                     .only = (gint) kind,
                                     .folder = collection->source,
                                     .scanned = collection->scanned,
                                     .former = nun_former_rows (former) };
  g_auto (GStrv)         paths = nun_scan_paths (collection->source, collection->scanned);
  g_autoptr (NunScan)    scan = NULL;

  options.decided[kind] = decided;
  if (paths[0] != NULL)
    {
      scan = nun_scan ((const char *const *) paths, &options, part_progress, progress, cancellable,
                       error);
      if (scan == NULL || scan->tables[kind] != NULL)
        return g_steal_pointer (&scan);
    }
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
               _ ("%s: nothing of “%s” is there any more; the publication keeps the rows that it "
                  "has."),
               collection->source, collection->name);
  return NULL;
}

gboolean
nun_store_rescan (NunStore     *self,
                  const char   *table,
                  NunProgress   progress,
                  gpointer      user_data,
                  GCancellable *cancellable,
                  GPtrArray   **news,
                  GPtrArray   **remarks,
                  GError      **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  PartProgress               first = { progress, user_data, 0.0, SCAN_PART };
  PartProgress               second = { progress, user_data, SCAN_PART, 1.0 - SCAN_PART };
  g_autoptr (NunScan)        scan = NULL;
  g_autoptr (NunChanges)     changes = NULL;
  NunDatasetKind             kind;

  if (collection == NULL || collection->kind == NUN_COLLECTION_TABLE)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no images or spectra called “%s”."), table);
      return FALSE;
    }
  kind = collection->kind == NUN_COLLECTION_IMAGES ? NUN_DATASET_IMAGE : NUN_DATASET_SPECTRUM;
  scan = scan_again (self, description, collection, &first, cancellable, error);
  if (scan == NULL)
    return FALSE;
  if (news != NULL)
    {
      changes = nun_changes_new (self, collection, error);
      if (changes == NULL || !nun_changes_compare (changes, scan->tables[kind], cancellable, error))
        return FALSE;
    }
  if (!nun_store_import_scan (self, scan, kind, NULL, part_progress, &second, cancellable, NULL,
                              error))
    return FALSE;
  if (news != NULL)
    *news = nun_changes_tell (changes);
  if (remarks != NULL)
    *remarks = g_ptr_array_ref (scan->remarks);
  return TRUE;
}
