#pragma once

#include "advise/suggest-feature.h"
#include "advise/suggest-lexicon.h"

G_BEGIN_DECLS

/* A log-linear model of what a column is: each UCD that columns may have (a template, "phot.mag;@B") is held
 * together from parts, the marks of a column speak for parts with learned weights, and the lexicon speaks for
 * templates.  Only for the files suggest-*.c.
 *
 * suggest-weights.tsv holds what was learned, a mark a line; marks that begin with "@" are settings:
 * "@template" a UCD that the lexicon and the inventory lack, "@shared" the weights of the lexicon's voices, "@c." what
 * confidence is reckoned from, "@r." a UCD that is right more or less often than others where it comes first. */

typedef struct _NunSuggestModel NunSuggestModel;

/* The one that is compiled in; never freed. */
const NunSuggestModel *nun_suggest_model_get (void);

/* From other weights, for those who judge how they were learned: rows are pairs of strings as in the compiled
 * table, which must outlive the model.  From then on nun_suggest_model_get returns it. */
void nun_suggest_model_replace (const char *const (*rows)[2], guint n_rows);

guint       nun_suggest_model_get_n_templates (const NunSuggestModel *self);
const char *nun_suggest_model_get_template (const NunSuggestModel *self, guint i);

/* The template with "@B" added, or -1. */
int nun_suggest_model_get_banded (const NunSuggestModel *self, guint i);

/* odds: of each template, sum 1. */
void nun_suggest_model_score (const NunSuggestModel    *self,
                              const NunSuggestFeatures *features,
                              const NunSuggestHits     *hits,
                              gboolean                  has_band,
                              float                    *odds);

/* A number that the weights set ("@attach"), or `otherwise`. */
double nun_suggest_model_setting (const NunSuggestModel *self, const char *key, double otherwise);

G_END_DECLS
