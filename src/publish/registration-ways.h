#pragma once

#include "publish/registration.h"

G_BEGIN_DECLS

/* The sentences of each way, as data: a value stands as "{name}" (registration.c fills it in). */

typedef enum
{
  NUN_WAY_NEED,
  NUN_WAY_STEP,
  NUN_WAY_AFTERWARDS,
  NUN_WAY_CHECK,
  NUN_WAY_WITHDRAW,
  NUN_WAY_N_PARTS
} NunWayPart;

typedef struct
{
  NunWayPart  part;
  const char *sentence; /* through gettext */
  const char *copy;     /* untranslated, or NULL */
  const char *link;     /* untranslated, or NULL */
} NunWayLine;

typedef struct
{
  const char       *id;
  const char       *title, *for_whom; /* through gettext */
  const NunWayLine *lines;            /* ends with sentence NULL */
} NunWay;

extern const NunWay nun_registration_ways[NUN_N_REGISTRATION_WAYS];

G_END_DECLS
