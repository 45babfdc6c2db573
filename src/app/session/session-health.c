/* The health of the open publication: what the judge says of its description, and what the questions to the running preview have told
 * when they were asked last. */
#include "app/session/session-private.h"
#include "app/session/thread.h"

typedef struct
{
  NunDescription *description;
  char           *base_url;
  gint            permille; /* atomic: of the thread that works */
} Examination;

static void
examination_free (gpointer data)
{
  Examination *self = data;

  nun_description_unref (self->description);
  g_free (self->base_url);
  g_free (self);
}

/* -- findings -------------------------------------------------------------------------------------- */

/* What the running service told: the rest of a report is judged anew with every edit. */
static gboolean
is_of_service (NunSession *self, const NunFinding *finding)
{
  if (finding->step != NUN_STEP_PREVIEW)
    return FALSE;
  return finding->table == NULL ||
         nun_description_find_collection (self->description, finding->table) != NULL;
}

void
nun_session_judge (NunSession *self)
{
  GPtrArray *asked = self->health != NULL ? self->health->findings : NULL;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  self->judged = nun_findings_judge (self->description);
  self->revision++;
  self->findings = g_ptr_array_new (); /* borrows from the two others */
  g_ptr_array_extend (self->findings, self->judged, NULL, NULL);
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (is_of_service (self, asked->pdata[i]))
      g_ptr_array_add (self->findings, asked->pdata[i]);
  nun_findings_sort (self->findings);
}

/* -- asking ---------------------------------------------------------------------------------------- */

static void
report (double fraction, gpointer data)
{
  g_atomic_int_set (&((Examination *) data)->permille, (int) (1000 * CLAMP (fraction, 0, 1)));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Examination     *self = data;
  GError          *error = NULL;
  NunHealthReport *health =
      nun_health_examine (self->description, self->base_url, report, self, cancellable, &error);

  nun_thread_return (task, health, (GDestroyNotify) nun_health_report_free, error);
}

static void
on_examined (GObject *object, GAsyncResult *result, gpointer unused)
{
  NunSession        *self = NUN_SESSION (object);
  const Examination *examination = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  NunHealthReport   *health = g_task_propagate_pointer (G_TASK (result), &error);

  self->examining = NULL;
  if (health != NULL && self->closing == NULL)
    {
      /* The findings that are shown borrow from the former one. */
      g_autoptr (NunHealthReport) former = self->health;

      self->health = health;
      g_clear_pointer (&self->health_of, nun_description_unref);
      self->health_of = nun_description_ref (examination->description);
      g_clear_pointer (&self->health_seen, nun_description_unref);
      nun_session_judge (self);
    }
  else
    g_clear_pointer (&health, nun_health_report_free);
  if (self->closing != NULL)
    return;
  nun_session_emit_changed (self);
  nun_session_pump_health (
      self); /* asked for anew while the former questions were being given up */
}

static void
begin (NunSession *self)
{
  Examination             *examination = g_new0 (Examination, 1);
  g_autoptr (GTask)        task = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  examination->description = nun_description_ref (self->description);
  examination->base_url = g_strdup (nun_host_get_base_url (self->host));
  task = g_task_new (self, cancellable, on_examined, NULL);
  g_task_set_task_data (task, examination, examination_free);
  self->examining = task;
  g_task_run_in_thread (task, run);
}

/* What was edited must have been written, for the server reads it in the file. */
void
nun_session_pump_health (NunSession *self)
{
  if (!self->health_wanted || self->examining != NULL || self->host == NULL ||
      self->closing != NULL || nun_session_is_busy (self))
    return;
  self->health_wanted = FALSE;
  begin (self);
  nun_session_emit_changed (self);
}

void
nun_session_examine (NunSession *self)
{
  self->health_wanted = TRUE;
  nun_session_pump_health (self);
}

void
nun_session_stop_examining (NunSession *self)
{
  self->health_wanted = FALSE;
  if (self->examining != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->examining));
}

gboolean
nun_session_is_examining (NunSession *self, double *fraction)
{
  Examination *examination =
      self->examining != NULL ? g_task_get_task_data (self->examining) : NULL;

  *fraction = examination != NULL ? g_atomic_int_get (&examination->permille) / 1000.0 : 0;
  return self->examining != NULL || (self->health_wanted && self->host != NULL);
}

/* Writing and reading make other objects that say the same. */
static gboolean
says_the_same (const NunDescription *a, const NunDescription *b)
{
  g_autofree char *first = a != b ? nun_description_to_text (a, FALSE) : NULL;
  g_autofree char *second = a != b ? nun_description_to_text (b, FALSE) : NULL;

  return g_strcmp0 (first, second) == 0;
}

const NunHealthReport *
nun_session_get_health (NunSession *self, gboolean *is_current)
{
  if (self->health != NULL && self->health_seen != self->description)
    {
      g_clear_pointer (&self->health_seen, nun_description_unref);
      self->health_seen = nun_description_ref (self->description);
      self->health_same = says_the_same (self->health_of, self->description);
    }
  *is_current = self->health != NULL && self->health_same;
  return self->health;
}

void
nun_session_free_health (NunSession *self)
{
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->judged);
  g_clear_pointer (&self->health, nun_health_report_free);
  g_clear_pointer (&self->health_of, nun_description_unref);
  g_clear_pointer (&self->health_seen, nun_description_unref);
}
