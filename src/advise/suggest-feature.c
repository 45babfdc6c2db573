/* The marks of a column that weights are learned for. */
#include "advise/suggest-feature.h"

#include <string.h>

#include "advise/suggest-lexicon.h"

static void
add (NunSuggestFeatures *self, double value, const char *kind, const char *a, const char *b)
{
  if (self->n == NUN_SUGGEST_FEATURES)
    return;
  g_snprintf (self->keys[self->n], NUN_SUGGEST_FEATURE_BYTES, "%s=%s%s%s", kind, a,
              b != NULL ? "_" : "", b != NULL ? b : "");
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->keys[i], self->keys[self->n]))
      {
        self->values[i] = MAX (self->values[i], value);
        return;
      }
  self->values[self->n++] = value;
}

static gboolean
is_number (const char *word)
{
  return g_ascii_isdigit (word[0]);
}

/* Numbers count as one word: what is learned must not hang on them. */
static const char *
plain (const char *word)
{
  return is_number (word) ? "#" : word;
}

static void
add_name (NunSuggestFeatures *self, const NunSuggestWords *name)
{
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; i < name->n; i++)
    {
      const char *word = plain (name->words[i]);

      add (self, 1.0, "n", word, NULL);
      if (i == 0)
        add (self, 1.0, "nf", word, NULL);
      if (i + 1 == name->n)
        add (self, 1.0, "nl", word, NULL);
      else
        add (self, 1.0, "nb", word, plain (name->words[i + 1]));
      if (whole->len < 40)
        g_string_append_printf (whole, "%s%s", i > 0 ? "_" : "", word);
    }
  add (self, 1.0, "nn", whole->str, NULL);
}

static void
add_text (NunSuggestFeatures *self, const NunSuggestWords *text)
{
  for (guint i = 0; i < text->n && i < 24; i++)
    {
      const char *word = plain (text->words[i]);
      gboolean    head = i < text->n_head;

      add (self, head ? 1.0 : 0.5, "d", word, NULL);
      if (head)
        add (self, 1.0, "h", word, NULL);
      if (i + 1 < text->n)
        add (self, head ? 1.0 : 0.5, "db", word, plain (text->words[i + 1]));
    }
  if (text->n > 0)
    {
      add (self, 1.0, "d1", plain (text->words[0]), NULL);
      if (text->n_head > 0)
        add (self, 1.0, "hl", plain (text->words[text->n_head - 1]), NULL);
    }
  else
    add (self, 1.0, "nodesc", "1", NULL);
}

/* A word counts wherever it stands, too. */
static void
add_anywhere (NunSuggestFeatures *self, const NunSuggestWords *name, const NunSuggestWords *text)
{
  for (guint i = 0; i < name->n; i++)
    add (self, 1.0, "w", plain (name->words[i]), NULL);
  for (guint i = 0; i < text->n && i < 24; i++)
    add (self, i < text->n_head ? 0.8 : 0.4, "w", plain (text->words[i]), NULL);
}

static void
add_measures (NunSuggestFeatures *self, const NunSuggestColumn *column, const NunSuggestWords *name)
{
  static const char *const kinds[] = { "text", "int", "real", "bool" };
  static const char *const numbers[] = { "0", "1", "2" };
  const char              *quantity = nun_suggest_quantity_name (column->quantity);
  const char              *unit = column->column->unit;

  add (self, 1.0, "q", quantity, NULL);
  if (unit != NULL && *unit != 0 && strpbrk (unit, " \t\n") == NULL)
    add (self, 1.0, "u", unit, NULL);
  add (self, 1.0, "t", kinds[column->kind], NULL);
  add (self, 1.0, "tq", kinds[column->kind], quantity);
  add (self, 1.0, "band", numbers[MIN (column->bands.n, 2)], NULL);
  if (name->n > 0)
    {
      add (self, 1.0, "ql", quantity, plain (name->words[name->n - 1]));
      add (self, 1.0, "tl", kinds[column->kind], plain (name->words[name->n - 1]));
    }
}

static void
add_place (NunSuggestFeatures     *self,
           const NunSuggestTable  *table,
           const NunSuggestColumn *column,
           guint                   place)
{
  static const char *const relations[] = { "none",      "error",  "flag",        "limit", "unit",
                                           "reference", "number", "correlation", "other" };

  add (self, 1.0, "place", place == 0 ? "first" : place + 1 == table->n ? "last" : "mid", NULL);
  if (table->is_observations)
    add (self, 1.0, "table", "observations", NULL);
  add (self, 1.0, "rel", relations[column->relation],
       column->relation == NUN_RELATION_NONE ? NULL
       : column->parent >= 0                 ? "parent"
                                             : "alone");
  if (column->relation_by != NULL)
    add (self, 1.0, "by", column->relation_by, NULL);
}

static const char *
last_word (const NunSuggestWords *name)
{
  return name->n > 0 ? plain (name->words[name->n - 1]) : "";
}

/* How unknown words begin and end, and the ends of name and description together. */
static void
add_endings (NunSuggestFeatures *self, const NunSuggestWords *name, const NunSuggestWords *text)
{
  for (guint i = 0; i < name->n; i++)
    {
      const char *word = name->words[i];
      gsize       length = strlen (word);
      char        head[4];

      if (length < 5 || is_number (word))
        continue;
      g_strlcpy (head, word, sizeof head);
      add (self, 1.0, "pf", head, NULL);
      add (self, 1.0, "sf", word + length - 3, NULL);
    }
  if (text->n_head > 0 && name->n > 0)
    add (self, 1.0, "nd", last_word (name), plain (text->words[text->n_head - 1]));
}

/* What stands beside the column. */
static void
add_neighbours (NunSuggestFeatures *self, const NunSuggestTable *table, guint place)
{
  if (place > 0)
    add (self, 1.0, "pv", last_word (&table->columns[place - 1].name), NULL);
  if (place + 1 < table->n)
    add (self, 1.0, "nx", last_word (&table->columns[place + 1].name), NULL);
}

/* What the lexicon says, so that it can be learned how far it is to be believed in each case: all of it, and the best
 * of name and description. */
static void
add_lexicon (NunSuggestFeatures *self, const NunSuggestHits *hits)
{
  const NunSuggestHit *best[2] = { NULL, NULL };

  for (guint i = 0; i < hits->n; i++)
    {
      const NunSuggestHit *hit = &hits->hits[i];
      guint                side = hit->in_name ? 0 : 1;

      add (self, MIN (hit->score, 1.2), side == 0 ? "Ln" : "Ld", hit->ucd, NULL);
      if (best[side] == NULL || hit->score > best[side]->score)
        best[side] = hit;
    }
  for (guint side = 0; side < 2; side++)
    add (self, 1.0, side == 0 ? "LN" : "LD", best[side] != NULL ? best[side]->ucd : "none", NULL);
  if (best[0] != NULL && best[1] != NULL)
    add (self, 1.0, "L2", g_str_equal (best[0]->ucd, best[1]->ucd) ? "same" : "other", NULL);
}

void
nun_suggest_features_find (NunSuggestFeatures    *self,
                           const NunSuggestTable *table,
                           guint                  place,
                           gboolean               base,
                           const NunSuggestHits  *hits)
{
  const NunSuggestColumn *column = &table->columns[place];
  const NunSuggestWords  *name = base ? &column->base_name : &column->name;
  const NunSuggestWords  *text = base ? &column->base_text : &column->text;

  self->n = 0;
  add (self, 1.0, "bias", "1", NULL);
  add_name (self, name);
  add_text (self, text);
  add_anywhere (self, name, text);
  add_measures (self, column, name);
  add_neighbours (self, table, place);
  add_endings (self, name, text);
  add_lexicon (self, hits);
  if (base)
    add (self, 1.0, "rel", "none", NULL);
  else
    add_place (self, table, column, place);
}
