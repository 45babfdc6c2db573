#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a protocol gives back: whole (body) or piece by piece (produce).  Knows nothing of HTTP beyond a status,
 * a media type and header lines, so that a protocol is tested without a server.  Used by one thread at a time. */

typedef enum
{
  NUN_PRODUCE_MORE,
  NUN_PRODUCE_DONE,
  NUN_PRODUCE_BROKEN, /* it failed where the format cannot say so: the connection must be cut */
} NunProduceState;

/* Appends the next piece, of about `bytes` bytes. */
typedef NunProduceState (*NunProduce) (gpointer      producer,
                                       gsize         bytes,
                                       GString      *out,
                                       GCancellable *cancellable);

typedef struct
{
  guint      status;
  char      *content_type; /* NULL: no body */
  GPtrArray *headers;      /* of char*: name, value, name, value, ... */
  GBytes    *body;         /* NULL when produce is set, or for none */

  NunProduce     produce;
  gpointer       producer;
  GDestroyNotify free_producer;
  gint64         length; /* bytes that the producer makes in all; -1 when nobody knows */
  gboolean       as_is; /* never packed on its way: bytes of a file, of which ranges may be asked */
} NunAnswer;

NunAnswer *nun_answer_new (guint status, const char *content_type, char *body /* transfer full */);
NunAnswer *nun_answer_new_stream (const char    *content_type,
                                  NunProduce     produce,
                                  gpointer       producer,
                                  GDestroyNotify free_producer);

/* A plain sentence, with the line end added. */
NunAnswer *nun_answer_new_sentence (guint status, const char *sentence);
NunAnswer *nun_answer_new_redirect (guint status, const char *location);

void nun_answer_add_header (NunAnswer *self, const char *name, const char *value);
void nun_answer_free (NunAnswer *self);

/* The whole body, for tests and small answers: runs the producer to its end. */
GString *nun_answer_read_all (NunAnswer *self, NunProduceState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunAnswer, nun_answer_free)

G_END_DECLS
