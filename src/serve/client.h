#pragma once

#include "serve/host.h"

G_BEGIN_DECLS

/* A plain HTTP GET, as a VO client makes it, into a file; blocks: for a worker thread.
 * max_bytes: more is refused.  NUN_SERVE_ERROR_REPLY with the service's own error sentence (the VOTable's INFO, or a
 * plain text) when status is not 2xx.  (A cone search reports errors of the request under status 200: such a
 * document is a reply like any other.) */
typedef struct
{
  guint status; /* 0: no answer came */
  char *content_type;
  char *
      head; /* status line and header lines, as they came, each with a line feed; NULL: no answer came */
  gint64 n_bytes;
  double seconds;
} NunReply;

gboolean nun_client_get (const char   *url,
                         const char   *path,
                         gint64        max_bytes,
                         NunReply     *reply,
                         GCancellable *cancellable,
                         GError      **error);
void     nun_reply_clear (NunReply *reply);

/* The same into a new temporary file, whose path is returned: the caller removes it, g_free.  NULL with an error. */
char *
nun_client_fetch (const char *url, gint64 max_bytes, GCancellable *cancellable, GError **error);

/* The same as the first whatever the status is: TRUE as soon as there is an answer, and its body in the file. */
gboolean nun_client_get_any (const char   *url,
                             const char   *path,
                             gint64        max_bytes,
                             NunReply     *reply,
                             GCancellable *cancellable,
                             GError      **error);

/* What a service says went wrong: the INFO of a VOTable (Simple Cone Search 1.03, section 2.3; DALI 1.1, section 4.4), or the
 * first line of a plain text.  body: valid UTF-8, its beginning is enough; NULL when it says nothing.  g_free. */
char *nun_complaint_find (const char *body, const char *content_type);

/* How much of a document is enough for that. */
#define NUN_COMPLAINT_BYTES 65536

G_END_DECLS
