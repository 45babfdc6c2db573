#pragma once

#include "describe/finding.h"

G_BEGIN_DECLS

/* Registration explained: the ways on which a service gets into the registry, each as plain sentences filled with this
 * publication's own values.  Nothing here talks to a registry or knows whether anybody has registered: it tells what
 * a person does, and how to look afterwards.  The Hand Over page and `nunciusctl registration` show the same. */

typedef enum
{
  NUN_REGISTRATION_HOST,  /* the data centre that runs the service registers it */
  NUN_REGISTRATION_PROXY, /* a publishing registry that fetches the record from an address */
  NUN_REGISTRATION_FORM,  /* a registry's web form */
  NUN_REGISTRATION_OWN,   /* this publication's own OAI-PMH endpoint */
  NUN_N_REGISTRATION_WAYS
} NunRegistrationWay;

/* What stands in the way now, of every way or of one. */
typedef struct
{
  char   *sentence, *mend;      /* what is wrong, and what to do; translated; mend may be NULL */
  NunStep step;                 /* where it is mended */
  char   *table, *column, *key; /* the place there, for nun_page_jump; each may be NULL */
} NunRegistrationObstacle;

/* One thing to do or to know. */
typedef struct
{
  char *sentence; /* translated, whole */
  char   *
      copy; /* an address, a query or a command to copy as it is; NULL for none, or while a value is missing */
  char *link; /* a page to open in a browser, or NULL */
} NunRegistrationLine;

typedef struct
{
  NunRegistrationWay way;
  const char        *id;       /* "host", "proxy", "form", "own" */
  const char        *title;    /* translated */
  const char        *for_whom; /* one sentence, translated */
  GPtrArray *needs; /* the rest: of NunRegistrationLine, in the order in which they are read */
  GPtrArray *steps;
  GPtrArray *afterwards; /* what happens then, by itself */
  GPtrArray *check;      /* how to see that it has worked */
  GPtrArray *withdraw;   /* how to take it back */
  GPtrArray *obstacles;  /* of NunRegistrationObstacle: of this way only */
} NunRegistrationGuide;

typedef struct
{
  GPtrArray *obstacles; /* of NunRegistrationObstacle: they stand in every way; most severe first */
  GPtrArray *
      guides; /* of NunRegistrationGuide, NUN_N_REGISTRATION_WAYS of them, in the order of the enum */
  NunRegistrationWay suggested;
  char              *suggestion; /* why that one; translated */
} NunRegistration;

/* table: whose record; it must exist.  base_url: where the service will be, without a trailing slash; NULL while
 * nobody knows.  publication: the file's path, for commands to copy; NULL: its name is left to the reader. */
NunRegistration *nun_registration_new (const NunDescription *description,
                                       const char           *table,
                                       const char           *base_url,
                                       const char           *publication);
void             nun_registration_free (NunRegistration *self);

/* As plain text, obstacles first.  way: NUN_N_REGISTRATION_WAYS for all.  g_free. */
char *nun_registration_to_text (const NunRegistration *self, NunRegistrationWay way);

/* TRUE with the way of that id. */
gboolean nun_registration_way_from_id (const char *id, NunRegistrationWay *way);

/* Whether an address can only be reached from this machine or its own network: no public name or number. */
gboolean nun_registration_is_local (const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRegistration, nun_registration_free)

G_END_DECLS
