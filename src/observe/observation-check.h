#pragma once

#include <glib.h>

#include "files/value.h"

G_BEGIN_DECLS

/* What cannot be right together in one row of the observation model. */
typedef enum
{
  NUN_CONTRADICTION_BAND,     /* the shortest wavelength was above the longest; exchanged */
  NUN_CONTRADICTION_TIME,     /* the end was before the start; exchanged */
  NUN_CONTRADICTION_EXPOSURE, /* a longer exposure than the time from start to end */
  NUN_CONTRADICTION_PLACE,    /* the position lies outside of the footprint */
  NUN_CONTRADICTION_FUTURE,   /* taken in days to come */
  NUN_CONTRADICTION_POINTING, /* position keywords far from the world coordinates; found by nun_observation_fill */
  NUN_N_CONTRADICTIONS
} NunContradiction;

typedef struct
{
  const char *id;       /* "band": key of the note, behind NUN_CONTRADICTION_NOTE */
  const char *key;      /* the field to look at */
  const char *sentence; /* what is wrong, through gettext */
} NunContradictionInfo;

/* Notes of a collection "contradiction:band": how many rows, and one of them as source. */
#define NUN_CONTRADICTION_NOTE "contradiction:"

const NunContradictionInfo *nun_contradiction_info (NunContradiction contradiction);

/* Values by name, for whoever knows the columns; NULL for a column that is not there. */
typedef NunValue *(*NunFindValue) (gpointer user_data, const char *key);

/* Bits of 1 << NunContradiction; puts the ends of intervals in order. */
guint nun_observation_check (NunFindValue find, gpointer user_data);

G_END_DECLS
