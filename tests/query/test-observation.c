/* Questions to images against every row looked at one by one, and what they promise of order and bounds. */
#include "query/observation-none.h"
#include "query/observation.h"
#include "store/observe.h"

#include <math.h>
#include <string.h>

#include "made-observations.h"
#include "made-store.h"
#include "sky/sphere.h"

#define N_ROWS 6000

static char            *folder;
static NunStore        *store;
static MadeObservation *made;
static int              at_path, at_ra, at_dec;

/* The number that stands in a path "run_3/frame#13.fits". */
static guint
row_of (const NunValue *values)
{
  g_autofree char *path = g_strndup (values[at_path].text, values[at_path].length);
  guint            i = (guint) g_ascii_strtoull (strchr (path, '#') + 1, NULL, 10);

  g_assert_cmpuint (i, <, N_ROWS);
  g_assert_cmpstr (path, ==, made[i].path);
  return i;
}

static gboolean
matches (const NunRegion *footprint, const NunRegion *region, NunMatch match)
{
  if (footprint == NULL)
    return FALSE;
  if (match == NUN_MATCH_OVERLAPS)
    return nun_region_overlaps (footprint, region);
  if (match == NUN_MATCH_COVERS)
    return nun_region_covers (footprint, region);
  if (match == NUN_MATCH_ENCLOSED)
    return nun_region_covers (region, footprint);
  return nun_region_contains (footprint, region->ra_deg, region->dec_deg);
}

/* Asks, and checks that each row comes once.  Returns how many came; found: of N_ROWS. */
static guint
ask (const NunObservationQuestion *question, gboolean *found)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows = nun_query_observation (store, "made", question, NULL, &error);
  const NunValue     *values;
  guint               n = 0;

  g_assert_no_error (error);
  memset (found, 0, N_ROWS * sizeof *found);
  while ((values = nun_rows_next (rows, NULL, &error)) != NULL)
    {
      guint i = row_of (values);

      g_assert_false (found[i]);
      found[i] = TRUE;
      n++;
    }
  g_assert_no_error (error);
  return n;
}

static guint
compare_regions (GPtrArray *regions, NunMatch match)
{
  NunObservationQuestion question = { .regions = regions, .match = match, .max_rows = N_ROWS };
  g_autofree gboolean   *found = g_new (gboolean, N_ROWS);
  guint                  n = ask (&question, found);

  for (guint i = 0; i < N_ROWS; i++)
    {
      gboolean expected = FALSE;

      for (guint k = 0; k < regions->len; k++)
        expected = expected || matches (made[i].region, regions->pdata[k], match);
      g_assert_cmpint (found[i], ==, expected);
    }
  return n;
}

static GPtrArray *
region_list (const char *const *texts)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_region_free);

  for (; *texts != NULL; texts++)
    {
      NunRegion *region = nun_region_from_text (*texts);

      g_assert_nonnull (region);
      g_ptr_array_add (out, region);
    }
  return out;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint             n[4] = { 0 };

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *circle = NULL;
      const char      *texts[] = { NULL, NULL };
      char             ra[32], dec[32], radius[32];

      g_ascii_formatd (ra, sizeof ra, "%.8f", g_rand_double_range (random, 0, 360));
      g_ascii_formatd (dec, sizeof dec, "%.8f", g_rand_double_range (random, -90, 90));
      g_ascii_formatd (radius, sizeof radius, "%.8f",
                       pow (10.0, g_rand_double_range (random, -3, 2)));
      texts[0] = circle = g_strdup_printf ("CIRCLE %s %s %s", ra, dec, radius);
      {
        g_autoptr (GPtrArray) regions = region_list (texts);

        n[i % 4] += compare_regions (regions, i % 4);
      }
    }
  /* Each way of matching has found something to be compared. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (n[i], >, 20);
}

static void
test_edges (void)
{
  static const char *const regions[][4] = {
    { "CIRCLE 0 90 3" },
    { "CIRCLE 123 -90 20" },
    { "CIRCLE 0 0 5" },
    { "CIRCLE 359.999 0 5" },
    { "CIRCLE 10 10 180" },
    { "CIRCLE 77 13 0" },
    { "POLYGON 350 -10 10 -10 10 10 350 10" },
    { "POLYGON 0 80 90 80 180 80 270 80" },
    { "RANGE 350 10 -20 20" },
    { "RANGE 0 360 -90 90" },
    { "RANGE -Inf +Inf 60 +Inf" },
    { "CIRCLE 10 10 2", "CIRCLE 11 10 2", "CIRCLE 190 -10 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    for (guint match = 0; match < 4; match++)
      {
        g_autoptr (GPtrArray) list = region_list (regions[i]);

        compare_regions (list, match);
      }
}

static void
test_nearest (void)
{
  static const char *const circle[] = { "CIRCLE 200 30 25", NULL };
  g_autoptr (GPtrArray)    regions = region_list (circle);
  NunObservationQuestion   question = { .regions = regions, .max_rows = 40 };
  g_autoptr (NunRows)      rows = nun_query_observation (store, "made", &question, NULL, NULL);
  const NunValue          *values;
  double                   last = -1.0;
  guint                    n = 0;

  while ((values = nun_rows_next (rows, NULL, NULL)) != NULL)
    {
      double distance = nun_sphere_distance_deg (values[at_ra].d, values[at_dec].d, 200.0, 30.0);

      g_assert_cmpfloat (distance, >=, last - 1e-7);
      last = distance;
      n++;
    }
  g_assert_cmpuint (n, ==, 41); /* one more tells that there are more */
}

static void
test_bounds (void)
{
  static const char *const circle[] = { "CIRCLE 200 30 25", NULL };
  g_autoptr (GPtrArray)    regions = region_list (circle);
  g_autofree gboolean     *found = g_new (gboolean, N_ROWS);
  NunObservationQuestion   question = { .regions = regions };
  g_autoptr (GError)       error = NULL;
  g_autoptr (NunRows)      none = NULL;

  g_assert_cmpuint (ask (&question, found), ==, 0);
  none = nun_query_observation (store, "made", &question, NULL, NULL);
  g_assert_cmpuint (nun_rows_get_n_columns (none), >, 40);
  question.regions = NULL;
  question.max_rows = 7;
  g_assert_cmpuint (ask (&question, found), ==, 8);
  question.max_rows = N_ROWS;
  g_assert_cmpuint (ask (&question, found), ==, N_ROWS);
  g_assert_null (nun_query_observation (store, "nothing", &question, NULL, &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE);
}

static gboolean
in_band (guint i, double minimum, double maximum)
{
  return made[i].em_min <= maximum && made[i].em_max >= minimum;
}

static void
test_intervals (void)
{
  NunIntervalTest        tests[] = { { "em_min", "em_max", 4e-7, 4.1e-7 },
                                     { "em_min", "em_max", 8e-7, INFINITY } };
  g_autoptr (GArray)     intervals = g_array_new (FALSE, FALSE, sizeof (NunIntervalTest));
  NunObservationQuestion question = { .intervals = intervals, .max_rows = N_ROWS };
  g_autofree gboolean   *found = g_new (gboolean, N_ROWS);
  NunIntervalTest        unknown = { "em_min", "no_such_field", 0, 1 };

  g_array_append_vals (intervals, tests, 2);
  g_assert_cmpuint (ask (&question, found), >, 100);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (found[i], ==, in_band (i, 4e-7, 4.1e-7) || in_band (i, 8e-7, INFINITY));
  /* Open ends still ask for the value. */
  g_array_set_size (intervals, 0);
  tests[0].minimum = -INFINITY;
  tests[0].maximum = INFINITY;
  g_array_append_val (intervals, tests[0]);
  ask (&question, found);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (found[i], ==, !isnan (made[i].em_min));
  g_array_append_val (intervals, unknown);
  g_assert_cmpuint (ask (&question, found), ==, 0);
}

/* Keys of the rows of two bands, by the index. */
static GArray *
find_spans (const char *min_key, const char *max_key, guint most)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, "made");
  int                        low = nun_collection_find_column (collection, min_key);
  int                        high = nun_collection_find_column (collection, max_key);
  NunRowInterval     bands[] = { { low, high, 0, 3.002e-7 }, { low, high, 9.99e-7, INFINITY } };
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (NunRowInterval));

  g_array_append_vals (intervals, bands, 2);
  return nun_store_find_spans (store, "made", intervals, most);
}

/* Few rows of a band are found by an index, alone and together with a region. */
static void
test_spans (void)
{
  static const char *const half[] = { "CIRCLE 100 20 90", NULL };
  NunIntervalTest          bands[] = { { "em_min", "em_max", 0, 3.002e-7 },
                                       { "em_min", "em_max", 9.99e-7, INFINITY } };
  g_autoptr (GPtrArray)    regions = region_list (half);
  g_autoptr (GArray)       intervals = g_array_new (FALSE, FALSE, sizeof (NunIntervalTest));
  NunObservationQuestion   question = { .intervals = intervals, .max_rows = N_ROWS };
  g_autofree gboolean     *found = g_new (gboolean, N_ROWS), *there = g_new (gboolean, N_ROWS);
  g_autoptr (GArray)       keys = find_spans ("em_min", "em_max", N_ROWS);
  guint                    n = 0;

  g_array_append_vals (intervals, bands, 2);
  ask (&question, found);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_assert_cmpint (found[i], ==, in_band (i, 0, 3.002e-7) || in_band (i, 9.99e-7, INFINITY));
      n += found[i] ? 1 : 0;
    }
  g_assert_cmpuint (n, >, 3);
  g_assert_nonnull (keys);
  g_assert_cmpuint (keys->len, ==, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (g_array_index (keys, gint64, i - 1), <, g_array_index (keys, gint64, i));
  g_assert_null (find_spans ("em_min", "em_max", n - 1));
  g_assert_null (find_spans ("t_min", "t_max", N_ROWS));
  /* As the index over footprints alone would have it. */
  question.regions = regions;
  question.intervals = NULL;
  ask (&question, there);
  question.intervals = intervals;
  for (guint i = 0; i < N_ROWS; i++)
    there[i] = there[i] && found[i];
  g_assert_cmpuint (ask (&question, found), >, 0);
  g_assert_cmpmem (found, N_ROWS * sizeof *found, there, N_ROWS * sizeof *there);
}

static void
test_texts (void)
{
  NunTextTest            tests[] = { { "pol_states", "q", TRUE }, { "pol_states", "YY", TRUE } };
  NunTextTest            target = { "target_name", "vega", FALSE };
  NunTextTest            hostile = { "target_name", "' OR 1 = 1 --", FALSE };
  g_autoptr (GArray)     texts = g_array_new (FALSE, FALSE, sizeof (NunTextTest));
  NunObservationQuestion question = { .texts = texts, .max_rows = N_ROWS };
  g_autofree gboolean   *found = g_new (gboolean, N_ROWS);

  g_array_append_vals (texts, tests, 2);
  ask (&question, found);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (found[i], ==, i % 4 == 1 || i % 4 == 2);
  g_array_append_val (texts, target);
  ask (&question, found);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (found[i], ==, (i % 4 == 1 || i % 4 == 2) && made[i].is_point);
  g_array_set_size (texts, 0);
  g_array_append_val (texts, hostile);
  g_assert_cmpuint (ask (&question, found), ==, 0);
  /* "Y" is a part of "YY", but no word of the list. */
  g_array_index (texts, NunTextTest, 0) = (NunTextTest){ "pol_states", "Y", TRUE };
  g_assert_cmpuint (ask (&question, found), ==, 0);
}

/* Whether a text or an interval of one column is told to fit nothing before any row is read. */
static gboolean
fits_nothing (const char *key, const char *value, NunRowTextMatch match, double low, double high)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, "made");
  int                        column = nun_collection_find_column (collection, key);
  g_autoptr (GArray)         texts = g_array_new (FALSE, FALSE, sizeof (NunRowText));
  g_autoptr (GArray)         intervals = g_array_new (FALSE, FALSE, sizeof (NunRowInterval));
  NunRowText                 text = { column, value, match };
  NunRowInterval             interval = { column, column, low, high };

  if (value != NULL)
    g_array_append_val (texts, text);
  else
    g_array_append_val (intervals, interval);
  return nun_observation_none (store, collection, &(NunRowConditions){ intervals, texts });
}

/* What no row can answer costs no look at them; what one may is never refused. */
static void
test_none (void)
{
  double shortest = INFINITY, longest = 0;

  for (guint i = 0; i < N_ROWS; i++)
    if (!isnan (made[i].em_min))
      {
        shortest = MIN (shortest, made[i].em_min);
        longest = MAX (longest, made[i].em_min);
      }
  g_assert_true (fits_nothing ("em_min", NULL, 0, 1.001 * longest, INFINITY));
  g_assert_true (fits_nothing ("em_min", NULL, 0, -INFINITY, 0.999 * shortest));
  g_assert_false (fits_nothing ("em_min", NULL, 0, longest, INFINITY));
  g_assert_false (fits_nothing ("em_min", NULL, 0, -INFINITY, shortest));
  g_assert_true (fits_nothing ("t_min", NULL, 0, -INFINITY, INFINITY)); /* nobody knows it */
  g_assert_true (fits_nothing ("nowhere", NULL, 0, -INFINITY, INFINITY));
  g_assert_true (fits_nothing ("target_name", "nobody", NUN_ROW_TEXT_ANY_CASE, 0, 0));
  g_assert_false (fits_nothing ("target_name", "vEGA", NUN_ROW_TEXT_ANY_CASE, 0, 0));
  g_assert_true (fits_nothing ("target_name", "vEGA", NUN_ROW_TEXT_EXACT, 0, 0));
  g_assert_true (fits_nothing ("obs_collection", "x", NUN_ROW_TEXT_ANY_CASE, 0, 0));
  for (guint i = 0; i < N_ROWS; i += 50)
    if (made[i].pol[0] != 0)
      {
        g_auto (GStrv) states = g_strsplit_set (made[i].pol, "/ ", -1);

        for (guint k = 0; states[k] != NULL; k++)
          g_assert_false (fits_nothing ("pol_states", states[k], NUN_ROW_TEXT_WORD, 0, 0));
        g_assert_false (fits_nothing ("pol_states", made[i].pol, NUN_ROW_TEXT_WORD, 0, 0));
      }
}

/* Everything at once: region, interval and text. */
static void
test_together (void)
{
  static const char *const circle[] = { "CIRCLE 100 -40 40", NULL };
  g_autoptr (GPtrArray)    regions = region_list (circle);
  NunIntervalTest          interval = { "em_min", "em_max", 5e-7, 6e-7 };
  NunTextTest              text = { "pol_states", "I", TRUE };
  g_autoptr (GArray)       intervals = g_array_new (FALSE, FALSE, sizeof interval);
  g_autoptr (GArray)       texts = g_array_new (FALSE, FALSE, sizeof text);
  NunObservationQuestion   question = { regions, NUN_MATCH_OVERLAPS, intervals, texts, N_ROWS };
  g_autofree gboolean     *found = g_new (gboolean, N_ROWS);

  g_array_append_val (intervals, interval);
  g_array_append_val (texts, text);
  g_assert_cmpuint (ask (&question, found), >, 10);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_cmpint (found[i], ==,
                     matches (made[i].region, regions->pdata[0], NUN_MATCH_OVERLAPS) &&
                         in_band (i, 5e-7, 6e-7) && i % 4 <= 1);
}

static int
find_by_id (const char *id)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows = nun_query_observation_by_id (store, "made", id, &error);
  const NunValue     *values;

  g_assert_no_error (error);
  values = nun_rows_next (rows, NULL, NULL);
  return values != NULL ? (int) row_of (values) : -1;
}

static void
test_id (void)
{
  g_assert_cmpint (find_by_id ("run_3/frame#13.fits"), ==, 13);
  g_assert_cmpint (find_by_id ("run_3/frame#13.fits#-1"), ==, 13);
  g_assert_cmpint (find_by_id ("run_3/frame#13.fits#-1.-1"), ==, 13);
  g_assert_cmpint (find_by_id ("run_3/frame#13.fits#2"), ==, -1);
  g_assert_cmpint (find_by_id ("ivo://example.org/p?run_3/frame%2313.fits"), ==, 13);
  g_assert_cmpint (find_by_id ("ivo://example.org/p"), ==, -1);
  g_assert_cmpint (find_by_id (""), ==, -1);
  g_assert_cmpint (find_by_id ("run_3/frame#14.fits"), ==, -1);
}

/* A file of the same name in capitals is another one. */
static void
test_paths (void)
{
  static const char *const paths[] = { "run_3/frame#13.fits", "RUN_3/frame#13.fits" };
  g_autofree gboolean     *found = g_new (gboolean, N_ROWS);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      NunTextTest            test = { NUN_PRODUCT_PATH, paths[i], FALSE };
      g_autoptr (GArray)     texts = g_array_new (FALSE, FALSE, sizeof test);
      NunObservationQuestion question = { .texts = texts, .max_rows = 10 };

      g_array_append_val (texts, test);
      g_assert_cmpuint (ask (&question, found), ==, 1 - i);
    }
}

static void
test_many_conditions (void)
{
  NunTextTest            text = { "target_name", "x", FALSE };
  g_autoptr (GArray)     texts = g_array_new (FALSE, FALSE, sizeof text);
  NunObservationQuestion question = { .texts = texts, .max_rows = 10 };
  g_autofree gboolean   *found = g_new (gboolean, N_ROWS);
  g_autoptr (GError)     error = NULL;

  for (guint i = 0; i < 400; i++)
    g_array_append_val (texts, text);
  g_assert_cmpuint (ask (&question, found), ==, 0);
  for (guint i = 0; i < 100000; i++)
    g_array_append_val (texts, text);
  g_assert_null (nun_query_observation (store, "made", &question, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
find_columns (void)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, "made");

  at_path = nun_collection_find_column (collection, NUN_PRODUCT_PATH);
  at_ra = nun_collection_find_column (collection, "s_ra");
  at_dec = nun_collection_find_column (collection, "s_dec");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  path = g_build_filename (folder, "observation.nuncius", NULL);
  store = nun_store_create (path, NULL);
  made = make_observations (store, NUN_DATASET_IMAGE, N_ROWS);
  find_columns ();
  g_test_add_func ("/observation/random", test_random);
  g_test_add_func ("/observation/edges", test_edges);
  g_test_add_func ("/observation/nearest", test_nearest);
  g_test_add_func ("/observation/bounds", test_bounds);
  g_test_add_func ("/observation/intervals", test_intervals);
  g_test_add_func ("/observation/spans", test_spans);
  g_test_add_func ("/observation/texts", test_texts);
  g_test_add_func ("/observation/none", test_none);
  g_test_add_func ("/observation/together", test_together);
  g_test_add_func ("/observation/id", test_id);
  g_test_add_func ("/observation/paths", test_paths);
  g_test_add_func ("/observation/many-conditions", test_many_conditions);
  status = g_test_run ();
  free_observations (made, N_ROWS);
  g_object_unref (store);
  remove_folder (folder);
  return status;
}
