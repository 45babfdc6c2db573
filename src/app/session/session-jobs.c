/* The queue of jobs on the store: one at a time in a thread, and what the window shows meanwhile. */
#include "app/session/learning.h"
#include "app/session/session-private.h"
#include "store/scan.h"

NunErrand *
nun_errand_new (gboolean (*run) (NunErrand *, GCancellable *, GError **))
{
  NunErrand *job = g_new0 (NunErrand, 1);

  job->run = run;
  return job;
}

void
nun_errand_free (NunErrand *job)
{
  g_clear_object (&job->store);
  g_free (job->path);
  g_free (job->table);
  g_free (job->column);
  g_free (job->key);
  g_free (job->value);
  g_free (job->what);
  g_clear_pointer (&job->edits, g_variant_unref);
  g_strfreev (job->accept);
  g_clear_object (&job->task);
  g_clear_pointer (&job->offers, g_ptr_array_unref);
  g_clear_pointer (&job->former, nun_description_unref);
  g_free (job->former_table);
  g_free (job->warnings);
  g_clear_object (&job->value_task);
  g_clear_pointer (&job->sky, g_array_unref);
  g_clear_object (&job->cancellable);
  g_strfreev (job->paths);
  g_strfreev (job->scanned);
  g_strfreev (job->found);
  g_clear_pointer (&job->remarks, g_ptr_array_unref);
  g_clear_pointer (&job->news, g_ptr_array_unref);
  g_clear_pointer (&job->observations, nun_observations_unref);
  g_clear_pointer (&job->description, nun_description_unref);
  g_free (job->undo);
  g_free (job->redo);
  g_strfreev (job->unplaced);
  g_strfreev (job->unscanned);
  g_free (job);
}

/* -- edits that wait ------------------------------------------------------------------------------- */

/* A guess that cannot be said by a person stays a guess.  A UCD that is only a hunch (nun_description_is_said) becomes none
 * unless hunches are meant too: nobody reads hundreds of them before they are accepted in one go. */
static void
accept_guess (NunDescription *fresh,
              const char     *table,
              const char     *column,
              const NunField *field,
              gboolean        hunches)
{
  const NunDatum      *datum = nun_description_get (fresh, table, column, field->key);
  gboolean             is_ucd = g_str_equal (field->key, "ucd");
  g_autofree char     *value = NULL;
  g_autoptr (NunDatum) decision = NULL;

  if (is_ucd && (datum == NULL || (!hunches && !nun_description_is_said (datum))))
    value = g_strdup ("");
  else if (datum != NULL && datum->origin != NUN_ORIGIN_PERSON)
    value = nun_field_tidy (field, datum->value, NULL);
  if (value == NULL)
    return;
  decision = nun_datum_new (value, NUN_ORIGIN_PERSON, 1.0, NULL);
  nun_description_load_datum (fresh, table, column, field->key, TRUE, decision);
}

/* One copy for all of them: a thousand columns are accepted at once. */
static NunDescription *
accept_guesses (const NunErrand *job, const NunDescription *description)
{
  const NunCollection *collection = nun_description_find_collection (description, job->table);
  NunDescription      *fresh =
      nun_description_with_decision (description, job->table, NULL, "none", NULL);

  for (guint i = 0; collection != NULL && job->accept[i] != NULL; i++)
    if (nun_collection_find_column (collection, job->accept[i]) >= 0)
      for (const NunField *field = nun_fields (); field->key != NULL; field++)
        if (field->scope == NUN_SCOPE_COLUMN)
          accept_guess (fresh, job->table, job->accept[i], field, job->accepts_hunches);
  return fresh;
}

/* One copy here too; what does not fit any more is left out. */
static NunDescription *
edit_all (const NunErrand *job, const NunDescription *description)
{
  NunDescription *fresh = nun_description_copy (description);
  GVariantIter    iter;
  const char     *table, *column, *key, *value;

  g_variant_iter_init (&iter, job->edits);
  while (g_variant_iter_next (&iter, "(&s&s&sm&s)", &table, &column, &key, &value))
    nun_description_edit (fresh, *table != 0 ? table : NULL, *column != 0 ? column : NULL, key,
                          value, NULL);
  return fresh;
}

NunErrand *
nun_errand_new_read (NunSession *self,
                     gboolean (*run) (NunErrand *, GCancellable *, GError **),
                     void (*done) (NunSession *, NunErrand *, const GError *),
                     const char         *table,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  NunErrand *job = nun_errand_new (run);

  job->done = done;
  job->table = g_strdup (table);
  job->cancellable = g_cancellable_new ();
  job->value_task = g_task_new (self, NULL, callback, user_data);
  return job;
}

void
nun_errand_return (NunErrand *job, gpointer value, GDestroyNotify free, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->value_task);

  if (error == NULL)
    g_task_return_pointer (task, value, free);
  else
    {
      g_clear_pointer (&value, free);
      g_task_return_error (task, g_error_copy (error));
    }
}

NunDescription *
nun_errand_edit (const NunErrand *job, const NunDescription *description)
{
  NunDescription *next;

  if (job->accept != NULL)
    return accept_guesses (job, description);
  if (job->edits != NULL)
    return edit_all (job, description);

  next = nun_description_set (description, job->table, job->column, job->key, job->value, NULL);
  return next != NULL ? next : nun_description_ref ((NunDescription *) description);
}

/* Takes now.  An edit was judged when it was made; what the store makes of it is no news unless others wrote too. */
static void
take_description (NunSession *self, NunDescription *now)
{
  if (nun_description_is_same (now, self->description))
    {
      nun_description_unref (now);
      return;
    }
  nun_description_unref (self->description);
  self->description = now;
  nun_session_judge (self);
}

/* Takes over what the store says now, with the edits on top that have not reached it yet. */
static void
take_state (NunSession *self, NunErrand *job)
{
  NunDescription *now = g_steal_pointer (&job->description);

  if (now == NULL)
    return;

  now = nun_session_add_unsaved (self, now);
  for (GList *l = self->jobs.head; l != NULL; l = l->next)
    if (((NunErrand *) l->data)->is_edit)
      {
        NunDescription *next = nun_errand_edit (l->data, now);

        nun_description_unref (now);
        now = next;
      }

  take_description (self, now);
  g_free (self->undo);
  self->undo = g_steal_pointer (&job->undo);
  g_free (self->redo);
  self->redo = g_steal_pointer (&job->redo);
  g_strfreev (self->unplaced);
  self->unplaced = g_steal_pointer (&job->unplaced);
  g_strfreev (self->unscanned);
  self->unscanned = g_steal_pointer (&job->unscanned);
  nun_session_take_moved (self, job->has_moved);
}

/* -- the worker ------------------------------------------------------------------------------------ */

/* What is so after a job, read where reading may wait. */
static void
read_state (NunErrand *job)
{
  g_autoptr (GStrvBuilder)   unplaced = g_strv_builder_new ();
  g_autoptr (GStrvBuilder)   unscanned = g_strv_builder_new ();
  g_autoptr (NunDescription) now = nun_store_get_description (job->store);

  for (guint i = 0; i < nun_description_get_n_collections (now); i++)
    {
      const char *name = nun_description_get_collection (now, i)->name;

      if (nun_store_needs_placing (job->store, name))
        g_strv_builder_add (unplaced, name);
      if (nun_store_needs_scan (job->store, name))
        g_strv_builder_add (unscanned, name);
    }
  job->unplaced = g_strv_builder_end (unplaced);
  job->unscanned = g_strv_builder_end (unscanned);
  job->undo = nun_store_dup_undo (job->store);
  job->redo = nun_store_dup_redo (job->store);
  job->has_moved = nun_store_has_moved (job->store);
  job->description = g_steal_pointer (&now);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  NunErrand *job = task_data;
  GError    *error = NULL;
  gboolean   done = job->run (job, cancellable, &error);

  if (job->store != NULL)
    read_state (job);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The store closes in a thread: its last act may be to write the log back. */
static void
run_close (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_object_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
finish_closing (NunSession *self)
{
  g_autoptr (GTask) closing = g_steal_pointer (&self->closing);

  if (self->store == NULL)
    {
      g_task_return_boolean (closing, TRUE);
      return;
    }
  g_task_set_task_data (closing, g_steal_pointer (&self->store), NULL);
  g_task_run_in_thread (closing, run_close);
}

static void
on_job_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  NunSession        *self = NUN_SESSION (object);
  NunErrand         *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->running = NULL;
  if (self->store == NULL && job->store != NULL)
    self->store = g_object_ref (job->store);
  nun_session_keep_unsaved (self, job, error);
  take_state (self, job);
  if (job->done != NULL)
    job->done (self, job, error);

  nun_session_pump (self);
  if (self->closing == NULL)
    {
      nun_session_plan_placing (self);
      nun_session_plan_scan (self);
      nun_session_pump_health (self);
      nun_session_emit_changed (self);
    }
}

void
nun_session_pump (NunSession *self)
{
  g_autoptr (GTask) task = NULL;
  NunErrand        *job;

  if (self->running != NULL)
    return;
  job = g_queue_pop_head (&self->jobs);
  if (job == NULL)
    {
      if (self->closing != NULL && !self->host_changing)
        finish_closing (self);
      return;
    }

  self->running = job;
  g_set_object (&job->store, self->store);
  task =
      g_task_new (self, job->task != NULL ? nun_task_get_cancellable (job->task) : job->cancellable,
                  on_job_done, NULL);
  /* What was done is said, even when it was cancelled in the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) nun_errand_free);
  if (job->task != NULL)
    {
      if (self->store != NULL)
        nun_store_set_personal (self->store, nun_learning_get_personal (nun_learning_get ()));
      nun_task_set_state (job->task, NUN_TASK_RUNNING, NULL);
    }
  g_task_run_in_thread (task, run_job);
}

void
nun_session_push (NunSession *self, NunErrand *job)
{
  g_queue_push_tail (&self->jobs, job);
  nun_session_pump (self);
}

void
nun_session_drop_tasks (NunSession *self)
{
  for (GList *l = self->jobs.head, *next; l != NULL; l = next)
    {
      next = l->next;
      /* Not thrown away: somebody waits for the answer. */
      g_cancellable_cancel (((NunErrand *) l->data)->cancellable);
      if (((NunErrand *) l->data)->task == NULL)
        continue;
      nun_errand_free (l->data);
      g_queue_delete_link (&self->jobs, l);
    }
  if (self->running != NULL && self->running->task != NULL)
    g_cancellable_cancel (nun_task_get_cancellable (self->running->task));
  if (self->running != NULL)
    g_cancellable_cancel (self->running->cancellable);
}
