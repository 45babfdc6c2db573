/* The judge of what is said of the publication as a whole. */
#include <glib/gi18n-lib.h>

#include "describe/finding-private.h"

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

static gboolean
is_answered (NunJudge *judge, const char *key)
{
  const NunDatum *datum = nun_description_get (judge->description, NULL, NULL, key);

  return datum != NULL && *datum->value != 0 && datum->confidence >= NUN_DESCRIPTION_ENOUGH;
}

void
nun_judge_about (NunJudge *judge)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const NunField *field = nun_field_find (NUN_SCOPE_PUBLICATION, answers[i].key);

      if (!is_answered (judge, answers[i].key))
        nun_judge_add (judge, answers[i].id, (NunFindingPlace){ NULL, NULL, answers[i].key },
                       g_strdup (_ (answers[i].sentence)), _ (field->help));
    }
}
