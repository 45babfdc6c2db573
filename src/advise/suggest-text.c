/* Names and descriptions cut into words, and the words brought to one form. */
#include "advise/suggest-text.h"

#include <string.h>

#include "advise/suggest-knowledge.h"

#define NAME_BYTES 200
#define TEXT_BYTES 1000
#define FORM_WORDS 6 /* the longest form has no more words */
#define PIECE_BYTES 40

/* -- the dictionary ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *word;
  gboolean    inside; /* also looked for in words that are run together */
} Entry;

/* From a form, its words parted by single blanks and "n " or "d " before them, to its Entry. */
static GHashTable *forms;

/* The first line that names a form counts. */
static void
add_form (const char *kind, const char *form, const char *word, const char *scope)
{
  g_autofree char *key = g_strconcat (kind, form, NULL);
  Entry            entry = { word, strchr (scope, 'g') != NULL };

  if (!g_hash_table_contains (forms, key))
    g_hash_table_insert (forms, g_steal_pointer (&key), g_memdup2 (&entry, sizeof entry));
}

static void
add_line (const char *const *line)
{
  g_auto (GStrv) all = g_strsplit (line[1], ", ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (strchr (line[2], 'd') == NULL)
        add_form ("n ", all[i], line[0], line[2]);
      if (strchr (line[2], 'n') == NULL)
        add_form ("d ", all[i], line[0], line[2]);
    }
}

static GHashTable *
dictionary (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < nun_suggest_n_words; i++)
        add_line (nun_suggest_words[i]);
      g_once_init_leave (&ready, 1);
    }
  return forms;
}

/* kind: 'n' for names, 'd' for descriptions. */
static const Entry *
look_up (char kind, const char *form)
{
  char key[PIECE_BYTES * FORM_WORDS + 8];

  g_snprintf (key, sizeof key, "%c %s", kind, form);
  return g_hash_table_lookup (dictionary (), key);
}

/* -- pieces ------------------------------------------------------------------------------------------ */

typedef struct
{
  char  text[NUN_SUGGEST_TEXT_WORDS * 2][PIECE_BYTES];
  guint n;
} Pieces;

static void
add_piece (Pieces *self, const char *start, gsize length)
{
  if (length == 0 || self->n == G_N_ELEMENTS (self->text))
    return;
  length = MIN (length, PIECE_BYTES - 1);
  memcpy (self->text[self->n], start, length);
  self->text[self->n][length] = 0;
  self->n++;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Whether a new piece begins at p, inside of a run of letters and digits: "pmRA", "RAdeg", "J2000". */
static gboolean
breaks_before (const char *start, const char *p)
{
  if (p == start)
    return FALSE;
  if (g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
    return TRUE;
  if (g_ascii_islower (*p) && g_ascii_isupper (p[-1]) && p - start >= 3)
    return TRUE; /* "RAdeg": the capitals end here, unless one of them begins a word */
  return FALSE;
}

/* "SNRMax" breaks before the last capital, "RAdeg" behind it: whichever leaves words that are known. */
static void
cut_run (Pieces *out, const char *run, gsize length)
{
  const char *start = run;

  for (const char *p = run; p < run + length; p++)
    {
      if (!breaks_before (start, p))
        continue;
      if (g_ascii_islower (*p) && g_ascii_isupper (p[-1]))
        {
          g_autofree char *whole = g_ascii_strdown (start, p - start);

          if (look_up ('n', whole) != NULL && p - start >= 2)
            {
              add_piece (out, start, (gsize) (p - start));
              start = p;
            }
          else if (p - 1 - start >= 2)
            {
              add_piece (out, start, (gsize) (p - 1 - start));
              start = p - 1;
            }
          continue;
        }
      add_piece (out, start, (gsize) (p - start));
      start = p;
    }
  add_piece (out, start, (gsize) (run + length - start));
}

static void
cut_name (Pieces *out, const char *name)
{
  gsize length = MIN (strlen (name), NAME_BYTES);

  for (gsize i = 0; i < length;)
    {
      gsize end = i;

      while (end < length && is_word_byte (name[end]))
        end++;
      if (end > i)
        cut_run (out, name + i, end - i);
      i = end + 1;
    }
}

/* -- words run together ------------------------------------------------------------------------------ */

static gboolean
is_band_start (const char *piece, gsize at)
{
  static const char *const followers[] = { "mag", "flux", "err", "band", "col" };

  if (at != 0 || strchr ("ubvrijhkgzyw", piece[0]) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
    {
      const char *rest = piece + 1;

      if (g_ascii_isdigit (*rest) || *rest == 's' || *rest == 'p' || *rest == 't')
        rest++;
      if (g_str_has_prefix (piece + 1, followers[i]) || g_str_has_prefix (rest, followers[i]))
        return TRUE;
    }
  return FALSE;
}

/* How good it is to take piece[at..end) as one of the words run together: small is good, 0 is impossible. */
static guint
part_cost (const char *piece, gsize at, gsize end)
{
  gsize        length = end - at;
  char         part[PIECE_BYTES];
  const Entry *entry;
  gboolean     digits = TRUE;

  memcpy (part, piece + at, length);
  part[length] = 0;
  for (gsize i = 0; i < length; i++)
    digits = digits && g_ascii_isdigit (part[i]);
  if (digits)
    return 2 + (guint) (at > 0 && g_ascii_isdigit (piece[at - 1])) * 20;
  entry = look_up ('n', part);
  if (entry != NULL && entry->inside && length >= 2)
    return length == 2 ? 6 : 4;
  if (entry != NULL && length >= 5)
    return 5;
  if (length <= 2 && is_band_start (piece, at) && end > at)
    return 4 + (guint) length;
  return 0;
}

/* The cheapest way to cut a piece into known words; n_parts 0 when there is none. */
static guint
cut_together (const char *piece, gsize ends[NUN_SUGGEST_NAME_WORDS])
{
  gsize length = strlen (piece);
  guint best[PIECE_BYTES + 1];
  gsize from[PIECE_BYTES + 1];
  guint n = 0;

  for (gsize end = 0; end <= length; end++)
    {
      best[end] = end == 0 ? 0 : G_MAXUINT / 2;
      from[end] = 0;
      for (gsize at = 0; at < end; at++)
        {
          guint cost = part_cost (piece, at, end);

          if (cost > 0 && best[at] + cost < best[end])
            {
              best[end] = best[at] + cost;
              from[end] = at;
            }
        }
    }
  if (best[length] >= G_MAXUINT / 2)
    return 0;
  for (gsize end = length; end > 0 && n < NUN_SUGGEST_NAME_WORDS; end = from[end])
    ends[n++] = end;
  for (guint i = 0; i < n / 2; i++)
    {
      gsize swap = ends[i];

      ends[i] = ends[n - 1 - i];
      ends[n - 1 - i] = swap;
    }
  return n;
}

static void
low_copy (char to[PIECE_BYTES], const char *from)
{
  gsize i;

  for (i = 0; from[i] != 0 && i < PIECE_BYTES - 1; i++)
    to[i] = g_ascii_tolower (from[i]);
  to[i] = 0;
}

/* "crpix1", "ellipse3": how many letters stand before the digits at the end; 0 where there are too few of them, or no
 * digits. */
static gsize
letters_before_digits (const char *piece)
{
  gsize length = strlen (piece), n = length;

  while (n > 0 && g_ascii_isdigit (piece[n - 1]))
    n--;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalpha (piece[i]))
      return 0;
  return n >= 3 && n < length && length - n <= 3 ? n : 0;
}

/* A piece that is no word is cut where that leaves only words: "parallaxerr", "raj2000". */
static void
cut_unknown (Pieces *out, const char *piece)
{
  char  low[PIECE_BYTES];
  gsize ends[NUN_SUGGEST_NAME_WORDS];
  guint n = 0;
  gsize at = 0;

  low_copy (low, piece);
  if (look_up ('n', low) == NULL && strlen (low) >= 3)
    n = cut_together (low, ends);
  if (n < 2)
    {
      gsize letters = look_up ('n', low) == NULL ? letters_before_digits (low) : 0;

      if (letters > 0)
        add_piece (out, piece, letters);
      add_piece (out, piece + letters, strlen (piece) - letters);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      add_piece (out, piece + at, ends[i] - at);
      at = ends[i];
    }
}

/* -- one form for each word -------------------------------------------------------------------------- */

static gboolean
is_plural (const char *word)
{
  gsize length = strlen (word);

  return length > 4 && word[length - 1] == 's' && word[length - 2] != 's';
}

static void
add_word (NunSuggestWords *self, const char *word, const char *raw, GStringChunk *chunk)
{
  const char *blank = strchr (word, ' ');

  if (self->n == NUN_SUGGEST_TEXT_WORDS)
    return;
  self->words[self->n] =
      blank == NULL ? word : g_string_chunk_insert_len (chunk, word, blank - word);
  self->raw[self->n] = g_string_chunk_insert (chunk, raw);
  self->n++;
  if (blank != NULL)
    add_word (self, blank + 1, raw, chunk);
}

static void
add_single (NunSuggestWords *self, char kind, const char *piece, GStringChunk *chunk)
{
  char         low[PIECE_BYTES];
  const Entry *entry;

  low_copy (low, piece);
  entry = look_up (kind, low);
  if (entry == NULL && is_plural (low))
    {
      low[strlen (low) - 1] = 0;
      entry = look_up (kind, low);
    }
  add_word (self, entry != NULL ? entry->word : g_string_chunk_insert (chunk, low), piece, chunk);
}

/* The longest known form that begins with piece i; how many pieces it takes, 0 when there is none. */
static guint
longest_form (const Pieces *pieces, guint i, char kind, const Entry **entry)
{
  char  form[PIECE_BYTES * FORM_WORDS + 8];
  char  low[PIECE_BYTES];
  guint found = 0;

  form[0] = 0;
  for (guint n = 1; n <= FORM_WORDS && i + n <= pieces->n; n++)
    {
      const Entry *candidate;

      low_copy (low, pieces->text[i + n - 1]);
      if (n > 1)
        g_strlcat (form, " ", sizeof form);
      g_strlcat (form, low, sizeof form);
      candidate = n > 1 ? look_up (kind, form) : NULL;
      if (candidate != NULL)
        {
          found = n;
          *entry = candidate;
        }
    }
  return found;
}

static gboolean
is_small_word (const char *low)
{
  static const char *const small[] = {
    "the", "a",   "an",   "this",  "that", "is",    "was",   "are",  "be",  "been", "has",  "have",
    "it",  "its", "as",   "to",    "and",  "which", "these", "were", "see", "not",  "also", "will",
    "can", "may", "than", "there", "each", "any",   "so",    "all",  "if",  "used", "use",  "where"
  };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (g_str_equal (low, small[i]))
      return TRUE;
  return FALSE;
}

/* Words behind which a description speaks of circumstances. */
static gboolean
is_turn (const char *low)
{
  static const char *const turns[] = { "of",   "in",    "for",  "from",   "at",
                                       "with", "by",    "on",   "using",  "when",
                                       "per",  "based", "over", "within", "during" };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (g_str_equal (low, turns[i]))
      return TRUE;
  return FALSE;
}

static const char *
squeeze (const char *name, GStringChunk *chunk)
{
  char  squeezed[NAME_BYTES + 1];
  gsize n = 0;

  for (gsize i = 0; name[i] != 0 && i < NAME_BYTES; i++)
    if (g_ascii_isalnum (name[i]))
      squeezed[n++] = g_ascii_tolower (name[i]);
  squeezed[n] = 0;
  return g_string_chunk_insert (chunk, squeezed);
}

void
nun_suggest_name_words (NunSuggestWords *self, const char *name, GStringChunk *chunk)
{
  Pieces cut = { .n = 0 }, pieces = { .n = 0 };

  self->n = self->n_head = 0;
  self->exact = name;
  self->squeezed = squeeze (name, chunk);
  cut_name (&cut, name);
  for (guint i = 0; i < cut.n; i++)
    cut_unknown (&pieces, cut.text[i]);
  for (guint i = 0; i < pieces.n && self->n < NUN_SUGGEST_NAME_WORDS;)
    {
      const Entry *entry = NULL;
      guint        taken = longest_form (&pieces, i, 'n', &entry);

      if (taken > 0)
        add_word (self, entry->word, pieces.text[i], chunk);
      else
        add_single (self, 'n', pieces.text[i], chunk);
      i += MAX (taken, 1);
    }
  self->n_head = self->n;
}

void
nun_suggest_text_words (NunSuggestWords *self, const char *text, GStringChunk *chunk)
{
  Pieces pieces = { .n = 0 };
  gsize  length = MIN (strlen (text), TEXT_BYTES);

  self->n = 0;
  self->exact = self->squeezed = NULL;
  self->n_head = G_MAXUINT;
  for (gsize i = 0; i < length;)
    {
      gsize end = i;

      while (end < length && is_word_byte (text[end]))
        end++;
      add_piece (&pieces, text + i, end - i);
      i = end + 1;
    }
  for (guint i = 0; i < pieces.n && self->n < NUN_SUGGEST_TEXT_WORDS;)
    {
      const Entry *entry = NULL;
      guint        taken = longest_form (&pieces, i, 'd', &entry);
      char         low[PIECE_BYTES];

      low_copy (low, pieces.text[i]);
      if (taken > 0)
        add_word (self, entry->word, pieces.text[i], chunk);
      else if (is_turn (low))
        self->n_head = self->n > 0 ? MIN (self->n_head, self->n) : self->n_head;
      else if (!is_small_word (low))
        add_single (self, 'd', pieces.text[i], chunk);
      i += MAX (taken, 1);
    }
  self->n_head = MIN (self->n_head, self->n);
}

gboolean
nun_suggest_words_has (const NunSuggestWords *self, const char *word)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->words[i], word))
      return TRUE;
  return FALSE;
}

void
nun_suggest_words_remove (NunSuggestWords *self, guint place)
{
  g_return_if_fail (place < self->n);
  for (guint i = place; i + 1 < self->n; i++)
    {
      self->words[i] = self->words[i + 1];
      self->raw[i] = self->raw[i + 1];
    }
  self->n--;
  self->exact = self->squeezed = NULL;
  if (self->n_head > place)
    self->n_head--;
}
