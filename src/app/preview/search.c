/* The client side of the Preview step: a question goes out, its answer comes in and is read. */
#include "app/preview/search.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/session/thread.h"
#include "files/file.h"
#include "files/temporary.h"

/* More is not fetched: it would fill the disk of the person who looks. */
#define MAX_BYTES (G_GINT64_CONSTANT (4) << 30)

void
nun_search_answer_free (NunSearchAnswer *self)
{
  g_clear_pointer (&self->response, nun_response_unref);
  g_clear_object (&self->spool);
  g_free (self->problem);
  g_free (self->warning);
  g_free (self);
}

/* -- reading --------------------------------------------------------------------------------------- */

/* What the service says went wrong; NULL when it says nothing. */
static char *
find_complaint (const NunResponse *response)
{
  g_autoptr (GBytes) bytes = nun_response_read (response, NUN_COMPLAINT_BYTES);
  g_autofree char   *head =
      g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  const char      *type = response->reply.content_type;
  g_autofree char *sentence =
      response->reply.status / 100 == 2 && type != NULL && g_str_has_prefix (type, "text/plain")
          ? NULL
          : nun_complaint_find (head, type);

  if (sentence != NULL)
    return g_strdup_printf (_ ("The service says: %s"), sentence);
  if (response->reply.status / 100 != 2)
    return g_strdup_printf (_ ("The service answers with status %u"), response->reply.status);
  return NULL;
}

static gboolean
read_table (NunSearchAnswer *answer, NunFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRows) rows = nun_table_open_rows (nun_file_get_table (file, 0), cancellable, error);

  if (rows != NULL)
    answer->spool = nun_spool_new (rows, cancellable, error);
  if (answer->spool != NULL && *nun_file_get_warnings (file) != NULL)
    answer->warning = g_strjoinv (" ", (char **) nun_file_get_warnings (file));
  return answer->spool != NULL;
}

/* A document without a table may complain; else it is what it is. */
static void
read_answer (NunSearchAnswer *answer, const char *path, GCancellable *cancellable)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, cancellable, &error);
  gboolean            has_table = file != NULL && nun_file_get_n_tables (file) > 0;

  if (answer->response->reply.status / 100 == 2 && has_table &&
      read_table (answer, file, cancellable, &error))
    return;
  answer->problem = find_complaint (answer->response);
  if (answer->problem == NULL && has_table && error != NULL)
    answer->problem = g_strdup (error->message);
  if (answer->problem == NULL)
    answer->warning = g_strdup (_ ("The answer holds no table"));
}

static NunSearchAnswer *
ask (const char *url, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunSearchAnswer) answer = g_new0 (NunSearchAnswer, 1);
  g_autoptr (GError)          problem = NULL;

  answer->response = nun_response_fetch (url, path, MAX_BYTES, cancellable, &problem);
  if (problem == NULL)
    read_answer (answer, path, cancellable);
  else
    answer->problem = g_strdup (problem->message);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* -- in a thread ----------------------------------------------------------------------------------- */

static void
run_search (GTask *task, gpointer source, gpointer url, GCancellable *cancellable)
{
  GError          *error = NULL;
  g_autofree char *path = nun_temporary_new_path (&error);
  NunSearchAnswer *answer = path != NULL ? ask (url, path, cancellable, &error) : NULL;

  if (path != NULL)
    g_unlink (path);
  nun_thread_return (task, answer, (GDestroyNotify) nun_search_answer_free, error);
}

void
nun_search_async (const char         *url,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  nun_thread_run (run_search, g_strdup (url), g_free, cancellable, callback, user_data);
}

NunSearchAnswer *
nun_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
