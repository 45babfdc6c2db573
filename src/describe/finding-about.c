/* The judge of what is said of the publication as a whole. */
#include <glib/gi18n-lib.h>

#include "advise/suggest.h"
#include "describe/finding-private.h"
#include "describe/placeholder.h"

static const struct
{
  const char *key, *id;
  const char *sentence;
} answers[] = {
  { "title", "no-title", N_ ("The publication has no title.") },
  { "description", "no-description", N_ ("The publication has no description.") },
  { "creators", "no-creators", N_ ("The publication names no authors.") },
  { "subjects", "no-subjects", N_ ("The publication names no subjects.") },
  { "contact_name", "no-contact-name", N_ ("Nobody is named for questions.") },
  { "contact_email", "no-contact-email", N_ ("There is no e-mail address for questions.") },
  { "publisher", "no-publisher", N_ ("The publication names no publisher.") },
  { "identifier", "no-ivoid",
    N_ ("The publication has no identifier in the Virtual Observatory.") },
  { "licence", "no-licence", N_ ("Nothing says what others may do with the data.") },
  { "reference_url", "no-reference", N_ ("No web page tells more about the data.") },
  { "wavebands", "no-waveband",
    N_ ("Nothing says which kinds of light the data come from: searches by waveband miss it.") },
  { "source", "no-source", N_ ("No article is named as the source.") },
  { "short_name", "no-short-name", N_ ("There is no short name.") },
};

/* What is there is shown when it is no answer: whoever wrote it should know why it does not count. */
static char *
say_missing (NunJudge *judge, const NunField *field, const char *sentence)
{
  const char *value = nun_description_get_value (judge->description, NULL, NULL, field->key);

  if (*value == 0 || !nun_field_is_placeholder (field, value))
    return g_strdup (_ (sentence));
  return g_strdup_printf (_ ("%s: “%.60s” only holds the place of an answer."), _ (field->label),
                          value);
}

/* One finding for all answers that nobody gave: services and records say them, so somebody should look. */
static void
judge_guesses (NunJudge *judge)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  NunFinding         *finding = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const NunDatum *datum = nun_description_get (judge->description, NULL, NULL, answers[i].key);

      if (nun_description_get_answer (judge->description, NULL, answers[i].key) == NULL ||
          datum->origin != NUN_ORIGIN_GUESS || datum->confidence >= NUN_SUGGEST_SURE)
        continue;
      if (finding == NULL)
        finding = nun_judge_add (
            judge, "guessed-answers", (NunFindingPlace){ NULL, NULL, answers[i].key }, NULL,
            _ ("Look at each; accept all if they are right, or write what is."));
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              _ (nun_field_find (NUN_SCOPE_PUBLICATION, answers[i].key)->label));
      nun_finding_add_edit (finding, NULL, NULL, answers[i].key, datum->value);
    }
  if (finding != NULL)
    finding->sentence = g_strdup_printf (_ ("Guesses that need a look: %s."), labels->str);
}

void
nun_judge_about (NunJudge *judge)
{
  judge_guesses (judge);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const NunField *field = nun_field_find (NUN_SCOPE_PUBLICATION, answers[i].key);

      if (nun_description_get_answer (judge->description, NULL, answers[i].key) == NULL)
        nun_judge_add (judge, answers[i].id, (NunFindingPlace){ NULL, NULL, answers[i].key },
                       say_missing (judge, field, answers[i].sentence), _ (field->help));
    }
}
