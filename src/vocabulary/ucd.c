/* UCD1+: whether a text is one, and what it says in everyday words. */

#include "vocabulary/ucd.h"

#include "vocabulary/ucd-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (nun - vocabulary - error - quark, nun_vocabulary_error)

/* Longer than any word of the vocabulary. */
#define MAX_WORD 63

/* The IVOA's own namespace may stand before a word; words of others belong to other vocabularies. */
static const char *
skip_namespace (const char *word)
{
  return g_ascii_strncasecmp (word, "ivoa:", 5) == 0 ? word + 5 : word;
}

gboolean
nun_ucd_may_lead (const NunUcdWord *word)
{
  return word->place != NUN_UCD_SECONDARY;
}

gboolean
nun_ucd_may_follow (const NunUcdWord *word)
{
  return word->place != NUN_UCD_PRIMARY;
}

static gboolean
may_stand (const NunUcdWord *word, const NunUcdWords *before)
{
  if (word == NULL || word->successor != NULL || before->n_words == NUN_UCD_MAX_WORDS)
    return FALSE;
  for (guint i = 0; i < before->n_words; i++)
    if (before->words[i] == word)
      return FALSE;
  return before->n_words == 0 ? nun_ucd_may_lead (word) : nun_ucd_may_follow (word);
}

/* Whether text is in all points as it should be; words is filled only then. */
static gboolean
read_words (const char *text, NunUcdWords *words)
{
  char name[MAX_WORD + 1];

  words->n_words = 0;
  for (const char *at = text;; at++)
    {
      const NunUcdWord *word;
      gsize             length;

      at = skip_namespace (at);
      length = strcspn (at, ";");
      if (length > MAX_WORD)
        return FALSE;
      memcpy (name, at, length);
      name[length] = '\0';
      word = nun_ucd_word_find (name);
      if (!may_stand (word, words))
        return FALSE;
      words->words[words->n_words++] = word;
      at += length;
      if (*at == '\0')
        return TRUE;
    }
}

char *
nun_ucd_join (const NunUcdWords *words)
{
  GString *out = g_string_sized_new (64);

  for (guint i = 0; i < words->n_words; i++)
    {
      if (i > 0)
        g_string_append_c (out, ';');
      g_string_append (out, words->words[i]->word);
    }
  return g_string_free (out, FALSE);
}

gboolean
nun_ucd_check (const char *ucd, GError **error)
{
  g_autoptr (NunUcdJudgement) judgement = NULL;
  NunUcdWords                 words;
  NunVocabularyError          code = NUN_VOCABULARY_ERROR_SYNTAX;

  if (ucd != NULL && read_words (ucd, &words))
    return TRUE;
  if (error == NULL)
    return FALSE;
  judgement = nun_ucd_judge_wrong (ucd != NULL ? ucd : "", &code);
  g_set_error_literal (error, NUN_VOCABULARY_ERROR, (int) code, judgement->sentence);
  return FALSE;
}

NunUcdJudgement *
nun_ucd_judge (const char *text)
{
  NunUcdJudgement   *judgement;
  NunUcdWords        words;
  NunVocabularyError code;

  if (text == NULL || !read_words (text, &words))
    return nun_ucd_judge_wrong (text != NULL ? text : "", &code);
  judgement = g_new0 (NunUcdJudgement, 1);
  judgement->verdict = NUN_UCD_GOOD;
  judgement->repair = nun_ucd_join (&words);
  return judgement;
}

void
nun_ucd_judgement_free (NunUcdJudgement *self)
{
  if (self == NULL)
    return;
  g_free (self->repair);
  g_free (self->sentence);
  g_free (self);
}

gboolean
nun_ucd_has_word (const char *ucd, const char *word)
{
  gsize length;

  if (ucd == NULL || word == NULL)
    return FALSE;
  length = strlen (word);
  for (const char *at = ucd;; at++)
    {
      gsize n;

      at = skip_namespace (at);
      n = strcspn (at, ";");
      if (n == length && g_ascii_strncasecmp (at, word, n) == 0)
        return TRUE;
      at += n;
      if (*at == '\0')
        return FALSE;
    }
}

/* -- everyday words -------------------------------------------------------------------------------- */

/* Whether a first word speaks of what the others name ("error of: magnitude"), instead of being
 * described by them ("magnitude, optical V band"). */
static gboolean
speaks_of_others (const NunUcdWords *words)
{
  const NunUcdWord *first = words->words[0];

  if (words->n_words < 2 || first->place != NUN_UCD_PRIMARY)
    return FALSE;
  if (strcmp (words->words[1]->word, "meta.main") == 0)
    return FALSE;
  return g_str_has_prefix (first->word, "stat.") || g_str_has_prefix (first->word, "arith.") ||
         g_str_has_prefix (first->word, "meta.code") || g_str_has_prefix (first->word, "meta.id") ||
         g_str_has_prefix (first->word, "meta.ref") || g_str_has_prefix (first->word, "meta.bib") ||
         strcmp (first->word, "meta.number") == 0 || strcmp (first->word, "meta.unit") == 0 ||
         strcmp (first->word, "meta.note") == 0;
}

/* A word and what describes it (NULL for none); translated for people, else English. */
static char *
put_together (const NunUcdWords *words, const char *first, const char *others, gboolean translated)
{
  if (others == NULL)
    return g_strdup (first);
  /* A quantity and what it is of: "error of: magnitude, optical V band". */
  if (speaks_of_others (words))
    return translated ? g_strdup_printf (_ ("%s of: %s"), first, others)
                      : g_strdup_printf ("%s of: %s", first, others);
  return translated ? g_strdup_printf (_ ("%s, %s"), first, others)
                    : g_strdup_printf ("%s, %s", first, others);
}

static char *
explain (const char *ucd, gboolean translated)
{
  char *(*name_of) (const NunUcdWord *) = translated ? nun_ucd_word_name : nun_ucd_word_plain_name;
  NunUcdWords      words;
  g_autofree char *first = NULL, *others = NULL;

  if (ucd == NULL || !read_words (ucd, &words))
    return NULL;
  first = name_of (words.words[0]);
  for (guint i = 1; i < words.n_words; i++)
    {
      char *name = name_of (words.words[i]);
      /* Between words that are separated by a comma. */
      char *longer = others == NULL
                         ? g_strdup (name)
                         : g_strconcat (others, translated ? _ (", ") : ", ", name, NULL);

      g_free (name);
      g_free (others);
      others = longer;
    }
  return put_together (&words, first, others, translated);
}

char *
nun_ucd_explain (const char *ucd)
{
  return explain (ucd, TRUE);
}

char *
nun_ucd_describe (const char *ucd)
{
  return explain (ucd, FALSE);
}
