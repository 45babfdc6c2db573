/* Notifications for work that took so long that somebody may have looked away. */
#include "app/window/notice.h"

#include <glib/gi18n-lib.h>

#include "app/session/settings.h"

#define LONG_US (10 * G_TIME_SPAN_SECOND)
#define BEGUN_KEY "nun-notice-begun"

static gboolean
took_long (NunTask *task)
{
  const gint64 *begun = g_object_get_data (G_OBJECT (task), BEGUN_KEY);

  return begun != NULL && g_get_monotonic_time () - *begun >= LONG_US;
}

static char *
sentence_of (NunTask *task)
{
  const char      *path = nun_task_get_path (task);
  const char      *table = nun_task_get_table (task);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (table);

  if (nun_task_get_state (task) == NUN_TASK_FAILED)
    return g_strdup_printf (_ ("“%s” could not be read."), name != NULL ? name : "");
  return g_strdup_printf (_ ("“%s” is ready."), name != NULL ? name : "");
}

static void
tell (NunTask *task, GtkWindow *window)
{
  GtkApplication           *application = gtk_window_get_application (window);
  g_autoptr (GNotification) notice = NULL;
  g_autofree char          *sentence = NULL;

  if (application == NULL || gtk_window_is_active (window) ||
      !nun_settings_get_wish (NUN_WISH_NOTIFY))
    return;
  sentence = sentence_of (task);
  notice = g_notification_new (_ ("Nuncius"));
  g_notification_set_body (notice, sentence);
  g_application_send_notification (G_APPLICATION (application), "work", notice);
}

static void
on_state (NunTask *task, GParamSpec *pspec, gpointer user_data)
{
  NunTaskState state = nun_task_get_state (task);

  if (state == NUN_TASK_RUNNING && g_object_get_data (G_OBJECT (task), BEGUN_KEY) == NULL)
    {
      gint64 now = g_get_monotonic_time ();

      g_object_set_data_full (G_OBJECT (task), BEGUN_KEY, g_memdup2 (&now, sizeof now), g_free);
    }
  if ((state == NUN_TASK_ENDED || state == NUN_TASK_WARNED || state == NUN_TASK_FAILED) &&
      took_long (task))
    tell (task, GTK_WINDOW (user_data));
}

static void
on_tasks (GListModel *tasks, guint position, guint removed, guint added, gpointer window)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (NunTask) task = g_list_model_get_item (tasks, i);

      g_signal_handlers_disconnect_by_func (task, on_state, window);
      g_signal_connect_object (task, "notify::state", G_CALLBACK (on_state), window, 0);
      on_state (task, NULL, window);
    }
}

void
nun_notice_watch (NunSession *session, GtkWindow *window)
{
  g_signal_connect_object (nun_session_get_tasks (session), "items-changed", G_CALLBACK (on_tasks),
                           window, 0);
}
