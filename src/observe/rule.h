#pragma once

#include "observe/dataset.h"

G_BEGIN_DECLS

#define NUN_OBSERVE_ERROR (nun_observe_error_quark ())
typedef enum
{
  NUN_OBSERVE_ERROR_RULE, /* a rule that cannot be read; the message says which part */
} NunObserveError;
GQuark nun_observe_error_quark (void);

/* How the value of an observation field comes about: a source and steps that follow it, one line of text that people can
 * read ("keyword DATE-OBS, MJD-OBS | date", "wcs wavelength minimum", "constant 2MASS", "keyword FILTER | band minimum",
 * "file name | part 2 of _", "none").  Never executable: a closed list of pure functions.  Immutable; any thread. */
typedef struct _NunRule NunRule;

/* What may stand first, and what may follow: tables for the window's editor and the help; end with name NULL. */
typedef struct
{
  const char *name; /* "keyword", "date" */
  const char         *
      argument; /* what follows it, for people through gettext: "names, the first with a value that the steps can use"; NULL nothing */
  const char *help;     /* one sentence, through gettext */
  const char *example;
} NunRuleWord;
const NunRuleWord *nun_rule_sources (void);
const NunRuleWord *nun_rule_steps (void);

/* NULL and NUN_OBSERVE_ERROR_RULE (description.h) with one sentence that names the word. At most 4,000 bytes and 20 steps. */
NunRule *nun_rule_parse (const char *text, GError **error);
char    *nun_rule_to_text (const NunRule *self); /* g_free */
void     nun_rule_free (NunRule *self);

/* The value for a dataset as text (numbers with all their digits, C locale), NULL when there is none; why: then a
 * sentence ("FILTER is not in the header"), g_free; may be NULL. */
char *nun_rule_evaluate (const NunRule *self, const NunDataset *dataset, char **why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRule, nun_rule_free)

G_END_DECLS
