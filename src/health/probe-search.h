#pragma once

#include "health/probe.h"
#include "health/reading.h"

G_BEGIN_DECLS

/* What cone searches, image searches and spectrum searches have in common.  Inside the room. */
typedef struct
{
  const char *id;          /* "scs", "sia1", "sia2", "ssap" */
  const char *standard_id; /* of its capability */
  const char *label;       /* "cone search", for sentences; translated */
  const char *url;         /* with the "?" */
  const char *all;         /* query for all rows, without MAXREC; NULL: there is none */
  const char *metadata;    /* query for the columns only */
  const char *wrong;       /* query that the protocol must refuse */
  const char *more;        /* behind the test query: "&VERB=3", or "" */
  gboolean    dali;        /* refuses under status 400 */
} NunSearch;

/* Asks all that is common.  The answer to the test query, or NULL when there is none to look at. */
NunReading *nun_probe_search (NunProbe *self, const NunSearch *search);

/* probe-field.c: the columns and cells of an answer. */
void nun_probe_fields (NunProbe *self, const NunSearch *search, const NunReading *reading);

/* One query and its answer as a VOTable; NULL, and a finding bad-votable, when it is none.  heard: returns the answer, may be NULL. */
NunReading *
nun_probe_read (NunProbe *self, const NunSearch *search, const char *query, NunHeard **heard);

/* The search's address with a query behind it; g_free. */
char *nun_search_url (const NunSearch *search, const char *query);

G_END_DECLS
