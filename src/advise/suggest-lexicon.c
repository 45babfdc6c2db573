/* Phrases that mean something, found in the words of a name or a description. */
#include "advise/suggest-lexicon.h"

#include <string.h>

#include "advise/suggest-knowledge.h"

#define PHRASE_WORDS 6

typedef struct
{
  const char *words[PHRASE_WORDS];
  guint       n;
  gboolean    whole;     /* "=word": the name is nothing else */
  gboolean    scattered; /* "a+b": anywhere */
  gboolean    in_names, in_texts;
  guint64     quantities; /* bits; 0 for any */
  const char *ucd, *phrase;
} Phrase;

/* From the first word of a phrase to a GPtrArray of Phrase. */
static GHashTable *phrases;

/* -- quantities -------------------------------------------------------------------------------------- */

static const char *const quantity_names[NUN_N_QUANTITIES] = {
  [NUN_QUANTITY_UNKNOWN] = "none",
  [NUN_QUANTITY_NONE] = "none",
  [NUN_QUANTITY_ANGLE] = "angle",
  [NUN_QUANTITY_SOLID_ANGLE] = "solidangle",
  [NUN_QUANTITY_ANGULAR_RATE] = "angularrate",
  [NUN_QUANTITY_TIME] = "time",
  [NUN_QUANTITY_FREQUENCY] = "frequency",
  [NUN_QUANTITY_LENGTH] = "length",
  [NUN_QUANTITY_WAVENUMBER] = "wavenumber",
  [NUN_QUANTITY_VELOCITY] = "velocity",
  [NUN_QUANTITY_ACCELERATION] = "acceleration",
  [NUN_QUANTITY_MASS] = "mass",
  [NUN_QUANTITY_TEMPERATURE] = "temperature",
  [NUN_QUANTITY_ENERGY] = "energy",
  [NUN_QUANTITY_POWER] = "power",
  [NUN_QUANTITY_MAGNITUDE] = "mag",
  [NUN_QUANTITY_MAGNITUDE_SB] = "magsb",
  [NUN_QUANTITY_FLUX_DENSITY] = "fluxdensity",
  [NUN_QUANTITY_FLUX] = "flux",
  [NUN_QUANTITY_BRIGHTNESS] = "brightness",
  [NUN_QUANTITY_COUNTS] = "counts",
  [NUN_QUANTITY_COUNT_RATE] = "countrate",
  [NUN_QUANTITY_DENSITY] = "density",
  [NUN_QUANTITY_COLUMN_DENSITY] = "columndensity",
  [NUN_QUANTITY_PRESSURE] = "pressure",
  [NUN_QUANTITY_MAGNETIC] = "magnetic",
  [NUN_QUANTITY_ABUNDANCE] = "abundance",
  [NUN_QUANTITY_OTHER] = "other",
};

const char *
nun_suggest_quantity_name (NunQuantity quantity)
{
  const char *name = quantity < NUN_N_QUANTITIES ? quantity_names[quantity] : NULL;

  return name != NULL ? name : "other";
}

static guint64
quantities_of (const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);
  guint64        bits = 0;

  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < NUN_N_QUANTITIES; j++)
      if (quantity_names[j] != NULL && g_str_equal (names[i], quantity_names[j]))
        bits |= G_GUINT64_CONSTANT (1) << j;
  return bits;
}

/* -- the table --------------------------------------------------------------------------------------- */

static void
add_phrase (const char *const *line)
{
  Phrase     *self = g_new0 (Phrase, 1);
  const char *text = line[0];
  GPtrArray  *list;
  char      **words; /* they live as long as the table */

  self->whole = *text == '=';
  self->phrase = text + (self->whole ? 1 : 0);
  self->scattered = strchr (text, '+') != NULL;
  self->in_names = *line[2] != 'd';
  self->in_texts = *line[2] != 'n' && !self->whole;
  self->quantities = quantities_of (line[3]);
  self->ucd = line[1];
  words = g_strsplit (self->phrase, self->scattered ? "+" : " ", PHRASE_WORDS);
  for (guint i = 0; words[i] != NULL && i < PHRASE_WORDS; i++)
    self->words[self->n++] = words[i];
  g_free (words);
  list = g_hash_table_lookup (phrases, self->words[0]);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (phrases, (gpointer) self->words[0], list);
    }
  g_ptr_array_add (list, self);
}

/* From a squeezed name to a line of the table of names. */
static GHashTable *known_names;

static void
add_names (const char *const *line)
{
  char **names = g_strsplit (line[0], ", ", -1); /* they live as long as the table */

  for (guint i = 0; names[i] != NULL; i++)
    if (g_hash_table_contains (known_names, names[i]))
      g_free (names[i]);
    else
      g_hash_table_insert (known_names, names[i], (gpointer) line);
  g_free (names);
}

static GHashTable *
table (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      phrases = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < nun_suggest_n_lexicon; i++)
        add_phrase (nun_suggest_lexicon[i]);
      known_names = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < nun_suggest_n_names; i++)
        add_names (nun_suggest_names[i]);
      g_once_init_leave (&ready, 1);
    }
  return phrases;
}

/* -- finding ----------------------------------------------------------------------------------------- */

static gboolean
matches (const Phrase *phrase, const NunSuggestWords *words, guint at)
{
  if (phrase->scattered)
    {
      for (guint i = 1; i < phrase->n; i++)
        if (!nun_suggest_words_has (words, phrase->words[i]))
          return FALSE;
      return TRUE;
    }
  if (at + phrase->n > words->n)
    return FALSE;
  for (guint i = 1; i < phrase->n; i++)
    if (!g_str_equal (words->words[at + i], phrase->words[i]))
      return FALSE;
  return !phrase->whole || words->n == phrase->n;
}

/* Words of a name that say little of what it means. */
static guint
n_telling (const NunSuggestWords *name)
{
  guint n = 0;

  for (guint i = 0; i < name->n; i++)
    if (!g_ascii_isdigit (name->raw[i][0]) && !g_str_equal (name->words[i], "value"))
      n++;
  return MAX (n, 1);
}

static double
score_of (const Phrase *phrase, const NunSuggestWords *words, guint at, gboolean in_name)
{
  double length = phrase->n;

  if (phrase->whole)
    return 1.2;
  if (in_name)
    return MIN (1.0, length / n_telling (words) + (at + phrase->n == words->n ? 0.1 : 0));
  if (phrase->scattered)
    return 0.7;
  if (at + phrase->n <= words->n_head)
    return MIN (1.0, 0.4 + 0.6 * length / MAX (words->n_head, 1) +
                         (at + phrase->n == words->n_head ? 0.2 : 0));
  return (0.3 + 0.15 * length) / (1.0 + 0.15 * at);
}

static void
find_in (NunSuggestHits *self, const NunSuggestWords *words, gboolean in_name, NunQuantity quantity)
{
  for (guint at = 0; at < words->n; at++)
    {
      GPtrArray *list = g_hash_table_lookup (table (), words->words[at]);

      for (guint i = 0; list != NULL && i < list->len && self->n < NUN_SUGGEST_HITS; i++)
        {
          const Phrase *phrase = list->pdata[i];
          NunSuggestHit hit = { phrase->ucd, phrase->phrase, 0, in_name, at, phrase->n };

          if ((in_name ? phrase->in_names : phrase->in_texts) &&
              (phrase->quantities == 0 || (phrase->quantities >> quantity & 1) != 0) &&
              matches (phrase, words, at))
            {
              hit.score =
                  score_of (phrase, words, at, in_name) + (phrase->quantities != 0 ? 0.15 : 0);
              self->hits[self->n++] = hit;
            }
        }
    }
}

/* What lies inside of a longer phrase means something else: "right ascension" in "proper motion in right
 * ascension". */
static void
weaken_inner (NunSuggestHits *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (i != j && self->hits[i].in_name == self->hits[j].in_name &&
          (self->hits[j].n > self->hits[i].n || self->hits[j].score >= NUN_SUGGEST_KNOWN) &&
          self->hits[i].score < NUN_SUGGEST_KNOWN && self->hits[i].from >= self->hits[j].from &&
          self->hits[i].from + self->hits[i].n <= self->hits[j].from + self->hits[j].n)
        {
          self->hits[i].score *= 0.3;
          break;
        }
}

static void
find_known (NunSuggestHits *self, const NunSuggestWords *name, NunQuantity quantity)
{
  const char *const *line = NULL;
  guint64            quantities;

  if (name->squeezed == NULL || table () == NULL)
    return;
  line = g_hash_table_lookup (known_names, name->exact);
  if (line == NULL)
    line = g_hash_table_lookup (known_names, name->squeezed);
  quantities = line != NULL ? quantities_of (line[2]) : 0;
  if (line != NULL && (quantities == 0 || (quantities >> quantity & 1) != 0))
    self->hits[self->n++] =
        (NunSuggestHit){ line[1], name->squeezed, NUN_SUGGEST_KNOWN, TRUE, 0, name->n };
}

void
nun_suggest_lexicon_find (NunSuggestHits        *self,
                          const NunSuggestWords *name,
                          const NunSuggestWords *text,
                          NunQuantity            quantity)
{
  self->n = 0;
  find_known (self, name, quantity);
  find_in (self, name, TRUE, quantity);
  find_in (self, text, FALSE, quantity);
  weaken_inner (self);
}

/* -- bare names -------------------------------------------------------------------------------------- */

static gboolean
fits_bare (const char *const *line, const NunSuggestColumn *column, const char *ucd)
{
  guint64  quantities = quantities_of (line[2]);
  gboolean is_text = column->kind == NUN_SUGGEST_TEXT;

  return g_str_equal (line[0], column->name.words[0]) && g_str_equal (line[1], ucd) &&
         (quantities == 0 || (quantities >> column->quantity & 1) != 0) &&
         (*line[3] == 0 || (*line[3] == 't') == is_text);
}

double
nun_suggest_bare_confidence (const NunSuggestColumn *column, const char *ucd)
{
  if (column->name.n != 1 || column->bands.n > 0 || column->relation != NUN_RELATION_NONE)
    return 0;
  for (guint i = 0; i < nun_suggest_n_bare; i++)
    if (fits_bare (nun_suggest_bare[i], column, ucd))
      return g_ascii_strtod (nun_suggest_bare[i][4], NULL) / 100;
  return 0;
}
