#pragma once

#include "describe/description.h"
#include "describe/finding-rule.h"

G_BEGIN_DECLS

/* The one judge: what is missing or wrong, where, and what mends it.  Whether a step of the window is
 * complete, the exit status of `check` and the health report are all read here. */

/* One decision that a mend consists of; as nun_description_set takes it. */
typedef struct
{
  char *table, *column, *key, *value;
} NunEdit;

NunEdit *nun_edit_new (const char *table,
                       const char *column,
                       const char *key,
                       const char *value); /* copied */
void     nun_edit_free (NunEdit *self);

/* The description with the edits (of NunEdit) applied in their order; NULL with an error when one does not fit. */
NunDescription *
nun_edits_apply (const NunDescription *description, GPtrArray *edits, GError **error);

/* Where it is: each may be NULL. */
typedef struct
{
  const char *table, *column, *key;
} NunFindingPlace;

typedef struct
{
  const char *id; /* of its NunFindingRule, and static like the two that follow */
  NunStep     step;
  NunSeverity severity;
  const char *noticed;              /* which client, registry or reader will notice; translated */
  char       *table, *column, *key; /* the place; each may be NULL */
  char       *sentence;             /* what is wrong; translated */
  char       *mend;                 /* what mends it; translated */
  GPtrArray  *edits;                /* of NunEdit: what mends it by one click, or NULL */
} NunFinding;

/* What a rule of the table found; sentence is taken, place and mend are copied.  Free with nun_finding_free. */
NunFinding *
nun_finding_new (const char *id, NunFindingPlace place, char *sentence, const char *mend);
NunFinding *nun_finding_copy (const NunFinding *self); /* of the same edits: none is added after */
void        nun_finding_free (NunFinding *self);

/* Adds to what one click does; value NULL takes a decision back. */
void nun_finding_add_edit (NunFinding *self,
                           const char *table,
                           const char *column,
                           const char *key,
                           const char *value);

/* Of NunFinding: most severe first, then by step; else the order stays. */
void nun_findings_sort (GPtrArray *findings);

/* What the description tells.  Of NunFinding, sorted; frees its items. */
GPtrArray *nun_findings_judge (const NunDescription *description);

/* The description with the finding's edits applied; NULL when it has none, or with an error. */
NunDescription *
nun_finding_mend (const NunFinding *finding, const NunDescription *description, GError **error);

/* How it is mended on the command line, PUB standing for the publication and … for the answer: "nunciusctl set PUB title=…"; NULL where
 * no verb does.  g_free. */
char *nun_finding_dup_command (const NunFinding *self);

/* Whether the rule of a field of images or spectra (NULL for none) is so unsure a guess that "rule-unsure" speaks of it. */
gboolean nun_rule_needs_look (const NunDatum *rule);

/* Whether no MUST stands against the step. */
gboolean nun_findings_step_complete (GPtrArray *findings, NunStep step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunEdit, nun_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunFinding, nun_finding_free)

G_END_DECLS
