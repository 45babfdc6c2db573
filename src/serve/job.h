#pragma once

#include "serve/answer.h"
#include "serve/host-limits.h"
#include "serve/protocol.h"
#include "serve/store-pool.h"

G_BEGIN_DECLS

/* The worker's half of a request: from its parameters to the bytes of its answer, one step at a time. Each step
 * runs in any one thread, never two at once; between steps the owner may look at the results or free it. */
typedef struct _NunJob NunJob;

/* What all jobs of a host share; lives as long as they do. */
typedef struct
{
  const NunLimits *limits;
  NunStorePool    *stores;
  const char      *base_url, *up_since;
  gboolean         ucd1plus;
  const NunOai    *oai;           /* NULL: it is no registry */
  int              lifts_embargo; /* atomic: it can change while jobs run */
} NunJobContext;

/* Takes request.  gzip: whether the client accepts it. */
NunJob *nun_job_new (const NunJobContext *context, NunRequest *request, gboolean gzip);
void    nun_job_free (NunJob *self);

/* A worker's turn: makes the answer at the first call, then its next piece. */
void nun_job_step (NunJob *self);

/* Makes a step that is under way, and all later ones, end soon.  Any thread. */
void nun_job_cancel (NunJob *self);

/* After the first step.  Borrowed; its body and producer are not to be touched. */
const NunAnswer *nun_job_get_answer (NunJob *self);

/* NUN_PRODUCE_DONE: nothing comes behind what nun_job_take_bytes gives. The cursor is gone by then. */
NunProduceState nun_job_get_state (NunJob *self);
gboolean        nun_job_is_gzipped (NunJob *self);

/* What the last step made, coded as it goes out; may be empty.  g_bytes_unref. */
GBytes *nun_job_take_bytes (NunJob *self);

/* An answer of status 503 and the like, made without a worker: in place of the first step. */
void nun_job_refuse (NunJob *self, guint status, const char *sentence);

G_END_DECLS
