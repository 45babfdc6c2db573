#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* HTTP as clients of the VO speak it, many questions to one service over connections that are kept: every answer is told as it came,
 * of whatever status.  Blocks: for one worker thread.  Redirections are not followed: an answer is that of the address asked. */
typedef struct _NunAsker NunAsker;

typedef struct
{
  const char *method; /* "GET", "HEAD", "POST", "OPTIONS"; NULL: GET */
  const char *url;    /* with its query */
  const char *form;   /* the body of a POST, application/x-www-form-urlencoded; or NULL */
  const char *origin; /* as a browser names the page that asks; or NULL */
  gsize       max_bytes;
} NunQuestion;

typedef struct
{
  guint    status;  /* of HTTP; 0: no answer, and `problem` says why */
  char    *problem; /* translated; NULL when there is an answer */
  char    *content_type, *content_encoding, *allow_origin; /* header lines, or NULL */
  gint64   length;                                         /* Content-Length; -1 not told */
  GBytes  *body;    /* decoded, at most max_bytes of it; never NULL */
  gint64   n_bytes; /* of the body, decoded */
  gboolean is_cut;  /* there was more than max_bytes */
  double   seconds; /* from the question to the last byte */
} NunHeard;

/* timeout_seconds: until an exchange is given up, however much of it has come. */
NunAsker *nun_asker_new (guint timeout_seconds);
void      nun_asker_free (NunAsker *self);

/* Never NULL; a question that was cancelled has no answer. */
NunHeard *nun_asker_ask (NunAsker *self, const NunQuestion *question, GCancellable *cancellable);
void      nun_heard_free (NunHeard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunAsker, nun_asker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunHeard, nun_heard_free)

G_END_DECLS
