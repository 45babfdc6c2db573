/* Long work on the store: imports, and the sorting of rows by a position that has changed. */
#include "app/session/session-private.h"

#include <glib/gi18n-lib.h>

#include "describe/position.h"

/* How long edits must have rested before rows are sorted anew. */
#define PLACE_DELAY_MS 1200

static void
forget (NunSession *self, NunTask *task)
{
  guint position;

  if (g_list_store_find (self->tasks, task, &position))
    g_list_store_remove (self->tasks, position);
}

/* -- import ---------------------------------------------------------------------------------------- */

static void
say_no_table (NunFile *file, const char *name, GError **error)
{
  const char *reason = nun_file_get_reason (file);

  if (reason == NULL)
    reason = nun_file_get_format (file);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("%s holds no table with rows, no image and no spectrum (%s)"), name, reason);
}

/* Images and spectra are gone through by their headers, not row by row. */
static gboolean
is_for_scan (const NunErrand *job, NunFile *file)
{
  NunFileKind kind = nun_file_get_kind (file);

  return job->former == NULL && nun_task_get_table_index (job->task) < 0 &&
         (kind == NUN_FILE_IMAGE || kind == NUN_FILE_SPECTRUM);
}

static const NunCollection *
former_collection (const NunErrand *job)
{
  return job->former != NULL ? nun_description_find_collection (job->former, job->former_table)
                             : NULL;
}

static void
add_offers (NunErrand *job, NunFile *file, NunTable *chosen)
{
  job->offers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable        *table = nun_file_get_table (file, i);
      const char      *name = nun_table_get_name (table);
      g_autofree char *number = g_strdup_printf (_ ("Table %u"), i + 1);

      if (table != chosen && nun_table_get_n_rows (table) != 0)
        g_ptr_array_add (job->offers, nun_task_new (NUN_TASK_IMPORT, job->path,
                                                    *name != 0 ? name : number, (int) i));
    }
}

/* The table of the file that the former collection came from. */
static NunTable *
find_former (NunErrand *job, NunFile *file)
{
  const NunCollection *collection =
      nun_description_find_collection (job->former, job->former_table);

  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable *table = nun_file_get_table (file, i);

      if (nun_table_get_hdu (table) == collection->source_hdu &&
          g_str_equal (nun_table_get_name (table), collection->source_table))
        return table;
    }
  return nun_file_get_main_table (file);
}

/* What people had decided of the table and its columns, decided again. */
static gboolean
bring_decisions_back (NunErrand *job, GError **error)
{
  NunDescription      *now = nun_store_get_description (job->store);
  const NunCollection *collection = nun_description_find_collection (now, job->table);
  gboolean             fine;

  for (int i = -1; i < (int) collection->columns->len; i++)
    for (const NunField *field = nun_fields (); field->key != NULL; field++)
      {
        const NunColumn *column = i < 0 ? NULL : g_ptr_array_index (collection->columns, i);
        const char      *name = column != NULL ? column->name : NULL;
        const NunDatum  *datum = NULL;
        NunDescription  *next = NULL;

        if (field->scope == (i < 0 ? NUN_SCOPE_TABLE : NUN_SCOPE_COLUMN))
          datum = nun_description_get (job->former, job->former_table, name, field->key);
        if (datum != NULL && datum->origin == NUN_ORIGIN_PERSON)
          next = nun_description_set (now, job->table, name, field->key, datum->value, NULL);
        if (next == NULL)
          continue;
        nun_description_unref (now);
        now = next;
        collection = nun_description_find_collection (now, job->table);
      }
  fine = nun_store_apply (job->store, now, _ ("Bring the table back"), error);
  nun_description_unref (now);
  return fine;
}

/* What was chosen for this reading, or for the one before it. */
static NunRagged
choose_ragged (NunErrand *job)
{
  const NunCollection *collection =
      job->former != NULL ? nun_description_find_collection (job->former, job->former_table) : NULL;
  NunRaggedRows before = { .choice = NUN_RAGGED_REPAIR };

  if (collection != NULL)
    nun_ragged_read (collection->notes, &before);
  nun_task_get_ragged (job->task, &before.choice);
  return before.choice;
}

static gboolean
run_import (NunErrand *job, GCancellable *cancellable, GError **error)
{
  g_autofree char     *name = g_path_get_basename (job->path);
  g_autoptr (NunFile)  file = NULL;
  NunTable            *table;
  int                  index = nun_task_get_table_index (job->task);
  const NunCollection *former = former_collection (job);

  if (former != NULL && former->kind != NUN_COLLECTION_TABLE)
    return nun_errand_rescan (job, cancellable, error);
  if (job->paths != NULL || g_file_test (job->path, G_FILE_TEST_IS_DIR))
    return nun_errand_scan (job, cancellable, error);
  file = nun_file_open_as (job->path, choose_ragged (job), cancellable, error);
  if (file == NULL)
    return FALSE;
  if (is_for_scan (job, file))
    return nun_errand_scan (job, cancellable, error);
  table = job->former != NULL ? find_former (job, file)
          : index < 0         ? nun_file_get_main_table (file)
                              : nun_file_get_table (file, (guint) index);
  if (table == NULL)
    {
      say_no_table (file, name, error);
      return FALSE;
    }
  if (!nun_store_import (job->store, file, table, nun_task_report, job->task, cancellable,
                         &job->table, error))
    return FALSE;
  if (job->former != NULL)
    return bring_decisions_back (job, error);
  if (index < 0)
    {
      add_offers (job, file, table);
      if (*nun_file_get_warnings (file) != NULL)
        job->warnings = g_strjoinv ("\n", (char **) nun_file_get_warnings (file));
    }
  return TRUE;
}

/* A file that is refused for some of its rows can be read without them. */
static void
offer_without_ragged (NunSession *self, NunErrand *job)
{
  g_autoptr (NunTask) offer = NULL;

  if (job->former != NULL)
    return;
  offer = nun_task_new (NUN_TASK_IMPORT, job->path, NULL, -1);
  nun_task_set_ragged (offer, NUN_RAGGED_LEAVE_OUT);
  nun_task_set_state (offer, NUN_TASK_OFFER, NULL);
  g_list_store_append (self->tasks, offer);
}

static void
imported (NunSession *self, NunErrand *job, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      nun_task_set_state (job->task, NUN_TASK_FAILED, error->message);
      if (g_error_matches (error, NUN_FILES_ERROR, NUN_FILES_ERROR_RAGGED))
        offer_without_ragged (self, job);
      return;
    }
  if (error == NULL && job->remarks != NULL)
    nun_session_keep_scan (self, job);
  if (error == NULL)
    nun_session_look_at_sources (self);
  if (error == NULL && job->former != NULL && job->news == NULL)
    nun_session_keep_report (self, job);
  if (error == NULL && job->warnings != NULL)
    nun_task_set_state (job->task, NUN_TASK_WARNED, job->warnings);
  else
    {
      nun_task_set_state (job->task, NUN_TASK_ENDED, NULL);
      forget (self, job->task);
    }
  for (guint i = 0; job->offers != NULL && i < job->offers->len; i++)
    {
      NunTask *offer = g_ptr_array_index (job->offers, i);

      nun_task_set_state (offer, NUN_TASK_OFFER, NULL);
      g_list_store_append (self->tasks, offer);
    }
}

static void
push_import (NunSession *self, NunTask *task)
{
  NunErrand *job = nun_errand_new (run_import);

  job->done = imported;
  job->path = g_strdup (nun_task_get_path (task));
  job->task = g_object_ref (task);
  nun_session_push (self, job);
  nun_session_emit_changed (self);
}

/* Named by the folder that holds the first. */
void
nun_session_import_all (NunSession *self, const char *const *paths)
{
  g_autofree char    *folder = NULL;
  g_autoptr (NunTask) task = NULL;
  NunErrand          *job;

  if (paths[0] == NULL || paths[1] == NULL)
    {
      if (paths[0] != NULL)
        nun_session_import (self, paths[0]);
      return;
    }
  folder = g_path_get_dirname (paths[0]);
  task = nun_task_new (NUN_TASK_IMPORT, folder, NULL, -1);
  g_list_store_append (self->tasks, task);
  job = nun_errand_new (run_import);
  job->done = imported;
  job->path = g_strdup (folder);
  job->paths = g_strdupv ((char **) paths);
  job->task = g_object_ref (task);
  nun_session_push (self, job);
  nun_session_emit_changed (self);
}

void
nun_session_import (NunSession *self, const char *path)
{
  g_autoptr (NunTask) task = nun_task_new (NUN_TASK_IMPORT, path, NULL, -1);

  g_list_store_append (self->tasks, task);
  push_import (self, task);
}

/* Reads a table of a former description from its file; takes the description.  ragged: NULL for the former choice. */
static void
import_former (NunSession *self, NunDescription *former, const char *table, const NunRagged *ragged)
{
  const NunCollection *collection = nun_description_find_collection (former, table);
  NunErrand           *job = nun_errand_new (run_import);

  job->done = imported;
  job->path = g_strdup (collection->source);
  job->task = nun_task_new (NUN_TASK_AGAIN, collection->source, NULL, -1);
  job->former = former;
  job->former_table = g_strdup (table);
  if (ragged != NULL)
    nun_task_set_ragged (job->task, *ragged);
  g_list_store_append (self->tasks, job->task);
  nun_session_push (self, job);
  nun_session_emit_changed (self);
}

void
nun_session_read_again (NunSession *self, const char *table)
{
  g_return_if_fail (nun_description_find_collection (self->description, table) != NULL);
  import_former (self, nun_description_ref (self->description), table, NULL);
}

void
nun_session_read_again_as (NunSession *self, const char *table, NunRagged ragged)
{
  g_return_if_fail (nun_description_find_collection (self->description, table) != NULL);
  import_former (self, nun_description_ref (self->description), table, &ragged);
}

void
nun_session_take_offer (NunSession *self, NunTask *offer)
{
  g_return_if_fail (nun_task_get_state (offer) == NUN_TASK_OFFER);

  nun_task_set_state (offer, NUN_TASK_WAITING, NULL);
  push_import (self, offer);
}

gboolean
nun_session_is_working (NunSession *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr (NunTask) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      if (nun_task_get_kind (task) != NUN_TASK_PLACE &&
          (nun_task_get_state (task) == NUN_TASK_WAITING ||
           nun_task_get_state (task) == NUN_TASK_RUNNING))
        return TRUE;
    }
  return FALSE;
}

/* -- sorting --------------------------------------------------------------------------------------- */

static gboolean
run_place (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_place (job->store, job->table, nun_task_report, job->task, cancellable, error);
}

static void
placed (NunSession *self, NunErrand *job, const GError *error)
{
  gboolean superseded = g_object_get_data (G_OBJECT (job->task), "superseded") != NULL;

  forget (self, job->task);
  nun_task_set_state (job->task, NUN_TASK_ENDED, NULL);
  if (error == NULL || superseded)
    return;

  /* Not again by itself: the person has cancelled, or it would fail again. */
  g_hash_table_add (self->declined, g_strdup (job->table));
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    nun_session_emit_failed (self, error->message);
}

static gboolean
has_place_task (NunSession *self, const char *table)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr (NunTask) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      if (nun_task_get_kind (task) == NUN_TASK_PLACE &&
          g_strcmp0 (nun_task_get_table (task), table) == 0)
        return TRUE;
    }
  return FALSE;
}

void
nun_session_place (NunSession *self, const char *table)
{
  NunErrand          *job;
  g_autoptr (NunTask) task = NULL;

  if (has_place_task (self, table))
    return;
  task = nun_task_new (NUN_TASK_PLACE, NULL, table, -1);
  job = nun_errand_new (run_place);
  job->done = placed;
  job->table = g_strdup (table);
  job->task = g_object_ref (task);
  g_hash_table_remove (self->declined, table);
  g_list_store_append (self->tasks, task);
  nun_session_push (self, job);
  nun_session_emit_changed (self);
}

/* Only towards a full position: half of a pair is an edit that is not finished yet. */
static gboolean
wants_placing (NunSession *self, const char *table)
{
  g_autoptr (NunPosition) position = nun_position_described (self->description, table);

  return position != NULL && !g_hash_table_contains (self->declined, table) &&
         !has_place_task (self, table);
}

static gboolean
on_place_timer (gpointer data)
{
  NunSession *self = data;

  self->place_timer = 0;
  for (guint i = 0; self->unplaced != NULL && self->unplaced[i] != NULL; i++)
    if (wants_placing (self, self->unplaced[i]))
      {
        g_autofree char *table = g_strdup (self->unplaced[i]);

        nun_session_place (self, table);
        break; /* the next one is planned when this one is done */
      }
  return G_SOURCE_REMOVE;
}

void
nun_session_plan_placing (NunSession *self)
{
  gboolean wanted = FALSE;

  g_clear_handle_id (&self->place_timer, g_source_remove);
  if (self->store == NULL || nun_store_is_read_only (self->store))
    return;
  for (guint i = 0; self->unplaced != NULL && self->unplaced[i] != NULL; i++)
    wanted |= wants_placing (self, self->unplaced[i]);
  if (wanted)
    self->place_timer = g_timeout_add (PLACE_DELAY_MS, on_place_timer, self);
}

/* -- both ------------------------------------------------------------------------------------------ */

static NunErrand *
find_waiting (NunSession *self, NunTask *task)
{
  for (GList *l = self->jobs.head; l != NULL; l = l->next)
    if (((NunErrand *) l->data)->task == task)
      return l->data;
  return NULL;
}

void
nun_session_dismiss (NunSession *self, NunTask *task)
{
  g_autoptr (NunTask) keep = g_object_ref (task);
  NunErrand          *waiting = find_waiting (self, task);

  g_cancellable_cancel (nun_task_get_cancellable (task));
  if (nun_task_get_state (task) == NUN_TASK_RUNNING)
    return; /* the worker ends it */

  if (waiting != NULL)
    {
      if (waiting->table != NULL)
        g_hash_table_add (self->declined, g_strdup (waiting->table));
      g_queue_remove (&self->jobs, waiting);
      nun_errand_free (waiting);
    }
  forget (self, task);
  nun_session_emit_changed (self);
}
