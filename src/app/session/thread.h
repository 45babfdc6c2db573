#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Work in a thread whose outcome is taken on the main thread, where all of this is called but for nun_thread_return. */

/* A GTask of no source object.  data goes to work, and is freed behind it by free_data (NULL: not at all). */
void nun_thread_run (GTaskThreadFunc     work,
                     gpointer            data,
                     GDestroyNotify      free_data,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data);

/* In the work: its outcome, or the error where that is NULL.  Both are taken. */
void nun_thread_return (GTask *task, gpointer outcome, GDestroyNotify free_outcome, GError *error);

/* What work gets that reads a part of a file: number is what else the question says. */
typedef struct
{
  char *path;
  int   hdu;
  int   number;
} NunFileQuestion;

/* nun_thread_run with such a question. */
void nun_thread_read (GTaskThreadFunc     work,
                      const char         *path,
                      int                 hdu,
                      int                 number,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);

/* Questions of which the last one alone counts.  asking: a place of the asker that is NULL while nothing is under way; it is
 * emptied by nun_give_up when the asker goes. */

/* Gives up the former question and asks a new one; question is freed as above.  callback gets a reference to the asker, to
 * let go of there: the asker is no source object, for a thread must not be the last to let it go. */
void nun_ask (GCancellable      **asking,
              GTaskThreadFunc     work,
              gpointer            question,
              GDestroyNotify      free_question,
              GAsyncReadyCallback callback,
              gpointer            asker);

/* In the callback: FALSE when that question was given up, and then nothing is to be done.  Else answer is what the work
 * returned, or NULL with error. */
gboolean
nun_take_answer (GCancellable **asking, GAsyncResult *result, gpointer *answer, GError **error);

/* Cancels what is under way, if anything is, and forgets it. */
void nun_give_up (GCancellable **asking);

G_END_DECLS
