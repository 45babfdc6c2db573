#pragma once

#include "health/health.h"
#include "serve/asker.h"
#include "serve/document.h"

G_BEGIN_DECLS

/* What the questions of an examination share.  Inside the room; one thread. */
typedef struct
{
  const NunDescription *description;
  const char           *base_url;
  NunHealthReport      *report;
  NunAsker             *asker;
  GCancellable         *cancellable;

  const NunCollection *collection;   /* that is examined just now */
  const char          *table;        /* its name */
  NunNode             *capabilities; /* what the service says of itself; NULL: nothing */
  double               spent;        /* seconds, on this collection's questions */
  double               slowest;      /* seconds, of this collection's questions */
  char                *slowest_url;
  gboolean is_silent; /* a question of this collection had no answer: no more are asked */
} NunProbe;

/* Bytes of an answer that are looked at. */
#define NUN_PROBE_MAX_BYTES (8 << 20)

/* url: taken.  Never NULL, and kept in the report; after a silence without asking. */
NunHeard *nun_probe_get (NunProbe *self, char *url);
NunHeard *nun_probe_ask (NunProbe *self, const NunQuestion *question);

/* A finding in the table that is examined; sentence is taken.  A rule is broken once a table: later calls change nothing. */
NunFinding *nun_probe_add (NunProbe   *self,
                           const char *id,
                           const char *column,
                           char       *sentence,
                           const char *mend);

/* The same in the publication as a whole. */
NunFinding *nun_probe_add_whole (NunProbe *self, const char *id, char *sentence, const char *mend);

/* That data are kept back until then, which is no mistake: told once a table. */
void nun_probe_add_embargo (NunProbe *self, gint64 release_s);

/* Whether an address lies on the service that is examined, whatever this machine is called in it; no other is followed. */
gboolean nun_probe_is_ours (const NunProbe *self, const char *url);

/* Whether that host is this machine itself: "localhost", 127.0.0.1, ::1. */
gboolean nun_probe_is_loopback (const char *host);

/* The rows of the answer heard last, for the report. */
void nun_probe_set_rows (NunProbe *self, gint64 n_rows);

/* The body as text, valid UTF-8; g_free. */
char *nun_heard_dup_text (const NunHeard *heard);

/* The body as a document; NULL with an error that says what is wrong with it, in words that follow "because". */
NunNode *nun_heard_parse (const NunHeard *heard, GError **error);

/* "answers with status 404", "does not answer: ...": what is wrong with an answer that is none; g_free. */
char    *nun_heard_dup_failure (const NunHeard *heard);
gboolean nun_heard_is_good (const NunHeard *heard); /* a status of success */

/* Each examines what self->collection has of it, and is free to find nothing. */
void nun_probe_service (
    NunProbe *
        self); /* probe-service.c: whether it is there, what it says of itself; sets capabilities */
void nun_probe_cone (NunProbe *self);    /* probe-cone.c */
void nun_probe_images (NunProbe *self);  /* probe-images.c: both image searches */
void nun_probe_spectra (NunProbe *self); /* probe-spectra.c */
void nun_probe_record (NunProbe *self);  /* probe-record.c */
void nun_probe_speed (NunProbe *self);   /* probe-service.c: how long all of it took */

G_END_DECLS
