/* Values of one row against each other. */
#include "observe/observation-check.h"

#include <glib/gi18n-lib.h>

#include "sky/region.h"

/* An exposure may be a little longer than its ends say: they are rounded. */
#define EXPOSURE_FACTOR 1.05
#define EXPOSURE_SLACK_S 2.0

#define DAY_S 86400.0
#define MJD_OF_1970 40587.0

static const NunContradictionInfo infos[NUN_N_CONTRADICTIONS] = {
  [NUN_CONTRADICTION_BAND] = { "band", "em_min",
                               N_ ("the shortest wavelength was above the longest; they were "
                                   "exchanged") },
  [NUN_CONTRADICTION_TIME] = { "time", "t_min",
                               N_ ("the end was before the start; they were exchanged") },
  [NUN_CONTRADICTION_EXPOSURE] = { "exposure", "t_exptime",
                                   N_ ("the exposure is longer than the time from start to end") },
  [NUN_CONTRADICTION_PLACE] = { "place", "s_ra",
                                N_ ("the position lies outside of the footprint") },
  [NUN_CONTRADICTION_FUTURE] = { "future", "t_min", N_ ("the date lies in the future") },
  [NUN_CONTRADICTION_POINTING] = { "pointing", "s_ra",
                                   N_ ("the position in the header's keywords lies elsewhere than "
                                       "its world coordinates") },
};

const NunContradictionInfo *
nun_contradiction_info (NunContradiction contradiction)
{
  return &infos[contradiction];
}

typedef struct
{
  NunFindValue find;
  gpointer     user_data;
} Row;

static gboolean
number_of (const Row *row, const char *key, double *out)
{
  NunValue *value = row->find (row->user_data, key);

  return value != NULL && nun_value_get_double (value, out);
}

/* Returns whether the ends had to be exchanged. */
static gboolean
put_in_order (const Row *row, const char *low, const char *high)
{
  NunValue *a = row->find (row->user_data, low), *b = row->find (row->user_data, high);
  NunValue  swapped;

  if (a == NULL || b == NULL || a->type != NUN_VALUE_DOUBLE || b->type != NUN_VALUE_DOUBLE ||
      a->d <= b->d)
    return FALSE;
  swapped = *a;
  *a = *b;
  *b = swapped;
  return TRUE;
}

static gboolean
is_too_long (const Row *row)
{
  double start, end, exposure;

  return number_of (row, "t_min", &start) && number_of (row, "t_max", &end) &&
         number_of (row, "t_exptime", &exposure) && end > start &&
         exposure > (end - start) * DAY_S * EXPOSURE_FACTOR + EXPOSURE_SLACK_S;
}

static gboolean
is_outside (const Row *row)
{
  NunValue             *text = row->find (row->user_data, "s_region");
  g_autofree char      *copy = NULL;
  g_autoptr (NunRegion) region = NULL;
  double                ra, dec;

  if (text == NULL || text->type != NUN_VALUE_TEXT || !number_of (row, "s_ra", &ra) ||
      !number_of (row, "s_dec", &dec))
    return FALSE;
  copy = g_strndup (text->text, text->length);
  region = nun_region_from_text (copy);
  return region != NULL && !nun_region_contains (region, ra, dec);
}

static gboolean
is_to_come (const Row *row)
{
  double now = (double) g_get_real_time () / G_USEC_PER_SEC / DAY_S + MJD_OF_1970, start;

  return number_of (row, "t_min", &start) && start > now + 2.0;
}

guint
nun_observation_check (NunFindValue find, gpointer user_data)
{
  Row row = { find, user_data };

  return (guint) put_in_order (&row, "em_min", "em_max") << NUN_CONTRADICTION_BAND |
         (guint) put_in_order (&row, "t_min", "t_max") << NUN_CONTRADICTION_TIME |
         (guint) is_too_long (&row) << NUN_CONTRADICTION_EXPOSURE |
         (guint) is_outside (&row) << NUN_CONTRADICTION_PLACE |
         (guint) is_to_come (&row) << NUN_CONTRADICTION_FUTURE;
}
