#pragma once

#include <gio/gio.h>

#include "health/client-request.h"
#include "serve/asker.h"

G_BEGIN_DECLS

/* An answer as each client reads it: which columns it takes for what, and what it shows of an error or an overflow.  As it was
 * seen of pyVO 1.2.1 and 1.9, STILTS 3.4.7 and TOPCAT 4.8.7, of Aladin as its program (12.001) holds it. */

typedef struct
{
  NunClient client;
  char     *label;      /* translated, or the client's own word: "record.title" */
  char     *value;      /* "obs_title: M 31", what the client shows; "" for nothing */
  char     *remark;     /* a sentence, or NULL */
  gboolean  is_missing; /* the client misses something here */
} NunClientPoint;

typedef struct
{
  char      *url;
  guint      status;       /* of HTTP; 0: no answer */
  char      *content_type; /* NULL: not told */
  gint64     n_bytes;
  double     seconds;
  gint64     n_rows; /* -1: no table, or nobody can tell */
  guint      n_columns;
  gboolean   is_overflow;
  char      *error;  /* the service's sentence, or why the answer is none; NULL when all is well */
  GPtrArray *points; /* of NunClientPoint, a client after the other */
} NunClientReading;

/* More of an answer is not looked at. */
#define NUN_CLIENT_MAX_BYTES (8 << 20)

/* What is made of an answer that is there; never NULL. */
NunClientReading *nun_client_reading_new (NunAsk ask, const char *url, const NunHeard *heard);
void              nun_client_reading_free (NunClientReading *self);

/* Asks and reads. Blocks: for a worker thread.  A service that answers with an error or not at all is a reading like any other;
 * NULL and G_IO_ERROR_CANCELLED when cancelled. */
NunClientReading *
nun_client_ask (NunAsk ask, const char *url, GCancellable *cancellable, GError **error);

/* The same in a thread of its own, for the main loop. */
void              nun_client_ask_async (NunAsk              ask,
                                        const char         *url,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
NunClientReading *nun_client_ask_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunClientReading, nun_client_reading_free)

G_END_DECLS
