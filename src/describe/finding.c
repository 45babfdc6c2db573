/* The one judge of a description: each rule is a function that adds what it finds. */
#include "describe/finding.h"

#include <glib/gi18n-lib.h>

#include "describe/finding-private.h"
#include "describe/position.h"

/* -- findings ---------------------------------------------------------------------------------------- */

NunFinding *
nun_finding_new (const char *id, NunFindingPlace place, char *sentence, const char *mend)
{
  const NunFindingRule *rule = nun_finding_rule_find (id);
  NunFinding           *self = g_new0 (NunFinding, 1);

  g_assert (rule != NULL);
  self->id = rule->id;
  self->step = rule->step;
  self->severity = rule->severity;
  self->noticed = _ (rule->noticed);
  self->table = g_strdup (place.table);
  self->column = g_strdup (place.column);
  self->key = g_strdup (place.key);
  self->sentence = sentence;
  self->mend = g_strdup (mend);
  return self;
}

NunFinding *
nun_finding_copy (const NunFinding *self)
{
  NunFinding *copy = g_memdup2 (self, sizeof *self);

  copy->table = g_strdup (self->table);
  copy->column = g_strdup (self->column);
  copy->key = g_strdup (self->key);
  copy->sentence = g_strdup (self->sentence);
  copy->mend = g_strdup (self->mend);
  if (self->edits != NULL)
    g_ptr_array_ref (self->edits);
  return copy;
}

void
nun_finding_free (NunFinding *self)
{
  g_free (self->table);
  g_free (self->column);
  g_free (self->key);
  g_free (self->sentence);
  g_free (self->mend);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self);
}

NunFinding *
nun_judge_add (NunJudge       *judge,
               const char     *id,
               NunFindingPlace place,
               char           *sentence,
               const char     *mend)
{
  NunFinding *finding = nun_finding_new (id, place, sentence, mend);

  g_ptr_array_add (judge->findings, finding);
  return finding;
}

/* -- edits ------------------------------------------------------------------------------------------- */

NunEdit *
nun_edit_new (const char *table, const char *column, const char *key, const char *value)
{
  NunEdit *self = g_new0 (NunEdit, 1);

  self->table = g_strdup (table);
  self->column = g_strdup (column);
  self->key = g_strdup (key);
  self->value = g_strdup (value);
  return self;
}

void
nun_edit_free (NunEdit *self)
{
  g_free (self->table);
  g_free (self->column);
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

NunDescription *
nun_edits_apply (const NunDescription *description, GPtrArray *edits, GError **error)
{
  NunDescription *fresh = nun_description_copy (description);

  for (guint i = 0; fresh != NULL && i < edits->len; i++)
    {
      const NunEdit *edit = edits->pdata[i];

      if (!nun_description_edit (fresh, edit->table, edit->column, edit->key, edit->value, error))
        g_clear_pointer (&fresh, nun_description_unref);
    }
  return fresh;
}

void
nun_finding_add_edit (NunFinding *self,
                      const char *table,
                      const char *column,
                      const char *key,
                      const char *value)
{
  if (self->edits == NULL)
    self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_edit_free);
  g_ptr_array_add (self->edits, nun_edit_new (table, column, key, value));
}

NunDescription *
nun_finding_mend (const NunFinding *finding, const NunDescription *description, GError **error)
{
  return finding->edits != NULL ? nun_edits_apply (description, finding->edits, error) : NULL;
}

/* -- files ------------------------------------------------------------------------------------------- */

static void
judge_files (NunJudge *judge)
{
  NunFindingPlace nowhere = { NULL };

  if (nun_description_get_n_collections (judge->description) == 0)
    nun_judge_add (judge, "no-table", nowhere, g_strdup (_ ("The publication holds no table yet.")),
                   _ ("Add a file."));
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, i);
      NunFindingPlace      place = { collection->name };

      if (collection->n_rows == 0)
        nun_judge_add (judge, "no-rows", place,
                       g_strdup_printf (_ ("Table “%s” has no rows."), collection->name),
                       _ ("Take a file with rows, or remove the table."));
    }
}

/* -- meaning ----------------------------------------------------------------------------------------- */

static const NunColumn *
column_of_role (NunJudge *judge, const NunCollection *collection, NunRole role, guint *index)
{
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn *column = collection->columns->pdata[i];

      if (nun_description_get_role (judge->description, collection->name, column->name) == role)
        {
          *index = i;
          return column;
        }
    }
  return NULL;
}

static gboolean
has_position_names (NunJudge *judge, const NunCollection *collection)
{
  for (guint i = 0; i < collection->columns->len; i++)
    if (nun_position_names_rows (judge->description, collection->name, i))
      return TRUE;
  return FALSE;
}

static void
judge_identifier (NunJudge *judge, const NunCollection *collection)
{
  guint                   i = 0;
  const NunColumn        *column = column_of_role (judge, collection, NUN_ROLE_ID, &i);
  const NunColumnProfile *values;

  if (column == NULL && has_position_names (judge, collection))
    return;
  if (column == NULL)
    {
      nun_judge_add (
          judge, "no-identifier", (NunFindingPlace){ collection->name, NULL, "role" },
          g_strdup_printf (_ ("No column names the rows of table “%s”; the row number will."),
                           collection->name),
          _ ("Give a column without repetitions the role Identifier."));
      return;
    }
  values = &collection->profile->columns[i];
  if (values->n_null > 0 || (values->n_distinct >= 0 && values->n_distinct < collection->n_rows))
    nun_judge_add (
        judge, "identifier-repeats", (NunFindingPlace){ collection->name, column->name, "role" },
        g_strdup_printf (_ ("Identifier “%s” of table “%s” repeats or is empty in some rows."),
                         column->name, collection->name),
        _ ("Choose another column as identifier, or none."));
}

static void
judge_meaning (NunJudge *judge)
{
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, i);

      if (collection->kind != NUN_COLLECTION_TABLE)
        {
          nun_judge_observations (judge, collection);
          continue;
        }
      nun_judge_position (judge, collection);
      if (collection->n_rows > 0)
        judge_identifier (judge, collection);
      nun_judge_columns (judge, collection);
      if (collection->profile != NULL)
        nun_judge_values (judge, collection);
      nun_judge_names (judge, collection);
    }
}

/* -- the verdict ------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const NunFinding *first = *(NunFinding *const *) a, *second = *(NunFinding *const *) b;

  if (first->severity != second->severity)
    return (int) first->severity - (int) second->severity;
  return (int) first->step - (int) second->step;
}

void
nun_findings_sort (GPtrArray *findings)
{
  g_ptr_array_sort (findings, compare); /* stable: GLib's is a merge sort */
}

GPtrArray *
nun_findings_judge (const NunDescription *description)
{
  NunJudge judge = { description,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) nun_finding_free) };

  judge_files (&judge);
  judge_meaning (&judge);
  nun_judge_table_names (&judge);
  nun_judge_about (&judge);
  nun_judge_texts (&judge);
  nun_findings_sort (judge.findings);
  return judge.findings;
}

gboolean
nun_findings_step_complete (GPtrArray *findings, NunStep step)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      if (finding->step == step && finding->severity == NUN_SEVERITY_MUST)
        return FALSE;
    }
  return TRUE;
}
