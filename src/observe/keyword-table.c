/* The table of FITS keywords and the ways to look something up in it: by keyword, by likeness, by the words of a
 * comment. */
#include "observe/keyword-private.h"

#include <string.h>

#define MAX_WORDS 24 /* of a comment that are looked at */

typedef struct
{
  const char *name;
  guint16     meaning;
} Name;

/* Three lists of names, each sorted: keywords, comments, parts. */
#include "observe/keywords.inc"

/* Made once by the first who asks: keyword to its Name, first word of a comment's phrase to the first such Name. */
static GHashTable *by_keyword, *by_word, *by_part;

static void
prepare (void)
{
  static gsize made;

  if (!g_once_init_enter (&made))
    return;
  by_keyword = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    g_hash_table_insert (by_keyword, (gpointer) keywords[i].name, (gpointer) &keywords[i]);
  by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = G_N_ELEMENTS (comments); i-- > 0;)
    g_hash_table_insert (by_word, g_strndup (comments[i].name, strcspn (comments[i].name, " ")),
                         (gpointer) &comments[i]);
  by_part = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = G_N_ELEMENTS (parts); i-- > 0;)
    g_hash_table_insert (by_part, (gpointer) parts[i].name, (gpointer) &parts[i]);
  g_once_init_leave (&made, 1);
}

void
nun_keyword_normalise (const char *keyword, char normal[NUN_KEYWORD_LENGTH])
{
  gsize n = 0;

  if (g_ascii_strncasecmp (keyword, "HIERARCH ", 9) == 0)
    keyword += 9;
  for (; *keyword != '\0' && n < NUN_KEYWORD_LENGTH - 1; keyword++)
    {
      char c = g_ascii_toupper (*keyword);

      if (c == '.' || g_ascii_isspace (c))
        c = ' ';
      if (c == ' ' && (n == 0 || normal[n - 1] == ' '))
        continue;
      normal[n++] = c == '-' ? '_' : c;
    }
  while (n > 0 && normal[n - 1] == ' ')
    n--;
  normal[n] = '\0';
}

/* Every number becomes a #; FALSE when there is none. */
static gboolean
mask_numbers (const char *normal, char masked[NUN_KEYWORD_LENGTH])
{
  gboolean any = FALSE;
  gsize    n = 0;

  for (const char *c = normal; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c))
        masked[n++] = *c;
      else if (n == 0 || masked[n - 1] != '#')
        {
          masked[n++] = '#';
          any = TRUE;
        }
    }
  masked[n] = '\0';
  return any;
}

static const NunKeywordMeaning *
look_up (const char *name)
{
  const Name *found = g_hash_table_lookup (by_keyword, name);

  return found != NULL ? &meanings[found->meaning] : NULL;
}

const NunKeywordMeaning *
nun_keyword_table_find (const char *normal)
{
  const NunKeywordMeaning *found;
  char                     masked[NUN_KEYWORD_LENGTH];
  gsize                    n;

  prepare ();
  found = look_up (normal);
  if (found != NULL || !mask_numbers (normal, masked))
    return found;
  found = look_up (masked);
  n = strlen (masked);
  /* the letter of an alternate WCS: CRVAL1A */
  if (found == NULL && n > 2 && g_ascii_isupper (masked[n - 1]) && masked[n - 2] == '#')
    {
      masked[n - 1] = '\0';
      found = look_up (masked);
    }
  return found;
}

/* The last word after a blank or _; its place in `normal`, or NULL when there is but one word. */
static const char *
last_word (const char *normal)
{
  const char *blank = strrchr (normal, ' '), *line = strrchr (normal, '_');
  const char *last = blank != NULL ? blank : line;

  return last != NULL && last != normal && last[1] != '\0' ? last + 1 : NULL;
}

/* "RA_START" is like "RA": the last word only says when. */
static gboolean
is_when (const char *word)
{
  static const char *const words[] = { "START", "STRT", "STR",  "BEG", "END", "STOP", "STP",
                                       "MID",   "AVG",  "MEAN", "MIN", "MAX", "OBS",  "BEGIN" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return word[1] == '\0';
}

/* The longest part with which the keyword begins or ends. */
static const NunKeywordMeaning *
find_part (const char *normal, char *found)
{
  const Name *best = NULL;

  for (gsize length = strlen (normal); length > 0 && best == NULL; length--)
    {
      const Name *tail = g_hash_table_lookup (by_part, normal + strlen (normal) - length);
      char        begin[NUN_KEYWORD_LENGTH];

      g_strlcpy (begin, normal, length + 1);
      best = g_hash_table_lookup (by_part, begin);
      /* Of two as long the first in the table. */
      if (tail != NULL && (best == NULL || tail < best))
        best = tail;
    }
  if (best == NULL)
    return NULL;
  g_strlcpy (found, best->name, NUN_KEYWORD_LENGTH);
  return &meanings[best->meaning];
}

const NunKeywordMeaning *
nun_keyword_table_find_like (const char *normal, char *found)
{
  const NunKeywordMeaning *meaning = NULL;
  const char              *last = last_word (normal), *blank = strchr (normal, ' ');

  prepare ();
  if (blank != NULL && (g_snprintf (found, NUN_KEYWORD_LENGTH, "ESO%s", blank),
                        (meaning = nun_keyword_table_find (found)) != NULL))
    return meaning;
  if (last != NULL && is_when (last))
    {
      g_strlcpy (found, normal, MIN ((gsize) (last - normal), (gsize) NUN_KEYWORD_LENGTH));
      if ((meaning = nun_keyword_table_find (found)) != NULL)
        return meaning;
    }
  if (last != NULL && strlen (last) > 3 &&
      (g_strlcpy (found, last, NUN_KEYWORD_LENGTH),
       (meaning = nun_keyword_table_find (found)) != NULL))
    return meaning;
  return find_part (normal, found);
}

/* Words of a comment in small letters, without what stands in brackets and without articles. */
typedef struct
{
  char  text[256];
  char *words[MAX_WORDS];
  guint n;
} Words;

static gboolean
is_article (const char *word)
{
  return (*word == 't' && strcmp (word, "the") == 0) ||
         (*word == 'a' && (word[1] == '\0' || strcmp (word, "an") == 0));
}

static void
end_word (Words *words, char **start, char *end)
{
  *end = '\0';
  if (*start != NULL && !is_article (*start) && words->n < MAX_WORDS)
    words->words[words->n++] = *start;
  *start = NULL;
}

static void
split (const char *comment, Words *words)
{
  char *start = NULL, *out = words->text, *end = words->text + sizeof words->text - 1;
  int   depth = 0;

  words->n = 0;
  for (const char *c = comment; *c != '\0' && out < end; c++)
    {
      if (*c == '[' || *c == '(')
        depth++;
      if (depth == 0 && (g_ascii_isalnum (*c) || (*c & 0x80) != 0))
        {
          if (start == NULL)
            start = out;
          *out++ = g_ascii_tolower (*c);
        }
      else if (start != NULL)
        end_word (words, &start, out++);
      if ((*c == ']' || *c == ')') && depth > 0)
        depth--;
    }
  end_word (words, &start, out);
}

/* How many words of the phrase stand at words[at]; 0 when not all do. */
static guint
phrase_at (const Words *words, guint at, const char *phrase)
{
  guint n = 0;

  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, " ");

      if (at + n >= words->n || strncmp (words->words[at + n], phrase, length) != 0 ||
          words->words[at + n][length] != '\0')
        return 0;
      phrase += length + (phrase[length] == ' ');
      n++;
    }
  return n;
}

/* What stands behind such a word only tells of what stands before: "humidity at start of exposure". */
static gboolean
is_preposition (const char *word)
{
  static const char *const words[] = { "at",     "of",     "in",    "for",   "from", "to",
                                       "during", "before", "since", "after", "with", "by",
                                       "on",     "per",    "and",   "or" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The longest phrase at words[at]. */
static const Name *
longest_phrase (const Words *words, guint at, guint *n_words)
{
  const Name *best = NULL, *name = g_hash_table_lookup (by_word, words->words[at]);
  gsize       length = strlen (words->words[at]);

  *n_words = 0;
  for (; name != NULL && name < comments + G_N_ELEMENTS (comments) &&
         strncmp (name->name, words->words[at], length) == 0;
       name++)
    {
      guint n = phrase_at (words, at, name->name);

      if (n > *n_words)
        {
          best = name;
          *n_words = n;
        }
    }
  return best;
}

const NunKeywordMeaning *
nun_keyword_table_find_words (const char *comment, double *covers, char *found)
{
  Words words;

  prepare ();
  split (comment, &words);
  for (guint i = 0; i < words.n; i++)
    {
      guint       n;
      const Name *name = longest_phrase (&words, i, &n);

      if (name == NULL || (i > 0 && is_preposition (words.words[i - 1])))
        continue;
      /* one word alone says something only when it is most of the comment */
      *covers = (double) n / words.n;
      if (n == 1 && *covers < 0.6)
        continue;
      /* "shutter unique identifier": what comes before takes it away from the observation */
      if (i > 0)
        *covers *= 0.6;
      g_strlcpy (found, name->name, NUN_KEYWORD_LENGTH);
      return &meanings[name->meaning];
    }
  return NULL;
}
