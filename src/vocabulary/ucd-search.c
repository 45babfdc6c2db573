/* The search in the words of UCD1+: by name, everyday names and explanation, small slips forgiven. */

#include "vocabulary/ucd-private.h"
#include "vocabulary/ucd-word.h"

#include <stdlib.h>
#include <string.h>

/* What a person types is short; more tells nothing. */
#define MAX_TEXT 200
#define MAX_TERMS 12
#define PARTING " ()/;:."

/* What a term of the question is worth where it is found; names are worth more the earlier they stand. */
#define IN_FIRST_NAME 10
#define IN_NAMES 8
#define IN_WORD 7
#define IN_EXPLANATION 3
/* And how it is found, in eighths. */
#define WHOLE 8
#define BEGINNING 6
#define SLIP 4

/* A term of a word's texts, in small letters, and what it is worth to be found there. */
typedef struct
{
  const char *text;
  guint       length;
  guint       worth;
} Term;

typedef struct
{
  const NunUcdWord *entry;
  char             *word; /* in small letters */
  char            **names;
  Term             *terms;
  guint             n_terms;
} Document;

typedef struct
{
  const NunUcdWord *entry;
  guint             score;
} Hit;

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == '_' || c == ',' || c == '\'' || c == 0x2019; /* l’éclat */
}

/* Small letters without accents, and single blanks; "B-V" stays whole, so that it can be found whole. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), MAX_TEXT));
  g_autofree char *lower = g_utf8_strdown (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  GString         *out = g_string_new (NULL);

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_ismark (c))
        continue;
      if (!is_gap (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The terms of a text, borrowed from a copy that is never freed: the index lives as long as the program. */
static void
add_terms (GArray *terms, const char *text, guint worth)
{
  guint before = terms->len;
  char *copy = fold (text), *rest = copy;

  for (char *at = strtok_r (copy, PARTING, &rest); at != NULL; at = strtok_r (NULL, PARTING, &rest))
    {
      Term term = { at, (guint) strlen (at), worth };

      g_array_append_val (terms, term);
    }
  if (terms->len == before)
    g_free (copy);
}

/* In another language a word is found by its name and explanation there, too. */
static void
add_translation (GArray *terms, Document *document, const NunUcdWord *entry)
{
  g_autofree char *plain = nun_ucd_word_plain_name (entry), *name = nun_ucd_word_name (entry);
  g_autofree char *explanation = nun_ucd_word_explain (entry);
  guint            n = g_strv_length (document->names);

  if (strcmp (plain, name) != 0)
    {
      document->names = g_renew (char *, document->names, n + 2);
      memmove (document->names + 1, document->names, (n + 1) * sizeof *document->names);
      document->names[0] = fold (name);
      add_terms (terms, name, IN_FIRST_NAME);
    }
  if (strcmp (explanation, entry->explanation) != 0)
    add_terms (terms, explanation, IN_EXPLANATION);
}

static void
index_word (Document *document, const NunUcdWord *entry)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));

  document->entry = entry;
  document->word = g_ascii_strdown (entry->word, -1);
  document->names = g_strsplit (entry->everyday, "; ", -1);
  for (guint i = 0; document->names[i] != NULL; i++)
    {
      g_autofree char *name = document->names[i];

      document->names[i] = fold (name);
      add_terms (terms, name, i == 0 ? IN_FIRST_NAME : IN_NAMES);
    }
  add_terms (terms, entry->word, IN_WORD);
  add_terms (terms, entry->explanation, IN_EXPLANATION);
  add_translation (terms, document, entry);
  document->n_terms = terms->len;
  document->terms = (Term *) g_array_free (terms, FALSE);
}

static const Document *
documents (guint *n_documents)
{
  static gsize     once;
  static Document *all;
  static guint     n_all;

  if (g_once_init_enter (&once))
    {
      guint             n_words;
      const NunUcdWord *words = nun_ucd_words (&n_words);

      all = g_new0 (Document, n_words);
      for (guint i = 0; i < n_words; i++)
        if (words[i].successor == NULL)
          index_word (&all[n_all++], &words[i]);
      g_once_init_leave (&once, 1);
    }
  *n_documents = n_all;
  return all;
}

/* How well a term of the question fits one of a word. */
static guint
fit (const Term *asked, const Term *term)
{
  if (term->length >= asked->length && memcmp (term->text, asked->text, asked->length) == 0)
    return (term->length == asked->length ? WHOLE : BEGINNING) * term->worth;
  if (asked->length < 4 || term->length < 4 || term->text[0] != asked->text[0])
    return 0;
  return nun_ucd_slips (asked->text, term->text, asked->length < 8 ? 1 : 2) >= 0
             ? SLIP * term->worth
             : 0;
}

static guint
score_terms (const Document *document, const Term *asked, guint n_asked)
{
  guint sum = 0, missed = 0;

  for (guint i = 0; i < n_asked; i++)
    {
      guint best = 0;

      for (guint k = 0; k < document->n_terms && best < WHOLE * IN_FIRST_NAME; k++)
        best = MAX (best, fit (&asked[i], &document->terms[k]));
      sum += best;
      missed += best == 0 ? 1 : 0;
    }
  /* Of a long question one term may lead astray. */
  if (missed > (n_asked > 2 ? 1u : 0u))
    return 0;
  return sum / (n_asked + 2 * missed);
}

/* 1000 for the word itself down to 1 for a slip in its explanation. */
static guint
score (const Document *document, const char *text, const Term *asked, guint n_asked)
{
  gsize length = strlen (text), word_length = strlen (document->word);

  if (strcmp (document->word, text) == 0)
    return 1000;
  /* A short text is a symbol rather than how a word begins: "I", "S/N". */
  for (guint i = 0; document->names[i] != NULL; i++)
    if (strcmp (document->names[i], text) == 0)
      return (length < 4 ? 970 : 800) - MIN (i, 40);
  if (strncmp (document->word, text, length) == 0)
    return 900 - (guint) MIN (word_length, 60);
  if (length > 2 && g_str_has_suffix (document->word, text) &&
      document->word[word_length - length - 1] == '.')
    return 700 - (guint) MIN (word_length, 60);
  for (guint i = 0; document->names[i] != NULL; i++)
    if (g_str_has_prefix (document->names[i], text))
      return 600 - MIN (i, 20) - (guint) MIN (strlen (document->names[i]), 60);
  return score_terms (document, asked, n_asked);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a, *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return g_ascii_strcasecmp (left->entry->word, right->entry->word);
}

GPtrArray *
nun_ucd_word_search (const char *text, guint max)
{
  g_autofree char   *folded = fold (text != NULL ? text : "");
  g_autofree char   *copy = g_strdup (folded);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray         *found = g_ptr_array_new ();
  Term               asked[MAX_TERMS];
  guint              n_asked = 0, n_documents;
  const Document    *all = documents (&n_documents);
  char              *rest = copy;

  for (char *at = strtok_r (copy, PARTING, &rest); at != NULL && n_asked < MAX_TERMS;
       at = strtok_r (NULL, PARTING, &rest))
    asked[n_asked++] = (Term){ at, (guint) strlen (at), 0 };
  if (n_asked == 0)
    return found;
  for (guint i = 0; i < n_documents; i++)
    {
      Hit hit = { all[i].entry, score (&all[i], folded, asked, n_asked) };

      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, max); i++)
    g_ptr_array_add (found, (gpointer) g_array_index (hits, Hit, i).entry);
  return found;
}
