/* Columns at first sight, and the relations between them: errors, flags, limits, references and the like. */
#include "advise/suggest-column.h"

#include <string.h>

/* -- first sight ------------------------------------------------------------------------------------- */

static NunSuggestKind
kind_of (NunDatatype type)
{
  if (nun_datatype_is_text (type))
    return NUN_SUGGEST_TEXT;
  if (nun_datatype_is_integer (type))
    return NUN_SUGGEST_INTEGER;
  return type == NUN_DATATYPE_BOOLEAN || type == NUN_DATATYPE_BIT ? NUN_SUGGEST_BOOLEAN
                                                                  : NUN_SUGGEST_REAL;
}

/* A unit that the file does not give may stand in the name. */
static NunQuantity
quantity_of (const NunColumn *column, const char *name)
{
  g_autofree char *unit = NULL;

  if (column->unit != NULL && *column->unit != 0)
    return nun_unit_quantity (column->unit);
  unit = nun_unit_in_text (name, TRUE, NULL);
  return unit != NULL ? nun_unit_quantity (unit) : NUN_QUANTITY_NONE;
}

static void
look (NunSuggestColumn *self, const NunColumn *column, GStringChunk *chunk)
{
  const char *name = column->original != NULL ? column->original : column->name;

  self->column = column;
  self->kind = kind_of (column->datatype);
  self->quantity = quantity_of (column, name);
  nun_suggest_name_words (&self->name, name, chunk);
  nun_suggest_text_words (&self->text, column->description != NULL ? column->description : "",
                          chunk);
  self->squeezed = self->name.squeezed;
  self->base_name = self->name;
  self->base_text = self->text;
  self->parent = -1;
}

/* -- the words of relations -------------------------------------------------------------------------- */

typedef struct
{
  const char *word; /* as the rules spell it, or the letter of "e_Vmag" */
  NunRelation relation;
} RelationWord;

static const RelationWord relation_words[] = {
  { "error", NUN_RELATION_ERROR },
  { "stdev", NUN_RELATION_ERROR },
  { "sigma", NUN_RELATION_ERROR },
  { "flag", NUN_RELATION_FLAG },
  { "quality", NUN_RELATION_FLAG },
  { "limit", NUN_RELATION_LIMIT },
  { "unit", NUN_RELATION_UNIT },
  { "bibcode", NUN_RELATION_REFERENCE },
  { "reference", NUN_RELATION_REFERENCE },
  { "number", NUN_RELATION_NUMBER },
  { "correlation", NUN_RELATION_CORRELATION },
  { "covariance", NUN_RELATION_CORRELATION },
};

/* The prefixes of the catalogues of the CDS. */
static const RelationWord relation_letters[] = {
  { "e_", NUN_RELATION_ERROR },  { "E_", NUN_RELATION_ERROR }, { "s_", NUN_RELATION_ERROR },
  { "q_", NUN_RELATION_FLAG },   { "f_", NUN_RELATION_FLAG },  { "u_", NUN_RELATION_FLAG },
  { "l_", NUN_RELATION_LIMIT },  { "x_", NUN_RELATION_UNIT },  { "r_", NUN_RELATION_REFERENCE },
  { "o_", NUN_RELATION_NUMBER }, { "n_", NUN_RELATION_OTHER }, { "m_", NUN_RELATION_OTHER },
  { "w_", NUN_RELATION_OTHER },
};

static const RelationWord *
find_relation (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (relation_words); i++)
    if (g_str_equal (relation_words[i].word, word))
      return &relation_words[i];
  return NULL;
}

/* Words that say which side of an error, not of what. */
static gboolean
is_side (const char *word)
{
  static const char *const sides[] = { "upper",    "lower",      "value",     "low",
                                       "high",     "plus",       "pos",       "neg",
                                       "positive", "negative",   "estimated", "statistical",
                                       "formal",   "systematic", "sys" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_str_equal (sides[i], word))
      return TRUE;
  return FALSE;
}

/* Takes out the words that say `relation`, and those that say which side. */
static void
strip (NunSuggestWords *self, NunRelation relation)
{
  for (guint i = 0; i < self->n;)
    {
      const RelationWord *word = find_relation (self->words[i]);

      if ((word != NULL && word->relation == relation) ||
          (relation == NUN_RELATION_ERROR && is_side (self->words[i])))
        nun_suggest_words_remove (self, i);
      else
        i++;
    }
  /* What follows "error of": the head of what is meant. */
  if (relation == NUN_RELATION_ERROR && self->n_head == 0)
    self->n_head = self->n;
}

/* -- who hangs on whom ------------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *by_words; /* the words of a name, sorted and joined: GArray of indices */
  GHashTable *by_name;  /* exact name: index + 1 */
} Index;

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_idle (const char *word)
{
  static const char *const idle[] = { "value",  "deg", "arcsec", "mas",
                                      "arcmin", "kms", "kpc",    "mean" };

  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    if (g_str_equal (idle[i], word))
      return TRUE;
  return FALSE;
}

static char *
key_of (const NunSuggestWords *words)
{
  const char *sorted[NUN_SUGGEST_TEXT_WORDS + 1];
  guint       n = 0;

  for (guint i = 0; i < words->n; i++)
    if (!is_idle (words->words[i]))
      sorted[n++] = words->words[i];
  qsort (sorted, n, sizeof *sorted, compare_words);
  sorted[n] = NULL;
  return g_strjoinv (" ", (char **) sorted);
}

static void
index_column (Index *self, const NunSuggestColumn *column, guint place)
{
  char   *key = key_of (&column->name);
  GArray *places = g_hash_table_lookup (self->by_words, key);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_words, key, places);
    }
  else
    g_free (key);
  g_array_append_val (places, place);
  g_hash_table_insert (self->by_name, column->column->name, GUINT_TO_POINTER (place + 1));
}

/* The nearest one before `place`, or the nearest behind it; at most a hundred are looked at. */
static int
nearest (const GArray *places, guint place)
{
  int best = -1;

  for (guint i = 0; i < MIN (places->len, 100); i++)
    {
      guint candidate = g_array_index (places, guint, i);

      if (candidate != place && (best < 0 || candidate < place))
        best = (int) candidate;
    }
  return best;
}

static int
parent_by_words (const Index *self, const NunSuggestWords *base, guint place)
{
  g_autofree char *key = key_of (base);
  GArray          *places = *key != 0 ? g_hash_table_lookup (self->by_words, key) : NULL;

  return places != NULL ? nearest (places, place) : -1;
}

/* "Uncertainty on f_90prime_g.": a description that names another column. */
static int
parent_by_text (const Index *self, const char *text, guint place)
{
  gsize length = text != NULL ? MIN (strlen (text), 400) : 0;

  for (gsize i = 0; i < length;)
    {
      gsize end = i;

      while (end < length && (g_ascii_isalnum (text[end]) || text[end] == '_'))
        end++;
      if (end - i >= 3)
        {
          g_autofree char *word = g_strndup (text + i, end - i);
          guint            found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, word));

          if (found > 0 && found - 1 != place)
            return (int) found - 1;
        }
      i = end + 1;
    }
  return -1;
}

static void
relate (NunSuggestColumn *self,
        const Index      *index,
        guint             place,
        NunRelation       relation,
        const char       *by)
{
  NunSuggestWords base = self->name;
  int             parent;

  strip (&base, relation);
  parent = parent_by_words (index, &base, place);
  if (parent < 0)
    {
      parent = parent_by_text (index, self->column->description, place);
      self->named_by_text = parent >= 0;
    }
  /* Without another column only an error is clear: "number" may be a number of its own. */
  if (parent < 0 && relation != NUN_RELATION_ERROR)
    return;
  self->relation = relation;
  self->relation_by = by;
  self->parent = parent;
  self->base_name = base;
  strip (&self->base_text, relation);
}

/* The letter in front, in the word that the rules use for what it says. */
static const char *
word_of_relation (NunRelation relation)
{
  switch (relation)
    {
    case NUN_RELATION_ERROR: return "error";
    case NUN_RELATION_FLAG: return "flag";
    case NUN_RELATION_LIMIT: return "limit";
    case NUN_RELATION_UNIT: return "unit";
    case NUN_RELATION_REFERENCE: return "reference";
    case NUN_RELATION_NUMBER: return "number";
    default: return NULL;
    }
}

/* "e_Vmag" beside "Vmag". */
static gboolean
relate_by_letter (NunSuggestColumn *self, const Index *index, guint place)
{
  const char *name = self->column->original != NULL ? self->column->original : self->column->name;

  for (guint i = 0; i < G_N_ELEMENTS (relation_letters); i++)
    {
      NunSuggestWords base = self->name;
      int             parent;

      if (!g_str_has_prefix (name, relation_letters[i].word) || base.n < 2)
        continue;
      nun_suggest_words_remove (&base, 0);
      parent = parent_by_words (index, &base, place);
      if (parent < 0 && relation_letters[i].relation != NUN_RELATION_ERROR)
        return FALSE;
      if (parent < 0 && name[0] == 's')
        return FALSE;
      if (word_of_relation (relation_letters[i].relation) != NULL)
        self->name.words[0] = word_of_relation (relation_letters[i].relation);
      self->relation = relation_letters[i].relation;
      self->relation_by = relation_letters[i].word;
      self->parent = parent;
      self->base_name = base;
      strip (&self->base_name, self->relation);
      strip (&self->base_text, self->relation);
      return TRUE;
    }
  return FALSE;
}

static void
find_parent (NunSuggestColumn *self, const Index *index, guint place)
{
  const RelationWord *word = NULL;

  if (relate_by_letter (self, index, place))
    return;
  for (guint i = 0; i < self->name.n && word == NULL; i++)
    word = find_relation (self->name.words[i]);
  for (guint i = 0; i < self->text.n_head && word == NULL; i++)
    if (g_str_equal (self->text.words[i], "error"))
      word = find_relation ("error");
  if (word != NULL)
    relate (self, index, place, word->relation, word->word);
}

/* How much of two names is the same at their beginnings and ends, of the longer one: "w4mpro", "w4sigmpro". */
static double
likeness (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), least = MIN (length_a, length_b);
  gsize head = 0, tail = 0;

  while (head < least && a[head] == b[head])
    head++;
  while (tail < least - head && a[length_a - 1 - tail] == b[length_b - 1 - tail])
    tail++;
  return (double) (head + tail) / (double) MAX (MAX (length_a, length_b), 1);
}

/* Whether the words of an error or its band say that it is one of something else: "raErr" behind "dec". */
static gboolean
speaks_of_another (const NunSuggestColumn *error, const NunSuggestColumn *value)
{
  static const char *const telling[] = { "ra", "dec", "x", "y", "z", "dispersion" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if ((nun_suggest_words_has (&error->base_name, telling[i]) ||
         nun_suggest_words_has (&error->base_text, telling[i])) &&
        !nun_suggest_words_has (&value->name, telling[i]))
      return TRUE;
  return error->bands.n > 0 && value->bands.n > 0 &&
         !g_str_equal (error->bands.bands[0].em, value->bands.bands[0].em);
}

/* How many columns behind its value an error is looked for, and how like the names must be; a column with the same unit
 * right before it is enough. */
#define NEAR 6
#define ALIKE 0.5

/* An error stands behind its value, in the same unit, even where its name is spelt in another way. */
static int
parent_by_place (const NunSuggestTable *self, guint place)
{
  const NunSuggestColumn *error = &self->columns[place];
  gboolean                has_unit = error->column->unit != NULL && *error->column->unit != 0;
  double                  best = 0;
  int                     found = -1;

  for (guint i = place; i > 0 && place - i < NEAR; i--)
    {
      const NunSuggestColumn *value = &self->columns[i - 1];
      double                  like;

      if (value->relation != NUN_RELATION_NONE || value->kind == NUN_SUGGEST_TEXT ||
          g_strcmp0 (value->column->unit, error->column->unit) != 0 ||
          speaks_of_another (error, value))
        continue;
      like = value->name.squeezed != NULL && error->squeezed != NULL
                 ? likeness (value->name.squeezed, error->squeezed)
                 : 0;
      if (i == place && has_unit)
        like += ALIKE;
      if (like >= ALIKE && like > best)
        {
          best = like;
          found = (int) i - 1;
        }
    }
  return found;
}

static void
find_parents_by_place (NunSuggestTable *self)
{
  for (guint i = 1; i < self->n; i++)
    if (self->columns[i].relation == NUN_RELATION_ERROR && self->columns[i].parent < 0)
      self->columns[i].parent = parent_by_place (self, i);
}

/* A chain (the flag of an error) ends at what is measured; a ring is cut. */
static void
cut_rings (NunSuggestTable *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      int   parent = self->columns[i].parent;
      guint steps = 0;

      while (parent >= 0 && self->columns[parent].parent >= 0 && steps++ < 3)
        parent = self->columns[parent].parent;
      if (parent >= 0 && self->columns[parent].parent >= 0)
        parent = -1;
      if (parent == (int) i)
        parent = -1;
      self->columns[i].parent = parent;
    }
}

/* -- the table --------------------------------------------------------------------------------------- */

static void
look_at_table (NunSuggestTable *self)
{
  static const char *const observation_names[] = {
    "obs_id", "s_ra",       "access_url", "obs_collection", "dataproduct_type",
    "accref", "ssa_pubDID", "s_region",   "em_min",         "t_exptime"
  };
  guint n_observation = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (observation_names); j++)
      if (g_ascii_strcasecmp (self->columns[i].column->name, observation_names[j]) == 0)
        n_observation++;
  self->is_observations = n_observation >= 2;
}

/* Beside Gaia's blue and red magnitudes "g" is its broad band; beside "u" or "z" it is the green of the SDSS. */
static gboolean
has_gaia_bands (const NunSuggestTable *self)
{
  gboolean blue = FALSE, red = FALSE, other = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      const NunSuggestWords *name = &self->columns[i].name;

      blue = blue || nun_suggest_words_has (name, "bp");
      red = red || nun_suggest_words_has (name, "rp");
      for (guint j = 0; j < name->n && !other; j++)
        other = strchr ("uzi", name->raw[j][0]) != NULL && name->raw[j][1] == 0;
    }
  return !other && blue && red;
}

static void
find_bands (NunSuggestTable *self)
{
  gboolean is_gaia = has_gaia_bands (self);

  for (guint i = 0; i < self->n; i++)
    {
      NunSuggestColumn *column = &self->columns[i];

      column->bands =
          nun_suggest_bands_find (&column->base_name, &column->base_text,
                                  column->column->description, is_gaia, column->quantity);
    }
}

static void
free_places (gpointer data)
{
  g_array_unref (data);
}

NunSuggestTable *
nun_suggest_table_new (GPtrArray *columns)
{
  NunSuggestTable *self = g_new0 (NunSuggestTable, 1);
  Index            index = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_places),
                             g_hash_table_new (g_str_hash, g_str_equal) };

  self->chunk = g_string_chunk_new (4096);
  self->n = columns->len;
  self->columns = g_new0 (NunSuggestColumn, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      look (&self->columns[i], columns->pdata[i], self->chunk);
      index_column (&index, &self->columns[i], i);
    }
  for (guint i = 0; i < self->n; i++)
    find_parent (&self->columns[i], &index, i);
  cut_rings (self);
  look_at_table (self);
  find_bands (self);
  find_parents_by_place (self);
  g_hash_table_unref (index.by_words);
  g_hash_table_unref (index.by_name);
  return self;
}

void
nun_suggest_table_free (NunSuggestTable *self)
{
  g_string_chunk_free (self->chunk);
  g_free (self->columns);
  g_free (self);
}
