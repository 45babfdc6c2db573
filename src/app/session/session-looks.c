/* What is looked up in the publication and beside it without changing anything: the sky, and the files that the
 * tables came from. */
#include "app/session/session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#include "describe/embargo.h"
#include "store/observe.h"

/* -- where the rows lie ---------------------------------------------------------------------------- */

static gboolean
run_sky (NunErrand *job, GCancellable *cancellable, GError **error)
{
  NunSkyAsk ask = job->ask;

  ask.column = job->column;
  job->sky = nun_store_sky (job->store, job->table, &ask, cancellable, error);
  return job->sky != NULL;
}

static void
sky_read (NunSession *self, NunErrand *job, const GError *error)
{
  nun_errand_return (job, g_steal_pointer (&job->sky), (GDestroyNotify) g_array_unref, error);
}

void
nun_session_read_sky_async (NunSession         *self,
                            const char         *table,
                            const NunSkyAsk    *ask,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  NunErrand *job = nun_errand_new_read (self, run_sky, sky_read, table, callback, user_data);

  g_set_object (&job->cancellable, cancellable);
  job->column = g_strdup (ask->column);
  job->ask = *ask;
  nun_session_push (self, job);
}

GArray *
nun_session_read_sky_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- one row ----------------------------------------------------------------------------------------- */

/* The identifier alone, then some columns by their names. */
#define MAX_TOLD 5

static char *
tell_row (NunErrand *job, NunSpool *spool)
{
  g_autoptr (NunDescription) now = nun_store_get_description (job->store);
  GPtrArray                 *columns = nun_spool_get_columns (spool);
  g_autoptr (GPtrArray)      parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < columns->len && parts->len < MAX_TOLD; i++)
    {
      const char      *name = ((const NunColumn *) columns->pdata[i])->name;
      const char      *role = nun_description_get_value (now, job->table, name, "role");
      g_autofree char *text = nun_spool_dup_cell (spool, 0, i);

      if (*text == 0)
        continue;
      if (g_strcmp0 (role, "id") == 0)
        g_ptr_array_insert (parts, 0, g_steal_pointer (&text));
      else
        g_ptr_array_add (parts, g_strdup_printf ("%s %s", name, text));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static gboolean
run_row (NunErrand *job, GCancellable *cancellable, GError **error)
{
  NunRowConditions     none = { 0 };
  GArray              *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (NunRows)  rows = NULL;
  g_autoptr (NunSpool) spool = NULL;

  g_array_append_val (keys, job->row);
  rows = nun_store_select_where (job->store, job->table, keys, &none, 1, error);
  spool = rows != NULL ? nun_spool_new (rows, cancellable, error) : NULL;
  if (spool == NULL)
    return FALSE;
  job->value = nun_spool_get_n_rows (spool) > 0 ? tell_row (job, spool) : g_strdup ("");
  return TRUE;
}

static void
row_read (NunSession *self, NunErrand *job, const GError *error)
{
  nun_errand_return (job, g_steal_pointer (&job->value), g_free, error);
}

void
nun_session_tell_row_async (NunSession         *self,
                            const char         *table,
                            gint64              key,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  NunErrand *job = nun_errand_new_read (self, run_row, row_read, table, callback, user_data);

  job->row = key;
  nun_session_push (self, job);
}

char *
nun_session_tell_row_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- the dates of single files ----------------------------------------------------------------------- */

static gboolean
run_release (NunErrand *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows) rows = nun_errand_select (job, "obs_release_date", error);
  g_autoptr (GError)  cause = NULL;
  const NunValue     *values;

  job->release_s = 0;
  while (rows != NULL && nun_rows_get_n_columns (rows) > 0 &&
         (values = nun_rows_next (rows, cancellable, &cause)) != NULL)
    {
      g_autofree char *text =
          values->type == NUN_VALUE_TEXT ? g_strndup (values->text, values->length) : NULL;
      gint64 release_s;

      if (text != NULL && nun_embargo_read (text, &release_s))
        job->release_s = MAX (job->release_s, release_s);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return rows != NULL && cause == NULL;
}

static void
release_read (NunSession *self, NunErrand *job, const GError *error)
{
  nun_errand_return (job, g_memdup2 (&job->release_s, sizeof job->release_s), g_free, error);
}

void
nun_session_find_release_async (NunSession         *self,
                                const char         *table,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  nun_session_push (
      self, nun_errand_new_read (self, run_release, release_read, table, callback, user_data));
}

gint64
nun_session_find_release_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *release_s = g_task_propagate_pointer (G_TASK (result), error);

  return release_s != NULL ? *release_s : -1;
}

/* -- the files of the tables ----------------------------------------------------------------------- */

/* How a file stood to its table, and the stamp of both then: the same stamp need not be looked at twice, which
 * may mean to read the whole file. */
typedef struct
{
  NunSourceState state;
  char          *stamp;
} Looked;

typedef struct
{
  NunDescription *description;
  GHashTable     *former; /* name of the table -> Looked; never changed once it is made */
} Look;

static Looked *
looked_new (NunSourceState state, const char *stamp)
{
  Looked *self = g_new0 (Looked, 1);

  self->state = state;
  self->stamp = g_strdup (stamp);
  return self;
}

static void
looked_free (Looked *self)
{
  g_free (self->stamp);
  g_free (self);
}

static void
look_free (Look *look)
{
  nun_description_unref (look->description);
  g_hash_table_unref (look->former);
  g_free (look);
}

static GHashTable *
make_sources (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) looked_free);
}

/* A folder is looked through every time: its own time does not tell of the files below. */
static gboolean
is_as_it_was (const NunCollection *collection, const Looked *former, const char *stamp)
{
  return collection->kind == NUN_COLLECTION_TABLE && former != NULL &&
         g_str_equal (former->stamp, stamp);
}

static char *
dup_stamp (const NunCollection *collection)
{
  GStatBuf status;

  if (collection->source == NULL || g_stat (collection->source, &status) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%s %" PRId64 ".%ld %" PRId64 " %s",
                          collection->source_sha256 != NULL ? collection->source_sha256 : "",
                          (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                          (gint64) status.st_size, collection->source);
}

static void
run_look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look       *look = task_data;
  GHashTable *sources = make_sources ();

  for (guint i = 0; i < nun_description_get_n_collections (look->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (look->description, i);
      const Looked        *former = g_hash_table_lookup (look->former, collection->name);
      g_autofree char     *stamp = dup_stamp (collection);
      NunSourceState       state = is_as_it_was (collection, former, stamp)
                                       ? former->state
                                       : nun_compare_source (collection);

      g_hash_table_insert (sources, g_strdup (collection->name), looked_new (state, stamp));
    }
  g_task_return_pointer (task, sources, (GDestroyNotify) g_hash_table_unref);
}

static void
on_looked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  NunSession *self = NUN_SESSION (object);
  gboolean    again = self->look_again;

  g_clear_pointer (&self->sources, g_hash_table_unref);
  self->sources = g_task_propagate_pointer (G_TASK (result), NULL);
  self->is_looking = self->look_again = FALSE;
  if (self->closing != NULL || self->store == NULL)
    return;
  nun_session_emit_changed (self);
  if (again)
    nun_session_look_at_sources (self);
}

void
nun_session_look_at_sources (NunSession *self)
{
  g_autoptr (GTask) task = NULL;
  Look             *look;

  if (self->store == NULL || self->closing != NULL)
    return;
  self->look_again = self->is_looking;
  if (self->is_looking)
    return;

  self->is_looking = TRUE;
  look = g_new0 (Look, 1);
  look->description = nun_description_ref (self->description);
  look->former = self->sources != NULL ? g_hash_table_ref (self->sources) : make_sources ();
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, run_look);
}

NunSourceState
nun_session_get_source_state (NunSession *self, const char *table)
{
  const Looked *looked = self->sources != NULL ? g_hash_table_lookup (self->sources, table) : NULL;

  return looked != NULL ? looked->state : NUN_SOURCE_SAME;
}

/* -- what reading again has changed ---------------------------------------------------------------- */

void
nun_session_keep_report (NunSession *self, const NunErrand *job)
{
  const NunCollection  *before = nun_description_find_collection (job->former, job->former_table);
  const NunCollection  *after = nun_description_find_collection (self->description, job->table);
  g_autoptr (GPtrArray) report = NULL;

  if (before == NULL || after == NULL)
    return;
  report = nun_compare_collections (before, after);
  if (report->len == 0)
    g_ptr_array_add (report, g_strdup (_ ("Rows, columns and ranges are as they were.")));
  if (report->len > 0)
    g_hash_table_insert (self->reports, g_strdup (job->table), g_steal_pointer (&report));
}

GPtrArray *
nun_session_get_report (NunSession *self, const char *table)
{
  return g_hash_table_lookup (self->reports, table);
}

void
nun_session_dismiss_report (NunSession *self, const char *table)
{
  g_hash_table_remove (self->reports, table);
  nun_session_emit_changed (self);
}
