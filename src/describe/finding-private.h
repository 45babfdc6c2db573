#pragma once

#include "describe/finding.h"

G_BEGIN_DECLS

/* What the rules of the one judge share: finding.c and finding-column.c. */
typedef struct
{
  const NunDescription *description;
  GPtrArray            *findings;
} NunJudge;

typedef struct
{
  const char *table, *column, *key;
} NunFindingPlace;

/* sentence: taken.  The finding is borrowed. */
NunFinding *nun_judge_add (NunJudge       *judge,
                           const char     *id,
                           NunStep         step,
                           NunSeverity     severity,
                           NunFindingPlace place,
                           char           *sentence,
                           const char     *mend);

/* Adds to what one click does; value NULL takes a decision back. */
void nun_judge_add_edit (NunFinding *finding,
                         const char *table,
                         const char *column,
                         const char *key,
                         const char *value);

/* finding-column.c: what is said of each column of a table, and what is not. */
void nun_judge_columns (NunJudge *judge, const NunCollection *collection);

/* finding-observation.c: the fields of images and spectra. */
void nun_judge_observations (NunJudge *judge, const NunCollection *collection);

G_END_DECLS
