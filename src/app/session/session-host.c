/* The preview server of the open publication: started and stopped in threads. */
#include "app/session/session-private.h"
#include "app/session/thread.h"

static void
finish_change (NunSession *self)
{
  self->host_changing = FALSE;
  if (self->closing != NULL)
    nun_session_drop_host (self);
  else
    nun_session_emit_changed (self);
}

static void
run_start (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  NunHostOptions options = { .oai = g_object_get_data (G_OBJECT (task), "oai") != NULL };
  GError        *error = NULL;
  NunHost       *host = nun_host_start (path, &options, &error);

  nun_thread_return (task, host, g_object_unref, error);
}

static void
on_started (GObject *object, GAsyncResult *result, gpointer user_data)
{
  NunSession        *self = NUN_SESSION (object);
  g_autoptr (GError) error = NULL;

  self->host = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->host != NULL)
    nun_host_lift_embargo (self->host, self->lifts_embargo);
  if (error != NULL)
    self->host_error = g_strdup (error->message);
  else
    self->health_wanted = TRUE; /* whoever starts it wants to know how it is */
  finish_change (self);
  nun_session_pump_health (self);
}

void
nun_session_start_host (NunSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->host != NULL || self->host_changing || self->store == NULL)
    return;

  self->host_changing = TRUE;
  g_clear_pointer (&self->host_error, g_free);
  task = g_task_new (self, NULL, on_started, NULL);
  g_task_set_task_data (task, g_strdup (nun_store_get_path (self->store)), g_free);
  g_object_set_data (G_OBJECT (task), "oai", GINT_TO_POINTER (self->oai));
  g_task_run_in_thread (task, run_start);
  nun_session_emit_changed (self);
}

static void
run_stop (GTask *task, gpointer source, gpointer host, GCancellable *cancellable)
{
  nun_host_stop (host);
  /* Here and not when the task is freed: its connections to the file go before the store's, which then
   * writes the log back. */
  g_object_unref (host);
  g_task_return_boolean (task, TRUE);
}

static void
on_stopped (GObject *object, GAsyncResult *result, gpointer user_data)
{
  finish_change (NUN_SESSION (object));
}

void
nun_session_stop_host (NunSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->host == NULL || self->host_changing)
    return;

  nun_session_stop_examining (self);
  self->host_changing = TRUE;
  task = g_task_new (self, NULL, on_stopped, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->host), NULL);
  g_task_run_in_thread (task, run_stop);
  nun_session_emit_changed (self);
}

void
nun_session_set_oai (NunSession *self, gboolean oai)
{
  self->oai = oai;
}

gboolean
nun_session_get_oai (NunSession *self)
{
  return self->oai;
}

void
nun_session_set_lifts_embargo (NunSession *self, gboolean lifts)
{
  if (self->lifts_embargo == lifts)
    return;
  self->lifts_embargo = lifts;
  if (self->host != NULL)
    nun_host_lift_embargo (self->host, lifts);
  nun_session_emit_changed (self);
}

gboolean
nun_session_get_lifts_embargo (NunSession *self)
{
  return self->lifts_embargo;
}

NunHost *
nun_session_get_host (NunSession *self)
{
  return self->host;
}

gboolean
nun_session_is_host_changing (NunSession *self)
{
  return self->host_changing;
}

const char *
nun_session_get_host_error (NunSession *self)
{
  return self->host_error;
}

/* Called again by finish_change until the server has gone; an empty queue then ends the session. */
void
nun_session_drop_host (NunSession *self)
{
  if (self->host_changing)
    return;
  if (self->host != NULL)
    nun_session_stop_host (self);
  else
    nun_session_pump (self);
}
