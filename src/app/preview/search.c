/* The client side of the Preview step: a question goes out, its rows come in. */
#include "app/preview/search.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "files/file.h"

/* More is not fetched: it would fill the disk of the person who looks. */
#define MAX_BYTES (G_GINT64_CONSTANT (4) << 30)

/* An answer that only reports an error is shorter than this. */
#define MAX_ERROR_BYTES 65536

void
nun_search_answer_free (NunSearchAnswer *self)
{
  g_clear_object (&self->spool);
  g_free (self->warning);
  g_free (self);
}

char *
nun_search_make_url (const char *scs_url,
                     const char *ra,
                     const char *dec,
                     const char *radius,
                     const char *max_rows)
{
  const char *const names[] = { "RA", "DEC", "SR", "MAXREC", "RESPONSEFORMAT" };
  const char *const values[] = { ra, dec, radius, max_rows,
                                 "application/x-votable+xml;serialization=BINARY2" };
  GString          *url = g_string_new (scs_url);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (values[i]));

      if (*trimmed == 0 && i == 3)
        continue; /* the service's own bound */
      if (i > 0)
        g_string_append_c (url, '&');
      g_string_append_printf (url, "%s=", names[i]);
      g_string_append_uri_escaped (url, trimmed, NULL, FALSE);
    }
  return g_string_free (url, FALSE);
}

/* -- errors in a VOTable --------------------------------------------------------------------------- */

static void
on_element (GMarkupParseContext *context,
            const char          *element,
            const char         **names,
            const char         **values,
            gpointer             user_data,
            GError             **error)
{
  char      **sentence = user_data;
  const char *name = NULL, *value = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "name"))
      name = values[i];
    else if (g_str_equal (names[i], "value"))
      value = values[i];
  if (*sentence == NULL && g_str_equal (element, "INFO") && g_strcmp0 (name, "Error") == 0)
    *sentence = g_strdup (value);
}

/* What the service says went wrong: a cone search answers so with status 200 (Simple Cone Search 1.03, section
 * 2.3).  NULL when it says nothing.  g_free. */
static char *
find_complaint (const char *path)
{
  static const GMarkupParser      parser = { .start_element = on_element };
  char                           *sentence = NULL;
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &sentence, NULL);
  g_autofree char *head = g_malloc (MAX_ERROR_BYTES);
  FILE            *stream = g_fopen (path, "rb");
  gsize            length;

  if (stream == NULL)
    return NULL;
  length = fread (head, 1, MAX_ERROR_BYTES, stream);
  fclose (stream);
  /* A document that is not well-formed, or longer than this, is no error report. */
  g_markup_parse_context_parse (context, head, (gssize) length, NULL);
  return sentence;
}

/* -- the answer ------------------------------------------------------------------------------------ */

static NunSearchAnswer *
read_answer (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunFile)         file = nun_file_open (path, cancellable, error);
  g_autoptr (NunRows)         rows = NULL;
  g_autoptr (NunSearchAnswer) answer = g_new0 (NunSearchAnswer, 1);

  g_autofree char *complaint = NULL;

  if (file == NULL || nun_file_get_n_tables (file) == 0)
    complaint = find_complaint (path);
  if (complaint != NULL)
    {
      g_clear_error (error);
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY, _ ("The service says: %s"),
                   complaint);
      return NULL;
    }
  if (file == NULL)
    return NULL;
  if (nun_file_get_n_tables (file) == 0)
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY,
                   _ ("The answer of the service holds no table"));
      return NULL;
    }
  rows = nun_table_open_rows (nun_file_get_table (file, 0), cancellable, error);
  if (rows == NULL)
    return NULL;
  answer->spool = nun_spool_new (rows, cancellable, error);
  if (answer->spool == NULL)
    return NULL;
  if (*nun_file_get_warnings (file) != NULL)
    answer->warning = g_strjoinv (" ", (char **) nun_file_get_warnings (file));
  return g_steal_pointer (&answer);
}

static NunSearchAnswer *
fetch (const char *url, const char *path, GCancellable *cancellable, GError **error)
{
  NunReply         reply = { 0 };
  NunSearchAnswer *answer;

  if (!nun_client_get (url, path, MAX_BYTES, &reply, cancellable, error))
    {
      nun_reply_clear (&reply);
      return NULL;
    }
  answer = read_answer (path, cancellable, error);
  if (answer != NULL)
    {
      answer->n_bytes = reply.n_bytes;
      answer->seconds = reply.seconds;
    }
  nun_reply_clear (&reply);
  return answer;
}

static void
run_search (GTask *task, gpointer source, gpointer url, GCancellable *cancellable)
{
  g_autofree char *path = NULL;
  GError          *error = NULL;
  NunSearchAnswer *answer;
  int              descriptor = g_file_open_tmp ("nuncius-XXXXXX.vot", &path, &error);

  if (descriptor < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  close (descriptor);
  answer = fetch (url, path, cancellable, &error);
  g_unlink (path);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) nun_search_answer_free);
  else
    g_task_return_error (task, error);
}

void
nun_search_async (const char         *url,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (url), g_free);
  g_task_run_in_thread (task, run_search);
}

NunSearchAnswer *
nun_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
