/* The adviser: what each column of a table most likely is. */
#include "advise/suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "advise/suggest-advice.h"
#include "advise/suggest-value.h"
#include "vocabulary/ucd.h"

NunSuggestion *
nun_suggestion_new (const char *value, double confidence, const char *reason)
{
  NunSuggestion *self = g_new0 (NunSuggestion, 1);

  self->value = g_strdup (value);
  self->confidence = CLAMP (confidence, 0.0, 1.0);
  self->reason = g_strdup (reason);
  return self;
}

void
nun_suggestion_free (NunSuggestion *self)
{
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

void
nun_advice_free (NunAdvice *self)
{
  g_ptr_array_unref (self->ucds);
  g_clear_pointer (&self->description, nun_suggestion_free);
  g_clear_pointer (&self->unit, nun_suggestion_free);
  g_free (self->part);
  g_free (self);
}

/* -- the UCDs ---------------------------------------------------------------------------------------- */

static void
add_ucd (NunAdvice *self, const char *ucd, double confidence, const char *reason)
{
  for (guint i = 0; i < self->ucds->len; i++)
    if (g_ascii_strcasecmp (((NunSuggestion *) self->ucds->pdata[i])->value, ucd) == 0)
      return;
  if (self->ucds->len < NUN_SUGGEST_MAX)
    g_ptr_array_add (self->ucds, nun_suggestion_new (ucd, confidence, reason));
}

/* What the user taught, and what the file says. */
static void
add_given (NunAdvice *self, const NunColumn *column, const char *taught)
{
  NunUcdJudgement *judgement;

  if (taught != NULL && nun_ucd_check (taught, NULL))
    add_ucd (self, taught, 0.98, _ ("So you decided for such columns."));
  if (column->ucd == NULL || *column->ucd == 0)
    return;
  judgement = nun_ucd_judge (column->ucd);
  if (judgement->verdict == NUN_UCD_GOOD)
    add_ucd (self, judgement->repair, 0.97, _ ("The file says so."));
  else if (judgement->verdict == NUN_UCD_MENDABLE)
    {
      g_autofree char *reason =
          g_strdup_printf (_ ("The file's “%.100s” in today's words."), column->ucd);

      add_ucd (self, judgement->repair, 0.93, reason);
    }
  nun_ucd_judgement_free (judgement);
}

/* What the values show counts for more than the name: a name may be anything. */
static void
add_shown (NunAdvice               *self,
           const NunColumn         *column,
           const NunSuggestRanking *ranking,
           const NunColumnProfile  *profile)
{
  NunSuggestValueSign sign = nun_suggest_value_sign (column, profile);
  g_autofree char    *reason = NULL;
  const char         *ucd = sign.ucd;

  if (sign.ucd == NULL || self->ucds->len > 0)
    return;
  if (ranking->n > 0 && g_str_has_prefix (ranking->ranked[0].ucd, sign.family))
    ucd = ranking->ranked[0].ucd;
  reason = g_strdup_printf (_ ("Its values have the form: “%s”."), sign.sample);
  add_ucd (self, ucd, ucd == sign.ucd ? 0.8 : 0.9, reason);
}

/* The odds of the first are what was seen to hold; the rest share what is left. */
static void
add_ranked (NunAdvice               *self,
            const NunSuggestModel   *model,
            const NunSuggestTable   *table,
            guint                    place,
            const NunSuggestRanking *ranking,
            const NunColumnProfile  *profile)
{
  const NunColumn *column = table->columns[place].column;
  double           first = nun_suggest_confidence (model, &table->columns[place], ranking);
  gboolean         given = self->ucds->len > 0;
  double           others = 0;

  for (guint i = 1; i < ranking->n; i++)
    others += ranking->ranked[i].odds;
  others = MAX (others, 0.05);
  for (guint i = 0; i < ranking->n && self->ucds->len < NUN_SUGGEST_MAX; i++)
    {
      g_autofree char *reason = nun_suggest_reason (table, place, ranking, i);
      gboolean         fits =
          profile == NULL || nun_suggest_value_fits (ranking->ranked[i].ucd, column, profile);
      double confidence =
          i == 0 ? first : MIN (first, (1 - first) * ranking->ranked[i].odds / others);

      if (fits)
        add_ucd (self, ranking->ranked[i].ucd, given ? 0.05 * confidence : confidence, reason);
    }
}

/* -- one main of each kind --------------------------------------------------------------------------- */

static const char *const main_kinds[] = { "pos.eq.ra", "pos.eq.dec", "meta.id" };

static gboolean
is_kind (const char *ucd, const char *kind)
{
  return g_str_equal (ucd, kind) ||
         (g_str_equal (kind, "meta.id") && g_str_equal (ucd, "meta.id;src"));
}

/* How well a column would be the main one of its kind: an early, sure one with a plain name. */
static double
main_merit (const NunSuggestTable *table, guint place, const NunAdvice *advice, const char *kind)
{
  const NunSuggestColumn *column = &table->columns[place];
  const NunSuggestion    *first = advice->ucds->len > 0 ? advice->ucds->pdata[0] : NULL;

  if (first == NULL || column->relation != NUN_RELATION_NONE || !is_kind (first->value, kind) ||
      first->confidence < 0.2)
    return -1;
  return MIN (first->confidence, 0.9) +
         (nun_suggest_words_has (&column->name, "primary") ? 0.3 : 0) +
         (nun_suggest_words_has (&column->text, "unique") ? 0.2 : 0) -
         0.1 * MIN (column->name.n, 4) - 0.02 * MIN (place, 20);
}

static void
mark_main (GPtrArray *advice, const NunSuggestTable *table, const char *kind)
{
  double best = -0.2;
  int    chosen = -1;

  for (guint i = 0; i < advice->len; i++)
    {
      const NunAdvice *each = advice->pdata[i];
      double           merit = main_merit (table, i, each, kind);

      /* Where the file says which one is, it stays. */
      for (guint j = 0; j < MIN (each->ucds->len, 1); j++)
        if (g_str_has_prefix (((NunSuggestion *) each->ucds->pdata[j])->value, kind) &&
            nun_ucd_has_word (((NunSuggestion *) each->ucds->pdata[j])->value, "meta.main"))
          return;
      if (merit > best)
        {
          best = merit;
          chosen = (int) i;
        }
    }
  if (chosen >= 0)
    {
      NunSuggestion *first =
          ((NunSuggestion *) ((NunAdvice *) advice->pdata[chosen])->ucds->pdata[0]);
      char *with_main = g_strconcat (first->value, ";meta.main", NULL);

      g_free (first->value);
      first->value = with_main;
    }
}

/* -- the whole --------------------------------------------------------------------------------------- */

static NunAdvice *
advice_new (const NunSuggestColumn *column)
{
  NunAdvice *self = g_new0 (NunAdvice, 1);

  self->ucds = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);
  self->relation = column->relation;
  self->parent = column->parent;
  self->precision = -1;
  return self;
}

GPtrArray *
nun_suggest_columns (GPtrArray *columns, const NunProfile *profile, const char *const *taught)
{
  GPtrArray             *advice = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_advice_free);
  const NunSuggestModel *model = nun_suggest_model_get ();
  g_autoptr (NunSuggestTable)   table = nun_suggest_table_new (columns);
  g_autofree NunSuggestRanking *rankings = nun_suggest_rank (model, table);

  for (guint i = 0; i < table->n; i++)
    {
      NunAdvice              *each = advice_new (&table->columns[i]);
      const NunColumnProfile *values =
          profile != NULL && i < profile->n_columns ? &profile->columns[i] : NULL;

      add_given (each, table->columns[i].column, taught != NULL ? taught[i] : NULL);
      if (values != NULL)
        add_shown (each, table->columns[i].column, &rankings[i], values);
      add_ranked (each, model, table, i, &rankings[i], values);
      g_ptr_array_add (advice, each);
    }
  for (guint i = 0; i < G_N_ELEMENTS (main_kinds); i++)
    mark_main (advice, table, main_kinds[i]);
  for (guint i = 0; i < table->n; i++)
    nun_suggest_complete (advice->pdata[i], table, i,
                          profile != NULL && i < profile->n_columns ? &profile->columns[i] : NULL);
  return advice;
}
