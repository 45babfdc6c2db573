/* The log-linear model: templates of UCDs, their parts, and the weights of marks. */
#include "advise/suggest-model.h"

#include <math.h>
#include <string.h>

#include "advise/suggest-knowledge.h"

#define MAX_PARTS 12
#define N_VOICES 7

typedef struct
{
  const char *ucd;
  guint       parts[MAX_PARTS];
  guint       n_parts;
  guint       first;  /* number of its first word */
  int         banded; /* the template with ";@B" behind, or -1 */
} Template;

typedef struct
{
  guint part;
  float weight;
} Weight;

struct _NunSuggestModel
{
  GArray     *templates; /* of Template */
  GHashTable *by_ucd;    /* template's text: index + 1 */
  GHashTable *parts;     /* name: index + 1 */
  GHashTable *firsts;    /* first word: number + 1 */
  GHashTable *weights;   /* mark: GArray of Weight */
  GHashTable *settings;  /* key: text of a number */
  double      voices[N_VOICES];
};

/* -- templates --------------------------------------------------------------------------------------- */

static guint
number_in (GHashTable *table, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (table, name));

  if (number == 0)
    {
      number = g_hash_table_size (table) + 1;
      g_hash_table_insert (table, g_strdup (name), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
add_part (NunSuggestModel *self, Template *to, const char *kind, const char *name)
{
  g_autofree char *part = g_strconcat (kind, name, NULL);

  if (to->n_parts < MAX_PARTS)
    to->parts[to->n_parts++] = number_in (self->parts, part);
}

/* "phot.mag;em.opt": the whole, the first word and its families, the other words. */
static void
add_parts (NunSuggestModel *self, Template *to)
{
  g_auto (GStrv) words = g_strsplit (to->ucd, ";", -1);

  add_part (self, to, "=", to->ucd);
  for (char *p = words[0]; p != NULL; p = strchr (p + 1, '.'))
    {
      g_autofree char *family = NULL;

      if (p == words[0])
        continue;
      family = g_strndup (words[0], (gsize) (p - words[0]));
      add_part (self, to, "1:", family);
    }
  add_part (self, to, "1:", words[0]);
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    add_part (self, to, "2:", words[i]);
  to->first = number_in (self->firsts, words[0]);
}

static void
add_template (NunSuggestModel *self, const char *ucd)
{
  Template fresh = { .ucd = ucd, .banded = -1 };

  if (g_hash_table_contains (self->by_ucd, ucd))
    return;
  add_parts (self, &fresh);
  g_array_append_val (self->templates, fresh);
  g_hash_table_insert (self->by_ucd, (gpointer) ucd, GUINT_TO_POINTER (self->templates->len));
}

/* What stands before the first part of the text; it lives as long as the program. */
static const char *
kept_without (const char *ucd, const char *part)
{
  const char      *at = strstr (ucd, part);
  g_autofree char *without =
      at != NULL ? g_strdup_printf ("%.*s%s", (int) (at - ucd), ucd, at + strlen (part)) : NULL;

  return without != NULL ? g_intern_string (without) : ucd;
}

static void
add_all_templates (NunSuggestModel *self, const char *const (*rows)[2], guint n_rows)
{
  for (guint i = 0; i < nun_suggest_n_lexicon; i++)
    add_template (self, kept_without (nun_suggest_lexicon[i][1], ";meta.main"));
  for (guint i = 0; i < nun_suggest_n_names; i++)
    add_template (self, nun_suggest_names[i][1]);
  for (guint i = 0; i < nun_suggest_n_inventory; i++)
    add_template (self, nun_suggest_inventory[i][0]);
  add_template (self, "@");
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i][0], "@template"))
      add_template (self, rows[i][1]);
  for (guint i = 0, n = self->templates->len; i < n; i++)
    if (strstr (g_array_index (self->templates, Template, i).ucd, "@B") != NULL)
      add_template (
          self,
          kept_without (kept_without (g_array_index (self->templates, Template, i).ucd, ";@B2"),
                        ";@B"));
  for (guint i = 0; i < self->templates->len; i++)
    {
      Template        *each = &g_array_index (self->templates, Template, i);
      g_autofree char *banded = g_strconcat (each->ucd, ";@B", NULL);

      each->banded = (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ucd, banded)) - 1;
    }
}

/* -- weights ----------------------------------------------------------------------------------------- */

static void
add_weights (NunSuggestModel *self, const char *mark, const char *list)
{
  g_auto (GStrv) pairs = g_strsplit (list, " ", -1);
  GArray        *weights = g_array_new (FALSE, FALSE, sizeof (Weight));

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char  *sign = strrchr (pairs[i], '=');
      Weight weight;

      if (sign == NULL || sign == pairs[i])
        continue;
      weight.weight = (float) g_ascii_strtod (sign + 1, NULL);
      *sign = 0;
      weight.part = GPOINTER_TO_UINT (g_hash_table_lookup (self->parts, pairs[i]));
      if (weight.part-- > 0)
        g_array_append_val (weights, weight);
    }
  g_hash_table_insert (self->weights, (gpointer) mark, weights);
}

static void
free_weights (gpointer data)
{
  g_array_unref (data);
}

static NunSuggestModel *
model_new (const char *const (*rows)[2], guint n_rows)
{
  NunSuggestModel *self = g_new0 (NunSuggestModel, 1);
  const char      *voices;

  self->templates = g_array_new (FALSE, FALSE, sizeof (Template));
  self->by_ucd = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_weights);
  self->settings = g_hash_table_new (g_str_hash, g_str_equal);
  add_all_templates (self, rows, n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i][0][0] != '@')
      add_weights (self, rows[i][0], rows[i][1]);
    else if (!g_str_equal (rows[i][0], "@template"))
      g_hash_table_insert (self->settings, (gpointer) rows[i][0], (gpointer) rows[i][1]);
  voices = g_hash_table_lookup (self->settings, "@shared");
  for (guint i = 0; i < N_VOICES; i++)
    {
      char *end = NULL;

      self->voices[i] = voices != NULL ? g_ascii_strtod (voices, &end) : 1;
      voices = end;
    }
  return self;
}

static NunSuggestModel *the_model;

const NunSuggestModel *
nun_suggest_model_get (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      if (the_model == NULL)
        the_model = model_new (nun_suggest_weights, nun_suggest_n_weights);
      g_once_init_leave (&ready, 1);
    }
  return the_model;
}

void
nun_suggest_model_replace (const char *const (*rows)[2], guint n_rows)
{
  the_model = model_new (rows, n_rows);
}

guint
nun_suggest_model_get_n_templates (const NunSuggestModel *self)
{
  return self->templates->len;
}

const char *
nun_suggest_model_get_template (const NunSuggestModel *self, guint i)
{
  return g_array_index (self->templates, Template, i).ucd;
}

int
nun_suggest_model_get_banded (const NunSuggestModel *self, guint i)
{
  return g_array_index (self->templates, Template, i).banded;
}

double
nun_suggest_model_setting (const NunSuggestModel *self, const char *key, double otherwise)
{
  const char *text = g_hash_table_lookup (self->settings, key);

  return text != NULL ? g_ascii_strtod (text, NULL) : otherwise;
}

/* -- scores ------------------------------------------------------------------------------------------ */

/* What the lexicon says: the templates it names (0 by name, 1 by description), the best of them (2, 3), others
 * with the same first word (4, 5), and what a name that is known as a whole says (6). */
typedef struct
{
  double best[2];
  float *exact[2];  /* by template; -1 for none */
  float *family[2]; /* by number of the first word */
} Voices;

static void
hear_template (const NunSuggestModel *self,
               Voices                *voices,
               const char            *ucd,
               guint                  side,
               double                 score)
{
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ucd, ucd));

  if (i > 0)
    voices->exact[side][i - 1] = MAX (voices->exact[side][i - 1], (float) score);
}

static void
hear_hit (const NunSuggestModel *self, Voices *voices, const NunSuggestHit *hit, gboolean has_band)
{
  guint       side = hit->in_name ? 0 : 1;
  const char *ucd = kept_without (hit->ucd, ";meta.main");
  guint       i = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ucd, ucd));

  hear_template (self, voices, ucd, side, hit->score);
  if (strstr (ucd, "@B") != NULL)
    hear_template (self, voices, kept_without (kept_without (ucd, ";@B2"), ";@B"), side,
                   hit->score * (has_band ? 0.5 : 1.0));
  if (i > 0)
    {
      float *family = &voices->family[side][g_array_index (self->templates, Template, i - 1).first];

      *family = MAX (*family, (float) hit->score);
    }
  voices->best[side] = MAX (voices->best[side], hit->score);
}

static void
add_voices (const NunSuggestModel *self, const Voices *voices, float *scores)
{
  for (guint i = 0; i < self->templates->len; i++)
    for (guint side = 0; side < 2; side++)
      {
        double exact = voices->exact[side][i];
        double family = voices->family[side][g_array_index (self->templates, Template, i).first];

        if (exact >= 0)
          scores[i] += (float) (self->voices[side] * exact +
                                (exact >= voices->best[side] - 1e-6 ? self->voices[2 + side] : 0) +
                                (exact >= NUN_SUGGEST_KNOWN ? self->voices[6] : 0));
        else if (family > 0)
          scores[i] += (float) (self->voices[4 + side] * family);
      }
}

static void
hear_lexicon (const NunSuggestModel *self,
              const NunSuggestHits  *hits,
              gboolean               has_band,
              float                 *scores)
{
  guint             n = self->templates->len, n_firsts = g_hash_table_size (self->firsts);
  g_autofree float *memory = g_new0 (float, 2 * (n + n_firsts));
  Voices            voices = { .exact = { memory, memory + n },
                               .family = { memory + 2 * n, memory + 2 * n + n_firsts } };

  for (guint i = 0; i < 2 * n; i++)
    memory[i] = -1;
  for (guint i = 0; i < hits->n; i++)
    hear_hit (self, &voices, &hits->hits[i], has_band);
  add_voices (self, &voices, scores);
}

static void
to_odds (float *scores, guint n)
{
  float  top = -G_MAXFLOAT;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    top = MAX (top, scores[i]);
  for (guint i = 0; i < n; i++)
    {
      scores[i] = expf (scores[i] - top);
      sum += scores[i];
    }
  for (guint i = 0; i < n; i++)
    scores[i] = (float) (scores[i] / sum);
}

void
nun_suggest_model_score (const NunSuggestModel    *self,
                         const NunSuggestFeatures *features,
                         const NunSuggestHits     *hits,
                         gboolean                  has_band,
                         float                    *odds)
{
  g_autofree float *parts = g_new0 (float, g_hash_table_size (self->parts));

  for (guint i = 0; i < features->n; i++)
    {
      const GArray *weights = g_hash_table_lookup (self->weights, features->keys[i]);

      for (guint j = 0; weights != NULL && j < weights->len; j++)
        {
          const Weight *weight = &g_array_index (weights, Weight, j);

          parts[weight->part] += (float) features->values[i] * weight->weight;
        }
    }
  for (guint i = 0; i < self->templates->len; i++)
    {
      const Template *each = &g_array_index (self->templates, Template, i);

      odds[i] = 0;
      for (guint j = 0; j < each->n_parts; j++)
        odds[i] += parts[each->parts[j]];
    }
  hear_lexicon (self, hits, has_band, odds);
  to_odds (odds, self->templates->len);
}
