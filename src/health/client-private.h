#pragma once

#include "health/client-number.h"
#include "health/client-request.h"
#include "observe/date.h"

G_BEGIN_DECLS

/* A request in the making.  For client-request.c and client-command.c. */

typedef struct
{
  const char *name;
  char       *value;
} NunAskingParameter;

typedef struct
{
  NunClient                client;
  NunAsk                   ask;
  const char              *service_url;
  const NunClientQuestion *question;
  const char              *url;    /* as it goes out; NULL where it cannot be asked */
  gboolean           is_whole_url; /* STILTS is given an address instead of the question's parts */
  NunAskingParameter parameters[12];
  guint              n_parameters;
} NunAsking;

gboolean nun_asking_has_place (const NunAsking *self);
gboolean nun_asking_has_band (const NunAsking *self);
gboolean nun_asking_has_time (const NunAsking *self);
gboolean nun_asking_is_open (const NunAsking *self); /* the band has one end only */

/* pyVO refuses circles of no radius and of more than a quarter of the sky where it sends them as such. */
gboolean nun_asking_is_beyond_pyvo (const NunAsking *self);

/* As in NunClientRequest; NULL for none. */
char *nun_asking_command (const NunAsking *self);
char *nun_asking_steps (const NunAsking *self);

/* Adds sentences, g_free. */
void nun_asking_remark (const NunAsking *self, GPtrArray *remarks);

G_END_DECLS
