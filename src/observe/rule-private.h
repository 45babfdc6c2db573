#pragma once

#include "observe/rule.h"

G_BEGIN_DECLS

/* The words of rules and what they do: two tables, in rule-source.c and rule-step.c.  Only for the files rule*.c. */
typedef struct
{
  NunRuleWord word;

  /* Whether the argument ("" when there is none) is one; problem: a translated phrase. */
  gboolean (*check) (const char *argument, const char **problem);

  /* A new text, or NULL and why (a translated sentence).  value: of the part before, NULL for a source. */
  char *(*apply) (const NunDataset *dataset, const char *argument, const char *value, char **why);
} NunRuleAction;

/* Each ends with an entry without name. */
const NunRuleAction *nun_rule_source_actions (void);
const NunRuleAction *nun_rule_step_actions (void);

/* For both: argument checks. */
gboolean nun_rule_check_nothing (const char *argument, const char **problem);
gboolean nun_rule_check_something (const char *argument, const char **problem);

/* All the digits of a number; NULL when it is not finite. */
char *nun_rule_number_text (double value);

/* A number that fills the text but for blanks; FALSE otherwise. */
gboolean nun_rule_read_number (const char *text, double *value);

/* The first of the keywords, parted by commas, that has a value; borrowed. */
const char *nun_rule_keyword_value (const NunDataset *dataset, const char *keywords);

/* "A, B in s": the first of the keywords whose value is a number that can be brought into the unit. */
gboolean nun_rule_keyword_in_unit (const NunDataset *dataset, const char *argument, double *number);

G_END_DECLS
