#pragma once

#include "app/preview/response.h"
#include "files/spool.h"

G_BEGIN_DECLS

/* A question as a client sends it: the answer is fetched over HTTP, kept as it came, read as a file, and its rows kept to be
 * scrolled.  Runs in a thread. */

typedef struct
{
  NunResponse *response;
  NunSpool    *spool;   /* of its first table; NULL when it holds none */
  char        *problem; /* what went wrong; NULL when nothing did */
  char        *warning; /* what the answer itself remarks (it was cut off, ...); may be NULL */
} NunSearchAnswer;

void nun_search_answer_free (NunSearchAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSearchAnswer, nun_search_answer_free)

void nun_search_async (const char         *url,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data);

/* NULL only when it was cancelled, or when there is no room for a file: whatever else went wrong is part of the answer. */
NunSearchAnswer *nun_search_finish (GAsyncResult *result, GError **error);

G_END_DECLS
