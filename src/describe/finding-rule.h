#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rules of the judge: one table, in which each has its name, its step, its weight and who will notice.  What a rule
 * finds is a NunFinding (finding.h); the code that looks for it stands in finding-*.c (what can be told from the description) or in
 * src/health (what only a question to the running service tells).  Static, any thread. */

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
  NunSeverity severity; /* a finding of the rule can weigh less than that */
  const char
      *noticed; /* which client, registry or reader will notice, a sentence; through gettext */
} NunFindingRule;

/* All of them, by step; ends with id NULL. */
const NunFindingRule *nun_finding_rules (void);
const NunFindingRule *nun_finding_rule_find (const char *id); /* NULL: none */

/* "must", "should", "nice"; "files", "meaning", ... */
const char *nun_severity_name (NunSeverity severity);
const char *nun_step_name (NunStep step);  /* for programs: "handover"; static */
const char *nun_step_title (NunStep step); /* for people; static, translated */

G_END_DECLS
