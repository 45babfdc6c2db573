/* An answer kept whole: to be looked at, and to be saved. */
#include "app/preview/response.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BYTES_A_LINE 16
#define BUFFER 65536

NunResponse *
nun_response_ref (NunResponse *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_response_unref (NunResponse *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->descriptor >= 0)
    close (self->descriptor);
  nun_reply_clear (&self->reply);
  g_free (self->url);
  g_free (self->body);
  g_free (self);
}

GBytes *
nun_response_read (const NunResponse *self, gsize most)
{
  gsize   size = self->descriptor >= 0 ? (gsize) MIN (self->reply.n_bytes, (gint64) most) : 0;
  guchar *data = g_malloc (MAX (size, 1));
  gsize   n_read = 0;
  gssize  n = 1;

  while (n_read < size && n > 0)
    {
      n = pread (self->descriptor, data + n_read, size - n_read, (off_t) n_read);
      n_read += n > 0 ? (gsize) n : 0;
    }
  return g_bytes_new_take (data, n_read);
}

/* -- what is shown --------------------------------------------------------------------------------- */

/* Text has none of the bytes that no text has, at its beginning at least. */
static gboolean
is_text (const char *data, gsize length)
{
  gsize end = MIN (length, 4096);

  if (memchr (data, 0, end) != NULL)
    return FALSE;
  for (gsize i = 0, odd = 0; i < end; i++)
    {
      guchar c = (guchar) data[i];

      odd += c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
      if (odd > end / 100)
        return FALSE;
    }
  return TRUE;
}

/* "00000010  53 49 4d 50 4c 45 20 20  3d 20 ...  SIMPLE  = ". */
static char *
make_dump (const guchar *data, gsize length)
{
  GString *out = g_string_sized_new (length * 5);

  for (gsize at = 0; at < length; at += BYTES_A_LINE)
    {
      g_string_append_printf (out, "%08" G_GSIZE_MODIFIER "x ", at);
      for (gsize i = at; i < at + BYTES_A_LINE; i++)
        {
          g_string_append (out, i % 8 == 0 ? "  " : " ");
          if (i < length)
            g_string_append_printf (out, "%02x", data[i]);
          else
            g_string_append (out, "  ");
        }
      g_string_append (out, "  ");
      for (gsize i = at; i < MIN (at + BYTES_A_LINE, length); i++)
        g_string_append_c (out, g_ascii_isprint ((char) data[i]) ? (char) data[i] : '.');
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* A paragraph of a hundred thousand characters would keep the window from doing anything else. */
static char *
break_lines (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 64);
  gsize    column = 0;

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      column = c == '\n' ? 0 : column + 1;
      if (column > NUN_RESPONSE_LONGEST_LINE)
        {
          g_string_append_c (out, '\n');
          column = 1;
        }
      if (c == '\r')
        continue;
      g_string_append_unichar (out, c != '\t' && c != '\n' && g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

static void
make_body (NunResponse *self)
{
  g_autoptr (GBytes) bytes = nun_response_read (self, NUN_RESPONSE_SHOWN_TEXT);
  gsize              length;
  const char        *data = g_bytes_get_data (bytes, &length);
  g_autofree char   *valid = NULL;

  self->is_bytes = !is_text (data, length);
  self->n_shown = (gint64) MIN (length, self->is_bytes ? NUN_RESPONSE_SHOWN_BYTES : length);
  if (self->is_bytes)
    {
      self->body = make_dump ((const guchar *) data, (gsize) self->n_shown);
      return;
    }
  valid = g_utf8_make_valid (data, (gssize) length);
  self->body = break_lines (valid);
}

NunResponse *
nun_response_fetch (const char   *url,
                    const char   *path,
                    gint64        max_bytes,
                    GCancellable *cancellable,
                    GError      **error)
{
  NunResponse *self = g_new0 (NunResponse, 1);

  g_atomic_ref_count_init (&self->references);
  self->url = g_strdup (url);
  self->descriptor = -1;
  if (nun_client_get_any (url, path, max_bytes, &self->reply, cancellable, error))
    self->descriptor = open (path, O_RDONLY | O_CLOEXEC);
  make_body (self);
  return self;
}

/* -- saving ---------------------------------------------------------------------------------------- */

static gboolean
copy (const NunResponse *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER);
  off_t            at = 0;
  gssize           n = 0;

  while (self->descriptor >= 0 && (n = pread (self->descriptor, buffer, BUFFER, at)) > 0)
    {
      if (!g_output_stream_write_all (out, buffer, (gsize) n, NULL, cancellable, error))
        return FALSE;
      at += n;
    }
  if (n == 0 && at == self->reply.n_bytes)
    return g_output_stream_close (out, cancellable, error);
  g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY,
                       _ ("The response is not there any more; ask again"));
  return FALSE;
}

/* A stream that is not closed leaves the former file as it was. */
static void
run_save (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const NunResponse            *self = g_object_get_data (G_OBJECT (task), "response");
  g_autoptr (GFile)             file = g_file_new_for_path (data);
  g_autoptr (GCancellable)      stop = g_cancellable_new ();
  GError                       *error = NULL;
  g_autoptr (GFileOutputStream) out =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, &error);

  if (out != NULL && copy (self, G_OUTPUT_STREAM (out), cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (out != NULL)
    {
      g_cancellable_cancel (stop);
      g_output_stream_close (G_OUTPUT_STREAM (out), stop, NULL);
    }
  g_task_return_error (task, error);
}

void
nun_response_save_async (NunResponse        *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (task), "response", nun_response_ref (self),
                          (GDestroyNotify) nun_response_unref);
  g_task_run_in_thread (task, run_save);
}

gboolean
nun_response_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
nun_response_dup_name (const NunResponse *self)
{
  static const char *const ends[][2] = {
    { "text/csv", "csv" },
    { "text/tab-separated-values", "tsv" },
    { "text/plain", "txt" },
    { "text/html", "html" },
    { "image/fits", "fits" },
    { "application/fits", "fits" },
    { "image/png", "png" },
    { "application/x-votable", "vot" },
    { "text/xml;content=x-votable", "vot" },
  };
  g_autofree char *path = g_strndup (self->url, strcspn (self->url, "?#"));
  g_autofree char *last = g_path_get_basename (path);
  const char      *type = self->reply.content_type != NULL ? self->reply.content_type : "";
  const char      *end = strstr (type, "xml") != NULL ? "xml" : "dat";

  last[strcspn (last, ".")] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_prefix (type, ends[i][0]))
      end = ends[i][1];
  return g_strdup_printf ("%s.%s", *last != 0 ? last : "response", end);
}
