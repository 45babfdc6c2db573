/* The walk over files that become observations: a list, a sample for the rules, then every file on all processors. */

#include "observe/scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "observe/observation-check.h"
#include "observe/observation-table.h"
#include "observe/scan-crew.h"
#include "observe/scan-list.h"

/* Files whose headers decide the rules, spread over the list. */
#define SAMPLE 120
#define MOST_WARNINGS 3 /* of one file */

/* What is written so shortly before it is read may be written again with the same time, which some disks tell in steps of two seconds. */
#define FRESH_US (2 * G_USEC_PER_SEC)

/* -- one file ---------------------------------------------------------------------------------------- */

/* What came of one file: filled by a worker, taken by the owner. */
typedef struct
{
  GPtrArray *datasets; /* of NunDataset; NULL when it cannot be opened */
  gboolean   has_tables;
  GPtrArray *remarks;
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
  out->remarks = g_ptr_array_new_with_free_func (g_free);
  if (file == NULL)
    {
      g_ptr_array_add (out->remarks, g_strdup (error->message));
      return;
    }
  out->datasets = nun_datasets_of_file (file, options->all_hdus, cancellable);
  out->has_tables = out->datasets->len == 0 && nun_file_get_main_table (file) != NULL;
  if (out->datasets->len == 0 && !out->has_tables)
    g_ptr_array_add (out->remarks,
                     g_strdup_printf (_ ("%s: %s"), base,
                                      nun_file_get_reason (file) != NULL
                                          ? nun_file_get_reason (file)
                                          : _ ("It holds no image and no spectrum.")));
  /* What of the file was left out, such as a damaged HDU. */
  for (const char *const *warning = nun_file_get_warnings (file);
       out->datasets->len > 0 && *warning != NULL && out->remarks->len < MOST_WARNINGS; warning++)
    g_ptr_array_add (out->remarks, g_strdup (*warning));
}

static void
opened_clear (Opened *self)
{
  g_clear_pointer (&self->datasets, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
}

/* -- rules ------------------------------------------------------------------------------------------- */

static void
sample_file (const char           *path,
             const NunScanOptions *options,
             GCancellable         *cancellable,
             GPtrArray           **met)
{
  Opened opened;

  open_one (path, options, cancellable, &opened);
  for (guint k = 0; opened.datasets != NULL && k < opened.datasets->len; k++)
    {
      NunDataset *dataset = opened.datasets->pdata[k];

      g_ptr_array_add (met[dataset->kind], nun_dataset_ref (dataset));
    }
  opened_clear (&opened);
}

static gboolean
find_rules (NunScan              *self,
            NunRecords           *files,
            const NunScanOptions *options,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autoptr (NunRecordCursor) cursor = nun_record_cursor_new (files);
  g_autoptr (GError)          problem = NULL;
  GPtrArray                  *met[NUN_N_DATASET_KINDS];
  gsize                       step = MAX (1, nun_records_get_n (files) / SAMPLE);
  const char                 *path;

  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    met[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  for (gsize i = 0; !g_cancellable_is_cancelled (cancellable) &&
                    (path = nun_record_cursor_next (cursor, NULL, &problem)) != NULL;
       i++)
    if (i % step == 0)
      sample_file (path, options, cancellable, met);
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      self->rules[kind] = nun_rule_set_new (met[kind], kind, options->decided[kind]);
      self->reading[kind] = nun_rule_set_reading (self->rules[kind]);
      g_ptr_array_unref (met[kind]);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- all files --------------------------------------------------------------------------------------- */

typedef struct
{
  GBytes        *row;
  NunDatasetKind kind;
  char          *shape; /* NULL in a row of a former scan */
  gboolean       has_place;
  guint          contradictions;
} Row;

static void
row_clear (gpointer data)
{
  Row *self = data;

  g_clear_pointer (&self->row, g_bytes_unref);
  g_free (self->shape);
}

/* What a worker leaves of a file. */
typedef struct
{
  GArray    *rows; /* of Row */
  GPtrArray *remarks;
  gboolean   has_tables, failed;
} Result;

static void
result_free (gpointer data)
{
  Result *self = data;

  g_array_unref (self->rows);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* How often one was met, and where first. */
typedef struct
{
  guint n;
  char *example;
} Contradiction;

typedef struct
{
  NunScan              *scan;
  const NunScanOptions *options;
  GCancellable         *cancellable;
  const NunScanFormer  *former; /* NULL where other rules made its rows */
  guint n_columns[NUN_N_DATASET_KINDS], at_path[NUN_N_DATASET_KINDS], at_ra[NUN_N_DATASET_KINDS],
      at_checks[NUN_N_DATASET_KINDS];
  Contradiction contradictions[NUN_N_DATASET_KINDS][NUN_N_CONTRADICTIONS];
  GHashTable   *groups; /* shape to NunScanGroup, which the scan owns */
} Work;

/* The path from the folder; whether the row has a place. */
static gboolean
finish_row (const Work *work, NunDatasetKind kind, NunValue *values)
{
  NunValue   *path = &values[work->at_path[kind]];
  const char *inner = nun_scan_inner_path (path->text, work->scan->folder);

  path->length -= (gsize) (inner - path->text);
  path->text = inner;
  return values[work->at_ra[kind]].type != NUN_VALUE_NULL;
}

/* read_again: of the file; a remark about the row comes to it. */
static void
add_row (const Work *work, Result *result, const NunDataset *dataset, gboolean read_again)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint                 n = work->n_columns[dataset->kind];
  g_autofree NunValue  *values = g_new0 (NunValue, n);
  g_autofree char      *base = base_of (dataset->path);
  Row                   row = { NULL, dataset->kind, g_strdup (dataset->shape), FALSE, 0 };

  row.contradictions =
      nun_observation_fill (work->scan->rules[dataset->kind], dataset, values, owned, problems);
  row.has_place = finish_row (work, dataset->kind, values);
  if (read_again || dataset->remark != NULL || problems->len > 0)
    values[work->at_checks[dataset->kind]].i |= NUN_PRODUCT_READ_AGAIN;
  row.row = nun_observation_pack (values, n);
  g_array_append_val (result->rows, row);
  if (dataset->remark != NULL)
    g_ptr_array_add (result->remarks, g_strdup_printf (_ ("%s: %s"), base, dataset->remark));
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (result->remarks,
                     g_strdup_printf (_ ("%s: %s"), base, (char *) problems->pdata[i]));
}

/* What a look at the file told before it was opened. */
typedef struct
{
  gboolean found;
  gint64   size, mtime;
} Look;

/* Takes row. */
static void
add_former_row (const Work *work, Result *result, GBytes *row)
{
  NunDatasetKind       kind = (NunDatasetKind) work->options->only;
  guint                n = work->n_columns[kind];
  g_autofree NunValue *values = g_new0 (NunValue, n);
  Row                  former = { row, kind, NULL, FALSE, 0 };

  nun_observation_unpack (row, values, n);
  former.has_place = values[work->at_ra[kind]].type != NUN_VALUE_NULL;
  former.contradictions = (guint) values[work->at_checks[kind]].i;
  g_array_append_val (result->rows, former);
}

static gboolean
take_former (const Work *work, const char *path, const Look *look, Result *result)
{
  const NunScanFormer  *former = work->former;
  g_autoptr (GPtrArray) rows = NULL;

  if (former == NULL || !look->found)
    return FALSE;
  rows = g_ptr_array_new ();
  if (!former->find (nun_scan_inner_path (path, work->scan->folder), look->size, look->mtime, rows,
                     former->user_data))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_former_row (work, result, rows->pdata[i]);
  return TRUE;
}

/* Whether what was read may be another thing than what a later look at size and time would mean. */
static gboolean
is_restless (const Look *look, const NunDataset *dataset)
{
  return !look->found || look->size != dataset->size || look->mtime != dataset->mtime ||
         look->mtime > g_get_real_time () - FRESH_US;
}

static void
read_datasets (const Work *work, const char *path, const Look *look, Result *result)
{
  Opened opened;

  open_one (path, work->options, work->cancellable, &opened);
  result->remarks = g_steal_pointer (&opened.remarks);
  result->failed = opened.datasets == NULL;
  result->has_tables = opened.has_tables;
  for (guint k = 0; opened.datasets != NULL && k < opened.datasets->len; k++)
    {
      const NunDataset *dataset = opened.datasets->pdata[k];

      if (work->options->only < 0 || work->options->only == (gint) dataset->kind)
        add_row (work, result, dataset, result->remarks->len > 0 || is_restless (look, dataset));
    }
  opened_clear (&opened);
}

/* In any thread: the work is only read. */
static gpointer
read_file (const char *path, gpointer user_data)
{
  const Work *work = user_data;
  Result     *result = g_new0 (Result, 1);
  Look        look = { FALSE, 0, 0 };

  result->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (result->rows, row_clear);
  look.found = nun_scan_look (path, &look.size, &look.mtime);
  if (take_former (work, path, &look, result))
    result->remarks = g_ptr_array_new ();
  else
    read_datasets (work, path, &look, result);
  return result;
}

/* "0|2|WIYN|NEWFIRM||" says who made it, behind kind and axes. */
static char *
label_of (const char *shape)
{
  g_auto (GStrv) parts = g_strsplit (shape, "|", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 2; i < g_strv_length (parts); i++)
    if (*g_strstrip (parts[i]) != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", parts[i]);
  return g_string_free (out, FALSE);
}

static void
count_group (Work *work, const Row *row, const char *path)
{
  NunScanGroup *group = row->shape != NULL ? g_hash_table_lookup (work->groups, row->shape) : NULL;

  if (row->shape == NULL)
    return;
  if (group == NULL)
    {
      if (work->scan->groups->len >= NUN_SCAN_MAX_GROUPS)
        return;
      group = g_new0 (NunScanGroup, 1);
      group->kind = row->kind;
      group->label = label_of (row->shape);
      group->example = g_strdup (path);
      g_ptr_array_add (work->scan->groups, group);
      g_hash_table_insert (work->groups, g_strdup (row->shape), group);
    }
  group->n++;
  group->n_without_place += !row->has_place;
}

static void
count_contradictions (Work *work, const Row *row, const char *path)
{
  for (guint i = 0; i < NUN_N_CONTRADICTIONS; i++)
    {
      Contradiction *met = &work->contradictions[row->kind][i];

      if ((row->contradictions >> i & 1) == 0)
        continue;
      if (met->n++ == 0)
        met->example = base_of (path);
    }
}

/* As notes of the table, for the judge. */
static void
note_contradictions (Work *work)
{
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    for (guint i = 0; i < NUN_N_CONTRADICTIONS; i++)
      {
        Contradiction *met = &work->contradictions[kind][i];

        if (met->n > 0)
          {
            g_autofree char *key =
                g_strconcat (NUN_CONTRADICTION_NOTE, nun_contradiction_info (i)->id, NULL);
            g_autofree char *n = g_strdup_printf ("%u", met->n);

            nun_table_add_note (work->scan->tables[kind], key, n, met->example);
          }
        g_free (met->example);
      }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const NunScanGroup *one = *(NunScanGroup *const *) a, *two = *(NunScanGroup *const *) b;

  return one->n != two->n ? (one->n > two->n ? -1 : 1) : strcmp (one->example, two->example);
}

static void
group_free (gpointer data)
{
  NunScanGroup *self = data;

  g_free (self->label);
  g_free (self->example);
  g_free (self);
}

static gboolean
take_row (Work *work, Row *row, const char *path, GError **error)
{
  NunScan *self = work->scan;

  if (self->tables[row->kind] == NULL)
    self->tables[row->kind] = NUN_TABLE (nun_observation_table_new (row->kind));
  self->n_datasets[row->kind]++;
  count_group (work, row, path);
  count_contradictions (work, row, path);
  return nun_observation_table_append (NUN_OBSERVATION_TABLE (self->tables[row->kind]),
                                       g_steal_pointer (&row->row), error);
}

static gboolean
take_result (gpointer data, const char *path, gpointer user_data, GError **error)
{
  g_autoptr (Result) result = data;
  Work              *work = user_data;
  NunScan           *self = work->scan;
  gboolean           fine = TRUE;

  self->n_failed += result->failed;
  if (result->has_tables)
    g_ptr_array_add (self->table_files, g_strdup (path));
  for (guint k = 0; k < result->rows->len && fine; k++)
    fine = take_row (work, &g_array_index (result->rows, Row, k), path, error);
  for (guint k = 0; k < result->remarks->len && self->remarks->len < NUN_SCAN_MAX_REMARKS; k++)
    g_ptr_array_add (self->remarks, g_strdup (result->remarks->pdata[k]));
  return fine;
}

static guint
find_column (GPtrArray *columns, const char *name)
{
  guint i = 0;

  while (!g_str_equal (((NunColumn *) columns->pdata[i])->name, name))
    i++;
  return i;
}

static void
find_columns (Work *work)
{
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    {
      g_autoptr (GPtrArray) columns = nun_observation_columns (kind);

      work->n_columns[kind] = columns->len;
      work->at_path[kind] = find_column (columns, NUN_PRODUCT_PATH);
      work->at_ra[kind] = find_column (columns, "s_ra");
      work->at_checks[kind] = find_column (columns, NUN_PRODUCT_CHECKS);
    }
}

static gboolean
read_all (NunScan              *self,
          NunRecords           *files,
          const NunScanOptions *options,
          NunProgress           progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          GError              **error)
{
  Work              work = { .scan = self, .options = options, .cancellable = cancellable };
  const NunScanCrew crew = { read_file, take_result, result_free, &work };
  gboolean          fine;

  find_columns (&work);
  if (options->former != NULL &&
      g_strcmp0 (options->former->reading, self->reading[options->only]) == 0)
    work.former = options->former;
  work.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fine = nun_scan_crew_run (&crew, files, progress, user_data, cancellable, error);
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    if (self->tables[kind] != NULL)
      fine = nun_observation_table_finish (NUN_OBSERVATION_TABLE (self->tables[kind]),
                                           fine ? error : NULL) &&
             fine;
  note_contradictions (&work);
  g_ptr_array_sort (self->groups, compare_groups);
  g_hash_table_unref (work.groups);
  return fine;
}

/* -- the whole --------------------------------------------------------------------------------------- */

static NunScan *
scan_new (const NunScanOptions *options, char **paths)
{
  NunScan *self = g_new0 (NunScan, 1);

  self->table_files = g_ptr_array_new_with_free_func (g_free);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  if (options->folder != NULL)
    {
      self->folder = g_strdup (options->folder);
      self->scanned = g_strdup (options->scanned);
    }
  else
    {
      self->folder = nun_scan_common_folder (paths);
      self->scanned = nun_scan_relative (paths, self->folder);
    }
  self->all_hdus = options->all_hdus;
  for (guint kind = 0; kind < NUN_N_DATASET_KINDS; kind++)
    self->ruled_by[kind] = nun_rule_set_decided (options->decided[kind]);
  return self;
}

static char **
absolute_paths (const char *const *paths)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (; *paths != NULL; paths++)
    {
      g_autofree char *path = g_canonicalize_filename (*paths, NULL);

      g_strv_builder_add (out, path);
    }
  return g_strv_builder_end (out);
}

NunScan *
nun_scan (const char *const    *named,
          const NunScanOptions *options,
          NunProgress           progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          GError              **error)
{
  g_auto (GStrv)         paths = absolute_paths (named);
  g_autoptr (NunScan)    self = scan_new (options, paths);
  g_autoptr (NunRecords) files = nun_scan_list (paths, self->remarks, cancellable, error);

  if (files == NULL)
    return NULL;
  self->n_files = (guint) nun_records_get_n (files);
  /* Before they are read: what changes meanwhile differs from this afterwards. */
  self->stamp = nun_scan_stamp_files (files, self->folder, &self->size, &self->mtime, error);
  if (self->stamp == NULL || !find_rules (self, files, options, cancellable, error) ||
      !read_all (self, files, options, progress, user_data, cancellable, error))
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
      g_free (self->ruled_by[kind]);
      g_free (self->reading[kind]);
    }
  g_ptr_array_unref (self->table_files);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->groups);
  g_free (self->folder);
  g_free (self->scanned);
  g_free (self->stamp);
  g_free (self);
}
