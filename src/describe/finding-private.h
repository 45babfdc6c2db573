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

/* Columns of a table, by their place in it: finding-column.c.  said: what the world is told, "" for nothing. */
const NunColumn *nun_judge_column (const NunCollection *collection, guint i);
const char *
nun_judge_said (const NunJudge *judge, const NunCollection *collection, guint i, const char *key);
gboolean nun_judge_hides (const NunJudge *judge, const NunCollection *collection, guint i);

/* As nun_judge_add, at column i; and an edit of that column. */
NunFinding *nun_judge_add_at (NunJudge            *judge,
                              const NunCollection *collection,
                              guint                i,
                              const char          *key,
                              const char          *id,
                              char                *sentence,
                              const char          *mend);
void        nun_judge_edit_at (NunFinding          *finding,
                               const NunCollection *collection,
                               guint                i,
                               const char          *key,
                               const char          *value);

/* finding-position.c: where the rows of a table lie, and what its values say against that. */
void nun_judge_position (NunJudge *judge, const NunCollection *collection);

/* finding-name.c: how tables and their columns are called. */
void nun_judge_names (NunJudge *judge, const NunCollection *collection);
void nun_judge_table_names (NunJudge *judge);

/* finding-value.c: what the values say against the meaning of their column. */
void nun_judge_values (NunJudge *judge, const NunCollection *collection);

/* finding-text.c: how what is said of the publication is written. */
void nun_judge_texts (NunJudge *judge);

/* finding-about.c: what is said of the publication. */
void nun_judge_about (NunJudge *judge);

/* finding-column.c: what is said of each column of a table, and what is not. */
void nun_judge_columns (NunJudge *judge, const NunCollection *collection);

/* finding-observation.c: the fields of images and spectra. */
void nun_judge_observations (NunJudge *judge, const NunCollection *collection);

G_END_DECLS
