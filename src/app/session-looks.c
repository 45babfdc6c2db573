/* What is looked up in the publication and beside it without changing anything. */
#include "app/session-private.h"

#include "store/sky.h"

/* -- where the rows lie ---------------------------------------------------------------------------- */

static gboolean
run_sky (NunErrand *job, GCancellable *cancellable, GError **error)
{
  job->sky = nun_store_sky (job->store, job->table, job->max_points, cancellable, error);
  return job->sky != NULL;
}

static void
sky_read (NunSession *self, NunErrand *job, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->value_task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->sky), (GDestroyNotify) g_array_unref);
}

void
nun_session_read_sky_async (NunSession         *self,
                            const char         *table,
                            guint               max_points,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  NunErrand *job = nun_errand_new (run_sky);

  job->done = sky_read;
  job->table = g_strdup (table);
  job->max_points = max_points;
  job->cancellable = g_cancellable_new ();
  job->value_task = g_task_new (self, NULL, callback, user_data);
  nun_session_push (self, job);
}

GArray *
nun_session_read_sky_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
