/* UCDs put together word by word, as the chooser does it. */
#include "app/meaning/ucd-compose.h"

#include <string.h>

#include "vocabulary/ucd.h"

/* The text as the vocabulary spells it; NULL unless it is valid, or only its words are out of order. */
static char *
valid (const char *text)
{
  g_autoptr (NunUcdJudgement) judgement = nun_ucd_judge (text);

  return judgement->verdict == NUN_UCD_BAD ? NULL : g_steal_pointer (&judgement->repair);
}

gboolean
nun_ucd_word_may_begin (const NunUcdWord *word)
{
  return word->place != NUN_UCD_SECONDARY;
}

/* "phot" of "phot.mag". */
static gsize
family_length (const char *word)
{
  return strcspn (word, ".;");
}

static gboolean
is_same_kind (const char *ucd, const NunUcdWord *word)
{
  g_autofree char  *first = g_strndup (ucd, strcspn (ucd, ";"));
  const NunUcdWord *former = nun_ucd_word_find (first);

  return former != NULL && former->place == word->place &&
         family_length (former->word) == family_length (word->word) &&
         strncmp (former->word, word->word, family_length (word->word)) == 0;
}

char *
nun_ucd_with_first (const char *ucd, const NunUcdWord *word)
{
  const char      *details = strchr (ucd, ';');
  g_autofree char *whole = NULL, *mended = NULL;

  if (!nun_ucd_word_may_begin (word))
    return NULL;
  if (details == NULL || !is_same_kind (ucd, word))
    return g_strdup (word->word);
  whole = g_strconcat (word->word, details, NULL);
  mended = valid (whole);
  return mended != NULL ? g_steal_pointer (&mended) : g_strdup (word->word);
}

char *
nun_ucd_with_detail (const char *ucd, const NunUcdWord *word)
{
  g_autofree char *whole = NULL;

  if (*ucd == 0)
    return nun_ucd_with_first (ucd, word);
  if (nun_ucd_has_word (ucd, word->word))
    return NULL;
  whole = g_strconcat (ucd, ";", word->word, NULL);
  return valid (whole);
}
