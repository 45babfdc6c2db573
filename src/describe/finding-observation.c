/* What the judge says of images and spectra: fields without a value, guesses to be looked at, values that contradict each
 * other. */
#include "describe/finding-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "describe/decided-rules.h"
#include "observe/observation-check.h"
#include "observe/observation-field.h"
#include "observe/observation.h"

/* Fields in a sentence; what follows is counted. */
#define MOST_NAMED 8

/* A guessed rule needs no look from here on. */
#define LIKELY 0.6

/* -- position ---------------------------------------------------------------------------------------- */

static void
judge_place (NunJudge *judge, const NunCollection *collection)
{
  gint64          lost = collection->n_rows - collection->n_placed;
  NunFindingPlace place = { collection->name, "s_ra", "rule" };

  if (lost == 0)
    return;
  nun_judge_add (
      judge, lost == collection->n_rows ? "no-file-placed" : "files-without-position", place,
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%" PRId64 " of the %" PRId64
                       " rows of “%s” has no position; no search by position finds it.",
                       "%" PRId64 " of the %" PRId64
                       " rows of “%s” have no position; no search by position finds them.",
                       (gulong) lost),
          lost, collection->n_rows, collection->name),
      _ ("Say which keywords tell the position, or have a program solve the astrometry."));
}

/* -- fields ------------------------------------------------------------------------------------------ */

/* Whether a protocol of this kind wants the field; those of the position have a rule of their own. */
static gboolean
is_wanted (const NunCollection *collection, const NunObservationField *field)
{
  guint models = NUN_MODEL_OBSCORE |
                 (collection->kind == NUN_COLLECTION_IMAGES ? NUN_MODEL_SIA1 : NUN_MODEL_SSAP);

  /* Axes that a file has not have no samples either: no gap. */
  return (field->mandatory & models) != 0 && field->level < 3 &&
         !g_str_has_suffix (field->key, "_xel") && !nun_observation_is_served (field->key) &&
         !g_str_equal (field->key, "s_ra") && !g_str_equal (field->key, "s_dec");
}

/* The two that searches miss most have names of their own: without them a global search skips the service. */
static const char *
gap_id (const NunObservationField *field, gboolean has_rule)
{
  if (g_str_equal (field->key, "em_min") || g_str_equal (field->key, "em_max"))
    return "no-bandpass";
  if (g_str_equal (field->key, "t_min") || g_str_equal (field->key, "t_max"))
    return "no-date";
  return has_rule ? "field-empty" : "field-without-rule";
}

static void
judge_field (NunJudge                  *judge,
             const NunCollection       *collection,
             guint                      i,
             const NunObservationField *field)
{
  const NunDatum *rule =
      nun_description_get (judge->description, collection->name, field->key, "rule");
  gint64          n_empty = collection->profile->columns[i].n_null;
  NunFindingPlace place = { collection->name, field->key, "rule" };
  NunFinding     *finding = NULL;

  if (rule != NULL && rule->origin == NUN_ORIGIN_PERSON && *rule->value == 0)
    return;
  if (rule == NULL)
    finding = nun_judge_add (judge, gap_id (field, FALSE), place,
                             g_strdup_printf (_ ("“%s”: nothing tells %s (%s)."), collection->name,
                                              _ (field->label), field->key),
                             _ ("Choose a keyword, or give one value for all."));
  else if (n_empty > 0)
    finding = nun_judge_add (
        judge, gap_id (field, TRUE), place,
        g_strdup_printf (_ ("“%s”: %s (%s) is empty for %" PRId64 " of %" PRId64 " rows."),
                         collection->name, _ (field->label), field->key, n_empty,
                         collection->n_rows),
        _ ("Add a keyword that the others have, or a value for them."));
  if (finding != NULL && field->level > 1)
    finding->severity = NUN_SEVERITY_NICE;
}

static void
judge_fields (NunJudge *judge, const NunCollection *collection)
{
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char                *name = ((NunColumn *) collection->columns->pdata[i])->name;
      const NunObservationField *field = nun_observation_field_find (name);

      if (field != NULL && is_wanted (collection, field))
        judge_field (judge, collection, i, field);
    }
}

/* -- guesses ----------------------------------------------------------------------------------------- */

gboolean
nun_rule_needs_look (const NunDatum *rule)
{
  return rule != NULL && rule->origin == NUN_ORIGIN_GUESS && rule->confidence < LIKELY;
}

static void
judge_guesses (NunJudge *judge, const NunCollection *collection)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char         *first = NULL;
  gboolean            advised = FALSE;
  NunFinding         *finding;
  guint               n = 0;

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char                *name = ((NunColumn *) collection->columns->pdata[i])->name;
      const NunObservationField *field = nun_observation_field_find (name);

      if (!nun_rule_needs_look (
              nun_description_get (judge->description, collection->name, name, "rule")))
        continue;
      advised |= field != NULL && field->level == 1;
      if (first == NULL)
        first = name;
      if (n++ < MOST_NAMED)
        g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", name);
    }
  if (n == 0)
    return;
  if (n > MOST_NAMED)
    g_string_append (names, ", …");
  finding =
      nun_judge_add (judge, "rule-unsure", (NunFindingPlace){ collection->name, first, "rule" },
                     g_strdup_printf (_ ("“%s”: rules that are no more than likely (%u): %s."),
                                      collection->name, n, names->str),
                     _ ("Look at their values; accept the rules or choose others."));
  if (!advised)
    finding->severity = NUN_SEVERITY_NICE;
}

static void
judge_scan (NunJudge *judge, const NunCollection *collection)
{
  g_autofree char *decided = nun_rules_decided (judge->description, collection->name);

  if (g_strcmp0 (decided, collection->ruled_by) != 0)
    nun_judge_add (judge, "rules-not-applied", (NunFindingPlace){ collection->name, NULL, "rule" },
                   g_strdup_printf (_ ("Rules of “%s” have changed since its files were read."),
                                    collection->name),
                   _ ("Read the files again."));
}

/* -- contradictions ---------------------------------------------------------------------------------- */

static void
judge_contradiction (NunJudge *judge, const NunCollection *collection, const NunNote *note)
{
  const char *id = note->key + strlen (NUN_CONTRADICTION_NOTE);
  gint64      n = g_ascii_strtoll (note->value, NULL, 10);

  for (guint i = 0; i < NUN_N_CONTRADICTIONS; i++)
    {
      const NunContradictionInfo *info = nun_contradiction_info (i);

      if (!g_str_equal (info->id, id) || n <= 0)
        continue;
      nun_judge_add (
          judge, "contradiction", (NunFindingPlace){ collection->name, info->key, "rule" },
          g_strdup_printf (_ ("“%s”, %" PRId64 " of %" PRId64 " rows, such as %s: %s."),
                           collection->name, n, collection->n_rows,
                           note->source != NULL ? note->source : "?", _ (info->sentence)),
          _ ("Look at the rules of both values, and at the headers."));
    }
}

void
nun_judge_observations (NunJudge *judge, const NunCollection *collection)
{
  if (collection->n_rows == 0 || collection->profile == NULL)
    return;
  judge_place (judge, collection);
  judge_scan (judge, collection);
  judge_fields (judge, collection);
  judge_guesses (judge, collection);
  for (guint i = 0; i < collection->notes->len; i++)
    {
      const NunNote *note = collection->notes->pdata[i];

      if (g_str_has_prefix (note->key, NUN_CONTRADICTION_NOTE))
        judge_contradiction (judge, collection, note);
    }
}
