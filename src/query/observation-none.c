/* Questions that no row can answer, told from what is known of the columns as a whole. */
#include "query/observation-none.h"

#include <string.h>

/* What parts the words of a list, as in store/observe.h. */
#define BETWEEN_WORDS " ,;/"

/* -- numbers ----------------------------------------------------------------------------------------- */

/* The range holds all values only where none of them is infinite. */
static gboolean
knows_range (const NunCollection *collection, int column)
{
  const NunColumnProfile *profile = &collection->profile->columns[column];
  gint64                  n_finite = 0;

  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    n_finite += profile->histogram[i];
  return profile->has_range && n_finite + profile->n_null == collection->n_rows;
}

static gboolean
interval_may_fit (const NunCollection *collection, const NunRowInterval *test)
{
  const NunColumnProfile *columns = collection->profile->columns;

  if (test->min_column < 0 || test->max_column < 0 ||
      columns[test->min_column].n_null == collection->n_rows ||
      columns[test->max_column].n_null == collection->n_rows)
    return FALSE;
  return !(knows_range (collection, test->min_column) &&
           columns[test->min_column].minimum > test->maximum) &&
         !(knows_range (collection, test->max_column) &&
           columns[test->max_column].maximum < test->minimum);
}

/* -- texts ------------------------------------------------------------------------------------------- */

static gboolean
is_among_words (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, BETWEEN_WORDS, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
sample_fits (const char *sample, const NunRowText *test)
{
  switch (test->match)
    {
    case NUN_ROW_TEXT_WORD: return is_among_words (sample, test->value);
    case NUN_ROW_TEXT_ANY_CASE: return g_ascii_strcasecmp (sample, test->value) == 0;
    case NUN_ROW_TEXT_EXACT:
    default: return g_str_equal (sample, test->value);
    }
}

/* The samples are all values of a column that has few of them, unless one was too long to be kept whole. */
static gboolean
knows_values (const NunColumnProfile *profile)
{
  guint n = g_strv_length ((char **) profile->samples);

  if (profile->n_distinct != (gint64) n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (profile->samples[i], "…"))
      return FALSE;
  return TRUE;
}

static gboolean
any_sample_fits (const NunColumnProfile *profile, const NunRowText *test)
{
  for (guint i = 0; profile->samples[i] != NULL; i++)
    if (sample_fits (profile->samples[i], test))
      return TRUE;
  return FALSE;
}

/* Whether the index finds a row. */
static gboolean
index_finds (NunStore *store, const NunCollection *collection, const NunRowText *test)
{
  g_autoptr (GArray)  texts = g_array_new (FALSE, FALSE, sizeof *test);
  g_autoptr (NunRows) rows = NULL;

  g_array_append_val (texts, *test);
  rows = nun_store_select_where (store, collection->name, NULL, &(NunRowConditions){ NULL, texts },
                                 1, NULL);
  return rows == NULL || nun_rows_next (rows, NULL, NULL) != NULL;
}

static gboolean
text_may_fit (NunStore *store, const NunCollection *collection, const NunRowText *test)
{
  const NunColumnProfile *profile;

  if (test->column < 0)
    return FALSE;
  profile = &collection->profile->columns[test->column];
  /* Several words are looked for as they stand in the row. */
  if (test->match == NUN_ROW_TEXT_WORD &&
      (*test->value == 0 || strpbrk (test->value, BETWEEN_WORDS) != NULL))
    return TRUE;
  if (profile->n_null == collection->n_rows)
    return FALSE;
  if (knows_values (profile))
    return any_sample_fits (profile, test);
  return test->match != NUN_ROW_TEXT_ANY_CASE ||
         !nun_store_has_text_index (collection, test->column) ||
         index_finds (store, collection, test);
}

/* -- all of them ------------------------------------------------------------------------------------- */

/* Of the conditions on the columns of the first one, which are alternatives. */
static gboolean
any_interval_may_fit (const NunCollection *collection, const GArray *tests, guint first)
{
  const NunRowInterval *one = &g_array_index (tests, NunRowInterval, first);

  for (guint i = 0; i < tests->len; i++)
    {
      const NunRowInterval *test = &g_array_index (tests, NunRowInterval, i);

      if (test->min_column == one->min_column && test->max_column == one->max_column &&
          interval_may_fit (collection, test))
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_text_may_fit (NunStore            *store,
                  const NunCollection *collection,
                  const GArray        *tests,
                  guint                first)
{
  int column = g_array_index (tests, NunRowText, first).column;

  for (guint i = 0; i < tests->len; i++)
    if (g_array_index (tests, NunRowText, i).column == column &&
        text_may_fit (store, collection, &g_array_index (tests, NunRowText, i)))
      return TRUE;
  return FALSE;
}

gboolean
nun_observation_none (NunStore               *store,
                      const NunCollection    *collection,
                      const NunRowConditions *conditions)
{
  const GArray *intervals = conditions->intervals, *texts = conditions->texts;

  if (collection->profile == NULL || collection->profile->n_columns != collection->columns->len)
    return FALSE;
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    if (!any_interval_may_fit (collection, intervals, i))
      return TRUE;
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    if (!any_text_may_fit (store, collection, texts, i))
      return TRUE;
  return FALSE;
}
