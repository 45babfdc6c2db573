#pragma once

#include "files/spool.h"
#include "serve/client.h"

G_BEGIN_DECLS

/* A cone search as a client sends it: the answer is fetched over HTTP, read as a file, and kept to be
 * scrolled.  Runs in a thread. */

typedef struct
{
  NunSpool *spool;
  gint64    n_bytes;
  double    seconds; /* until the last byte had come */
  char     *warning; /* what the answer itself remarks (it was cut off, ...); may be NULL */
} NunSearchAnswer;

void nun_search_answer_free (NunSearchAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSearchAnswer, nun_search_answer_free)

/* The URL of a search; the values are sent as they were typed, so that the service judges them. g_free. */
char *nun_search_make_url (const char *scs_url,
                           const char *ra,
                           const char *dec,
                           const char *radius,
                           const char *max_rows);

void             nun_search_async (const char         *url,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
NunSearchAnswer *nun_search_finish (GAsyncResult *result, GError **error);

G_END_DECLS
