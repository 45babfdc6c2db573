/* Images and spectra: folders that are gone through, again when files or rules have changed, and their rows. */
#include "app/session/session-private.h"

#include <glib/gi18n-lib.h>

#include "describe/decided-rules.h"
#include "observe/observation-field.h"
#include "sky/region.h"
#include "store/scan.h"
#include "store/select.h"

/* How long edits of rules must have rested before files are gone through anew. */
#define SCAN_DELAY_MS 1200

/* What part of the bar the headers take, before anything is stored. */
#define SCAN_SHARE 0.85

/* -- observations ------------------------------------------------------------------------------------ */

NunObservations *
nun_observations_ref (NunObservations *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_observations_unref (NunObservations *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->table);
  g_clear_object (&self->spool);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_byte_array_unref);
  g_clear_pointer (&self->checks, g_byte_array_unref);
  g_free (self);
}

static int
find_column (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const NunColumn *) g_ptr_array_index (columns, i))->name, name))
      return (int) i;
  return -1;
}

/* A long polygon is cut short by the spool: then its middle will do. */
static NunRegion *
read_region (NunSpool *spool, gint64 row, int region, int ra, int dec)
{
  g_autofree char *text = region >= 0 ? nun_spool_dup_cell (spool, row, (guint) region) : NULL;
  g_autofree char *lon = ra >= 0 ? nun_spool_dup_cell (spool, row, (guint) ra) : NULL;
  g_autofree char *lat = dec >= 0 ? nun_spool_dup_cell (spool, row, (guint) dec) : NULL;
  NunRegion       *found = text != NULL && *text != 0 ? nun_region_from_text (text) : NULL;

  if (found != NULL || lon == NULL || lat == NULL || *lon == 0 || *lat == 0)
    return found;
  return nun_region_new_circle (g_ascii_strtod (lon, NULL), g_ascii_strtod (lat, NULL), 0.0);
}

static void
region_free (gpointer region)
{
  if (region != NULL)
    nun_region_free (region);
}

static GPtrArray *
read_regions (NunSpool *spool, GCancellable *cancellable)
{
  GPtrArray *columns = nun_spool_get_columns (spool);
  GPtrArray *regions = g_ptr_array_new_with_free_func (region_free);
  int        region = find_column (columns, "s_region");
  int        ra = find_column (columns, "s_ra"), dec = find_column (columns, "s_dec");

  for (gint64 i = 0; i < nun_spool_get_n_rows (spool); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_ptr_array_add (regions, i < NUN_OBSERVATIONS_MAX_REGIONS
                                    ? read_region (spool, i, region, ra, dec)
                                    : NULL);
    }
  return regions;
}

static gboolean
is_level_1 (const NunColumn *column)
{
  const NunObservationField *field = nun_observation_field_find (column->name);

  return field != NULL && field->level == 1;
}

static void
find_gaps (NunObservations *self, GCancellable *cancellable)
{
  GPtrArray *columns = nun_spool_get_columns (self->spool);

  self->gaps = g_byte_array_new ();
  for (gint64 i = 0; i < nun_spool_get_n_rows (self->spool); i++)
    {
      guint8 is_gap = 0;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      for (guint k = 0; k < columns->len && is_gap == 0; k++)
        if (is_level_1 (g_ptr_array_index (columns, k)))
          {
            g_autofree char *text = nun_spool_dup_cell (self->spool, i, k);

            is_gap = *text == 0;
          }
      g_byte_array_append (self->gaps, &is_gap, 1);
      self->n_gaps += is_gap;
    }
}

/* A publication of a former version has no checks: then nothing is known against its files. */
static void
find_conflicts (NunObservations *self, GCancellable *cancellable)
{
  int column = find_column (nun_spool_get_columns (self->spool), NUN_PRODUCT_CHECKS);

  self->checks = g_byte_array_new ();
  for (gint64 i = 0; column >= 0 && i < nun_spool_get_n_rows (self->spool); i++)
    {
      g_autofree char *text = nun_spool_dup_cell (self->spool, i, (guint) column);
      guint8           bits = (guint8) g_ascii_strtoull (text, NULL, 10);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_byte_array_append (self->checks, &bits, 1);
      self->n_conflicts += bits != 0;
    }
}

NunRows *
nun_errand_select (NunErrand *job, const char *only, GError **error)
{
  g_autoptr (NunDescription) now = nun_store_get_description (job->store);
  const NunCollection       *collection = nun_description_find_collection (now, job->table);
  g_autoptr (GPtrArray)      columns = g_ptr_array_new_with_free_func (g_free);
  NunSelect                  select = { .columns = columns, .limit = -1 };

  for (guint i = 0; collection != NULL && i < collection->columns->len; i++)
    {
      NunViewColumn *column;

      if (only != NULL && (int) i != nun_collection_find_column (collection, only))
        continue;
      column = g_new0 (NunViewColumn, 1);
      column->column = g_ptr_array_index (collection->columns, i);
      column->source = (int) i;
      column->level = 1;
      g_ptr_array_add (columns, column);
    }
  return nun_store_select (job->store, job->table, &select, error);
}

static gboolean
run_read (NunErrand *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows)  rows = nun_errand_select (job, NULL, error);
  g_autoptr (NunSpool) spool = rows != NULL ? nun_spool_new (rows, cancellable, error) : NULL;

  if (spool == NULL)
    return FALSE;
  job->observations = g_new0 (NunObservations, 1);
  g_atomic_ref_count_init (&job->observations->references);
  job->observations->table = g_strdup (job->table);
  job->observations->regions = read_regions (spool, cancellable);
  job->observations->spool = g_steal_pointer (&spool);
  find_gaps (job->observations, cancellable);
  find_conflicts (job->observations, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
observations_read (NunSession *self, NunErrand *job, const GError *error)
{
  nun_errand_return (job, g_steal_pointer (&job->observations),
                     (GDestroyNotify) nun_observations_unref, error);
}

void
nun_session_read_observations_async (NunSession         *self,
                                     const char         *table,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  nun_session_push (
      self, nun_errand_new_read (self, run_read, observations_read, table, callback, user_data));
}

NunObservations *
nun_session_read_observations_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- scanning ---------------------------------------------------------------------------------------- */

/* One bar for several pieces of work. */
typedef struct
{
  NunTask *task;
  double   from, share;
} Stretch;

static void
report (double fraction, gpointer user_data)
{
  Stretch *stretch = user_data;

  nun_task_report (stretch->from + stretch->share * fraction, stretch->task);
}

static NunScan *
scan (NunErrand *job, GCancellable *cancellable, GError **error)
{
  const char    *single[] = { job->path, NULL };
  NunScanOptions options = { .only = -1 };
  Stretch        stretch = { job->task, 0.0, SCAN_SHARE };

  return nun_scan (job->paths != NULL ? (const char *const *) job->paths : single, &options, report,
                   &stretch, cancellable, error);
}

static gboolean
is_empty (NunErrand *job, const NunScan *found, GError **error)
{
  g_autofree char *name = g_path_get_basename (job->path);

  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    if (found->tables[kind] != NULL)
      return FALSE;
  if (found->table_files->len > 0)
    return FALSE;
  g_set_error (
      error, NUN_FILES_ERROR, NUN_FILES_ERROR_EMPTY,
      _ ("%s holds no table, no image and no spectrum; choose a folder with FITS, VOTable or CSV "
         "files."),
      name);
  return TRUE;
}

gboolean
nun_errand_scan (NunErrand *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunScan)      found = scan (job, cancellable, error);
  g_autoptr (GStrvBuilder) scanned = g_strv_builder_new (), tables = g_strv_builder_new ();

  if (found == NULL || is_empty (job, found, error))
    return FALSE;
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      Stretch          stretch = { job->task, SCAN_SHARE, 1.0 - SCAN_SHARE };
      g_autofree char *name = NULL;

      if (found->tables[kind] == NULL)
        continue;
      if (!nun_store_import_scan (job->store, found, (NunDatasetKind) kind, NULL, report, &stretch,
                                  cancellable, &name, error))
        return FALSE;
      g_strv_builder_add (scanned, name);
      g_free (job->table);
      job->table = g_steal_pointer (&name);
    }
  for (guint i = 0; i < found->table_files->len; i++)
    g_strv_builder_add (tables, g_ptr_array_index (found->table_files, i));
  job->scanned = g_strv_builder_end (scanned);
  job->found = g_strv_builder_end (tables);
  job->remarks = g_ptr_array_ref (found->remarks);
  return TRUE;
}

gboolean
nun_errand_rescan (NunErrand *job, GCancellable *cancellable, GError **error)
{
  const char *const names[] = { job->former_table, NULL };

  job->table = g_strdup (job->former_table);
  if (!nun_store_rescan (job->store, job->former_table, nun_task_report, job->task, cancellable,
                         &job->news, &job->remarks, error))
    return FALSE;
  job->scanned = g_strdupv ((char **) names);
  return TRUE;
}

/* -- what is kept of it ------------------------------------------------------------------------------ */

GPtrArray *
nun_session_get_remarks (NunSession *self, const char *table)
{
  return g_hash_table_lookup (self->remarks, table);
}

void
nun_session_keep_scan (NunSession *self, NunErrand *job)
{
  for (guint i = 0; job->scanned != NULL && job->scanned[i] != NULL; i++)
    {
      const char *table = job->scanned[i];

      if (job->remarks->len > 0)
        g_hash_table_insert (self->remarks, g_strdup (table), g_ptr_array_ref (job->remarks));
      else
        g_hash_table_remove (self->remarks, table);
      if (job->news == NULL)
        continue;
      /* Whoever has changed a rule need not be told that nothing else has changed. */
      if (job->news->len == 0 && g_hash_table_contains (self->declined, table))
        continue;
      if (job->news->len == 0)
        g_ptr_array_add (job->news, g_strdup (_ ("Files and values are as they were.")));
      g_hash_table_insert (self->reports, g_strdup (table), g_ptr_array_ref (job->news));
    }
  for (guint i = 0; job->found != NULL && job->found[i] != NULL; i++)
    nun_session_import (self, job->found[i]);
}

/* -- after edits of rules ---------------------------------------------------------------------------- */

static gboolean
wants_scan (NunSession *self, const char *table)
{
  const NunCollection *collection = nun_description_find_collection (self->description, table);

  return collection != NULL && !g_hash_table_contains (self->declined, table) &&
         !nun_session_is_working (self) && g_file_test (collection->source, G_FILE_TEST_IS_DIR);
}

static gboolean
on_scan_timer (gpointer data)
{
  NunSession *self = data;

  self->scan_timer = 0;
  for (guint i = 0; self->unscanned != NULL && self->unscanned[i] != NULL; i++)
    if (wants_scan (self, self->unscanned[i]))
      {
        g_autofree char *table = g_strdup (self->unscanned[i]);

        /* Once for an edit: the person may cancel it, and it may fail. */
        g_hash_table_add (self->declined, g_strdup (table));
        nun_session_read_again (self, table);
        break; /* the next one is planned when this one is done */
      }
  return G_SOURCE_REMOVE;
}

void
nun_session_plan_scan (NunSession *self)
{
  gboolean wanted = FALSE;

  g_clear_handle_id (&self->scan_timer, g_source_remove);
  if (self->store == NULL || nun_store_is_read_only (self->store))
    return;
  for (guint i = 0; self->unscanned != NULL && self->unscanned[i] != NULL; i++)
    wanted |= !g_hash_table_contains (self->declined, self->unscanned[i]);
  if (wanted)
    self->scan_timer = g_timeout_add (SCAN_DELAY_MS, on_scan_timer, self);
}
