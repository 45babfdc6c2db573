#pragma once

#include "advise/datum.h"
#include "files/column.h"
#include "observe/rule.h"

G_BEGIN_DECLS

/* From datasets to rows of observation fields.  A collection of images or spectra is a table like any other: one row a
 * dataset, its columns the observation fields (observation-field.h) and, hidden from the world, where the file lies. */

/* Hidden columns, behind the fields: relative or absolute path, HDU, index, bytes, microseconds since 1970, media type, checks. */
#define NUN_PRODUCT_PREFIX "product_"
#define NUN_PRODUCT_PATH "product_path"
#define NUN_PRODUCT_HDU "product_hdu"
#define NUN_PRODUCT_INDEX "product_index"
#define NUN_PRODUCT_SIZE "product_size"
#define NUN_PRODUCT_MTIME "product_mtime"
#define NUN_PRODUCT_TYPE "product_type"
#define NUN_PRODUCT_CHECKS                                                                         \
  "product_checks" /* bits of 1 << NunContradiction, as they were found when the file was read */

/* A bit of product_checks behind those: the file has to be read again in a second scan, though it has not changed: there is a remark
 * about it, which is kept nowhere, or it was written while it was read or just before. */
#define NUN_PRODUCT_READ_AGAIN (1 << 16)

/* Where the file of a row lies: its product_path from the collection's folder, an absolute path.  NULL for one that would lead out of the folder, as a
 * stranger's publication could say.  g_free. */
char *nun_observation_product_path (const char *folder, const char *product_path);

/* Columns for a kind of dataset, hidden ones included: of NunColumn. */
GPtrArray *nun_observation_columns (NunDatasetKind kind);

/* Datasets of the same kind (taken a reference of), the headers of at most some hundred of them looked through once. */
typedef struct _NunObservationSample NunObservationSample;
NunObservationSample                *nun_observation_sample_new (GPtrArray *datasets);
void                                 nun_observation_sample_free (NunObservationSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunObservationSample, nun_observation_sample_free)

/* The default rule of a field for them, with reason and confidence: a datum whose value is the rule's text, NULL where
 * nothing is known. */
NunDatum *nun_observation_guess_rule (const NunObservationSample *sample,
                                      NunDatasetKind              kind,
                                      const char                 *field_key);

/* The rules of a set: by field key, what a person decided or the guess.  A guess that is not said (nun_datum_is_said) fills
 * no value.  decided: field key to NunDatum, the
 * rule's text, or NULL. */
typedef struct _NunRuleSet NunRuleSet;
/* Decided rules (as nun_rule_set_new takes them) as one text: equal texts make equal rows.  NULL for nothing.  decided may be
 * NULL.  g_free. */
char *nun_rule_set_decided (GHashTable *decided);

NunRuleSet *nun_rule_set_new (GPtrArray *datasets, NunDatasetKind kind, GHashTable *decided);
/* What would be there without a decision.  Borrowed; may be NULL. */
const NunDatum *nun_rule_set_get_guess (const NunRuleSet *self, const char *field_key);
/* What rows are made by, as one text: the program's version, a blank, a checksum of rules and columns.  A file that has not changed
 * gives the same rows by equal texts.  g_free. */
char *nun_rule_set_reading (const NunRuleSet *self);
void  nun_rule_set_free (NunRuleSet *self);

/* One row: values for nun_observation_columns, as many as there are columns, filled from rules and what the dataset measures,
 * each in its field's unit and range; what does not fit becomes NULL (problems: receives sentences; may be NULL).
 * owned: receives the texts that the values borrow; with g_free.  Returns bits of 1 << NunContradiction (observation-check.h). */
guint nun_observation_fill (const NunRuleSet *self,
                            const NunDataset *dataset,
                            NunValue         *values,
                            GPtrArray        *owned,
                            GPtrArray        *problems);

/* Whether the service makes the field's value where no rule gives one: addresses, media types, identifiers. */
gboolean nun_observation_is_served (const char *field_key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRuleSet, nun_rule_set_free)

G_END_DECLS
