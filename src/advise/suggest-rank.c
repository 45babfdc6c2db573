/* From the odds of templates to ranked UCDs: bands filled in, errors tied to what they are errors of. */
#include "advise/suggest-rank.h"

#include <math.h>
#include <string.h>

#include "advise/ucd-unit.h"
#include "vocabulary/ucd.h"

/* No more templates of a column are followed up. */
#define FOLLOWED 30
#define FORMS 12
#define BASES 8
/* What is left of the odds of a UCD that the unit speaks against. */
#define UNFIT 0.2

/* -- a list of UCDs and their odds ------------------------------------------------------------------- */

typedef struct
{
  NunSuggestRanked list[128];
  guint            n;
} Heap;

static void
add_odds (Heap *self, const char *ucd, double odds)
{
  for (guint i = 0; i < self->n; i++)
    if (self->list[i].ucd == ucd)
      {
        self->list[i].odds += odds;
        return;
      }
  if (self->n < G_N_ELEMENTS (self->list))
    self->list[self->n++] = (NunSuggestRanked){ ucd, odds };
}

static int
compare_ranked (const void *a, const void *b)
{
  double x = ((const NunSuggestRanked *) a)->odds, y = ((const NunSuggestRanked *) b)->odds;

  return x < y ? 1 : x > y ? -1 : 0;
}

/* -- templates --------------------------------------------------------------------------------------- */

typedef struct
{
  guint template;
  float odds;
} Likely;

typedef struct
{
  Heap   plain;        /* UCDs that need no other column */
  Likely forms[FORMS]; /* templates with "@" */
  guint  n_forms;
} Outlook;

typedef struct
{
  const NunSuggestModel *model;
  NunSuggestTable       *table;
  GHashTable            *validity; /* UCD: 1 bad, 2 good */
  double                 attach;   /* how often a band that is known stands in the UCD */
  double                 doubt;    /* what is left of the odds that an error is no error */
} Ranker;

static gboolean
hangs (const char *template)
{
  return template[0] == '@'
             ? template[1] == 0
             : strstr (template, ";@") != NULL &&
                   (strstr (template, ";@;") != NULL || template[strlen (template) - 1] == '@');
}

/* The most likely ones, best first. */
static guint
most_likely (const float *odds, guint n, Likely likely[FOLLOWED])
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      guint at;

      if (odds[i] < 1e-5 || (found == FOLLOWED && odds[i] <= likely[found - 1].odds))
        continue;
      at = found < FOLLOWED ? found++ : found - 1;
      while (at > 0 && likely[at - 1].odds < odds[i])
        {
          likely[at] = likely[at - 1];
          at--;
        }
      likely[at] = (Likely){ i, odds[i] };
    }
  return found;
}

/* The template with the bands in their places; without: as if there were none. */
static const char *
fill_bands (const Ranker *self,
            const char *template,
            const NunSuggestBands *bands,
            gboolean               without)
{
  g_auto (GStrv)      words = g_strsplit (template, ";", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];

      if (g_str_equal (word, "@B"))
        word = !without && bands->n > 0 ? bands->bands[0].em : NULL;
      else if (g_str_equal (word, "@B2"))
        word = !without && bands->n > 1 ? bands->bands[1].em : NULL;
      if (word != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", word);
    }
  return g_string_chunk_insert_const (self->table->chunk, out->str);
}

static void
add_template (const Ranker          *self,
              Outlook               *outlook,
              const Likely          *likely,
              const NunSuggestBands *bands)
{
  guint       i = likely->template;
  int         banded = nun_suggest_model_get_banded (self->model, i);
  const char *text = nun_suggest_model_get_template (self->model, i);

  if (hangs (text))
    {
      if (outlook->n_forms < FORMS)
        outlook->forms[outlook->n_forms++] = *likely;
      return;
    }
  if (bands->n > 0 && banded >= 0)
    text = nun_suggest_model_get_template (self->model, (guint) banded);
  if (bands->n > 0 && strstr (text, "@B") != NULL)
    {
      add_odds (&outlook->plain, fill_bands (self, text, bands, FALSE),
                likely->odds * self->attach);
      add_odds (&outlook->plain, fill_bands (self, text, bands, TRUE),
                likely->odds * (1 - self->attach));
    }
  else
    add_odds (&outlook->plain, fill_bands (self, text, bands, FALSE), likely->odds);
}

/* What a column may be; base: what it hangs on, by the words that are left of its own. */
static void
look_at (const Ranker *self, guint place, gboolean base, Outlook *outlook)
{
  const NunSuggestColumn *column = &self->table->columns[place];
  guint                   n = nun_suggest_model_get_n_templates (self->model);
  g_autofree float       *odds = g_new (float, n);
  NunSuggestFeatures      features;
  NunSuggestHits          hits;
  Likely                  likely[FOLLOWED];
  guint                   n_likely;

  nun_suggest_lexicon_find (&hits, base ? &column->base_name : &column->name,
                            base ? &column->base_text : &column->text, column->quantity);
  nun_suggest_features_find (&features, self->table, place, base, &hits);
  nun_suggest_model_score (self->model, &features, &hits, column->bands.n > 0, odds);
  n_likely = most_likely (odds, n, likely);
  outlook->plain.n = outlook->n_forms = 0;
  for (guint i = 0; i < n_likely; i++)
    add_template (self, outlook, &likely[i], &column->bands);
  qsort (outlook->plain.list, outlook->plain.n, sizeof *outlook->plain.list, compare_ranked);
}

/* -- what hangs on another column -------------------------------------------------------------------- */

/* "stat.error;@" and "phot.mag" make "stat.error;phot.mag". */
static const char *
join (const Ranker *self, const char *form, const char *base)
{
  const char      *at = strchr (form, '@');
  g_autofree char *joined = g_strdup_printf ("%.*s%s%s", (int) (at - form), form, base, at + 1);

  return g_string_chunk_insert_const (self->table->chunk, joined);
}

static void
add_forms (const Ranker *self, const Outlook *outlook, const Heap *base, Heap *to)
{
  double sum = 0;

  for (guint i = 0; i < base->n; i++)
    sum += base->list[i].odds;
  for (guint i = 0; i < outlook->n_forms && sum > 0; i++)
    for (guint j = 0; j < MIN (base->n, BASES); j++)
      if (!g_str_has_prefix (base->list[j].ucd, "stat.error") &&
          !g_str_has_prefix (base->list[j].ucd, "stat.stdev"))
        add_odds (to,
                  join (self,
                        nun_suggest_model_get_template (self->model, outlook->forms[i].template),
                        base->list[j].ucd),
                  outlook->forms[i].odds * base->list[j].odds / sum);
}

static gboolean
is_valid (const Ranker *self, const char *ucd)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->validity, ucd));

  if (known == 0)
    {
      known = nun_ucd_check (ucd, NULL) ? 2 : 1;
      g_hash_table_insert (self->validity, (gpointer) ucd, GUINT_TO_POINTER (known));
    }
  return known == 2;
}

/* Whether two UCDs begin alike and have the same words in another order. */
static gboolean
same_words (const char *a, const char *b)
{
  g_auto (GStrv) words = NULL;

  if (strlen (a) != strlen (b) || strcspn (a, ";") != strcspn (b, ";") ||
      strncmp (a, b, strcspn (a, ";")) != 0)
    return FALSE;
  words = g_strsplit (a, ";", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!nun_ucd_has_word (b, words[i]))
      return FALSE;
  return TRUE;
}

static void
join_orders (NunSuggestRanking *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint j = 0;

      while (j < n && !same_words (self->ranked[j].ucd, self->ranked[i].ucd))
        j++;
      if (j < n)
        self->ranked[j].odds += self->ranked[i].odds;
      else
        self->ranked[n++] = self->ranked[i];
    }
  self->n = n;
  qsort (self->ranked, self->n, sizeof *self->ranked, compare_ranked);
}

/* What else publishers call the same thing: rather these at the end of the five than rare ones. */
static const struct
{
  const char *ucd, *others[2];
} siblings[] = {
  { "meta.id", { "meta.id;src", "meta.id.assoc" } },
  { "meta.id;src", { "meta.id", "meta.id.cross" } },
  { "meta.id.cross", { "meta.id", "meta.id.assoc" } },
  { "meta.code", { "meta.code.qual", "meta.code.status" } },
  { "meta.code.qual", { "meta.code", "meta.code.error" } },
  { "meta.code.class", { "src.class", "meta.code" } },
  { "src.class", { "meta.code.class", "meta.id" } },
  { "meta.number", { "meta.number;obs", "meta.id" } },
  { "meta.note", { "meta.code", "meta.id" } },
  { "meta.ref", { "meta.bib.bibcode", "meta.bib" } },
  { "meta.ref.url", { "meta.ref", "meta.id" } },
  { "instr.bandpass", { "meta.id;instr.filter", "meta.id;instr.bandpass" } },
  { "time.period", { "src.var;time.period", "time.period;src.var" } },
  { "time.epoch", { "time.epoch;obs", "time.start" } },
  { "pos.parallax", { "pos.parallax.trig", NULL } },
  { "spect.dopplerVeloc", { "spect.dopplerVeloc.opt", "spect.dopplerVeloc;pos.heliocentric" } },
  { "phot.flux.density", { "phot.flux", "phot.flux.density;em.freq" } },
};

static gboolean
is_ranked (const NunSuggestRanking *self, const char *ucd, guint n)
{
  for (guint i = 0; i < MIN (n, self->n); i++)
    if (g_str_equal (self->ranked[i].ucd, ucd))
      return TRUE;
  return FALSE;
}

static void
add_siblings (NunSuggestRanking *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (siblings) && self->n >= 5; i++)
    if (g_str_equal (self->ranked[0].ucd, siblings[i].ucd))
      for (guint j = 0, at = 4; j < 2 && siblings[i].others[j] != NULL; j++)
        if (!is_ranked (self, siblings[i].others[j], 5) && self->ranked[at].odds < 0.04)
          self->ranked[at--].ucd = siblings[i].others[j];
}

/* An angle is the size of a picture, not of a body; publishers say both, the list of words means only one. */
static gboolean
is_bodily_size (const char *ucd)
{
  return g_str_has_prefix (ucd, "phys.size") && (ucd[9] == 0 || ucd[9] == ';');
}

/* Whether a UCD says how far to believe something: that is all that an error can be. */
static gboolean
is_doubt (const char *ucd)
{
  return g_str_has_prefix (ucd, "stat.") || g_str_has_prefix (ucd, "meta.code") ||
         strstr (ucd, ";stat.") != NULL;
}

static void
take_best (const Ranker *self, const NunSuggestColumn *column, Heap *from, NunSuggestRanking *to)
{
  const char *unit = column->column->unit;

  for (guint i = 0; i < from->n; i++)
    {
      if (column->quantity == NUN_QUANTITY_ANGLE && is_bodily_size (from->list[i].ucd))
        from->list[i].odds *= UNFIT;
      if (column->relation == NUN_RELATION_ERROR && !is_doubt (from->list[i].ucd))
        from->list[i].odds *= self->doubt;
    }
  for (guint i = 0; i < from->n && unit != NULL && *unit != 0; i++)
    if (!nun_ucd_fits_unit (from->list[i].ucd, unit))
      from->list[i].odds *= UNFIT;
  qsort (from->list, from->n, sizeof *from->list, compare_ranked);
  to->n = 0;
  for (guint i = 0; i < from->n && to->n < NUN_SUGGEST_RANKED; i++)
    if (is_valid (self, from->list[i].ucd))
      to->ranked[to->n++] = from->list[i];
  join_orders (to);
  add_siblings (to);
}

/* The lexicon's best phrase that means the first UCD, in its bands or without. */
static void
find_phrase (const Ranker *self, guint place, NunSuggestRanking *ranking)
{
  const NunSuggestColumn *column = &self->table->columns[place];
  gboolean                base = column->relation != NUN_RELATION_NONE && column->parent < 0;
  NunSuggestHits          hits;
  double                  best = 0;

  nun_suggest_lexicon_find (&hits, base ? &column->base_name : &column->name,
                            base ? &column->base_text : &column->text, column->quantity);
  for (guint i = 0; i < hits.n && ranking->n > 0; i++)
    {
      const char *with = fill_bands (self, hits.hits[i].ucd, &column->bands, FALSE);
      const char *without = fill_bands (self, hits.hits[i].ucd, &column->bands, TRUE);

      if (hits.hits[i].score > best && (g_str_has_suffix (ranking->ranked[0].ucd, with) ||
                                        g_str_has_suffix (ranking->ranked[0].ucd, without)))
        {
          best = hits.hits[i].score;
          ranking->phrase = hits.hits[i].phrase;
          ranking->in_name = hits.hits[i].in_name;
        }
    }
  ranking->by_lexicon = best > 0.5;
}

NunSuggestRanking *
nun_suggest_rank (const NunSuggestModel *model, NunSuggestTable *table)
{
  NunSuggestRanking  *rankings = g_new0 (NunSuggestRanking, MAX (table->n, 1));
  g_autofree Outlook *outlooks = g_new0 (Outlook, MAX (table->n, 1));
  Ranker              self = { model, table, g_hash_table_new (g_str_hash, g_str_equal),
                               nun_suggest_model_setting (model, "@attach", 0.8),
                               nun_suggest_model_setting (model, "@doubt", 0.3) };

  for (guint i = 0; i < table->n; i++)
    look_at (&self, i, FALSE, &outlooks[i]);
  for (guint i = 0; i < table->n; i++)
    {
      const NunSuggestColumn *column = &table->columns[i];
      Heap                    all = outlooks[i].plain;

      if (column->parent >= 0)
        add_forms (&self, &outlooks[i], &outlooks[column->parent].plain, &all);
      else if (column->relation != NUN_RELATION_NONE)
        {
          Outlook virtual;

          look_at (&self, i, TRUE, &virtual);
          add_forms (&self, &outlooks[i], &virtual.plain, &all);
        }
      take_best (&self, column, &all, &rankings[i]);
      find_phrase (&self, i, &rankings[i]);
    }
  g_hash_table_unref (self.validity);
  return rankings;
}

/* -- confidence -------------------------------------------------------------------------------------- */

static double
logit (double p)
{
  p = CLAMP (p, 0.001, 0.999);
  return log (p / (1 - p));
}

/* How much more often a UCD was right where it came first than its odds told. */
static double
kind_bonus (const NunSuggestModel *model, const char *ucd)
{
  g_autofree char *key = g_strconcat ("@r.", ucd, NULL);

  return nun_suggest_model_setting (model, key, 0);
}

double
nun_suggest_confidence (const NunSuggestModel   *model,
                        const NunSuggestColumn  *column,
                        const NunSuggestRanking *ranking)
{
  double p1 = ranking->n > 0 ? ranking->ranked[0].odds : 0;
  double p2 = ranking->n > 1 ? ranking->ranked[1].odds : 0;
  double x;

  if (ranking->n == 0)
    return 0;
  x = nun_suggest_model_setting (model, "@c.one", 0) +
      nun_suggest_model_setting (model, "@c.odds", 1) * logit (p1) +
      nun_suggest_model_setting (model, "@c.margin", 0) * (p1 - p2) +
      nun_suggest_model_setting (model, "@c.lexicon", 0) * ranking->by_lexicon +
      nun_suggest_model_setting (model, "@c.bare", 0) * (column->text.n == 0) +
      nun_suggest_model_setting (model, "@c.stat", 0) *
          g_str_has_prefix (ranking->ranked[0].ucd, "stat.") +
      kind_bonus (model, ranking->ranked[0].ucd);
  return MAX (1 / (1 + exp (-x)), nun_suggest_bare_confidence (column, ranking->ranked[0].ucd));
}
