/* Threads that work out one thing, and questions that a later one makes idle. */
#include "app/session/thread.h"

void
nun_thread_run (GTaskThreadFunc     work,
                gpointer            data,
                GDestroyNotify      free_data,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, work);
}

void
nun_thread_return (GTask *task, gpointer outcome, GDestroyNotify free_outcome, GError *error)
{
  if (outcome != NULL)
    g_task_return_pointer (task, outcome, free_outcome);
  else
    g_task_return_error (task, error);
}

static void
file_question_free (gpointer data)
{
  NunFileQuestion *self = data;

  g_free (self->path);
  g_free (self);
}

void
nun_thread_read (GTaskThreadFunc     work,
                 const char         *path,
                 int                 hdu,
                 int                 number,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  NunFileQuestion *question = g_new (NunFileQuestion, 1);

  *question = (NunFileQuestion){ g_strdup (path), hdu, number };
  nun_thread_run (work, question, file_question_free, cancellable, callback, user_data);
}

void
nun_ask (GCancellable      **asking,
         GTaskThreadFunc     work,
         gpointer            question,
         GDestroyNotify      free_question,
         GAsyncReadyCallback callback,
         gpointer            asker)
{
  nun_give_up (asking);
  *asking = g_cancellable_new ();
  nun_thread_run (work, question, free_question, *asking, callback, g_object_ref (asker));
}

gboolean
nun_take_answer (GCancellable **asking, GAsyncResult *result, gpointer *answer, GError **error)
{
  g_autoptr (GError) cause = NULL;

  *answer = g_task_propagate_pointer (G_TASK (result), &cause);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_object (asking);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return TRUE;
}

void
nun_give_up (GCancellable **asking)
{
  g_cancellable_cancel (*asking);
  g_clear_object (asking);
}
