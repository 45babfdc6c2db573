/* What could not be written: edits that a full disk refused stay on the screen and wait, and a file that was moved away goes back. */
#include <glib/gi18n-lib.h>

#include "app/session/session-private.h"

/* -- edits that were refused ------------------------------------------------------------------------- */

/* Of one value: the later of two is all that counts. */
static gboolean
is_same_place (const NunErrand *a, const NunErrand *b)
{
  return a->key != NULL && a->edits == NULL && b->edits == NULL &&
         g_strcmp0 (a->key, b->key) == 0 && g_strcmp0 (a->table, b->table) == 0 &&
         g_strcmp0 (a->column, b->column) == 0;
}

/* An errand goes with its GTask; what it was to write moves to a new one. */
static NunErrand *
take_edit (NunErrand *job)
{
  NunErrand *kept = nun_errand_new (job->run);

  kept->done = job->done;
  kept->is_edit = TRUE;
  kept->table = g_steal_pointer (&job->table);
  kept->column = g_steal_pointer (&job->column);
  kept->key = g_steal_pointer (&job->key);
  kept->value = g_steal_pointer (&job->value);
  kept->what = g_strdup (job->what);
  kept->edits = g_steal_pointer (&job->edits);
  kept->accept = g_steal_pointer (&job->accept);
  kept->accepts_hunches = job->accepts_hunches;
  return kept;
}

static void
drop_same_place (NunSession *self, const NunErrand *job)
{
  for (GList *l = self->unsaved.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (!is_same_place (l->data, job))
        continue;
      nun_errand_free (l->data);
      g_queue_delete_link (&self->unsaved, l);
    }
}

void
nun_session_keep_unsaved (NunSession *self, NunErrand *job, const GError *error)
{
  if (!job->is_edit)
    return;
  drop_same_place (self, job);
  if (error != NULL && !nun_store_is_read_only (self->store))
    g_queue_push_tail (&self->unsaved, take_edit (job));
}

NunDescription *
nun_session_add_unsaved (NunSession *self, NunDescription *now)
{
  for (GList *l = self->unsaved.head; l != NULL; l = l->next)
    {
      NunDescription *next = nun_errand_edit (l->data, now);

      nun_description_unref (now);
      now = next;
    }
  return now;
}

void
nun_session_retry_unsaved (NunSession *self)
{
  NunErrand *job;

  while ((job = g_queue_pop_tail (&self->unsaved)) != NULL)
    g_queue_push_head (&self->jobs, job);
}

gboolean
nun_session_drop_unsaved (NunSession *self)
{
  NunErrand *last = g_queue_pop_tail (&self->unsaved);

  if (last == NULL)
    return FALSE;
  nun_errand_free (last);
  nun_session_refresh (self); /* what is without it */
  return TRUE;
}

/* -- a file that has gone ---------------------------------------------------------------------------- */

void
nun_session_take_moved (NunSession *self, gboolean moved)
{
  g_autofree char *sentence = NULL;

  if (moved == self->has_moved)
    return;
  self->has_moved = moved;
  if (!moved)
    return;
  sentence =
      g_strdup_printf (_ ("%s was moved or deleted while it was open. Everything is still here: "
                          "put the file back, or save it there again."),
                       nun_store_get_path (self->store));
  nun_session_emit_failed (self, sentence);
}

static gboolean
run_save_again (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_save_again (job->store, error);
}

static void
saved_again (NunSession *self, NunErrand *job, const GError *error)
{
  if (error != NULL)
    {
      nun_session_emit_failed (self, error->message);
      return;
    }
  nun_session_retry_unsaved (self);
  /* It still reads what has gone. */
  if (job->was_moved)
    nun_session_stop_host (self);
}

gboolean
nun_session_needs_saving (NunSession *self)
{
  return self->has_moved || !g_queue_is_empty (&self->unsaved);
}

void
nun_session_save_again (NunSession *self)
{
  NunErrand *job = nun_errand_new (run_save_again);

  g_return_if_fail (self->store != NULL);
  job->done = saved_again;
  job->was_moved = self->has_moved;
  nun_session_push (self, job);
}
