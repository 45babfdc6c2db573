#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* The one judge: what is missing or wrong, where, and what mends it.  Whether a step of the window is
 * complete, the exit status of `check` and the health report are all read here. */

typedef enum
{
  NUN_STEP_FILES,
  NUN_STEP_MEANING,
  NUN_STEP_ABOUT,
  NUN_STEP_PREVIEW,
  NUN_STEP_HANDOVER,
  NUN_N_STEPS
} NunStep;

typedef enum
{
  NUN_SEVERITY_MUST,   /* the service or the record would be wrong */
  NUN_SEVERITY_SHOULD, /* clients or registries will stumble, or miss it */
  NUN_SEVERITY_NICE,
} NunSeverity;

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

typedef struct
{
  const char *id; /* "no-title": stable, for scripts */
  NunStep     step;
  NunSeverity severity;
  char       *table, *column, *key; /* the place; each may be NULL */
  char       *sentence;             /* what is wrong; translated */
  char       *mend;                 /* what mends it; translated */
  GPtrArray  *edits;                /* of NunEdit: what mends it by one click, or NULL */
} NunFinding;

/* Of NunFinding, most severe first, then by step; frees its items. */
GPtrArray *nun_findings_judge (const NunDescription *description);

/* The description with the finding's edits applied; NULL when it has none, or with an error. */
NunDescription *
nun_finding_mend (const NunFinding *finding, const NunDescription *description, GError **error);

/* Whether no MUST stands against the step. */
gboolean nun_findings_step_complete (GPtrArray *findings, NunStep step);

/* "must", "should", "nice"; "files", "meaning", ... */
const char *nun_severity_name (NunSeverity severity);
const char *nun_step_name (NunStep step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunEdit, nun_edit_free)

G_END_DECLS
