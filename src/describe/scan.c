/* The walk over files that become observations: a list, a sample for the rules, then every file on all processors. */

#include "describe/scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/observation-table.h"

/* Files whose headers decide the rules, spread over the list. */
#define SAMPLE 120
#define MOST_THREADS 8
#define MOST_DEPTH 50

/* -- listing ----------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean list_path (const char   *path,
                           guint         depth,
                           GPtrArray    *out,
                           GCancellable *cancellable,
                           GError      **error);

static gboolean
list_folder (const char   *path,
             guint         depth,
             GPtrArray    *out,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GDir)      dir = g_dir_open (path, 0, depth == 0 ? error : NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  if (dir == NULL)
    return depth > 0;
  while ((name = g_dir_read_name (dir)) != NULL && names->len < NUN_SCAN_MAX_FILES)
    if (*name != '.')
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *inner = names->pdata[i];
      gboolean    folder = g_file_test (inner, G_FILE_TEST_IS_DIR);

      /* A link to a folder could lead round in a circle. */
      if (folder && (depth >= MOST_DEPTH || g_file_test (inner, G_FILE_TEST_IS_SYMLINK)))
        continue;
      if (!list_path (inner, depth + 1, out, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_path (const char *path, guint depth, GPtrArray *out, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return list_folder (path, depth, out, cancellable, error);
  if (out->len >= NUN_SCAN_MAX_FILES)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s: there are more than %d files; publish them folder by folder"), path,
                   NUN_SCAN_MAX_FILES);
      return FALSE;
    }
  g_ptr_array_add (out, g_strdup (path));
  return TRUE;
}

/* -- one file ---------------------------------------------------------------------------------------- */

/* What came of one file: filled by a worker, taken by the owner. */
typedef struct
{
  GPtrArray *datasets; /* of NunDataset; NULL when it cannot be opened */
  gboolean   has_tables;
  char      *remark;
} Opened;

static char *
base_of (const char *path)
{
  return g_filename_display_basename (path);
}

static void
open_one (const char *path, const NunScanOptions *options, GCancellable *cancellable, Opened *out)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, cancellable, &error);
  g_autofree char    *base = base_of (path);

  memset (out, 0, sizeof *out);
  if (file == NULL)
    {
      out->remark = g_strdup (error->message);
      return;
    }
  out->datasets = nun_datasets_of_file (file, options->all_hdus, cancellable);
  out->has_tables = out->datasets->len == 0 && nun_file_get_main_table (file) != NULL;
  if (out->datasets->len == 0 && !out->has_tables)
    out->remark = g_strdup_printf (_ ("%s: %s"), base,
                                   nun_file_get_reason (file) != NULL
                                       ? nun_file_get_reason (file)
                                       : _ ("It holds no image and no spectrum."));
}

static void
opened_clear (Opened *self)
{
  g_clear_pointer (&self->datasets, g_ptr_array_unref);
  g_clear_pointer (&self->remark, g_free);
}

/* -- rules ------------------------------------------------------------------------------------------- */

static void
find_rules (NunScan              *self,
            GPtrArray            *files,
            const NunScanOptions *options,
            GCancellable         *cancellable)
{
  GPtrArray *met[NUN_N_DATASET_KINDS];
  guint      step = MAX (1, files->len / SAMPLE);

  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    met[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i += step)
    {
      Opened opened;

      open_one (files->pdata[i], options, cancellable, &opened);
      for (guint k = 0; opened.datasets != NULL && k < opened.datasets->len; k++)
        {
          NunDataset *dataset = opened.datasets->pdata[k];

          g_ptr_array_add (met[dataset->kind], nun_dataset_ref (dataset));
        }
      opened_clear (&opened);
    }
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      self->rules[kind] =
          nun_rule_set_new (met[kind], kind, options->description, options->names[kind]);
      g_ptr_array_unref (met[kind]);
    }
}

/* -- all files --------------------------------------------------------------------------------------- */

typedef struct
{
  GBytes        *row;
  NunDatasetKind kind;
} Row;

/* What a worker leaves of a file. */
typedef struct
{
  GArray    *rows; /* of Row */
  GPtrArray *remarks;
  gboolean   has_tables, failed;
} Result;

typedef struct
{
  NunScan              *scan;
  GPtrArray            *files;
  const NunScanOptions *options;
  GCancellable         *cancellable;
  Result               *results;    /* one a file */
  gint                  next, done; /* atomic */
  guint                 n_columns[NUN_N_DATASET_KINDS];
} Work;

static void
add_row (Work *work, Result *result, const NunDataset *dataset)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint                 n = work->n_columns[dataset->kind];
  g_autofree NunValue  *values = g_new0 (NunValue, n);
  g_autofree char      *base = base_of (dataset->path);
  Row                   row = { NULL, dataset->kind };

  nun_observation_fill (work->scan->rules[dataset->kind], dataset, values, owned, problems);
  row.row = nun_observation_pack (values, n);
  g_array_append_val (result->rows, row);
  if (dataset->remark != NULL)
    g_ptr_array_add (result->remarks, g_strdup_printf (_ ("%s: %s"), base, dataset->remark));
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (result->remarks,
                     g_strdup_printf (_ ("%s: %s"), base, (char *) problems->pdata[i]));
}

static void
do_file (Work *work, guint i)
{
  Result *result = &work->results[i];
  Opened  opened;

  result->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  result->remarks = g_ptr_array_new_with_free_func (g_free);
  open_one (work->files->pdata[i], work->options, work->cancellable, &opened);
  result->failed = opened.datasets == NULL;
  result->has_tables = opened.has_tables;
  if (opened.remark != NULL)
    g_ptr_array_add (result->remarks, g_steal_pointer (&opened.remark));
  for (guint k = 0; opened.datasets != NULL && k < opened.datasets->len; k++)
    {
      const NunDataset *dataset = opened.datasets->pdata[k];

      if (work->options->only < 0 || work->options->only == (gint) dataset->kind)
        add_row (work, result, dataset);
    }
  opened_clear (&opened);
}

static gpointer
worker (gpointer data)
{
  Work *work = data;
  gint  i;

  while ((i = g_atomic_int_add (&work->next, 1)) < (gint) work->files->len &&
         !g_cancellable_is_cancelled (work->cancellable))
    {
      do_file (work, (guint) i);
      g_atomic_int_inc (&work->done);
    }
  return NULL;
}

static void
run_workers (Work *work, NunProgress progress, gpointer user_data)
{
  GThread *threads[MOST_THREADS];
  guint    n = CLAMP (g_get_num_processors (), 1, MOST_THREADS), told = 0;

  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("scan", worker, work);
  while (progress != NULL && g_atomic_int_get (&work->done) < (gint) work->files->len &&
         !g_cancellable_is_cancelled (work->cancellable))
    {
      guint percent = (guint) (100.0 * g_atomic_int_get (&work->done) / work->files->len);

      if (percent != told)
        progress ((told = percent) / 100.0, user_data);
      g_usleep (20000);
    }
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
}

static void
take_result (NunScan *self, Result *result, const char *path)
{
  if (result->rows == NULL)
    return;
  self->n_failed += result->failed;
  if (result->has_tables)
    g_ptr_array_add (self->table_files, g_strdup (path));
  for (guint k = 0; k < result->rows->len; k++)
    {
      Row *row = &g_array_index (result->rows, Row, k);

      if (self->tables[row->kind] == NULL)
        self->tables[row->kind] = NUN_TABLE (nun_observation_table_new (row->kind));
      nun_observation_table_append (NUN_OBSERVATION_TABLE (self->tables[row->kind]), row->row);
      self->n_datasets[row->kind]++;
    }
  for (guint k = 0; k < result->remarks->len && self->remarks->len < NUN_SCAN_MAX_REMARKS; k++)
    g_ptr_array_add (self->remarks, g_strdup (result->remarks->pdata[k]));
  g_array_unref (result->rows);
  g_ptr_array_unref (result->remarks);
}

static void
read_all (NunScan              *self,
          GPtrArray            *files,
          const NunScanOptions *options,
          NunProgress           progress,
          gpointer              user_data,
          GCancellable         *cancellable)
{
  Work work = { .scan = self, .files = files, .options = options, .cancellable = cancellable };

  work.results = g_new0 (Result, MAX (files->len, 1));
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      g_autoptr (GPtrArray) columns = nun_observation_columns (kind);

      work.n_columns[kind] = columns->len;
    }
  run_workers (&work, progress, user_data);
  for (guint i = 0; i < files->len; i++)
    take_result (self, &work.results[i], files->pdata[i]);
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    if (self->tables[kind] != NULL)
      nun_observation_table_finish (NUN_OBSERVATION_TABLE (self->tables[kind]));
  g_free (work.results);
}

NunScan *
nun_scan (const char *const    *paths,
          const NunScanOptions *options,
          NunProgress           progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          GError              **error)
{
  g_autoptr (NunScan)   self = g_new0 (NunScan, 1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  self->table_files = g_ptr_array_new_with_free_func (g_free);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  for (; *paths != NULL; paths++)
    if (!list_path (*paths, 0, files, cancellable, error))
      return NULL;
  self->n_files = files->len;
  find_rules (self, files, options, cancellable);
  read_all (self, files, options, progress, user_data, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
nun_scan_free (NunScan *self)
{
  if (self == NULL)
    return;
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      g_clear_object (&self->tables[kind]);
      nun_rule_set_free (self->rules[kind]);
    }
  g_ptr_array_unref (self->table_files);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}
