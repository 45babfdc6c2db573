#pragma once

#include "describe/finding.h"

G_BEGIN_DECLS

/* What the rules of the one judge share. */
typedef struct
{
  const NunDescription *description;
  GPtrArray            *findings;
} NunJudge;

/* As nun_finding_new; the finding is borrowed. */
NunFinding *nun_judge_add (NunJudge       *judge,
                           const char     *id,
                           NunFindingPlace place,
                           char           *sentence,
                           const char     *mend);

/* finding-position.c: where the rows of a table lie, and what its values say against that. */
void nun_judge_position (NunJudge *judge, const NunCollection *collection);

/* finding-about.c: what is said of the publication. */
void nun_judge_about (NunJudge *judge);

/* finding-column.c: what is said of each column of a table, and what is not. */
void nun_judge_columns (NunJudge *judge, const NunCollection *collection);

/* finding-observation.c: the fields of images and spectra. */
void nun_judge_observations (NunJudge *judge, const NunCollection *collection);

G_END_DECLS
