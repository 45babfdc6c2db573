/* Freetext and Author: words as RegTAP's ivo_hasword, LIKE and ILIKE find them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/discovery-private.h"

/* -- LIKE -------------------------------------------------------------------------------------------------- */

/* The wildcard that was tried last is tried again one character further on: linear steps for each %. */
gboolean
nun_discovery_like (const char *text, const char *pattern, gboolean any_case)
{
  g_autofree char *folded_text = any_case ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *folded_pattern = any_case ? g_utf8_casefold (pattern, -1) : NULL;
  const char      *t = any_case ? folded_text : text, *p = any_case ? folded_pattern : pattern;
  const char      *retry_text = NULL, *retry_pattern = NULL;

  while (*t != 0)
    {
      if (*p == '%')
        {
          retry_pattern = ++p;
          retry_text = t;
        }
      else if (*p == '_' || (*p != 0 && g_utf8_get_char (p) == g_utf8_get_char (t)))
        {
          p = g_utf8_next_char (p);
          t = g_utf8_next_char (t);
        }
      else if (retry_pattern != NULL)
        {
          retry_text = g_utf8_next_char (retry_text);
          t = retry_text;
          p = retry_pattern;
        }
      else
        return FALSE;
    }
  while (*p == '%')
    p++;
  return *p == 0;
}

/* -- words ------------------------------------------------------------------------------------------------- */

/* How surely a word stands in a text. */
typedef enum
{
  STANDS_NOT,
  STANDS_WITHIN, /* only within a longer word */
  STANDS_BENT,   /* in another form, which registries that strip endings take for the same */
  STANDS,
} Standing;

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* "galaxies" and "galaxy", "stars" and "star" alike (the first steps of Porter's algorithm, Program 14, 1980, which
 * databases' English text search begins with).  word: in small letters.  g_free. */
static char *
strip_ending (const char *word)
{
  char *stem = g_strdup (word);
  gsize length = strlen (stem);

  if (length > 4 && g_str_has_suffix (stem, "sses"))
    stem[length -= 2] = 0;
  else if (length > 4 && g_str_has_suffix (stem, "ies"))
    stem[length -= 2] = 0;
  else if (length > 3 && stem[length - 1] == 's' && stem[length - 2] != 's' &&
           stem[length - 2] != 'u')
    stem[length -= 1] = 0;
  if (length > 2 && stem[length - 1] == 'y' && strchr ("aeiou", stem[length - 2]) == NULL)
    stem[length - 1] = 'i';
  return stem;
}

/* The words of a text in small letters, of char*. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GPtrArray       *words = g_ptr_array_new_with_free_func (g_free);
  const char      *at = folded;

  while (*at != 0)
    {
      const char *begin;

      while (*at != 0 && !is_of_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      begin = at;
      while (*at != 0 && is_of_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at > begin)
        g_ptr_array_add (words, g_strndup (begin, (gsize) (at - begin)));
    }
  return words;
}

/* One word in the words of a text. */
static Standing
find_word (GPtrArray *text, const char *word)
{
  g_autofree char *stem = strip_ending (word);
  Standing         best = STANDS_NOT;

  for (guint i = 0; i < text->len && best < STANDS; i++)
    {
      const char      *other = text->pdata[i];
      g_autofree char *other_stem = strip_ending (other);

      if (g_str_equal (other, word))
        best = STANDS;
      else if (g_str_equal (other_stem, stem))
        best = MAX (best, STANDS_BENT);
      else if (strstr (other, word) != NULL)
        best = MAX (best, STANDS_WITHIN);
    }
  return best;
}

/* Whether the words follow each other in text. */
static gboolean
has_run (GPtrArray *text, GPtrArray *words)
{
  for (guint i = 0; i + words->len <= text->len; i++)
    {
      guint n = 0;

      while (n < words->len && g_str_equal (text->pdata[i + n], words->pdata[n]))
        n++;
      if (n == words->len)
        return TRUE;
    }
  return FALSE;
}

/* ivo_hasword (RegTAP 1.2): whole words, any case.  Of a phrase, some databases only ask that all of its words are there. */
static Standing
has_word (const char *text, const char *needle)
{
  g_autoptr (GPtrArray) words = NULL, wanted = NULL;
  Standing              worst = STANDS;

  if (text == NULL)
    return STANDS_NOT;
  words = split_words (text);
  wanted = split_words (needle);
  for (guint i = 0; i < wanted->len; i++)
    worst = MIN (worst, find_word (words, wanted->pdata[i]));
  if (wanted->len == 0)
    return STANDS_NOT;
  if (worst == STANDS && wanted->len > 1 && !has_run (words, wanted))
    return STANDS_BENT;
  return worst;
}

/* Left out of the index by databases that search English text; the first of PostgreSQL's list that anybody types. */
static gboolean
is_stop_word (const char *word)
{
  static const char *const words[] = { "a",    "an",  "and", "are", "as",   "at",   "by", "for",
                                       "from", "in",  "is",  "it",  "its",  "not",  "of", "on",
                                       "or",   "the", "to",  "was", "were", "with", NULL };
  g_autofree char         *folded = g_utf8_casefold (word, -1);

  return g_strv_contains (words, folded);
}

static const char *
find_subject (const NunVoResource *resource, const char *word)
{
  g_autofree char *pattern = g_strconcat ("%", word, "%", NULL);

  for (guint i = 0; resource->subjects != NULL && resource->subjects[i] != NULL; i++)
    if (nun_discovery_like (resource->subjects[i], pattern, TRUE))
      return resource->subjects[i];
  return NULL;
}

static void
say_missed (const NunVoResource *resource, const char *word, Standing standing, GPtrArray *verdicts)
{
  if (standing == STANDS_WITHIN)
    nun_discovery_add (
        verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_MISSED, "content/description",
        "description",
        g_strdup_printf (
            _ ("“%s” stands in title or description only as part of a longer word, and a "
               "registry looks for whole words; write it there as a word of its own."),
            word));
  else
    nun_discovery_add (
        verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_MISSED, "content/description",
        "description",
        g_strdup_printf (
            _ ("Neither title nor description nor a subject has the word “%s”; if the data "
               "are about it, write it into the description or among the subjects."),
            word));
}

static void
judge_word (const NunVoResource *resource, const char *word, GPtrArray *verdicts)
{
  Standing title = has_word (resource->title, word), text = has_word (resource->description, word);
  gboolean in_title = title >= text;
  Standing best = MAX (title, text);
  const char *subject = find_subject (resource, word);
  const char *element = in_title ? "title" : "content/description",
             *key = in_title ? "title" : "description";

  if (best == STANDS && is_stop_word (word) && subject == NULL)
    nun_discovery_add (
        verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_PERHAPS, element, key,
        g_strdup_printf (
            _ ("“%s” is so common that many registries leave it out of their index and then "
               "find nothing by it; search without it."),
            word));
  else if (best == STANDS)
    nun_discovery_add (verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_FOUND, element, key,
                       g_strdup_printf (in_title ? _ ("“%s” is found in the title.")
                                                 : _ ("“%s” is found in the description."),
                                        word));
  else if (subject != NULL)
    nun_discovery_add (verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_FOUND,
                       "content/subject", "subjects",
                       g_strdup_printf (_ ("“%s” is found in the subject “%s”."), word, subject));
  else if (best == STANDS_BENT)
    nun_discovery_add (
        verdicts, "Freetext", g_strdup (word), NUN_DISCOVERY_PERHAPS, element, key,
        g_strdup_printf (
            _ ("“%s” stands there in another form or with other words between; registries "
               "that strip endings find it, others don't. Write it as people would ask for "
               "it, too."),
            word));
  else
    say_missed (resource, word, best, verdicts);
}

void
nun_discovery_judge_words (const NunVoResource     *resource,
                           const NunDiscoveryAsked *asked,
                           GPtrArray               *verdicts)
{
  for (guint i = 0; i < asked->words->len; i++)
    judge_word (resource, asked->words->pdata[i], verdicts);
}

/* -- authors ------------------------------------------------------------------------------------------------- */

static const char *
find_author (const NunVoResource *resource,
             const char          *pattern,
             gboolean             any_case,
             gboolean             is_ascii)
{
  for (guint i = 0; resource->creators != NULL && resource->creators[i] != NULL; i++)
    {
      g_autofree char *name = is_ascii ? g_str_to_ascii (resource->creators[i], NULL)
                                       : g_strdup (resource->creators[i]);

      if (nun_discovery_like (name, pattern, any_case))
        return resource->creators[i];
    }
  return NULL;
}

/* The last word of what was typed, as a pattern: "Edwin Hubble" for an author who stands there as "Hubble, E.". */
static const char *
find_last_name (const NunVoResource *resource, const char *pattern)
{
  g_auto (GStrv)   words = g_strsplit_set (pattern, " %,", -1);
  g_autofree char *last = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 2)
      {
        g_free (last);
        last = g_strconcat ("%", words[i], "%", NULL);
      }
  return last != NULL ? find_author (resource, last, FALSE, FALSE) : NULL;
}

static char *
explain_author (const NunVoResource *resource, const char *pattern)
{
  g_autofree char *plain = g_str_to_ascii (pattern, NULL);
  const char      *name;

  if (resource->creators == NULL || resource->creators[0] == NULL)
    return g_strdup (_ ("The record names no author; say who made the data."));
  if ((name = find_author (resource, pattern, TRUE, FALSE)) != NULL)
    return g_strdup_printf (
        _ ("Registries heed capitals in names: the record has “%s”; search for it as it is spelt "
           "there."),
        name);
  if ((name = find_author (resource, plain, TRUE, TRUE)) != NULL)
    return g_strdup_printf (
        _ ("The record has “%s”, and registries take letters with accents for other letters; those "
           "who type it without them don't find it."),
        name);
  if ((name = find_last_name (resource, pattern)) != NULL)
    return g_strdup_printf (
        _ ("The record has “%s”: family name first, as registries want it. Who writes the name "
           "otherwise finds nothing; the family name alone is enough."),
        name);
  return g_strdup_printf (_ ("No author of the record fits “%s”; the first one is “%s”."), pattern,
                          resource->creators[0]);
}

void
nun_discovery_judge_author (const NunVoResource     *resource,
                            const NunDiscoveryAsked *asked,
                            GPtrArray               *verdicts)
{
  const char *name;

  if (asked->author == NULL)
    return;
  name = find_author (resource, asked->author, FALSE, FALSE);
  if (name != NULL)
    nun_discovery_add (verdicts, "Author", g_strdup (asked->author), NUN_DISCOVERY_FOUND,
                       "curation/creator/name", "creators",
                       g_strdup_printf (_ ("The author “%s” fits."), name));
  else
    nun_discovery_add (verdicts, "Author", g_strdup (asked->author), NUN_DISCOVERY_MISSED,
                       "curation/creator/name", "creators",
                       explain_author (resource, asked->author));
}
