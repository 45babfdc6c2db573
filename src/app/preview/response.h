#pragma once

#include "serve/client.h"

G_BEGIN_DECLS

/* What a server really answered to a question.  Immutable after birth; counted references; any thread.  The body lies in a nameless
 * file, which goes with the last reference. */
typedef struct
{
  char    *url;
  NunReply reply; /* no head: no answer came */
  char      *
      body; /* its beginning as a person reads it: lines of a bearable length; bytes as hexadecimal numbers */
  gint64   n_shown;  /* so many bytes of it */
  gboolean is_bytes; /* it is no text */

  /*< private >*/
  int             descriptor; /* -1 for none */
  gatomicrefcount references;
} NunResponse;

/* How much of a text, and of anything else, is shown. */
#define NUN_RESPONSE_SHOWN_TEXT (256 << 10)
#define NUN_RESPONSE_SHOWN_BYTES (16 << 10)

/* A line that is longer is broken for the eye; what is copied and saved is not. */
#define NUN_RESPONSE_LONGEST_LINE 1000

/* Fetches and reads; blocks.  Never NULL: without an answer, error is set, and there is only the URL.  path: where the body lies for
 * the moment; whoever called removes it, or not: it stays readable.  max_bytes as in nun_client_get. */
NunResponse *nun_response_fetch (const char   *url,
                                 const char   *path,
                                 gint64        max_bytes,
                                 GCancellable *cancellable,
                                 GError      **error);

NunResponse *nun_response_ref (NunResponse *self);
void         nun_response_unref (NunResponse *self);

/* The body from its beginning, at most so many bytes. */
GBytes *nun_response_read (const NunResponse *self, gsize most);

/* The whole body into a file, which appears when it is whole.  Runs in a thread. */
void     nun_response_save_async (NunResponse        *self,
                                  const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean nun_response_save_finish (GAsyncResult *result, GError **error);

/* A name for that file, by the last part of the address and the type of the body.  g_free. */
char *nun_response_dup_name (const NunResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunResponse, nun_response_unref)

G_END_DECLS
