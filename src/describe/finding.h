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

typedef struct
{
  const char *id; /* "no-title": stable, for scripts */
  NunStep     step;
  NunSeverity severity;
  char       *table, *column, *key; /* the place; each may be NULL */
  char       *sentence;             /* what is wrong; translated */
  char       *mend;                 /* what mends it; translated */
} NunFinding;

/* Of NunFinding, most severe first, then by step; frees its items. */
GPtrArray *nun_findings_judge (const NunDescription *description);

/* Whether no MUST stands against the step. */
gboolean nun_findings_step_complete (GPtrArray *findings, NunStep step);

/* "must", "should", "nice"; "files", "meaning", ... */
const char *nun_severity_name (NunSeverity severity);
const char *nun_step_name (NunStep step);

G_END_DECLS
